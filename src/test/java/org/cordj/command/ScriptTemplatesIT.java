package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.ScriptInImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Script Editor's templates: each task in three languages, which give the same files. */
class ScriptTemplatesIT {

  private static final Path TEMPLATES =
      Path.of("src/main/resources/script_templates/CordJ").toAbsolutePath();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "ALFF_by_Horn, ALFF.tsv, ALFF.png",
    "Denoise_a_Run, fits.tsv, denoised.nii.gz",
    "Motion_and_Quality, motion.tsv, quality.html",
    "Horn_Connectivity, edges.tsv, horns.tsv",
    "Group_Comparison, design.tsv, compared/group.json",
  })
  void givesTheSameInEveryLanguage(final String task, final String table, final String other)
      throws IOException {
    final Path macro = Files.createDirectory(folder.resolve("ijm"));
    final HostImageJ.Result result =
        HostImageJ.in(macro)
            .with(
                "CORDJ_JAVA_OPTS",
                "-Xmx1g -Duser.home=%1$s -Djava.util.prefs.userRoot=%1$s -Djava.io.tmpdir=%1$s"
                    .formatted(macro))
            .run(TEMPLATES.resolve(task + ".ijm").toString());
    assertEquals(0, result.exitCode(), result.err());
    final Path expected = macro.resolve("cordj");
    assertTrue(Files.size(expected.resolve(other)) > 0, other);
    for (final String language : new String[] {"groovy", "py"}) {
      final Path work = Files.createDirectory(folder.resolve(language));
      final String printed = ScriptInImageJ.run(work, TEMPLATES.resolve(task + "." + language));
      final Path made = work.resolve("cordj");
      assertTrue(Files.exists(made.resolve(other)), language + ": " + printed);
      assertArrayEquals(
          Files.readAllBytes(expected.resolve(table)),
          Files.readAllBytes(made.resolve(table)),
          language + ": " + printed);
    }
  }

  /** Fiji makes the menu of these names: a folder CordJ, a blank for each underscore. */
  @Test
  void everyTaskIsThereInThreeLanguages() throws IOException {
    final List<String> names;
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      names = files.map(f -> f.getFileName().toString()).sorted().toList();
    }
    for (final String name : names) {
      assertTrue(name.matches("[A-Za-z_]+\\.(ijm|groovy|py)"), name);
      if (name.endsWith(".ijm")) {
        assertTrue(names.contains(name.replace(".ijm", ".groovy")), name);
        assertTrue(names.contains(name.replace(".ijm", ".py")), name);
      }
    }
    // five tasks, and the one that needs no ImageJ
    assertEquals(5 * 3 + 1, names.size(), names.toString());
  }
}
