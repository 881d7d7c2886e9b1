package org.cordj.imagej;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.gui.GUI;
import ij.gui.ImageWindow;
import java.awt.Insets;
import java.awt.Rectangle;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Windows of images that belong together, in rows and columns below ImageJ's own window, so that
 * all are seen at once. The images, their titles and their pixels are as ImageJ shows them.
 */
public final class WindowRows {

  /** Screen pixels below which a picture would tell nothing. */
  private static final int LEAST = 100;

  private WindowRows() {}

  /**
   * Moves the windows, and makes them smaller where the screen asks for it, never larger: the
   * images fill the rows from the left, the first row first. Where an image is not shown, such as
   * headless, or the screen has no room for so many, nothing is moved.
   *
   * @param columns images in a row, at least 1
   */
  public static void arrange(final List<ImagePlus> images, final int columns) {
    if (images.stream().anyMatch(imp -> imp.getWindow() == null)) {
      return;
    }
    final int rows = (images.size() + columns - 1) / columns;
    final Rectangle screen = belowImageJ();
    final int width =
        Math.min(screen.width / columns, most(images, imp -> imp.getWindow().getWidth()));
    final int height =
        Math.min(screen.height / rows, most(images, imp -> imp.getWindow().getHeight()));
    Outputs.onEventThread(
        () -> {
          if (!images.stream().allMatch(imp -> fits(imp.getWindow(), width, height))) {
            return;
          }
          for (int i = 0; i < images.size(); i++) {
            final int x = screen.x + i % columns * width;
            final int y = screen.y + i / columns * height;
            final ImagePlus imp = images.get(i);
            final ImageWindow window = imp.getWindow();
            // not packed: a window as wide as its place shows more of its title
            window.setBounds(x, y, width, height);
            // all of the image, of which ImageJ shows a part while a window is smaller
            imp.getCanvas().setSourceRect(new Rectangle(imp.getWidth(), imp.getHeight()));
            imp.getCanvas().fitToWindow();
            window.validate();
          }
        });
  }

  private static int most(final List<ImagePlus> images, final ToIntFunction<ImagePlus> size) {
    return images.stream().mapToInt(size).max().orElse(0);
  }

  /** Whether a window of that size leaves enough of it to the picture. */
  private static boolean fits(final ImageWindow window, final int width, final int height) {
    final Insets frame = window.getInsets();
    return width - frame.left - frame.right >= LEAST
        && height - frame.top - frame.bottom - window.getSliderHeight() >= LEAST;
  }

  /** The screen of ImageJ's window, without what that window takes where it lies at the top. */
  private static Rectangle belowImageJ() {
    final ImageJ main = IJ.getInstance();
    final Rectangle screen = GUI.getMaxWindowBounds(main);
    if (main != null) {
      final Rectangle taken = main.getBounds();
      final int below = taken.y + taken.height - screen.y;
      if (below > 0 && below < screen.height / 3) {
        screen.y += below;
        screen.height -= below;
      }
    }
    return screen;
  }
}
