package org.cordj.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cordj.image.Volume;

/**
 * A cord mask that is corrected slice by slice: what of each plane is cord, and the mask with some
 * planes drawn anew. Planes are those of the voxel order, across its third axis, counted from 0.
 *
 * <p>Cord is what is above 0; of a soft mask, whose values are shares of a voxel, what is above
 * 0.5, as {@link CordMask} makes a mask of it. A plane that comes back with the same voxels keeps
 * its values bit for bit, also those of a soft mask; a plane that differs becomes 0 and the mask's
 * own value for cord (1 for a soft mask). Cost: linear in the voxels.
 */
public final class EditableMask {

  private static final float HALF = 0.5f;

  private final Volume mask;
  private final boolean soft;
  private final float inside;

  private EditableMask(final Volume mask, final boolean soft, final float inside) {
    this.mask = mask;
    this.soft = soft;
    this.inside = inside;
  }

  /**
   * Takes a mask of 0 and one other value, or a soft mask of values from 0 to 1. NaN is outside.
   *
   * @throws IllegalArgumentException if the image holds several values above 0 that are no shares
   *     of 1, so that it is no mask
   */
  public static EditableMask of(final Volume mask) {
    float value = 0;
    boolean several = false;
    float most = 0;
    for (final float[] plane : mask.planes()) {
      for (final float v : plane) {
        if (v > 0) {
          several |= value > 0 && v != value;
          value = v;
          most = Math.max(most, v);
        }
      }
    }
    final boolean soft = most <= 1 && (several || value > 0 && value < 1);
    if (several && !soft) {
      throw new IllegalArgumentException(
          "'"
              + mask.name()
              + "' holds several values above 0, up to "
              + most
              + ": regions rather than a mask. Give a mask of 0 and 1, or a soft mask from 0 to 1.");
    }
    return new EditableMask(mask, soft, soft || value == 0 ? 1 : value);
  }

  /** Whether the values are shares of a voxel. */
  public boolean soft() {
    return soft;
  }

  /** How many planes there are. */
  public int slices() {
    return mask.planes().length;
  }

  /**
   * The voxels of one plane that are cord.
   *
   * @return a new array, x fastest
   */
  public boolean[] plane(final int slice) {
    final float[] values = mask.planes()[slice];
    final boolean[] cord = new boolean[values.length];
    final float limit = soft ? HALF : 0;
    for (int p = 0; p < cord.length; p++) {
      cord[p] = values[p] > limit;
    }
    return cord;
  }

  /**
   * The mask with its cord as drawn.
   *
   * @param name of the result
   * @param drawn the voxels that are cord, by plane
   * @throws IllegalArgumentException if no plane differs from the mask's own
   */
  public MaskCorrection correct(final String name, final boolean[][] drawn) {
    final float[][] planes = new float[slices()][];
    final List<MaskCorrection.Slice> changed = new ArrayList<>();
    long before = 0;
    long after = 0;
    long common = 0;
    for (int z = 0; z < planes.length; z++) {
      final boolean[] was = plane(z);
      int cordBefore = 0;
      int cordAfter = 0;
      int both = 0;
      for (int p = 0; p < was.length; p++) {
        cordBefore += was[p] ? 1 : 0;
        cordAfter += drawn[z][p] ? 1 : 0;
        both += was[p] && drawn[z][p] ? 1 : 0;
      }
      before += cordBefore;
      after += cordAfter;
      common += both;
      if (Arrays.equals(was, drawn[z])) {
        planes[z] = mask.planes()[z].clone();
      } else {
        planes[z] = values(drawn[z]);
        changed.add(new MaskCorrection.Slice(z, cordBefore, cordAfter, both));
      }
    }
    if (changed.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Nothing was edited: all %d slices are those of '%s'. Correct an outline first; there is"
                  + " nothing to apply.",
              planes.length,
              mask.name()));
    }
    return new MaskCorrection(
        new Volume(name, planes, mask.grid()), changed, before, after, common, soft);
  }

  private float[] values(final boolean[] cord) {
    final float[] values = new float[cord.length];
    for (int p = 0; p < cord.length; p++) {
      values[p] = cord[p] ? inside : 0;
    }
    return values;
  }
}
