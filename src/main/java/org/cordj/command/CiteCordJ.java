package org.cordj.command;

import java.io.IOException;
import org.cordj.help.Citation;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** How CordJ is cited. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Help>Cite CordJ",
    headless = true,
    description = "Writes the entry for BibTeX that cites this version of CordJ into the log.")
public class CiteCordJ extends CordCommand {

  @Override
  protected void execute(final Progress progress) throws IOException {
    say(Citation.read().strip());
  }
}
