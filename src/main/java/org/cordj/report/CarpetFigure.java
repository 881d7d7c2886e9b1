package org.cordj.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.SliceBlocks;

/**
 * A carpet plot: every voxel's course as a line of grey, in percent of its mean, the cord's above
 * and the tissue's around it below, so that what moves all voxels at once stands out as a stripe
 * (Power 2017, "A simple but useful way to assess fMRI scan qualities"). A run before and after
 * denoising stand under each other with traces and left-out volumes on the same axis of time.
 * Immutable.
 *
 * <p>Both carpets have the same grey scale: that of the 98th percentile of the first cord's. Light
 * blue is where there is no value.
 */
public final class CarpetFigure {

  /**
   * A curve over time.
   *
   * @param panel what it is shown together with, such as {@code motion}
   * @param values one a volume; NaN is left open
   */
  public record Trace(String panel, String name, double[] values) {}

  /**
   * Courses in percent, [row][volume].
   *
   * @param name of the run
   * @param rows the cord's and then the others'
   */
  record Carpet(String name, float[][] rows) {}

  private final String title;
  private final double tr;
  private final CarpetRows rows;
  private final List<Carpet> carpets;
  private final List<Trace> traces;
  private final int[] censored;

  private CarpetFigure(
      final String title,
      final double tr,
      final CarpetRows rows,
      final List<Carpet> carpets,
      final List<Trace> traces,
      final int[] censored) {
    this.title = title;
    this.tr = tr;
    this.rows = rows;
    this.carpets = List.copyOf(carpets);
    this.traces = List.copyOf(traces);
    this.censored = censored.clone();
  }

  /**
   * The carpet of a run.
   *
   * @param cord on the run's grid; left and right, head and feet come from the affine
   * @throws IllegalArgumentException if the mask does not fit, or no voxel of it varies
   */
  public static CarpetFigure of(final Series run, final Mask cord, final Progress progress) {
    final CarpetRows rows = CarpetRows.of(run, cord, progress);
    final Carpet carpet = carpet(run, rows, progress);
    // a run whose first volumes were left out has none there
    final boolean empty =
        Arrays.stream(carpet.rows).limit(rows.cord().length).allMatch(CarpetFigure::isWithoutValue);
    if (empty) {
      throw new IllegalArgumentException(
          "No voxel of the mask '"
              + cord.name()
              + "' has a mean above 0 in '"
              + run.name()
              + "': percent of the mean cannot be shown. Check that the mask belongs to this run.");
    }
    return new CarpetFigure(run.name(), run.tr(), rows, List.of(carpet), List.of(), new int[0]);
  }

  private static boolean isWithoutValue(final float[] row) {
    for (final float v : row) {
      if (Float.isFinite(v)) {
        return false;
      }
    }
    return true;
  }

  /** With another run's carpet below, of the same voxels: the run after denoising. */
  public CarpetFigure withAfter(final Series run, final Mask cord, final Progress progress) {
    cord.requireFits(run.name(), run.grid());
    if (run.volumes() != volumes()) {
      throw new IllegalArgumentException(
          "'"
              + run.name()
              + "' has "
              + run.volumes()
              + " volumes, '"
              + carpets.get(0).name
              + "' "
              + volumes()
              + ": they cannot share an axis of time.");
    }
    final List<Carpet> more = new ArrayList<>(carpets);
    more.add(carpet(run, rows, progress));
    return new CarpetFigure(title, tr, rows, more, traces, censored);
  }

  /** With curves above the carpets; those of one panel share their axis. */
  public CarpetFigure withTraces(final List<Trace> curves) {
    for (final Trace t : curves) {
      if (t.values.length != volumes()) {
        throw new IllegalArgumentException(
            "The trace '"
                + t.name
                + "' has "
                + t.values.length
                + " values; '"
                + carpets.get(0).name
                + "' has "
                + volumes()
                + " volumes.");
      }
    }
    return new CarpetFigure(title, tr, rows, carpets, curves, censored);
  }

  /** With volumes marked as left out, counted from 0. */
  public CarpetFigure withCensored(final int... leftOut) {
    return new CarpetFigure(title, tr, rows, carpets, traces, leftOut);
  }

  /** With another headline. */
  public CarpetFigure withTitle(final String headline) {
    return new CarpetFigure(headline, tr, rows, carpets, traces, censored);
  }

  private static Carpet carpet(final Series run, final CarpetRows rows, final Progress progress) {
    final int volumes = run.volumes();
    final int[] all = rows.all();
    final int[] sorted = Arrays.stream(all).sorted().toArray();
    final Mask shown = Mask.ofIndices("carpet", run.grid(), sorted);
    final float[][] courses = new float[sorted.length][volumes];
    progress.begin("Carpet of " + run.name(), sorted.length);
    SliceBlocks.forEach(
        run,
        shown,
        SliceBlocks.all(volumes),
        progress,
        () ->
            (block, x) -> {
              for (int v = 0; v < block.count(); v++) {
                double sum = 0;
                int n = 0;
                for (int t = 0; t < volumes; t++) {
                  if (Double.isFinite(x[t][v])) {
                    sum += x[t][v];
                    n++;
                  }
                }
                final double mean = sum / n;
                for (int t = 0; t < volumes; t++) {
                  courses[block.first() + v][t] =
                      mean > 0 && Double.isFinite(x[t][v])
                          ? (float) (100 * (x[t][v] / mean - 1))
                          : Float.NaN;
                }
              }
            });
    final float[][] ordered = new float[all.length][];
    for (int r = 0; r < all.length; r++) {
      ordered[r] = courses[Arrays.binarySearch(sorted, all[r])];
    }
    return new Carpet(run.name(), ordered);
  }

  String title() {
    return title;
  }

  /** Time from volume to volume in s, 0 where it is not known. */
  double tr() {
    return tr;
  }

  CarpetRows rows() {
    return rows;
  }

  List<Carpet> carpets() {
    return carpets;
  }

  List<Trace> traces() {
    return traces;
  }

  int[] censored() {
    return censored.clone();
  }

  int volumes() {
    return carpets.get(0).rows[0].length;
  }

  /** The grey scale's end in percent, its beginning is minus that. */
  double limit() {
    int n = 0;
    final double[] sizes = new double[rows.cord().length * volumes()];
    for (int r = 0; r < rows.cord().length; r++) {
      for (final float v : carpets.get(0).rows[r]) {
        if (Float.isFinite(v)) {
          sizes[n++] = Math.abs(v);
        }
      }
    }
    Arrays.sort(sizes, 0, n);
    final double limit = sizes[(int) (0.98 * (n - 1))];
    return limit > 0 ? limit : 1;
  }

  /**
   * Draws the figure.
   *
   * @throws IllegalStateException if this machine has no font
   */
  public BufferedImage draw() {
    Text.requireFonts();
    return new CarpetPage(this).draw();
  }
}
