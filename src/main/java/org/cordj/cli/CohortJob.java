package org.cordj.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Progress;
import org.cordj.imagej.CommandSteps;
import org.cordj.pipeline.Cohort;
import org.cordj.pipeline.GivenFiles;
import org.cordj.pipeline.OutputFolder;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.PipelineReader;
import org.cordj.pipeline.RunInputs;
import org.cordj.report.SubjectReport;

/**
 * A pipeline for runs, as words and paths only, so that it can be sent to other computers that see
 * the same folders. Any part of its subjects can be done anywhere, in any order, by any number of
 * processes; the files are the same bits.
 *
 * @param pipeline a file or the name of a preset
 * @param series the runs
 * @param output the folder of derivatives
 * @param dataset the BIDS dataset of the runs; empty for none
 * @param derivatives folders in which files are looked for
 * @param given files by the names of the pipeline's inputs and outputs, see {@link GivenFiles}
 * @param dry whether to say only what would be done
 */
public record CohortJob(
    String pipeline,
    List<String> series,
    String output,
    String dataset,
    List<String> derivatives,
    Map<String, String> given,
    boolean dry)
    implements Serializable {

  private static final long serialVersionUID = 1;

  /**
   * How a run ended.
   *
   * @param run its name
   * @param failures one sentence for each step that failed
   */
  public record RunOutcome(String run, List<String> failures) implements Serializable {
    private static final long serialVersionUID = 1;

    /** Copies the list into one that can be sent. */
    public RunOutcome {
      failures = new ArrayList<>(failures);
    }
  }

  /** Copies everything into collections that can be sent. */
  public CohortJob {
    series = new ArrayList<>(series);
    derivatives = new ArrayList<>(derivatives);
    given = new LinkedHashMap<>(given);
  }

  /** The names of the subjects' results, in order. */
  public List<String> subjects() {
    final Set<String> names = new LinkedHashSet<>();
    named().forEach(r -> names.add(r.subject()));
    return List.copyOf(names);
  }

  /**
   * Reads the pipeline and finds fault with it and with the files given, as {@link #run} would.
   *
   * @throws IOException with one sentence
   */
  public void check() throws IOException {
    runs();
    new PipelineReader(Host.start()).read(pipeline);
  }

  /** The part of some subjects. */
  public CohortJob of(final Set<String> subjects) {
    return new CohortJob(
        pipeline,
        named().stream()
            .filter(r -> subjects.contains(r.subject()))
            .map(r -> r.series().toString())
            .toList(),
        output,
        dataset,
        derivatives,
        given,
        dry);
  }

  /** The parts of all subjects, one each, in order; O(runs). */
  public List<CohortJob> bySubject() {
    final Map<String, List<String>> subjects = new LinkedHashMap<>();
    for (final RunInputs run : named()) {
      subjects.computeIfAbsent(run.subject(), s -> new ArrayList<>()).add(run.series().toString());
    }
    return subjects.values().stream()
        .map(s -> new CohortJob(pipeline, s, output, dataset, derivatives, given, dry))
        .toList();
  }

  /** The same with absolute paths, which mean the same in processes that run elsewhere. */
  public CohortJob absolute() {
    final Map<String, String> files = new LinkedHashMap<>();
    given.forEach((name, file) -> files.put(name, absolute(file)));
    return new CohortJob(
        PipelineReader.isOwn(pipeline) ? pipeline : absolute(pipeline),
        series.stream().map(CohortJob::absolute).toList(),
        absolute(output),
        dataset.isEmpty() ? "" : absolute(dataset),
        derivatives.stream().map(CohortJob::absolute).toList(),
        files,
        dry);
  }

  private static String absolute(final String path) {
    return Path.of(path).toAbsolutePath().normalize().toString();
  }

  /** The runs by their names alone. */
  private List<RunInputs> named() {
    return series.stream().map(s -> new RunInputs(Path.of(s), Map.of())).toList();
  }

  private List<RunInputs> runs() throws IOException {
    final Map<String, Path> files = new LinkedHashMap<>();
    given.forEach((name, file) -> files.put(name, Path.of(file)));
    return new GivenFiles(files).of(series.stream().map(Path::of).toList());
  }

  /**
   * Does it in this process.
   *
   * @param cpus how many threads may work
   * @param out hears of each step that does something
   * @throws OutputFolder.InUseException if other processes work on all subjects
   * @throws IOException with one sentence, if nothing can be begun
   */
  public List<RunOutcome> run(final int cpus, final PrintStream out) throws IOException {
    final List<RunInputs> runs = runs();
    final CommandSteps steps = Host.start();
    final Pipeline read = new PipelineReader(steps).read(pipeline);
    final Path from = dataset.isEmpty() ? null : Path.of(dataset);
    final OutputFolder.Opening opening =
        subject ->
            dry
                ? OutputFolder.look(Path.of(output), from, subject)
                : OutputFolder.open(Path.of(output), from, subject);
    final Cohort cohort = new Cohort(read, steps, derivatives.stream().map(Path::of).toList());
    // what is thrown inside comes out wrapped, so it is carried out by hand
    final AtomicReference<IOException> refused = new AtomicReference<>();
    final List<Cohort.Ended> ended =
        Parallelization.runWithNumThreads(
            cpus,
            () -> {
              try {
                return cohort.run(
                    runs,
                    opening,
                    dry,
                    (s, r, f) -> SubjectReport.write(read, s, r, f),
                    Progress.NONE,
                    new Lines(out));
              } catch (final IOException e) {
                refused.set(e);
                return List.of();
              }
            });
    if (refused.get() != null) {
      throw refused.get();
    }
    return ended.stream().map(e -> new RunOutcome(e.run().name(), e.failures())).toList();
  }

  /** A line for each step that does something. */
  private static final class Lines implements Cohort.Listener {
    private final PrintStream out;
    private long start;

    Lines(final PrintStream out) {
      this.out = out;
    }

    @Override
    public void begins(final String run, final String step) {
      start = System.nanoTime();
    }

    @Override
    public void ended(
        final String run, final String step, final String state, final List<String> said) {
      if (!state.equals("kept")) {
        out.printf(
            Locale.ROOT,
            "%s: %s %s (%.1f s)%n",
            run,
            step,
            state,
            (System.nanoTime() - start) / 1e9);
      }
    }

    @Override
    public void note(final String run, final String sentence) {
      out.println(run + ": " + sentence);
    }
  }
}
