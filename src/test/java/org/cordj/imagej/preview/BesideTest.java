package org.cordj.imagej.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A window beside another hides nothing of it and lies on the screen. */
class BesideTest {

  private static final Rectangle SCREEN = new Rectangle(10, 20, 1000, 800);

  @Test
  void rightThenLeftThenBelowThenAbove() {
    final Dimension size = new Dimension(300, 200);
    assertEquals(new Point(418, 100), Beside.of(new Rectangle(10, 100, 400, 90), size, SCREEN));
    assertEquals(new Point(192, 620), Beside.of(new Rectangle(500, 790, 400, 90), size, SCREEN));
    assertEquals(new Point(110, 408), Beside.of(new Rectangle(110, 100, 850, 300), size, SCREEN));
    assertEquals(new Point(110, 392), Beside.of(new Rectangle(110, 600, 850, 200), size, SCREEN));
    assertNull(Beside.of(SCREEN, size, SCREEN), "no room at all");
    assertNull(Beside.of(new Rectangle(10, 20, 5, 5), new Dimension(1001, 5), SCREEN));
  }

  @Test
  void whatHasGrownIsMovedBack() {
    assertEquals(new Point(50, 120), Beside.onto(new Rectangle(50, 300, 90, 700), SCREEN));
    assertEquals(new Point(10, 20), Beside.onto(new Rectangle(-5, 300, 90, 900), SCREEN));
    assertEquals(new Point(50, 60), Beside.onto(new Rectangle(50, 60, 90, 700), SCREEN));
  }

  @Property(seed = "20261125")
  void neverOverTheOtherNorOffTheScreen(
      @ForAll @IntRange(min = -200, max = 1200) final int x,
      @ForAll @IntRange(min = -200, max = 1000) final int y,
      @ForAll @IntRange(min = 1, max = 900) final int w,
      @ForAll @IntRange(min = 1, max = 900) final int h,
      @ForAll @IntRange(min = 1, max = 900) final int width,
      @ForAll @IntRange(min = 1, max = 900) final int height) {
    final Rectangle other = new Rectangle(x, y, w, h);
    final Point place = Beside.of(other, new Dimension(width, height), SCREEN);
    if (place != null) {
      final Rectangle made = new Rectangle(place, new Dimension(width, height));
      assertEquals(true, SCREEN.contains(made), made + " beside " + other);
      assertEquals(false, other.intersects(made), made + " beside " + other);
    }
  }
}
