package org.cordj.imagej;

import ij.ImagePlus;
import ij.WindowManager;

/** Shows results. */
public final class Outputs {

  private Outputs() {}

  /**
   * Shows a result image: with a window it becomes the active one, headless a macro finds it by its
   * title. A command also declares it as its output, for callers in Java.
   *
   * @return the same image
   */
  public static ImagePlus show(final ImagePlus imp) {
    imp.show();
    // else a later command on this thread would be handed this image, even when it is closed
    WindowManager.setTempCurrentImage(null);
    return imp;
  }
}
