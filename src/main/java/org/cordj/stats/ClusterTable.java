package org.cordj.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.image.Flips;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.io.Numbers;
import org.cordj.io.Table;

/** The components of a test as a table, one row each. */
public final class ClusterTable {

  private static final Pattern LEVEL =
      Pattern.compile("(?:^|[^A-Za-z])([CTLS][0-9]{1,2})(?=$|[^A-Za-z0-9])");

  private ClusterTable() {}

  /**
   * Clusters of voxels: direction, size in voxels and mm3, mass, family-wise p, peak and its place
   * in mm, and, with regions, which of them hold how much, the vertebral levels, sides and horns
   * that their names tell; of mALFF beside ALFF how many voxels are forced by the mean, see {@link
   * MeanForcing}.
   *
   * @param rois regions with names, on the maps' grid; null for none
   * @throws IllegalArgumentException if the test has no clusters, or the regions' grid differs
   */
  public static Table of(final GroupTest test, final Labels regions) {
    if (!(test.measurements().layout() instanceof Measurements.Voxels voxels)
        || test.components() == null) {
      throw new IllegalArgumentException("The test has no clusters of voxels.");
    }
    final Mask mask = voxels.mask();
    final Grid grid = mask.grid();
    final Labels rois = regions == null ? null : Flips.onto(regions, grid);
    if (rois != null) {
      Grid.requireSame(test.measurements().name(), grid, rois.name(), rois.grid());
    }
    final double size = grid.voxelSize(0) * grid.voxelSize(1) * grid.voxelSize(2);
    final List<String> columns =
        new ArrayList<>(
            List.of(
                "cluster",
                "sign",
                "n_voxels",
                "volume_mm3",
                "mass",
                "p_extent",
                "p_mass",
                "peak",
                "peak_x_mm",
                "peak_y_mm",
                "peak_z_mm",
                "regions",
                "levels",
                "side",
                "horn"));
    final MeanForcing forcing = test.forcing();
    if (forcing != null) {
      columns.add("n_forced");
    }
    final Table table = new Table(columns);
    for (int c = 1; c <= test.extents().length; c++) {
      final int number = c;
      final int[] members =
          java.util.stream.IntStream.range(0, test.components().length)
              .filter(v -> test.components()[v] == number)
              .toArray();
      final int peak =
          Arrays.stream(members)
              .boxed()
              .max(Comparator.comparingDouble(v -> Math.abs(test.statistic()[v])))
              .orElseThrow();
      final int index = mask.index(peak);
      final double[] place =
          grid.toWorld(index % grid.nx(), index / grid.nx() % grid.ny(), index / grid.planeSize());
      final Map<String, Integer> held = held(members, mask, rois);
      final List<Object> row =
          new ArrayList<>(
              Arrays.asList(
                  c,
                  test.statistic()[peak] > 0 ? "positive" : "negative",
                  members.length,
                  members.length * size,
                  test.masses()[c - 1],
                  test.pExtent()[c - 1],
                  test.pMass()[c - 1],
                  test.statistic()[peak],
                  place[0],
                  place[1],
                  place[2],
                  shares(held, members.length),
                  levels(held),
                  words(held, "left", "right"),
                  words(held, "ventral", "dorsal")));
      if (forcing != null) {
        row.add(Arrays.stream(members).filter(v -> forcing.forced()[v]).count());
      }
      table.add(row.toArray());
    }
    return table;
  }

  private static Map<String, Integer> held(
      final int[] members, final Mask mask, final Labels rois) {
    final Map<String, Integer> held = new LinkedHashMap<>();
    if (rois != null) {
      final Map<Integer, String> names = new LinkedHashMap<>();
      rois.regions().forEach(r -> names.put(r.index(), r.name()));
      for (final int v : members) {
        final int label = rois.get(mask.index(v));
        if (label != 0) {
          held.merge(names.get(label), 1, Integer::sum);
        }
      }
    }
    return held;
  }

  private static String shares(final Map<String, Integer> held, final int all) {
    if (held.isEmpty()) {
      return null;
    }
    final List<Map.Entry<String, Integer>> entries = new ArrayList<>(held.entrySet());
    entries.sort((a, b) -> Integer.compare(b.getValue(), a.getValue()));
    return String.join(
        ", ",
        entries.stream()
            .map(e -> e.getKey() + " " + Numbers.format(100.0 * e.getValue() / all, 3) + "%")
            .toList());
  }

  private static String levels(final Map<String, Integer> held) {
    final List<String> levels = new ArrayList<>();
    for (final String name : held.keySet()) {
      final Matcher level = LEVEL.matcher(name);
      if (level.find() && !levels.contains(level.group(1))) {
        levels.add(level.group(1));
      }
    }
    return levels.isEmpty() ? null : String.join(", ", levels.stream().sorted().toList());
  }

  private static String words(
      final Map<String, Integer> held, final String one, final String other) {
    final boolean first = held.keySet().stream().anyMatch(n -> n.contains(one));
    final boolean second = held.keySet().stream().anyMatch(n -> n.contains(other));
    return first && second ? one + ", " + other : first ? one : second ? other : null;
  }
}
