package org.cordj.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A file system that is soon full. */
public final class SmallDisk {

  private SmallDisk() {}

  /**
   * Mounts a tmpfs of some KiB in a folder; {@link #unmount} it in the end. Skips the test, and
   * says so, where mounting is not allowed.
   */
  public static Path require(final Path folder, final int kib) throws IOException {
    final Path disk = Files.createDirectory(folder.resolve("disk"));
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + kib + "k", "tmpfs", disk.toString()),
        "skipped: no small disk can be mounted here");
    return disk;
  }

  /** Takes the disk away. */
  public static void unmount(final Path disk) {
    run("umount", "-l", disk.toString());
  }

  private static boolean run(final String... command) {
    try {
      final Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (final IOException e) {
      return false;
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
