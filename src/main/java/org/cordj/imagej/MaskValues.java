package org.cordj.imagej;

import ij.ImagePlus;
import ij.ImageStack;

/**
 * Whether an image's values can be a mask's. An anatomical image is told by its first few pixels;
 * only of what may be a mask all of them are looked at.
 *
 * @param shares whether all are from 0 to 1, as of a soft mask, or but one value beside 0
 * @param two whether there are 0, one value above it, and no other
 */
record MaskValues(boolean shares, boolean two) {

  private static final MaskValues NO = new MaskValues(false, false);

  static MaskValues of(final ImagePlus imp) {
    final ImageStack stack = imp.getStack();
    float other = 0;
    boolean zero = false;
    boolean one = true;
    boolean soft = true;
    for (int s = 1; s <= stack.getSize(); s++) {
      for (final float v : Images.floats(stack.getPixels(s), imp)) {
        zero |= v == 0;
        one &= v == 0 || v > 0 && (other == 0 || v == other);
        soft &= v >= 0 && v <= 1;
        other = v == 0 ? other : v;
        if (!one && !soft) {
          return NO;
        }
      }
    }
    return new MaskValues(true, one && zero && other > 0);
  }
}
