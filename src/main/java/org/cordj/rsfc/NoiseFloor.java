package org.cordj.rsfc;

/**
 * Where thermal noise is seen: the frequencies from an edge up to Nyquist, which are taken to hold
 * nothing else.
 *
 * @param from the edge in Hz; 0 for the highest upper edge of the bands
 * @param smooth whether a voxel's floor is the mean over it and its up to 26 neighbours in the mask
 *     instead of its own, which is noisy. Thermal noise varies slowly in space; at the edge of
 *     tissue physiological noise does not
 */
public record NoiseFloor(double from, boolean smooth) {

  /** From the highest band on, each voxel its own. */
  public static final NoiseFloor DEFAULT = new NoiseFloor(0, false);

  /** Checks the edge. */
  public NoiseFloor {
    if (!(from >= 0) || Double.isInfinite(from)) {
      throw new IllegalArgumentException(
          "floor is "
              + from
              + " Hz; it must be 0 (the highest upper edge of the bands) or a frequency below"
              + " Nyquist.");
    }
  }
}
