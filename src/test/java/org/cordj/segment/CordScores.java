package org.cordj.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Volume;

/** How near a mask and a centreline are to a manual mask. */
final class CordScores {

  /**
   * A mask against a manual one.
   *
   * @param volumeError relative, positive if the mask is larger
   * @param meanDistance mean distance of the two surfaces, both ways, in mm
   * @param hausdorff95 95th percentile of the surfaces' distances, both ways, in mm
   */
  record OfMask(double dice, double volumeError, double meanDistance, double hausdorff95) {}

  /** Distances in the slice's plane to the manual mask's centroids, in mm. */
  record OfLine(double median, double largest, int slices, int missing) {}

  private CordScores() {}

  static OfMask of(final Mask mask, final Volume truth) {
    final Mask manual = Mask.of(truth);
    int both = 0;
    for (int n = 0; n < mask.count(); n++) {
      both += manual.contains(mask.index(n)) ? 1 : 0;
    }
    final List<double[]> a = surface(mask);
    final List<double[]> b = surface(manual);
    final double[] distances = new double[a.size() + b.size()];
    nearest(a, b, distances, 0);
    nearest(b, a, distances, a.size());
    Arrays.sort(distances);
    return new OfMask(
        2.0 * both / (mask.count() + manual.count()),
        (double) mask.count() / manual.count() - 1,
        Arrays.stream(distances).average().orElseThrow(),
        distances[(int) (0.95 * (distances.length - 1))]);
  }

  /** Voxels of which a neighbour in the slice is outside, in mm. */
  private static List<double[]> surface(final Mask mask) {
    final Grid grid = mask.grid();
    final int[] size = {grid.nx(), grid.ny(), grid.nz()};
    final int[] stride = {1, grid.nx(), grid.planeSize()};
    final List<double[]> found = new ArrayList<>();
    for (int n = 0; n < mask.count(); n++) {
      final int index = mask.index(n);
      final int[] at = {index % grid.nx(), index / grid.nx() % grid.ny(), index / grid.planeSize()};
      boolean rim = false;
      for (int d = 0; d < 3; d++) {
        if (d != grid.cordAxis()) {
          rim |= at[d] == 0 || !mask.contains(index - stride[d]);
          rim |= at[d] == size[d] - 1 || !mask.contains(index + stride[d]);
        }
      }
      if (rim) {
        found.add(grid.toWorld(at[0], at[1], at[2]));
      }
    }
    return found;
  }

  private static void nearest(
      final List<double[]> from, final List<double[]> to, final double[] out, final int offset) {
    for (int n = 0; n < from.size(); n++) {
      double least = Double.MAX_VALUE;
      final double[] p = from.get(n);
      for (final double[] q : to) {
        final double x = p[0] - q[0];
        final double y = p[1] - q[1];
        final double z = p[2] - q[2];
        least = Math.min(least, x * x + y * y + z * z);
      }
      out[offset + n] = Math.sqrt(least);
    }
  }

  static OfLine of(final Centerline line, final Volume truth) {
    final Mask manual = Mask.of(truth);
    final CordSlices slices = new CordSlices(truth.grid());
    final CordFrame frame = new CordFrame(truth.grid());
    final List<Double> distances = new ArrayList<>();
    int missing = 0;
    for (int rank = 0; rank < slices.count(); rank++) {
      final double[] c = slices.centroid(slices.read(manual, rank));
      if (Double.isNaN(c[0])) {
        continue;
      }
      final int r = rank;
      final List<CordFinder.Pin> here =
          line.points().stream().map(p -> frame.pin(p.voxel())).filter(p -> p.rank() == r).toList();
      if (here.isEmpty()) {
        missing++;
      } else {
        distances.add(
            Math.hypot(
                here.get(0).x() - frame.x(c[0], c[1], rank),
                here.get(0).y() - frame.y(c[0], c[1], rank)));
      }
    }
    distances.sort(null);
    return new OfLine(
        distances.get(distances.size() / 2),
        distances.get(distances.size() - 1),
        distances.size(),
        missing);
  }
}
