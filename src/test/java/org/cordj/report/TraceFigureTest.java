package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceFigureTest {

  private static final int LINE = 0x0072b2;
  private static final int MARK = 0xd55e00;
  private static final double[] VALUES = {Double.NaN, 1, 1.2, 5, 1.1, 0.9, 1};

  private static int count(
      final BufferedImage picture, final int rgb, final int from, final int to) {
    int n = 0;
    for (int y = from; y < to; y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        n += (picture.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
      }
    }
    return n;
  }

  private static TraceFigure.Panel panel(final double threshold) {
    return new TraceFigure.Panel("DVARS", VALUES, threshold);
  }

  @Test
  void eachPanelHasItsLineAndOnlyOutliersAreMarked() {
    final BufferedImage picture =
        new TraceFigure("run: outliers", List.of(panel(3), panel(9), panel(Double.NaN))).draw();
    assertEquals(1600, picture.getWidth());
    final int top = 36 + 64;
    // one dot of radius 7 and a dashed line; the dashed line; nothing
    final int[] marked = new int[3];
    for (int p = 0; p < 3; p++) {
      assertTrue(count(picture, LINE, top + 300 * p, top + 300 * (p + 1)) > 500, "line " + p);
      marked[p] = count(picture, MARK, top + 300 * p, top + 300 * (p + 1));
    }
    assertTrue(marked[0] > marked[1] + 100, marked[0] + " and " + marked[1]);
    assertTrue(marked[1] > 300, "the threshold's line: " + marked[1]);
    assertEquals(0, marked[2]);
  }

  @Test
  void aValueThatIsConstantIsDrawn() {
    final double[] flat = {2, 2, 2};
    final BufferedImage picture =
        new TraceFigure("", List.of(new TraceFigure.Panel("v", flat, 2))).draw();
    assertTrue(count(picture, LINE, 0, picture.getHeight()) > 500);
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    final double[] none = {Double.NaN, Double.NaN};
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> new TraceFigure.Panel("v", none, 1))
            .getMessage()
            .contains("no value that is finite"));
    assertThrows(IllegalArgumentException.class, () -> new TraceFigure("t", List.of()));
    final TraceFigure.Panel other = new TraceFigure.Panel("other", new double[] {1, 2}, 1);
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new TraceFigure("t", List.of(panel(1), other)))
            .getMessage()
            .contains("'DVARS' and 'other' have 7 and 2 volumes"));
  }
}
