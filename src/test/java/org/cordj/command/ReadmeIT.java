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
    assertTrue(sh.get(0).contains("target/ImageJ/cordj macros/resting_state.ijm"));
    assertTrue(Files.readString(ROOT.resolve(".ci/run")).contains(sh.get(1).strip()));
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
    final List<String> pipelines = blocks("json");
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
