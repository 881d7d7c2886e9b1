package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.cordj.io.Table;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.ScriptInImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example of README does what README says. */
class ReadmeIT {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Path TRUTH = ROOT.resolve("test-images/derivatives/truth/sub-phantom/func");

  @TempDir Path folder;

  private static List<String> blocks(final String language) throws IOException {
    final Matcher m =
        Pattern.compile("(?s)```" + language + "\n(.*?)```")
            .matcher(Files.readString(ROOT.resolve("README.md")));
    final List<String> blocks = new ArrayList<>();
    while (m.find()) {
      blocks.add(m.group(1));
    }
    return blocks;
  }

  @Test
  void theFirstTwoCommandsAreOneLineEachAndTheSecondIsThatOfCi() throws IOException {
    final List<String> sh = blocks("sh");
    assertEquals(1, sh.get(0).lines().count());
    assertEquals(1, sh.get(1).lines().count());
    assertTrue(
        sh.get(0).startsWith("mvn -q -DskipTests package && target/ImageJ/cordj run quick-look "));
    assertTrue(Files.readString(ROOT.resolve(".ci/run")).contains(sh.get(1).strip()));
  }

  /** The main job: what it leaves, and that what it measures is what is to be expected. */
  @Test
  void theFirstCommandLeavesMapsTablesAndAReport() throws IOException {
    Files.createSymbolicLink(folder.resolve("test-images"), ROOT.resolve("test-images"));
    final String line = blocks("sh").get(0).strip();
    final String[] words = line.substring(line.indexOf("cordj ") + 6).split(" ");
    final HostImageJ.Result result = HostImageJ.in(folder).run(words);
    assertEquals(0, result.exitCode(), result.err());
    final Path demo = folder.resolve(words[words.length - 1]);
    final Path func = demo.resolve("sub-phantom/func");
    for (final String band : List.of("slow5", "slow4", "slow3", "full")) {
      final String stem = "sub-phantom_task-rest_desc-ALFF" + band;
      assertTrue(Files.exists(func.resolve(stem + "_boldmap.nii.gz")), band);
      assertTrue(Files.exists(func.resolve(stem + "_figure.png")), band);
    }
    final Table ratios = Table.read(func.resolve("sub-phantom_task-rest_desc-ratio_bold.tsv"));
    int row = 0;
    while (!ratios.text(row, "band").equals("0.01-0.198")
        || !ratios.text(row, "side").equals("both")) {
      row++;
    }
    assertEquals(ratios.number(row, "expected"), ratios.number(row, "ratio"), 0.02);
    assertTrue(ratios.number(row, "planted") > ratios.number(row, "expected"));
    final String page = Files.readString(demo.resolve("sub-phantom.html"));
    final String said =
        Files.readString(ROOT.resolve("README.md"))
            .lines()
            .filter(l -> l.startsWith("Ventral/dorsal ratio of ALFF"))
            .findFirst()
            .orElseThrow();
    assertTrue(page.contains(said), said);
  }

  @Test
  void macros() throws IOException {
    final List<String> macros = blocks("ijm");
    assertTrue(!macros.isEmpty());
    for (final String macro : macros) {
      final HostImageJ.Result result = HostImageJ.in(folder).runText(macro);
      assertEquals(0, result.exitCode(), result.err());
    }
    assertEquals(4 * 2 * 2, Table.read(folder.resolve("phantom_ALFF.tsv")).size());
  }

  @Test
  void pipeline() throws IOException {
    // the multiverse is run by MultiverseIT
    final List<String> pipelines =
        blocks("json").stream().filter(p -> !p.contains("\"multiverse\"")).toList();
    assertEquals(1, pipelines.size());
    Files.writeString(folder.resolve("p.json"), pipelines.get(0));
    final String run = "test-images/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz";
    final HostImageJ.Result result =
        HostImageJ.in(folder).run("run", "p.json", ROOT.resolve(run).toString());
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(result.out().contains("blur made"), result.out());
  }

  /** In Jython, with a stand-in for scyjava's two functions. */
  @Test
  void python() throws IOException {
    final List<String> examples = blocks("python");
    assertEquals(1, examples.size());
    copyRun();
    Files.writeString(
        folder.resolve("scyjava.py"),
        """
        from java.lang import Class
        class config:
            @staticmethod
            def add_classpath(jar):
                pass
        def jimport(name):
            return Class.forName(name)
        """);
    final Path script =
        Files.writeString(
            folder.resolve("example.py"),
            "import sys\nsys.path.insert(0, '" + folder + "')\n" + examples.get(0));
    final String printed = ScriptInImageJ.run(folder, script);
    assertTrue(Files.exists(folder.resolve("alff.tsv")), printed);
    assertEquals(4 * 2 * 3, Table.read(folder.resolve("alff.tsv")).size());
  }

  private void copyRun() throws IOException {
    Files.copy(
        ROOT.resolve("test-images/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz"),
        folder.resolve("bold.nii.gz"));
    Files.copy(
        TRUTH.resolve("sub-phantom_task-rest_label-cord_mask.nii.gz"),
        folder.resolve("cord_mask.nii.gz"));
  }

  @Test
  void java() throws Exception {
    final List<String> examples = blocks("java");
    assertEquals(1, examples.size());
    copyRun();
    final String source =
        """
        import java.nio.file.Path;
        import org.cordj.image.*;
        import org.cordj.nifti.*;
        import org.cordj.rsfc.*;
        import org.cordj.segment.*;
        public class Example { public static void main(String[] a) throws Exception {
        %s
        } }
        """
            .formatted(examples.get(0));
    final Path file = Files.writeString(folder.resolve("Example.java"), source);
    final String classPath =
        HostImageJ.folder().resolve("plugins")
            + "/*"
            + File.pathSeparator
            + HostImageJ.folder().resolve("jars")
            + "/*";
    final List<String> jars = new ArrayList<>();
    for (final String entry : classPath.split(File.pathSeparator)) {
      for (final File jar : new File(entry.replace("/*", "")).listFiles()) {
        jars.add(jar.getPath());
      }
    }
    final String all = String.join(File.pathSeparator, jars);
    assertEquals(
        0,
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                all,
                "-d",
                folder.toString(),
                file.toString()));
    final Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                all + File.pathSeparator + folder,
                "Example")
            .directory(folder.toFile())
            .inheritIO()
            .start();
    assertEquals(0, run.waitFor());
    assertEquals(4 * 2 * 3, Table.read(folder.resolve("alff.tsv")).size());
  }
}
