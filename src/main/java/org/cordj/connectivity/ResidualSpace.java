package org.cordj.connectivity;

import static org.cordj.signal.Vectors.dot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cordj.signal.BandSpace;
import org.cordj.signal.ColumnBasis;
import org.cordj.signal.FrequencyBins;

/**
 * What denoising has left of time: the space that every denoised course lies in once its mean is
 * taken away. Correlations of courses in it have no more degrees of freedom than it has dimensions.
 * Immutable.
 */
public final class ResidualSpace {

  private final int[] volumes;
  private final double[][] basis;
  private final int dimensions;

  private ResidualSpace(final int[] volumes, final double[][] basis, final int dimensions) {
    this.volumes = volumes.clone();
    this.basis = basis;
    this.dimensions = dimensions;
  }

  /**
   * What is left when a design and the mean have been taken away.
   *
   * @param removed the design's columns, one value a kept volume
   * @param volumes the kept volumes' numbers in the run, ascending
   * @throws IllegalArgumentException if their lengths differ or nothing is left
   */
  public static ResidualSpace of(final ColumnBasis removed, final int[] volumes) {
    final double[] constant = new double[volumes.length];
    Arrays.fill(constant, 1);
    final ColumnBasis all = removed.with(new double[][] {constant});
    if (all.rank() >= volumes.length) {
      throw new IllegalArgumentException(
          "Denoising has left nothing of "
              + volumes.length
              + " volumes: "
              + all.rank()
              + " dimensions were taken away.");
    }
    final double[][] rest = all.complement();
    return new ResidualSpace(volumes, rest, rest.length);
  }

  /** What is left of these volumes when only the mean has been taken away. */
  public static ResidualSpace ofVolumes(final int[] volumes) {
    return of(ColumnBasis.empty(volumes.length), volumes);
  }

  /** What a band-pass by projection has left of a run's volumes. */
  public static ResidualSpace ofBand(
      final FrequencyBins bins, final int runVolumes, final int[] volumes) {
    final List<double[]> stopped = new ArrayList<>();
    for (int m = 1; m <= runVolumes / 2; m++) {
      if (m < bins.first() || m > bins.last()) {
        stopped.add(pick(BandSpace.cosine(m, runVolumes), volumes));
        if (2 * m != runVolumes) {
          stopped.add(pick(BandSpace.sine(m, runVolumes), volumes));
        }
      }
    }
    return of(ColumnBasis.empty(volumes.length).with(stopped.toArray(double[][]::new)), volumes);
  }

  static double[] pick(final double[] x, final int[] volumes) {
    return IntStream.of(volumes).mapToDouble(t -> x[t]).toArray();
  }

  /**
   * This space less some dimensions that are known by their number only, as of a run that another
   * program has denoised. They are taken to lie anywhere in it.
   *
   * @throws IllegalArgumentException if it has not that many dimensions
   */
  public ResidualSpace limitedTo(final int left) {
    if (left < 1 || left > dimensions) {
      throw new IllegalArgumentException(
          "dof is "
              + left
              + "; of "
              + volumes.length
              + " volumes "
              + dimensions
              + " dimensions are left at most: give a number from 1 to "
              + dimensions
              + ", or 0 to take all.");
    }
    return new ResidualSpace(volumes, basis, left);
  }

  /** How many dimensions it has. */
  public int dimensions() {
    return dimensions;
  }

  /**
   * How much of 1 / dimensions is due to dimensions that were taken from anywhere: 1 / left - 1 /
   * known, the mean over projections at random.
   */
  double lost() {
    return 1.0 / dimensions - 1.0 / basis.length;
  }

  /** The kept volumes' numbers in the run, a copy. */
  public int[] volumes() {
    return volumes.clone();
  }

  /** A course's coordinates in it: [dimension]. */
  double[] coordinates(final double[] course) {
    final double[] c = new double[basis.length];
    for (int d = 0; d < c.length; d++) {
      c[d] = dot(basis[d], course);
    }
    return c;
  }

  /**
   * The covariance, in its coordinates, of an autoregressive process of first order, with trace 1:
   * B V B' with V[s][t] = phi^|s - t| over the kept volumes. O(dimensions^2 volumes).
   */
  double[][] autoregressive(final double phi) {
    final int n = volumes.length;
    final double[] step = new double[n];
    for (int t = 1; t < n; t++) {
      step[t] = Math.pow(phi, volumes[t] - volumes[t - 1]);
    }
    final int k = basis.length;
    final double[][] covariance = new double[k][k];
    final double[] product = new double[n];
    double trace = 0;
    for (int a = 0; a < k; a++) {
      final double[] x = basis[a];
      double run = 0;
      for (int t = 0; t < n; t++) {
        run = x[t] + step[t] * run;
        product[t] = run;
      }
      run = 0;
      for (int t = n - 1; t >= 0; t--) {
        product[t] += run;
        run = step[t] * (x[t] + run);
      }
      for (int b = 0; b <= a; b++) {
        covariance[a][b] = dot(basis[b], product);
        covariance[b][a] = covariance[a][b];
      }
      trace += covariance[a][a];
    }
    for (final double[] row : covariance) {
      for (int b = 0; b < k; b++) {
        row[b] /= trace;
      }
    }
    return covariance;
  }

  /** How much of a wave's square is left in it: 1 for a unit vector that lies in it. */
  double share(final double[] wave) {
    double sum = 0;
    for (final double[] q : basis) {
      final double c = dot(q, wave);
      sum += c * c;
    }
    return sum * dimensions / basis.length;
  }

  /**
   * What is left of it within a band of the run's frequencies.
   *
   * @throws IllegalArgumentException if nothing is
   */
  ResidualSpace within(final FrequencyBins bins, final int runVolumes) {
    final List<double[]> waves = new ArrayList<>();
    for (int m = bins.first(); m <= bins.last(); m++) {
      waves.add(projected(pick(BandSpace.cosine(m, runVolumes), volumes)));
      if (2 * m != runVolumes) {
        waves.add(projected(pick(BandSpace.sine(m, runVolumes), volumes)));
      }
    }
    final double[][] left =
        ColumnBasis.empty(volumes.length).with(waves.toArray(double[][]::new)).vectors(0);
    final int number = (int) Math.floor((double) left.length * dimensions / basis.length);
    if (number < 1) {
      throw new IllegalArgumentException(
          "Denoising has left nothing in the band: of its " + waves.size() + " dimensions none.");
    }
    return new ResidualSpace(volumes, left, number);
  }

  private double[] projected(final double[] wave) {
    final double[] p = new double[wave.length];
    for (final double[] q : basis) {
      final double c = dot(q, wave);
      for (int t = 0; t < p.length; t++) {
        p[t] += c * q[t];
      }
    }
    // what is only rounding of a wave that is gone is no direction
    return dot(p, p) < 1e-16 ? new double[wave.length] : p;
  }

  /**
   * The shift by one volume in its coordinates, [a][b]: the sum over volumes t, t + 1 that are both
   * kept of basis a at t and basis b at t + 1.
   */
  double[][] shift() {
    final int n = volumes.length;
    final double[][] shift = new double[basis.length][basis.length];
    final double[] next = new double[n];
    for (int b = 0; b < basis.length; b++) {
      for (int t = 0; t + 1 < n; t++) {
        next[t] = volumes[t + 1] == volumes[t] + 1 ? basis[b][t + 1] : 0;
      }
      for (int a = 0; a < basis.length; a++) {
        shift[a][b] = dot(basis[a], next);
      }
    }
    return shift;
  }
}
