package org.cordj.template;

/** Takes points of the result to points of the image, in mm of NIfTI's world. */
interface PointMap {

  /** What users call it: the file that it comes from. */
  String name();

  /**
   * Moves a point, in place.
   *
   * @return false if the transform says nothing of this place; the point is then unspecified
   */
  boolean move(double[] point);
}
