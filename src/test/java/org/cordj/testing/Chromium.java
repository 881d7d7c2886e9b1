package org.cordj.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;

/** A real browser without a window: what a page looks like in it, and what it complains about. */
public final class Chromium {

  private Chromium() {}

  /** A page as the browser showed it, and the lines of its console. */
  public record Shown(BufferedImage picture, List<String> console) {}

  /** Opens a file in a window of that size; the test is skipped where there is no Chromium. */
  public static Shown open(final Path page, final int width, final int height) throws IOException {
    return open(page, width, height, List.of());
  }

  /** The same for a reader who prefers dark pages. */
  public static Shown openDark(final Path page, final int width, final int height)
      throws IOException {
    return open(page, width, height, List.of("--blink-settings=preferredColorScheme=0"));
  }

  private static Shown open(
      final Path page, final int width, final int height, final List<String> more)
      throws IOException {
    final Path folder = Files.createTempDirectory("cordj-chromium");
    final Path png = folder.resolve("page.png");
    final List<String> command = new ArrayList<>(List.of(program(), "--headless"));
    command.addAll(List.of("--no-sandbox", "--disable-gpu", "--hide-scrollbars"));
    command.addAll(List.of("--enable-logging=stderr", "--screenshot=" + png));
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.add("--window-size=" + width + "," + height);
    command.addAll(more);
    command.add(page.toUri().toString());
    final Processes.Ended ended =
        Processes.run(new ProcessBuilder(command), Duration.ofSeconds(120));
    if (!Files.exists(png)) {
      throw new AssertionError("Chromium made no picture of " + page + ":\n" + ended.err());
    }
    final BufferedImage picture = ImageIO.read(png.toFile());
    Folders.delete(folder);
    return new Shown(picture, ended.err().lines().filter(l -> l.contains("CONSOLE")).toList());
  }

  /** The text of each sheet that the browser prints; skipped where a program for it is missing. */
  public static List<String> print(final Path page) throws IOException {
    Assumptions.assumeTrue(isThere("pdftotext"), "skipped: there is no pdftotext on this machine");
    final Path folder = Files.createTempDirectory("cordj-chromium");
    final Path pdf = folder.resolve("page.pdf");
    final List<String> command = new ArrayList<>(List.of(program(), "--headless"));
    command.addAll(List.of("--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"));
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.add("--print-to-pdf=" + pdf);
    command.add(page.toUri().toString());
    Processes.run(new ProcessBuilder(command), Duration.ofSeconds(120));
    final Processes.Ended text =
        Processes.run(
            new ProcessBuilder("pdftotext", "-layout", pdf.toString(), "-"),
            Duration.ofSeconds(60));
    Folders.delete(folder);
    return List.of(text.out().split("\f"));
  }

  private static String program() {
    final Optional<String> program =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .filter(Chromium::isThere)
            .findFirst();
    Assumptions.assumeTrue(program.isPresent(), "skipped: there is no Chromium on this machine");
    return program.get();
  }

  private static boolean isThere(final String program) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
