package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.phantom.CordCohort;
import org.cordj.testing.Chromium;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A group study from phantoms to tables, by the macro and by its commands. */
class GroupStudyIT {

  private static final String MACRO =
      Path.of("macros", "group_study.ijm").toAbsolutePath().toString();

  @TempDir Path folder;

  private static double mean(final Table table, final String group, final String column) {
    double sum = 0;
    int n = 0;
    for (int row = 0; row < table.size(); row++) {
      if (table.text(row, "group").equals(group)) {
        sum += table.number(row, column + "-left") + table.number(row, column + "-right");
        n += 2;
      }
    }
    return sum / n;
  }

  @Test
  void aSmallCohortFromEndToEnd() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .run(
                MACRO,
                "subjects=3,3,3 volumes=80 effect=0.5 missing=1 randomseed=4 output=[my study]");
    assertEquals(0, result.exitCode(), result.err());
    final Path study = folder.resolve("my study");
    final Table table = Table.read(study.resolve("participants_ALFF.tsv"));
    assertEquals(9, table.size());
    // ventral up and dorsal down in the group where it was planted
    assertTrue(
        mean(table, "nonopioid", "ALFF_ventral") > 1.15 * mean(table, "control", "ALFF_ventral"));
    assertTrue(
        mean(table, "nonopioid", "ALFF_dorsal") < 0.95 * mean(table, "control", "ALFF_dorsal"));
    assertTrue(
        result.out().contains("Group nonopioid, 3 participants: ALFF ventral"), result.out());
    assertTrue(result.out().contains("Fatigue and ventral ALFF, 8 participants with both: r = "));
    final Table design = Table.read(study.resolve("design.tsv"));
    assertEquals(9, design.size());
    assertTrue(Files.exists(study.resolve(design.text(8, "ALFF_map"))));
    assertEquals(table.text(8, "ALFF_ventral-left"), design.text(8, "ALFF_ventral-left"));
    // the phantoms' ventral horns correlate, their latents by .5; a horn with another does not
    assertTrue(
        Arrays.stream(design.numbers("ventral-left_ventral-right")).average().getAsDouble() > 0.2);
    assertEquals(
        0,
        Arrays.stream(design.numbers("dorsal-left_ventral-right")).average().getAsDouble(),
        0.12);
    assertTrue(Files.exists(study.resolve(design.text(0, "matrix"))));
    final Table tests =
        Table.read(study.resolve("compare_ALFF/columns_nonopioid-control_tests.tsv"));
    assertEquals(4, tests.size());
    for (int row = 0; row < 4; row++) {
      final boolean ventral = tests.text(row, "variable").contains("ventral");
      assertEquals(ventral, tests.number(row, "t") > 0, tests.toTsv());
      assertTrue(tests.number(row, "p_fwe") >= tests.number(row, "p"), tests.toTsv());
    }
    assertEquals(
        6,
        Table.read(study.resolve("compare_connectivity/columns_nonopioid-control_tests.tsv"))
            .size());
    assertEquals(
        2, Table.read(study.resolve("compare_graph/columns_nonopioid-control_tests.tsv")).size());
    assertEquals(4, Table.read(study.resolve("fatigue.tsv")).size());
    assertTrue(Files.exists(study.resolve("fatigue.png")));
    assertTrue(Files.exists(study.resolve("compare_maps/ALFF_map_nonopioid-control_t.nii.gz")));
    final Table relative =
        Table.read(study.resolve("compare_mALFF/columns_nonopioid-control_tests.tsv"));
    assertTrue(relative.columns().containsAll(List.of("mean_share", "forced_by_mean")));
    assertIsWhole(study.resolve("study.html"));
    for (final String kind : new String[] {"ALFF", "mALFF", "horns"}) {
      assertTrue(
          NiftiReader.readHeader(study.resolve("sub-09_" + kind + ".nii.gz"))
              .grid()
              .matches(CordCohort.grid()));
    }
  }

  /** Everything is in the page, everything it links is there, and a browser does not complain. */
  private static void assertIsWhole(final Path page) throws IOException {
    final String html = Files.readString(page);
    assertFalse(html.contains("http:") || html.contains("https:"), "no address");
    final Matcher pictures = Pattern.compile("<img src=\"([^\"]*)\"").matcher(html);
    int n = 0;
    while (pictures.find()) {
      final String data = pictures.group(1);
      assertTrue(data.startsWith("data:image/png;base64,"));
      final byte[] bytes = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
      assertTrue(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth() > 500);
      n++;
    }
    // the design, points of six comparisons but that of maps, a matrix, slices, correlations
    assertTrue(n >= 8, n + " pictures");
    final Matcher links = Pattern.compile("href=\"[.]/([^\"]*)\"").matcher(html);
    int linked = 0;
    while (links.find()) {
      final String name = URLDecoder.decode(links.group(1), StandardCharsets.UTF_8);
      assertTrue(Files.isRegularFile(page.resolveSibling(name)), name);
      linked++;
    }
    assertTrue(linked > 30, linked + " files");
    for (final String part :
        List.of(
            "At a glance",
            "Correlations with fatigue",
            "A linear model (group + age + sex;",
            "Pearson&#39;s partial correlations of fatigue",
            "doi:10.1016/j.neuroimage.2014.01.060")) {
      assertTrue(html.contains(part), part);
    }
    assertTrue(
        html.split("<nav")[0].contains("left out for missing values"), "warnings stand on top");
    for (final int width : new int[] {400, 1200}) {
      assertEquals(List.of(), Chromium.open(page, width, 2000).console());
    }
  }

  @Test
  void aReportOfWhatIsNotThereIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    Files.writeString(folder.resolve("other.tsv"), "a\tb\n1\t2\n");
    final HostImageJ imagej = HostImageJ.in(folder);
    report(imagej, "comparisons=empty output=x.html", "'empty' has no group.json; give folders");
    report(imagej, "correlations=other.tsv output=x.html", "'other.tsv' is no table of Cord Corr");
    report(imagej, "output=x.html", "comparisons and correlations are empty; give 1 or more");
    report(imagej, "comparisons=empty output=x.txt", "its name must end in .html");
    assertFalse(Files.exists(folder.resolve("x.html")), "nothing is written");
  }

  private static void report(final HostImageJ imagej, final String keys, final String sentence) {
    final HostImageJ.Result result = imagej.runText("run('Cord Study Report...', '" + keys + "');");
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.err().contains(sentence), result.err());
  }

  @Test
  void onADatasetThatIsThereAndWithoutMasks() throws IOException {
    final HostImageJ.Result made =
        HostImageJ.in(folder)
            .runText(
                "run('Cord Phantom Cohort...', 'subjects=3,3,3 volumes=60 effect=0 coupling=0"
                    + " confound=10 missing=0 output=data');");
    assertEquals(0, made.exitCode(), made.err());
    assertTrue(made.out().contains("9 participants (opioid 3, nonopioid 3, control 3)"));
    Files.move(folder.resolve("data/derivatives"), folder.resolve("truth"));
    final HostImageJ.Result result =
        HostImageJ.in(folder).run(MACRO, "data=data output=out band=0.02-0.08");
    assertEquals(0, result.exitCode(), result.err());
    final Table table = Table.read(folder.resolve("out/participants_ALFF.tsv"));
    assertTrue(Arrays.stream(table.numbers("mALFF_dorsal-left")).allMatch(v -> v > 0.3 && v < 3));
  }

  @Test
  void whatIsNotKnownIsRefused() {
    final HostImageJ imagej = HostImageJ.in(folder);
    final HostImageJ.Result key = imagej.run(MACRO, "efect=0");
    assertEquals(1, key.exitCode());
    assertTrue(key.err().contains("no key 'efect'; legal are data, subjects"), key.err());
    refused(imagej, "subjects=15,15 output=x", "subjects is '15,15'; give how many");
    refused(imagej, "subjects=a,b,c output=x", "subjects is 'a,b,c'; give how many");
    refused(imagej, "effect=2 output=x", "effect is 2.0; choose -0.8 to 0.8");
    refused(imagej, "volumes=10 output=x", "choose more volumes");
    assertFalse(Files.exists(folder.resolve("x")), "nothing is written");
  }

  private static void refused(final HostImageJ imagej, final String keys, final String sentence) {
    final HostImageJ.Result result =
        imagej.runText("run('Cord Phantom Cohort...', '" + keys + "');");
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.err().contains(sentence), result.err());
  }

  @Test
  void tablesThatAreNotThereAreRefused() throws IOException {
    Files.writeString(folder.resolve("people.tsv"), "participant_id\nsub-01\nsub-02\n");
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                "run('Cord Collect Tables...', 'participants=people.tsv"
                    + " tables={participant_id}.tsv');");
    assertEquals(1, result.exitCode());
    assertTrue(
        result.err().contains("No participant has a table: there is no 'sub-01.tsv'"),
        result.err());
  }
}
