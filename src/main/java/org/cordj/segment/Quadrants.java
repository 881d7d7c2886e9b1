package org.cordj.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordj.image.CordRegions;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;

/**
 * Divides a cord mask into four quadrants, slice by slice.
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

  /** Voxels on a line are told to this share of the smaller voxel edge in the slice. */
  private static final double ON_LINE = 1e-6;

  /** The four regions, in the order of their numbers. */
  public static final List<Labels.Region> REGIONS = CordRegions.FOUR;

  /** The four, clockwise as seen with the front up and the subject's left at the right. */
  private static final int[] CLOCKWISE = {3, 1, 2, 4};

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
   * @throws IllegalArgumentException if the mask is empty, or nothing of it is left by erosion
   */
  public Labels apply(final Mask mask) {
    return divide(mask).labels();
  }

  /**
   * The quadrants of a mask, and the slices in which one of them is missing.
   *
   * @throws IllegalArgumentException if the mask is empty, or nothing of it is left by erosion
   */
  public Result divide(final Mask mask) {
    final Grid grid = mask.grid();
    mask.requireFits(mask.name(), grid);
    final CordSlices slices = new CordSlices(grid);
    final int[] values = new int[grid.voxels()];
    final List<String> notes = new ArrayList<>();
    boolean any = false;
    for (int rank = 0; rank < slices.count(); rank++) {
      final boolean[] whole = slices.read(mask, rank);
      final boolean[] kept = slices.erode(whole, erode);
      final int[] found = divide(slices, rank, whole, kept, values);
      final int missing = (int) java.util.Arrays.stream(found).filter(n -> n == 0).count();
      any |= missing < 4;
      if (missing > 0 && slices.any(whole)) {
        notes.add(note(slices.index(rank), found));
      }
    }
    if (!any) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Eroding '%s' by %s mm leaves nothing of its %d voxels; erode by less (its voxels are"
                  + " %.3g x %.3g mm in the slice).",
              mask.name(),
              erode,
              mask.count(),
              slices.edge(0),
              slices.edge(1)));
    }
    return new Result(
        new Labels(mask.name() + "_quadrants", grid, values, REGIONS), List.copyOf(notes));
  }

  /** Numbers the kept voxels of one slice; returns how many each quadrant got. */
  private static int[] divide(
      final CordSlices slices,
      final int rank,
      final boolean[] whole,
      final boolean[] kept,
      final int[] values) {
    final int[] found = new int[4];
    final double[] centre = slices.centroid(whole);
    final double tolerance = ON_LINE * Math.min(slices.edge(0), slices.edge(1));
    for (int v = 0; v < kept.length; v++) {
      if (kept[v]) {
        final double front = slices.front(v, centre);
        final double right = slices.right(v, centre);
        final int quadrant =
            quadrant(
                Math.abs(front) <= tolerance ? 0 : (int) Math.signum(front),
                Math.abs(right) <= tolerance ? 0 : (int) Math.signum(right),
                rank);
        values[slices.linearIndex(v, rank)] = quadrant;
        found[quadrant - 1]++;
      }
    }
    return found;
  }

  /** The quadrant on these sides (-1, 0 on the line, 1) in the slice of this rank. */
  static int quadrant(final int front, final int right, final int rank) {
    if (front == 0 && right == 0) {
      return CLOCKWISE[rank % 4];
    }
    if (front != 0 && right != 0) {
      return (front > 0 ? 3 : 1) + (right > 0 ? 1 : 0);
    }
    // the half line that opens CLOCKWISE[n] when turning clockwise: front, left, back, right
    final int n = front > 0 ? 0 : right < 0 ? 1 : front < 0 ? 2 : 3;
    return CLOCKWISE[rank % 2 == 0 ? n : (n + 3) % 4];
  }

  private static String note(final int slice, final int[] found) {
    final List<String> missing = new ArrayList<>();
    for (final Labels.Region region : REGIONS) {
      if (found[region.index() - 1] == 0) {
        missing.add(region.name());
      }
    }
    return "Slice "
        + slice
        + " (counted from 0) has no voxel in "
        + String.join(", ", missing)
        + (missing.size() == 4 ? ": erosion left nothing of it." : ".");
  }
}
