package org.cordj.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which rows of two blocks stand for each other when the blocks change places as wholes: those that
 * the model tells apart in the same way within their blocks, such as both participants' first
 * sessions, whatever the order of the table. Rows that the model does not tell apart stand for each
 * other in the table's order.
 */
final class BlockPlaces {

  private BlockPlaces() {}

  /**
   * A number for each row: rows of different blocks that have the same one stand for each other.
   *
   * <p>It comes from the factors that vary within a block, and from covariates that take the same
   * values in every block of its size, such as the number of a session; a covariate that takes
   * others in every block, such as motion, says nothing of a row's place.
   */
  static int[] of(final GroupDesign design) {
    final int n = design.size();
    final Map<Integer, List<Integer>> blocks = new LinkedHashMap<>();
    final int[] numbers = design.blocks();
    for (int r = 0; r < n; r++) {
      blocks.computeIfAbsent(numbers[r], b -> new ArrayList<>()).add(r);
    }
    final String[] places = new String[n];
    Arrays.fill(places, "");
    for (final String factor : design.levels().keySet()) {
      final List<String> levels = design.levelsOf(factor);
      if (blocks.values().stream()
          .anyMatch(rows -> rows.stream().map(levels::get).distinct().count() > 1)) {
        add(places, levels.toArray(String[]::new));
      }
    }
    for (final String covariate : design.covariates()) {
      final double[] values = design.covariate(covariate);
      if (isAlike(values, blocks)) {
        add(places, Arrays.stream(values).mapToObj(Double::toString).toArray(String[]::new));
      }
    }
    final TreeMap<String, Integer> sorted = new TreeMap<>();
    Arrays.stream(places).forEach(p -> sorted.put(p, 0));
    int next = 0;
    for (final Map.Entry<String, Integer> entry : sorted.entrySet()) {
      entry.setValue(next++);
    }
    return Arrays.stream(places).mapToInt(sorted::get).toArray();
  }

  private static void add(final String[] places, final String[] values) {
    Arrays.setAll(places, r -> places[r] + '\t' + values[r]);
  }

  /** Whether it varies within blocks and takes the same values in all of one size. */
  private static boolean isAlike(final double[] values, final Map<Integer, List<Integer>> blocks) {
    final Map<Integer, double[]> bySize = new LinkedHashMap<>();
    boolean varies = false;
    for (final List<Integer> rows : blocks.values()) {
      final double[] own = rows.stream().mapToDouble(r -> values[r]).sorted().toArray();
      final double[] first = bySize.putIfAbsent(own.length, own);
      if (first != null && !Arrays.equals(first, own)) {
        return false;
      }
      varies |= own[0] != own[own.length - 1];
    }
    return varies;
  }
}
