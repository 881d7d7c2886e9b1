package org.cordj.command;

import ij.ImagePlus;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Outputs;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows or hides the letters for the patient's sides. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Cord Letters...",
    headless = true,
    description =
        "Shows or hides the letters R, L, A, P, S, I at the edges of an image's window, also of a copy"
            + " that ImageJ has made.")
public class CordLetters extends CordCommand {

  @Parameter(label = "Image", description = "image whose place in the scanner is known")
  private ImagePlus image;

  @Parameter(
      label = "Letters shown",
      persist = false,
      description = "true: letters for the patient's sides are shown; false: hidden")
  private boolean show = true;

  @Override
  protected void execute(final Progress progress) {
    Outputs.letters(image, show);
  }
}
