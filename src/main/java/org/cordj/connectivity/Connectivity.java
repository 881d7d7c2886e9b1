package org.cordj.connectivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;

/**
 * Correlations of regions' mean courses, with p and intervals that know what autocorrelation and
 * denoising leave.
 *
 * <p>r is worth {@code dof} = min(1 / tr(A B), dimensions left) values, see {@link
 * EffectiveDimensions}; z = atanh(r) has the standard error 1 / sqrt(dof - 2), which is the usual 1
 * / sqrt(T - 3) for T independent values. Ranks take 1.06 times its square, as Fieller, Hartley and
 * Pearson found in 1957; a partial correlation given n - 2 others has n - 2 dimensions less. |r| =
 * 1 has no z: it takes that of 1 - 1e-12, and a note says so.
 *
 * <p>Slice by slice, the slices' z are averaged over those in which both regions have voxels; the
 * variance of the mean is the sum over pairs of slices s, u of rx(s, u) ry(s, u) / (n^2 sqrt((dof_s
 * - 2) (dof_u - 2))), with rx and ry the correlations of each region's own courses in the two
 * slices, no less than for independent slices and no more than for one slice. A partial correlation
 * is given the regions that are in the slice. Pooled, a pair has the space with the fewest
 * dimensions among those of the slices that the run's regions lie in.
 *
 * <p>O(n^2 T) a slice for n regions and T volumes, and O(20 d^3) for each residual space of d
 * dimensions.
 *
 * @param measure how two courses are compared
 * @param averaging over slices or pooled
 */
public record Connectivity(ConnectivityMeasure measure, SliceAveraging averaging) {

  private static final double MOST = 1 - 1e-12;
  private static final double NORMAL_95 = 1.959963984540054;
  private static final double RANKS = 1.06;

  /** An edge has a test from this many effective dimensions on. */
  static final double LEAST_DOF = 3;

  /**
   * Computes every pair. All cores; the same bits for any number of threads.
   *
   * @param weights of the voxels in their region's mean, such as partial volumes; null for 1
   * @param spaces what denoising has left, {@link ResidualSpaces#whole} for all
   * @throws IllegalArgumentException if a grid differs, a region has no course or is constant,
   *     fewer than two regions are given, no two share a slice, or partial correlations have fewer
   *     dimensions than regions
   */
  public ConnectivityResult apply(
      final Series series,
      final Labels rois,
      final Volume weights,
      final ResidualSpaces spaces,
      final Progress progress) {
    final boolean bySlice = averaging == SliceAveraging.SLICES;
    if (bySlice && series.grid().cordAxis() != 2) {
      throw new IllegalArgumentException(
          "The slices of '"
              + series.name()
              + "' do not lie across the cord, so nothing is averaged over them; use"
              + " average=pooled.");
    }
    final RoiCourses courses = RoiCourses.of(series, rois, weights, bySlice, progress);
    final int n = courses.names().size();
    final PairTests tests = new PairTests(courses, n);
    final List<ResidualSpace> own = spaces(courses, spaces, bySlice);
    final Map<ResidualSpace, List<Integer>> groups = new IdentityHashMap<>();
    final List<ResidualSpace> order = new ArrayList<>();
    for (int s = 0; s < own.size(); s++) {
      groups
          .computeIfAbsent(
              own.get(s),
              space -> {
                order.add(space);
                return new ArrayList<>();
              })
          .add(s);
    }
    final List<String> notes = new ArrayList<>();
    for (final ResidualSpace space : order) {
      slices(courses, groups.get(space), space, tests, progress);
    }
    return result(courses, tests, bySlice, series, rois, notes);
  }

  private static List<ResidualSpace> spaces(
      final RoiCourses courses, final ResidualSpaces spaces, final boolean bySlice) {
    final List<ResidualSpace> all = new ArrayList<>();
    for (final int slice : courses.slices()) {
      final ResidualSpace space = spaces.of(slice, courses.volumes());
      if (!Arrays.equals(space.volumes(), courses.volumes())) {
        throw new IllegalArgumentException(
            "The run has "
                + courses.volumes().length
                + " volumes with values; what denoising left is known for "
                + space.volumes().length
                + " other ones.");
      }
      all.add(space);
    }
    if (bySlice) {
      return all;
    }
    ResidualSpace fewest = all.get(0);
    for (final ResidualSpace space : all) {
      fewest = space.dimensions() < fewest.dimensions() ? space : fewest;
    }
    return List.of(fewest);
  }

  /** Compares the regions in all slices that share a space. */
  private void slices(
      final RoiCourses courses,
      final List<Integer> slices,
      final ResidualSpace space,
      final PairTests tests,
      final Progress progress) {
    final List<double[]> all = new ArrayList<>();
    for (final int s : slices) {
      for (final double[] course : courses.courses()[s]) {
        if (course != null) {
          all.add(course);
        }
      }
    }
    final EffectiveDimensions effective =
        EffectiveDimensions.fit(space, all.toArray(double[][]::new), progress);
    int first = 0;
    for (final int s : slices) {
      final double[][] slice = courses.courses()[s];
      final int[] present =
          IntStream.range(0, slice.length).filter(r -> slice[r] != null).toArray();
      final double[][] r = matrix(courses, slice, present, space);
      for (int a = 0; a < present.length; a++) {
        for (int b = 0; b < a; b++) {
          double dof = effective.of(first + a, first + b);
          if (measure == ConnectivityMeasure.PARTIAL) {
            dof -= present.length - 2;
          }
          tests.add(present[b], present[a], s, r[a][b], dof, space.dimensions());
        }
      }
      first += present.length;
    }
  }

  private double[][] matrix(
      final RoiCourses courses,
      final double[][] slice,
      final int[] present,
      final ResidualSpace space) {
    final double[][] held = Arrays.stream(present).mapToObj(r -> slice[r]).toArray(double[][]::new);
    final int n = present.length;
    if (measure == ConnectivityMeasure.PARTIAL && n > 1 && space.dimensions() <= n) {
      throw new IllegalArgumentException(
          "Partial correlations of "
              + n
              + " regions need more than "
              + n
              + " dimensions; denoising has left "
              + space.dimensions()
              + ". Use fewer regions, or measure=ledoitwolf.");
    }
    if (n == 0) {
      return new double[0][];
    }
    final double[][] r = Correlations.of(measure, held);
    if (r == null) {
      throw new IllegalArgumentException(
          "The courses of the regions "
              + String.join(", ", Arrays.stream(present).mapToObj(courses.names()::get).toList())
              + " depend on each other, so there are no partial correlations: another region's"
              + " courses add up to one of them. Use fewer regions, or measure=ledoitwolf.");
    }
    return r;
  }

  private ConnectivityResult result(
      final RoiCourses courses,
      final PairTests tests,
      final boolean bySlice,
      final Series series,
      final Labels rois,
      final List<String> notes) {
    final int n = courses.names().size();
    final double[][][] m = new double[7][n][n];
    for (final double[][] matrix : m) {
      for (int i = 0; i < n; i++) {
        matrix[i][i] = Double.NaN;
      }
    }
    final int[][] left = new int[n][n];
    final int[][] slices = new int[n][n];
    final double[] p = new double[n * (n - 1) / 2];
    final double factor = measure == ConnectivityMeasure.SPEARMAN ? RANKS : 1;
    int edge = 0;
    int apart = 0;
    int untested = 0;
    int clamped = 0;
    for (int a = 0; a < n; a++) {
      m[0][a][a] = 1;
      for (int b = a + 1; b < n; b++) {
        final PairTests.Pair pair = tests.pair(a, b);
        final double error = 1 / Math.sqrt(pair.dof() - 2);
        final boolean tested = measure.isTested() && pair.dof() >= LEAST_DOF;
        p[edge] = tested ? twoSided(pair.z() / (error * Math.sqrt(factor))) : Double.NaN;
        final double half = NORMAL_95 * error * Math.sqrt(factor);
        final double[] values = {
          pair.slices() == 1 ? pair.r() : Math.tanh(pair.z()),
          pair.z(),
          measure.isTested() ? pair.dof() : Double.NaN,
          p[edge],
          Double.NaN,
          tested ? Math.tanh(pair.z() - half) : Double.NaN,
          tested ? Math.tanh(pair.z() + half) : Double.NaN
        };
        for (int k = 0; k < values.length; k++) {
          m[k][a][b] = values[k];
          m[k][b][a] = values[k];
        }
        left[a][b] = pair.left();
        left[b][a] = pair.left();
        slices[a][b] = pair.slices();
        slices[b][a] = pair.slices();
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
        List.copyOf(notes));
  }

  private static void note(final List<String> notes, final int count, final String rest) {
    if (count > 0) {
      notes.add(count + rest);
    }
  }

  static double twoSided(final double z) {
    return Erf.erfc(Math.abs(z) / Math.sqrt(2));
  }

  /** Fisher's z, that of 1 - 1e-12 for |r| beyond. */
  static double fisher(final double r) {
    final double c = Math.max(-MOST, Math.min(MOST, r));
    return 0.5 * Math.log((1 + c) / (1 - c));
  }

  /** Whether {@link #fisher} has changed a correlation. */
  static boolean clamps(final double r) {
    return Math.abs(r) > MOST;
  }
}
