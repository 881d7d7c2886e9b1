package org.cordj.imagej.explorer;

import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;

/** Where a window lies that belongs to an image. */
final class BesideImage {

  /** Pixels between the two. */
  private static final int GAP = 8;

  private BesideImage() {}

  /** Beside the image's window, on the side that has room, as large as the screen allows. */
  static Rectangle place(final Window imageWindow, final Dimension size) {
    final Rectangle image = imageWindow.getBounds();
    final GraphicsConfiguration screen = imageWindow.getGraphicsConfiguration();
    final Rectangle all = screen.getBounds();
    final Insets edges = Toolkit.getDefaultToolkit().getScreenInsets(screen);
    final int left = all.x + edges.left;
    final int right = all.x + all.width - edges.right;
    final int top = all.y + edges.top;
    final int bottom = all.y + all.height - edges.bottom;
    final int width = Math.min(size.width, right - left);
    final int height = Math.min(size.height, bottom - top);
    final int roomRight = right - image.x - image.width;
    final int roomLeft = image.x - left;
    int x = image.x + image.width + GAP;
    if (roomRight < width + GAP) {
      // over the image as little as can be
      x = roomLeft > roomRight ? Math.max(left, image.x - GAP - width) : right - width;
    }
    return new Rectangle(x, Math.max(top, Math.min(image.y, bottom - height)), width, height);
  }
}
