package org.cordj.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The real ImageJ of {@code target/ImageJ} as a child process without a display: runs macros
 * through the launcher {@code cordj}, as a user does.
 *
 * <p>Each run has a home folder of its own, so that neither the user's preferences change the
 * outcome nor the tests them. Use it in classes named {@code *IT}, which Maven runs after it has
 * built the folder.
 */
public final class HostImageJ {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /**
   * Java's quick compiler only: most of these processes live for a second or two, of which the
   * thorough one takes more than half for code that then hardly runs. Results are the same bits by
   * Java's definition; unit tests run with both.
   */
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

  private final Path folder;
  private final Path work;
  private final Map<String, String> environment;

  /** How a macro ended: exit code, standard output, standard error. */
  public record Result(int exitCode, String out, String err) {}

  private HostImageJ(Path folder, Path work, Map<String, String> environment) {
    this.folder = folder;
    this.work = work;
    this.environment = environment;
  }

  /**
   * The ImageJ that Maven has built.
   *
   * @param work the current folder of the runs; macros given as text are written there
   */
  public static HostImageJ in(Path work) {
    return new HostImageJ(folder(), work, Map.of());
  }

  /** The folder {@code target/ImageJ}, or the one the system property {@code cordj.host} names. */
  public static Path folder() {
    Path folder =
        Path.of(System.getProperty("cordj.host", Path.of("target", "ImageJ").toString()))
            .toAbsolutePath();
    assertTrue(
        Files.isRegularFile(folder.resolve("ij.jar")),
        folder + " is not there: run mvn -DskipTests package first");
    return folder;
  }

  /** A copy of this ImageJ at another place, for tests that add plugins to it. */
  public HostImageJ copyTo(Path copy) {
    Folders.copy(folder, copy);
    return new HostImageJ(copy, work, environment);
  }

  /** This ImageJ, started with one environment variable set, or removed when the value is null. */
  public HostImageJ with(String variable, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(variable, value);
    return new HostImageJ(folder, work, changed);
  }

  /** Runs the text of a macro, which stands in the file {@code macro.ijm} of the work folder. */
  public Result runText(String macro, String... arguments) {
    Path file = work.resolve("macro.ijm");
    try {
      Files.writeString(file, macro, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> all = new ArrayList<>(List.of(file.toString()));
    all.addAll(List.of(arguments));
    return run(all.toArray(String[]::new));
  }

  /** Runs {@code cordj} with these arguments in the work folder. */
  public Result run(String... arguments) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return runLauncher(folder.resolve(windows ? "cordj.bat" : "cordj"), arguments);
  }

  /** Runs {@code cordj} through another path to it, such as a symbolic link. */
  public Result runLauncher(Path launcher, String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path home = Folders.temporary("cordj-home");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder
          .environment()
          .put(
              "CORDJ_JAVA_OPTS",
              SHORT_LIVED + " -Xmx1g -Duser.home=" + home + " -Djava.util.prefs.userRoot=" + home);
      // Nothing here may need a display, not even one that happens to be there.
      builder.environment().remove("DISPLAY");
      environment.forEach(
          (variable, value) -> {
            if (value == null) builder.environment().remove(variable);
            else builder.environment().put(variable, value);
          });
      Processes.Ended ended = Processes.run(builder, LIMIT);
      return new Result(ended.exitCode(), ended.out(), ended.err());
    } finally {
      Folders.delete(home);
    }
  }
}
