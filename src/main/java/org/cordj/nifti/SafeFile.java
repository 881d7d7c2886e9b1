package org.cordj.nifti;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file under a temporary name beside its place and moves it there when it is whole. Where
 * anything fails the temporary file goes and what stood there before stays as it was. A symbolic
 * link of that name is replaced, not followed: it may lead to an annexed file that others share.
 */
final class SafeFile {

  /** What writes the content. */
  interface Content {
    void writeTo(FileChannel out) throws IOException;
  }

  private SafeFile() {}

  static void write(final Path path, final Content content) throws IOException {
    final Path folder = path.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(path)) {
      throw new NiftiException("'" + path + "' is a folder; give the name of a file in it.");
    }
    if (!Files.isDirectory(folder)) {
      throw new NiftiException(
          "'" + path + "' cannot be written: the folder '" + folder + "' does not exist.");
    }
    // Not Files.createTempFile: the file would be readable by its owner only.
    final Path temporary =
        folder.resolve("." + path.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (FileChannel out =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(out);
      }
      move(temporary, path);
    } catch (final NiftiException e) {
      throw e;
    } catch (final AccessDeniedException e) {
      throw new NiftiException(
          "'" + path + "' cannot be written: the folder '" + folder + "' is not writable.", e);
    } catch (final IOException e) {
      throw new NiftiException("'" + path + "' cannot be written: " + reason(e) + ".", e);
    } finally {
      Files.deleteIfExists(temporary);
    }
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
        : why;
  }
}
