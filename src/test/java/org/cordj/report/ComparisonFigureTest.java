package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Random;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Volume;
import org.cordj.rsfc.MapComparison;
import org.junit.jupiter.api.Test;

class ComparisonFigureTest {

  private static Volume map(final String name, final long seed, final double scale) {
    final Random random = new Random(seed);
    final Volume v = Volume.zeros(name, Grid.ras(12, 10, 4, 1, 1, 5));
    for (int i = 0; i < v.grid().voxels(); i++) {
      v.set(i, (float) (scale * (10 + random.nextGaussian())));
    }
    return v;
  }

  private static int count(final BufferedImage picture, final int rgb, final int fromX) {
    int n = 0;
    for (int y = picture.getHeight() / 2; y < picture.getHeight(); y++) {
      for (int x = fromX; x < picture.getWidth(); x++) {
        n += (picture.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
      }
    }
    return n;
  }

  @Test
  void mapsDifferenceAndPlotStandInTwoRows() {
    final Volume a = map("a", 1, 1);
    final Mask mask = Mask.all(a.grid());
    final BufferedImage picture =
        new ComparisonFigure(MapComparison.of(a, map("b", 2, 1), mask), a, mask, "au", "Title")
            .draw();
    assertTrue(picture.getWidth() >= 2400, picture.getWidth() + "");
    assertTrue(picture.getHeight() > 1200, picture.getHeight() + "");
    assertTrue(count(picture, 0xd55e00, picture.getWidth() / 2) > 3000, "bias and limits");
    assertEquals(0xffffff, picture.getRGB(picture.getWidth() - 1, 0) & 0xffffff);
  }

  @Test
  void equalMapsHaveNoLimits() {
    final Volume a = map("a", 1, 1);
    final Mask mask = Mask.all(a.grid());
    final BufferedImage same =
        new ComparisonFigure(MapComparison.of(a, a, mask), a, mask, "", "").draw();
    final BufferedImage other =
        new ComparisonFigure(MapComparison.of(a, map("b", 2, 1), mask), a, mask, "", "").draw();
    assertTrue(
        count(same, 0xd55e00, same.getWidth() / 2) < count(other, 0xd55e00, same.getWidth() / 2));
  }

  @Test
  void anotherGridIsRefused() {
    final Volume a = map("a", 1, 1);
    final Volume other = Volume.zeros("other", Grid.ras(3, 3, 3, 1, 1, 1));
    final MapComparison c = MapComparison.of(a, a, Mask.all(a.grid()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ComparisonFigure(c, other, Mask.all(a.grid()), "", ""));
  }
}
