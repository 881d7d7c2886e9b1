package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.report.DesignFigure;
import org.cordj.report.GroupDotPlot;
import org.cordj.report.ScatterFigure;
import org.cordj.stats.Correction;
import org.cordj.stats.Formula;
import org.cordj.stats.GroupCompare;
import org.cordj.stats.GroupDesign;
import org.cordj.stats.GroupPoints;
import org.cordj.stats.GroupResult;
import org.cordj.stats.GroupTest;
import org.cordj.stats.Measurements;
import org.cordj.stats.Statistic;
import org.junit.jupiter.api.Test;

/** Which variables are drawn, on which axes. */
class GroupFiguresTest {

  private static GroupDesign design(final String formula) {
    final SplittableRandom random = new SplittableRandom(3);
    final Table table = new Table("participant_id", "group", "age");
    for (int s = 0; s < 16; s++) {
      table.add("sub-" + s, s < 8 ? "patient" : "control", 30 + random.nextInt(30));
    }
    return GroupDesign.of(table, Formula.parse(formula), "", List.of(), false);
  }

  /** Ten variables; patients have more of a variable the higher its number. */
  private static GroupResult run(
      final String formula, final String contrast, final double lastSize) {
    final SplittableRandom random = new SplittableRandom(7);
    final double[][] y = new double[16][10];
    for (int s = 0; s < 16; s++) {
      final double more = s < 8 ? 0.2 : 0;
      Arrays.setAll(y[s], v -> random.nextDouble() + more * v);
      y[s][9] *= lastSize;
    }
    final List<String> names = IntStream.range(0, 10).mapToObj(v -> "v" + v).toList();
    return GroupCompare.of(contrast, Statistic.T, Correction.FWE, 99, 1)
        .apply(
            design(formula),
            List.of(new Measurements("y", y, new Measurements.Regions(names), "Hz", List.of())),
            Progress.NONE);
  }

  private static List<GroupDotPlot> dots(final GroupResult result) {
    final GroupTest test = result.tests().get(0);
    return GroupFigures.dots(
        test,
        GroupPoints.of(result.design(), result.options().contrasts(result.design()).get(0)),
        GroupFigures.chosen(test, Correction.FWE),
        Correction.FWE);
  }

  @Test
  void theEightOfSmallestPOnOneAxis() {
    final GroupResult result = run("group", "patient - control", 1);
    final GroupTest test = result.tests().get(0);
    final int[] chosen = GroupFigures.chosen(test, Correction.FWE);
    assertEquals(8, chosen.length);
    final double last = test.pFwe()[chosen[7]];
    for (int v = 0; v < 10; v++) {
      final int variable = v;
      assertTrue(
          test.pFwe()[v] >= last || Arrays.stream(chosen).anyMatch(c -> c == variable), "v" + v);
    }
    final List<GroupDotPlot> plots = dots(result);
    assertEquals(1, plots.size());
    final GroupDotPlot plot = plots.get(0);
    assertEquals("y (Hz), as measured", plot.label());
    assertEquals("patient - control: the 8 of 10 variables of smallest p", plot.title());
    final List<GroupDotPlot.Group> groups = plot.regions().get(0).groups();
    assertEquals(List.of("control", "patient"), groups.stream().map(g -> g.name()).toList());
    final double[][] y = test.measurements().values();
    assertArrayEquals(
        IntStream.range(0, 8).mapToDouble(s -> y[s][chosen[0]]).toArray(), groups.get(1).values());
    assertTrue(plot.regions().get(0).name().startsWith("v" + chosen[0] + "\np(fwe)"));
  }

  @Test
  void aVariableOfAnotherSizeGetsAnAxisOfItsOwn() {
    final List<GroupDotPlot> plots = dots(run("group + age", "patient - control", 1000));
    assertEquals(2, plots.size());
    assertEquals(
        List.of(1, 7), plots.stream().map(p -> p.regions().size()).sorted().toList(), "v9 alone");
    assertTrue(
        plots.stream()
            .filter(p -> p.regions().size() == 1)
            .allMatch(p -> p.regions().get(0).name().startsWith("v9\np(fwe)")));
    assertEquals("y (Hz), adjusted for age", plots.get(0).label());
  }

  @Test
  void aSlopeIsDrawnWithItsLine() {
    final GroupResult result = run("group + age", "age", 1);
    final GroupTest test = result.tests().get(0);
    final ScatterFigure figure =
        GroupFigures.scatter(
            test,
            GroupPoints.of(result.design(), result.options().contrasts(result.design()).get(0)),
            GroupFigures.chosen(test, Correction.FWE),
            Correction.FWE);
    assertEquals(8, figure.panels().size());
    final ScatterFigure.Band band = figure.panels().get(0).band();
    final int last = band.x().length - 1;
    assertEquals(
        test.estimate()[GroupFigures.chosen(test, Correction.FWE)[0]],
        (band.y()[last] - band.y()[0]) / (band.x()[last] - band.x()[0]),
        1e-10);
    assertTrue(band.low()[0] < band.y()[0] && band.y()[0] < band.high()[0]);
  }

  @Test
  void theSentenceTellsColumnsThatNearlyExplainEachOther() {
    final double[][] x = new double[6][];
    for (int r = 0; r < 6; r++) {
      x[r] = new double[] {1, r - 2.5, r - 2.5 + (r % 2 == 0 ? .01 : -.01)};
    }
    final String said =
        GroupFigures.sentence(new DesignFigure("", List.of("intercept", "age", "duration"), x));
    assertTrue(
        said.startsWith("Design: 6 rows, 3 columns (intercept, age, duration), rank 3, condition"),
        said);
    assertTrue(said.contains("largest correlation 1, of age and duration"), said);
    assertTrue(said.endsWith("their effects can hardly be told apart."), said);
    final String fine = GroupFigures.sentence(GroupFigures.design(design("group"), List.of()));
    assertTrue(fine.contains("rank 2"), fine);
    assertTrue(!fine.contains("told apart"), fine);
  }
}
