package org.cordj.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordj.io.SafeFiles;

/**
 * How often a subject was begun by one Spark application and its process died before the end. It
 * stands in the subject's folder below {@code .cordj}, since a process that dies cannot tell; what
 * Spark counts includes tasks that only waited in the same process.
 *
 * @param file where it stands
 * @param application Spark's name of the application: what others began does not count
 */
record Beginnings(Path file, String application) {

  /** So many times a subject may take its process with it. */
  static final int MOST = 2;

  static Beginnings of(final Path output, final String subject, final String application) {
    return new Beginnings(
        output.toAbsolutePath().normalize().resolve(".cordj").resolve(subject).resolve("begun"),
        application);
  }

  /** How many there were. */
  int count() throws IOException {
    if (!Files.isRegularFile(file)) {
      return 0;
    }
    final List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    return lines.size() == 2 && lines.get(0).equals(application)
        ? Integer.parseInt(lines.get(1))
        : 0;
  }

  /** Counts one more. */
  void begin() throws IOException {
    final int before = count();
    Files.createDirectories(file.getParent());
    SafeFiles.writeText(file, application + "\n" + (before + 1) + "\n");
  }

  /** It ended, however. */
  void end() throws IOException {
    Files.deleteIfExists(file);
  }
}
