package org.cordj.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cordj.bids.GroupFolder;
import org.cordj.image.Volume;
import org.cordj.io.Numbers;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;

/**
 * A group study as one page: what to look at first, what was found, the design, each comparison
 * with its tables, participants' points, maps and matrices, correlations, the methods with their
 * references, and links to every file.
 *
 * @param title the headline
 * @param comparisons what Cord Group Compare... wrote
 * @param correlations tables of Cord Correlate...; a picture of the same name with the ending .png
 *     beside one is shown with it
 * @param background an image on the grid of the compared maps, to draw them over; null for none
 */
public record StudyReport(
    String title, List<GroupFolder> comparisons, List<Path> correlations, Volume background) {

  /** Checks that there is something to show. */
  public StudyReport {
    Objects.requireNonNull(title, "title");
    comparisons = List.copyOf(comparisons);
    correlations = List.copyOf(correlations);
    if (comparisons.isEmpty() && correlations.isEmpty()) {
      throw new IllegalArgumentException(
          "comparisons and correlations are empty; give 1 or more folders of Cord Group Compare..."
              + " or tables of Cord Correlate... .");
    }
  }

  /**
   * Makes the page.
   *
   * @param folder where it will lie: links go from there
   * @param footer its last line
   * @throws IOException with one sentence, if a file cannot be read
   */
  public HtmlPage page(final Path folder, final String footer) throws IOException {
    final HtmlPage page = new HtmlPage(title, subtitle(), footer);
    final List<CorrelationTable> related = new ArrayList<>();
    for (final Path path : correlations) {
      related.add(CorrelationTable.read(path));
    }
    warnings(related).forEach(page::warn);
    if (!comparisons.isEmpty()) {
      page.section("At a glance").table(glance(), "Tests with a corrected p of .05 or less.");
    }
    design(page);
    for (final GroupFolder comparison : comparisons) {
      new ComparisonSection(comparison, background).addTo(page);
    }
    for (final CorrelationTable one : related) {
      one.addTo(page);
    }
    methods(page, related);
    files(page, folder.toAbsolutePath().normalize());
    return page;
  }

  private String subtitle() {
    final String formulas =
        comparisons.stream().map(GroupFolder::formula).distinct().collect(Collectors.joining("; "));
    return formulas.isEmpty() ? "Correlations over participants" : "Group study: " + formulas;
  }

  /** Each sentence once, with where it holds. */
  private Set<String> warnings(final List<CorrelationTable> related) {
    final Map<String, List<String>> said = new LinkedHashMap<>();
    for (final GroupFolder one : comparisons) {
      one.notes().forEach(n -> said.computeIfAbsent(n, k -> new ArrayList<>()).add(one.name()));
    }
    final Set<String> all = new LinkedHashSet<>();
    said.forEach((note, where) -> all.add(String.join(", ", where) + ": " + note));
    related.forEach(r -> all.addAll(r.warnings()));
    return all;
  }

  private Table glance() throws IOException {
    final Table table =
        new Table(
            "comparison", "measure", "contrast", "correction", "found", "of", "least_corrected_p");
    for (final GroupFolder one : comparisons) {
      for (final GroupFolder.Test test : one.tests()) {
        table.add(
            one.name(),
            test.label(),
            test.contrast(),
            one.correction(),
            test.significant(),
            test.variables(),
            Numbers.format(least(one, test), 3));
      }
    }
    return table;
  }

  private static double least(final GroupFolder one, final GroupFolder.Test test)
      throws IOException {
    final Table table = one.table(test, "tests");
    if (table != null) {
      return Arrays.stream(table.numbers(one.correctedColumn()))
          .filter(Double::isFinite)
          .min()
          .orElse(1);
    }
    final Volume map = one.map(test, one.correctedKind());
    if (map == null) {
      throw new RefusedException(
          "'"
              + one.folder()
              + "' lacks the table or maps of '"
              + test.files()
              + "'; compare the groups again.");
    }
    double least = 1;
    for (int i = 0; i < map.grid().voxels(); i++) {
      least = Math.min(least, map.get(i));
    }
    return least;
  }

  /** The picture of each design once, with the comparisons that have it. */
  private void design(final HtmlPage page) throws IOException {
    final Map<ByteBuffer, List<String>> names = new LinkedHashMap<>();
    final Map<ByteBuffer, Path> files = new LinkedHashMap<>();
    for (final GroupFolder one : comparisons) {
      final Path path = one.folder().resolve("design.png");
      if (Files.isRegularFile(path)) {
        final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        files.putIfAbsent(bytes, path);
        names.computeIfAbsent(bytes, k -> new ArrayList<>()).add(one.name());
      }
    }
    if (files.isEmpty()) {
      return;
    }
    final HtmlPage.Section section = page.section("Design");
    for (final Map.Entry<ByteBuffer, Path> file : files.entrySet()) {
      section.figure(
          Picture.of(file.getValue()),
          "The design matrix in grey, the correlations of its columns in colour, and the power of"
              + " each contrast as a bar.",
          "Of "
              + String.join(", ", names.get(file.getKey()))
              + ": a row a participant, the correlations between columns, and what one uncorrected"
              + " test of each contrast could find before there were any data.");
    }
  }

  private void methods(final HtmlPage page, final List<CorrelationTable> related) {
    final HtmlPage.Section section = page.section("Methods");
    final Set<String> references = new LinkedHashSet<>();
    for (final GroupFolder one : comparisons) {
      section.text(one.name() + ". " + one.methods());
      references.addAll(one.references());
    }
    for (final CorrelationTable one : related) {
      section.text(one.name() + ". " + one.methods());
      references.addAll(one.references());
    }
    final HtmlPage.Section list = page.section("References");
    references.forEach(list::text);
  }

  private void files(final HtmlPage page, final Path from) throws IOException {
    final HtmlPage.Section section = page.section("Files");
    for (final GroupFolder one : comparisons) {
      section.text(one.name());
      section.links(one.files().stream().map(f -> relative(from, f)).toList());
    }
    if (!correlations.isEmpty()) {
      section.text("Correlations");
      final List<Path> all = new ArrayList<>();
      for (final Path path : correlations) {
        all.add(relative(from, path));
        final Path png = CorrelationTable.pictureOf(path);
        if (Files.isRegularFile(png)) {
          all.add(relative(from, png));
        }
      }
      section.links(all);
    }
  }

  private static Path relative(final Path from, final Path file) {
    return from.relativize(file.toAbsolutePath().normalize());
  }
}
