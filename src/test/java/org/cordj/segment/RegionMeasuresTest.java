package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;

class RegionMeasuresTest {

  /** Voxels of 2 x 1 x 5 mm; i runs to the left, j to the front, k to the feet. */
  private static final Grid GRID =
      new Grid(4, 3, 2, new double[][] {{-2, 0, 0, 30}, {0, 1, 0, -7}, {0, 0, -5, 100}});

  private static final List<Labels.Region> REGIONS =
      List.of(
          new Labels.Region(3, "bar", 1),
          new Labels.Region(1, "dot", 2),
          new Labels.Region(8, "none", 3));

  private static Labels labels() {
    final int[] values = new int[24];
    values[0] = 3;
    values[1] = 3;
    values[2 + 12] = 3;
    values[2 + 12 + 4] = 3;
    values[23] = 1;
    return new Labels("rois", GRID, values, REGIONS);
  }

  @Test
  void sizesCentresMeansAndShares() {
    final Volume values = Volume.filled("mean", GRID, Float.NaN);
    values.set(0, 2);
    values.set(1, 4);
    values.set(14, 9);
    final Volume grey = Volume.zeros("gm", GRID);
    grey.set(0, 1);
    grey.set(1, 0.5f);
    grey.set(23, 1);
    final List<RegionMeasures> all = RegionMeasures.of(labels(), values, grey);
    final RegionMeasures bar = all.get(0);
    assertEquals(4, bar.voxels());
    assertEquals(40, bar.volume(), 1e-12);
    assertArrayEquals(new double[] {1.25, 0.25, 0.5}, bar.voxel(), 1e-12);
    assertArrayEquals(new double[] {27.5, -6.75, 97.5}, bar.mm(), 1e-12);
    assertEquals(5, bar.mean(), 1e-12);
    assertEquals(Math.sqrt(13), bar.sd(), 1e-12);
    assertEquals(0.375, bar.grey(), 1e-12);
    final RegionMeasures dot = all.get(1);
    assertTrue(Double.isNaN(dot.mean()) && Double.isNaN(dot.sd()));
    assertEquals(1, dot.grey());
    assertNull(all.get(2).voxel());
    assertEquals(0, all.get(2).voxels());
  }

  @Test
  void theTableBeginsWithTheSizes() {
    final Table table = RegionMeasures.toTable(RegionMeasures.of(labels(), null, null));
    assertEquals(List.of("index", "name", "voxels", "volume_mm3"), table.columns().subList(0, 4));
    assertEquals(
        "3\tbar\t4\t40\t1.25\t0.25\t0.5\t27.5\t-6.75\t97.5\tn/a\tn/a\tn/a",
        table.toTsv().split("\n")[1]);
    assertEquals("8\tnone\t0\t0" + "\tn/a".repeat(9), table.toTsv().split("\n")[3]);
  }

  @Test
  void asTheNaiveOne() {
    final Random random = new Random(4);
    final Grid grid = Grid.ras(13, 11, 7, 0.5, 0.7, 3);
    final int[] values = random.ints(grid.voxels(), 0, 4).toArray();
    final Volume image = Volume.zeros("v", grid);
    IntStream.range(0, grid.voxels())
        .forEach(i -> image.set(i, 1e4f + (float) random.nextGaussian()));
    final Labels labels =
        new Labels(
            "r",
            grid,
            values,
            IntStream.rangeClosed(1, 3).mapToObj(n -> new Labels.Region(n, "r" + n, n)).toList());
    for (final RegionMeasures m : RegionMeasures.of(labels, image, null)) {
      final double[] in =
          Arrays.stream(labels.mask(m.region()).indices()).mapToDouble(image::get).toArray();
      final double mean = Arrays.stream(in).average().orElseThrow();
      final double sd =
          Math.sqrt(Arrays.stream(in).map(v -> (v - mean) * (v - mean)).sum() / (in.length - 1));
      assertEquals(in.length, m.voxels());
      assertEquals(mean, m.mean(), 1e-9);
      assertEquals(sd, m.sd(), 1e-9);
    }
  }

  @Test
  void refusals() {
    final Volume other = Volume.zeros("gm", Grid.ras(4, 3, 2, 1, 1, 1));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> RegionMeasures.of(labels(), null, other))
            .getMessage()
            .contains("'rois' and 'gm' are not on the same grid"));
    final Volume bytes = Volume.filled("gm", GRID, 255);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> RegionMeasures.of(labels(), null, bytes))
            .getMessage()
            .contains("'gm' holds 255.0 in a region"));
  }
}
