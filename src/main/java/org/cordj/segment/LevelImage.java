package org.cordj.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Volume;

/**
 * Levels in an image of numbers as SCT makes it: every voxel of a level has its number (such as
 * {@code PAM50_levels} and {@code *_seg_labeled}), or every number stands in one voxel, which is a
 * disc (number n above vertebra n, such as {@code *_labels-disc}) or the middle of a segment
 * ({@code *_rootlets_midpoints}).
 *
 * @param image of whole numbers; those above the last level's, such as SCT's 49 for the
 *     pontomedullary junction, count as none
 * @param kind of the levels
 */
public record LevelImage(Volume image, LevelKind kind) {

  /** Whether every number stands in one voxel. */
  public boolean points() {
    final Map<Integer, Integer> counts = counts();
    return !counts.isEmpty() && counts.values().stream().allMatch(n -> n == 1);
  }

  private Map<Integer, Integer> counts() {
    final Labels labels = Labels.unnamed(image);
    final Map<Integer, Integer> counts = new TreeMap<>();
    for (int i = 0; i < image.grid().voxels(); i++) {
      if (labels.get(i) > 0 && labels.get(i) <= kind.last()) {
        counts.merge(labels.get(i), 1, Integer::sum);
      }
    }
    return counts;
  }

  /**
   * The single voxels as points; a disc above C1 is left out.
   *
   * @throws IllegalArgumentException if a value is no whole number
   */
  public List<LevelPoint> toPoints() {
    final List<LevelPoint> points = new ArrayList<>();
    final Grid grid = image.grid();
    for (int i = 0; i < grid.voxels(); i++) {
      final int number = (int) image.get(i);
      if (number > 0 && number <= kind.last()) {
        final CordPoint at =
            new CordPoint(i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.planeSize());
        if (kind == LevelKind.SPINAL) {
          points.add(LevelPoint.of(kind.name(number), at));
        } else if (number > 1) {
          points.add(LevelPoint.of(kind.shortName(number - 1) + "/" + kind.shortName(number), at));
        }
      }
    }
    return points;
  }

  /**
   * The levels, voxel by voxel, with their names.
   *
   * @param mask to keep them within, on the same grid; null keeps all
   * @throws IllegalArgumentException if a value is no whole number, there is no level, or the grids
   *     differ
   */
  public CordLevels.Result toLevels(final Mask mask) {
    if (mask != null) {
      mask.requireFits(image.name(), image.grid());
    }
    final Labels all = Labels.unnamed(image);
    final int[] values = new int[image.grid().voxels()];
    final TreeMap<Integer, Labels.Region> found = new TreeMap<>();
    int other = 0;
    for (int i = 0; i < values.length; i++) {
      final int number = all.get(i);
      other += number > kind.last() ? 1 : 0;
      if (number > 0 && number <= kind.last() && (mask == null || mask.contains(i))) {
        values[i] = number;
        found.computeIfAbsent(number, n -> CordLevels.region(kind, n));
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "'"
              + image.name()
              + "' holds no "
              + kind.label()
              + " level, a number from 1 to "
              + kind.last()
              + (mask == null ? "." : ", within '" + mask.name() + "'."));
    }
    final List<String> notes = new ArrayList<>();
    if (other > 0) {
      notes.add(
          other
              + " voxels of '"
              + image.name()
              + "' hold numbers above "
              + kind.last()
              + " ("
              + kind.name(kind.last())
              + "); they are no level.");
    }
    if (mask != null) {
      int without = 0;
      for (int n = 0; n < mask.count(); n++) {
        without += values[mask.index(n)] == 0 ? 1 : 0;
      }
      if (without > 0) {
        notes.add(
            without + " of " + mask.count() + " voxels of '" + mask.name() + "' have no level.");
      }
    }
    return new CordLevels.Result(
        new Labels(
            (mask == null ? image.name() : mask.name()) + "_levels",
            image.grid(),
            values,
            List.copyOf(found.values())),
        notes);
  }
}
