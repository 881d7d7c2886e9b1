package org.cordj.imagej;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;

/** Shows results. */
public final class Outputs {

  /** Screen pixels that an image is at least wide. */
  private static final int LEAST_WIDTH = 300;

  private Outputs() {}

  /**
   * Shows a result image: with a window it becomes the active one, headless a macro finds it by its
   * title. A command also declares it as its output, for callers in Java.
   *
   * @return the same image
   */
  public static ImagePlus show(final ImagePlus imp) {
    imp.show();
    enlarge(imp);
    // else a later command on this thread would be handed this image, even when it is closed
    WindowManager.setTempCurrentImage(null);
    return imp;
  }

  /** A cord is 40 voxels wide: its window would be a stamp. */
  private static void enlarge(final ImagePlus imp) {
    final ImageCanvas canvas = imp.getCanvas();
    if (canvas == null) {
      return;
    }
    while (canvas.getMagnification() * imp.getWidth() < LEAST_WIDTH) {
      final double before = canvas.getMagnification();
      canvas.zoomIn(imp.getWidth() / 2, imp.getHeight() / 2);
      if (canvas.getMagnification() <= before) {
        return;
      }
    }
  }
}
