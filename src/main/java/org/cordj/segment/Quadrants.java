package org.cordj.segment;

import java.util.List;
import org.cordj.image.CordRegions;
import org.cordj.image.Labels;
import org.cordj.image.Mask;

/**
 * Divides a cord mask into four quadrants, slice by slice, about the affine's anterior. {@link
 * CordDivision} does the same about the axes of a cord that is turned.
 *
 * <p>Slices are those perpendicular to the grid's cord axis. In each, two lines at right angles
 * through the centroid of the mask's voxels divide ventral from dorsal and left from right (left is
 * the subject's). Their directions are the two in the slice's plane that together lie nearest to
 * the world's front and right, so that oblique and doubly oblique slices divide as upright ones do.
 *
 * <p>A voxel whose centre lies on one of the lines goes to the quadrant that follows it clockwise
 * in one slice and counter-clockwise in the next (counted from the lowest slice of the grid), and
 * one at the centroid itself goes to each quadrant in turn, slice by slice: over the slices no side
 * gains.
 *
 * @param erode how much is taken off the mask's rim in the slice before it is divided, in mm: a
 *     voxel stays if the nearest voxel centre outside the mask is further away than that; beyond
 *     the image's border all is outside. The centroid is that of the whole mask. 0 takes nothing
 *     off.
 */
public record Quadrants(double erode) {

  /** Most that may be eroded, in mm: more than the cord's half thickness anywhere. */
  public static final double MAX_ERODE = 5;

  /** The four regions, in the order of their numbers. */
  public static final List<Labels.Region> REGIONS = CordRegions.FOUR;

  /**
   * The quadrants and what is worth knowing about them.
   *
   * @param labels the four regions on the mask's grid
   * @param notes a sentence for each slice of the mask in which a quadrant has no voxel; empty when
   *     every slice has all four
   */
  public record Result(Labels labels, List<String> notes) {}

  /** Checks the range. */
  public Quadrants {
    if (!(erode >= 0 && erode <= MAX_ERODE)) {
      throw new IllegalArgumentException(
          "erode is " + erode + " mm; choose 0 to " + MAX_ERODE + " mm.");
    }
  }

  /**
   * The quadrants of a mask. A slice with too few voxels for four quadrants is divided all the
   * same; {@link #divide} tells which ones.
   *
   * @throws IllegalArgumentException if the mask is empty, or erosion leaves nothing of it or of a
   *     quadrant
   */
  public Labels apply(final Mask mask) {
    return divide(mask).labels();
  }

  /**
   * The quadrants of a mask, and the slices in which one of them is missing.
   *
   * @throws IllegalArgumentException if the mask is empty, or erosion leaves nothing of it or of a
   *     quadrant
   */
  public Result divide(final Mask mask) {
    mask.requireFits(mask.name(), mask.grid());
    final SliceParts parts = new SliceParts(mask, RegionKind.QUADRANTS, erode);
    return new Result(parts.divide(new double[new CordSlices(mask.grid()).count()]), parts.notes());
  }
}
