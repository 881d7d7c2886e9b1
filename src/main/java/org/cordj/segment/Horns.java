package org.cordj.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.CordRegions;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;

/**
 * The four horns of the grey matter, slice by slice: a parametric {@link Butterfly} placed by the
 * cord's boundary and orientation, if wanted pulled to the contrast of grey and white matter
 * ({@link HornFit}).
 *
 * <p>Each voxel has the share of it that lies inside each horn, by {@code POINTS} x {@code POINTS}
 * places in it; it belongs to the horn that holds more than half of it. Where ventral and dorsal
 * horn overlap, a place belongs to the one that it lies deeper in. Linear in the mask's voxels
 * without contrast.
 *
 * @param erode how much of the mask's rim is left out of the horns, in mm, as in {@link Quadrants}
 * @param fit what places them
 * @param least a horn with fewer voxels than this in a slice is reported, 1 to 1000
 */
public record Horns(double erode, Fit fit, int least) {

  /** Fewer voxels than this in a slice make a poor mean. */
  public static final int DEFAULT_LEAST = 3;

  private static final int MOST_LEAST = 1000;
  private static final int POINTS = 7;

  /** What places the horns. */
  public enum Fit {
    /** The cord's boundary alone. */
    BOUNDARY,
    /** The boundary, then the image, in which grey matter must be brighter than white matter. */
    CONTRAST;

    /**
     * The fit of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Fit of(final String name) {
      for (final Fit f : values()) {
        if (f.label().equals(name)) {
          return f;
        }
      }
      throw new IllegalArgumentException(
          "fit is '" + name + "'; choose boundary or contrast (in lower case).");
    }

    /** The name as it is written in macros, JSON and tables. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The horns.
   *
   * @param labels the voxels of which a horn holds more than half
   * @param shares the share of each voxel in each horn, 0 to 1, in the order of the regions
   * @param notes sentences for the log
   */
  public record Result(Labels labels, List<Volume> shares, List<String> notes) {}

  /** Checks the ranges. */
  public Horns {
    new Quadrants(erode);
    if (least < 1 || least > MOST_LEAST) {
      throw new IllegalArgumentException(
          "least is " + least + " voxels; choose 1 to " + MOST_LEAST + ".");
    }
  }

  /**
   * The horns of a cord.
   *
   * @param image for the fit to the contrast, on the mask's grid; else null
   * @throws IllegalArgumentException if the mask is empty, on another grid than the image, or
   *     eroded to nothing, or if there is no image to fit to
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  public Result apply(
      final Mask mask,
      final Volume image,
      final CordOrientation.Result orientation,
      final Progress progress) {
    mask.requireFits(mask.name(), mask.grid());
    if (fit == Fit.CONTRAST && image == null) {
      throw new IllegalArgumentException(
          "fit is contrast, but there is no image to fit to: give the series, or fit=boundary.");
    }
    final CordFrame frame = new CordFrame(mask.grid());
    final CordSection[] sections = CordSection.of(frame, mask);
    final double[] angles = new double[sections.length];
    for (final CordOrientation.Slice s : orientation.slices()) {
      angles[frame.slices().index(s.slice())] = Math.toRadians(s.rotation());
    }
    final List<String> notes = new ArrayList<>();
    HornFit changes = null;
    if (fit == Fit.CONTRAST) {
      mask.requireFits(image.name(), image.grid());
      changes = new HornFit(frame, sections, angles, frame.pixels(image, false), mask);
      changes.run(progress);
      final List<Integer> blank = changes.blank();
      if (!blank.isEmpty()) {
        notes.add(
            "'"
                + image.name()
                + "' shows no grey matter brighter than white matter in "
                + CordMaskCheck.name(blank.stream().map(frame.slices()::index).toList())
                + "; the horns there are placed by the boundary and the neighbouring slices.");
      }
    }
    final List<Volume> shares = shares(frame, sections, angles, changes, mask);
    return result(frame, sections, mask, shares, notes);
  }

  private List<Volume> shares(
      final CordFrame frame,
      final CordSection[] sections,
      final double[] angles,
      final HornFit changes,
      final Mask mask) {
    final List<Volume> shares =
        CordRegions.FOUR.stream()
            .map(r -> Volume.zeros(mask.name() + "_horns_" + r.name(), mask.grid()))
            .toList();
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, sections.length).boxed().toList(),
            rank -> {
              if (sections[rank] != null) {
                final double a = sections[rank].halfWidth(angles[rank]);
                final double b = sections[rank].halfDepth(angles[rank]);
                final Butterfly butterfly =
                    changes == null
                        ? new Butterfly(a, b)
                        : new Butterfly(a, b, changes.change(rank));
                share(frame, sections[rank], angles[rank], butterfly, mask, shares);
              }
            });
    return shares;
  }

  private void share(
      final CordFrame frame,
      final CordSection section,
      final double angle,
      final Butterfly butterfly,
      final Mask mask,
      final List<Volume> shares) {
    final int rank = section.rank();
    final boolean[] kept = frame.slices().erode(frame.slices().read(mask, rank), erode);
    final SubVoxels places = new SubVoxels(frame, section, angle, POINTS);
    final double[] distance = new double[3];
    final int[] inside = new int[4];
    for (int v = 0; v < kept.length; v++) {
      if (!kept[v]) {
        continue;
      }
      places.moveTo(v);
      java.util.Arrays.fill(inside, 0);
      for (int p = 0; p < POINTS * POINTS; p++) {
        final boolean right = butterfly.distances(places.x(p), places.y(p), distance);
        if (Math.min(distance[0], distance[1]) < 0) {
          // the numbers of CordRegions.FOUR less one
          inside[(distance[0] <= distance[1] ? 2 : 0) + (right ? 1 : 0)]++;
        }
      }
      for (int h = 0; h < 4; h++) {
        if (inside[h] > 0) {
          shares
              .get(h)
              .set(frame.slices().linearIndex(v, rank), (float) inside[h] / (POINTS * POINTS));
        }
      }
    }
  }

  private Result result(
      final CordFrame frame,
      final CordSection[] sections,
      final Mask mask,
      final List<Volume> shares,
      final List<String> notes) {
    final int[] values = new int[mask.grid().voxels()];
    final int[][] counts = new int[4][sections.length];
    int left = 0;
    for (int rank = 0; rank < sections.length; rank++) {
      for (int v = 0; v < frame.nu() * frame.nv() && sections[rank] != null; v++) {
        final int i = frame.slices().linearIndex(v, rank);
        for (int h = 0; h < 4; h++) {
          if (shares.get(h).get(i) > 0.5f) {
            values[i] = h + 1;
            counts[h][rank]++;
            left++;
          }
        }
      }
    }
    SliceParts.requireLeft(mask, frame.slices(), erode, left);
    for (int h = 0; h < 4; h++) {
      note(frame, sections, CordRegions.FOUR.get(h).name(), counts[h], notes);
    }
    return new Result(
        new Labels(mask.name() + "_horns", mask.grid(), values, CordRegions.FOUR),
        shares,
        List.copyOf(notes));
  }

  private void note(
      final CordFrame frame,
      final CordSection[] sections,
      final String name,
      final int[] counts,
      final List<String> notes) {
    final int total = java.util.Arrays.stream(counts).sum();
    if (total == 0 && erode > 0) {
      throw new IllegalArgumentException(
          "Eroding by " + erode + " mm leaves nothing of " + name + "; erode by less.");
    }
    final List<Integer> poor = new ArrayList<>();
    int cord = 0;
    for (int rank = 0; rank < counts.length; rank++) {
      if (sections[rank] != null) {
        cord++;
        if (counts[rank] < least) {
          poor.add(frame.slices().index(rank));
        }
      }
    }
    if (!poor.isEmpty()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "At %.3g x %.3g mm, %s holds fewer than %d voxels in %d of %d slices: %s.",
              frame.slices().edge(0),
              frame.slices().edge(1),
              name,
              least,
              poor.size(),
              cord,
              CordMaskCheck.name(poor)));
    }
  }
}
