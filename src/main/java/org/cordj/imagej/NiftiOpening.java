package org.cordj.imagej;

import org.cordj.nifti.ComplexPart;

/**
 * How to open a NIfTI file.
 *
 * @param tr repetition time in seconds for a file that has none or a wrong one, 0 for the file's
 * @param virtual whether the planes stay in the file and are read when looked at
 * @param part which number to show of complex voxels
 */
public record NiftiOpening(double tr, boolean virtual, ComplexPart part) {

  /** Everything as the file has it, in memory; of complex voxels the magnitude. */
  public static final NiftiOpening DEFAULT = new NiftiOpening(0, false, ComplexPart.MAGNITUDE);

  /** Checks the options. */
  public NiftiOpening {
    if (!(tr >= 0) || Double.isInfinite(tr)) {
      throw new IllegalArgumentException(
          "tr is " + tr + " s; it must be above 0, or 0 to take it from the file.");
    }
  }
}
