package org.cordj.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.HostImageJ.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Datasets and results that are moved: nothing is made again, and what refers to files finds them.
 */
class MovedIT {
  private static final String PIPELINE =
      """
      {"version": 1, "name": "denoise and correlate", "inputs":
        {"physio": {"file": "physio.tsv.gz", "required": true, "description": "a recording"}},
       "steps": [
        {"name": "cord", "command": "Cord Mask...", "inputs": {"series": "series"},
         "options": {"contrast": "t2s"},
         "outputs": {"mask": {"image": "{series}_cord", "file": "label-cord_mask.nii.gz",
           "find": true}}},
        {"name": "quadrants", "command": "Cord ROIs...",
         "inputs": {"series": "series", "mask": "mask"}, "options": {"kind": "quadrants"},
         "outputs": {"quadrants": {"image": "{mask}_quadrants",
           "file": "desc-quadrants_dseg.nii.gz"}}},
        {"name": "confounds", "command": "Cord Confounds...",
         "inputs": {"series": "series", "mask": "mask", "physio": "physio"},
         "outputs": {"confounds": {"key": "table", "file": "desc-confounds_timeseries.tsv"}}},
        {"name": "denoise", "command": "Cord Denoise...",
         "inputs": {"series": "series", "mask": "mask", "confounds": "confounds"},
         "outputs": {"clean": {"image": "{series}_denoised", "file": "desc-denoised_bold.nii.gz"}}},
        {"name": "pearson", "command": "Cord ROI Connectivity...",
         "inputs": {"series": "clean", "rois": "quadrants"}, "options": {"average": "slices"},
         "outputs": {"pearson": {"key": "table", "file": "desc-pearson_relmat.tsv",
           "heading": "Connectivity", "caption": "Correlations."}}}
      ]}
      """;

  @TempDir Path work;
  private HostImageJ imagej;

  @BeforeEach
  void build() throws IOException {
    imagej = HostImageJ.in(work);
    Files.writeString(work.resolve("p.json"), PIPELINE);
    final Result made =
        imagej.runText(
            "run('Cord Phantom...', 'volumes=60 physio=true randomseed=1 output=[a b/ph\u00e4]');\n");
    assertEquals(0, made.exitCode(), made.toString());
  }

  private Result run(final Path dataset, final Path out) {
    final Result result =
        imagej.run(dataset.toString(), out.toString(), "participant", "--pipeline", "p.json");
    assertEquals(0, result.exitCode(), result.toString());
    return result;
  }

  private static List<Path> files(final Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Map<String, FileTime> times(final Path folder) throws IOException {
    final Map<String, FileTime> times = new TreeMap<>();
    for (final Path file : files(folder)) {
      times.put(folder.relativize(file).toString(), Files.getLastModifiedTime(file));
    }
    return times;
  }

  @Test
  void nothingIsMadeAgainAndNoFileSaysWhereItLay() throws IOException {
    final Path dataset = work.resolve("a b/ph\u00e4");
    final Path out = work.resolve("a b/out");
    run(dataset, out);
    for (final Path file : files(out)) {
      assertFalse(
          new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
              .contains(work.toString()),
          file.toString());
    }
    // both together: the link between them holds
    final Path there = Files.move(work.resolve("a b"), work.resolve("c"));
    final Map<String, FileTime> before = times(there.resolve("out"));
    final String end = run(there.resolve("ph\u00e4"), there.resolve("out")).out();
    assertFalse(end.contains(" made ("), end);
    assertEquals(before, times(there.resolve("out")));
    // the results alone, under another name; then the dataset alone
    final Path results = Files.move(there.resolve("out"), work.resolve("results"));
    assertFalse(run(there.resolve("ph\u00e4"), results).out().contains(" made ("));
    final Path moved = Files.move(there.resolve("ph\u00e4"), work.resolve("moved"));
    assertFalse(run(moved, results).out().contains(" made ("));
    final Map<String, FileTime> last = times(results);
    run(moved, results);
    assertEquals(last, times(results));

    // a reopened denoised run still knows its confounds
    final Path func = results.resolve("sub-phantom/func");
    final String macro =
        "setBatchMode(true);\n"
            + "run('Open NIfTI...', 'path=["
            + func.resolve("sub-phantom_task-rest_desc-denoised_bold.nii.gz")
            + "]');\n"
            + "run('Open NIfTI...', 'path=["
            + func.resolve("sub-phantom_task-rest_desc-quadrants_dseg.nii.gz")
            + "]');\n"
            + "run('Cord ROI Connectivity...', 'series=sub-phantom_task-rest_desc-denoised_bold"
            + " rois=sub-phantom_task-rest_desc-quadrants_dseg average=slices table=NAME.tsv');\n";
    final Result again = imagej.runText(macro.replace("NAME", "again"));
    assertEquals(0, again.exitCode(), again.toString());
    assertEquals(
        Files.readString(func.resolve("sub-phantom_task-rest_desc-pearson_relmat.tsv")),
        Files.readString(work.resolve("again.tsv")));

    // the table is part of what the correlations depend on
    final Path confounds = func.resolve("sub-phantom_task-rest_desc-confounds_timeseries.tsv");
    final String record =
        Files.readString(
            results.resolve(
                "prov/sub-phantom/func/sub-phantom_task-rest_desc-pearson_relmat.tsv.json"));
    assertTrue(
        record.split("\"InputHashes\"")[1].contains(confounds.getFileName().toString()), record);
    Files.delete(confounds);
    final Result lost = imagej.runText(macro.replace("NAME", "lost"));
    assertEquals(1, lost.exitCode(), lost.toString());
    assertTrue(lost.err().contains(confounds + "', which is not there any more"), lost.err());
  }

  @Test
  void aRecordsInputsAreFoundWhereTheyWereMovedTo() throws IOException {
    final Path out = work.resolve("out");
    run(work.resolve("a b/ph\u00e4"), out);
    final String record =
        "out/prov/sub-phantom/func/sub-phantom_task-rest_desc-quadrants_dseg.nii.gz.json";
    final Path moved = Files.move(work.resolve("a b/ph\u00e4"), work.resolve("moved"));
    final Result lost = imagej.run("rerun", record, "-o", "again");
    assertEquals(2, lost.exitCode(), lost.toString());
    assertEquals(1, lost.err().lines().count(), lost.err());
    assertTrue(
        lost.err().contains("bold.nii.gz', which is not there; if it was moved"), lost.err());
    Files.createDirectory(work.resolve("nowhere"));
    final Result none = imagej.run("rerun", record, "-o", "third", "--inputs", "nowhere");
    assertEquals(2, none.exitCode(), none.toString());
    assertTrue(none.err().contains("there is no file 'sub-phantom_task-rest_bold"), none.err());
    final Result found = imagej.run("rerun", record, "-o", "again", "--inputs", moved.toString());
    assertEquals(0, found.exitCode(), found.toString());
    // the results know where the dataset is now
    assertEquals(0, imagej.run("rerun", record, "-o", "fourth").exitCode());
  }
}
