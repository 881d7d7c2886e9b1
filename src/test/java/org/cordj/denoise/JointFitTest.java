package org.cordj.denoise;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.junit.jupiter.api.Test;

/** What one fit is for: a filter after a regression puts back noise that one fit of both takes. */
class JointFitTest {

  private static final PassBand BAND = new PassBand(0.01, 0.1);
  private static final Drift DRIFT = Drift.of(Drift.Kind.LINEAR);

  /**
   * A confound with power within and beyond the band, of which the voxel has a part; a neural
   * signal in the band; and a second noise beyond the band that happens to look like the confound.
   * Regression alone blames the confound for that noise, and the filter, which takes the noise but
   * not what was blamed for it within the band, leaves the mistake behind.
   */
  @Test
  void simultaneousBeatsSequential() {
    final int volumes = 240;
    final Random random = new Random(7);
    final double[] confound = new double[volumes];
    final double[] fast = new double[volumes];
    for (int t = 0; t < volumes; t++) {
      final double slow = Math.sin(2 * Math.PI * 20 * t / volumes);
      fast[t] = Math.sin(2 * Math.PI * 90 * t / volumes + 1);
      confound[t] = slow + 2 * fast[t] + 0.3 * random.nextGaussian();
    }
    final int voxels = 200;
    final float[][] planes = new float[volumes][voxels];
    final double[][] signal = new double[volumes][voxels];
    for (int v = 0; v < voxels; v++) {
      final double phase = 2 * Math.PI * random.nextDouble();
      final double share = random.nextGaussian();
      final double other = 4 * random.nextGaussian();
      for (int t = 0; t < volumes; t++) {
        signal[t][v] = Math.sin(2 * Math.PI * 12 * t / volumes + phase);
        planes[t][v] =
            (float)
                (100
                    + signal[t][v]
                    + share * confound[t]
                    + other * fast[t]
                    + 0.1 * random.nextGaussian());
      }
    }
    final Series run = Series.ofPlanes("run", planes, Grid.ras(voxels, 1, 1, 1, 1, 5), 2);
    final Mask all = Mask.all(run.grid());
    final ConfoundTable table = ConfoundTable.empty("t", volumes, 0).with("csf", confound);
    final Denoise joint = new Denoise(DRIFT, BAND, false);
    final Denoise regress = new Denoise(DRIFT, PassBand.ALL, false);
    final ConfoundTable none = table.select(c -> false);

    final double together =
        error(joint.apply(run, all, table, Censor.NONE, Progress.NONE).series(), signal);
    final Series regressed = regress.apply(run, all, table, Censor.NONE, Progress.NONE).series();
    final double filterLast =
        error(joint.apply(regressed, all, none, Censor.NONE, Progress.NONE).series(), signal);
    final Series filtered = joint.apply(run, all, none, Censor.NONE, Progress.NONE).series();
    final double filterFirst =
        error(regress.apply(filtered, all, table, Censor.NONE, Progress.NONE).series(), signal);
    System.out.printf(
        "noise left beside a signal of SD 0.71: one fit %.3f, filter after regression %.3f,"
            + " regression after filter %.3f%n",
        together, filterLast, filterFirst);
    assertTrue(together < 0.13, "one fit leaves " + together);
    assertTrue(filterLast > 8 * together, "filter after regression leaves " + filterLast);
    assertTrue(filterFirst > 4 * together, "regression after filter leaves " + filterFirst);
  }

  /** The RMS of what is not the signal, the mean aside. */
  private static double error(final Series series, final double[][] signal) {
    double squares = 0;
    int n = 0;
    for (int t = 0; t < signal.length; t++) {
      for (int v = 0; v < signal[t].length; v++) {
        double mean = 0;
        for (int u = 0; u < signal.length; u++) {
          mean += series.planes()[u][v] / (double) signal.length;
        }
        final double d = series.planes()[t][v] - mean - signal[t][v];
        squares += d * d;
        n++;
      }
    }
    return Math.sqrt(squares / n);
  }
}
