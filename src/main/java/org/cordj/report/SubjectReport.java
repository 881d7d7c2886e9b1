package org.cordj.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.cordj.io.RefusedException;
import org.cordj.io.SafeFiles;
import org.cordj.io.Table;
import org.cordj.pipeline.Cohort;
import org.cordj.pipeline.OutputFolder;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.Step;

/**
 * What a pipeline made of a subject's runs as one page: failures and what was corrected by hand on
 * top, then run by run the pictures and tables that the pipeline gives a heading, what the steps
 * said, how each was done with its source, and links to all files.
 *
 * <p>The page is made of the files alone, so that a step of a user's own is shown as CordJ's are.
 */
public final class SubjectReport {

  private final Pipeline pipeline;
  private final String subject;
  private final List<Cohort.Ended> runs;
  private final Path root;

  /**
   * The report of a subject.
   *
   * @param root the folder that the page goes to
   */
  public SubjectReport(
      final Pipeline pipeline,
      final String subject,
      final List<Cohort.Ended> runs,
      final Path root) {
    this.pipeline = pipeline;
    this.subject = subject;
    this.runs = List.copyOf(runs);
    this.root = root;
  }

  /**
   * Writes {@code SUBJECT.html} unless it is there and was made of the same files.
   *
   * @throws IOException with one sentence, if that cannot be done
   */
  public static void write(
      final Pipeline pipeline,
      final String subject,
      final List<Cohort.Ended> runs,
      final OutputFolder folder)
      throws IOException {
    final Path page = folder.root().resolve(subject + ".html");
    final Path known = folder.kept("report");
    final SubjectReport report = new SubjectReport(pipeline, subject, runs, folder.root());
    final String key = folder.keyOf(report.texts(folder), report.shownFiles());
    if (Files.isRegularFile(page)
        && Files.isRegularFile(known)
        && Files.readString(known).equals(key)) {
      return;
    }
    report.page().write(page);
    SafeFiles.writeText(known, key);
  }

  /** All that the page says beside the files it shows. */
  private List<String> texts(final OutputFolder folder) {
    final List<String> texts = new ArrayList<>(List.of(pipeline.name(), pipeline.description()));
    for (final Cohort.Ended run : runs) {
      texts.add(folder.name(run.run().series()));
      texts.addAll(run.failures());
      texts.addAll(run.notes());
      run.files().forEach((name, file) -> texts.add(name + "=" + folder.name(file)));
      for (final Cohort.StepEnd end : run.steps()) {
        texts.add(end.step().json().toString());
        // made or kept is the same page
        texts.add(end.state().equals("made") ? "kept" : end.state());
        texts.addAll(end.said());
      }
    }
    return texts;
  }

  private List<Path> shownFiles() {
    final List<Path> files = new ArrayList<>();
    for (final Cohort.Ended run : runs) {
      outputs(run)
          .forEach(
              (name, output) -> {
                if (!output.heading().isEmpty()) {
                  files.add(run.files().get(name));
                }
              });
    }
    return files;
  }

  /** The outputs of a run that are there, in the order of the steps. */
  private static Map<String, Step.Output> outputs(final Cohort.Ended run) {
    final Map<String, Step.Output> all = new LinkedHashMap<>();
    for (final Cohort.StepEnd end : run.steps()) {
      end.step()
          .outputs()
          .forEach(
              (name, output) -> {
                final Path file = run.files().get(name);
                if (file != null && Files.isRegularFile(file)) {
                  all.put(name, output);
                }
              });
    }
    return all;
  }

  /**
   * The page.
   *
   * @throws IOException with one sentence, if a file that it shows cannot be read
   */
  public HtmlPage page() throws IOException {
    final HtmlPage page = PipelinePage.of(subject, pipeline);
    for (final Cohort.Ended run : runs) {
      run.failures().forEach(page::warn);
      run.steps().stream()
          .filter(s -> s.state().equals("left out"))
          .forEach(
              s ->
                  page.warn(
                      run.run().name()
                          + ", step "
                          + s.step().name()
                          + ": left out, as a step before it failed."));
      run.notes().forEach(n -> page.warn(run.run().name() + ": " + n));
    }
    for (final Cohort.Ended run : runs) {
      addRun(page, run);
    }
    final Map<String, String> methods = new LinkedHashMap<>();
    for (final Step step : pipeline.steps()) {
      methods.put(step.name(), method(step));
    }
    page.section("Methods")
        .text("The steps in their order, with every option that is not the command's own default.")
        .facts(methods);
    return page;
  }

  private void addRun(final HtmlPage page, final Cohort.Ended run) throws IOException {
    final Map<String, Step.Output> outputs = outputs(run);
    final Map<String, List<String>> headings = new LinkedHashMap<>();
    outputs.forEach(
        (name, output) -> {
          if (!output.heading().isEmpty()) {
            headings.computeIfAbsent(output.heading(), h -> new ArrayList<>()).add(name);
          }
        });
    for (final Map.Entry<String, List<String>> heading : headings.entrySet()) {
      final HtmlPage.Section section = page.section(run.run().name() + ": " + heading.getKey());
      for (final String name : heading.getValue()) {
        add(section, outputs.get(name), run.files().get(name));
      }
    }
    final Map<String, String> said = new LinkedHashMap<>();
    for (final Cohort.StepEnd end : run.steps()) {
      if (!end.said().isEmpty() && !end.state().equals("failed")) {
        said.put(end.step().name(), String.join(" ", end.said()));
      }
    }
    if (!said.isEmpty()) {
      page.section(run.run().name() + ": what the steps said").facts(said);
    }
    final List<Path> links = new ArrayList<>();
    for (final String name : outputs.keySet()) {
      final Path file = run.files().get(name);
      if (file.startsWith(root)) {
        links.add(root.relativize(file));
      }
    }
    page.section(run.run().name() + ": files").links(links);
  }

  private void add(final HtmlPage.Section section, final Step.Output output, final Path file)
      throws IOException {
    final String name = file.getFileName().toString();
    final String caption = output.caption().isEmpty() ? name : output.caption();
    if (name.endsWith(".png")) {
      final BufferedImage picture = ImageIO.read(file.toFile());
      if (picture == null) {
        throw new RefusedException("'" + file + "' is no picture that can be read.");
      }
      section.figure(picture, caption, caption);
    } else if (name.endsWith(".tsv")) {
      final Table table = Table.read(file);
      if (table.size() <= PipelinePage.MOST_ROWS) {
        section.table(table, caption);
      } else {
        section.text(caption + " " + table.size() + " rows, in the file:");
        section.links(List.of(root.relativize(file)));
      }
    } else {
      section.text(caption);
      section.links(List.of(root.relativize(file)));
    }
  }

  private static String method(final Step step) {
    final StringBuilder s = new StringBuilder(step.what());
    step.options().forEach((k, v) -> s.append(' ').append(k).append('=').append(v));
    return s.append(step.source().isEmpty() ? "" : ". " + step.source()).toString();
  }
}
