package org.cordj.imagej.explorer;

import java.util.List;

/**
 * All that is seen at one moment. Immutable, but for the map, which nobody writes once it is here.
 *
 * @param wanted what it answers
 * @param point the voxel under the mouse, null for none
 * @param seed the seed, null for none
 * @param pins in their order
 * @param r the seed's map, one value a voxel of the mask, NaN without a course; null for none
 * @param frequencies of the spectra, in Hz
 * @param trouble why something is not shown, a sentence; empty if all is
 */
record Sight(
    Wanted wanted,
    Facts point,
    Facts seed,
    List<Facts> pins,
    float[] r,
    double[] frequencies,
    String trouble) {}
