package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** White noise has amplitudes of Rayleigh's and powers of the chi-square distribution. */
class WhiteNoiseTest {

  private static final int VOXELS = 10_000;
  private static final double SIGMA = 7;
  private static final double TR = 2;

  /** Away from what the trend takes. */
  private static final String BAND = "0.05-0.2";

  private static Series noise(final int volumes) {
    final Random random = new Random(volumes);
    final float[][] planes = new float[volumes][VOXELS];
    for (final float[] plane : planes) {
      for (int v = 0; v < VOXELS; v++) {
        plane[v] = (float) (900 + SIGMA * random.nextGaussian());
      }
    }
    return Series.ofPlanes("white", planes, Grid.ras(VOXELS, 1, 1, 1, 1, 1), TR);
  }

  private static AlffMap map(final int volumes, final Definition definition, final Measure m) {
    final Series series = noise(volumes);
    return new Alff(Band.list(BAND), List.of(m), definition, definition.detrend())
        .apply(series, Mask.all(series.grid()), Progress.NONE)
        .maps()
        .get(0);
  }

  /** Mean and SD of the map, or of its square, within 3 standard errors of what is expected. */
  private static void check(
      final Volume map, final boolean square, final double mean, final double sd) {
    double sum = 0;
    double squares = 0;
    for (int v = 0; v < VOXELS; v++) {
      final double x = square ? map.get(v) * map.get(v) : map.get(v);
      sum += x;
      squares += (x - mean) * (x - mean);
    }
    assertEquals(mean, sum / VOXELS, 3 * sd / Math.sqrt(VOXELS), "mean");
    // the SD of an estimated SD is sd / sqrt(2 n) for values that are nearly normal
    assertEquals(sd, Math.sqrt(squares / VOXELS), 3 * sd / Math.sqrt(2.0 * VOXELS), "SD");
  }

  @ParameterizedTest
  @CsvSource({"120", "121", "127"})
  void rmsPowerIsChiSquare(final int volumes) {
    final AlffMap alff = map(volumes, Definition.RMS, Measure.ALFF);
    final double each = SIGMA * SIGMA / (volumes - 1);
    final int dimensions = alff.dimensions();
    check(alff.volume(), true, each * dimensions, each * Math.sqrt(2 * dimensions));
    final AlffMap percent = map(volumes, Definition.RMS, Measure.PER_AF);
    // the mean of |x| of Gaussian values, over a mean of 900
    final double expected = 100 * Math.sqrt(2 / Math.PI * dimensions / volumes) * SIGMA / 900;
    double sum = 0;
    for (int v = 0; v < VOXELS; v++) {
      sum += percent.volume().get(v) / VOXELS;
    }
    assertEquals(expected, sum, 0.01 * expected);
  }

  /** Each |X| has the mean sigma sqrt(pi T) / 2 and the variance sigma^2 T (1 - pi / 4). */
  @Test
  void meansOfAmplitudesAreRayleigh() {
    final int volumes = 128;
    final double amplitude = SIGMA * Math.sqrt(Math.PI * volumes) / 2;
    final double spread = SIGMA * Math.sqrt(volumes * (1 - Math.PI / 4));
    final AlffMap xcpd = map(volumes, Definition.XCPD, Measure.ALFF);
    final double x = 2 * Math.sqrt(2) / volumes;
    check(xcpd.volume(), false, x * amplitude, x * spread / Math.sqrt(xcpd.bins()));
    // 128 is a power of two: DPABI adds no zeros
    final AlffMap dpabi = map(volumes, Definition.DPABI, Measure.ALFF);
    final double d = 2.0 / volumes;
    check(dpabi.volume(), false, d * amplitude, d * spread / Math.sqrt(dpabi.bins()));
    // AFNI's edge bins weigh a half
    final AlffMap afni = map(volumes, Definition.AFNI, Measure.ALFF);
    final double a = 2 / Math.sqrt(volumes);
    check(
        afni.volume(),
        false,
        a * amplitude * (afni.bins() - 1),
        a * spread * Math.sqrt(afni.bins() - 1.5));
  }

  /** The SD of what 3dBandpass leaves: two edge bins with a quarter of their power. */
  @Test
  void cpacPowerIsChiSquare() {
    final int volumes = 128;
    final AlffMap cpac = map(volumes, Definition.CPAC, Measure.ALFF);
    final AlffMap afni = map(volumes, Definition.AFNI, Measure.ALFF);
    final double each = SIGMA * SIGMA / (volumes - 1);
    final int inner = afni.bins() - 2;
    check(
        cpac.volume(), true, each * (2 * inner + 1), each * Math.sqrt(2 * (2 * inner + 4 / 16.0)));
  }
}
