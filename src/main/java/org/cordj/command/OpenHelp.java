package org.cordj.command;

import java.io.IOException;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.HelpPages;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** The help pages. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Help>Cord Help",
    headless = true,
    description =
        "Opens the help in the browser: a page for each command with its keys and an example, and a"
            + " glossary. It needs no network.")
public class OpenHelp extends CordCommand {

  @Override
  protected void execute(final Progress progress) throws IOException {
    HelpPages.show();
  }
}
