package org.cordj.testing;

import groovy.lang.GroovyShell;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.python.util.PythonInterpreter;

/**
 * Runs a Groovy or Jython script within the ImageJ of {@code target/ImageJ}, without a display, as
 * Fiji's Script Editor does within Fiji.
 */
public final class ScriptInImageJ {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private ScriptInImageJ() {}

  /**
   * Runs a script in a process of its own.
   *
   * @param work the current folder, home and temporary folder of the process
   * @return all that was printed
   */
  public static String run(final Path work, final Path script) throws IOException {
    final Path host = HostImageJ.folder();
    final String headless;
    try (Stream<Path> jars = Files.list(host.resolve("headless"))) {
      headless = jars.findFirst().orElseThrow().toString();
    }
    final String classPath =
        Stream.of(
                headless,
                host.resolve("ij.jar").toString(),
                host.resolve("plugins/*").toString(),
                host.resolve("jars/*").toString(),
                System.getProperty("java.class.path"))
            .reduce((path, entry) -> path + File.pathSeparator + entry)
            .orElseThrow();
    final ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "-Duser.home=" + work,
                "-Djava.util.prefs.userRoot=" + work,
                "-Djava.io.tmpdir=" + work,
                "-Dpython.cachedir.skip=true",
                "-Dplugins.dir=" + host,
                "-cp",
                classPath,
                ScriptInImageJ.class.getName(),
                script.toString())
            .directory(work.toFile());
    builder.environment().remove("DISPLAY");
    final Processes.Ended ended = Processes.run(builder, LIMIT);
    return ended.out() + ended.err();
  }

  /** In the process: runs the script of that file. */
  public static void main(final String[] args) throws IOException {
    final File script = new File(args[0]);
    if (args[0].endsWith(".groovy")) {
      new GroovyShell().evaluate(script);
    } else {
      try (PythonInterpreter python = new PythonInterpreter()) {
        python.execfile(args[0]);
      }
    }
    System.out.flush();
    // ImageJ may have left threads behind
    Runtime.getRuntime().halt(0);
  }
}
