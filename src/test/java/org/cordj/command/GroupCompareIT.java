package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.nifti.NiftiWriter;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cord Group Compare... in the real ImageJ, on planted effects. */
class GroupCompareIT {

  private static final Grid GRID = Grid.ras(10, 10, 4, 1, 1, 5);

  @TempDir Path folder;

  /** 8 and 8 participants; the left front of the maps, edge a--b and region a differ. */
  @BeforeEach
  void study() throws IOException {
    final SplittableRandom random = new SplittableRandom(21);
    final Table table = new Table("participant_id", "group", "age", "alff", "matrix", "score");
    for (int s = 0; s < 16; s++) {
      final double effect = s < 8 ? 3 : 0;
      final Volume map = Volume.zeros("map", GRID);
      for (int i = 0; i < GRID.voxels(); i++) {
        final boolean there = i % 10 < 5 && i / 10 % 10 >= 5;
        map.set(i, (float) (10 + noise(random) + (there ? effect : 0)));
      }
      NiftiWriter.FLOAT32.write(folder.resolve("map" + s + ".nii.gz"), map, null);
      final double ab = noise(random) + effect;
      final double bc = noise(random) + effect;
      final double ac = noise(random);
      new Table("node", "a", "b", "c")
          .add("a", 1.0, ab, ac)
          .add("b", ab, 1.0, bc)
          .add("c", ac, bc, 1.0)
          .write(folder.resolve("matrix" + s + ".tsv"));
      table.add(
          "sub-" + s,
          s < 8 ? "opioid" : "control",
          30 + random.nextInt(20),
          "map" + s + ".nii.gz",
          "matrix" + s + ".tsv",
          noise(random) + effect);
    }
    table.write(folder.resolve("participants.tsv"));
    final Volume rois = Volume.zeros("rois", GRID);
    for (int i = 0; i < GRID.voxels(); i++) {
      rois.set(i, 1 + (i % 10 < 5 ? 0 : 1) + (i / 10 % 10 < 5 ? 2 : 0));
    }
    NiftiWriter.FLOAT32.write(folder.resolve("rois.nii.gz"), rois, null);
    new Table("index", "name")
        .add(1, "C6-ventral-left")
        .add(2, "C6-ventral-right")
        .add(3, "C6-dorsal-left")
        .add(4, "C6-dorsal-right")
        .write(folder.resolve("rois_dseg.tsv"));
    Files.move(folder.resolve("rois.nii.gz"), folder.resolve("rois_dseg.nii.gz"));
  }

  private static double noise(final SplittableRandom random) {
    return random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
  }

  @Test
  void mapsClustersMatricesAndNumbersFromAMacro() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                """
                run("Open NIfTI...", "path=rois_dseg.nii.gz");
                group = "design=participants.tsv formula=[group + age] contrast=[opioid - control]"
                    + " permutations=199 randomseed=5";
                run("Cord Group Compare...", group + " maps=alff correction=cluster threshold=0.01"
                    + " rois=rois_dseg output=clusters");
                selectImage("alff_opioid-control_t");
                print("shown " + getTitle());
                run("Cord Group Compare...", group + " maps=alff correction=tfce neighbors=6 output=tfce");
                run("Cord Group Compare...", group + " maps=matrix correction=nbs threshold=0.01 output=nbs");
                run("Cord Group Compare...", group + " maps=score correction=fdr statistic=welch output=score");
                run("Cord Group Compare...", "design=participants.tsv formula=[group + age]"
                    + " contrast=age maps=score correction=none permutations=99 output=age");
                run("Cord Group Compare...", "design=participants.tsv formula=[group + age]"
                    + " contrast=group maps=score statistic=f permutations=99 output=f");
                """);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    assertTrue(result.out().contains("shown alff_opioid-control_t"), result.out());
    final Path clusters = folder.resolve("clusters");
    final Table found = Table.read(clusters.resolve("alff_opioid-control_clusters.tsv"));
    assertEquals("positive", found.text(0, "sign"));
    assertEquals("left", found.text(0, "side"));
    assertEquals("ventral", found.text(0, "horn"));
    assertEquals("C6", found.text(0, "levels"));
    assertTrue(found.number(0, "n_voxels") > 80, "of 100");
    assertEquals(.005, found.number(0, "p_mass"), 1e-9, "1 of 200");
    assertTrue(found.number(0, "peak_x_mm") < 0 && found.number(0, "peak_y_mm") > 0);
    final Volume fwe = map(clusters, "pfwe");
    assertEquals(.005, fwe.get(55 - 5), 1e-6);
    assertTrue(fwe.get(0) > .05);
    final JsonNode json = new ObjectMapper().readTree(clusters.resolve("group.json").toFile());
    assertEquals("alff, opioid - control: 400, both signs", json.path("family").get(0).asText());
    final JsonNode sidecar =
        new ObjectMapper().readTree(clusters.resolve("alff_opioid-control_t.json").toFile());
    assertEquals("T map", sidecar.path("map_type").asText());
    assertEquals(16, sidecar.path("number_of_subjects").asInt());
    final String methods = Files.readString(clusters.resolve("methods.txt"));
    assertTrue(methods.contains("199 random exchanges (seed 5)"), methods);
    assertTrue(map(folder.resolve("tfce"), "ptfce").get(50) <= .01);
    final Table edges = Table.read(folder.resolve("nbs/matrix_opioid-control_tests.tsv"));
    assertEquals("a--b", edges.text(0, "variable"));
    assertEquals(edges.text(0, "component"), edges.text(2, "component"), "a--b and b--c");
    assertEquals("n/a", edges.text(1, "component"));
    assertTrue(edges.number(0, "p_mass") <= .05);
    final Table score = Table.read(folder.resolve("score/score_opioid-control_tests.tsv"));
    assertTrue(score.number(0, "q") <= .05 && score.number(0, "hedges_g") > 1);
    assertTrue(
        score.number(0, "hedges_g_low") < score.number(0, "hedges_g")
            && score.number(0, "hedges_g") < score.number(0, "hedges_g_high"));
    assertTrue(score.number(0, "hedges_g_low") > 0, "a planted effect");
    assertTrue(
        result.out().contains("Design: 16 rows, 3 columns (intercept, group[opioid], age), rank 3"),
        result.out());
    assertTrue(
        result.out().contains("Before any data, opioid - control: one two-sided test at 0.05"),
        result.out());
    final JsonNode power = json.path("power_of_one_test").get(0);
    assertEquals("d", power.path("effect_size").asText());
    // 8 and 8 find d = 1.5 without a covariate
    assertEquals(1.5, power.path("effect_at_power_80").asDouble(), .2);
    assertTrue(methods.contains("has a power of 0.8 for d = 1."), methods);
    for (final String name :
        List.of(
            "clusters/design.png",
            "score/design.png",
            "nbs/matrix_opioid-control_dots.png",
            "score/score_opioid-control_dots.png",
            "age/score_age_scatter.png",
            "f/score_group_dots.png")) {
      assertDrawn(folder.resolve(name));
    }
    assertTrue(Files.notExists(clusters.resolve("alff_opioid-control_dots.png")), "of maps none");
    final Table f = Table.read(folder.resolve("f/score_group_tests.tsv"));
    assertTrue(
        0 < f.number(0, "partial_eta2_low")
            && f.number(0, "partial_eta2_low") < f.number(0, "partial_eta_squared")
            && f.number(0, "partial_eta_squared") < f.number(0, "partial_eta2_high"));
  }

  /** 1600 pixels wide, with ink on white. */
  private static void assertDrawn(final Path path) throws IOException {
    final BufferedImage picture = ImageIO.read(path.toFile());
    assertEquals(1600, picture.getWidth(), path.toString());
    int dark = 0;
    int white = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        final int rgb = picture.getRGB(x, y) & 0xffffff;
        white += rgb == 0xffffff ? 1 : 0;
        dark += (rgb & 0xff) < 0x80 ? 1 : 0;
      }
    }
    assertTrue(white > 100_000 && dark > 1000, path + ": " + white + " white, " + dark + " dark");
  }

  private static Volume map(final Path in, final String kind) throws IOException {
    return NiftiReader.read(in.resolve("alff_opioid-control_" + kind + ".nii.gz"), Progress.NONE)
        .toVolume();
  }

  @Test
  void aContrastOfWhatTheFormulaLacksIsRefused() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                """
                run("Cord Group Compare...", "design=participants.tsv formula=age"
                    + " contrast=[opioid - control] maps=score output=none");
                """);
    assertNotEquals(0, result.exitCode());
    assertTrue(
        (result.out() + result.err())
            .replace("\n", " ")
            .contains(
                "The contrast 'opioid - control' has 'opioid - control' at position 1, where one of"
                    + " age, intercept should stand"),
        result.out() + result.err());
    assertTrue(Files.notExists(folder.resolve("none")));
  }
}
