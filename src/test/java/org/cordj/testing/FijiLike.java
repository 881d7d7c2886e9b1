package org.cordj.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plain ImageJ with only those libraries that a Fiji ships, by the list {@code
 * src/build/fiji-libraries.tsv}: what CordJ's update site is installed into. It runs macros by
 * ImageJ's own {@code -batch}, without anything of CordJ's command line.
 */
public final class FijiLike {

  /** The list of libraries and where a Fiji gets each from. */
  public static final Path LIBRARIES = Path.of("src/build/fiji-libraries.tsv").toAbsolutePath();

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Path folder;
  private final Path home = Folders.temporary("fiji-home");

  /**
   * @param folder where it is made; not there yet
   */
  public FijiLike(final Path folder) throws IOException {
    this.folder = folder;
    final Path host = HostImageJ.folder();
    Files.createDirectories(folder.resolve("jars"));
    Files.createDirectories(folder.resolve("plugins"));
    Files.copy(host.resolve("ij.jar"), folder.resolve("ij.jar"));
    for (final String line : Files.readAllLines(LIBRARIES)) {
      final String[] cells = line.split("\t");
      if (cells.length == 3 && cells[2].equals("fiji") && !cells[0].equals("ij")) {
        final String jar = cells[0] + "-" + cells[1] + ".jar";
        Files.copy(host.resolve("jars").resolve(jar), folder.resolve("jars").resolve(jar));
      }
    }
  }

  /** Lays out the update site as the profile of that name does. */
  public static Path updateSite(final Path site) {
    final Processes.Ended ended =
        Processes.run(
            new ProcessBuilder(
                java(),
                Path.of("src/build/UpdateSite.java").toAbsolutePath().toString(),
                HostImageJ.folder().toString(),
                LIBRARIES.toString(),
                site.toString()),
            LIMIT);
    assertEquals(0, ended.exitCode(), ended.err());
    return site;
  }

  /** Puts an update site's files over this ImageJ, as Fiji's updater does. */
  public FijiLike install(final Path site) throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      for (final Path file : files.filter(Files::isRegularFile).toList()) {
        final Path target = folder.resolve(site.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return this;
  }

  /** Runs the text of a macro in a folder, without a display; gives all that was printed. */
  public String run(final Path work, final String macro) {
    try {
      final Path file = work.resolve("macro.ijm");
      Files.writeString(file, macro, StandardCharsets.UTF_8);
      final Path headless = onlyJar(HostImageJ.folder().resolve("headless"));
      final ProcessBuilder builder =
          new ProcessBuilder(
                  java(),
                  "-Xmx1g",
                  "-Djava.awt.headless=true",
                  "-Duser.home=" + home,
                  "-Djava.util.prefs.userRoot=" + home,
                  "-Dplugins.dir=" + folder,
                  "-cp",
                  String.join(
                      File.pathSeparator,
                      List.of(
                          headless.toString(),
                          folder.resolve("ij.jar").toString(),
                          folder.resolve("plugins/*").toString(),
                          folder.resolve("jars/*").toString())),
                  "ij.ImageJ",
                  "-batch",
                  file.toString())
              .directory(work.toFile());
      builder.environment().remove("DISPLAY");
      final Processes.Ended ended = Processes.run(builder, LIMIT);
      return ended.out() + ended.err();
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path onlyJar(final Path folder) throws IOException {
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.findFirst().orElseThrow();
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
