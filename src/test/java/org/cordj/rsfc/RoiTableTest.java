package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.signal.Detrend;
import org.junit.jupiter.api.Test;

class RoiTableTest {

  private static final List<Measure> MEASURES = List.of(Measure.ALFF, Measure.Z_ALFF);

  private static Labels rois(final Grid grid) {
    final int[] numbers = new int[grid.voxels()];
    Arrays.setAll(numbers, i -> 1 + i % 2);
    return new Labels(
        "rois",
        grid,
        numbers,
        List.of(new Labels.Region(1, "left", 0), new Labels.Region(2, "right", 0)));
  }

  /** What rises in one region lowers the relative values of the other, not its raw ones. */
  @Test
  void rawValuesStandBesideRelativeOnes() {
    final Series run = RunsForTests.noise(2, 1, 1, 200, 2, 3);
    for (int t = 0; t < 200; t++) {
      run.planes()[t][0] = (float) (500 + 30 * Math.sin(2 * Math.PI * 20 * t / 200));
      run.planes()[t][1] = (float) (500 + 10 * Math.sin(2 * Math.PI * 20 * t / 200));
    }
    final Labels rois = rois(run.grid());
    final Mask both = Mask.all(run.grid());
    final AlffMaps maps =
        new Alff(
                Band.list("slow4"),
                List.of(Measure.ALFF, Measure.M_ALFF),
                Definition.RMS,
                Detrend.CONSTANT)
            .apply(run, both, Progress.NONE);
    // 30 / sqrt(2) sqrt(200 / 199), and a third of it
    assertEquals(
        List.of(
            "Mean ALFF in signal units (and mALFF) in slow4 (0.027-0.073 Hz) of the regions of"
                + " 'rois': left 21.27 (1.5), right 7.089 (0.5)."),
        RoiTable.rawBesideRelative(maps, both, rois));
    final Mask left = Mask.ofIndices("one", run.grid(), new int[] {0});
    assertTrue(
        RoiTable.rawBesideRelative(maps, left, rois)
            .get(0)
            .endsWith("left 21.27 (1.5), right no voxel."));
    final AlffMaps raw =
        new Alff(Band.list("slow4"), MEASURES, Definition.RMS, Detrend.CONSTANT)
            .apply(run, both, Progress.NONE);
    assertEquals(List.of(), RoiTable.rawBesideRelative(raw, both, rois));
  }

  /** Region left has 10 voxels, of which one does not vary and two are not in the mask. */
  @Test
  void bothLayoutsHoldTheSameValues() {
    final Series run = RunsForTests.noise(5, 4, 1, 240, 2, 3);
    for (final float[] plane : run.planes()) {
      plane[4] = 8;
    }
    final int[] most = new int[17];
    Arrays.setAll(most, i -> i);
    final Mask mask = Mask.ofIndices("cord", run.grid(), most);
    final AlffMaps maps =
        new Alff(Band.list("slow4,slow3"), MEASURES, Definition.RMS, Detrend.LINEAR)
            .apply(run, mask, Progress.NONE);
    final Table tall = TableLayout.of("long").table(maps, mask, rois(run.grid()));
    final Table wide = TableLayout.of("wide").table(maps, mask, rois(run.grid()));
    assertEquals(2 * 2 * 2, tall.size());
    assertEquals(2, wide.size());
    assertEquals(5 + 4 * 6, wide.columns().size());
    // what is read comes first: it is seen without scrolling
    assertEquals(List.of("roi", "band", "measure", "mean"), tall.columns().subList(0, 4));
    assertEquals(List.of("roi", "ALFF_slow4_mean"), wide.columns().subList(0, 2));
    for (int row = 0; row < tall.size(); row++) {
      final int region = tall.text(row, "roi").equals("left") ? 0 : 1;
      assertEquals(tall.text(row, "roi"), wide.text(region, "roi"));
      final String band = tall.text(row, "band");
      final String measure = tall.text(row, "measure");
      final Volume map =
          maps.get(measure.equals("ALFF") ? Measure.ALFF : Measure.Z_ALFF, band).volume();
      final double[] used =
          Arrays.stream(most)
              .filter(i -> i % 2 == region && i != 4)
              .mapToDouble(map::get)
              .toArray();
      for (final Table table : new Table[] {tall, wide}) {
        final int at = table == tall ? row : region;
        final String name = table == tall ? "" : measure + "_" + band + "_";
        assertEquals(StatUtils.mean(used), table.number(at, name + "mean"), 1e-6);
        assertEquals(Math.sqrt(StatUtils.variance(used)), table.number(at, name + "sd"), 1e-6);
        assertEquals(StatUtils.percentile(used, 50), table.number(at, name + "median"), 1e-6);
        assertEquals(10, table.number(at, "n_voxels"));
        assertEquals(used.length, table.number(at, name + "n_used"));
        assertEquals(10 - used.length, table.number(at, name + "n_excluded"));
        assertEquals("cord", table.text(at, "mask"));
        assertEquals("linear", table.text(at, "detrend"));
      }
    }
    // 9 of the even voxels are in the mask, one of which does not vary; 8 of the odd
    assertEquals(8, wide.number(0, "ALFF_slow4_n_used"));
    assertEquals(8, wide.number(1, "zALFF_slow3_n_used"));
  }

  @Test
  void whatCannotBeTabledIsOneSentence() {
    final Series run = RunsForTests.noise(5, 4, 1, 120, 2, 3);
    final Mask mask = Mask.all(run.grid());
    final AlffMaps maps = Alff.of(Band.list("slow3")).apply(run, mask, Progress.NONE);
    final Grid other = Grid.ras(5, 4, 2, 1, 1, 1);
    for (final TableLayout layout : TableLayout.values()) {
      final String sentence =
          assertThrows(IllegalArgumentException.class, () -> layout.table(maps, mask, rois(other)))
              .getMessage();
      assertTrue(sentence.contains("are not on the same grid"), sentence);
      assertTrue(sentence.contains(other.toString()) && sentence.contains("'rois'"), sentence);
    }
    assertEquals(
        "layout is 'broad'; legal are long, wide.",
        assertThrows(IllegalArgumentException.class, () -> TableLayout.of("broad")).getMessage());
  }
}
