package org.cordj.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cordj.io.SafeFiles;
import org.cordj.pipeline.Cohort;
import org.cordj.pipeline.OutputFolder;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.Programs;
import org.cordj.pipeline.Step;

/**
 * What a pipeline made of a subject's runs as one page: failures and what was corrected by hand on
 * top, then run by run the pictures and tables that the pipeline gives a heading, what the steps
 * said, links to all files, how each step was done with its source, references and versions.
 *
 * <p>The page is made of the files alone, so that a step of a user's own is shown as CordJ's are.
 */
public final class SubjectReport {

  private final Pipeline pipeline;
  private final String subject;
  private final List<Cohort.Ended> runs;
  private final Path root;
  private final Map<String, List<String>> programs;

  /**
   * The report of a subject.
   *
   * @param root the folder that the page goes to
   * @param programs the versions of all programs that made the files, by the programs' names
   */
  public SubjectReport(
      final Pipeline pipeline,
      final String subject,
      final List<Cohort.Ended> runs,
      final Path root,
      final Map<String, List<String>> programs) {
    this.pipeline = pipeline;
    this.subject = subject;
    this.runs = List.copyOf(runs);
    this.root = root;
    this.programs = programs;
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
    if (pipeline.multiverse().isPresent()) {
      MultiversePage.write(pipeline, subject, runs, folder);
      return;
    }
    final Path page = folder.root().resolve(subject + ".html");
    final Path known = folder.kept("report");
    final Set<Path> files = new LinkedHashSet<>();
    runs.forEach(r -> files.addAll(r.files().values()));
    final SubjectReport report =
        new SubjectReport(pipeline, subject, runs, folder.root(), Programs.of(files, folder));
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
    programs.forEach((name, versions) -> texts.add(name + " " + versions));
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
    Methods.add(page, pipeline, programs);
    return page;
  }

  /** A run's name stands before its headings where there are several. */
  private String heading(final Cohort.Ended run, final String text) {
    return runs.size() == 1 ? text : run.run().name() + ": " + text;
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
      final HtmlPage.Section section = page.section(heading(run, heading.getKey()));
      final ShownFiles shown = new ShownFiles(section, heading.getKey(), root);
      final List<String> names = new ArrayList<>(heading.getValue());
      // what one looks at before what one reads, and slides together
      names.sort(Comparator.comparing(n -> !outputs.get(n).file().endsWith(".png")));
      for (final String name : names) {
        shown.add(outputs.get(name), run.files().get(name));
      }
      shown.end();
    }
    final Map<String, String> said = new LinkedHashMap<>();
    for (final Cohort.StepEnd end : run.steps()) {
      if (!end.said().isEmpty() && !end.state().equals("failed")) {
        said.put(end.step().name(), String.join(" ", end.said()));
      }
    }
    if (!said.isEmpty()) {
      page.section(heading(run, "What the steps said")).facts(said);
    }
    final List<Path> links = new ArrayList<>();
    for (final String name : outputs.keySet()) {
      final Path file = run.files().get(name);
      if (file.startsWith(root)) {
        links.add(root.relativize(file));
      }
    }
    page.section(heading(run, "Files")).links(links);
  }
}
