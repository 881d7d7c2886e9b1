package org.cordj.command;

import ij.macro.Interpreter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cordj.image.Progress;
import org.cordj.imagej.CommandSteps;
import org.cordj.io.RefusedException;
import org.cordj.pipeline.Cohort;
import org.cordj.pipeline.OutputFolder;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.PipelineReader;
import org.cordj.pipeline.RunInputs;
import org.cordj.report.GroupLevel;
import org.cordj.report.SubjectReport;
import org.scijava.Context;

/** Runs a pipeline from the menu, for runs and for what they have in common. */
final class Workflow {

  private final Pipeline pipeline;
  private final CommandSteps steps;
  private final List<RunInputs> runs;
  private final Path output;
  private final Path dataset;
  private final List<Path> derivatives;
  private final List<String> problems;
  private final Consumer<String> say;

  /**
   * Reads the pipeline.
   *
   * @param context of the command
   * @param pipeline a file, or the name of a preset
   * @param dataset the runs' dataset; null for none
   * @param derivatives folders in which existing files are looked for
   * @param problems what of the dataset cannot be used
   * @param say is told what happens
   * @throws IOException with one sentence, if there is no such pipeline or it is not in order
   */
  Workflow(
      final Context context,
      final String pipeline,
      final List<Path> series,
      final Path output,
      final Path dataset,
      final List<Path> derivatives,
      final List<String> problems,
      final Consumer<String> say)
      throws IOException {
    steps = new CommandSteps(context, Workflow::macro);
    this.pipeline = new PipelineReader(steps).read(pipeline);
    runs = series.stream().map(s -> new RunInputs(s, Map.of())).toList();
    this.output = output;
    this.dataset = dataset;
    this.derivatives = derivatives;
    this.problems = problems;
    this.say = say;
  }

  /**
   * What a run of the pipeline would do, a line a run: how many steps, or what is missing. Nothing
   * is written.
   */
  List<String> plan(final Progress progress) throws IOException {
    final Map<String, Integer> planned = new LinkedHashMap<>();
    final List<Cohort.Ended> ended = cohort(true, progress, new Counter(planned));
    final List<String> lines = new ArrayList<>();
    for (final Cohort.Ended run : ended) {
      final int n = planned.getOrDefault(run.run().name(), 0);
      lines.add(
          run.failures().isEmpty()
              ? run.run().name()
                  + ": "
                  + (n == 0 ? "all is there" : n == 1 ? "1 step to do" : n + " steps to do")
              : String.join(" ", run.failures()));
    }
    problems.forEach(p -> lines.add("cannot be used: " + p));
    return lines;
  }

  /**
   * Runs the pipeline for each run and writes the subjects' pages.
   *
   * @return the first subject's page
   * @throws RefusedException with one sentence, if it could not begin or something failed; what
   *     else failed has then been said
   */
  Path participant(final Progress progress) throws IOException {
    final RunProgress shown = new RunProgress(progress, runs.size());
    final List<Cohort.Ended> ended = cohort(false, shown, new Lines(shown));
    final List<String> failures = new ArrayList<>(problems);
    ended.forEach(e -> failures.addAll(e.failures()));
    failures.forEach(say);
    say.accept("Results are in " + output.toAbsolutePath());
    final long failed =
        problems.size() + ended.stream().filter(e -> !e.failures().isEmpty()).count();
    if (failed > 0) {
      throw new RefusedException(
          failed == 1
              ? failures.get(0)
              : failed
                  + " of "
                  + (ended.size() + problems.size())
                  + " runs failed, the first so: "
                  + failures.get(0));
    }
    return output.resolve(runs.get(0).subject() + ".html");
  }

  /**
   * Puts the runs' tables together and writes the group's page.
   *
   * @return the page
   * @throws RefusedException with one sentence, if runs lack tables; the page is written then too
   */
  Path group() throws IOException {
    try (OutputFolder folder = OutputFolder.open(output, dataset, "group")) {
      final GroupLevel level = GroupLevel.of(pipeline, runs, folder, steps);
      final Path page = level.write();
      say.accept("The group's page is " + page.toAbsolutePath());
      level.notes().forEach(say);
      if (!level.missing().isEmpty()) {
        level.missing().forEach(say);
        throw new RefusedException(level.missing().get(0));
      }
      return page;
    }
  }

  private List<Cohort.Ended> cohort(
      final boolean dry, final Progress progress, final Cohort.Listener listener)
      throws IOException {
    return new Cohort(pipeline, steps, derivatives)
        .run(
            runs,
            subject ->
                dry
                    ? OutputFolder.look(output, dataset, subject)
                    : OutputFolder.open(output, dataset, subject),
            dry,
            (s, r, f) -> SubjectReport.write(pipeline, s, r, f),
            progress,
            listener);
  }

  /** Runs the text of a macro in this ImageJ: see {@link CommandSteps.Macros}. */
  static Optional<String> macro(final String name, final String text, final String argument) {
    final Interpreter macro = new Interpreter();
    macro.setIgnoreErrors(true);
    try {
      macro.run(text, argument);
    } catch (final RuntimeException e) {
      return Optional.of(name + ": " + (e.getMessage() == null ? "it failed." : e.getMessage()));
    }
    return macro.wasError()
        ? Optional.of(name + ": " + String.valueOf(macro.getErrorMessage()).strip())
        : Optional.empty();
  }

  /** Counts the steps that would be run. */
  private record Counter(Map<String, Integer> planned) implements Cohort.Listener {

    @Override
    public void begins(final String run, final String step) {
      // nothing is run
    }

    @Override
    public void ended(
        final String run, final String step, final String state, final List<String> said) {
      if (state.equals("planned")) {
        planned.merge(run, 1, Integer::sum);
      }
    }

    @Override
    public void note(final String run, final String sentence) {
      // said when it is run
    }
  }

  /** A line of the log for each step that did something, and for each run. */
  private final class Lines implements Cohort.Listener {

    private final RunProgress progress;
    private final Set<String> begun = new LinkedHashSet<>();

    Lines(final RunProgress progress) {
      this.progress = progress;
    }

    @Override
    public void begins(final String run, final String step) {
      progress.step(run, step);
      if (begun.add(run) && runs.size() > 1) {
        say.accept(run + ": " + progress.count() + " of " + runs.size());
      }
    }

    @Override
    public void ended(
        final String run, final String step, final String state, final List<String> said) {
      if (!state.equals("kept")) {
        say.accept(run + ": " + step + " " + state);
      }
    }

    @Override
    public void note(final String run, final String sentence) {
      say.accept(run + ": " + sentence);
    }
  }
}
