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
    final Rectangle screen = screen(other);
    return screen == null ? null : of(other.getBounds(), size, screen);
  }

  /** Moves a window that has grown back onto its screen, its upper left corner above all. */
  public static void keepOnScreen(final Window window) {
    final Rectangle screen = screen(window);
    if (screen != null) {
      final Point place = onto(window.getBounds(), screen);
      if (!place.equals(window.getLocation())) {
        window.setLocation(place);
      }
    }
  }

  static Point onto(final Rectangle window, final Rectangle screen) {
    return new Point(
        Math.max(screen.x, Math.min(window.x, screen.x + screen.width - window.width)),
        Math.max(screen.y, Math.min(window.y, screen.y + screen.height - window.height)));
  }

  /** The screen without the bars of the desktop; null where it is not known. */
  private static Rectangle screen(final Window window) {
    final GraphicsConfiguration at = window.getGraphicsConfiguration();
    if (at == null) {
      return null;
    }
    final Rectangle screen = at.getBounds();
    final Insets bars = Toolkit.getDefaultToolkit().getScreenInsets(at);
    return new Rectangle(
        screen.x + bars.left,
        screen.y + bars.top,
        screen.width - bars.left - bars.right,
        screen.height - bars.top - bars.bottom);
  }

  /** Right of it if that fits on the screen, else left, below or above. */
  static Point of(final Rectangle other, final Dimension size, final Rectangle screen) {
    final int right = screen.x + screen.width;
    final int bottom = screen.y + screen.height;
    if (size.width > screen.width || size.height > screen.height) {
      return null;
    }
    final Point at = onto(new Rectangle(other.getLocation(), size), screen);
    // the other may reach out of the screen itself
    final int from = Math.max(screen.x, other.x + other.width + GAP);
    final int to = Math.min(right, other.x - GAP) - size.width;
    final int under = Math.max(screen.y, other.y + other.height + GAP);
    final int over = Math.min(bottom, other.y - GAP) - size.height;
    if (from + size.width <= right) {
      return new Point(from, at.y);
    }
    if (to >= screen.x) {
      return new Point(to, at.y);
    }
    if (under + size.height <= bottom) {
      return new Point(at.x, under);
    }
    return over >= screen.y ? new Point(at.x, over) : null;
  }
}
