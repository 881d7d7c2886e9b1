package org.cordj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The list of libraries by which the update site is made is that of the class path, and the
 * versions that it says Fiji ships are those of the pom-scijava that Fiji takes its own from.
 */
class FijiLibrariesTest {

  private record Library(String version, String from) {}

  private static final Path LIST = Path.of("src/build/fiji-libraries.tsv");
  private static final Map<String, Library> LIBRARIES = new LinkedHashMap<>();
  private static String parent;

  @BeforeAll
  static void read() throws IOException {
    for (final String line : Files.readAllLines(LIST)) {
      final String[] cells = line.split("\t");
      if (!line.startsWith("#") && !cells[0].equals("library")) {
        assertEquals(3, cells.length, line);
        assertTrue(cells[2].matches("fiji|cordj|launcher"), line);
        LIBRARIES.put(cells[0], new Library(cells[1], cells[2]));
      }
    }
    final Matcher m =
        Pattern.compile("<artifactId>pom-scijava</artifactId>\\s*<version>([^<]+)<")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(m.find());
    parent = m.group(1);
  }

  @Test
  void theListIsOfThePomScijavaThatTheProjectIsBuiltWith() throws IOException {
    assertTrue(
        Files.readString(LIST).contains("pom-scijava " + parent + "."),
        "pom-scijava is " + parent + ": look through the versions in " + LIST);
  }

  @Test
  void everyVersionIsThatOfTheClassPath() {
    final List<String> jars = new ArrayList<>();
    for (final String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      jars.add(Path.of(entry).getFileName().toString());
    }
    LIBRARIES.forEach(
        (name, library) ->
            assertTrue(
                jars.contains(name + "-" + library.version() + ".jar"), name + " of " + jars));
  }

  /** pom-scijava manages what Fiji ships; what comes along with a library has its version. */
  @Test
  void versionsOfWhatFijiShipsAreThoseThatFijiShips() throws IOException {
    final Path bom =
        Path.of(
            System.getProperty(
                "localRepository", System.getProperty("user.home") + "/.m2/repository"),
            "org/scijava/pom-scijava",
            parent,
            "pom-scijava-" + parent + ".pom");
    final Map<String, String> managed = properties(Files.readString(bom));
    final Set<String> unmanaged = new HashSet<>();
    LIBRARIES.forEach(
        (name, library) -> {
          final String version = managed.get(name);
          if (library.from().equals("cordj")) {
            assertEquals(null, version, name + ": Fiji's bill of materials has it");
          } else if (version == null) {
            unmanaged.add(name);
          } else {
            assertEquals(version, library.version(), name);
          }
        });
    // comes along with ij1-patcher, which pom-scijava manages
    unmanaged.remove("classgraph");
    assertEquals(Set.of(), unmanaged);
    assertFalse(managed.isEmpty());
  }

  private static Map<String, String> properties(final String pom) {
    final Map<String, String> values = new LinkedHashMap<>();
    final Matcher m = Pattern.compile("<([^<>/ ]+)\\.version>([^<]+)</").matcher(pom);
    while (m.find()) {
      values.put(m.group(1), m.group(2));
    }
    values.replaceAll(
        (name, value) -> {
          String resolved = value;
          for (int depth = 0; resolved.startsWith("${") && depth < 5; depth++) {
            resolved = values.getOrDefault(resolved.replaceAll("\\$\\{(.+)\\.version}", "$1"), "");
          }
          return resolved;
        });
    return values;
  }
}
