package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cordj.image.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is drawn agrees with what is tested. */
class GroupPointsTest {

  private static final double[] Y = new SplittableRandom(4).doubles(9).toArray();

  private static GroupDesign design(final String formula) {
    return GroupDesign.of(GroupDesignTest.table(), Formula.parse(formula), "", List.of(), false);
  }

  private static GroupPoints points(final GroupDesign design, final String contrast) {
    return GroupPoints.of(design, DesignContrast.list(design, contrast).get(0));
  }

  private static GroupTest tested(final GroupDesign design, final String contrast) {
    final double[][] values = new double[Y.length][];
    for (int r = 0; r < Y.length; r++) {
      values[r] = new double[] {Y[r]};
    }
    return GroupCompare.of(contrast, Statistic.T, Correction.NONE, 9, 1)
        .apply(
            design,
            List.of(
                new Measurements(
                    "y", values, new Measurements.Regions(List.of("y")), "", List.of())),
            Progress.NONE)
        .tests()
        .get(0);
  }

  private static double mean(final GroupPoints points, final double[] values, final String group) {
    return IntStream.range(0, values.length)
        .filter(r -> points.groups().get(r).equals(group))
        .mapToDouble(r -> values[r])
        .average()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"group", "group + age", "group + age + sex", "group + raw(age)"})
  void differencesOfAdjustedMeansAreTheEstimate(final String formula) {
    final GroupDesign design = design(formula);
    final GroupPoints points = points(design, "opioid - control");
    final double[] adjusted = points.adjusted(Y);
    assertEquals(List.of("control", "non-opioid", "opioid"), points.levels());
    assertEquals(
        tested(design, "opioid - control").estimate()[0],
        mean(points, adjusted, "opioid") - mean(points, adjusted, "control"),
        1e-10);
    assertFalse(points.isSlope());
  }

  @Test
  void withoutOtherTermsValuesStayAsMeasured() {
    final GroupPoints points = points(design("group"), "opioid - control");
    assertEquals(List.of(), points.adjustedFor());
    assertArrayEquals(Y, points.adjusted(Y));
    assertEquals(
        List.of("age", "sex"),
        points(design("group + age + sex"), "opioid - control").adjustedFor());
    assertEquals(List.of("all"), points(design("1"), "intercept").levels());
  }

  @ParameterizedTest
  @ValueSource(strings = {"age", "group + age", "group + age + sex"})
  void theLineIsTheSlopeWithTheModelsError(final String formula) {
    final GroupDesign design = design(formula);
    final GroupPoints points = points(design, "age");
    final GroupTest test = tested(design, "age");
    final FitLine line = points.line(Y);
    assertTrue(points.isSlope() && points.hasLine());
    assertEquals(test.estimate()[0], line.slope(), 1e-10);
    assertEquals(
        test.statistic()[0], line.slope() / (line.error() / Math.sqrt(line.spread())), 1e-8);
    assertEquals(test.degrees(), line.df());
  }

  @Test
  void aDifferenceOfSlopesHasItsLineAndAFactorNone() {
    final GroupDesign design = design("sex * age");
    final GroupPoints points = points(design, "f:age - m:age");
    assertEquals(List.of("f", "m"), points.levels());
    assertTrue(points.isSlope());
    assertEquals(tested(design, "f:age - m:age").estimate()[0], points.line(Y).slope(), 1e-10);
    assertEquals("partial_r", tested(design, "f:age - m:age").effectName(), "no g: slopes");
    assertEquals("hedges_g", tested(design("1"), "intercept").effectName());
    final GroupDesign groups = design("group");
    assertFalse(GroupPoints.of(groups, DesignContrast.joint(groups, "group")).hasLine());
    assertFalse(points(design("0 + raw(age)"), "age").hasLine(), "no constant");
  }
}
