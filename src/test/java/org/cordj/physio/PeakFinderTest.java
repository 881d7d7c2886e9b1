package org.cordj.physio;

import static org.cordj.physio.PlantedPhysiology.dropouts;
import static org.cordj.physio.PlantedPhysiology.score;
import static org.cordj.physio.PlantedPhysiology.wander;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.cordj.physio.PlantedPhysiology.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planted beats and breaths are found, in clean and in bad traces. */
class PeakFinderTest {

  private static final double SECONDS = 500;

  private static Score heart(final String what, final double[] planted, final Trace trace) {
    final Peaks peaks = new PeakFinder(Rhythm.CARDIAC).apply(trace).peaks();
    final Score score = score(planted, peaks.times(), 0.03);
    System.out.printf("peaks, %s: %s%n", what, score);
    return score;
  }

  private static void assertFound(final double least, final Score score) {
    assertEquals(0, score.doubles(), "no double beat: " + score);
    assertTrue(score.share() >= least, score.toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void pulseAndEcgAtAllRates(final long seed) {
    final PlantedPhysiology planted = new PlantedPhysiology(seed);
    final double[] beats = planted.beats(SECONDS);
    for (final double rate : new double[] {40, 100, 500}) {
      for (final DoubleUnaryOperator shape :
          new DoubleUnaryOperator[] {PlantedPhysiology::pulse, PlantedPhysiology::ecg}) {
        assertFound(
            0.995,
            heart(seed + " at " + rate, beats, planted.heart(shape, SECONDS + 5, rate, 0.03)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void dropoutsAndDrift(final long seed) {
    final PlantedPhysiology planted = new PlantedPhysiology(seed);
    final double[] beats = planted.beats(SECONDS);
    for (final double length : new double[] {0.5, 1, 2}) {
      for (final DoubleUnaryOperator shape :
          new DoubleUnaryOperator[] {PlantedPhysiology::pulse, PlantedPhysiology::ecg}) {
        final Trace drifting = wander(planted.heart(shape, SECONDS + 5, 100, 0.03), 2);
        assertFound(
            0.98,
            heart(
                "drift and dropouts of " + length,
                beats,
                dropouts(drifting, 0.05, length, planted.random())));
      }
    }
  }

  @Test
  void singleLostSamplesAndSpikes() {
    final PlantedPhysiology planted = new PlantedPhysiology(5);
    final double[] beats = planted.beats(SECONDS);
    final Trace clean = planted.heart(PlantedPhysiology::pulse, SECONDS + 5, 100, 0.03);
    final double[] x = clean.samples();
    final Random random = planted.random();
    for (int n = 0; n < x.length; n++) {
      x[n] = 2000 + 300 * x[n];
      final double what = random.nextDouble();
      x[n] = what < 0.05 ? 0 : what < 0.052 ? x[n] + 600 : x[n];
    }
    assertFound(0.98, heart("5 % single zeros", beats, new Trace("heart", x, 100, 0)));
  }

  @Test
  void beatsThatVanishInNoiseAreFilledIn() {
    final PlantedPhysiology planted = new PlantedPhysiology(6);
    final double[] beats = planted.beats(SECONDS);
    final double[] x = planted.heart(PlantedPhysiology::pulse, SECONDS + 5, 100, 0.03).samples();
    final Random random = planted.random();
    int gone = 0;
    for (int b = 3; b < beats.length - 3; b++) {
      if (random.nextDouble() < 0.05) {
        gone++;
        for (int n = (int) (100 * beats[b]) - 30; n < 100 * beats[b] + 50; n++) {
          x[n] = 0.03 * random.nextGaussian();
        }
      }
    }
    assertTrue(gone > 15);
    final PeakFinder.Result result =
        new PeakFinder(Rhythm.CARDIAC).apply(new Trace("heart", x, 100, 0));
    final Score score = score(beats, result.peaks().times(), 0.03);
    System.out.printf("peaks, %d beats missing: %s%n", gone, score);
    assertFound(0.98, score);
    assertTrue(result.notes().get(0).contains("were filled in"), result.notes().toString());
    assertTrue(result.peaks().origins().contains(Peaks.Origin.FILLED));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void breaths(final long seed) {
    final PlantedPhysiology planted = new PlantedPhysiology(seed);
    final double[] breaths = planted.breaths(SECONDS);
    final Trace trace = planted.breath(SECONDS + 10, 100, 0.05);
    assertFound(0.99, breaths("noise", breaths, trace, 0.1));
    assertFound(0.99, breaths("wander", breaths, wander(trace, 0.5), 0.15));
    // a breath whose peak is lost is not made up
    assertFound(0.95, breaths("lost", breaths, dropouts(trace, .05, 1, planted.random()), 0.15));
  }

  private static Score breaths(
      final String what, final double[] planted, final Trace trace, final double tolerance) {
    final Peaks peaks = new PeakFinder(Rhythm.RESPIRATORY).apply(trace).peaks();
    final Score score = score(planted, peaks.times(), tolerance);
    System.out.printf("peaks, breaths with %s: %s%n", what, score);
    return score;
  }
}
