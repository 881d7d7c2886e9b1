package org.cordj.imagej.explorer;

import java.util.List;

/**
 * All that is seen at one moment. Immutable, but for the map, which nobody writes once it is here.
 *
 * @param wanted what it answers
 * @param point the voxel under the mouse, null for none
 * @param seed the seed, null for none
 * @param pins in their order
 * @param map the seed's, null for none
 * @param frequencies of the spectra, in Hz
 * @param behind the same voxel or region as {@link #front} in the other run; null where there is no
 *     other run
 * @param trouble why something is not shown, a sentence; empty if all is
 */
record Sight(
    Wanted wanted,
    Facts point,
    Facts seed,
    List<Facts> pins,
    SeedMapSeen map,
    double[] frequencies,
    Behind behind,
    String trouble) {

  /**
   * A seed map.
   *
   * @param r one value a voxel of the mask, NaN without a course
   * @param unit the seed's course less its mean, of length 1
   */
  record SeedMapSeen(float[] r, float[] unit) {}

  /**
   * What the other run holds.
   *
   * @param facts of it
   * @param frequencies of its spectrum, in Hz
   * @param tr in seconds
   * @param start seconds from the first volume of the run in front to its own first one: below 0
   *     where that one was trimmed
   * @param name of that run
   * @param front the name of the run in front
   */
  record Behind(
      Facts facts, double[] frequencies, double tr, double start, String name, String front) {}

  /** What numbers are shown of: the voxel under the mouse, or else the seed; null for neither. */
  Facts front() {
    return point != null ? point : seed;
  }

  /** The map's values, one a voxel of the mask; null without a map. */
  float[] r() {
    return map == null ? null : map.r();
  }
}
