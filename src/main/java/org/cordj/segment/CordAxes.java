package org.cordj.segment;

import java.util.Locale;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;

/** About which axes a cord is divided. Spelled in lower case in macros, JSON and tables. */
public enum CordAxes {
  /** The cord's own: {@link CordOrientation}. */
  AUTO,
  /** The scanner's front and right, from the affine. */
  NONE;

  /**
   * The axes of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static CordAxes of(final String name) {
    for (final CordAxes a : values()) {
      if (a.label().equals(name)) {
        return a;
      }
    }
    throw new IllegalArgumentException(
        "rotation is '" + name + "'; choose auto or none (in lower case).");
  }

  /** The name as it is written in macros, JSON and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The axes of a cord.
   *
   * @param image on the mask's grid, null to go by the shape alone
   * @throws IllegalArgumentException if the mask is empty or on another grid than the image
   */
  public CordOrientation.Result find(final Mask mask, final Volume image, final Progress progress) {
    return this == AUTO
        ? new CordOrientation(CordOrientation.DEFAULT_SMOOTHING).apply(mask, image, progress)
        : CordOrientation.ofAffine(mask);
  }
}
