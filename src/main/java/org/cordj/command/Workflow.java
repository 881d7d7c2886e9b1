package org.cordj.command;

import ij.macro.Interpreter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cordj.image.Progress;
import org.cordj.imagej.CommandSteps;
import org.cordj.io.RefusedException;
import org.cordj.pipeline.Cohort;
import org.cordj.pipeline.OutputFolder;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.PipelineReader;
import org.cordj.pipeline.RunInputs;
import org.cordj.report.SubjectReport;
import org.scijava.Context;

/** Runs a pipeline from the menu. */
final class Workflow {

  private Workflow() {}

  /**
   * Runs a pipeline for runs and writes the reports.
   *
   * @param context of the command
   * @param pipeline a file, or the name of a preset
   * @param dataset the runs' dataset; null for none
   * @param problems what of the dataset cannot be used
   * @throws RefusedException with one sentence, if it could not begin or something failed; what
   *     else failed has then been said
   */
  static void run(
      final Context context,
      final String pipeline,
      final List<Path> series,
      final Path output,
      final Path dataset,
      final List<Path> derivatives,
      final List<String> problems,
      final Progress progress,
      final Consumer<String> say)
      throws IOException {
    final CommandSteps steps = new CommandSteps(context, Workflow::macro);
    final Pipeline read = new PipelineReader(steps).read(pipeline);
    final List<RunInputs> runs = series.stream().map(s -> new RunInputs(s, Map.of())).toList();
    final List<Cohort.Ended> ended =
        new Cohort(read, steps, derivatives)
            .run(
                runs,
                subject -> OutputFolder.open(output, dataset, subject),
                false,
                (s, r, f) -> SubjectReport.write(read, s, r, f),
                progress,
                new Lines(say));
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

  /** A line of the log for each step that did something. */
  private record Lines(Consumer<String> say) implements Cohort.Listener {

    @Override
    public void begins(final String run, final String step) {
      // the step's own progress shows
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
