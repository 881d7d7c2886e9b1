package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The centreline of real images that are turned, scaled, and made noisier. */
class CordInvarianceTest {

  private static final int SEEDS = 6;

  private static Centerline find(final Volume image) {
    return CordCenterline.automatic(Contrast.AUTO).apply(image, Progress.NONE);
  }

  /** Distances of the points of two lines in mm, ascending; infinite where one has no point. */
  private static double[] distances(final Centerline a, final Centerline b) {
    final double[] distances = new double[Math.max(a.points().size(), b.points().size())];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    for (int n = 0; n < Math.min(a.points().size(), b.points().size()); n++) {
      final Centerline.Point p = a.points().get(n);
      final Centerline.Point q = b.points().get(n);
      distances[n] =
          Math.sqrt(
              (p.x() - q.x()) * (p.x() - q.x())
                  + (p.y() - q.y()) * (p.y() - q.y())
                  + (p.z() - q.z()) * (p.z() - q.z()));
    }
    Arrays.sort(distances);
    return distances;
  }

  private static double largest(final double[] distances) {
    return distances[distances.length - 1];
  }

  @Test
  void realImages() {
    final StringBuilder table =
        new StringBuilder(
            String.format(
                "%nchange of the centreline in mm: largest; under noise median and largest of %d"
                    + " seeds%n%-13s %8s %8s %8s %8s %8s%n",
                SEEDS, "image", "flips", "orders", "x10", "median", "largest"));
    final List<Executable> checks = new ArrayList<>();
    for (final CordCases.Case c : CordCases.all()) {
      final Volume image = c.readImage();
      final Centerline line = find(image);
      double flips = 0;
      for (int d = 0; d < 3; d++) {
        final boolean[] flip = new boolean[3];
        flip[d] = true;
        flips =
            Math.max(
                flips,
                largest(
                    distances(line, find(CordForTests.turned(image, new int[] {0, 1, 2}, flip)))));
      }
      double orders = 0;
      for (final int[] order : new int[][] {{1, 0, 2}, {1, 2, 0}}) {
        orders =
            Math.max(
                orders,
                largest(distances(line, find(CordForTests.turned(image, order, new boolean[3])))));
      }
      final double scaled =
          largest(distances(line, find(CordForTests.changed(image, v -> 10 * v))));
      double median = 0;
      double most = 0;
      final double sigma = 0.05 * meanInside(image, Mask.of(c.readTruth()));
      for (int seed = 0; seed < SEEDS; seed++) {
        final Random random = new Random(seed);
        final double[] d =
            distances(
                line, find(CordForTests.changed(image, v -> v + sigma * random.nextGaussian())));
        median = Math.max(median, d[d.length / 2]);
        most = Math.max(most, largest(d));
      }
      table.append(
          String.format(
              Locale.ROOT,
              "%-13s %8.4f %8.4f %8.4f %8.3f %8.3f%n",
              c.name(),
              flips,
              orders,
              scaled,
              median,
              most));
      final double[] found = {flips, orders, scaled, median, most};
      checks.add(() -> assertTrue(found[0] <= 0.2, c + " flipped: " + found[0]));
      checks.add(() -> assertTrue(found[1] <= 0.2, c + " in another order: " + found[1]));
      checks.add(() -> assertTrue(found[2] <= 0.2, c + " times 10: " + found[2]));
      checks.add(() -> assertTrue(found[3] <= 0.2, c + " noisier, median: " + found[3]));
      // a thick slice with hardly any CSF beside the cord moves by a little more than 0.2 mm
      checks.add(() -> assertTrue(found[4] <= 0.25, c + " noisier, largest: " + found[4]));
    }
    System.out.println(table);
    assertAll(checks);
  }

  private static double meanInside(final Volume image, final Mask mask) {
    double sum = 0;
    for (int n = 0; n < mask.count(); n++) {
      sum += image.get(mask.index(n));
    }
    return sum / mask.count();
  }
}
