package org.cordj.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.cordj.io.RefusedException;
import org.cordj.io.SafeFiles;

/**
 * SHA-256 of files' contents, remembered in a file between runs: a content is read again only when
 * the file's size, time of change or identity is another.
 */
final class FileHashes {

  private record Entry(String stamp, String hash) {}

  private final Path memory;
  private final Function<Path, String> names;
  private final Map<String, Entry> known = new TreeMap<>();
  private boolean changed;

  /**
   * What a file remembers; nothing, if it is not there or cannot be understood.
   *
   * @param names how files are named in it
   */
  FileHashes(final Path memory, final Function<Path, String> names) {
    this.memory = memory;
    this.names = names;
    try {
      for (final String line : Files.readAllLines(memory, StandardCharsets.UTF_8)) {
        final String[] cells = line.split("\t", 3);
        if (cells.length == 3 && cells[1].matches("[0-9a-f]{64}")) {
          known.put(cells[2], new Entry(cells[0], cells[1]));
        }
      }
    } catch (final IOException e) {
      // only slower: every content is read again
      known.clear();
    }
  }

  /**
   * The hash of a file's content, in hexadecimal.
   *
   * @throws RefusedException with one sentence, if it is not there or cannot be read
   */
  String of(final Path file) throws RefusedException {
    final String name = names.apply(file);
    try {
      final String stamp = stamp(file);
      final Entry entry = known.get(name);
      if (entry != null && entry.stamp().equals(stamp)) {
        return entry.hash();
      }
      final String hash = read(file);
      if (!name.contains("\n") && !name.contains("\r")) {
        known.put(name, new Entry(stamp, hash));
        changed = true;
      }
      return hash;
    } catch (final NoSuchFileException e) {
      throw new RefusedException("There is no file '" + file + "'.", e);
    } catch (final AccessDeniedException e) {
      throw new RefusedException(
          "'" + file + "' cannot be read: access is denied; ask its owner, or leave it out.", e);
    } catch (final IOException e) {
      throw new RefusedException("'" + file + "' cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** Notes that a file has another place now. */
  void moved(final Path from, final Path to) {
    final Entry entry = known.remove(names.apply(from));
    if (entry != null) {
      known.put(names.apply(to), entry);
      changed = true;
    }
  }

  private static String stamp(final Path file) throws IOException {
    final BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
    return a.size() + ":" + a.lastModifiedTime().to(TimeUnit.NANOSECONDS) + ":" + a.fileKey();
  }

  private static String read(final Path file) throws IOException {
    final MessageDigest digest = digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      final byte[] buffer = new byte[1 << 16];
      while (in.read(buffer) >= 0) {
        continue;
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The hash of texts, each told from its neighbours by its length. */
  static String ofTexts(final List<String> texts) {
    final MessageDigest digest = digest();
    for (final String text : texts) {
      final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (final NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Writes what is remembered, if anything is new. */
  void save() throws RefusedException {
    if (!changed) {
      return;
    }
    final StringBuilder s = new StringBuilder();
    known.forEach(
        (name, e) ->
            s.append(e.stamp())
                .append('\t')
                .append(e.hash())
                .append('\t')
                .append(name)
                .append('\n'));
    SafeFiles.writeText(memory, s.toString());
    changed = false;
  }
}
