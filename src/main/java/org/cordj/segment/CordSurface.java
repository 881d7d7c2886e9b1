package org.cordj.segment;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;

/**
 * The cord's surface about a line of centres: one {@link PolarBoundary} a slice, on intensities
 * averaged along the line, each drawn to those of its neighbours, and centred again on what it
 * encloses.
 *
 * <p>The smoothness along the cord is that of a few rounds of mutual pull, not of one exact minimum
 * over the whole surface (Li, Wu, Chen and Sonka 2006, 10.1109/TPAMI.2006.19, give one): every
 * slice of a round is independent, so that all cores work and the result does not depend on their
 * number. A slice that does not resemble its neighbours - zeroed, spiked, moved away - is set
 * aside: it counts for next to nothing in any average. O(slices x (samples + neighbours)).
 */
final class CordSurface {

  private static final int A = PolarGrid.ANGLES;

  /** Most rounds of sampling, boundary search and moving the centres to the centroids. */
  private static final int ROUNDS = 6;

  /** Centres that move by less than this, in mm, have settled. */
  private static final double STILL = 0.02;

  /** Boundary searches with the neighbours' pull in each round. */
  private static final int PULLS = 2;

  /** Standard deviations along the cord, in mm, of the weights of neighbouring slices. */
  private static final double LEVELS = 4;

  private static final double PULL = 4;
  private static final double CENTRES = 2;

  /** Standard deviation along the cord, in mm, of the neighbours that a slice must resemble. */
  private static final double LIKENESS = 5;

  /** Correlation with its neighbours' mean below which a slice is set aside. */
  private static final double UNLIKE = 0.3;

  /** Rounds in which slices are set aside, each without those of the one before. */
  private static final int SIFTS = 2;

  /** Weight of a slice that was bridged. */
  private static final double BRIDGED = 0.02;

  private final CordFrame frame;
  private final float[][] pixels;
  private final CordModel model;
  private final int first;
  private final int n;
  private final double[] x;
  private final double[] y;
  private final boolean[] aside;
  private final double[] trust;
  private final double[][] radii;
  private final double[] quality;
  private final PolarBoundary.Levels[] levels;
  private final float[][] polar;
  private final float[][] averaged;
  private final ThreadLocal<PolarBoundary> boundary;

  /**
   * A surface to be found.
   *
   * @param first rank of the lowest slice
   * @param x centres in mm of the frame, from the lowest slice on
   * @param bridged slices whose own intensities count for little
   */
  CordSurface(
      final CordFrame frame,
      final float[][] pixels,
      final CordModel model,
      final int first,
      final double[] x,
      final double[] y,
      final boolean[] bridged) {
    this.frame = frame;
    this.pixels = pixels;
    this.model = model;
    this.first = first;
    this.x = x.clone();
    this.y = y.clone();
    n = x.length;
    aside = bridged.clone();
    trust = new double[n];
    for (int s = 0; s < n; s++) {
      trust[s] = bridged[s] ? BRIDGED : 1;
    }
    radii = new double[n][A];
    quality = new double[n];
    levels = new PolarBoundary.Levels[n];
    polar = new float[n][PolarGrid.SIZE];
    averaged = new float[n][PolarGrid.SIZE];
    boundary = ThreadLocal.withInitial(() -> new PolarBoundary(model));
  }

  /** Finds the surface. The scale is the image's bright level. */
  CordSurface fit(final double scale) {
    for (int round = 0; round < ROUNDS; round++) {
      if (round > 0 && !recentre()) {
        break;
      }
      sample();
      if (round == 0) {
        setAside();
      }
      average();
      forEach(s -> boundary.get().find(averaged[s], levels[s], null, 0, radii[s]));
      for (int again = 0; again < PULLS; again++) {
        final double[][] mean = neighbours();
        forEach(s -> boundary.get().find(averaged[s], levels[s], mean[s], mean[s][A], radii[s]));
      }
    }
    forEach(
        s -> {
          final double seen = seen(s);
          quality[s] =
              seen * seen * BoundaryQuality.of(model, averaged[s], levels[s], radii[s], scale);
        });
    return this;
  }

  /**
   * The share of directions in which the boundary lies in the image. It counts twice: of a cord
   * that the image's edge cuts little can be judged, and what is left lies to one side.
   */
  private double seen(final int s) {
    int in = 0;
    for (int a = 0; a < A; a++) {
      final double bx = x[s] + radii[s][a] * PolarGrid.cos(a);
      final double by = y[s] + radii[s][a] * PolarGrid.sin(a);
      in += frame.inside(bx, by, first + s) ? 1 : 0;
    }
    return (double) in / A;
  }

  int slices() {
    return n;
  }

  /** Place of the boundary's centre, in mm of the frame. */
  double x(final int slice) {
    return x[slice];
  }

  double y(final int slice) {
    return y[slice];
  }

  /** Radii from the centre, in mm, one a direction. */
  double[] radii(final int slice) {
    return radii[slice];
  }

  /** See {@link BoundaryQuality}. */
  double quality(final int slice) {
    return quality[slice];
  }

  /** Whether the slice's own intensities count for next to nothing. */
  boolean aside(final int slice) {
    return aside[slice];
  }

  PolarBoundary.Levels levels(final int slice) {
    return levels[slice];
  }

  /** The centroid of what the boundary encloses, in mm of the frame. */
  double[] centroid(final int slice) {
    final double[] c = PolarGrid.centroid(radii[slice]);
    return new double[] {x[slice] + c[0], y[slice] + c[1]};
  }

  private void forEach(final IntConsumer action) {
    Parallelization.getTaskExecutor()
        .forEach(IntStream.range(0, n).boxed().toList(), action::accept);
  }

  private double weight(final int s, final int t, final double sigma) {
    if (s == t) {
      return trust[t];
    }
    final double d = (s - t) * frame.spacing() / sigma;
    return d * d > 9 ? 0 : trust[t] * Math.exp(-d * d / 2);
  }

  private int from(final int s, final double sigma) {
    return Math.max(0, s - (int) (3 * sigma / frame.spacing()));
  }

  private int to(final int s, final double sigma) {
    return Math.min(n - 1, s + (int) (3 * sigma / frame.spacing()));
  }

  private void sample() {
    forEach(s -> PolarGrid.sample(frame, pixels[first + s], first + s, x[s], y[s], polar[s]));
  }

  private void setAside() {
    for (int sift = 0; sift < SIFTS; sift++) {
      final double[] likeness = new double[n];
      forEach(s -> likeness[s] = likeness(s));
      for (int s = 0; s < n; s++) {
        if (likeness[s] < UNLIKE) {
          aside[s] = true;
          trust[s] = BRIDGED;
        }
      }
    }
  }

  /** The correlation of a slice's samples with the mean of its neighbours'; 1 if it has none. */
  private double likeness(final int s) {
    final float[] mean = new float[PolarGrid.SIZE];
    boolean alone = true;
    for (int t = from(s, LIKENESS); t <= to(s, LIKENESS); t++) {
      final double w = t == s ? 0 : weight(s, t, LIKENESS);
      alone &= t == s || aside[t];
      for (int i = 0; i < mean.length; i++) {
        mean[i] += w * polar[t][i];
      }
    }
    return alone ? 1 : correlation(polar[s], mean);
  }

  /** Pearson's correlation, 0 where one of them is the same everywhere. */
  private static double correlation(final float[] a, final float[] b) {
    double sumA = 0;
    double sumB = 0;
    for (int i = 0; i < a.length; i++) {
      sumA += a[i];
      sumB += b[i];
    }
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = 0; i < a.length; i++) {
      final double da = a[i] - sumA / a.length;
      final double db = b[i] - sumB / a.length;
      aa += da * da;
      bb += db * db;
      ab += da * db;
    }
    return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
  }

  /** Averages along the line, and finds the levels of each slice. */
  private void average() {
    forEach(this::average);
    final PolarBoundary.Levels[] own = new PolarBoundary.Levels[n];
    forEach(s -> own[s] = boundary.get().levels(averaged[s]));
    for (int s = 0; s < n; s++) {
      double cord = 0;
      double csf = 0;
      double other = 0;
      double sum = 0;
      for (int t = from(s, LEVELS); t <= to(s, LEVELS); t++) {
        final double w = weight(s, t, LEVELS);
        cord += w * own[t].cord();
        csf += w * own[t].csf();
        other += w * own[t].other();
        sum += w;
      }
      levels[s] = new PolarBoundary.Levels(cord / sum, csf / sum, other / sum);
    }
  }

  /** The mean of the slices along the line, and a binomial filter over the angles. */
  private void average(final int s) {
    final float[] sum = new float[PolarGrid.SIZE];
    double weights = 0;
    for (int t = from(s, model.sigma()); t <= to(s, model.sigma()); t++) {
      final double w = weight(s, t, model.sigma());
      weights += w;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += w * polar[t][i];
      }
    }
    final int radiiCount = PolarGrid.RADII;
    for (int a = 0; a < A; a++) {
      final int left = (a + A - 1) % A * radiiCount;
      final int right = (a + 1) % A * radiiCount;
      for (int r = 0; r < radiiCount; r++) {
        averaged[s][a * radiiCount + r] =
            (float)
                ((sum[left + r] + 2 * sum[a * radiiCount + r] + sum[right + r]) / (4 * weights));
      }
    }
  }

  /** The mean of the neighbours' radii, and, last in each row, the weight of the pull to it. */
  private double[][] neighbours() {
    final double[][] mean = new double[n][A + 1];
    forEach(
        s -> {
          double sum = 0;
          for (int t = from(s, PULL); t <= to(s, PULL); t++) {
            final double w = t == s ? 0 : weight(s, t, PULL);
            sum += w;
            for (int a = 0; a < A; a++) {
              mean[s][a] += w * radii[t][a];
            }
          }
          if (sum > 0) {
            for (int a = 0; a < A; a++) {
              mean[s][a] /= sum;
            }
          }
          mean[s][A] = model.along() * Math.min(1, sum);
        });
    return mean;
  }

  /** Moves the centres to the centroids, unless they have settled; returns whether it did. */
  private boolean recentre() {
    final double[] cx = new double[n];
    final double[] cy = new double[n];
    for (int s = 0; s < n; s++) {
      final double[] c = centroid(s);
      cx[s] = c[0];
      cy[s] = c[1];
    }
    // the line of centres stays smooth: noise of the boundaries must not shake the averaging
    final double[] mx = new double[n];
    final double[] my = new double[n];
    double longest = 0;
    for (int s = 0; s < n; s++) {
      double sum = 0;
      double sx = 0;
      double sy = 0;
      for (int t = from(s, CENTRES); t <= to(s, CENTRES); t++) {
        final double w = weight(s, t, CENTRES);
        sum += w;
        sx += w * cx[t];
        sy += w * cy[t];
      }
      longest = Math.max(longest, Math.hypot(sx / sum - x[s], sy / sum - y[s]));
      mx[s] = sx / sum;
      my[s] = sy / sum;
    }
    if (longest < STILL) {
      return false;
    }
    System.arraycopy(mx, 0, x, 0, n);
    System.arraycopy(my, 0, y, 0, n);
    return true;
  }
}
