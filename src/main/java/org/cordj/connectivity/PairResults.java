package org.cordj.connectivity;

import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Labels;
import org.cordj.image.Series;
import org.cordj.signal.FalseDiscovery;

/** The matrices of all pairs from what was gathered of them. */
final class PairResults {

  private static final double NORMAL_95 = 1.959963984540054;
  private static final int LAG = 7;

  private final Connectivity options;
  private final ConnectivityMeasure measure;
  private final RoiCourses courses;
  private final PairWork work;

  PairResults(final Connectivity options, final RoiCourses courses, final PairWork work) {
    this.options = options;
    this.measure = options.measure();
    this.courses = courses;
    this.work = work;
  }

  /**
   * The matrices.
   *
   * @throws IllegalArgumentException if no two regions share a slice
   */
  ConnectivityResult of(final Series series, final Labels rois) {
    final List<String> notes = new ArrayList<>();
    final int n = courses.names().size();
    final double[][][] m = new double[10][n][n];
    for (final double[][] matrix : m) {
      for (int i = 0; i < n; i++) {
        matrix[i][i] = Double.NaN;
      }
    }
    final String[][] edges = new String[n][n];
    final int[][] left = new int[n][n];
    final int[][] slices = new int[n][n];
    final double[] p = new double[n * (n - 1) / 2];
    int edge = 0;
    int apart = 0;
    int untested = 0;
    int clamped = 0;
    int beyond = 0;
    for (int a = 0; a < n; a++) {
      m[0][a][a] = 1;
      for (int b = a + 1; b < n; b++) {
        final PairTests.Pair pair = work.tests().pair(a, b);
        final boolean tested = measure.isTested() && pair.dof() >= Connectivity.LEAST_DOF;
        final double[] values = values(a, b, pair, tested);
        p[edge] = values[3];
        for (int k = 0; k < values.length; k++) {
          m[k][a][b] = values[k];
          // where b leads a, a follows b
          m[k][b][a] = k == LAG ? -values[k] : values[k];
        }
        beyond += Math.abs(values[9]) > 1 ? 1 : 0;
        left[a][b] = pair.left();
        left[b][a] = pair.left();
        slices[a][b] = pair.slices();
        slices[b][a] = pair.slices();
        edges[a][b] = courses.edge(a, b);
        edges[b][a] = edges[a][b];
        apart += pair.slices() == 0 ? 1 : 0;
        untested += measure.isTested() && pair.slices() > 0 && !tested ? 1 : 0;
        clamped += pair.clamped() ? 1 : 0;
        edge++;
      }
    }
    final double[] q = FalseDiscovery.q(p);
    edge = 0;
    for (int a = 0; a < n; a++) {
      for (int b = a + 1; b < n; b++) {
        m[4][a][b] = q[edge];
        m[4][b][a] = q[edge++];
      }
    }
    if (apart == p.length) {
      throw new IllegalArgumentException(
          "No two regions of '"
              + rois.name()
              + "' have voxels in the same slice of '"
              + series.name()
              + "'; use average=pooled.");
    }
    note(
        notes,
        apart,
        " of " + p.length + " pairs share no slice and are n/a; average=pooled compares them.");
    note(
        notes,
        untested,
        " of " + p.length + " pairs are worth fewer than 3 dimensions and have no p.");
    note(notes, clamped, " of " + p.length + " pairs have |r| = 1; their z is that of 1 - 1e-12.");
    note(
        notes,
        courses.unusable(),
        " voxels of '"
            + rois.name()
            + "' do not vary, hold a NaN or infinity or weigh nothing and were not used.");
    note(
        notes,
        beyond,
        " of "
            + p.length
            + " correlations without noise are beyond 1: noise was judged too large.");
    if (work.bands() != null && !work.noiseKnown()) {
      notes.add(
          "Noise cannot be judged: denoising left too little above the band, so there are no"
              + " correlations without noise. Use the run before its band-pass.");
    }
    if (measure == ConnectivityMeasure.COHERENCE && courses.courses().length > 1) {
      notes.add("Coherence that is averaged over slices has no p; average=pooled has.");
    }
    final int censored = series.volumes() - courses.volumes().length;
    note(
        notes,
        censored,
        " of " + series.volumes() + " volumes are censored (NaN) and were not used.");
    return new ConnectivityResult(
        measure,
        courses.names(),
        m[0],
        m[1],
        m[2],
        left,
        slices,
        m[3],
        m[4],
        m[5],
        m[6],
        work.lags() == null ? null : m[LAG],
        work.bands() == null ? null : m[8],
        work.bands() == null ? null : m[9],
        edges,
        List.copyOf(notes));
  }

  /** r, z, dof, p, q (later), interval, lag, correlation in the band, the same without noise. */
  private double[] values(
      final int a, final int b, final PairTests.Pair pair, final boolean tested) {
    final double sd =
        Math.sqrt((measure == ConnectivityMeasure.SPEARMAN ? Connectivity.RANKS : 1))
            / Math.sqrt(pair.dof() - 2);
    final boolean lagged = work.lags() != null && pair.slices() > 0;
    final double z = lagged ? work.lags().z(a, b) : pair.z();
    double r = !lagged && pair.slices() == 1 ? pair.r() : Math.tanh(z);
    double p = tested ? Connectivity.twoSided(z / sd) : Double.NaN;
    if (lagged) {
      p = Math.min(1, p * (2 * options.lags() + 1));
    }
    if (measure == ConnectivityMeasure.COHERENCE) {
      r = r * r;
      // a complex dimension is two real ones; by chance |coherency|^2 is Beta(1, n - 1)
      p = tested && pair.slices() == 1 ? Math.pow(1 - r, pair.dof() / 2 - 1) : Double.NaN;
    }
    final boolean interval = tested && measure.hasInterval();
    final boolean band = work.bands() != null && pair.slices() > 0;
    return new double[] {
      r,
      z,
      measure.isTested() ? pair.dof() : Double.NaN,
      p,
      Double.NaN,
      interval ? Math.tanh(z - NORMAL_95 * sd) : Double.NaN,
      interval ? Math.tanh(z + NORMAL_95 * sd) : Double.NaN,
      lagged ? work.lags().lag(a, b) : Double.NaN,
      band ? work.bands().plain(a, b) : Double.NaN,
      band ? work.bands().corrected(a, b) : Double.NaN
    };
  }

  private static void note(final List<String> notes, final int count, final String rest) {
    if (count > 0) {
      notes.add(count + rest);
    }
  }
}
