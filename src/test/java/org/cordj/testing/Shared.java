package org.cordj.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Data that lies beside the project and is not part of it. */
public final class Shared {

  private Shared() {}

  /**
   * The file or folder of that name in ../shared (or in the folder named by the system property
   * {@code cordj.shared} or the environment variable {@code CORDJ_SHARED}); skips the test, and
   * says so, where it is absent.
   */
  public static Path require(final String relative) {
    String folder = System.getProperty("cordj.shared", System.getenv("CORDJ_SHARED"));
    if (folder == null || folder.isBlank()) {
      folder = Path.of(System.getProperty("user.dir"), "..", "shared").toString();
    }
    final Path path = Path.of(folder, relative);
    Assumptions.assumeTrue(
        Files.exists(path), () -> "skipped: ../shared/" + relative + " is not here");
    return path;
  }
}
