package org.cordj.rsfc;

import static org.cordj.signal.Vectors.dot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.signal.BandSpace;
import org.cordj.signal.ColumnBasis;
import org.cordj.signal.FrequencyBins;

/**
 * The power of a band and of other frequencies in a run of which volumes are left out and confounds
 * were taken, by one joint least squares on the K volumes that are kept.
 *
 * <p>Model: y = B b + O o + N n at the kept volumes, B and O the orthonormal cosines and sines of
 * the band and of the other frequencies over the whole run of T volumes, N what was removed
 * (constant, trend, confounds, and the frequencies that are in neither). The elements of b have the
 * expected square s, those of o the expected square e: power a dimension. N may be anything. With M
 * the projection that removes N, the smaller of the two spaces, say B, is fitted to M y; r is its
 * rank, g = trace(B' M B) the dimensions that were kept of it, q the sum of squares of the fit and
 * f that of its residual. Then E q = s g + e (r - g) and E f = e v with v = K - rank N - r, so
 *
 * <pre>e = f / v,   s = (q - e (r - g)) / g,</pre>
 *
 * both without bias whatever s and e are: e (r - g) is what leaks into the band through the gaps
 * and confounds. Where O is the smaller space the roles change. Where nothing is left out or
 * removed r = g and s is the mean square of the band's Fourier coefficients.
 *
 * <p>Assumes that s and e are even over their frequencies, as far as gaps and confounds mix them.
 * Fitting costs O(rank K) a series. Immutable; may be shared by threads.
 */
final class BandFit {

  /** Fewer dimensions of a band tell nothing of its power. */
  static final double FEWEST_DIMENSIONS = 3;

  /** Fewer dimensions of the other frequencies are too noisy to be taken off. */
  static final double FEWEST_OTHERS = 10;

  /** Place of the band's power in what {@link #of} gives. */
  static final int BAND = 0;

  /** Place of the other frequencies' power. */
  static final int OTHER = 1;

  /** Place of the band's power with what leaks into it. */
  static final int RAW = 2;

  private final double[][] removed;
  private final double[][] fitted;
  private final boolean bandIsFitted;
  private final double rank;
  private final double trace;
  private final double traceOfSquare;
  private final double rest;

  /**
   * A fit.
   *
   * @param volumes T
   * @param kept the volumes that are kept
   * @param taken what was removed at the kept volumes; series given to {@link #of} lack it
   * @param band the band's bins
   * @param otherFrom the lowest bin of the other frequencies, which go up to T/2; those below that
   *     are not the band's are removed. 1: all outside of the band
   */
  BandFit(
      final int volumes,
      final int[] kept,
      final ColumnBasis taken,
      final FrequencyBins band,
      final int otherFrom) {
    final List<double[]> in = new ArrayList<>();
    final List<double[]> out = new ArrayList<>();
    final List<double[]> neither = new ArrayList<>();
    neither.add(pick(BandSpace.cosine(0, volumes), kept));
    for (int m = 1; m <= volumes / 2; m++) {
      final boolean inside = m >= band.first() && m <= band.last();
      final List<double[]> waves = inside ? in : m >= otherFrom ? out : neither;
      waves.add(pick(BandSpace.cosine(m, volumes), kept));
      if (2 * m != volumes) {
        waves.add(pick(BandSpace.sine(m, volumes), kept));
      }
    }
    final ColumnBasis nuisance = taken.with(neither.toArray(double[][]::new));
    removed = nuisance.vectors(taken.rank());
    bandIsFitted = in.size() <= out.size();
    final double[][] smaller = (bandIsFitted ? in : out).toArray(double[][]::new);
    final ColumnBasis all = nuisance.with(smaller);
    fitted = all.vectors(nuisance.rank());
    rank = fitted.length;
    trace = keptDimensions(smaller, nuisance);
    traceOfSquare = traceOfSquare(smaller, nuisance);
    rest = kept.length - all.rank();
  }

  /** The values at some volumes. */
  static double[] pick(final double[] x, final int[] volumes) {
    return Arrays.stream(volumes).mapToDouble(t -> x[t]).toArray();
  }

  /** The trace of W' M W: what a basis leaves of waves. */
  static double keptDimensions(final double[][] waves, final ColumnBasis basis) {
    final double[][] q = basis.vectors(0);
    double sum = 0;
    for (final double[] w : waves) {
      sum += dot(w, w);
      for (final double[] b : q) {
        final double d = dot(w, b);
        sum -= d * d;
      }
    }
    return Math.max(0, sum);
  }

  /** The trace of (W' M W)^2. */
  private static double traceOfSquare(final double[][] waves, final ColumnBasis basis) {
    final double[][] q = basis.vectors(0);
    final double[][] left = new double[waves.length][];
    double sum = 0;
    for (int i = 0; i < waves.length; i++) {
      left[i] = waves[i].clone();
      for (final double[] b : q) {
        subtract(left[i], b);
      }
      for (int j = 0; j <= i; j++) {
        final double g = dot(left[i], left[j]);
        sum += (i == j ? 1 : 2) * g * g;
      }
    }
    return sum;
  }

  /** How many dimensions the estimate of the band's power has. */
  double bandDimensions() {
    return bandIsFitted ? Math.min(rank, trace) : rest;
  }

  /** How many dimensions the estimate of the other frequencies' power has. */
  double otherDimensions() {
    return bandIsFitted ? rest : Math.min(rank, trace);
  }

  /**
   * What the band's raw power is to lose for each unit of the other frequencies' power, to be the
   * power by which the band is above them.
   */
  double leak() {
    return bandIsFitted ? rank / trace : 1;
  }

  /**
   * The powers of a series.
   *
   * @param y [K] without what was taken; used up
   * @param powers filled with {@link #BAND}, {@link #OTHER} and {@link #RAW}, a dimension each
   */
  void of(final double[] y, final double[] powers) {
    for (final double[] q : removed) {
      subtract(y, q);
    }
    double fit = 0;
    for (final double[] q : fitted) {
      final double d = dot(y, q);
      fit += d * d;
    }
    final double residual = Math.max(0, dot(y, y) - fit) / rest;
    final double corrected = (fit - residual * (rank - trace)) / trace;
    powers[BAND] = bandIsFitted ? corrected : residual;
    powers[OTHER] = bandIsFitted ? residual : corrected;
    powers[RAW] = bandIsFitted ? fit / trace : residual;
  }

  static void subtract(final double[] y, final double[] q) {
    final double d = dot(y, q);
    for (int t = 0; t < y.length; t++) {
      y[t] -= d * q[t];
    }
  }

  /**
   * The variance of the sum of squares of the fit to the smaller space, of Gaussian series: 2 trace
   * of the square of its covariance, s G + e (1 - G) over the fit's directions.
   */
  private double fitVariance(final double own, final double other) {
    return 2
        * (own * own * traceOfSquare
            + 2 * own * other * (trace - traceOfSquare)
            + other * other * (rank - 2 * trace + traceOfSquare));
  }

  /** The variance of the band's power. */
  double bandVariance(final double[] powers) {
    return differenceVariance(powers[BAND], powers[OTHER], leaked(), 1);
  }

  /** What of the other frequencies' power is in the band's raw power. */
  double leaked() {
    return bandIsFitted ? (rank - trace) / trace : 0;
  }

  /**
   * The interval of the band's raw power less a multiple of the other frequencies' power, as the
   * difference of two independent mean squares. The dimensions of the residual's are known; those
   * of the fit's are the ones that give its {@link #fitVariance} (Satterthwaite).
   *
   * @param raw the band's power with what leaks into it
   * @param other the other frequencies' power
   * @param multiple of it: {@link #leaked} or {@link #leak}
   * @param times how many independent voxels {@code other} is the mean of
   */
  PowerInterval interval(
      final double raw,
      final double other,
      final double multiple,
      final double times,
      final double level) {
    if (bandIsFitted) {
      final double own = Math.max(0, raw - leaked() * other);
      final double degrees = 2 * raw * raw * trace * trace / fitVariance(own, other);
      return PowerInterval.ofDifference(raw, degrees, multiple * other, rest * times, level);
    }
    if (multiple == 0) {
      return PowerInterval.ofDifference(raw, rest, 0, 1, level);
    }
    // other = fit - leak x raw: put the parts of raw together
    final double leak = (rank - trace) / trace;
    final double fit = Math.max(0, other + leak * raw);
    final double degrees =
        2 * fit * fit * trace * trace / fitVariance(Math.max(0, other), raw) * times;
    return PowerInterval.ofDifference(
        raw * (1 + multiple * leak), rest, multiple * fit, degrees, level);
  }

  /**
   * The variance of the band's power with what leaks into it less a multiple of the other
   * frequencies' power.
   *
   * @param band the band's power
   * @param other the other frequencies' power that is taken off
   * @param multiple of it
   * @param times how many independent voxels it is the mean of
   */
  double differenceVariance(
      final double band, final double other, final double multiple, final double times) {
    if (bandIsFitted) {
      return fitVariance(band, other) / (trace * trace)
          + 2 * multiple * multiple * other * other / (rest * times);
    }
    final double leak = (rank - trace) / trace;
    final double ofOther =
        fitVariance(other, band) / (trace * trace) + 2 * leak * leak * band * band / rest;
    return 2 * band * band / rest + multiple * multiple * ofOther / times;
  }
}
