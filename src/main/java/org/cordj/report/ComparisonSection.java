package org.cordj.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cordj.bids.GroupFolder;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Volume;
import org.cordj.io.Table;

/**
 * One comparison of groups as a section of a page.
 *
 * @param comparison what was read
 * @param background an image to draw maps over, null for none
 */
record ComparisonSection(GroupFolder comparison, Volume background) {

  /** A longer table shows its rows of smallest corrected p. */
  private static final int MOST_ROWS = 40;

  private static final double SIGNIFICANT = .05;
  private static final int OUTLINE = 0x111111;
  private static final double MARGIN = 6;

  /** What every row of a test's table repeats: the caption has it. */
  private static final List<String> REPEATED = List.of("measure", "contrast", "df");

  private static final String BETWEEN_NODES = "--";

  void addTo(final HtmlPage page) throws IOException {
    final HtmlPage.Section section = page.section(comparison.name());
    section.facts(facts());
    for (final GroupFolder.Test test : comparison.tests()) {
      section.text(
          test.label()
              + ", "
              + test.contrast()
              + ": "
              + test.significant()
              + " of "
              + test.variables()
              + " at a corrected p of .05 or less.");
      for (final Path picture : comparison.pictures(test)) {
        final boolean slope = picture.toString().endsWith("_scatter.png");
        section.figure(
            Picture.of(picture),
            "Every participant's point of " + test.label() + ", by group.",
            slope
                ? "Every participant, given the rest of the model, with the line and its 95 %"
                    + " interval."
                : "Every participant's point, the groups' means with 95 % intervals and densities.");
      }
      final Table table = comparison.table(test, "tests");
      if (table != null) {
        matrix(section, test, table);
        section.table(shown(table), caption(test, table));
      }
      maps(section, test);
    }
  }

  private Map<String, String> facts() {
    final Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Participants", String.valueOf(comparison.participants()));
    facts.put(
        "Left out",
        comparison.leftOut().isEmpty() ? "nobody" : String.join(", ", comparison.leftOut()));
    facts.put("Model", comparison.formula());
    facts.put("Statistic", comparison.statistic());
    facts.put("Correction", comparison.correction() + ", over " + comparison.family() + " tests");
    facts.put("Exchanges", comparison.exchanges());
    return facts;
  }

  private Table shown(final Table table) {
    final List<String> columns =
        table.columns().stream().filter(c -> !REPEATED.contains(c)).toList();
    final double[] p = table.numbers(comparison.correctedColumn());
    final int[] rows =
        table.size() <= MOST_ROWS
            ? IntStream.range(0, table.size()).toArray()
            : IntStream.range(0, table.size())
                .boxed()
                .sorted(Comparator.comparingDouble(r -> Double.isNaN(p[r]) ? 1 : p[r]))
                .limit(MOST_ROWS)
                .mapToInt(Integer::intValue)
                .toArray();
    final Table shown = new Table(columns);
    for (final int row : rows) {
      ShownTable.add(shown, table, row);
    }
    return shown;
  }

  private static String caption(final GroupFolder.Test test, final Table table) {
    return test.contrast()
        + " of "
        + test.label()
        + ", "
        + table.text(0, "df")
        + " residual degrees of freedom"
        + (table.size() > MOST_ROWS
            ? "; the " + MOST_ROWS + " of " + table.size() + " variables of smallest p."
            : ".");
  }

  /** The statistics of a network's edges as a matrix; nothing of other tables. */
  private void matrix(
      final HtmlPage.Section section, final GroupFolder.Test test, final Table table) {
    final List<String> nodes = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      final String[] ends = table.text(row, "variable").split(BETWEEN_NODES, -1);
      if (ends.length != 2) {
        return;
      }
      Arrays.stream(ends).filter(e -> !nodes.contains(e)).forEach(nodes::add);
    }
    final double[][] values = new double[nodes.size()][nodes.size()];
    final boolean[][] marked = new boolean[nodes.size()][nodes.size()];
    Arrays.stream(values).forEach(v -> Arrays.fill(v, Double.NaN));
    final double[] statistic = table.numbers(comparison.statistic());
    final double[] p = table.numbers(comparison.correctedColumn());
    for (int row = 0; row < table.size(); row++) {
      final String[] ends = table.text(row, "variable").split(BETWEEN_NODES, -1);
      final int a = nodes.indexOf(ends[0]);
      final int b = nodes.indexOf(ends[1]);
      values[a][b] = statistic[row];
      values[b][a] = statistic[row];
      marked[a][b] = p[row] <= SIGNIFICANT;
      marked[b][a] = marked[a][b];
    }
    final boolean signed = !comparison.statistic().equals("f");
    section.figure(
        new MatrixFigure(
                test.contrast() + ", " + test.label(),
                comparison.statistic(),
                nodes,
                values,
                marked,
                "A star: corrected p of .05 or less.",
                signed ? ColorMap.DIVERGING : ColorMap.SEQUENTIAL,
                signed
                    ? Range.symmetric(test.label(), statistic)
                    : Range.robust(test.label(), statistic))
            .draw(),
        "The statistic of each edge in colour.",
        "The statistic of each edge between two nodes.");
  }

  private void maps(final HtmlPage.Section section, final GroupFolder.Test test)
      throws IOException {
    final Volume statistic = comparison.map(test, comparison.statistic());
    if (statistic == null) {
      return;
    }
    final int voxels = statistic.grid().voxels();
    final int[] tested = IntStream.range(0, voxels).filter(i -> statistic.get(i) != 0).toArray();
    final Mask mask = Mask.ofIndices("tested", statistic.grid(), tested);
    final boolean signed = !comparison.statistic().equals("f");
    Overlay overlay = Overlay.of(statistic, comparison.statistic()).withMask(mask);
    if (signed) {
      overlay = overlay.withColors(ColorMap.DIVERGING);
    }
    Montage montage =
        Montage.of(background == null ? statistic : background, background == null ? "" : "mean")
            .withOverlay(overlay)
            .withRegion(mask, MARGIN)
            .withTitle(test.contrast() + ", " + test.label());
    final Labels found = found(test, statistic);
    if (found != null) {
      montage = montage.withOutlines(found);
    }
    final BufferedImage picture = montage.draw();
    section.figure(
        picture,
        "Slices of the cord coloured by the statistic.",
        "The statistic in the tested voxels"
            + (found == null
                ? "; none has a corrected p of .05 or less."
                : ", outlined where the corrected p is .05 or less.")
            + " Radiological view: the subject's right is on the left.");
    final Table clusters = comparison.table(test, "clusters");
    if (clusters != null && clusters.size() > 0) {
      section.table(
          ShownTable.of(clusters, clusters.columns()),
          "Clusters, with their places in mm and the regions they lie in.");
    } else if (clusters != null) {
      section.text("No voxel passes the threshold that forms clusters.");
    }
  }

  /** Where the corrected p is at or below .05; null for nowhere. */
  private Labels found(final GroupFolder.Test test, final Volume statistic) throws IOException {
    final Volume p = comparison.map(test, comparison.correctedKind());
    if (p == null) {
      return null;
    }
    final Volume where = Volume.zeros("found", statistic.grid());
    boolean any = false;
    for (int i = 0; i < statistic.grid().voxels(); i++) {
      // a p of 0.05 is 0.05f in the file
      if (p.get(i) <= (float) SIGNIFICANT) {
        where.set(i, 1);
        any = true;
      }
    }
    return any
        ? Labels.of(where, List.of(new Labels.Region(1, "corrected p \u2264 .05", OUTLINE)))
        : null;
  }
}
