package org.cordj.stats;

import java.util.ArrayList;
import java.util.List;

/** Which rows share a variance: those of equal levels of the factors that a contrast names. */
final class VarianceGroups {

  private VarianceGroups() {}

  /**
   * The group of each row, from 0.
   *
   * @return null where the contrast names no factor
   */
  static int[] of(final GroupDesign design, final DesignContrast contrast) {
    if (contrast.factors().isEmpty()) {
      return null;
    }
    final List<List<String>> seen = new ArrayList<>();
    final int[] groups = new int[design.size()];
    for (int r = 0; r < groups.length; r++) {
      final List<String> cell = new ArrayList<>();
      for (final String factor : contrast.factors().stream().sorted().toList()) {
        cell.add(design.levelsOf(factor).get(r));
      }
      if (!seen.contains(cell)) {
        seen.add(cell);
      }
      groups[r] = seen.indexOf(cell);
    }
    return groups;
  }
}
