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
import org.cordj.testing.HostImageJ.Result;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, the menu, a macro and the JSON that comes of the macro give the same bits. */
class SameBitsIT {
  private static final String BOLD = "ds/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz";

  @TempDir Path work;

  private static void succeeds(final Result result) {
    assertEquals(0, result.exitCode(), result.toString());
  }

  /** Images, tables, pictures; sidecars tell where things lie, pages link them. */
  private List<Path> results(final String folder) throws IOException {
    try (Stream<Path> all = Files.walk(work.resolve(folder))) {
      return all.filter(p -> p.toString().matches(".*\\.(nii\\.gz|tsv|png)")).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"quick-look", "martucci-style", "kaptan-style"})
  void fromEveryWay(final String preset) throws IOException {
    final HostImageJ imagej = HostImageJ.in(work);
    succeeds(
        imagej.runText(
            "run('Cord Phantom...', 'volumes=120 tsnr=25 motion=true physio=true output=ds');\n"
                + "run('Cord Pipeline Macro...', 'pipeline="
                + preset
                + " output=own.ijm');\n"
                + "run('Cord Pipeline Macro...', 'pipeline=own.ijm output=own.json');\n"));
    succeeds(imagej.run("run", preset, BOLD, "-o", "line"));
    succeeds(imagej.run("run", "own.json", BOLD, "-o", "json"));
    succeeds(
        imagej.runText(
            "run('Open NIfTI...', 'path="
                + BOLD
                + "');\nrun('Cord Pipeline...', 'series=sub-phantom_task-rest_bold pipeline="
                + preset
                + " output=menu');\n"));
    final String physio = BOLD.replace("bold.nii.gz", "physio.tsv.gz");
    final String arguments = "series=" + BOLD + " output=macro physio=[" + physio + "]";
    succeeds(imagej.run("own.ijm", arguments));

    final List<Path> files = results("line/sub-phantom");
    assertTrue(files.size() > 10, files.toString());
    for (final Path file : files) {
      final String inside = work.resolve("line").relativize(file).toString();
      final byte[] bits = Files.readAllBytes(file);
      for (final Path other :
          List.of(
              work.resolve("json").resolve(inside),
              work.resolve("menu").resolve(inside),
              work.resolve("macro").resolve(file.getFileName()))) {
        assertArrayEquals(bits, Files.readAllBytes(other), other.toString());
      }
    }
    assertEquals(files.size(), results("macro").size());
  }
}
