package org.cordj.command;

import ij.ImagePlus;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.phantom.CordPhantom;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The sample image: the phantom with its defaults. */
@Plugin(
    type = Command.class,
    menuPath = "File>Open Samples>Cord Resting State (phantom)",
    headless = true,
    description = "The run of Cord Phantom... with its defaults, with its mask, horns and truth.")
public class SamplePhantom extends CordCommand {

  @Parameter(type = ItemIO.OUTPUT, label = "Series, mask, regions, truth")
  private ImagePlus[] images;

  @Override
  protected void execute(final Progress progress) {
    images = PhantomImages.show(CordPhantom.defaults().make(PhantomImages.TITLE, progress));
  }
}
