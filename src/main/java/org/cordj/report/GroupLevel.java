package org.cordj.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cordj.pipeline.GroupTables;
import org.cordj.pipeline.Multiverse;
import org.cordj.pipeline.MultiverseCurve;
import org.cordj.pipeline.MultiverseTables;
import org.cordj.pipeline.OutputFolder;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.RunInputs;
import org.cordj.pipeline.StepRunner;

/**
 * What the group level leaves of the participants' results: tables and a page. Of a pipeline the
 * tables of all runs put together, of a multiverse the values and the universes.
 */
public abstract class GroupLevel {

  private GroupLevel() {}

  /**
   * Reads what the participants' runs left.
   *
   * @param runs the runs that were asked for
   * @param runner runs the command that estimates a multiverse's effect
   * @throws IOException with one sentence, if a table cannot be read or is not as it should be
   */
  public static GroupLevel of(
      final Pipeline pipeline,
      final List<RunInputs> runs,
      final OutputFolder folder,
      final StepRunner runner)
      throws IOException {
    return pipeline.multiverse().isPresent()
        ? new OfMultiverse(pipeline, runs, folder, runner)
        : new OfTables(pipeline, runs, folder);
  }

  /**
   * Writes the tables and the page.
   *
   * @return the page
   */
  public abstract Path write() throws IOException;

  /** One sentence for what runs lack, and after {@link #write} for what could not be made of it. */
  public abstract List<String> missing();

  /** One sentence for what is odd though nothing is missing. */
  public List<String> notes() {
    return List.of();
  }

  /** The tables. */
  public abstract List<Path> files();

  /** Whether no run has anything. */
  public abstract boolean isEmpty();

  private static final class OfTables extends GroupLevel {
    private final Pipeline pipeline;
    private final List<RunInputs> runs;
    private final OutputFolder folder;
    private final GroupTables tables;

    OfTables(final Pipeline pipeline, final List<RunInputs> runs, final OutputFolder folder)
        throws IOException {
      this.pipeline = pipeline;
      this.runs = runs;
      this.folder = folder;
      tables = GroupTables.of(pipeline, runs, folder);
    }

    @Override
    public Path write() throws IOException {
      tables.write(folder);
      return GroupReport.write(pipeline, runs, tables, folder);
    }

    @Override
    public List<String> missing() {
      return tables.missing();
    }

    @Override
    public List<Path> files() {
      return tables.files(folder);
    }

    @Override
    public boolean isEmpty() {
      return tables.tables().isEmpty();
    }
  }

  private static final class OfMultiverse extends GroupLevel {
    private final Pipeline pipeline;
    private final OutputFolder folder;
    private final StepRunner runner;
    private final MultiverseTables tables;
    private final List<String> missing;

    OfMultiverse(
        final Pipeline pipeline,
        final List<RunInputs> runs,
        final OutputFolder folder,
        final StepRunner runner)
        throws IOException {
      this.pipeline = pipeline;
      this.folder = folder;
      this.runner = runner;
      tables = MultiverseTables.of(pipeline, runs, folder);
      missing = new ArrayList<>(tables.missing());
    }

    @Override
    public Path write() throws IOException {
      tables.write(folder);
      final Optional<Multiverse.Effect> effect = tables.multiverse().effect();
      List<String> curve = List.of();
      if (effect.isEmpty() || isEmpty()) {
        MultiverseCurve.removeOld(folder);
      } else {
        try {
          curve = MultiverseCurve.run(runner, tables.multiverse(), folder);
        } catch (final IOException | IllegalArgumentException e) {
          // the values are there and of use without it
          missing.add(e.getMessage());
        }
      }
      return MultiversePage.writeGroup(pipeline, tables, missing, curve, folder);
    }

    @Override
    public List<String> missing() {
      return missing;
    }

    @Override
    public List<String> notes() {
      return tables.twins();
    }

    @Override
    public List<Path> files() {
      return MultiverseTables.files(folder);
    }

    @Override
    public boolean isEmpty() {
      return tables.isEmpty();
    }
  }
}
