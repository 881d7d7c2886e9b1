package org.cordj.connectivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cordj.signal.Vectors;

/** The correlations of each pair of regions in its slices, and their mean. */
final class PairTests {

  /** One slice's correlation and what it is worth. */
  private record One(int slice, double r, double dof, int left) {}

  /**
   * A pair over its slices.
   *
   * @param r the correlation of its last slice: of its only one, if there is one
   * @param z mean Fisher z, NaN without a slice
   * @param dof 2 + 1 / variance of z, with independent values
   * @param left dimensions left, summed over slices
   * @param slices how many
   * @param clamped whether a slice has |r| = 1
   */
  record Pair(double r, double z, double dof, int left, int slices, boolean clamped) {}

  private final List<List<One>> pairs = new ArrayList<>();
  private final int regions;

  /** [region][slice][other slice up to it]: correlations of a region's own courses. */
  private final double[][][] between;

  PairTests(final RoiCourses courses, final int regions) {
    this.regions = regions;
    for (int i = 0; i < regions * regions; i++) {
      pairs.add(new ArrayList<>());
    }
    final int slices = courses.courses().length;
    between = new double[regions][slices][];
    for (int r = 0; r < regions; r++) {
      final double[][] unit = new double[slices][];
      for (int s = 0; s < slices; s++) {
        final double[] course = courses.courses()[s][r];
        unit[s] = course == null ? null : Correlations.unit(course);
        between[r][s] = new double[s + 1];
        for (int u = 0; u <= s; u++) {
          if (unit[s] != null && unit[u] != null) {
            between[r][s][u] = Vectors.dot(unit[s], unit[u]);
          }
        }
      }
    }
  }

  void add(
      final int a, final int b, final int slice, final double r, final double dof, final int left) {
    pairs.get(a * regions + b).add(new One(slice, r, dof, left));
  }

  /** The pair a < b. */
  Pair pair(final int a, final int b) {
    final List<One> all = new ArrayList<>(pairs.get(a * regions + b));
    // slices come grouped by their spaces; in the order of the cord the sum has the same bits
    all.sort(Comparator.comparingInt(One::slice));
    final int n = all.size();
    double z = 0;
    int left = 0;
    boolean clamped = false;
    double independent = 0;
    double together = 0;
    double most = 0;
    for (int i = 0; i < n; i++) {
      final One one = all.get(i);
      z += Connectivity.fisher(one.r) / n;
      left += one.left;
      clamped |= Connectivity.clamps(one.r);
      final double own = variance(one);
      independent += own;
      most = Math.max(most, own);
      together += own;
      for (int j = 0; j < i; j++) {
        final One other = all.get(j);
        together +=
            2
                * between[a][one.slice][other.slice]
                * between[b][one.slice][other.slice]
                * Math.sqrt(own * variance(other));
      }
    }
    if (n == 0) {
      return new Pair(Double.NaN, Double.NaN, Double.NaN, 0, 0, false);
    }
    if (n == 1) {
      return new Pair(all.get(0).r, z, all.get(0).dof, left, 1, clamped);
    }
    if (Double.isInfinite(most)) {
      return new Pair(Double.NaN, z, 2, left, n, clamped);
    }
    final double squares = (double) n * n;
    final double mean = Math.min(most, Math.max(together, independent) / squares);
    return new Pair(Double.NaN, z, Math.min(left, 2 + 1 / mean), left, n, clamped);
  }

  /** Of one slice's z; that of a slice that is worth nothing is beyond all bounds. */
  private static double variance(final One one) {
    return one.dof > 2 ? 1 / (one.dof - 2) : Double.POSITIVE_INFINITY;
  }
}
