package org.cordj.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cordj.image.Labels;
import org.cordj.image.Mask;

/**
 * Divides the voxels of a mask by the side of the cord's axes on which they lie, slice by slice.
 *
 * <p>The axes run through the centroid of the slice's voxels, turned by the slice's angle. A voxel
 * whose centre lies on one of them goes to the part that follows it clockwise in one slice and
 * counter-clockwise in the next (counted from the lowest slice of the grid), and one at the
 * centroid itself goes to each part in turn, slice by slice: over the slices no side gains. Linear
 * in the slices' voxels.
 */
final class SliceParts {

  /** Voxels on a line are told to this share of the smaller voxel edge in the slice. */
  private static final double ON_LINE = 1e-6;

  /** Quadrants clockwise as seen with the front up and the subject's left at the right. */
  private static final int[] CLOCKWISE = {3, 1, 2, 4};

  private final CordSlices slices;
  private final Mask mask;
  private final RegionKind kind;
  private final double erode;
  private final List<Labels.Region> regions;
  private final List<String> notes = new ArrayList<>();

  SliceParts(final Mask mask, final RegionKind kind, final double erode) {
    this.mask = mask;
    this.kind = kind;
    this.erode = erode;
    slices = new CordSlices(mask.grid());
    regions = kind.regions(slices.count());
  }

  /** What is worth knowing: a sentence for each slice of the mask in which a part has no voxel. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * The parts of the mask.
   *
   * @param degrees by rank, how far the cord is turned, counter-clockwise as seen from the head
   * @throws IllegalArgumentException if erosion leaves nothing of the mask or of a part
   */
  Labels divide(final double[] degrees) {
    final int[] values = new int[mask.grid().voxels()];
    final int[] before = new int[regions.size() + 1];
    final int[] after = new int[regions.size() + 1];
    for (int rank = 0; rank < slices.count(); rank++) {
      final boolean[] whole = slices.read(mask, rank);
      if (!slices.any(whole)) {
        continue;
      }
      final boolean[] kept = slices.erode(whole, erode);
      final int[] found = new int[regions.size() + 1];
      final double[] centre = slices.centroid(whole);
      for (int v = 0; v < whole.length; v++) {
        if (whole[v]) {
          final int part = part(v, centre, degrees[rank], rank);
          before[part]++;
          if (kept[v]) {
            values[slices.linearIndex(v, rank)] = part;
            found[part]++;
            after[part]++;
          }
        }
      }
      if (kind != RegionKind.SLICES) {
        note(slices.index(rank), found);
      }
    }
    requireLeft(mask, slices, erode, Arrays.stream(after).sum());
    requireParts(before, after);
    return new Labels(
        mask.name() + "_" + kind.label(),
        mask.grid(),
        values,
        regions.stream().filter(r -> before[r.index()] > 0).toList());
  }

  private int part(final int v, final double[] centre, final double degrees, final int rank) {
    if (kind == RegionKind.SLICES) {
      return slices.index(rank) + 1;
    }
    final double c = Math.cos(Math.toRadians(degrees));
    final double s = Math.sin(Math.toRadians(degrees));
    final double tolerance = ON_LINE * Math.min(slices.edge(0), slices.edge(1));
    final int front = side(c * slices.front(v, centre) - s * slices.right(v, centre), tolerance);
    final int right = side(s * slices.front(v, centre) + c * slices.right(v, centre), tolerance);
    if (kind == RegionKind.QUADRANTS) {
      return quadrant(front, right, rank);
    }
    return right == 0 ? 1 + rank % 2 : right < 0 ? 1 : 2;
  }

  private static int side(final double mm, final double tolerance) {
    return Math.abs(mm) <= tolerance ? 0 : (int) Math.signum(mm);
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

  /** Refuses an erosion that leaves no voxel at all. */
  static void requireLeft(
      final Mask mask, final CordSlices slices, final double erode, final int left) {
    if (left == 0) {
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
  }

  private void requireParts(final int[] before, final int[] after) {
    final String empty =
        regions.stream()
            .filter(r -> before[r.index()] > 0 && after[r.index()] == 0)
            .map(Labels.Region::name)
            .collect(Collectors.joining(", "));
    if (!empty.isEmpty()) {
      throw new IllegalArgumentException(
          "Eroding '"
              + mask.name()
              + "' by "
              + erode
              + " mm leaves nothing of "
              + empty
              + "; erode by less.");
    }
  }

  private void note(final int slice, final int[] found) {
    final List<String> missing = new ArrayList<>();
    for (final Labels.Region region : regions) {
      if (found[region.index()] == 0) {
        missing.add(region.name());
      }
    }
    if (!missing.isEmpty()) {
      notes.add(
          "Slice "
              + slice
              + " (counted from 0) has no voxel in "
              + String.join(", ", missing)
              + (missing.size() == regions.size() ? ": erosion left nothing of it." : "."));
    }
  }
}
