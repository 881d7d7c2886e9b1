package org.cordj.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A plugin of ImageJ with the manners, good and bad, of plugins in the world: compiled when the
 * test runs and put as a jar into the folder {@code plugins}, as a user would install one.
 */
final class TestPlugin {
  private static final String SOURCE =
      """
      import ij.IJ;
      import ij.Macro;
      import java.nio.file.Files;
      import java.nio.file.Path;

      public class Manners_ implements ij.plugin.PlugIn {
        @Override
        public void run(String manner) {
          try {
            switch (manner) {
              case "throw" -> throw new IllegalArgumentException(
                  "The band 0.2-0.1 Hz is upside down;\\ngive the lower limit first.");
              case "crash" -> throw new NullPointerException("no header");
              case "refuse" -> IJ.error("CordJ", "The mask is empty: draw the cord first.");
              case "refuse silently" -> IJ.error("CordJ", null);
              case "refuse and swallow" -> refuseAndSwallow();
              case "refuse in a thread" -> inThread(() -> IJ.error("CordJ", "The worker refused."));
              case "die in a thread" -> inThread(() -> { throw new IllegalStateException("The worker died."); });
              case "cancel" -> Macro.abort();
              case "greet" -> IJ.log("Hello from the plugin: " + Macro.getOptions());
              default -> throw new AssertionError(manner);
            }
          } finally {
            tidyUp();
          }
        }

        private static void refuseAndSwallow() {
          try {
            IJ.error("CordJ", "A refusal that its caller hides.");
          } catch (Throwable hidden) {
            IJ.log("hidden");
          }
        }

        private static void inThread(Runnable work) {
          Thread thread = new Thread(work);
          thread.start();
          try {
            thread.join();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }

        private static void tidyUp() {
          try {
            Files.writeString(Path.of("tidied"), "");
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }

        /** Called by a macro's call(). */
        public static String fail(String sentence) {
          throw new IllegalStateException(sentence);
        }

        public static String refuse(String sentence) {
          IJ.error("CordJ", sentence);
          return "went on";
        }
      }
      """;

  private static final List<String> MANNERS =
      List.of(
          "throw",
          "crash",
          "refuse",
          "refuse silently",
          "refuse and swallow",
          "refuse in a thread",
          "die in a thread",
          "cancel",
          "greet");

  private TestPlugin() {}

  /** The command that a macro runs: the plugin's manner is in its name. */
  static String command(String manner) {
    return "Manner " + manner;
  }

  /** Compiles the plugin against this ImageJ and installs it there. */
  static void install(Path imagej) throws IOException {
    Path folder = Files.createTempDirectory("cordj-plugin");
    Path source = Files.writeString(folder.resolve("Manners_.java"), SOURCE);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int failed =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-cp",
            imagej.resolve("ij.jar").toString(),
            "-d",
            folder.toString(),
            source.toString());
    if (failed != 0) throw new AssertionError("the test plugin does not compile");
    Files.delete(source);
    StringBuilder config = new StringBuilder();
    for (String manner : MANNERS) {
      config.append(
          "Plugins>Manners, \"%s\", Manners_(\"%s\")\n".formatted(command(manner), manner));
    }
    Files.writeString(folder.resolve("plugins.config"), config);
    jar(folder, imagej.resolve("plugins").resolve("Manners_.jar"));
  }

  private static void jar(Path folder, Path jar) throws IOException {
    try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        entries.putNextEntry(new JarEntry(file.getFileName().toString()));
        entries.write(Files.readAllBytes(file));
        entries.closeEntry();
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
