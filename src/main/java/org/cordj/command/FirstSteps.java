package org.cordj.command;

import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.FirstStepsWindow;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** The guided way from a run's file to its report. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Help>Cord First Steps",
    headless = true,
    description =
        "Leads through one run from its file to its report, a page a step with its picture, and"
            + " writes the macro that does it again. It needs a display.")
public class FirstSteps extends CordCommand {

  @Override
  protected void execute(final Progress progress) {
    FirstStepsWindow.open();
  }
}
