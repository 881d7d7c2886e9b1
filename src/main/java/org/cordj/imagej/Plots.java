package org.cordj.imagej;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.macro.Interpreter;
import java.awt.GraphicsEnvironment;

/** Shows plots. */
public final class Plots {

  private Plots() {}

  /**
   * Shows a plot: with a window as ImageJ's own plot, whose buttons give its data and settings;
   * headless and in batch mode, which have no plot windows, as an image that a macro finds by its
   * title.
   *
   * @return its image
   */
  public static ImagePlus show(final Plot plot) {
    if (GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode()) {
      return Outputs.show(plot.getImagePlus());
    }
    return plot.show().getImagePlus();
  }
}
