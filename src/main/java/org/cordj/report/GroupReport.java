package org.cordj.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cordj.io.Table;
import org.cordj.pipeline.GroupTables;
import org.cordj.pipeline.OutputFolder;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.Programs;
import org.cordj.pipeline.RunInputs;

/**
 * What the runs of a dataset have in common as one page: tables that runs lack on top, then the
 * pages of the subjects, the tables of all runs with every run as a point, and how it was done.
 */
public final class GroupReport {

  private GroupReport() {}

  /**
   * Writes {@code group.html} into the output folder.
   *
   * @param runs the runs that were asked for
   * @return the page's path
   * @throws IOException with one sentence, if it cannot be written
   */
  public static Path write(
      final Pipeline pipeline,
      final List<RunInputs> runs,
      final GroupTables tables,
      final OutputFolder folder)
      throws IOException {
    final Path root = folder.root();
    final Path page = root.resolve("group.html");
    page(pipeline, runs, tables, folder).write(page);
    return page;
  }

  private static HtmlPage page(
      final Pipeline pipeline,
      final List<RunInputs> runs,
      final GroupTables tables,
      final OutputFolder folder)
      throws IOException {
    final Path root = folder.root();
    final HtmlPage page = PipelinePage.of("Group", pipeline);
    tables.missing().forEach(page::warn);
    addParticipants(page, runs, root);
    final Map<String, String> groups = Participants.groups(runs);
    tables.tables().forEach((end, table) -> add(page, end, table, groups));
    final List<Path> made = new ArrayList<>();
    for (final RunInputs run : runs) {
      pipeline
          .steps()
          .forEach(s -> s.outputs().values().forEach(o -> made.add(run.file(root, o.file()))));
    }
    Methods.add(page, pipeline, Programs.of(made, folder));
    return page;
  }

  /** How many participants and runs there are, with links to the participants' pages. */
  static void addParticipants(final HtmlPage page, final List<RunInputs> runs, final Path root) {
    final TreeSet<String> subjects = new TreeSet<>();
    runs.forEach(r -> subjects.add(r.subject()));
    final List<Path> pages = new ArrayList<>();
    for (final String subject : subjects) {
      final Path own = Path.of(subject + ".html");
      if (Files.isRegularFile(root.resolve(own))) {
        pages.add(own);
      } else {
        page.warn(subject + " has no page; run the participant level first.");
      }
    }
    final Map<String, String> facts = new LinkedHashMap<>();
    facts.put("participants", String.valueOf(subjects.size()));
    facts.put("runs", String.valueOf(runs.size()));
    page.section("Participants").facts(facts).links(pages);
  }

  private static void add(
      final HtmlPage page, final String end, final Table table, final Map<String, String> groups) {
    final Path file = Path.of("group_" + end);
    final HtmlPage.Section section = page.section(file.toString());
    GroupDots.add(section, table, groups);
    if (table.size() <= PipelinePage.MOST_ROWS) {
      section.table(
          PipelinePage.brief(table),
          table.size() + " rows of all runs." + PipelinePage.alike(table));
    } else {
      section.text(table.size() + " rows of all runs, in the file:");
    }
    section.links(List.of(file));
  }
}
