package org.cordj.imagej;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.gui.ImageWindow;
import ij.gui.StackWindow;
import ij.plugin.frame.Recorder;
import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;

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
    // else a later command on this thread would be handed this image, even when it is closed
    WindowManager.setTempCurrentImage(null);
    return imp;
  }

  /** Gives the window of an image that is no PlacedImage letters for the patient's sides. */
  static void dress(final ImagePlus imp) {
    if (imp.getWindow() == null) {
      return;
    }
    if (imp.getCanvas().getClass() == ImageCanvas.class && Geometry.of(imp).known()) {
      onEventThread(() -> replaceWindow(imp));
      enlarge(imp);
    }
  }

  /**
   * Exchanges the window for one with an {@link OrientationCanvas}, as ImageJ itself does when an
   * image becomes a stack. On the event thread, so that events of the old window come before or
   * never: they would be taken, and recorded, as the user's choice of an image.
   */
  private static void replaceWindow(final ImagePlus imp) {
    final int c = imp.getC();
    final int z = imp.getZ();
    final int t = imp.getT();
    Recorder.suspendRecording();
    try {
      final OrientationCanvas canvas = new OrientationCanvas(imp);
      if (imp.getStackSize() > 1) {
        final StackWindow stack = new StackWindow(imp, canvas);
        imp.setPosition(c, z, t);
        stack.updateSliceSelector();
      } else {
        new ImageWindow(imp, canvas);
      }
      WindowManager.setTempCurrentImage(null);
    } finally {
      Recorder.resumeRecording();
    }
  }

  static void onEventThread(final Runnable task) {
    if (EventQueue.isDispatchThread()) {
      task.run();
      return;
    }
    try {
      EventQueue.invokeAndWait(task);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (final InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Shows or hides the letters for the patient's sides in an image's window.
   *
   * @throws IllegalArgumentException if they are to be shown and the image's place is not known
   */
  public static void letters(final ImagePlus imp, final boolean shown) {
    Images.requireOpen(imp);
    final Geometry.Place place = Geometry.of(imp);
    if (shown && !place.known()) {
      throw new IllegalArgumentException(
          place.why() + " Letters would say what nobody knows; none are shown.");
    }
    imp.setProp(OrientationCanvas.LETTERS, shown ? null : OrientationCanvas.OFF);
    if (shown) {
      dress(imp);
    }
    if (imp.getCanvas() != null) {
      imp.getCanvas().repaint();
    }
  }

  /** A cord is 40 voxels wide: its window would be a stamp. */
  static void enlarge(final ImagePlus imp) {
    // where its layout is made too: ImageJ's zoom sets sizes that a layout in between would undo
    onEventThread(
        () -> {
          final ImageCanvas canvas = imp.getCanvas();
          double before = 0;
          while (canvas != null
              && canvas.getMagnification() > before
              && canvas.getMagnification() * imp.getWidth() < LEAST_WIDTH) {
            before = canvas.getMagnification();
            canvas.zoomIn(imp.getWidth() / 2, imp.getHeight() / 2);
          }
        });
  }
}
