package org.cordj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.HostImageJ.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cordj run} on the phantom in test-images, in the real ImageJ. */
class PipelineIT {
  private static final Path BOLD =
      Path.of("test-images/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz").toAbsolutePath();
  private static final String STEM = "out/sub-phantom/func/sub-phantom_task-rest_";

  @TempDir Path work;
  private HostImageJ imagej;

  @BeforeEach
  void build() {
    imagej = HostImageJ.in(work);
  }

  private Result look(final String... more) {
    final String[] all = {"run", "quick-look", BOLD.toString(), "-o", "out"};
    final String[] arguments = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, arguments, all.length, more.length);
    return imagej.run(arguments);
  }

  private Path file(final String end) {
    return work.resolve(STEM + end);
  }

  /** Every file with its time of change; the folder with the lock is not looked into. */
  private Map<String, FileTime> times() throws IOException {
    final Map<String, FileTime> times = new TreeMap<>();
    try (Stream<Path> all = Files.walk(work.resolve("out"))) {
      for (final Path p : all.filter(Files::isRegularFile).toList()) {
        times.put(work.relativize(p).toString(), Files.getLastModifiedTime(p));
      }
    }
    return times;
  }

  @Test
  void givesTheBitsOfTheMacroAndRedoesNothing() throws IOException {
    final Result first = look();
    assertEquals(0, first.exitCode(), first.toString());
    assertTrue(first.out().endsWith("1 run done.\n"), first.out());
    final Result macro =
        imagej.runText(
            "setBatchMode(true);\n"
                + "run('Open NIfTI...', 'path=["
                + BOLD
                + "]');\n"
                + "run('Cord Mask...', 'series=sub-phantom_task-rest_bold contrast=auto');\n"
                + "run('Cord ALFF...', 'series=sub-phantom_task-rest_bold"
                + " mask=sub-phantom_task-rest_bold_cord bands=slow4 measures=ALFF');\n"
                + "run('Save NIfTI...', 'image=sub-phantom_task-rest_bold_ALFF_slow4"
                + " path=alff.nii.gz');\n");
    assertEquals(0, macro.exitCode(), macro.toString());
    assertArrayEquals(
        Files.readAllBytes(work.resolve("alff.nii.gz")),
        Files.readAllBytes(file("desc-ALFFslow4_boldmap.nii.gz")));
    assertTrue(
        Files.readString(work.resolve("out/sub-phantom.html"))
            .contains("ALFF, slow4 (0.027-0.073 Hz), over the mean image."));

    final Map<String, FileTime> before = times();
    final Result second = look();
    assertEquals("1 run done.\n", second.out());
    assertEquals(before, times());

    // the same bits with one thread, in another folder
    final Result other =
        imagej.run("run", "quick-look", BOLD.toString(), "-o", "one", "--n-cpus", "1");
    assertEquals(0, other.exitCode(), other.toString());
    for (final String end : new String[] {"desc-ALFFslow3_boldmap.nii.gz", "desc-ALFF_bold.tsv"}) {
      assertArrayEquals(
          Files.readAllBytes(file(end)),
          Files.readAllBytes(work.resolve((STEM + end).replaceFirst("out", "one"))));
    }
  }

  @Test
  void redoesWhatChangedAndWhatDependsOnIt() throws IOException {
    assertEquals(0, look().exitCode());
    final byte[] tsnr = Files.readAllBytes(file("desc-tSNR_boldmap.nii.gz"));

    // a missing file: its step alone, as the bits come out the same
    Files.delete(file("desc-mean_boldref.nii.gz"));
    assertMade(look(), "mean");
    // half a file
    Files.write(file("desc-tSNR_boldmap.nii.gz"), Arrays.copyOf(tsnr, tsnr.length / 2));
    assertMade(look(), "snr");
    assertArrayEquals(tsnr, Files.readAllBytes(file("desc-tSNR_boldmap.nii.gz")));
    // the same size, one bit other
    final byte[] bent = tsnr.clone();
    bent[tsnr.length / 2] ^= 1;
    Files.write(file("desc-tSNR_boldmap.nii.gz"), bent);
    final Result mended = look();
    assertMade(mended, "snr");
    // it may be somebody's work: kept, and told how a correction is to be called
    assertTrue(
        mended.out().contains("desc-tSNR_boldmap.nii.gz' was changed since it was made"),
        mended.out());
    assertTrue(mended.out().contains("...desc-manual_boldmap.nii.gz"), mended.out());
    try (Stream<Path> kept = Files.list(work.resolve("out/.cordj/sub-phantom/changed"))) {
      final Path aside =
          kept.filter(p -> p.toString().endsWith("tSNR_boldmap.nii.gz"))
              .filter(p -> p.toFile().length() == bent.length)
              .findFirst()
              .orElseThrow();
      assertArrayEquals(bent, Files.readAllBytes(aside));
    }
    // a sidecar beside it
    Files.delete(file("desc-tSNR_boldmap.json"));
    assertMade(look(), "snr");

    // a correction by hand wins, is never written, and redoes what depends on the mask
    final Path mask = file("label-cord_mask.nii.gz");
    final Path manual = file("label-cord_desc-manual_mask.nii.gz");
    final Result erode =
        imagej.runText(
            "setBatchMode(true);\n"
                + "run('Open NIfTI...', 'path=["
                + mask
                + "]');\n"
                + "setSlice(5); run('Set...', 'value=0 slice');\n"
                + "run('Save NIfTI...', 'image=["
                + mask.getFileName().toString().replace(".nii.gz", "")
                + "] path=["
                + manual
                + "]');\n");
    assertEquals(0, erode.exitCode(), erode.toString());
    final byte[] byHand = Files.readAllBytes(manual);
    final byte[] automatic = Files.readAllBytes(mask);
    final Result corrected = look();
    assertMade(
        corrected,
        "quadrants",
        "quadrantspicture",
        "snr",
        "alff",
        "ratio",
        "pictureslow5",
        "pictureslow4",
        "pictureslow3",
        "picturefull",
        "spectra");
    assertTrue(
        corrected.out().contains("mask is '" + work.resolve("out").relativize(manual) + "'."),
        corrected.out());
    assertArrayEquals(byHand, Files.readAllBytes(manual));
    assertArrayEquals(automatic, Files.readAllBytes(mask));
    assertTrue(Files.readString(work.resolve("out/sub-phantom.html")).contains("desc-manual"));
  }

  private static void assertMade(final Result result, final String... steps) {
    assertEquals(0, result.exitCode(), result.toString());
    assertEquals(
        String.join(" ", steps),
        String.join(
            " ",
            result
                .out()
                .lines()
                .filter(l -> l.contains(" made ("))
                .map(l -> l.split(" ")[1])
                .toList()));
  }

  @Test
  void aStepMayBeAnyCommandOrMacroAndAChangedOptionRedoesItsDependents() throws IOException {
    Files.writeString(
        work.resolve("invert.ijm"),
        """
        argument = getArgument();
        image = value("image");
        path = value("inverted");
        run("Open NIfTI...", "path=[" + image + "]");
        run("Multiply...", "value=" + value("factor") + " stack");
        run("Save NIfTI...", "image=[" + getTitle() + "] path=[" + path + "]");
        function value(key) {
          rest = substring(argument, indexOf(argument, key + "=[") + lengthOf(key) + 2);
          return substring(rest, 0, indexOf(rest, "]"));
        }
        """);
    final String pipeline =
        """
        {"version": 1, "name": "own steps", "steps": [
          {"name": "mean", "command": "Cord Mean...", "inputs": {"series": "series"},
           "outputs": {"mean": {"image": "{series}_mean", "file": "desc-mean_boldref.nii.gz"}}},
          {"name": "blur", "command": "Gaussian Blur 3D...", "inputs": {"image": "mean"},
           "options": {"x": 1, "y": 1, "z": SIGMA},
           "outputs": {"blurred": {"image": "{image}", "file": "desc-blur_boldref.nii.gz"}}},
          {"name": "times", "macro": "invert.ijm", "inputs": {"image": "blurred"},
           "options": {"factor": -1},
           "outputs": {"inverted": {"image": "x", "file": "desc-inverted_boldref.nii.gz"}}}
        ]}
        """;
    Files.writeString(work.resolve("p.json"), pipeline.replace("SIGMA", "0"));
    final String[] arguments = {"run", "p.json", BOLD.toString(), "-o", "out"};
    assertMade(imagej.run(arguments), "mean", "blur", "times");
    assertMade(imagej.run(arguments));
    Files.writeString(work.resolve("p.json"), pipeline.replace("SIGMA", "1"));
    assertMade(imagej.run(arguments), "blur", "times");
    final Path macro = work.resolve("invert.ijm");
    Files.writeString(macro, Files.readString(macro) + "// another text\n");
    assertMade(imagej.run(arguments), "times");
    // what fails in a macro is the step's failure, and what was there stays
    final byte[] before = Files.readAllBytes(file("desc-inverted_boldref.nii.gz"));
    Files.writeString(macro, "exit(\"Nothing works today.\");\n");
    final Result failed = imagej.run(arguments);
    assertEquals(1, failed.exitCode(), failed.toString());
    assertTrue(failed.err().contains("step times: "), failed.err());
    assertTrue(failed.err().contains("Nothing works today."), failed.err());
    assertArrayEquals(before, Files.readAllBytes(file("desc-inverted_boldref.nii.gz")));
  }

  @Test
  void aRecordMakesItsFileAgain() throws IOException {
    assertEquals(0, look().exitCode());
    final String name = "sub-phantom_task-rest_desc-ALFFslow4_boldmap.nii.gz";
    final String record = "out/prov/sub-phantom/func/" + name + ".json";
    final Result again = imagej.run("rerun", record, "-o", "again");
    assertEquals(0, again.exitCode(), again.toString());
    assertArrayEquals(
        Files.readAllBytes(file("desc-ALFFslow4_boldmap.nii.gz")),
        Files.readAllBytes(work.resolve("again").resolve(name)));
    // the mask was changed since: refused by name
    final Path mask = file("label-cord_mask.nii.gz");
    Files.write(mask, new byte[] {1, 2, 3});
    final Result changed = imagej.run("rerun", record, "-o", "third");
    assertEquals(2, changed.exitCode());
    assertTrue(changed.err().contains(mask + "' is not what it was when"), changed.err());
  }

  @Test
  void aPlanChangesNothing() {
    final Result plan = look("--dry-run");
    assertEquals(0, plan.exitCode(), plan.toString());
    assertTrue(plan.out().contains("alff planned"), plan.out());
    assertFalse(Files.exists(work.resolve("out")));
  }

  @Test
  void wrongCallsAreExplained() throws IOException {
    assertRefused(
        "There is no file '" + "nothere.nii.gz" + "'.", "run", "quick-look", "nothere.nii.gz");
    assertRefused(
        "There is no pipeline 'fast-look'; give a .json file or one of quick-look, martucci-style,"
            + " kaptan-style, multiverse-alff.",
        "run",
        "fast-look",
        BOLD.toString());
    Files.writeString(work.resolve("broken.json"), "{\"version\": 1,\n  \"name\" \"x\"}");
    assertRefused(
        "'broken.json' is not JSON: line 2, column 10:", "run", "broken.json", BOLD.toString());
    assertRefused(
        "--mem-mb is 16; it must be at least 64.",
        "run",
        "quick-look",
        BOLD.toString(),
        "--mem-mb=16");
    Files.createDirectories(work.resolve("full"));
    Files.writeString(work.resolve("full/thesis.txt"), "mine");
    assertRefused(
        "The output folder '" + work.toRealPath().resolve("full") + "' holds 'thesis.txt'",
        "run",
        "quick-look",
        BOLD.toString(),
        "-o",
        "full");
    assertFalse(Files.exists(work.resolve("full/.cordj")));
    final Path group = Files.copy(BOLD, work.resolve("group.nii.gz"));
    assertRefused(
        "'" + group.toRealPath() + "' has a name that the output folder needs itself",
        "run",
        "quick-look",
        "group.nii.gz");
    final Result needs = imagej.run("run", "martucci-style", BOLD.toString(), "-o", "out");
    assertEquals(1, needs.exitCode(), needs.toString());
    assertTrue(
        needs
            .err()
            .startsWith(
                "sub-phantom_task-rest: The pipeline martucci-style needs a recording of heartbeat"
                    + " and breathing for 'sub-phantom_task-rest_bold.nii.gz', such as"
                    + " 'sub-phantom_task-rest_physio.tsv.gz' beside it"),
        needs.err());
  }

  private void assertRefused(final String sentence, final String... arguments) {
    final Result result = imagej.run(arguments);
    assertEquals(2, result.exitCode(), result.toString());
    assertTrue(result.err().startsWith("cordj: " + sentence), result.err());
  }
}
