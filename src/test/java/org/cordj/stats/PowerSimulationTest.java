package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.imglib2.parallel.Parallelization;
import org.apache.commons.math3.stat.inference.OneWayAnova;
import org.apache.commons.math3.stat.inference.TTest;
import org.cordj.image.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerSimulationTest {

  @Test
  void theStatisticIsThatOfTheTests() {
    final double[][] two = {{1, 2, 3, 5}, {2, 4, 6, 7}};
    final double t = new TTest().homoscedasticT(two[0], two[1]);
    assertEquals(t * t, PowerSimulation.statistic(two), 1e-12);
    final double[][] three = {{1, 2, 3, 5}, {2, 4, 6, 7}, {0, 9, 2, 3}};
    assertEquals(
        new OneWayAnova().anovaFValue(List.of(three[0], three[1], three[2])),
        PowerSimulation.statistic(three),
        1e-12);
  }

  /** 4 standard errors of 4000 studies, the seed stays. */
  @ParameterizedTest
  @CsvSource({"2, 0.8, 10, 34, 8", "3, 0.4, 8, 32, 8", "2, 0.001, 5, 5, 1"})
  void theClosedFormWithinMonteCarloError(
      final int groups, final double effect, final int from, final int to, final int step) {
    final PowerCurve curve =
        new PowerSimulation(groups, effect, from, to, step, .05, 4000, 11).apply(Progress.NONE);
    assertEquals((to - from) / step + 1, curve.points().size());
    double worst = 0;
    for (final PowerCurve.Point p : curve.points()) {
      final double error = Math.sqrt(p.closed() * (1 - p.closed()) / 4000);
      worst = Math.max(worst, Math.abs(p.power() - p.closed()) / error);
      assertTrue(p.low() < p.power() && p.power() < p.high());
    }
    System.out.println(groups + " groups: worst distance in standard errors " + worst);
    assertTrue(worst < 4, "standard errors: " + worst);
  }

  @Test
  void theClosedFormIsThatOfTheNoncentralTAndOfR() {
    final PowerCurve curve = new PowerSimulation(2, 1, 20, 20, 1, .05, 100, 1).apply(Progress.NONE);
    assertEquals(NoncentralT.power(38, Math.sqrt(10), .05), curve.points().get(0).closed(), 1e-9);
    // Cohen 1988: three groups, f = .4, 21 a group have a power of .80
    final PowerCurve three =
        new PowerSimulation(3, .4, 21, 21, 1, .05, 100, 1).apply(Progress.NONE);
    assertEquals(.80, three.points().get(0).closed(), .01);
  }

  @Test
  void theMeansHaveTheEffect() {
    final double[] means = new PowerSimulation(3, .5, 5, 5, 1, .05, 100, 1).means();
    double sum = 0;
    for (final double m : means) {
      sum += m * m;
    }
    assertEquals(.5, Math.sqrt(sum / 3), 1e-12);
  }

  @Test
  void resultsDoNotDependOnThreads() {
    final PowerSimulation options = new PowerSimulation(3, .5, 5, 15, 5, .05, 1000, 3);
    final String many = options.apply(Progress.NONE).toTable().toTsv();
    assertEquals(
        Parallelization.runSingleThreaded(() -> options.apply(Progress.NONE).toTable().toTsv()),
        many);
  }

  @Test
  void theNumberThatReachesATargetIsTold() {
    final PowerCurve curve =
        new PowerSimulation(2, .8, 10, 40, 5, .05, 2000, 5).apply(Progress.NONE);
    assertEquals(30, curve.reaching(.8).getAsInt());
    assertTrue(
        curve.summary(.8).endsWith("30 participants a group reach a power of 0.8."),
        curve.summary(.8));
    assertTrue(curve.summary(.999).contains("none of 10 to 40 participants a group reaches"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4|0.8|5|10|1|0.05|1000|groups is 4; it must be 2 or 3",
        "2|0|5|10|1|0.05|1000|effect is 0.0; it must be above 0",
        "2|1|1|10|1|0.05|1000|participants a group must be from 2 to 10000",
        "2|1|9|8|1|0.05|1000|to is 8, below from, which is 9",
        "2|1|5|10|0|0.05|1000|step is 0",
        "2|1|5|10|1|1|1000|alpha is 1.0",
        "2|1|5|10|1|0.05|10|simulations is 10; it must be from 100",
      })
  void badOptionsAreOneSentence(
      final int groups,
      final double effect,
      final int from,
      final int to,
      final int step,
      final double alpha,
      final int simulations,
      final String sentence) {
    final String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new PowerSimulation(groups, effect, from, to, step, alpha, simulations, 1))
            .getMessage();
    assertTrue(message.contains(sentence), message);
  }
}
