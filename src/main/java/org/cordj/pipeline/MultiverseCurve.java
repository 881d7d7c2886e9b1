package org.cordj.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordj.bids.JsonFiles;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;

/**
 * Puts the effect that a multiverse names to its universes: Cord Specification Curve... on the
 * tables of the group level and the participants of the dataset.
 */
public final class MultiverseCurve {

  private static final String COMMAND = "Cord Specification Curve...";
  private static final String PARTICIPANTS = "participants.tsv";

  private MultiverseCurve() {}

  /**
   * Runs it. Its files go beside the tables.
   *
   * <p>Participants without a value, such as those whose runs failed, are left out and named, since
   * a failed run is to leave the others as they are.
   *
   * @param runner runs the command
   * @param effect the question
   * @param folder the output folder, in which the tables are
   * @return what the command said of the result
   * @throws IOException or IllegalArgumentException with one sentence, if it refuses or the dataset
   *     has no participants.tsv
   */
  public static List<String> run(
      final StepRunner runner, final Multiverse.Effect effect, final OutputFolder folder)
      throws IOException {
    final Path design = folder.find("bids:" + OutputFolder.RAW + ":" + PARTICIPANTS);
    if (!Files.isRegularFile(design)) {
      throw new RefusedException(
          "The multiverse asks for the effect "
              + effect.contrast()
              + ", but the dataset has no "
              + PARTICIPANTS
              + " with the groups; add it, or give a table of your own to "
              + COMMAND
              + " in the menu.");
    }
    final List<Path> tables = MultiverseTables.files(folder);
    final Map<String, String> options = new LinkedHashMap<>();
    options.put("values", tables.get(0).toString());
    options.put("universes", tables.get(1).toString());
    options.put("design", design.toString());
    options.put("formula", effect.formula());
    options.put("contrast", effect.contrast());
    options.put("missing", "omit");
    options.put("output", folder.root().toString());
    final Step step =
        new Step("curve", COMMAND, "", Map.of(), options, Map.of(), "", JsonFiles.object());
    runner.checkOptions(step);
    // where its files are, is known: beside the page that tells of them
    return runner.run(new StepRunner.Call(step, Map.of(), Map.of()), Progress.NONE).stream()
        .filter(line -> !line.contains(folder.root().toString()))
        .toList();
  }
}
