package org.cordj.spark;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.cordj.io.RefusedException;
import org.cordj.io.SafeFiles;

/**
 * A file in an output folder by which workers know that they see the same folder. Closed, it goes,
 * and so do the folders that were made for it and hold nothing.
 */
final class Sign implements AutoCloseable {

  private final String token = UUID.randomUUID().toString();
  private final Path file;
  private final Deque<Path> made = new ArrayDeque<>();

  /**
   * Sets it.
   *
   * @param folder where results go; made if it is not there
   * @throws RefusedException if it cannot be written
   */
  Sign(final Path folder) throws RefusedException {
    file = folder.toAbsolutePath().normalize().resolve(".cordj").resolve("seen-" + token);
    for (Path p = file.getParent(); p != null && !Files.exists(p); p = p.getParent()) {
      made.addLast(p);
    }
    try {
      Files.createDirectories(file.getParent());
      SafeFiles.writeText(file, token);
    } catch (final IOException e) {
      removeEmpty();
      throw new RefusedException(
          "The output folder '" + folder + "' is not writable; choose another one.", e);
    }
    // where this process is told to end before it closes
    file.toFile().deleteOnExit();
  }

  String token() {
    return token;
  }

  Path file() {
    return file;
  }

  private void removeEmpty() {
    try {
      for (final Path p : made) {
        Files.deleteIfExists(p);
      }
    } catch (final DirectoryNotEmptyException e) {
      // results are there
    } catch (final IOException e) {
      // an empty folder that stays harms nobody
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    removeEmpty();
  }
}
