package org.cordj.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Mask;
import org.cordj.image.Progress;

/**
 * Pulls the butterflies of a cord to the contrast of grey and white matter in images in which grey
 * matter is the brighter one, such as T2*-weighted gradient echo.
 *
 * <p>Of a slice's pixels within the inner {@code INNER} of the cord (beyond, CSF shines in) those
 * above the 98th and below the 2nd percentile are set to these, and the plane through them is taken
 * off. The share of grey matter that a butterfly gives each pixel correlates with them by r; its
 * log likelihood is -A/2 log(1 - r^2) for an area of A mm2, r at least 0, which is that of a
 * straight-line fit with one independent pixel a mm2. Slices within {@code REACH} mm count too, by
 * a Gaussian weight, each with its own size, so that the changes are smooth along the cord. The
 * butterfly's changes have a normal prior about none ({@link Butterfly#spread}). The most probable
 * changes are sought one at a time by steps of a spread and its halves, from none: the same result
 * every time. Where the image shows no grey matter, the butterfly stays where the boundary puts it.
 *
 * <p>A combination of known parts without a publication of its own. About 200 looks at the pixels
 * of the slice and its neighbours a slice.
 */
final class HornFit {

  private static final double INNER = 0.85;

  /** SD of the weight of neighbouring slices, in mm, and how far they count. */
  private static final double SIGMA = 4;

  private static final double REACH = 8.5;

  /** How fast the share changes across the grey matter's edge, a mm. */
  private static final double SHARPNESS = 8;

  private static final int ROUNDS = 5;

  /** Points a side at which a pixel's share is taken. */
  private static final int POINTS = 3;

  /** Below this correlation the image shows no grey matter. */
  private static final double VISIBLE = 0.2;

  /** One slice's pixels as they are compared with a butterfly. */
  private record Pixels(
      double halfWidth, double halfDepth, double area, double[] x, double[] y, double[] value) {}

  private final CordFrame frame;
  private final Pixels[] slices;
  private final double[][] changes;
  private final double[] correlation;

  /**
   * Prepares the slices.
   *
   * @param angles by rank, in radians
   * @param image the frame's pixels
   */
  HornFit(
      final CordFrame frame,
      final CordSection[] sections,
      final double[] angles,
      final float[][] image,
      final Mask mask) {
    this.frame = frame;
    slices = new Pixels[sections.length];
    changes = new double[sections.length][Butterfly.CHANGES];
    correlation = new double[sections.length];
    for (int rank = 0; rank < sections.length; rank++) {
      if (sections[rank] != null) {
        slices[rank] = pixels(sections[rank], angles[rank], image[rank], mask);
      }
    }
  }

  private Pixels pixels(
      final CordSection s, final double angle, final float[] image, final Mask mask) {
    final boolean[] in = frame.slices().read(mask, s.rank());
    final double a = s.halfWidth(angle);
    final double b = s.halfDepth(angle);
    final SubVoxels points = new SubVoxels(frame, s, angle, POINTS);
    final int most = POINTS * POINTS;
    final double[] x = new double[s.voxels() * most];
    final double[] y = new double[s.voxels() * most];
    final double[] centreX = new double[s.voxels()];
    final double[] centreY = new double[s.voxels()];
    final double[] value = new double[s.voxels()];
    int n = 0;
    for (int v = 0; v < in.length; v++) {
      if (in[v]) {
        points.moveTo(v);
        if (Math.hypot(points.x(most / 2) / a, points.y(most / 2) / b) < INNER) {
          for (int p = 0; p < most; p++) {
            x[n * most + p] = points.x(p);
            y[n * most + p] = points.y(p);
          }
          centreX[n] = points.x(most / 2);
          centreY[n] = points.y(most / 2);
          value[n++] = image[v];
        }
      }
    }
    final double[] kept = Arrays.copyOf(value, n);
    level(kept, Arrays.copyOf(centreX, n), Arrays.copyOf(centreY, n));
    return new Pixels(
        a, b, n * frame.voxelArea(), Arrays.copyOf(x, n * most), Arrays.copyOf(y, n * most), kept);
  }

  private static void level(final double[] value, final double[] x, final double[] y) {
    if (value.length == 0) {
      return;
    }
    final double[] sorted = value.clone();
    Arrays.sort(sorted);
    final double low = sorted[(int) Math.round(0.02 * (sorted.length - 1))];
    final double high = sorted[(int) Math.round(0.98 * (sorted.length - 1))];
    for (int p = 0; p < value.length; p++) {
      value[p] = Math.min(high, Math.max(low, value[p]));
    }
    final double[] plane = PlaneFit.of(x, y, value);
    for (int p = 0; p < value.length; p++) {
      value[p] -= PlaneFit.at(plane, x[p], y[p]);
    }
  }

  /** Finds the changes of all slices, on all cores. */
  void run(final Progress progress) {
    progress.begin("Horns", slices.length);
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, slices.length).boxed().toList(),
            rank -> {
              progress.check();
              if (slices[rank] != null) {
                fit(rank);
              }
              progress.advance(1);
            });
  }

  /** The changes of a slice's butterfly. */
  double[] change(final int rank) {
    return changes[rank];
  }

  /** The ranks of the slices in which no grey matter is seen. */
  List<Integer> blank() {
    final List<Integer> blank = new ArrayList<>();
    for (int rank = 0; rank < slices.length; rank++) {
      if (slices[rank] != null && correlation[rank] < VISIBLE) {
        blank.add(rank);
      }
    }
    return blank;
  }

  private void fit(final int rank) {
    final double[] change = changes[rank];
    final double[] step = new double[change.length];
    for (int c = 0; c < change.length; c++) {
      step[c] = Butterfly.spread(c);
    }
    double best = score(rank, change);
    for (int round = 0; round < ROUNDS; round++) {
      for (int c = 0; c < change.length; c++) {
        for (int sign = 1; sign >= -1; sign -= 2) {
          double next = best + 1;
          while (next > best + 1e-9) {
            final double old = change[c];
            change[c] += sign * step[c];
            next = score(rank, change);
            if (next > best + 1e-9) {
              best = next;
              next = best + 1;
            } else {
              change[c] = old;
            }
          }
        }
      }
      for (int c = 0; c < step.length && round > 0; c++) {
        step[c] /= 2;
      }
    }
    correlation[rank] = correlation(slices[rank], change);
  }

  private double score(final int rank, final double[] change) {
    double sum = 0;
    for (int c = 0; c < change.length; c++) {
      sum -= 0.5 * change[c] * change[c] / (Butterfly.spread(c) * Butterfly.spread(c));
    }
    final int reach = (int) (REACH / frame.spacing());
    for (int r = Math.max(0, rank - reach); r <= Math.min(slices.length - 1, rank + reach); r++) {
      if (slices[r] != null) {
        final double away = (r - rank) * frame.spacing() / SIGMA;
        final double seen = Math.max(0, correlation(slices[r], change));
        sum -= Math.exp(-0.5 * away * away) * slices[r].area / 2 * Math.log(1 - seen * seen + 1e-9);
      }
    }
    return sum;
  }

  /**
   * Correlation of the grey matter's share with the pixels; 0 where either is the same all over.
   */
  private static double correlation(final Pixels pixels, final double[] change) {
    final Butterfly butterfly = new Butterfly(pixels.halfWidth, pixels.halfDepth, change);
    final double[] distance = new double[3];
    final int points = POINTS * POINTS;
    final int n = pixels.value.length;
    double sumA = 0;
    double sumB = 0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int p = 0; p < n; p++) {
      double share = 0;
      for (int q = p * points; q < (p + 1) * points; q++) {
        butterfly.distances(pixels.x[q], pixels.y[q], distance);
        final double nearest = Math.min(distance[0], Math.min(distance[1], distance[2]));
        share += 1 / (1 + Math.exp(SHARPNESS * nearest));
      }
      share /= points;
      final double value = pixels.value[p];
      sumA += share;
      sumB += value;
      aa += share * share;
      bb += value * value;
      ab += share * value;
    }
    final double va = aa - sumA * sumA / n;
    final double vb = bb - sumB * sumB / n;
    return va > 0 && vb > 0 ? (ab - sumA * sumB / n) / Math.sqrt(va * vb) : 0;
  }
}
