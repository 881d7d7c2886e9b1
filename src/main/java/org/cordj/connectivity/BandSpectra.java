package org.cordj.connectivity;

import org.cordj.signal.BandSpace;
import org.cordj.signal.FrequencyBins;
import org.cordj.signal.Vectors;

/**
 * Fourier sums of courses in a band, and how much of their power white noise would make, judged by
 * what lies above the band. For runs with volumes left out these are sums over the kept ones.
 */
final class BandSpectra {

  /** Noise is judged by no fewer dimensions than these. */
  private static final int FEWEST_ABOVE = 10;

  private final double[][] cosines;
  private final double[][] sines;
  private final double[][] above;
  private final double expected;
  private final double expectedAbove;

  /**
   * Prepares it for a space.
   *
   * @param bins of the band, on the run's own frequencies
   * @param runVolumes how many volumes the run has
   */
  BandSpectra(final ResidualSpace space, final FrequencyBins bins, final int runVolumes) {
    final int[] volumes = space.volumes();
    cosines = new double[bins.count()][];
    sines = new double[bins.count()][];
    double inside = 0;
    for (int m = bins.first(); m <= bins.last(); m++) {
      final int b = m - bins.first();
      cosines[b] = ResidualSpace.pick(BandSpace.cosine(m, runVolumes), volumes);
      sines[b] =
          2 * m == runVolumes
              ? new double[volumes.length]
              : ResidualSpace.pick(BandSpace.sine(m, runVolumes), volumes);
      inside += space.share(cosines[b]) + space.share(sines[b]);
    }
    expected = inside;
    final int last = runVolumes / 2;
    above = new double[2 * Math.max(0, last - bins.last())][];
    double outside = 0;
    for (int m = bins.last() + 1; m <= last; m++) {
      final int b = 2 * (m - bins.last() - 1);
      above[b] = ResidualSpace.pick(BandSpace.cosine(m, runVolumes), volumes);
      above[b + 1] =
          2 * m == runVolumes
              ? new double[volumes.length]
              : ResidualSpace.pick(BandSpace.sine(m, runVolumes), volumes);
      outside += space.share(above[b]) + space.share(above[b + 1]);
    }
    expectedAbove = outside;
  }

  /** Whether enough is left above the band to judge noise by; not after a band-pass. */
  boolean knowsNoise() {
    return expectedAbove >= FEWEST_ABOVE;
  }

  /**
   * A course in the band.
   *
   * @param re the cosines' sums
   * @param im the sines' sums
   * @param power the sum of their squares
   * @param noise what white noise makes of it: the mean square per dimension above the band times
   *     the dimensions that denoising has left in it; NaN if {@link #knowsNoise} is false
   */
  record Spectrum(double[] re, double[] im, double power, double noise) {

    /** The real part of the cross-spectrum, summed over the band. */
    double co(final Spectrum other) {
      return Vectors.dot(re, other.re) + Vectors.dot(im, other.im);
    }

    /** Its imaginary part. */
    double quadrature(final Spectrum other) {
      return Vectors.dot(im, other.re) - Vectors.dot(re, other.im);
    }

    /**
     * The magnitude-squared coherence of the band: |sum of the cross-spectrum|^2 over the product
     * of the powers, 0 to 1.
     */
    double coherence(final Spectrum other) {
      final double co = co(other);
      final double quadrature = quadrature(other);
      return Math.min(1, (co * co + quadrature * quadrature) / (power * other.power));
    }
  }

  /** Transforms a course; its mean counts for nothing where all volumes are kept. */
  Spectrum of(final double[] course) {
    double mean = 0;
    for (final double v : course) {
      mean += v / course.length;
    }
    final double[] x = new double[course.length];
    for (int t = 0; t < x.length; t++) {
      x[t] = course[t] - mean;
    }
    final double[] re = new double[cosines.length];
    final double[] im = new double[cosines.length];
    double power = 0;
    for (int b = 0; b < re.length; b++) {
      re[b] = Vectors.dot(cosines[b], x);
      im[b] = Vectors.dot(sines[b], x);
      power += re[b] * re[b] + im[b] * im[b];
    }
    double noise = Double.NaN;
    if (knowsNoise()) {
      double sum = 0;
      for (final double[] wave : above) {
        final double c = Vectors.dot(wave, x);
        sum += c * c;
      }
      noise = sum / expectedAbove * expected;
    }
    return new Spectrum(re, im, power, noise);
  }
}
