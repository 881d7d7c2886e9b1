package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;

/** Against nilearn's permuted_ols: 30 subjects, two groups, 890 voxels, 1000 permutations. */
class GoldenPermutationTest {

  static double[][] numbers(final Path path) throws IOException {
    return Files.readAllLines(path).stream()
        .filter(l -> !l.isBlank())
        .map(l -> Arrays.stream(l.split("\t")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  static Table participants(final double[][] group) {
    final Table table = new Table("participant_id", "group");
    for (int s = 0; s < group.length; s++) {
      table.add("sub-" + (s + 1), group[s][0] > 0 ? "patient" : "control");
    }
    return table;
  }

  @Test
  void statisticsAndMaximaAreNilearns() throws IOException {
    final Path folder = Shared.require("golden/perm");
    final double[][] y = numbers(folder.resolve("Y.tsv"));
    final GroupDesign design =
        GroupDesign.of(
            participants(numbers(folder.resolve("group.tsv"))),
            Formula.parse("group"),
            "",
            List.of(),
            false);
    final DesignContrast contrast = DesignContrast.list(design, "patient - control").get(0);
    final Partition model = Partition.of(design, contrast);
    final ShuffledStatistic.Data data = new ShuffledStatistic.Data(y, model);
    final Shuffles shuffles = new Shuffles(model, design.blocks(), false, 4000, 7);
    final PermutationRun run =
        PermutationRun.of(
            data, Statistic.T, model, shuffles, null, MapMeasure.Largest::new, Progress.NONE);
    final double[] t = numbers(folder.resolve("notfce_t.tsv"))[0];
    for (int v = 0; v < t.length; v++) {
      assertEquals(t[v], run.observed()[v], 1e-6, "voxel " + v);
    }
    final double[] theirs = numbers(folder.resolve("notfce_h0_max_t.tsv"))[0];
    final double[] ours = Arrays.copyOfRange(run.maxima()[0], 1, shuffles.count());
    Arrays.sort(theirs);
    Arrays.sort(ours);
    // quantile q of ours must lie between those of theirs at q -+ 2.58 standard errors of both
    for (final double q : new double[] {.1, .25, .5, .75, .9, .95}) {
      final double error =
          2.576 * Math.sqrt(q * (1 - q) * (1.0 / theirs.length + 1.0 / ours.length));
      final double value = ours[(int) (q * ours.length)];
      assertTrue(value >= theirs[(int) ((q - error) * theirs.length)], q + " too low: " + value);
      assertTrue(
          value <= theirs[(int) Math.min(theirs.length - 1, (q + error) * theirs.length)],
          q + " too high: " + value);
    }
  }
}
