package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cordj.bids.JsonFiles;
import org.cordj.bids.Sidecars;
import org.cordj.io.Table;
import org.cordj.testing.Chromium;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.HostImageJ.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cord Pipeline... and Cord Cohort... from macros, and the presets on a phantom that breathes. */
class WorkflowIT {
  private static final String BOLD = "ds/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz";
  private static final String DERIVED = "sub-phantom/func/sub-phantom_task-rest_";

  @TempDir Path work;
  private HostImageJ imagej;

  @BeforeEach
  void build() {
    imagej = HostImageJ.in(work);
    final Result made =
        imagej.runText(
            "run('Cord Phantom...', 'volumes=120 tsnr=25 motion=true physio=true output=ds');");
    assertEquals(0, made.exitCode(), made.toString());
  }

  @Test
  void theMenuGivesTheBitsOfTheCommandLine() throws IOException {
    final Result menu =
        imagej.runText(
            "setBatchMode(true);\n"
                + "run('Open NIfTI...', 'path="
                + BOLD
                + "');\n"
                + "run('Cord Pipeline...', 'series=sub-phantom_task-rest_bold"
                + " pipeline=quick-look output=menu');\n"
                + "print(nImages + ' open');\n"
                + "run('Cord Cohort...', 'bids=ds pipeline=quick-look output=cohort"
                + " participants=phantom');\n");
    assertEquals(0, menu.exitCode(), menu.toString());
    assertTrue(menu.out().contains("sub-phantom_task-rest: alff made"), menu.out());
    assertTrue(menu.out().contains("1 open"), menu.out());
    assertEquals(0, imagej.run("run", "quick-look", BOLD, "-o", "line").exitCode());
    assertEquals(0, imagej.run("ds", "bids", "participant").exitCode());
    for (final String[] pair : new String[][] {{"menu", "line"}, {"cohort", "bids"}}) {
      for (final String end : List.of("desc-ALFFslow4_boldmap.nii.gz", "desc-ALFF_bold.tsv")) {
        assertArrayEquals(
            Files.readAllBytes(work.resolve(pair[0]).resolve(DERIVED + end)),
            Files.readAllBytes(work.resolve(pair[1]).resolve(DERIVED + end)),
            pair[0] + " " + end);
      }
    }
  }

  @Test
  void aFailureStopsTheMacroWithItsSentence() throws IOException {
    assertStops(
        "run('Cord Cohort...', 'bids=ds output=x participants=99');",
        "has no participant '99'; it has phantom.");
    assertStops(
        "run('Cord Phantom...', ''); run('Cord Pipeline...', 'series=phantom output=x');",
        "'phantom' is not the image of a NIfTI file, and a pipeline works on files;");
    Files.delete(work.resolve(BOLD.replace("_bold.", "_physio.").replace(".nii.", ".tsv.")));
    assertStops(
        "run('Cord Cohort...', 'bids=ds pipeline=martucci-style output=x');",
        "needs a recording of heartbeat and breathing for 'sub-phantom_task-rest_bold.nii.gz'");
  }

  private void assertStops(final String macro, final String sentence) {
    final Result result = imagej.runText("setBatchMode(true);\n" + macro + "\nprint('on');\n");
    assertEquals(1, result.exitCode(), result.toString());
    assertTrue(result.err().contains(sentence), result.err());
    assertTrue(!result.out().contains("on\n") || !result.out().endsWith("on\n"), result.out());
  }

  /** Every step of the presets runs, every column of their tables is explained. */
  @Test
  void thePresetsRunOnAPhantomThatMovesAndBreathes() throws IOException {
    for (final String preset : List.of("quick-look", "martucci-style", "kaptan-style")) {
      final Result result = imagej.run("ds", preset, "participant", "--pipeline", preset);
      assertEquals(0, result.exitCode(), result.toString());
      final String page = Files.readString(work.resolve(preset).resolve("sub-phantom.html"));
      assertTrue(page.contains("Methods") && page.contains("doi:10."), preset);
      assertTrue(page.contains("alt=\""), preset);
      try (Stream<Path> all = Files.walk(work.resolve(preset).resolve("sub-phantom"))) {
        for (final Path tsv : all.filter(p -> p.toString().endsWith(".tsv")).toList()) {
          if (tsv.toString().endsWith("_dseg.tsv")) {
            continue;
          }
          final var json = JsonFiles.read(Sidecars.beside(tsv)).json();
          for (final String column : Table.read(tsv).columns()) {
            assertTrue(
                json.path(column).path("Description").isTextual(),
                tsv.getFileName() + ": " + column);
          }
        }
      }
    }
    // six pairs of four horns: the pairs that papers report, with the dimensions that were taken
    final Path kaptan = work.resolve("kaptan-style");
    final Table pearson = Table.read(kaptan.resolve(DERIVED + "desc-pearsonEdges_relmat.tsv"));
    final Table partial = Table.read(kaptan.resolve(DERIVED + "desc-partialEdges_relmat.tsv"));
    assertEquals(6, pearson.size());
    assertEquals(6, partial.size());
    final Table horns = Table.read(kaptan.resolve(DERIVED + "desc-pearsonHorns_relmat.tsv"));
    final List<String> pairs = new ArrayList<>();
    for (int row = 0; row < horns.size(); row++) {
      pairs.add(horns.text(row, "pair"));
    }
    assertTrue(pairs.containsAll(List.of("dorsal-dorsal", "ventral-ventral")), pairs.toString());
    double moved = 0;
    for (int row = 0; row < 6; row++) {
      assertEquals(pearson.text(row, "roi_a"), partial.text(row, "roi_a"));
      moved = Math.max(moved, Math.abs(pearson.number(row, "r") - partial.number(row, "r")));
      // in each of the slices 120 volumes less 32 terms of the physiology at least
      final double left = pearson.number(row, "dimensions_left") / pearson.number(row, "slices");
      assertTrue(left < 88, "dimensions left in a slice: " + left);
    }
    assertTrue(moved > 0.001, "partial correlations are not plain ones: " + moved);
    assertEquals(4, Table.read(kaptan.resolve(DERIVED + "desc-graphNodes_relmat.tsv")).size());
    final String kaptanPage = Files.readString(kaptan.resolve("sub-phantom.html"));
    assertTrue(kaptanPage.contains("Connectivity") && kaptanPage.contains("Partial correlations"));

    // what was planted is found after the whole chain: more ventrally than dorsally
    final Table alff =
        Table.read(work.resolve("martucci-style").resolve(DERIVED + "desc-ALFF_bold.tsv"));
    double ventral = 0;
    double dorsal = 0;
    for (int row = 0; row < alff.size(); row++) {
      if (alff.text(row, "band").equals("0.01-0.198") && alff.text(row, "measure").equals("ALFF")) {
        if (alff.text(row, "roi").startsWith("ventral")) {
          ventral += alff.number(row, "mean");
        } else {
          dorsal += alff.number(row, "mean");
        }
      }
    }
    assertTrue(ventral > dorsal, ventral + " " + dorsal);

    // in a browser as wide as a phone: nothing to complain about, and nothing in the margin
    final Chromium.Shown phone =
        Chromium.open(kaptan.resolve("sub-phantom.html").toAbsolutePath(), 400, 6000);
    assertEquals(List.of(), phone.console());
    final BufferedImage picture = phone.picture();
    final int paper = picture.getRGB(399, 0);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 390; x < 400; x++) {
        assertEquals(paper, picture.getRGB(x, y), "something at " + x + ", " + y);
      }
    }
  }
}
