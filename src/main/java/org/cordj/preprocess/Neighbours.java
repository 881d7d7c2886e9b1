package org.cordj.preprocess;

import java.util.Arrays;

/** The voxels of a cord mask around one of them, with their weights; one instance a thread. */
final class Neighbours {

  private final CordTube tube;

  /** Within the slice, mm; 0 reads linearly between the nearest voxels instead. */
  private final double sdInPlane;

  private final double sdAlong;
  private final double reach;
  private int[] positions = new int[256];
  private double[] weights = new double[256];
  private int count;

  /**
   * @param sdInPlane SD within the slice in mm, 0 for none
   * @param sdAlong SD along the cord in mm, 0 for none
   * @param reach how many SD the Gaussian goes out
   */
  Neighbours(
      final CordTube tube, final double sdInPlane, final double sdAlong, final double reach) {
    this.tube = tube;
    this.sdInPlane = sdInPlane;
    this.sdAlong = sdAlong;
    this.reach = reach;
  }

  /** The same for another thread. */
  Neighbours copy() {
    return new Neighbours(tube, sdInPlane, sdAlong, reach);
  }

  /** Finds the neighbours of a voxel of the mask, by its linear index. */
  void of(final int voxel) {
    count = 0;
    final int own = tube.slice(voxel);
    add(voxel, own, own, 1);
    for (int step = -1; step <= 1; step += 2) {
      for (int s = own + step; s >= tube.firstSlice() && s <= tube.lastSlice(); s += step) {
        final double way = tube.alongBetween(own, s);
        if (!(way <= reach * sdAlong)) {
          break;
        }
        add(voxel, own, s, Math.exp(-way * way / (2 * sdAlong * sdAlong)));
      }
    }
  }

  /** The neighbours in one slice. */
  private void add(final int voxel, final int own, final int slice, final double weight) {
    final double u = tube.u(voxel) - tube.middleU(own) + tube.middleU(slice);
    final double v = tube.v(voxel) - tube.middleV(own) + tube.middleV(slice);
    final boolean linear = sdInPlane == 0;
    final double reachU = linear ? 1 : tube.reachU(reach * sdInPlane);
    final double reachV = linear ? 1 : tube.reachV(reach * sdInPlane);
    final double most = reach * reach * sdInPlane * sdInPlane;
    final int lastU = (int) Math.min(tube.sizeU() - 1, Math.floor(u + reachU));
    final int lastV = (int) Math.min(tube.sizeV() - 1, Math.floor(v + reachV));
    for (int j = (int) Math.max(0, Math.ceil(v - reachV)); j <= lastV; j++) {
      for (int i = (int) Math.max(0, Math.ceil(u - reachU)); i <= lastU; i++) {
        final int position = tube.position(i, j, slice);
        if (position < 0) {
          continue;
        }
        final double w;
        if (linear) {
          w = (1 - Math.abs(i - u)) * (1 - Math.abs(j - v));
        } else {
          final double square = tube.square(i - u, j - v);
          w = square > most ? 0 : Math.exp(-square / (2 * sdInPlane * sdInPlane));
        }
        if (w > 0) {
          put(position, weight * w);
        }
      }
    }
  }

  private void put(final int position, final double weight) {
    if (count == positions.length) {
      positions = Arrays.copyOf(positions, 2 * count);
      weights = Arrays.copyOf(weights, 2 * count);
    }
    positions[count] = position;
    weights[count++] = weight;
  }

  /**
   * The weighted mean of the neighbours' courses.
   *
   * @param courses [position in the mask][t]
   * @param self the position of the voxel itself: where it is not finite, it stays as it is
   * @param mean filled
   * @return whether a value was left out
   */
  boolean mean(final float[][] courses, final int self, final double[] mean) {
    Arrays.fill(mean, 0);
    double sum = 0;
    for (int n = 0; n < count; n++) {
      final float[] course = courses[positions[n]];
      final double w = weights[n];
      sum += w;
      for (int t = 0; t < mean.length; t++) {
        mean[t] += w * course[t];
      }
    }
    boolean gaps = false;
    for (int t = 0; t < mean.length; t++) {
      mean[t] /= sum;
      if (!Double.isFinite(mean[t])) {
        gaps = true;
        mean[t] = finiteMean(courses, self, t);
      }
    }
    return gaps;
  }

  private double finiteMean(final float[][] courses, final int self, final int t) {
    if (!Float.isFinite(courses[self][t])) {
      return courses[self][t];
    }
    double mean = 0;
    double sum = 0;
    for (int n = 0; n < count; n++) {
      final float value = courses[positions[n]][t];
      if (Float.isFinite(value)) {
        mean += weights[n] * value;
        sum += weights[n];
      }
    }
    return mean / sum;
  }
}
