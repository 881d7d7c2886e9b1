package org.cordj.nifti;

/** Which real number stands for a complex voxel. */
public enum ComplexPart {
  /** The absolute value. */
  MAGNITUDE,
  /** The angle in radians, -pi to pi. */
  PHASE,
  /** The real part. */
  REAL,
  /** The imaginary part. */
  IMAGINARY
}
