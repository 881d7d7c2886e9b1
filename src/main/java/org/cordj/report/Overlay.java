package org.cordj.report;

import java.util.Objects;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Volume;

/**
 * A map to be drawn in colour over an image. Where it is not finite, outside its mask or nearer to
 * 0 than its threshold, the image below is seen.
 *
 * @param map the values
 * @param label what the colour bar says, with the unit, such as {@code ALFF 0.01-0.198 Hz (signal
 *     units)}
 * @param mask the voxels that may be coloured, null for all
 * @param threshold voxels whose magnitude is below it are left out; 0 leaves none out
 * @param colors the colours; a signed map has 0 in its middle
 * @param range the values of the first and last colour; null for the 2nd to 98th percentile of the
 *     coloured voxels in the picture ({@link Range#robust}), or with signed colours the 98th
 *     percentile of their magnitude on both sides of 0 ({@link Range#symmetric})
 */
public record Overlay(
    Volume map, String label, Mask mask, double threshold, ColorMap colors, Range range) {

  /** Checks the options against one another. */
  public Overlay {
    Objects.requireNonNull(map, "map");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(colors, "colors");
    if (mask != null) {
      mask.requireFits(map.name(), map.grid());
    }
    if (!(threshold >= 0) || Double.isInfinite(threshold)) {
      throw new IllegalArgumentException(
          "The threshold of '"
              + map.name()
              + "' is "
              + threshold
              + "; it must be 0 (nothing hidden) or more.");
    }
    if (colors.signed() && range != null && range.low() != -range.high()) {
      throw new IllegalArgumentException(
          "The colours "
              + colors
              + " have 0 in their middle, but '"
              + map.name()
              + "' is to run from "
              + range.low()
              + " to "
              + range.high()
              + "; give a range that is symmetric around 0, or sequential colours.");
    }
  }

  /** The finite voxels of a map in sequential colours over their robust range. */
  public static Overlay of(final Volume map, final String label) {
    return new Overlay(map, label, null, 0, ColorMap.SEQUENTIAL, null);
  }

  /** The same with only the voxels of a mask. */
  public Overlay withMask(final Mask newMask) {
    return new Overlay(map, label, newMask, threshold, colors, range);
  }

  /** The same without voxels whose magnitude is below the threshold. */
  public Overlay withThreshold(final double newThreshold) {
    return new Overlay(map, label, mask, newThreshold, colors, range);
  }

  /** The same in other colours. */
  public Overlay withColors(final ColorMap newColors) {
    return new Overlay(map, label, mask, threshold, newColors, range);
  }

  /** The same over another range of values, null for one from the data. */
  public Overlay withRange(final Range newRange) {
    return new Overlay(map, label, mask, threshold, colors, newRange);
  }

  /** The grid of the map. */
  Grid grid() {
    return map.grid();
  }

  /** Whether the voxel with this linear index is coloured. */
  boolean shows(final int index) {
    final float v = map.get(index);
    return Float.isFinite(v) && Math.abs(v) >= threshold && (mask == null || mask.contains(index));
  }
}
