package org.cordj.segment;

/**
 * A position in voxels of an image, counted from 0 at the centre of the first voxel; between the
 * centres it is a fraction.
 */
public record CordPoint(double i, double j, double k) {

  /** i, j and k, a new array. */
  public double[] toArray() {
    return new double[] {i, j, k};
  }
}
