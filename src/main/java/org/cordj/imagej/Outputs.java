package org.cordj.imagej;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.gui.ImageWindow;
import ij.gui.StackWindow;

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
    dress(imp);
    // else a later command on this thread would be handed this image, even when it is closed
    WindowManager.setTempCurrentImage(null);
    return imp;
  }

  /** Gives a window that shows an image of known place letters for the patient's sides. */
  static void dress(final ImagePlus imp) {
    final ImageWindow window = imp.getWindow();
    if (window == null) {
      return;
    }
    if (imp.getCanvas().getClass() == ImageCanvas.class && Geometry.of(imp).known()) {
      final int c = imp.getC();
      final int z = imp.getZ();
      final int t = imp.getT();
      final OrientationCanvas canvas = new OrientationCanvas(imp);
      if (imp.getStackSize() > 1) {
        new StackWindow(imp, canvas);
      } else {
        new ImageWindow(imp, canvas);
      }
      imp.setPosition(c, z, t);
    }
    enlarge(imp);
  }

  /** A cord is 40 voxels wide: its window would be a stamp. */
  private static void enlarge(final ImagePlus imp) {
    final ImageCanvas canvas = imp.getCanvas();
    while (canvas.getMagnification() * imp.getWidth() < LEAST_WIDTH) {
      final double before = canvas.getMagnification();
      canvas.zoomIn(imp.getWidth() / 2, imp.getHeight() / 2);
      if (canvas.getMagnification() <= before) {
        return;
      }
    }
  }
}
