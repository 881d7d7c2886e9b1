package org.cordj.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cordj.io.RefusedException;

/**
 * The files that a record's file was made of, where they are now. Each has the content that the
 * record tells of.
 *
 * @param files by their names in the record
 */
record RerunInputs(Map<String, Path> files) {

  /**
   * Finds them at the places that the record names, or by name and content below a folder that they
   * were moved to.
   *
   * @param moved that folder; null for none
   * @throws RefusedException with one sentence, if one is not there or not what it was
   */
  static RerunInputs of(final Record past, final OutputFolder folder, final Path moved)
      throws RefusedException {
    final Map<String, Path> files = new LinkedHashMap<>();
    for (final Map.Entry<String, String> input : past.inputHashes().entrySet()) {
      final Path old = place(input.getKey(), folder);
      if (old != null && Files.isRegularFile(old)) {
        if (!folder.hashes().of(old).equals(input.getValue())) {
          throw new RefusedException(
              "'" + old + "' is not what it was when '" + past.text("File") + "' was made of it.");
        }
        files.put(input.getKey(), old);
      } else {
        files.put(input.getKey(), search(input.getKey(), input.getValue(), past, folder, moved));
      }
    }
    return new RerunInputs(files);
  }

  /** The place that a name means; null where its dataset cannot be found. */
  private static Path place(final String name, final OutputFolder folder) {
    try {
      return folder.find(name);
    } catch (final IllegalArgumentException e) {
      return null;
    }
  }

  private static Path search(
      final String name,
      final String hash,
      final Record past,
      final OutputFolder folder,
      final Path moved)
      throws RefusedException {
    final Path old = place(name, folder);
    if (moved == null) {
      throw new RefusedException(
          "'"
              + past.text("File")
              + "' was made of '"
              + (old == null ? name : old)
              + "', which is not there; if it was moved, give the folder that it lies in now by"
              + " --inputs FOLDER.");
    }
    final String file =
        old == null ? name.substring(name.lastIndexOf('/') + 1) : old.getFileName().toString();
    final List<Path> named;
    try (Stream<Path> all = Files.walk(moved)) {
      named = all.filter(f -> f.endsWith(file) && Files.isRegularFile(f)).sorted().toList();
    } catch (final IOException | UncheckedIOException e) {
      throw new RefusedException("The folder '" + moved + "' cannot be searched.", e);
    }
    for (final Path candidate : named) {
      if (folder.hashes().of(candidate).equals(hash)) {
        return candidate;
      }
    }
    throw new RefusedException(
        "Below '"
            + moved
            + "' there is no file '"
            + file
            + "' with the content that '"
            + past.text("File")
            + "' was made of.");
  }

  /** A file by its name in the record. */
  Path file(final String name) {
    return files.get(name);
  }
}
