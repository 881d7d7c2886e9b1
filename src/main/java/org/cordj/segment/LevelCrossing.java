package org.cordj.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cordj.image.Grid;
import org.cordj.image.Labels;

/**
 * Regions crossed with levels: a voxel of region {@code ventral-left} and level {@code
 * vertebral-C5} belongs to {@code vertebral-C5_ventral-left}. Linear in the voxels.
 */
public final class LevelCrossing {

  private LevelCrossing() {}

  /**
   * What both have, numbered from 1 level by level in the order of the levels' regions; the colours
   * are those of the regions, darker in every other level.
   *
   * @param labels the crossed regions that hold a voxel
   * @param notes a sentence if voxels of a region have no level, or a pair has no voxel
   */
  public record Result(Labels labels, List<String> notes) {}

  /**
   * Crosses them.
   *
   * @throws IllegalArgumentException if the grids differ, naming both, or no voxel has both
   */
  public static Result of(final Labels regions, final Labels levels) {
    Grid.requireSame(regions.name(), regions.grid(), levels.name(), levels.grid());
    final Map<Long, Integer> counts = new HashMap<>();
    int without = 0;
    int all = 0;
    for (int i = 0; i < regions.grid().voxels(); i++) {
      if (regions.get(i) > 0) {
        all++;
        if (levels.get(i) > 0) {
          counts.merge(key(levels.get(i), regions.get(i)), 1, Integer::sum);
        } else {
          without++;
        }
      }
    }
    if (counts.isEmpty()) {
      throw new IllegalArgumentException(
          "No voxel of '" + regions.name() + "' has a level in '" + levels.name() + "'.");
    }
    final Map<Long, Integer> numbers = new HashMap<>();
    final List<Labels.Region> crossed = new ArrayList<>();
    final List<String> missing = new ArrayList<>();
    for (int l = 0; l < levels.regions().size(); l++) {
      final Labels.Region level = levels.regions().get(l);
      final boolean held =
          regions.regions().stream()
              .anyMatch(r -> counts.containsKey(key(level.index(), r.index())));
      for (final Labels.Region region : regions.regions()) {
        final String name = level.name() + "_" + region.name();
        if (counts.containsKey(key(level.index(), region.index()))) {
          final int number = crossed.size() + 1;
          numbers.put(key(level.index(), region.index()), number);
          crossed.add(
              new Labels.Region(number, name, l % 2 == 0 ? region.rgb() : darker(region.rgb())));
        } else if (held && !region.name().startsWith("slice-")) {
          missing.add(name);
        }
      }
    }
    final int[] values = new int[regions.grid().voxels()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          regions.get(i) > 0 && levels.get(i) > 0
              ? numbers.get(key(levels.get(i), regions.get(i)))
              : 0;
    }
    final List<String> notes = new ArrayList<>();
    if (without > 0) {
      notes.add(
          without
              + " of "
              + all
              + " voxels of '"
              + regions.name()
              + "' have no level in '"
              + levels.name()
              + "' and belong to no region.");
    }
    if (!missing.isEmpty()) {
      notes.add("No voxel lies in " + String.join(", ", missing) + ".");
    }
    return new Result(
        new Labels(regions.name(), regions.grid(), values, crossed), List.copyOf(notes));
  }

  private static long key(final int level, final int region) {
    return (long) level << 32 | region;
  }

  private static int darker(final int rgb) {
    return rgb >> 1 & 0x7f7f7f;
  }
}
