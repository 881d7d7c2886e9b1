package org.cordj.connectivity;

/** Correlations of regions by lag; over slices Fisher's z is averaged lag by lag. */
final class LaggedPairs {

  private final double[][][] z;
  private final int[][] slices;

  LaggedPairs(final int regions, final int lags) {
    z = new double[regions][regions][lags];
    slices = new int[regions][regions];
  }

  void add(final int a, final int b, final double[] r) {
    slices[a][b]++;
    for (int lag = 0; lag < r.length; lag++) {
      z[a][b][lag] += Connectivity.fisher(r[lag]);
    }
  }

  /** The lag in volumes of the largest mean |z|: above 0 region b follows a. */
  int lag(final int a, final int b) {
    return LaggedCorrelation.strongest(z[a][b]) - z[a][b].length / 2;
  }

  /** The mean z at that lag. */
  double z(final int a, final int b) {
    return z[a][b][LaggedCorrelation.strongest(z[a][b])] / slices[a][b];
  }
}
