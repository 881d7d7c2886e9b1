package org.cordj.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a matrix and thresholds must be, in sentences. */
class WeightMatrixTest {

  private static Table table(final Object... third) {
    return new Table("roi", "a", "b", "c").add("a", 1, 0.5, 0.25).add("b", 0.5, 1, -0.5).add(third);
  }

  private static String refusal(final Runnable task) {
    return assertThrows(IllegalArgumentException.class, task::run).getMessage();
  }

  @Test
  void aTableBecomesWeightsWithoutItsDiagonal() {
    final WeightMatrix matrix = WeightMatrix.of(table("c", 0.25, -0.5, null), "m.tsv");
    assertEquals(List.of("a", "b", "c"), matrix.nodes());
    assertArrayEquals(new double[] {0.25, -0.5, 0}, matrix.weights()[2]);
    assertArrayEquals(new double[] {0, 0.5, 0.25}, matrix.weights()[0]);
  }

  @Test
  void textWhereNumbersBelong() {
    assertEquals(
        "'m.tsv', row 'c', column 'b' holds 'high', which is no number.",
        refusal(() -> WeightMatrix.of(table("c", 0.25, "high", 1), "m.tsv")));
  }

  @Test
  void whatIsMissing() {
    assertEquals(
        "'m.tsv' holds NaN at row 'c', column 'b'; a weight must be a finite number. Leave that"
            + " region out or give 0 for no edge.",
        refusal(() -> WeightMatrix.of(table("c", 0.25, null, 1), "m.tsv")));
  }

  @Test
  void notSymmetric() {
    assertEquals(
        "'m.tsv' is not symmetric: from 'c' to 'b' it holds 0.5, the other way -0.5, the largest"
            + " difference; graph metrics are of undirected graphs.",
        refusal(() -> WeightMatrix.of(table("c", 0.2, 0.5, 1), "m.tsv")));
  }

  @Test
  void notSquare() {
    assertEquals(
        "'m.tsv' has 2 rows and 3 columns beside the names in the first; a matrix of regions is"
            + " square.",
        refusal(
            () ->
                WeightMatrix.of(
                    new Table("roi", "a", "b", "c").add("a", 1, 2, 3).add("b", 1, 2, 3), "m.tsv")));
    assertEquals(
        "'m' has 2 rows and 3 columns; a matrix of regions is square.",
        refusal(() -> new WeightMatrix("m", List.of("a", "b"), new double[2][3])));
  }

  @Test
  void otherNames() {
    assertEquals(
        "Row 3 of 'm.tsv' is called 'd' but its column 'c'; rows and columns are the same regions in"
            + " the same order.",
        refusal(() -> WeightMatrix.of(table("d", 0.25, -0.5, 1), "m.tsv")));
  }

  @Test
  void tooSmall() {
    assertEquals(
        "'m' has 2 regions; a graph needs 3 or more.",
        refusal(() -> new WeightMatrix("m", List.of("a", "b"), new double[2][2])));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          density:0|thresholds has the density 0; a density is the share of pairs that are kept, above 0 and up to 1.
          density:0.5,1.2|thresholds has the density 1.2; a density is the share of pairs that are kept, above 0 and up to 1.
          absolute:-1|thresholds has the absolute threshold -1; it must be 0 or more and finite.
          density:0.3,0.2|thresholds goes from 0.3 to 0.2; the values must rise.
          density:0.4-0.1:0.1|thresholds goes from 0.4 to 0.1 by 0.1; the step must be above 0 and the first value not above the last.
          density:0.1-0.9:0.0001|thresholds has 1001 values; give 1 to 1000.
          half|thresholds is 'half'; give none, density:0.1-0.4:0.05 (from, to and step), density:0.1,0.2 or the same with absolute.
          density:x|thresholds is 'density:x'; give none, density:0.1-0.4:0.05 (from, to and step), density:0.1,0.2 or the same with absolute.
          """)
  void thresholdsOutOfRange(final String text, final String sentence) {
    assertEquals(sentence, refusal(() -> Thresholds.of(text)));
  }

  @Test
  void thresholdsAreReadAndWritten() {
    assertEquals(
        List.of(0.1, 0.15, 0.2, 0.25, 0.3), Thresholds.of("density:0.1-0.3:0.05").values());
    assertEquals("density:0.1,0.2,0.3", Thresholds.of("Density:0.1-0.3:0.1").text());
    assertEquals("absolute:0.3", Thresholds.of("absolute:0.3").text());
    assertEquals("none", Thresholds.of("none").text());
  }

  @Test
  void rulesThatDoNotExist() {
    assertEquals(
        "negative is 'drop'; choose signed, zero, absolute.",
        refusal(() -> NegativeWeights.of("drop")));
    assertEquals(
        "unreachable is 'n'; choose infinite, omit.", refusal(() -> UnreachablePairs.of("n")));
  }
}
