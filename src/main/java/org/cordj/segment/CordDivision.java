package org.cordj.segment;

import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;

/**
 * Divides a cord into named regions about its own axes: left is the subject's left, ventral is the
 * front of a cord that may be turned ({@link CordOrientation}).
 *
 * @param kind into what
 * @param erode how much is taken off the mask's rim in the slice first, in mm, as in {@link
 *     Quadrants}
 * @param fit what places the horns; the other kinds do not use it
 * @param least a horn with fewer voxels than this in a slice is reported
 */
public record CordDivision(RegionKind kind, double erode, Horns.Fit fit, int least) {

  /**
   * The regions.
   *
   * @param labels on the mask's grid
   * @param shares the share of each voxel in each horn; empty for other kinds
   * @param notes sentences for the log
   */
  public record Result(Labels labels, List<Volume> shares, List<String> notes) {}

  /** Checks the ranges. */
  public CordDivision {
    new Horns(erode, fit, least);
    if (fit == Horns.Fit.CONTRAST && kind != RegionKind.HORNS) {
      throw new IllegalArgumentException(
          "fit is contrast, which is for horns; kind is " + kind.label() + ".");
    }
  }

  /** A division by the boundary alone. */
  public static CordDivision of(final RegionKind kind, final double erode) {
    return new CordDivision(kind, erode, Horns.Fit.BOUNDARY, Horns.DEFAULT_LEAST);
  }

  /**
   * The regions of a cord.
   *
   * @param image for horns that are fitted to the contrast, on the mask's grid; else null
   * @param orientation of the same mask
   * @throws IllegalArgumentException if the mask is empty, has a hole or a second piece in a slice,
   *     or is on another grid than the image, or erosion leaves nothing of it or of a region
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  public Result apply(
      final Mask mask,
      final Volume image,
      final CordOrientation.Result orientation,
      final Progress progress) {
    mask.requireFits(mask.name(), mask.grid());
    final CordFrame frame = new CordFrame(mask.grid());
    final List<String> notes = new ArrayList<>(CordMaskCheck.check(frame, mask));
    if (kind == RegionKind.HORNS) {
      final Horns.Result horns =
          new Horns(erode, fit, least).apply(mask, image, orientation, progress);
      notes.addAll(horns.notes());
      return new Result(horns.labels(), horns.shares(), List.copyOf(notes));
    }
    final double[] degrees = new double[frame.count()];
    for (final CordOrientation.Slice s : orientation.slices()) {
      degrees[frame.slices().index(s.slice())] = s.rotation();
    }
    final SliceParts parts = new SliceParts(mask, kind, erode);
    final Labels labels = parts.divide(degrees);
    notes.addAll(parts.notes());
    return new Result(labels, List.of(), List.copyOf(notes));
  }
}
