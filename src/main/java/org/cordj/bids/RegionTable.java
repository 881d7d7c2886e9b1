package org.cordj.bids;

import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Labels;
import org.cordj.io.Table;

/** The table beside an image of regions, as BIDS has it for dseg.nii.gz: index, name, color. */
public final class RegionTable {

  private RegionTable() {}

  /** The regions as a table; colours as {@code #rrggbb}. */
  public static Table of(final Labels labels) {
    final Table table = new Table("index", "name", "color");
    for (final Labels.Region r : labels.regions()) {
      table.add(r.index(), r.name(), String.format("#%06x", r.rgb()));
    }
    return table;
  }

  /**
   * The regions of a table.
   *
   * @throws IllegalArgumentException if a column is missing or a cell holds no number
   */
  public static List<Labels.Region> regions(final Table table) {
    final List<Labels.Region> regions = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      final String color = table.text(row, "color").replace("#", "");
      regions.add(
          new Labels.Region(
              (int) table.number(row, "index"),
              table.text(row, "name"),
              Integer.parseInt(color, 16)));
    }
    return regions;
  }
}
