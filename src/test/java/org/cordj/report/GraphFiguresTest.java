package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pictures of graphs. */
class GraphFiguresTest {

  private static final List<String> NAMES =
      List.of("C5_dorsal-left", "C5_dorsal-right", "C5_ventral-left", "C5_ventral-right");

  /** The mean place of the pixels of a colour: x, y, count. */
  private static double[] middle(final BufferedImage picture, final int rgb) {
    double x = 0;
    double y = 0;
    double count = 0;
    for (int j = 0; j < picture.getHeight(); j++) {
      for (int i = 0; i < picture.getWidth(); i++) {
        if ((picture.getRGB(i, j) & 0xffffff) == rgb) {
          x += i;
          y += j;
          count++;
        }
      }
    }
    return new double[] {x / count, y / count, count};
  }

  @Test
  void theFrontIsUpAndTheSubjectsLeftOnTheRight() {
    final double[][] weights = new double[4][4];
    weights[0][3] = 0.5;
    weights[3][0] = 0.5;
    final BufferedImage picture =
        new Connectogram("graph", NAMES, weights, new int[] {1, 2, 3, 4}, "r").draw();
    assertEquals(1600, picture.getWidth());
    final double[][] nodes = new double[4][];
    for (int n = 0; n < 4; n++) {
      nodes[n] = middle(picture, Palette.rgb(n));
    }
    assertTrue(nodes[0][0] > nodes[1][0] + 200, "left is right of right");
    assertTrue(nodes[2][1] < nodes[0][1] - 60, "ventral is above dorsal");
    // a node with an edge is larger than one without
    assertTrue(nodes[3][2] > 1.5 * nodes[2][2]);
  }

  @Test
  void aGraphWithoutEdgesIsDrawn() {
    final BufferedImage picture =
        new Connectogram("", NAMES, new double[4][4], new int[] {1, 1, 1, 1}, "r").draw();
    assertTrue(middle(picture, Palette.rgb(0))[2] > 400);
  }

  @Test
  void regionsWithoutAPlaceStandInARing() {
    final double[][] weights = new double[4][4];
    final BufferedImage picture =
        new Connectogram("", List.of("a", "b", "c", "d"), weights, new int[] {1, 2, 3, 4}, "r")
            .draw();
    final double[] top = middle(picture, Palette.rgb(0));
    final double[] right = middle(picture, Palette.rgb(1));
    final double[] bottom = middle(picture, Palette.rgb(2));
    assertEquals(top[0], bottom[0], 2);
    assertEquals(380, right[0] - top[0], 2);
    assertEquals(760, bottom[1] - top[1], 2);
  }

  @Test
  void theMatrixIsInTheOrderOfTheCord() {
    final double[][] weights = new double[4][4];
    // between the ventral horns, which come first
    weights[2][3] = 1;
    weights[3][2] = 1;
    final BufferedImage picture = new LevelMatrixFigure("", NAMES, weights, "r").draw();
    final double[] strongest = middle(picture, ColorMap.DIVERGING.rgb(ColorMap.SIZE - 1));
    // two cells of 250 x 250 pixels and the end of the colour bar
    assertEquals(125000, strongest[2], 1500);
    assertEquals(36 + 250, strongest[1], 3);
  }

  @Test
  void curvesHaveAPanelAMetric() {
    final double[] x = {0.1, 0.2, 0.3};
    final BufferedImage picture =
        new MetricCurves(
                "curves",
                "Density",
                x,
                List.of(
                    new MetricCurves.Panel("clustering", x, new double[] {0, 0, 0.1}),
                    new MetricCurves.Panel(
                        "path_length", new double[] {1.0 / 0, 2, 1}, new double[0])))
            .draw();
    assertEquals(36 + 64 + 44 + 330 + 36, picture.getHeight());
    assertTrue(middle(picture, TraceFigure.LINE)[2] > 1000);
    assertTrue(middle(picture, 0x8a8a8a)[2] > 300);
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Connectogram("", NAMES, new double[3][3], new int[4], "r"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LevelMatrixFigure("", NAMES, new double[3][3], "r"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new MetricCurves(
                "",
                "x",
                new double[] {1, 2},
                List.of(new MetricCurves.Panel("m", new double[] {1}, new double[0]))));
  }
}
