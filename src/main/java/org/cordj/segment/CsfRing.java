package org.cordj.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;

/**
 * What surrounds the cord in its slices, between two distances from its mask: mostly cerebrospinal
 * fluid (CSF), for noise regressors.
 *
 * <p>The distance of a voxel is that of its centre to the nearest voxel centre of the mask in the
 * same slice across the cord, in mm by the true voxel sizes and angles; slices are not mixed, as
 * they lie many mm apart in cord runs. O(rim voxels x voxels near them) a slice.
 *
 * @param inner voxels further than this belong to the ring, in mm; 0 begins right beside the mask
 * @param outer voxels up to this distance belong to the ring, in mm, above inner, at most 30
 * @param bright whether to keep only voxels brighter than halfway from the median of the mask in
 *     the slice to the 90th percentile of the ring there: the CSF of T2- and T2*-weighted images
 */
public record CsfRing(double inner, double outer, boolean bright) {

  private static final double FURTHEST = 30;

  /** Distances equal to a limit count as equal in spite of rounding. */
  private static final double ROUNDING = 1e-9;

  /** Checks the ranges. */
  public CsfRing {
    if (!(inner >= 0 && inner < FURTHEST)) {
      throw new IllegalArgumentException(
          "inner is " + inner + " mm; choose 0 to below " + (int) FURTHEST + " mm.");
    }
    if (!(outer > inner && outer <= FURTHEST)) {
      throw new IllegalArgumentException(
          "outer is "
              + outer
              + " mm; choose more than inner ("
              + inner
              + " mm), at most "
              + (int) FURTHEST
              + " mm.");
    }
  }

  /**
   * The ring around a mask.
   *
   * @param image for {@code bright}, on the mask's grid; null where that is off
   * @throws IllegalArgumentException if the mask is empty or on another grid, there is no image to
   *     tell what is bright, or no voxel is left
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  public Mask apply(final Mask mask, final Volume image, final Progress progress) {
    mask.requireFits(mask.name(), mask.grid());
    if (bright) {
      if (image == null) {
        throw new IllegalArgumentException("bright needs an image to tell what is bright.");
      }
      mask.requireFits(image.name(), image.grid());
    }
    final CordFrame frame = new CordFrame(mask.grid());
    final int[][] found = new int[frame.count()][];
    progress.begin("CSF ring", frame.count());
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, frame.count()).boxed().toList(),
            rank -> {
              progress.check();
              found[rank] = slice(frame, mask, image, rank);
              progress.advance(1);
            });
    final int[] all = Arrays.stream(found).flatMapToInt(Arrays::stream).sorted().toArray();
    if (all.length == 0) {
      throw new IllegalArgumentException(
          "No voxel lies between "
              + inner
              + " and "
              + outer
              + " mm of '"
              + mask.name()
              + "'"
              + (bright ? " and is bright" : "")
              + "; choose a larger outer distance"
              + (bright ? " or switch bright off." : "."));
    }
    return Mask.ofIndices(mask.name() + "_csf", mask.grid(), all);
  }

  private int[] slice(final CordFrame frame, final Mask mask, final Volume image, final int rank) {
    final int nu = frame.nu();
    final int nv = frame.nv();
    final boolean[] in = frame.slices().read(mask, rank);
    final List<double[]> rim = new ArrayList<>();
    double lowX = Double.MAX_VALUE;
    double highX = -Double.MAX_VALUE;
    double lowY = Double.MAX_VALUE;
    double highY = -Double.MAX_VALUE;
    for (int voxel = 0; voxel < in.length; voxel++) {
      if (in[voxel]) {
        final double x = frame.x(voxel % nu, voxel / nu, rank);
        final double y = frame.y(voxel % nu, voxel / nu, rank);
        lowX = Math.min(lowX, x);
        highX = Math.max(highX, x);
        lowY = Math.min(lowY, y);
        highY = Math.max(highY, y);
        if (!surrounded(in, voxel % nu, voxel / nu, nu, nv)) {
          rim.add(new double[] {x, y});
        }
      }
    }
    final double least = inner * inner * (1 + ROUNDING);
    final double most = outer * outer * (1 + ROUNDING);
    final int[] ring = new int[in.length];
    int n = 0;
    for (int voxel = 0; voxel < in.length; voxel++) {
      final double x = frame.x(voxel % nu, voxel / nu, rank);
      final double y = frame.y(voxel % nu, voxel / nu, rank);
      if (in[voxel]
          || x < lowX - outer - 1e-6
          || x > highX + outer + 1e-6
          || y < lowY - outer - 1e-6
          || y > highY + outer + 1e-6) {
        continue;
      }
      double nearest = Double.MAX_VALUE;
      for (final double[] r : rim) {
        nearest = Math.min(nearest, (x - r[0]) * (x - r[0]) + (y - r[1]) * (y - r[1]));
      }
      if (nearest > least && nearest <= most) {
        ring[n++] = frame.slices().linearIndex(voxel, rank);
      }
    }
    final int[] kept = Arrays.copyOf(ring, n);
    return bright && n > 0 ? bright(frame, image, in, kept, rank) : kept;
  }

  /** Whether all eight neighbours are in the mask: then it is nobody's nearest mask voxel. */
  private static boolean surrounded(
      final boolean[] in, final int u, final int v, final int nu, final int nv) {
    if (u == 0 || v == 0 || u == nu - 1 || v == nv - 1) {
      return false;
    }
    for (int b = -1; b <= 1; b++) {
      for (int a = -1; a <= 1; a++) {
        if (!in[u + a + nu * (v + b)]) {
          return false;
        }
      }
    }
    return true;
  }

  private static int[] bright(
      final CordFrame frame,
      final Volume image,
      final boolean[] in,
      final int[] ring,
      final int rank) {
    final double cord =
        percentile(
            IntStream.range(0, in.length)
                .filter(v -> in[v])
                .map(v -> frame.slices().linearIndex(v, rank))
                .mapToDouble(image::get)
                .toArray(),
            0.5);
    final double csf = percentile(Arrays.stream(ring).mapToDouble(image::get).toArray(), 0.9);
    final double limit = (cord + csf) / 2;
    return csf > cord
        ? Arrays.stream(ring).filter(i -> image.get(i) > limit).toArray()
        : new int[0];
  }

  private static double percentile(final double[] values, final double share) {
    final double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))];
  }
}
