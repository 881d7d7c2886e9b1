package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.junit.jupiter.api.Test;

class CarpetFigureTest {

  private static final Grid FEET_FIRST = Grid.ras(7, 7, 2, 1, 1, 5);

  /** 40 volumes: mean 100, slice 0 +10 % in the first half, slice 1 in the second; air at x = 0. */
  private static Series run(final Grid grid) {
    final float[][] planes = new float[2 * 40][49];
    for (int t = 0; t < 40; t++) {
      for (int z = 0; z < 2; z++) {
        for (int i = 0; i < 49; i++) {
          final boolean high = z == 0 == t < 20;
          planes[2 * t + z][i] = i % 7 == 0 ? 1 : high ? 110 : 90;
        }
      }
    }
    return Series.ofPlanes("run", planes, grid, 2);
  }

  /** A square of 5 x 5 in each slice. */
  private static Mask square(final Grid grid) {
    return Mask.ofIndices(
        "square",
        grid,
        java.util.stream.IntStream.range(0, 98)
            .filter(i -> i % 7 > 0 && i % 7 < 6 && i / 7 % 7 > 0 && i / 7 % 7 < 6)
            .toArray());
  }

  @Test
  void rowsRunFromHeadToFeetAndFromTheMiddleToTheEdge() {
    final CarpetRows rows = CarpetRows.of(run(FEET_FIRST), square(FEET_FIRST), Progress.NONE);
    assertEquals(50, rows.cord().length);
    assertEquals(List.of(new CarpetRows.Level(1, 0), new CarpetRows.Level(0, 25)), rows.levels());
    assertEquals(49 + 3 + 7 * 3, rows.cord()[0], "the middle of the upper slice");
    assertEquals(49 + 2 + 7 * 2, rows.cord()[1], "then the ring around it");
    assertEquals(49 + 1 + 7, rows.cord()[9], "then the edge");
    assertEquals(3 + 7 * 3, rows.cord()[25]);
    // tissue without air: 17 voxels a slice
    assertEquals(34, rows.outside().length);
    assertTrue(Arrays.stream(rows.outside()).noneMatch(i -> i % 7 == 0));
    final Grid headFirst = FEET_FIRST.flipped(new boolean[] {false, false, true});
    assertEquals(
        0, CarpetRows.of(run(headFirst), square(headFirst), Progress.NONE).levels().get(0).slice());
  }

  @Test
  void valuesArePercentOfTheMean() {
    final CarpetFigure figure = CarpetFigure.of(run(FEET_FIRST), square(FEET_FIRST), Progress.NONE);
    final float[][] values = figure.carpets().get(0).rows();
    assertArrayEquals(
        new float[] {-10, -10, 10, 10},
        new float[] {values[0][0], values[24][19], values[0][20], values[25][0]},
        1e-4f);
    assertEquals(10, figure.limit(), 1e-4);
  }

  @Test
  void thePictureShowsBothRunsTracesAndLeftOutVolumes() {
    final Series run = run(FEET_FIRST);
    final Mask mask = square(FEET_FIRST);
    final double[] trace = new double[40];
    trace[7] = 1;
    final CarpetFigure one = CarpetFigure.of(run, mask, Progress.NONE);
    final BufferedImage alone = one.draw();
    final BufferedImage both =
        one.withAfter(run, mask, Progress.NONE)
            .withTraces(List.of(new CarpetFigure.Trace("motion", "trans_x", trace)))
            .withCensored(7)
            .draw();
    assertTrue(both.getHeight() > alone.getHeight() + 300);
    // upper slice: dark in the first half, bright in the second; the lower one the other way
    final int top = 36 + 64 + 40;
    assertEquals(0x000000, alone.getRGB(300, top + 10) & 0xffffff);
    assertEquals(0xffffff, alone.getRGB(1300, top + 10) & 0xffffff);
    assertEquals(0xffffff, alone.getRGB(300, top + 290) & 0xffffff);
    assertEquals(0x000000, alone.getRGB(1300, top + 290) & 0xffffff);
    // volume 7 of 40 between 190 and 1430: marked above the carpet
    final int x = 190 + (int) (7.5 * 1240 / 40);
    final int carpet = 36 + 64 + 110 + 14 + 30 + 40;
    assertEquals(0xd55e00, both.getRGB(x, carpet - 5) & 0xffffff);
    assertEquals(0xffffff, both.getRGB(x + 31, carpet - 5) & 0xffffff);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    final Series run = run(FEET_FIRST);
    final Mask mask = square(FEET_FIRST);
    final CarpetFigure figure = CarpetFigure.of(run, mask, Progress.NONE);
    final float[][] zeros = new float[80][49];
    final Series black = Series.ofPlanes("black", zeros, FEET_FIRST, 2);
    assertEquals(
        "No voxel of the mask 'square' has a mean above 0 in 'black': percent of the mean cannot be"
            + " shown. Check that the mask belongs to this run.",
        assertThrows(
                IllegalArgumentException.class, () -> CarpetFigure.of(black, mask, Progress.NONE))
            .getMessage());
    final Series brief = Series.ofPlanes("brief", new float[4][49], FEET_FIRST, 2);
    assertEquals(
        "'brief' has 2 volumes, 'run' 40: they cannot share an axis of time.",
        assertThrows(
                IllegalArgumentException.class, () -> figure.withAfter(brief, mask, Progress.NONE))
            .getMessage());
    assertEquals(
        "The trace 'trans_x' has 3 values; 'run' has 40 volumes.",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    figure.withTraces(
                        List.of(new CarpetFigure.Trace("motion", "trans_x", new double[3]))))
            .getMessage());
  }

  /** A run that was denoised with its first volume left out has NaN there, and only there. */
  @Test
  void aRunWithoutItsFirstVolumeIsShown() {
    final Series run = run(FEET_FIRST);
    for (int z = 0; z < FEET_FIRST.nz(); z++) {
      Arrays.fill(run.planes()[z], Float.NaN);
    }
    final CarpetFigure figure = CarpetFigure.of(run, square(FEET_FIRST), Progress.NONE);
    assertTrue(Float.isNaN(figure.carpets().get(0).rows()[0][0]));
    assertTrue(Float.isFinite(figure.carpets().get(0).rows()[0][1]));
    assertEquals(1600, figure.draw().getWidth());
  }
}
