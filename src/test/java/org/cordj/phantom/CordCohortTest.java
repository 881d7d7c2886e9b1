package org.cordj.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.cordj.image.Progress;
import org.junit.jupiter.api.Test;

class CordCohortTest {

  private static CordCohort large(final double effect, final double coupling, final double older) {
    return new CordCohort(200, 200, 200, 60, effect, coupling, older, 0, 7);
  }

  private static double mean(
      final CordCohort cohort,
      final String group,
      final ToDoubleFunction<CordCohort.Participant> of) {
    return cohort.participants().stream()
        .filter(p -> p.group().equals(group))
        .mapToDouble(of)
        .average()
        .orElseThrow();
  }

  private static double ratio(
      final CordCohort cohort, final ToDoubleFunction<CordCohort.Participant> of) {
    return mean(cohort, "nonopioid", p -> Math.log(of.applyAsDouble(p)))
        - mean(cohort, "control", p -> Math.log(of.applyAsDouble(p)));
  }

  @Test
  void theEffectIsInOneGroupVentrallyUpDorsallyDown() {
    final CordCohort cohort = large(0.3, 0, 0);
    // SE of a difference of two means of 200: about 0.012
    assertEquals(Math.log(1.3), ratio(cohort, p -> p.phantom().ventral()), 0.04);
    assertEquals(Math.log(0.7), ratio(cohort, p -> p.phantom().dorsal()), 0.04);
    assertEquals(
        mean(cohort, "control", p -> p.phantom().ventral()),
        mean(cohort, "opioid", p -> p.phantom().ventral()),
        0.002);
  }

  @Test
  void withoutAnEffectTheGroupsAreAlike() {
    final CordCohort cohort = large(0, 0, 0);
    assertEquals(0, ratio(cohort, p -> p.phantom().ventral()), 0.04);
    assertEquals(0, ratio(cohort, p -> p.phantom().dorsal()), 0.04);
  }

  @Test
  void aConfoundLooksLikeAnEffectUntilAgeIsAdjustedFor() {
    final CordCohort cohort = large(0, 0, 10);
    assertEquals(
        10, mean(cohort, "nonopioid", p -> p.age()) - mean(cohort, "control", p -> p.age()), 2);
    assertEquals(-0.1, ratio(cohort, p -> p.phantom().ventral()), 0.04);
    assertEquals(0, ratio(cohort, p -> p.phantom().ventral() * Math.exp(0.01 * p.age())), 0.035);
  }

  @Test
  void fatigueGoesWithVentralAmplitudeAndNotWithDorsal() {
    final List<CordCohort.Participant> people = large(0, 0.6, 0).participants();
    final double[] fatigue = people.stream().mapToDouble(p -> p.fatigue()).toArray();
    final double[] ventral =
        people.stream().mapToDouble(p -> Math.log(p.phantom().ventral())).toArray();
    assertEquals(0.6, new PearsonsCorrelation().correlation(fatigue, ventral), 0.08);
    final double[] none =
        large(0, 0, 0).participants().stream().mapToDouble(p -> p.fatigue()).toArray();
    assertEquals(0, new PearsonsCorrelation().correlation(none, ventral), 0.1);
  }

  @Test
  void missingValuesAreInTurnAScoreAnAgeAndASex() {
    final List<CordCohort.Participant> people =
        new CordCohort(4, 4, 4, 60, 0.3, 0.6, 0, 7, 2).participants();
    assertEquals(3, people.stream().filter(p -> p.missing().equals("fatigue")).count());
    assertEquals(2, people.stream().filter(p -> p.missing().equals("age")).count());
    assertEquals(2, people.stream().filter(p -> p.missing().equals("sex")).count());
    assertEquals("01", people.get(0).label());
    assertEquals(
        List.of("opioid", "nonopioid", "control"),
        people.stream().map(p -> p.group()).distinct().toList());
  }

  @Test
  void theSameSeedGivesTheSameCohortAndEveryRunIsAnother() {
    final CordCohort cohort = CordCohort.defaults();
    assertEquals(cohort.participants(), CordCohort.defaults().participants());
    assertEquals(44, cohort.participants().size());
    final PhantomRun a = cohort.participants().get(0).make("a", Progress.NONE);
    final PhantomRun b = cohort.participants().get(1).make("b", Progress.NONE);
    assertEquals(120, a.series().volumes());
    assertTrue(a.series().grid().matches(CordCohort.grid()));
    assertNotEquals(a.latents()[0][0][5], b.latents()[0][0][5]);
    final PhantomRun again = cohort.participants().get(0).make("a", Progress.NONE);
    for (int p = 0; p < a.series().planes().length; p++) {
      assertArrayEquals(a.series().planes()[p], again.series().planes()[p]);
    }
  }

  @Test
  void eachHornIsThereInEachSliceAndHornsOfAKindCorrelate() {
    double same = 0;
    double other = 0;
    int runs = 0;
    for (final CordCohort.Participant p : CordCohort.defaults().participants()) {
      final PhantomRun run = p.make("run", Progress.NONE);
      if (runs == 0) {
        for (int h = 0; h < Anatomy.HORNS; h++) {
          assertTrue(run.horns().mask(run.horns().regions().get(h)).count() >= 15);
        }
      }
      for (final double[][] slice : run.latents()) {
        final PearsonsCorrelation r = new PearsonsCorrelation();
        same += r.correlation(slice[0], slice[1]) + r.correlation(slice[2], slice[3]);
        other += r.correlation(slice[0], slice[2]) + r.correlation(slice[1], slice[3]);
        runs++;
      }
    }
    assertEquals(0.5, same / (2 * runs), 0.05);
    assertEquals(0, other / (2 * runs), 0.05);
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    refused("group control has 1 participants; choose 2 to 200", 2, 2, 1, 60, 0, 0, 0, 0);
    refused("effect is 0.9; choose -0.8 to 0.8", 2, 2, 2, 60, 0.9, 0, 0, 0);
    refused("coupling is 1.0", 2, 2, 2, 60, 0, 1, 0, 0);
    refused("confound is NaN; choose -30.0 to 30.0 years", 2, 2, 2, 60, 0, 0, Double.NaN, 0);
    refused("missing values is 7; choose 0 to 6", 2, 2, 2, 60, 0, 0, 0, 7);
    refused("choose more volumes", 2, 2, 2, 10, 0, 0, 0, 0);
  }

  private static void refused(
      final String sentence,
      final int a,
      final int b,
      final int c,
      final int volumes,
      final double effect,
      final double coupling,
      final double confound,
      final int missing) {
    final String said =
        assertThrows(
                IllegalArgumentException.class,
                () -> new CordCohort(a, b, c, volumes, effect, coupling, confound, missing, 1))
            .getMessage();
    assertTrue(said.contains(sentence), said);
  }
}
