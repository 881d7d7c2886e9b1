package org.cordj.bids;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of a BIDS dataset, raw or derivative, and the references between files that are
 * relative to it.
 *
 * <p>Paths are taken as they are named: a link is not followed, as in a dataset kept with git-annex
 * every image is a link to a place where it has no name.
 *
 * @param root the folder that holds dataset_description.json, absolute
 * @param links the folders of other datasets by the names that this one's DatasetLinks gives them
 */
public record BidsDataset(Path root, Map<String, Path> links) {

  /** The file that makes a folder a dataset. */
  public static final String DESCRIPTION = "dataset_description.json";

  private static final String SCHEME = "bids:";

  /** Copies the links and makes the root absolute. */
  public BidsDataset {
    root = root.toAbsolutePath().normalize();
    links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
  }

  /**
   * The root of the dataset that a file lies in: the nearest folder above it that holds
   * dataset_description.json. Reads nothing.
   */
  public static Optional<Path> rootOf(final Path file) {
    for (Path folder = file.toAbsolutePath().normalize().getParent();
        folder != null;
        folder = folder.getParent()) {
      // not followed: git-annex may not have fetched it
      if (Files.exists(folder.resolve(DESCRIPTION), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  /**
   * The dataset that a file lies in, with its links; empty if it lies in none.
   *
   * @throws IOException with one sentence, if dataset_description.json is not JSON
   */
  public static Optional<BidsDataset> of(final Path file) throws IOException {
    final Optional<Path> root = rootOf(file);
    return root.isEmpty() ? Optional.empty() : Optional.of(read(root.get()));
  }

  private static BidsDataset read(final Path root) throws IOException {
    final ObjectNode json = JsonFiles.read(root.resolve(DESCRIPTION)).json();
    final Map<String, Path> links = new LinkedHashMap<>();
    for (final Map.Entry<String, JsonNode> link : json.path("DatasetLinks").properties()) {
      // other schemes (https, doi) lead to no folder
      try {
        final URI uri = new URI(link.getValue().asText());
        if (uri.getScheme() == null && uri.getPath() != null) {
          links.put(link.getKey(), root.resolve(uri.getPath()).normalize());
        } else if ("file".equals(uri.getScheme())) {
          links.put(link.getKey(), Path.of(uri).normalize());
        }
      } catch (final URISyntaxException | IllegalArgumentException e) {
        continue;
      }
    }
    return new BidsDataset(root, links);
  }

  /**
   * How another file is named in this dataset's metadata: a BIDS URI ({@code
   * bids::sub-01/func/...}) if it lies in this dataset or in one that DatasetLinks names, else its
   * file name alone, so that no folder of this computer stands in a file that is shared.
   */
  public String reference(final Path file) {
    final Path absolute = file.toAbsolutePath().normalize();
    // a linked dataset may be inside this one, or this one inside it: the nearest root counts
    String name = absolute.startsWith(root) ? "" : null;
    Path nearest = name == null ? null : root;
    for (final Map.Entry<String, Path> link : links.entrySet()) {
      if (absolute.startsWith(link.getValue())
          && (nearest == null || link.getValue().getNameCount() > nearest.getNameCount())) {
        name = link.getKey();
        nearest = link.getValue();
      }
    }
    if (nearest == null || nearest.equals(absolute)) {
      return String.valueOf(file.getFileName());
    }
    final StringBuilder relative = new StringBuilder();
    for (final Path part : nearest.relativize(absolute)) {
      relative.append(relative.isEmpty() ? "" : "/").append(part);
    }
    return SCHEME + name + ":" + encode(relative.toString());
  }

  /**
   * How DatasetLinks names another dataset's folder: relative, so that both can be moved together,
   * or as a file URI where no relative path leads there.
   *
   * @param root the folder of the dataset that holds the link, which exists
   * @param other the other dataset's folder, which exists
   */
  public static String link(final Path root, final Path other) throws IOException {
    final Path from = root.toAbsolutePath().normalize();
    final Path to = other.toAbsolutePath().normalize();
    if (from.getRoot().equals(to.getRoot())) {
      final Path relative = from.relativize(to);
      // behind a link to a folder, .. leads elsewhere than the names say
      final Path reached = from.resolve(relative);
      if (relative.startsWith("..") && Files.exists(reached) && Files.isSameFile(reached, to)) {
        final StringBuilder s = new StringBuilder();
        relative.forEach(part -> s.append(part).append('/'));
        return encode(s.toString());
      }
    }
    return to.toUri().toString();
  }

  /** Percent-encodes what may not stand in a URI (RFC 3986), byte by byte of its UTF-8. */
  private static String encode(final String path) {
    final StringBuilder s = new StringBuilder();
    for (final byte b : path.getBytes(StandardCharsets.UTF_8)) {
      final char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || "/-._~+".indexOf(c) >= 0)) {
        s.append(c);
      } else {
        s.append(String.format("%%%02X", (int) c));
      }
    }
    return s.toString();
  }

  /**
   * The file that a reference in this dataset's metadata names: a BIDS URI, or a path relative to
   * the root. It need not exist.
   *
   * @throws IllegalArgumentException with one sentence, if it names a dataset that DatasetLinks
   *     does not, or a place outside the dataset
   */
  public Path resolve(final String reference) {
    if (!reference.startsWith(SCHEME)) {
      return inside(root, reference, reference);
    }
    final String rest = reference.substring(SCHEME.length());
    final int colon = rest.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "'"
              + BidsPath.show(reference)
              + "' is no BIDS URI; one reads bids:[dataset]:path, such as bids::sub-01/func/...");
    }
    final String name = rest.substring(0, colon);
    final Path folder = name.isEmpty() ? root : links.get(name);
    if (folder == null) {
      throw new IllegalArgumentException(
          "'"
              + BidsPath.show(reference)
              + "' names the dataset '"
              + BidsPath.show(name)
              + "', which is no folder among the DatasetLinks of '"
              + root.resolve(DESCRIPTION)
              + "'.");
    }
    final String path = decode(rest.substring(colon + 1));
    return inside(folder, path == null ? ".." : path, reference);
  }

  /**
   * Undoes {@link #encode}; blanks and other letters that stand as they are stay so. Null if a
   * percent sign is followed by no two hex digits, or the bytes are not UTF-8.
   */
  private static String decode(final String path) {
    final byte[] text = path.getBytes(StandardCharsets.UTF_8);
    final ByteBuffer bytes = ByteBuffer.allocate(text.length);
    for (int i = 0; i < text.length; i++) {
      if (text[i] != '%') {
        bytes.put(text[i]);
        continue;
      }
      final int high = i + 2 < text.length ? Character.digit(text[i + 1], 16) : -1;
      final int low = i + 2 < text.length ? Character.digit(text[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        return null;
      }
      bytes.put((byte) (high << 4 | low));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (final CharacterCodingException e) {
      return null;
    }
  }

  private static Path inside(final Path folder, final String path, final String reference) {
    try {
      // a backslash and a drive's colon part folders on Windows only, but are refused everywhere
      if (!path.isEmpty() && path.indexOf('\\') < 0 && path.indexOf(':') < 0) {
        final Path relative = Path.of(path);
        final Path file = folder.resolve(relative).normalize();
        boolean up = relative.isAbsolute() || path.startsWith("/");
        for (final Path part : relative) {
          up |= part.toString().equals("..");
        }
        if (!up && file.startsWith(folder) && !file.equals(folder)) {
          return file;
        }
      }
    } catch (final InvalidPathException e) {
      // falls through to the same refusal
    }
    throw new IllegalArgumentException(
        "'"
            + BidsPath.show(reference)
            + "' does not name a file inside the dataset '"
            + folder
            + "'.");
  }
}
