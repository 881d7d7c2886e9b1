package org.cordj.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file to a temporary name in its folder and moves it into place, so that a reader sees
 * the old file or the whole new one, and a failure leaves nothing behind.
 */
public final class SafeFiles {

  /** What writes the content to a stream. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** What writes the content to a channel, where it may go back and forth. */
  @FunctionalInterface
  public interface ChannelContent {
    void writeTo(FileChannel out) throws IOException;
  }

  private SafeFiles() {}

  /**
   * Writes a file as a stream.
   *
   * @throws RefusedException as {@link #writeChannel}
   */
  public static void write(final Path path, final Content content) throws RefusedException {
    writeChannel(
        path,
        channel -> {
          final OutputStream out =
              new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
          content.writeTo(out);
          out.flush();
        });
  }

  /**
   * Writes a file.
   *
   * @throws RefusedException with one sentence that names the path, if its folder is missing or the
   *     file cannot be written, or what the content refused; the file that was there before is then
   *     untouched
   */
  public static void writeChannel(final Path path, final ChannelContent content)
      throws RefusedException {
    final Path target = path.toAbsolutePath();
    final Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new RefusedException("Cannot write '" + path + "': it is a folder; give a file name.");
    }
    if (!Files.isDirectory(folder)) {
      throw new RefusedException(
          "Cannot write '"
              + path
              + "': the folder '"
              + folder
              + "' does not exist; make it first.");
    }
    // not Files.createTempFile: the file would be readable by its owner only
    final Path temporary =
        folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (FileChannel out =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(out);
      }
      move(temporary, target);
    } catch (final RefusedException e) {
      throw e;
    } catch (final AccessDeniedException | NoSuchFileException e) {
      throw new RefusedException(
          "Cannot write '"
              + path
              + "': the folder '"
              + folder
              + "' is not writable; choose another one.",
          e);
    } catch (final IOException e) {
      throw new RefusedException("Cannot write '" + path + "': " + reason(e) + ".", e);
    } finally {
      delete(temporary);
    }
  }

  private static void delete(final Path temporary) throws RefusedException {
    try {
      Files.deleteIfExists(temporary);
    } catch (final IOException e) {
      throw new RefusedException(
          "The temporary file '" + temporary + "' is left behind: " + reason(e) + ".", e);
    }
  }

  /** Writes a text file in UTF-8. */
  public static void writeText(final Path path, final String text) throws RefusedException {
    write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void move(final Path from, final Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (final AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String reason(final IOException e) {
    final String why =
        e instanceof FileSystemException f && f.getReason() != null
            ? f.getReason()
            : String.valueOf(e.getMessage());
    return why.contains("No space left") || why.contains("not enough space")
        ? "the disk is full"
        : why.replaceAll("\\.$", "");
  }
}
