package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import org.cordj.io.Table;
import org.cordj.motion.SliceMotion;
import org.junit.jupiter.api.Test;

class MotionFigureTest {

  private static final int RED = 0xff0000;

  private static TraceFigure figure(final double... values) {
    return new TraceFigure(
        "",
        List.of(
            new TraceFigure.Panel(
                "x", "mm", List.of(new TraceFigure.Trace("a", values, RED, true)), Double.NaN)));
  }

  /** The rows that are pure red in a column of the data, from the top of the axes. */
  private static int redAt(final BufferedImage picture, final int x) {
    for (int y = 40; y < picture.getHeight(); y++) {
      if (picture.getRGB(x, y) == (0xff000000 | RED)) {
        return y;
      }
    }
    return -1;
  }

  @Test
  void valuesAreDrawnHigherTheLargerAndGapsAreGaps() {
    final BufferedImage up = figure(0, 1, 2, 3).draw();
    final int left = redAt(up, 500);
    final int right = redAt(up, 1300);
    assertTrue(left > right && right > 0, left + ", " + right);
    final BufferedImage gap =
        figure(0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0).draw();
    assertTrue(redAt(gap, 250) > 0);
    assertEquals(-1, redAt(gap, 850));
  }

  @Test
  void flatAndUnknownCoursesCanBeDrawn() {
    assertEquals(1600, figure(0, 0, 0).draw().getWidth());
    assertEquals(1600, figure(Double.NaN, Double.NaN).draw().getWidth());
  }

  @Test
  void tracesThatDoNotBelongTogether() {
    assertThrows(IllegalArgumentException.class, () -> figure(1));
    assertThrows(IllegalArgumentException.class, () -> new TraceFigure("", List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TraceFigure.Panel("x", "mm", List.of(), Double.NaN));
    final TraceFigure.Trace two = new TraceFigure.Trace("a", new double[2], 0, false);
    final TraceFigure.Trace three = new TraceFigure.Trace("b", new double[3], 0, false);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TraceFigure(
                "", List.of(new TraceFigure.Panel("x", "mm", List.of(two, three), Double.NaN))));
  }

  @Test
  void aMotionsPanels() {
    final Table table =
        new Table("volume", "slice", "shift_x_mm", "shift_y_mm", "rotation_deg", "converged");
    table.add(0, 0, 1.0, 2.0, 0.0, true).add(0, 1, null, null, null, null);
    table.add(1, 0, 3.0, 4.0, 0.5, true).add(1, 1, null, null, null, null);
    table.add(2, 0, 0.0, 0.0, 0.0, false).add(2, 1, null, null, null, null);
    final TraceFigure figure = MotionFigure.of("run", SliceMotion.of("t", table, 3, 2));
    assertEquals(
        List.of("x", "y", "rotation"), figure.panels().stream().map(p -> p.key()).toList());
    final List<TraceFigure.Trace> traces = figure.panels().get(0).traces();
    assertEquals(List.of("slice 0"), traces.stream().map(t -> t.name()).toList());
    assertEquals(3, traces.get(0).values()[1]);
    assertTrue(Double.isNaN(traces.get(0).values()[2]), "not converged");
  }
}
