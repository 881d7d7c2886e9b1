package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.phantom.CordPhantom;
import org.cordj.phantom.ExpectedAlff;
import org.cordj.phantom.PhantomRun;
import org.cordj.segment.Quadrants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was planted in the phantom comes out, and noise adds what the closed form says. */
class PhantomAlffTest {

  private static final List<Band> BANDS = Band.list("slow5,slow4,0.01-0.198");

  private static double[] means(final PhantomRun run, final Labels rois, final Band band) {
    final AlffMaps maps =
        new Alff(BANDS, List.of(Measure.ALFF), Definition.RMS, Definition.RMS.detrend())
            .apply(run.series(), run.mask(), Progress.NONE);
    final Table table = RoiTable.of(maps, run.mask(), rois);
    final double[] means = new double[rois.regions().size()];
    for (int row = 0; row < table.size(); row++) {
      if (table.text(row, "band").equals(band.name())) {
        for (int r = 0; r < means.length; r++) {
          if (rois.regions().get(r).name().equals(table.text(row, "roi"))) {
            // without noise, voxels in which nothing is planted do not vary: NaN here, 0 in the
            // truth
            means[r] =
                table.number(row, "mean")
                    * table.number(row, "n_used")
                    / table.number(row, "n_voxels");
          }
        }
      }
    }
    return means;
  }

  /** Ventral over dorsal, both sides pooled by voxels; regions in the order DL, DR, VL, VR. */
  private static double ratio(final double[] means, final Labels rois) {
    final double[] n = new double[4];
    for (int r = 0; r < 4; r++) {
      final Mask voxels = rois.mask(rois.regions().get(r));
      n[r] = voxels.count();
    }
    return (n[2] * means[2] + n[3] * means[3])
        / (n[2] + n[3])
        / ((n[0] * means[0] + n[1] * means[1]) / (n[0] + n[1]));
  }

  @ParameterizedTest
  @CsvSource({"1,slow5", "1,slow4", "1,0.01-0.198", "2,0.01-0.198", "3,0.01-0.198"})
  void withoutNoiseTheRatioIsThePlantedOne(final long seed, final String name) {
    final PhantomRun run =
        new CordPhantom(250, 2, 0, 0.015, 0.020, false, false, seed).make("p", Progress.NONE);
    final Band band = Band.of(name);
    for (final Labels rois : List.of(new Quadrants(0).apply(run.mask()), run.horns())) {
      final double planted = ratio(ExpectedAlff.planted(run, rois, band.low(), band.high()), rois);
      final double measured = ratio(means(run, rois, band), rois);
      System.out.printf(
          "noise-free, seed %d, %s, %s: planted %.4f, measured %.4f%n",
          seed, name, rois.name(), planted, measured);
      assertEquals(planted, measured, 0.01 * planted);
    }
  }

  @Test
  void withNoiseQuadrantMeansAndRatioAreTheClosedFormOver20Seeds() {
    final Band band = Band.of("0.01-0.198");
    double worstMean = 0;
    double worstRatio = 0;
    for (int seed = 1; seed <= 20; seed++) {
      final PhantomRun run =
          new CordPhantom(250, 2, 12, 0.015, 0.020, false, false, seed).make("p", Progress.NONE);
      final Labels rois = new Quadrants(0).apply(run.mask());
      final double[] expected = ExpectedAlff.regionMeans(run, rois, band.low(), band.high());
      final double[] measured = means(run, rois, band);
      for (int r = 0; r < 4; r++) {
        worstMean = Math.max(worstMean, Math.abs(measured[r] / expected[r] - 1));
      }
      worstRatio =
          Math.max(worstRatio, Math.abs(ratio(measured, rois) / ratio(expected, rois) - 1));
    }
    System.out.printf(
        "tSNR 12, 20 seeds: worst quadrant mean %.2f %%, worst ratio %.2f %% off%n",
        100 * worstMean, 100 * worstRatio);
    assertTrue(worstMean < 0.05, "worst quadrant mean " + worstMean);
    assertTrue(worstRatio < 0.05, "worst ratio " + worstRatio);
  }

  /** Ventral signal rises by a third, dorsal stays: dorsal ALFF shows that, dorsal mALFF falls. */
  @Test
  void aVentralRiseLowersDorsalMeanAlffOnly() {
    final Band band = Band.of("slow4");
    final double[][] dorsal = new double[2][2];
    final double[] planted = new double[2];
    for (int rise = 0; rise < 2; rise++) {
      final PhantomRun run =
          new CordPhantom(250, 2, 0, 0.015, rise == 0 ? 0.015 : 0.020, false, false, 4)
              .make("p", Progress.NONE);
      final Labels horns = run.horns();
      final Mask gray = horns.union().and(run.mask());
      final AlffMaps maps =
          new Alff(
                  List.of(band),
                  List.of(Measure.ALFF, Measure.M_ALFF),
                  Definition.RMS,
                  Definition.RMS.detrend())
              .apply(run.series(), gray, Progress.NONE);
      final Table table = RoiTable.of(maps, gray, horns);
      for (int row = 0; row < table.size(); row++) {
        if (table.text(row, "roi").startsWith("dorsal")) {
          final int measure = table.text(row, "measure").equals("ALFF") ? 0 : 1;
          dorsal[rise][measure] += table.number(row, "mean") / 2;
        }
      }
      final double[] regions = ExpectedAlff.planted(run, horns, band.low(), band.high());
      double voxels = 0;
      for (int r = 0; r < regions.length; r++) {
        final int n = horns.mask(horns.regions().get(r)).count();
        planted[rise] += n * regions[r];
        voxels += n;
      }
      planted[rise] /= voxels;
    }
    final double raw = dorsal[1][0] / dorsal[0][0];
    final double relative = dorsal[1][1] / dorsal[0][1];
    final double predicted = planted[0] / planted[1];
    System.out.printf(
        "ventral + 33 %%: dorsal ALFF x %.4f, dorsal mALFF x %.4f, predicted %.4f%n",
        raw, relative, predicted);
    assertEquals(1, raw, 0.01);
    assertEquals(predicted, relative, 0.01);
    assertTrue(predicted < 0.9);
  }
}
