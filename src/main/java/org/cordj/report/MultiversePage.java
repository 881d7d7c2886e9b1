package org.cordj.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cordj.bids.CurveOutputs;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;
import org.cordj.pipeline.Cohort;
import org.cordj.pipeline.Multiverse;
import org.cordj.pipeline.MultiverseTables;
import org.cordj.pipeline.OutputFolder;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.Programs;
import org.cordj.pipeline.RunInputs;
import org.cordj.pipeline.Step;

/**
 * What a multiverse made of a subject's runs, or of all, as one page. Hundreds of universes are
 * nothing to read one by one: the page has what failed, for each option how its universes' values
 * lie, the universes without a value, and how all was done.
 */
final class MultiversePage {

  /** More different sentences of one step are counted and not shown. */
  private static final int MOST_SAID = 3;

  private MultiversePage() {}

  /**
   * Writes {@code SUBJECT.html} unless it is there as it would be.
   *
   * @throws IOException with one sentence, if that cannot be done or the value is not in the
   *     tables; the page is written in the latter case
   */
  static void write(
      final Pipeline pipeline,
      final String subject,
      final List<Cohort.Ended> runs,
      final OutputFolder folder)
      throws IOException {
    final Multiverse multiverse = pipeline.multiverse().orElseThrow();
    final HtmlPage page = PipelinePage.of(subject, pipeline);
    for (final Cohort.Ended run : runs) {
      run.failures().forEach(page::warn);
      final long out = run.steps().stream().filter(s -> s.state().equals("left out")).count();
      if (out > 0) {
        page.warn(
            run.run().name()
                + ": "
                + out
                + (out == 1 ? " step was" : " steps were")
                + " left out, as what they need failed.");
      }
      run.notes().forEach(n -> page.warn(run.run().name() + ": " + n));
    }
    RefusedException refused = null;
    try {
      final MultiverseTables tables =
          MultiverseTables.of(
              pipeline, runs.stream().map(Cohort.Ended::run).distinct().toList(), folder);
      add(page, pipeline, tables);
    } catch (final RefusedException e) {
      page.warn(e.getMessage());
      refused = e;
    }
    for (final Cohort.Ended run : runs) {
      final Map<String, String> said = said(run);
      if (!said.isEmpty()) {
        page.section(
                runs.size() == 1
                    ? "What the steps said"
                    : run.run().name() + ": What the steps said")
            .facts(said);
      }
    }
    final Set<Path> files = new LinkedHashSet<>();
    runs.forEach(r -> files.addAll(r.files().values()));
    addMethods(page, multiverse, pipeline, Programs.of(files, folder));
    final Path path = folder.root().resolve(subject + ".html");
    if (!Files.isRegularFile(path) || !Files.readString(path).equals(page.html())) {
      page.write(path);
    }
    if (refused != null) {
      throw refused;
    }
  }

  /**
   * Writes {@code group.html}.
   *
   * @param missing what is not there, a sentence each
   * @param curve what the specification curve said, which lies beside the page; empty for none
   * @return the page's path
   */
  static Path writeGroup(
      final Pipeline pipeline,
      final MultiverseTables tables,
      final List<String> missing,
      final List<String> curve,
      final OutputFolder folder)
      throws IOException {
    final Multiverse multiverse = tables.multiverse();
    final HtmlPage page = PipelinePage.of("Group", pipeline);
    missing.forEach(page::warn);
    tables.twins().forEach(page::warn);
    if (!curve.isEmpty()) {
      final HtmlPage.Section effect = page.section("Effect");
      curve.forEach(effect::text);
      effect
          .figure(
              Picture.of(folder.root().resolve(CurveOutputs.FIGURE)),
              "Effects of all universes from the least to the largest with their intervals, and"
                  + " below a row for each option with a mark for each universe that has it.",
              "Specification curve; the page below has all of it.")
          .links(List.of(Path.of(CurveOutputs.PAGE)));
    }
    GroupReport.addParticipants(page, tables.runs(), folder.root());
    add(page, pipeline, tables);
    page.section("Files")
        .links(MultiverseTables.files(folder).stream().map(Path::getFileName).toList());
    // the values' tables alone: another version of a program makes them again too
    final Set<Path> files = new LinkedHashSet<>();
    final Set<String> wanted = new LinkedHashSet<>();
    multiverse.universes().forEach(u -> wanted.add(u.table()));
    for (final Step step : pipeline.steps()) {
      step.outputs()
          .forEach(
              (name, output) -> {
                if (wanted.contains(name)) {
                  for (final RunInputs run : tables.runs()) {
                    files.add(run.file(folder.root(), output.file()));
                  }
                }
              });
    }
    addMethods(page, multiverse, pipeline, Programs.of(files, folder));
    final Path path = folder.root().resolve("group.html");
    page.write(path);
    return path;
  }

  private static void add(
      final HtmlPage page, final Pipeline pipeline, final MultiverseTables tables) {
    final Multiverse multiverse = tables.multiverse();
    final double[] means = means(tables);
    final Map<String, String> facts = new LinkedHashMap<>();
    facts.put("universes", String.valueOf(means.length));
    final long with = Arrays.stream(means).filter(v -> !Double.isNaN(v)).count();
    facts.put("universes with a value", String.valueOf(with));
    facts.put("distinct steps of a run", String.valueOf(pipeline.steps().size()));
    facts.put("steps of a run if each universe ran alone", String.valueOf(multiverse.steps()));
    final boolean one = tables.runs().size() == 1;
    page.section("Universes")
        .facts(facts)
        .table(
            options(multiverse, means),
            "Universes by option. Median, lowest and highest are those of the universes' "
                + (one ? "values." : "means over the runs."));
    if (with == means.length) {
      return;
    }
    final Table without = new Table(columns(multiverse));
    for (int u = 0; u < means.length && without.size() < PipelinePage.MOST_ROWS; u++) {
      if (Double.isNaN(means[u])) {
        final List<Object> cells = new ArrayList<>(List.of(multiverse.universes().get(u).name()));
        cells.addAll(multiverse.universes().get(u).options().values());
        without.add(cells.toArray());
      }
    }
    final long all = means.length - with;
    page.section("Universes without a value")
        .table(
            without,
            all > without.size() ? "The first " + without.size() + " of " + all + "." : all + ".");
  }

  private static List<String> columns(final Multiverse multiverse) {
    final List<String> columns = new ArrayList<>(List.of(MultiverseTables.UNIVERSE));
    columns.addAll(multiverse.choices().keySet());
    return columns;
  }

  /** The mean over the runs with a value, universe by universe; NaN where none has one. */
  private static double[] means(final MultiverseTables tables) {
    final double[] means = new double[tables.multiverse().universes().size()];
    for (int u = 0; u < means.length; u++) {
      final int at = u;
      means[u] =
          tables.values().stream()
              .mapToDouble(v -> v[at])
              .filter(v -> !Double.isNaN(v))
              .average()
              .orElse(Double.NaN);
    }
    return means;
  }

  private static Table options(final Multiverse multiverse, final double[] means) {
    final Table table =
        new Table("choice", "option", "universes", "values", "median", "lowest", "highest");
    multiverse
        .choices()
        .forEach(
            (choice, options) -> {
              for (final String option : options.keySet()) {
                int n = 0;
                final double[] own = new double[means.length];
                int there = 0;
                for (int u = 0; u < means.length; u++) {
                  if (multiverse.universes().get(u).options().get(choice).equals(option)) {
                    n++;
                    if (!Double.isNaN(means[u])) {
                      own[there++] = means[u];
                    }
                  }
                }
                final double[] sorted = Arrays.copyOf(own, there);
                Arrays.sort(sorted);
                table.add(
                    choice,
                    option,
                    n,
                    there,
                    there == 0 ? null : (sorted[(there - 1) / 2] + sorted[there / 2]) / 2,
                    there == 0 ? null : sorted[0],
                    there == 0 ? null : sorted[there - 1]);
              }
            });
    return PipelinePage.brief(table);
  }

  /** What the steps said, by the steps of the pipeline that the choices change. */
  private static Map<String, String> said(final Cohort.Ended run) {
    final Map<String, Set<String>> all = new LinkedHashMap<>();
    for (final Cohort.StepEnd end : run.steps()) {
      if (!end.said().isEmpty() && !end.state().equals("failed")) {
        all.computeIfAbsent(Multiverse.plainName(end.step()), n -> new LinkedHashSet<>())
            .add(String.join(" ", end.said()));
      }
    }
    final Map<String, String> said = new LinkedHashMap<>();
    all.forEach(
        (name, sentences) ->
            said.put(
                name,
                sentences.size() <= MOST_SAID
                    ? String.join(" / ", sentences)
                    : sentences.iterator().next()
                        + " / "
                        + (sentences.size() - 1)
                        + " others, in the records below prov."));
    return said;
  }

  /** The steps of the pipeline that take part, and what each option changes of them. */
  private static void addMethods(
      final HtmlPage page,
      final Multiverse multiverse,
      final Pipeline pipeline,
      final Map<String, List<String>> programs) {
    final Map<String, String> choices = new LinkedHashMap<>();
    multiverse
        .choices()
        .forEach(
            (choice, options) ->
                options.forEach((option, text) -> choices.put(choice + ": " + option, text)));
    page.section("Choices").text("What each option changes in the steps below.").facts(choices);
    final Set<String> needed = new LinkedHashSet<>();
    pipeline.steps().forEach(s -> needed.add(Multiverse.plainName(s)));
    final Pipeline base = multiverse.base();
    Methods.add(
        page,
        new Pipeline(
            base.name(),
            base.description(),
            base.inputs(),
            base.steps().stream().filter(s -> needed.contains(s.name())).toList(),
            base.multiverse()),
        programs);
  }
}
