package org.cordj.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordj.io.Table;
import org.cordj.pipeline.Step;

/**
 * The files of one heading of a page: pictures, those that are slides in one place, tables, and
 * links to what cannot be shown.
 */
final class ShownFiles {

  private final HtmlPage.Section section;
  private final String heading;
  private final Path root;
  private final List<HtmlPage.Section.Slide> slides = new ArrayList<>();

  /**
   * Fills a section.
   *
   * @param root the folder that the page goes to
   */
  ShownFiles(final HtmlPage.Section section, final String heading, final Path root) {
    this.section = section;
    this.heading = heading;
    this.root = root;
  }

  /**
   * Adds a file.
   *
   * @throws IOException with one sentence, if it cannot be read
   */
  void add(final Step.Output output, final Path file) throws IOException {
    final String name = file.getFileName().toString();
    final String caption = output.caption().isEmpty() ? name : output.caption();
    if (name.endsWith(".png")) {
      final Picture picture = Picture.of(file);
      if (!output.slide().isEmpty()) {
        slides.add(new HtmlPage.Section.Slide(output.slide(), picture, caption, caption));
        return;
      }
      end();
      section.figure(picture, caption, caption);
      return;
    }
    end();
    if (name.endsWith(".tsv")) {
      addTable(caption, Table.read(file), file);
    } else {
      section.text(caption);
      link(file);
    }
  }

  /** Puts out the slides that came one after the other. */
  void end() {
    if (!slides.isEmpty()) {
      section.slides(heading, slides);
      slides.clear();
    }
  }

  private void addTable(final String caption, final Table table, final Path file) {
    if (table.size() <= PipelinePage.MOST_ROWS) {
      section.table(PipelinePage.brief(table), caption + PipelinePage.alike(table));
      link(file);
      return;
    }
    section.text(caption + " " + table.size() + " rows, " + table.columns().size() + " columns:");
    section.facts(families(table.columns()));
    link(file);
  }

  private void link(final Path file) {
    if (file.startsWith(root)) {
      section.links(List.of(root.relativize(file)));
    }
  }

  /**
   * Columns that differ by numbers only, such as those of slices, as one with how many there are.
   */
  static Map<String, String> families(final List<String> columns) {
    final Map<String, Integer> counts = new LinkedHashMap<>();
    columns.forEach(c -> counts.merge(c.replaceAll("[0-9]+", "#"), 1, Integer::sum));
    final Map<String, String> families = new LinkedHashMap<>();
    counts.forEach((name, n) -> families.put(name, n == 1 ? "1 column" : n + " columns"));
    return families;
  }
}
