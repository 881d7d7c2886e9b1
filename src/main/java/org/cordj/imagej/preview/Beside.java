package org.cordj.imagej.preview;

import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;

/** Where a window stands that belongs beside another and should not hide it. */
public final class Beside {

  private static final int GAP = 8;

  private Beside() {}

  /**
   * The place for a window of a size beside another, on the same screen.
   *
   * @return null if there is none that hides nothing of the other
   */
  public static Point of(final Window other, final Dimension size) {
    final GraphicsConfiguration at = other.getGraphicsConfiguration();
    if (at == null) {
      return null;
    }
    final Rectangle screen = at.getBounds();
    final Insets bars = Toolkit.getDefaultToolkit().getScreenInsets(at);
    return of(
        other.getBounds(),
        size,
        new Rectangle(
            screen.x + bars.left,
            screen.y + bars.top,
            screen.width - bars.left - bars.right,
            screen.height - bars.top - bars.bottom));
  }

  /** Right of it if that fits on the screen, else left, below or above. */
  static Point of(final Rectangle other, final Dimension size, final Rectangle screen) {
    final int right = screen.x + screen.width;
    final int bottom = screen.y + screen.height;
    if (size.width > screen.width || size.height > screen.height) {
      return null;
    }
    final int x = Math.max(screen.x, Math.min(other.x, right - size.width));
    final int y = Math.max(screen.y, Math.min(other.y, bottom - size.height));
    // the other may reach out of the screen itself
    final int from = Math.max(screen.x, other.x + other.width + GAP);
    final int to = Math.min(right, other.x - GAP) - size.width;
    final int under = Math.max(screen.y, other.y + other.height + GAP);
    final int over = Math.min(bottom, other.y - GAP) - size.height;
    if (from + size.width <= right) {
      return new Point(from, y);
    }
    if (to >= screen.x) {
      return new Point(to, y);
    }
    if (under + size.height <= bottom) {
      return new Point(x, under);
    }
    return over >= screen.y ? new Point(x, over) : null;
  }
}
