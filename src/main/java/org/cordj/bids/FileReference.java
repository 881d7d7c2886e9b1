package org.cordj.bids;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a file's sidecar names another file that is to be found again: as a BIDS URI where that lies
 * in the dataset or one of its DatasetLinks, relative to the file's own folder where it lies there
 * or below, else by its absolute path. So a dataset or a folder can be moved as a whole.
 */
public final class FileReference {

  private static final String SCHEME = "bids:";

  private FileReference() {}

  /**
   * The name of a file.
   *
   * @param file the file that is named
   * @param from the file in whose sidecar it stands
   * @throws IOException with one sentence, if the dataset_description.json above it is not JSON
   */
  public static String of(final Path file, final Path from) throws IOException {
    final Path absolute = file.toAbsolutePath().normalize();
    final Optional<BidsDataset> dataset = BidsDataset.of(from);
    final String uri = dataset.map(d -> d.reference(absolute)).orElse("");
    if (uri.startsWith(SCHEME)) {
      return uri;
    }
    final Path folder = from.toAbsolutePath().normalize().getParent();
    if (folder == null || !absolute.startsWith(folder)) {
      return absolute.toString();
    }
    final StringBuilder relative = new StringBuilder();
    for (final Path part : folder.relativize(absolute)) {
      relative.append(relative.isEmpty() ? "" : "/").append(part);
    }
    return relative.toString();
  }

  /**
   * The file that a name means; it need not exist.
   *
   * @param name what {@link #of} gave, or an absolute path
   * @param from the file in whose sidecar the name stands
   * @throws IOException with one sentence, if the dataset_description.json above it is not JSON
   * @throws IllegalArgumentException with one sentence, if it is a BIDS URI that leads nowhere
   */
  public static Path resolve(final String name, final Path from) throws IOException {
    if (name.startsWith(SCHEME)) {
      final Optional<BidsDataset> dataset = BidsDataset.of(from);
      if (dataset.isEmpty()) {
        throw new IllegalArgumentException(
            "'"
                + BidsPath.show(name)
                + "' names a file of a dataset, but '"
                + from
                + "' lies in none.");
      }
      return dataset.get().resolve(name);
    }
    return from.toAbsolutePath().normalize().resolveSibling(name).normalize();
  }
}
