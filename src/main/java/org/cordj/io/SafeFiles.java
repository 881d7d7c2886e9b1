package org.cordj.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file to a temporary name in its folder and moves it into place, so that a reader sees
 * the old file or the whole new one, and a failure leaves nothing behind.
 */
public final class SafeFiles {

  /** What fills the temporary file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Path temporary) throws IOException;
  }

  private SafeFiles() {}

  /**
   * Writes a file.
   *
   * @throws IOException with one sentence that names the path, if its folder is missing or the file
   *     cannot be written; the file that was there before is then untouched
   */
  public static void write(final Path path, final Content content) throws IOException {
    final Path target = path.toAbsolutePath();
    final Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException(
          "Cannot write '" + path + "': there is no folder '" + folder + "'; make it first.");
    }
    if (Files.isDirectory(target)) {
      throw new IOException("Cannot write '" + path + "': it is a folder; give a file name.");
    }
    final Path temporary;
    try {
      temporary = Files.createTempFile(folder, "." + target.getFileName() + ".", ".part");
    } catch (final IOException e) {
      throw new IOException(
          "Cannot write '" + path + "': the folder '" + folder + "' is not writable.", e);
    }
    try {
      content.writeTo(temporary);
      try {
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (final AtomicMoveNotSupportedException e) {
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (final IOException e) {
      throw new IOException("Cannot write '" + path + "': " + reason(e) + ".", e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Writes a text file in UTF-8. */
  public static void writeText(final Path path, final String text) throws IOException {
    write(path, temporary -> Files.writeString(temporary, text, StandardCharsets.UTF_8));
  }

  private static String reason(final IOException e) {
    final String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.replaceAll("\\.$", "");
  }
}
