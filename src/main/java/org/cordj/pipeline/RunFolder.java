package org.cordj.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;

/**
 * Runs a pipeline for one 4-D run.
 *
 * <p>A step runs if one of its files is missing, is not what its record says, or was made with
 * another {@link StepKey}. It writes into a folder of its own; when all its files are complete they
 * are moved into place, each in one move, and the records last: whatever happens in between, what
 * is there is either as its record says or is made again. A step that was made again with the same
 * bits as before leaves those that depend on it as they are.
 *
 * <p>A file that was corrected by hand (desc-manual) takes the place of the automatic one for all
 * steps after it and is never written.
 */
final class RunFolder {

  /** What became of a step. */
  enum State {
    /** Ran. */
    MADE,
    /** Its files were there. */
    KEPT,
    /** Files that were found, given or corrected by hand take its place. */
    REPLACED,
    /** Refused. */
    FAILED,
    /** Not run, as a step before it failed. */
    LEFT_OUT,
    /** Would run. */
    PLANNED;

    /** In a word, for people. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * How a step ended.
   *
   * @param said what the command said, or why it failed
   */
  record Outcome(Step step, State state, List<String> said) {}

  private final Pipeline pipeline;
  private final RunInputs run;
  private final OutputFolder folder;
  private final StepRunner runner;
  private final FileSearch search;

  /** All but the output folder, which holds what the steps themselves made. */
  private final FileSearch others;

  private final Map<String, Path> files = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  RunFolder(
      final Pipeline pipeline,
      final RunInputs run,
      final OutputFolder folder,
      final StepRunner runner,
      final List<Path> derivatives) {
    this.pipeline = pipeline;
    this.run = run;
    this.folder = folder;
    this.runner = runner;
    others = new FileSearch(run, derivatives);
    search = others.before(folder.root());
  }

  /** The files by their names in the pipeline, as far as they are known. */
  Map<String, Path> files() {
    return files;
  }

  /** What a user should know: what was found, corrected by hand, or changed since. */
  List<String> notes() {
    return notes;
  }

  /**
   * Finds the inputs, then runs the steps that are not up to date.
   *
   * @param dry whether steps are only planned; those after a planned one are then planned too
   * @throws RefusedException with one sentence, if an input that is needed is missing
   */
  List<Outcome> run(final boolean dry, final Progress progress, final Listener listener)
      throws RefusedException {
    findInputs();
    final List<Outcome> outcomes = new ArrayList<>();
    final List<String> lost = new ArrayList<>();
    final List<String> planned = new ArrayList<>();
    for (final Step step : pipeline.steps()) {
      progress.check();
      listener.begins(run, step);
      final Outcome outcome = step(step, lost, planned, dry, progress);
      outcomes.add(outcome);
      listener.ended(run, outcome);
    }
    return outcomes;
  }

  /** Hears of the steps. */
  interface Listener {
    void begins(RunInputs run, Step step);

    void ended(RunInputs run, Outcome outcome);
  }

  private void findInputs() throws RefusedException {
    files.put(Pipeline.SERIES, run.series());
    for (final String name : run.given().keySet()) {
      if (!pipeline.inputs().containsKey(name) && pipeline.maker(name) == null) {
        throw new RefusedException(
            "The pipeline " + pipeline.name() + " has no input or output '" + name + "'.");
      }
    }
    for (final Map.Entry<String, Pipeline.Input> input : pipeline.inputs().entrySet()) {
      final Path given = run.given().get(input.getKey());
      final Optional<Path> found =
          given != null ? Optional.of(given) : search.any(input.getValue().file());
      if (found.isPresent()) {
        files.put(input.getKey(), found.get());
      } else if (input.getValue().required()) {
        throw new RefusedException(
            "The pipeline "
                + pipeline.name()
                + " needs "
                + (input.getValue().description().isEmpty()
                    ? input.getKey()
                    : input.getValue().description())
                + " for '"
                + run.series().getFileName()
                + "', such as '"
                + expected(input.getValue().file())
                + "' beside it; add it or use another pipeline.");
      }
    }
  }

  private String expected(final String end) {
    return run.bids().isPresent() ? run.nameWith(end).name() : run.name() + "_" + end;
  }

  private Outcome step(
      final Step step,
      final List<String> lost,
      final List<String> planned,
      final boolean dry,
      final Progress progress) {
    try {
      if (replaced(step)) {
        return new Outcome(step, State.REPLACED, List.of());
      }
      final Map<String, Path> inputs = new LinkedHashMap<>();
      for (final Map.Entry<String, String> input : step.inputs().entrySet()) {
        if (lost.contains(input.getValue())) {
          lost.addAll(step.outputs().keySet());
          return new Outcome(step, State.LEFT_OUT, List.of());
        }
        // an optional file that the run does not have: the command does without
        if (files.containsKey(input.getValue())) {
          inputs.put(input.getKey(), files.get(input.getValue()));
        }
      }
      final Map<String, Path> outputs = new LinkedHashMap<>();
      step.outputs()
          .forEach((name, o) -> outputs.put(name, folder.root().resolve(run.place(o.file()))));
      if (step.inputs().values().stream().anyMatch(planned::contains)) {
        planned.addAll(step.outputs().keySet());
        outputs.forEach(files::putIfAbsent);
        return new Outcome(step, State.PLANNED, List.of());
      }
      final StepRunner.Call call = new StepRunner.Call(step, inputs, outputs);
      final StepKey key = StepKey.of(call, runner.versions(), folder);
      final Optional<Record> kept = kept(call, key);
      if (kept.isPresent()) {
        outputs.forEach(files::putIfAbsent);
        return new Outcome(step, State.KEPT, kept.get().log());
      }
      if (dry) {
        planned.addAll(step.outputs().keySet());
        outputs.forEach(files::putIfAbsent);
        return new Outcome(step, State.PLANNED, List.of());
      }
      final List<String> said = make(call, key, progress);
      outputs.forEach(files::putIfAbsent);
      return new Outcome(step, State.MADE, said);
    } catch (final IOException | IllegalArgumentException e) {
      lost.addAll(step.outputs().keySet());
      return new Outcome(step, State.FAILED, List.of(String.valueOf(e.getMessage())));
    }
  }

  /** Whether files that were there before the step take the place of all its outputs. */
  private boolean replaced(final Step step) throws RefusedException {
    boolean all = true;
    for (final Map.Entry<String, Step.Output> output : step.outputs().entrySet()) {
      final Path given = run.given().get(output.getKey());
      final String end = output.getValue().file();
      Optional<Path> found = given != null ? Optional.of(given) : manual(output.getKey(), end);
      if (found.isEmpty() && output.getValue().find()) {
        found = others.any(end);
      }
      if (found.isPresent()) {
        files.put(output.getKey(), found.get());
        notes.add(output.getKey() + " is '" + folder.shown(found.get()) + "'.");
      }
      all &= found.isPresent();
    }
    return all;
  }

  /** A correction by hand, which has to be of one output only. */
  private Optional<Path> manual(final String name, final String end) throws RefusedException {
    final Optional<Path> found = search.manual(end);
    if (found.isPresent()) {
      for (final Step step : pipeline.steps()) {
        for (final Map.Entry<String, Step.Output> other : step.outputs().entrySet()) {
          if (!other.getKey().equals(name)
              && FileSearch.withDesc(other.getValue().file()).equals(FileSearch.withDesc(end))
              && !run.given().containsKey(other.getKey())) {
            throw new RefusedException(
                "'"
                    + found.get()
                    + "' may stand for "
                    + name
                    + " or for "
                    + other.getKey()
                    + "; rename it and say which by --input NAME=FILE.");
          }
        }
      }
    }
    return found;
  }

  /** The record of the first output, if every output is there as its record says. */
  private Optional<Record> kept(final StepRunner.Call call, final StepKey key) {
    Record first = null;
    for (final Path output : call.outputs().values()) {
      final Record record = Record.of(output, folder);
      if (record == null || !record.text("Key").equals(key.hash()) || !record.holds(folder)) {
        return Optional.empty();
      }
      first = first == null ? record : first;
    }
    return Optional.of(first);
  }

  private List<String> make(final StepRunner.Call call, final StepKey key, final Progress progress)
      throws IOException {
    for (final Map.Entry<String, Path> output : call.outputs().entrySet()) {
      folder.makeFolderOf(output.getValue());
      requireOwn(output.getValue(), call.step().outputs().get(output.getKey()).file());
    }
    final Instant start = Instant.now();
    final Path making = folder.making();
    try {
      final Map<String, Path> made = new LinkedHashMap<>();
      call.outputs().forEach((name, file) -> made.put(name, making.resolve(file.getFileName())));
      final String place = String.valueOf(call.outputs().values().iterator().next().getParent());
      final List<String> said =
          runner.run(new StepRunner.Call(call.step(), call.inputs(), made), progress).stream()
              .map(line -> folder.plain(line.replace(making.toString(), place)))
              .toList();
      for (final Path file : made.values()) {
        if (!Files.isRegularFile(file)) {
          throw new RefusedException(
              call.step().what() + " has not made '" + file.getFileName() + "'.");
        }
        ColumnDictionary.writeBeside(file);
      }
      final ObjectNode record = Record.begin(pipeline, call, key, folder, runner.versions());
      Record.end(record, start, said);
      for (final Map.Entry<String, Path> output : call.outputs().entrySet()) {
        final String end = call.step().outputs().get(output.getKey()).file();
        moveInto(making, made.get(output.getKey()), output.getValue(), end, made, record);
      }
      return said;
    } finally {
      folder.forget(making);
    }
  }

  /**
   * Writes the record of a file, then moves the file and what the command wrote beside it into
   * place. In this order, so that after a crash in between there is no file that nothing tells of.
   */
  private void moveInto(
      final Path making,
      final Path from,
      final Path to,
      final String end,
      final Map<String, Path> made,
      final ObjectNode record)
      throws IOException {
    final Map<Path, Path> moves = new LinkedHashMap<>(Map.of(from, to));
    final String stem = stem(from);
    for (final Path beside : OutputFolder.filesIn(making)) {
      if (!made.containsValue(beside) && stem(beside).equals(stem)) {
        moves.put(beside, to.resolveSibling(beside.getFileName()));
      }
    }
    final Set<String> known = ChangedByHand.known(to, folder);
    final List<String> there = ChangedByHand.there(moves.values(), known, folder);
    Record.write(record, moves, there, folder);
    for (final Map.Entry<Path, Path> m : moves.entrySet()) {
      try {
        ChangedByHand.setAside(m.getValue(), known, m.getKey(), end, folder).ifPresent(notes::add);
        Files.move(
            m.getKey(),
            m.getValue(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } catch (final AccessDeniedException e) {
        throw new RefusedException(
            "Cannot write '" + m.getValue() + "': its folder is not writable.", e);
      }
      folder.hashes().moved(m.getKey(), m.getValue());
    }
  }

  private static String stem(final Path file) {
    final String name = file.getFileName().toString();
    return name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'));
  }

  /** A file that no record tells of was put there by somebody and is left as it is. */
  private void requireOwn(final Path output, final String end) throws RefusedException {
    if (Files.exists(output) && !Files.exists(folder.recordOf(output))) {
      throw new RefusedException(
          "'"
              + output
              + "' is there, but no pipeline made it; move it away, or call it ..."
              + FileSearch.withDesc(end)
              + " to use it as a correction by hand.");
    }
  }
}
