package org.cordj.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** {@code cordj} as the user nobody, whom permissions bind; root they do not. */
public final class OtherUser {

  private static final String NOBODY = "65534";

  private OtherUser() {}

  /**
   * Runs cordj as nobody.
   *
   * @param work the current folder, which nobody may enter and write from now on
   */
  public static HostImageJ.Result run(final Path work, final String... arguments)
      throws IOException {
    final Path home = Files.createDirectories(work.resolve("home"));
    for (final Path folder : List.of(work, home)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    final List<String> as =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    final Path cordj = HostImageJ.folder().resolve("cordj");
    Assumptions.assumeTrue(
        allowed(as, cordj, work), "skipped: cordj cannot be run as another user here (setpriv)");
    final List<String> command = new ArrayList<>(as);
    command.add(cordj.toString());
    command.addAll(List.of(arguments));
    final ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .put(
            "CORDJ_JAVA_OPTS",
            "-Xmx1g -Duser.home=" + home + " -Djava.util.prefs.userRoot=" + home);
    builder.environment().remove("DISPLAY");
    final Processes.Ended ended = Processes.run(builder, Duration.ofMinutes(2));
    return new HostImageJ.Result(ended.exitCode(), ended.out(), ended.err());
  }

  private static boolean allowed(final List<String> as, final Path cordj, final Path work) {
    try {
      final List<String> command = new ArrayList<>(as);
      command.addAll(List.of("test", "-x", cordj.toString(), "-a", "-x", work.toString()));
      return Processes.run(new ProcessBuilder(command), Duration.ofSeconds(20)).exitCode() == 0;
    } catch (final UncheckedIOException e) {
      return false;
    }
  }
}
