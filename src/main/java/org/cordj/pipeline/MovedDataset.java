package org.cordj.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cordj.bids.BidsDataset;
import org.cordj.bids.JsonFiles;
import org.cordj.io.RefusedException;

/**
 * Whether a dataset is the one that derivatives were made of. Where the link in them leads to no
 * dataset any more, it was moved: then a file that a record tells of has to be in the dataset with
 * the same content.
 */
final class MovedDataset {

  private MovedDataset() {}

  /**
   * Refuses another dataset than that of the derivatives that a folder holds.
   *
   * @param dataset absolute and normal
   * @throws RefusedException with one sentence that names both
   */
  static void requireSame(final Path folder, final Path dataset) throws IOException {
    final Path linked =
        BidsDataset.of(folder.resolve("x")).orElseThrow().links().get(OutputFolder.RAW);
    if (linked == null || linked.equals(dataset)) {
      return;
    }
    final boolean there = Files.exists(linked.resolve(BidsDataset.DESCRIPTION));
    if (there ? Files.isSameFile(linked, dataset) : hasAnInput(folder, dataset)) {
      return;
    }
    throw new RefusedException(
        "The output folder '"
            + folder
            + "' holds derivatives of the dataset '"
            + linked
            + "'; give another folder, or, if '"
            + dataset
            + "' is the same dataset at another place, correct DatasetLinks in its "
            + BidsDataset.DESCRIPTION
            + ".");
  }

  private static boolean hasAnInput(final Path folder, final Path dataset) throws IOException {
    final Map<String, String> inputs = inputs(folder.resolve("prov"));
    final BidsDataset moved = new BidsDataset(folder, Map.of(OutputFolder.RAW, dataset));
    final FileHashes hashes = new FileHashes(folder.resolve(".cordj/none"), Path::toString);
    for (final Map.Entry<String, String> input : inputs.entrySet()) {
      final Path file = moved.resolve(input.getKey());
      if (Files.isRegularFile(file) && hashes.of(file).equals(input.getValue())) {
        return true;
      }
    }
    // nothing was made of the old one yet
    return inputs.isEmpty();
  }

  /** The hashes of the dataset's files that went into anything, by their names in records. */
  private static Map<String, String> inputs(final Path records) throws IOException {
    final Map<String, String> inputs = new LinkedHashMap<>();
    if (!Files.isDirectory(records)) {
      return inputs;
    }
    final List<Path> files;
    try (Stream<Path> all = Files.walk(records)) {
      files = all.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    for (final Path file : files) {
      new Record(JsonFiles.read(file).json())
          .inputHashes()
          .forEach(
              (name, hash) -> {
                if (name.startsWith("bids:" + OutputFolder.RAW + ":")) {
                  inputs.put(name, hash);
                }
              });
    }
    return inputs;
  }
}
