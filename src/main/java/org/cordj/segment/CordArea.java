package org.cordj.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cordj.image.Mask;
import org.cordj.image.Volume;
import org.cordj.io.Table;

/**
 * The cross-sectional area of the cord along it, in mm2.
 *
 * <p>The area of a slice's voxels (weighted by a soft mask's share) is that of an oblique cut;
 * times the cosine of the angle between the cord and the slice's normal it is that of a
 * right-angled one, as SCT's sct_process_segmentation corrects it. The angle is that of the line
 * through the slices' centroids, smoothed (see {@link CordCenterline}). Limits: a cut through the
 * tube's end is not corrected. Linear in the slices' voxels.
 *
 * @param smoothing length in mm along the cord for the angle and the smoothed area, 0 to 50: bends
 *     shorter than about six times it are smoothed away
 */
public record CordArea(double smoothing) {

  /** Length that suits slices of 1 to 5 mm, in mm. */
  public static final double DEFAULT_SMOOTHING = 5;

  private static final double MAX_SMOOTHING = 50;

  /**
   * One slice.
   *
   * @param slice index along the grid's cord axis, from 0
   * @param position along the cord from the lowest slice, in mm: the length of the smoothed line
   * @param area at right angles to the cord, in mm2
   * @param smoothed the same, smoothed along the cord
   * @param cut as the slice cuts it, in mm2
   * @param angle between the cord and the slice's normal, in degrees
   */
  public record Slice(
      int slice, double position, double area, double smoothed, double cut, double angle) {}

  /** Checks the range. */
  public CordArea {
    if (!(smoothing >= 0 && smoothing <= MAX_SMOOTHING)) {
      throw new IllegalArgumentException(
          "smoothing is " + smoothing + " mm; choose 0 to " + (int) MAX_SMOOTHING + " mm.");
    }
  }

  /**
   * The areas of a mask, from its lowest slice to its highest; an empty slice between has area 0.
   *
   * @throws IllegalArgumentException if the mask is empty
   */
  public List<Slice> apply(final Mask mask) {
    mask.requireFits(mask.name(), mask.grid());
    return apply(mask.toVolume());
  }

  /**
   * The areas of a soft mask: the share of each voxel, 0 to 1.
   *
   * @throws IllegalArgumentException if a value is not within 0 to 1, or all are 0
   */
  public List<Slice> apply(final Volume soft) {
    final CordFrame frame = new CordFrame(soft.grid());
    final int n = frame.count();
    final double[] cut = new double[n];
    final double[] x = new double[n];
    final double[] y = new double[n];
    int first = n;
    int last = -1;
    for (int rank = 0; rank < n; rank++) {
      for (int v = 0; v < frame.nu() * frame.nv(); v++) {
        final double share = soft.get(frame.slices().linearIndex(v, rank));
        if (!(share >= 0 && share <= 1)) {
          throw new IllegalArgumentException(
              "'" + soft.name() + "' holds " + share + "; a mask holds 0 to 1.");
        }
        if (share > 0) {
          cut[rank] += share;
          x[rank] += share * frame.x(v % frame.nu(), v / frame.nu(), rank);
          y[rank] += share * frame.y(v % frame.nu(), v / frame.nu(), rank);
        }
      }
      if (cut[rank] > 0) {
        first = Math.min(first, rank);
        last = rank;
        x[rank] /= cut[rank];
        y[rank] /= cut[rank];
        cut[rank] *= frame.voxelArea();
      }
    }
    if (last < 0) {
      throw new IllegalArgumentException(
          "The mask '" + soft.name() + "' is empty: no voxel is above 0.");
    }
    return slices(
        frame,
        first,
        Arrays.copyOfRange(cut, first, last + 1),
        Arrays.copyOfRange(x, first, last + 1),
        Arrays.copyOfRange(y, first, last + 1));
  }

  private List<Slice> slices(
      final CordFrame frame,
      final int first,
      final double[] cut,
      final double[] x,
      final double[] y) {
    final int n = cut.length;
    final double[] weights = new double[n];
    for (int s = 0; s < n; s++) {
      weights[s] = cut[s] > 0 ? 1 : 0;
    }
    final double length = smoothing / frame.spacing();
    final double[] sx = Whittaker.smooth(x, weights, length);
    final double[] sy = Whittaker.smooth(y, weights, length);
    final double[] area = new double[n];
    final double[] angle = new double[n];
    final double[] position = new double[n];
    for (int s = 0; s < n; s++) {
      if (s > 0) {
        final double step = Math.hypot(sx[s] - sx[s - 1], sy[s] - sy[s - 1]);
        position[s] = position[s - 1] + Math.hypot(step, frame.spacing());
      }
      final int before = Math.max(0, s - 1);
      final int after = Math.min(n - 1, s + 1);
      final double aside = Math.hypot(sx[after] - sx[before], sy[after] - sy[before]);
      final double up = (after - before) * frame.spacing();
      angle[s] = n > 1 ? Math.atan2(aside, up) : 0;
      area[s] = cut[s] * Math.cos(angle[s]);
    }
    final double[] smoothed = Whittaker.smooth(area, weights, length);
    final List<Slice> out = new ArrayList<>();
    for (int s = 0; s < n; s++) {
      out.add(
          new Slice(
              frame.slices().index(first + s),
              position[s],
              area[s],
              smoothed[s],
              cut[s],
              Math.toDegrees(angle[s])));
    }
    return out;
  }

  /** The table as CordJ writes it: the position in mm, areas in mm2, the angle in degrees. */
  public static Table toTable(final List<Slice> slices) {
    return toTable(slices, Map.of(), List.of());
  }

  /**
   * The table of a mask that was found, with the confidence of each slice's boundary.
   *
   * @param found the mask of the same slices, see {@link CordMask.Result}
   */
  public static Table toTable(final List<Slice> slices, final CordMask.Result found) {
    final Map<Integer, Double> confidence = new HashMap<>();
    for (int s = 0; s < found.slices().size(); s++) {
      confidence.put(found.slices().get(s), found.confidence().get(s));
    }
    return toTable(slices, confidence, List.of("confidence"));
  }

  private static Table toTable(
      final List<Slice> slices, final Map<Integer, Double> confidence, final List<String> more) {
    final List<String> columns =
        new ArrayList<>(List.of("slice", "position", "area", "area_smoothed", "area_cut", "angle"));
    columns.addAll(more);
    final Table table = new Table(columns);
    for (final Slice s : slices) {
      final List<Object> cells =
          new ArrayList<>(List.of(s.slice, s.position, s.area, s.smoothed, s.cut, s.angle));
      if (!more.isEmpty()) {
        cells.add(confidence.getOrDefault(s.slice, Double.NaN));
      }
      table.add(cells.toArray());
    }
    return table;
  }
}
