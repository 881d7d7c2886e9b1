package org.cordj.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;

/**
 * Runs a pipeline for many runs, one after the other, each on all cores: what fails in one leaves
 * the others as they are.
 *
 * @param pipeline what is run
 * @param runner what runs the steps
 * @param derivatives folders in which existing masks and the like are looked for
 */
public record Cohort(Pipeline pipeline, StepRunner runner, List<Path> derivatives) {

  /** Hears of what happens; every method is called on the thread that runs the cohort. */
  public interface Listener {
    /** A step begins. */
    void begins(String run, String step);

    /**
     * A step ended.
     *
     * @param state made, kept, replaced, failed, left out or planned
     */
    void ended(String run, String step, String state, List<String> said);

    /** Something that a user should know. */
    void note(String run, String sentence);
  }

  /**
   * How one run ended.
   *
   * @param run the run
   * @param failures one sentence for each step that failed, or why it could not begin
   * @param steps what became of the steps, in order
   * @param files the files by their names in the pipeline
   * @param notes what was found, corrected by hand, or given
   */
  public record Ended(
      RunInputs run,
      List<String> failures,
      List<StepEnd> steps,
      Map<String, Path> files,
      List<String> notes) {}

  /** What became of a step: its state in a word, and what the command said. */
  public record StepEnd(Step step, String state, List<String> said) {}

  /** What is done when a subject's runs have ended, such as its report. */
  @FunctionalInterface
  public interface AfterSubject {
    void write(String subject, List<Ended> runs, OutputFolder folder) throws IOException;
  }

  /** Copies the list. */
  public Cohort {
    derivatives = List.copyOf(derivatives);
  }

  /**
   * Runs the pipeline for each run.
   *
   * @param runs in the order of their subjects
   * @param opening opens the output folder for a subject
   * @param dry whether to say only what would be done
   * @param after called for each subject when its runs have ended, unless dry
   * @return how each ended, in the same order
   * @throws OutputFolder.InUseException if other processes work on all subjects
   * @throws IOException with one sentence, if no subject's folder can be opened
   */
  public List<Ended> run(
      final List<RunInputs> runs,
      final OutputFolder.Opening opening,
      final boolean dry,
      final AfterSubject after,
      final Progress progress,
      final Listener listener)
      throws IOException {
    final Map<String, RunInputs> names = new LinkedHashMap<>();
    for (final RunInputs run : runs) {
      final RunInputs other = names.put(run.name(), run);
      if (other != null) {
        throw new RefusedException(
            "'"
                + other.series()
                + "' and '"
                + run.series()
                + "' have the same name, and so would their results; rename one.");
      }
    }
    final Map<String, List<RunInputs>> subjects = new LinkedHashMap<>();
    runs.forEach(r -> subjects.computeIfAbsent(r.subject(), s -> new ArrayList<>()).add(r));
    final List<Ended> all = new ArrayList<>();
    IOException refused = null;
    int opened = 0;
    for (final Map.Entry<String, List<RunInputs>> subject : subjects.entrySet()) {
      progress.check();
      final List<Ended> ended = new ArrayList<>();
      try (OutputFolder folder = opening.open(subject.getKey())) {
        opened++;
        for (final RunInputs run : subject.getValue()) {
          ended.add(one(run, folder, dry, progress, listener));
        }
        if (!dry) {
          after.write(subject.getKey(), ended, folder);
        }
      } catch (final CancellationException e) {
        throw e;
      } catch (final IOException | RuntimeException e) {
        // whatever is wrong with one subject leaves the others as they are
        if (refused == null) {
          refused = e instanceof IOException io ? io : new RefusedException(sentence(e), e);
        }
        if (ended.isEmpty()) {
          subject.getValue().forEach(r -> ended.add(failed(r, e)));
        } else {
          // the results are there, the page is not
          ended.add(failed(subject.getValue().get(0), e));
        }
      }
      all.addAll(ended);
    }
    if (opened == 0 && refused != null) {
      throw refused;
    }
    return all;
  }

  private static String sentence(final Exception e) {
    return e.getMessage() == null
        ? "An unexpected " + e.getClass().getSimpleName()
        : e.getMessage();
  }

  private static Ended failed(final RunInputs run, final Exception e) {
    return new Ended(run, List.of(run.name() + ": " + sentence(e)), List.of(), Map.of(), List.of());
  }

  private Ended one(
      final RunInputs run,
      final OutputFolder folder,
      final boolean dry,
      final Progress progress,
      final Listener listener) {
    final RunFolder work = new RunFolder(pipeline, run, folder, runner, derivatives);
    final List<String> failures = new ArrayList<>();
    final List<StepEnd> steps = new ArrayList<>();
    final Set<String> said = new HashSet<>();
    try {
      work.run(
          dry,
          progress,
          new RunFolder.Listener() {
            @Override
            public void begins(final RunInputs r, final Step step) {
              listener.begins(r.name(), step.name());
            }

            @Override
            public void ended(final RunInputs r, final RunFolder.Outcome outcome) {
              final String state = outcome.state().word();
              // a run that cannot be read fails in many steps: it is said once
              if (outcome.state() == RunFolder.State.FAILED && said.addAll(outcome.said())) {
                failures.add(
                    r.name()
                        + ", step "
                        + outcome.step().name()
                        + ": "
                        + String.join(" ", outcome.said()));
              }
              steps.add(new StepEnd(outcome.step(), state, outcome.said()));
              listener.ended(r.name(), outcome.step().name(), state, outcome.said());
            }
          });
    } catch (final IOException | IllegalArgumentException e) {
      failures.add(run.name() + ": " + e.getMessage());
    }
    work.notes().forEach(n -> listener.note(run.name(), n));
    return new Ended(
        run, failures, steps, new LinkedHashMap<>(work.files()), List.copyOf(work.notes()));
  }
}
