package org.cordj.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cordj.bids.BidsDataset;
import org.cordj.bids.JsonFiles;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;

/**
 * Makes a file again from its record and compares it with the one that the record tells of.
 *
 * @param files what was made, where it is now
 * @param different the files among them whose bits are not those of the record
 * @param notes what may be the reason, one sentence each
 */
public record Rerun(List<Path> files, List<Path> different, List<String> notes) {

  /** Copies the lists. */
  public Rerun {
    files = List.copyOf(files);
    different = List.copyOf(different);
    notes = List.copyOf(notes);
  }

  /**
   * Runs the record's step again.
   *
   * @param record a record below the folder {@code prov} of the results
   * @param target the folder for the files, made if it is not there
   * @param moved a folder below which inputs lie that are not at their old place; null for none. If
   *     it is the dataset that the results were made of, they are linked to it from now on
   * @throws IOException with one sentence, if it is no record, an input is not there or not the
   *     same any more, a file of that name is in the folder, or the step refuses
   */
  public static Rerun of(
      final Path record,
      final Path target,
      final Path moved,
      final StepRunner runner,
      final Progress progress)
      throws IOException {
    final ObjectNode json = JsonFiles.read(record).json();
    final Record past = new Record(json);
    if (!json.path("ProvenanceVersion").isInt() || !(json.get("Step") instanceof ObjectNode step)) {
      throw new RefusedException(
          "'" + record + "' is no record of a pipeline's file; such lie below prov/.");
    }
    final Path root =
        BidsDataset.rootOf(record)
            .orElseThrow(
                () ->
                    new RefusedException(
                        "'" + record + "' does not lie in a folder of results; leave it there."));
    // a dataset that was moved as a whole is linked again, so that sidecars name its files as
    // before
    final boolean linked =
        moved != null
            && Files.isRegularFile(moved.resolve(BidsDataset.DESCRIPTION))
            && !root.startsWith(moved.toAbsolutePath().normalize());
    try (OutputFolder folder = OutputFolder.open(root, linked ? moved : null, "rerun")) {
      final RerunInputs inputs = RerunInputs.of(past, folder, moved);
      final StepRunner.Call call = call(past, step, inputs, folder, runner);
      final Path making = folder.making();
      try {
        final Map<String, Path> made = new LinkedHashMap<>();
        call.outputs().forEach((n, f) -> made.put(n, making.resolve(f.getFileName())));
        runner.run(new StepRunner.Call(call.step(), call.inputs(), made), progress);
        for (final Path file : made.values()) {
          ColumnDictionary.writeBeside(file);
        }
        return compare(past, making, target, folder, notes(past, runner));
      } finally {
        folder.forget(making);
      }
    }
  }

  private static StepRunner.Call call(
      final Record past,
      final ObjectNode step,
      final RerunInputs found,
      final OutputFolder folder,
      final StepRunner runner)
      throws RefusedException {
    try {
      final Map<String, Path> inputs = new LinkedHashMap<>();
      past.inputs().forEach((key, name) -> inputs.put(key, found.file(name)));
      final Map<String, Path> outputs = new LinkedHashMap<>();
      past.outputs().forEach((key, name) -> outputs.put(key, folder.find(name)));
      return new StepRunner.Call(
          new PipelineReader(runner).again(step, past.text("Macro")), inputs, outputs);
    } catch (final IllegalArgumentException e) {
      throw new RefusedException("The record cannot be used: " + e.getMessage(), e);
    }
  }

  private static List<String> notes(final Record past, final StepRunner runner) {
    final List<String> notes = new ArrayList<>();
    final Map<String, String> now = new LinkedHashMap<>(runner.versions());
    now.put("CordJ", Code.version());
    now.put("CordJCode", Code.hash());
    now.forEach(
        (name, version) -> {
          final String then = past.json().path("Software").path(name).asText();
          if (!then.equals(version)) {
            notes.add(name + " was " + then + " and is " + version + ".");
          }
        });
    return notes;
  }

  private static Rerun compare(
      final Record past,
      final Path making,
      final Path target,
      final OutputFolder folder,
      final List<String> notes)
      throws IOException {
    final List<Path> files = new ArrayList<>();
    final List<Path> different = new ArrayList<>();
    Files.createDirectories(target);
    for (final Map.Entry<String, String> part : past.hashes().entrySet()) {
      final Path name = folder.find(part.getKey()).getFileName();
      final Path made = making.resolve(name);
      final Path place = target.resolve(name);
      if (Files.exists(place)) {
        throw new RefusedException("'" + place + "' is there already; give an empty folder.");
      }
      final Optional<String> hash =
          Files.isRegularFile(made) ? Optional.of(folder.hashes().of(made)) : Optional.empty();
      if (hash.isPresent()) {
        Files.move(made, place, StandardCopyOption.REPLACE_EXISTING);
        files.add(place);
      }
      if (!hash.equals(Optional.of(part.getValue()))) {
        different.add(place);
      }
    }
    return new Rerun(files, different, notes);
  }
}
