package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The heat map: colours by value, names, sizes. */
class MatrixFigureTest {

  private static MatrixFigure figure(final int n) {
    final List<String> names = new ArrayList<>();
    final double[][] values = new double[n][n];
    for (int i = 0; i < n; i++) {
      names.add("region-" + i);
      for (int j = 0; j < n; j++) {
        values[i][j] = i == j ? 1 : i + j == 1 ? Double.NaN : -1;
      }
    }
    return new MatrixFigure(
        "title", "r", names, values, null, "", ColorMap.DIVERGING, new Range(-1, 1));
  }

  private static int count(final BufferedImage picture, final int rgb) {
    int n = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        n += (picture.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
      }
    }
    return n;
  }

  @Test
  void cellsHaveTheColoursOfTheirValues() {
    final BufferedImage picture = figure(40).draw();
    final int cell = 27 * 27;
    final double one = count(picture, ColorMap.DIVERGING.rgb(255));
    final double minus = count(picture, ColorMap.DIVERGING.rgb(0));
    final double none = count(picture, 0xfafafa);
    // white lines between the cells take a share, the bar adds a little
    assertTrue(one > 0.85 * 40 * cell && one < 1.05 * 40 * cell, one + "");
    assertTrue(minus > 0.85 * 1558 * cell && minus < 1.05 * 1558 * cell, minus + "");
    assertTrue(none > 0.75 * 2 * cell && none <= 2 * cell, none + "");
  }

  @Test
  void smallAndLargeMatricesFitAPage() {
    assertTrue(figure(2).draw().getWidth() <= 1600);
    final BufferedImage large = figure(200).draw();
    assertTrue(large.getWidth() <= 1600 && large.getHeight() <= 1800);
  }

  @Test
  void whatIsNoSquareIsRefused() {
    assertEquals(
        "A row of 1 values in a matrix of 2 rows.",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new MatrixFigure(
                        "",
                        "r",
                        List.of("a", "b"),
                        new double[2][1],
                        null,
                        "",
                        ColorMap.DIVERGING,
                        new Range(-1, 1)))
            .getMessage());
  }
}
