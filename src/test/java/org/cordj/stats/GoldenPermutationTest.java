package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
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
            new PermutationJob(
                data, Statistic.T, model, shuffles, null, new MeasureRecipe.OfLargest()),
            Progress.NONE);
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

  @Test
  void enhancedMapIsNilearnsButForItsSteps() throws IOException {
    final Path folder = Shared.require("golden/perm");
    final Volume image = NiftiReader.read(folder.resolve("mask.nii.gz"), Progress.NONE).toVolume();
    final Mask mask = Mask.of(image);
    final Grid grid = mask.grid();
    // their voxels run along z first, ours along x
    final Integer[] order = new Integer[mask.count()];
    Arrays.setAll(order, v -> v);
    Arrays.sort(
        order,
        Comparator.comparingInt(
            v -> {
              final int i = mask.index(v);
              final int x = i % grid.nx();
              final int y = i / grid.nx() % grid.ny();
              return (x * grid.ny() + y) * grid.nz() + i / grid.planeSize();
            }));
    final double[] t = numbers(folder.resolve("tfce_t.tsv"))[0];
    final double[] theirs = numbers(folder.resolve("tfce_tfce.tsv"))[0];
    final double[] map = new double[t.length];
    double most = 0;
    for (int c = 0; c < t.length; c++) {
      map[order[c]] = t[c];
      most = Math.max(most, Math.abs(t[c]));
    }
    final double[] ours = new double[t.length];
    new Tfce(Adjacency.of(mask, 6), .5, 2).enhance(map, ours);
    final double[] sorted = new double[t.length];
    for (int c = 0; c < t.length; c++) {
      // 100 steps up to the largest value, summed without their width
      sorted[c] = ours[order[c]] * 100 / most;
    }
    assertTrue(new PearsonsCorrelation().correlation(sorted, theirs) > .999);
    final double largest = Arrays.stream(theirs).map(Math::abs).max().orElse(0);
    for (int c = 0; c < t.length; c++) {
      assertEquals(theirs[c], sorted[c], .03 * largest, "voxel " + c);
    }
  }
}
