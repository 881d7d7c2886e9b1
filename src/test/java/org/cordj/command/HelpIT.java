package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cordj.help.HelpText;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every help page's example runs; the help and the citation come without a display too. */
class HelpIT {

  private static final Path TEXTS = Path.of("src/main/resources/org/cordj/help").toAbsolutePath();

  @TempDir Path folder;

  /** One ImageJ for all: what an example leaves open is closed before the next one. */
  @Test
  void everyExampleRuns() throws IOException {
    final List<Path> texts;
    try (Stream<Path> files = Files.list(TEXTS)) {
      texts =
          files
              .filter(f -> f.toString().endsWith(".md") && !f.endsWith("glossary.md"))
              .sorted()
              .toList();
    }
    final StringBuilder all = new StringBuilder("setBatchMode(true);\n");
    for (final Path text : texts) {
      final String name = text.getFileName().toString().replace(".md", "");
      final HelpText help = HelpText.parse(name, Files.readString(text));
      Files.writeString(folder.resolve(name + ".ijm"), help.example());
      all.append("print('example ").append(name).append("');\n");
      all.append("runMacro('").append(folder.resolve(name + ".ijm")).append("');\n");
      all.append("close('*');\n");
    }
    all.append("print('all ran');\n");
    final HostImageJ.Result result = HostImageJ.in(folder).runText(all.toString());
    assertEquals(0, result.exitCode(), result.err() + "\n" + result.out());
    assertTrue(result.out().contains("all ran"), result.out());
  }

  @Test
  void helpWithoutADisplaySaysWhereThePagesLie() throws IOException {
    final HostImageJ.Result result = HostImageJ.in(folder).runText("run(\"Cord Help\");");
    assertEquals(0, result.exitCode(), result.err());
    final String line =
        result.out().lines().filter(l -> l.startsWith("No browser")).findFirst().orElseThrow();
    final Path index = Path.of(line.substring(line.indexOf("the file ") + "the file ".length()));
    assertEquals("index.html", index.getFileName().toString());
    assertTrue(Files.readString(index).contains("cord-alff.html"));
    assertTrue(Files.isRegularFile(index.resolveSibling("cord-alff.html")));
  }

  @Test
  void theCitationNamesThisVersion() {
    final HostImageJ.Result result = HostImageJ.in(folder).runText("run(\"Cite CordJ\");");
    final String version = HostImageJ.in(folder).run("--version").out().split("[ ,]")[1];
    assertTrue(result.out().contains("@software{cordj,"), result.out());
    assertTrue(result.out().contains("version = {" + version + "}"), result.out());
  }
}
