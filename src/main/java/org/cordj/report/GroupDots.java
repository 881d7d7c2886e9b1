package org.cordj.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordj.io.Table;

/**
 * The numbers of a table of all runs as pictures in which every run is a point: for the tables
 * whose columns tell what is one value of what, such as the mean of a region in a band.
 */
final class GroupDots {

  /** More regions side by side cannot be read. */
  private static final int MOST = 12;

  /**
   * A kind of table.
   *
   * @param value the column of numbers
   * @param across the column whose entries stand side by side
   * @param each the columns of which each combination has a picture
   * @param only a column with the one entry that counts; empty for none
   */
  private record Kind(String value, String across, List<String> each, String only, String entry) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("ratio", "side", List.of("level", "measure", "band"), "", ""),
          new Kind("mean", "roi", List.of("measure", "band"), "", ""),
          new Kind("mean", "roi", List.of(), "slice", "all"),
          new Kind("r", "pair", List.of("level"), "edges", "within-slice"));

  private GroupDots() {}

  /**
   * Adds the pictures of a table; none if it is of no kind that is known, or one run only.
   *
   * @param groups the participants' groups by their labels; empty for one group
   */
  static void add(
      final HtmlPage.Section section, final Table table, final Map<String, String> groups) {
    for (final Kind kind : KINDS) {
      final List<String> needed = new ArrayList<>(kind.each());
      needed.addAll(List.of(Participants.ID, kind.value(), kind.across()));
      if (!kind.only().isEmpty()) {
        needed.add(kind.only());
      }
      if (table.columns().containsAll(needed)) {
        final List<HtmlPage.Section.Slide> slides = slides(kind, table, groups);
        if (!slides.isEmpty()) {
          section.slides(kind.value() + " of every run", slides);
        }
        return;
      }
    }
  }

  private static List<HtmlPage.Section.Slide> slides(
      final Kind kind, final Table table, final Map<String, String> groups) {
    // what is shown, then what stands side by side, then the group
    final Map<String, Map<String, Map<String, List<Double>>>> all = new LinkedHashMap<>();
    final Set<String> names = new TreeSet<>();
    for (int row = 0; row < table.size(); row++) {
      final String group = groups.getOrDefault(table.text(row, Participants.ID), "all");
      final String cell = table.text(row, kind.value());
      if (cell.equals("n/a")
          || table.text(row, kind.across()).equals("n/a")
          || !kind.only().isEmpty() && !table.text(row, kind.only()).equals(kind.entry())) {
        continue;
      }
      names.add(group);
      final List<String> label = new ArrayList<>();
      for (final String column : kind.each()) {
        if (!table.text(row, column).equals("all")) {
          label.add(table.text(row, column));
        }
      }
      all.computeIfAbsent(
              label.isEmpty() ? kind.value() : String.join(", ", label), k -> new LinkedHashMap<>())
          .computeIfAbsent(table.text(row, kind.across()), k -> new TreeMap<>())
          .computeIfAbsent(group, k -> new ArrayList<>())
          .add(table.number(row, kind.value()));
    }
    final List<HtmlPage.Section.Slide> slides = new ArrayList<>();
    all.forEach(
        (label, regions) -> {
          if (regions.size() <= MOST) {
            slides.add(slide(label, kind, regions, List.copyOf(names)));
          }
        });
    return slides;
  }

  private static HtmlPage.Section.Slide slide(
      final String label,
      final Kind kind,
      final Map<String, Map<String, List<Double>>> regions,
      final List<String> groups) {
    final List<GroupDotPlot.Region> columns = new ArrayList<>();
    regions.forEach(
        (name, values) -> {
          final List<GroupDotPlot.Group> dots = new ArrayList<>();
          for (final String group : groups) {
            dots.add(
                new GroupDotPlot.Group(
                    group,
                    values.getOrDefault(group, List.of()).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()));
          }
          columns.add(new GroupDotPlot.Region(name, dots));
        });
    final String caption =
        label
            + ": "
            + kind.value()
            + " by "
            + kind.across()
            + ". Every run is a point; the mean of each group with its 95 % interval.";
    return new HtmlPage.Section.Slide(
        label, Picture.of(new GroupDotPlot(label, kind.value(), columns).draw()), caption, caption);
  }
}
