package org.cordj.phantom;

import org.apache.commons.math3.special.Gamma;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.signal.FrequencyBins;

/**
 * What ALFF (definition rms) is expected to be where a known signal meets white noise.
 *
 * <p>With X the discrete Fourier transform of T values, ALFF^2 = 2 sum |X_m|^2 / (T (T - 1)) over
 * the band's bins m (low &lt;= m / (T TR) &lt;= high, edges included to 1e-9 relative; m = T/2
 * counted once; m = 0 never). Under white Gaussian noise of SD sigma the real and the imaginary
 * part of X_m are independent with variance T sigma^2 / 2, so each bin adds sigma^2 / (T - 1) times
 * a chi-square variable of two degrees of freedom; the bin at Nyquist is real with variance T
 * sigma^2, is counted once, and adds the same scale times one of one degree. With a signal of
 * in-band SD s, ALFF^2 (T - 1) / sigma^2 is therefore noncentral chi-square with k = 2 bins (less 1
 * with Nyquist) degrees and noncentrality s^2 (T - 1) / sigma^2, and ALFF's expectation is the mean
 * of the noncentral chi distribution (Johnson, Kotz and Balakrishnan, Continuous Univariate
 * Distributions 2, chapter 29), a multiple of 1F1(-1/2; k/2; -noncentrality / 2).
 *
 * <p>Not in the formula: motion, physiology, and what detrending takes out of the band (under 1 %
 * from about 0.01 Hz on in runs of some minutes).
 */
public final class ExpectedAlff {

  private ExpectedAlff() {}

  /**
   * E[ALFF] for a band that does not reach Nyquist.
   *
   * @param signalSdInBand the signal's own ALFF, in signal units
   * @param noiseSd SD of the white noise, in signal units
   * @param bins frequency bins in the band
   * @param volumes T
   * @throws IllegalArgumentException if an SD is negative or not finite, bins is below 1 or more
   *     than T has, or volumes is below 2
   */
  public static double mean(
      final double signalSdInBand, final double noiseSd, final int bins, final int volumes) {
    if (bins < 1 || bins > volumes / 2) {
      throw new IllegalArgumentException(
          "The band holds "
              + bins
              + " bins; a run of "
              + volumes
              + " volumes has 1 to "
              + volumes / 2
              + ".");
    }
    return meanWithDegrees(signalSdInBand, noiseSd, 2 * bins, volumes);
  }

  /**
   * E[ALFF] for a band of k real numbers: 2 a bin, but 1 for the bin at Nyquist.
   *
   * @param signalSdInBand the signal's own ALFF, in signal units
   * @param noiseSd SD of the white noise, in signal units
   * @param degrees k
   * @param volumes T
   * @throws IllegalArgumentException if an SD is negative or not finite, degrees is below 1 or
   *     volumes below 2
   */
  public static double meanWithDegrees(
      final double signalSdInBand, final double noiseSd, final int degrees, final int volumes) {
    for (final double sd : new double[] {signalSdInBand, noiseSd}) {
      if (!(sd >= 0) || Double.isInfinite(sd)) {
        throw new IllegalArgumentException(
            "A standard deviation of " + sd + " is none: it must be 0 or more and finite.");
      }
    }
    if (degrees < 1 || volumes < 2) {
      throw new IllegalArgumentException(
          "A band of "
              + degrees
              + " degrees of freedom in "
              + volumes
              + " volumes is none: there must be 1 or more in 2 or more.");
    }
    final double unit = noiseSd / Math.sqrt(volumes - 1);
    final double ratio = signalSdInBand / unit;
    if (unit == 0 || Double.isInfinite(ratio * ratio)) {
      return signalSdInBand;
    }
    return unit * chiMean(degrees, ratio * ratio);
  }

  /** Mean of the noncentral chi distribution, sqrt of noncentral chi-square. */
  static double chiMean(final int degrees, final double noncentrality) {
    final double b = degrees / 2.0;
    final double x = noncentrality / 2;
    return x > 1000 * (b + 1) ? chiMeanFar(b, x) : chiMeanMixture(b, x);
  }

  /**
   * A Poisson mixture of central chi means, summed outward from its mode: every term is positive,
   * so nothing cancels. Weights are taken relative to the mode's and divided by their own sum.
   */
  private static double chiMeanMixture(final double b, final double x) {
    final int mode = (int) x;
    final double atMode = Math.sqrt(2) * gammaRatio(b + mode);
    double weights = 1;
    double sum = atMode;
    double weight = 1;
    double chi = atMode;
    for (int j = mode + 1; weight > 1e-18; j++) {
      weight *= x / j;
      chi *= (b + j - 0.5) / (b + j - 1);
      weights += weight;
      sum += weight * chi;
    }
    weight = 1;
    chi = atMode;
    for (int j = mode; j > 0 && weight > 1e-18; j--) {
      weight *= j / x;
      chi *= (b + j - 1) / (b + j - 0.5);
      weights += weight;
      sum += weight * chi;
    }
    return sum / weights;
  }

  /** Gamma(z + 1/2) / Gamma(z); for large z by its asymptotic series, as logarithms lose digits. */
  private static double gammaRatio(final double z) {
    if (z < 100) {
      return Math.exp(Gamma.logGamma(z + 0.5) - Gamma.logGamma(z));
    }
    final double w = 1 / z;
    return Math.sqrt(z)
        * (1 + w * (-1 / 8.0 + w * (1 / 128.0 + w * (5 / 1024.0 + w * (-21 / 32768.0)))));
  }

  /** The asymptotic series of 1F1(-1/2; b; -x) for x far above b (DLMF 13.7.2). */
  private static double chiMeanFar(final double b, final double x) {
    double term = 1;
    double sum = 1;
    for (int n = 1; n <= 8; n++) {
      term *= (n - 1.5) * (n - 0.5 - b) / (n * x);
      sum += term;
    }
    return Math.sqrt(2 * x) * sum;
  }

  /**
   * The noise-free ALFF of regions: the mean over a region's voxels of the planted signal's in-band
   * SD.
   *
   * @param low lower edge in Hz
   * @param high upper edge in Hz
   * @return one value a region in signal units, in the order of {@code rois.regions()}, NaN for a
   *     region without voxels
   * @throws IllegalArgumentException if the regions lie on another grid, the band passes Nyquist or
   *     holds no bin
   */
  public static double[] planted(
      final PhantomRun run, final Labels rois, final double low, final double high) {
    return regions(run, rois, low, high, 0);
  }

  /**
   * The expected ALFF of regions: the mean over a region's voxels of {@link #mean} for the voxel's
   * planted signal and the run's thermal noise. For a run with motion or physiology it is what the
   * same run would show without them.
   *
   * @param low lower edge in Hz
   * @param high upper edge in Hz
   * @return one value a region in signal units, in the order of {@code rois.regions()}, NaN for a
   *     region without voxels
   * @throws IllegalArgumentException if the regions lie on another grid, the band passes Nyquist or
   *     holds no bin
   */
  public static double[] regionMeans(
      final PhantomRun run, final Labels rois, final double low, final double high) {
    return regions(run, rois, low, high, run.noiseSd());
  }

  private static double[] regions(
      final PhantomRun run,
      final Labels rois,
      final double low,
      final double high,
      final double noiseSd) {
    Grid.requireSame(run.series().name(), run.series().grid(), rois.name(), rois.grid());
    final int volumes = run.options().volumes();
    final FrequencyBins bins = FrequencyBins.of(low, high, volumes, run.options().tr());
    if (bins.count() == 0) {
      throw new IllegalArgumentException(
          "The band from "
              + low
              + " to "
              + high
              + " Hz holds no frequency bin of '"
              + run.series().name()
              + "', whose bins are "
              + 1 / (volumes * run.options().tr())
              + " Hz apart; choose a wider band.");
    }
    final double[][][] covariances = new double[run.latents().length][][];
    for (int z = 0; z < covariances.length; z++) {
      covariances[z] = inBandCovariance(run.latents()[z], bins);
    }
    final double[] means = new double[rois.regions().size()];
    for (int r = 0; r < means.length; r++) {
      final Mask region = rois.mask(rois.regions().get(r));
      for (int n = 0; n < region.count(); n++) {
        final int index = region.index(n);
        final double signal =
            run.plantedSd(index, covariances[index / run.series().grid().planeSize()]);
        means[r] += meanWithDegrees(signal, noiseSd, bins.degrees(), volumes);
      }
      means[r] /= region.count();
    }
    return means;
  }

  /** 2 sum Re(X_g conj X_h) / (T (T - 1)) over the bins, Nyquist's once. */
  private static double[][] inBandCovariance(final double[][] x, final FrequencyBins bins) {
    final int volumes = x[0].length;
    final double[][] covariance = new double[x.length][x.length];
    final double[] re = new double[x.length];
    final double[] im = new double[x.length];
    for (int m = bins.first(); m <= bins.last(); m++) {
      for (int h = 0; h < x.length; h++) {
        re[h] = 0;
        im[h] = 0;
        for (int t = 0; t < volumes; t++) {
          final double angle = 2 * StrictMath.PI * ((long) m * t % volumes) / volumes;
          re[h] += x[h][t] * StrictMath.cos(angle);
          im[h] -= x[h][t] * StrictMath.sin(angle);
        }
      }
      final double weight = (2 * m == volumes ? 1.0 : 2.0) / ((double) volumes * (volumes - 1));
      for (int g = 0; g < x.length; g++) {
        for (int h = 0; h < x.length; h++) {
          covariance[g][h] += weight * (re[g] * re[h] + im[g] * im[h]);
        }
      }
    }
    return covariance;
  }
}
