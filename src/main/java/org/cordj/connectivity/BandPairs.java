package org.cordj.connectivity;

/**
 * The correlation of two regions within a band, and the one that they would have without white
 * noise: Re Sxy / sqrt((Sxx - Nx)(Syy - Ny)), with the sums over the band and over slices, and N
 * each course's noise (see {@link BandSpectra}). Thermal noise of one region is independent of
 * another's, so it adds to the powers only and draws the plain correlation towards 0.
 */
final class BandPairs {

  /** [a][b]: cross-spectrum, own power of a and b, noise of a and b. */
  private final double[][][] sums;

  BandPairs(final int regions) {
    sums = new double[regions][regions][5];
  }

  /** Adds a slice. */
  void add(final int a, final int b, final BandSpectra.Spectrum x, final BandSpectra.Spectrum y) {
    final double[] s = sums[a][b];
    s[0] += x.co(y);
    s[1] += x.power();
    s[2] += y.power();
    s[3] += x.noise();
    s[4] += y.noise();
  }

  /** The correlation within the band, NaN without a slice. */
  double plain(final int a, final int b) {
    final double[] s = sums[a][b];
    return s[0] / Math.sqrt(s[1] * s[2]);
  }

  /**
   * The corrected one: beyond 1 where the noise is judged too large by chance, NaN where no power
   * is left or the noise is not known.
   */
  double corrected(final int a, final int b) {
    final double[] s = sums[a][b];
    final double x = s[1] - s[3];
    final double y = s[2] - s[4];
    return x > 0 && y > 0 ? s[0] / Math.sqrt(x * y) : Double.NaN;
  }
}
