package org.cordj.physio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Traces and lists that are of no use, each with its sentence. */
class BadPhysiologyTest {

  private static final PeakFinder HEART = new PeakFinder(Rhythm.CARDIAC);
  private static final PeakFinder BREATH = new PeakFinder(Rhythm.RESPIRATORY);

  private static void refused(final String part, final Executable run) {
    final String sentence = assertThrows(IllegalArgumentException.class, run).getMessage();
    assertTrue(sentence.contains(part), sentence);
    assertTrue(sentence.endsWith("."), sentence);
  }

  private static Trace trace(final IntToDoubleFunction value) {
    final double[] x = new double[10_000];
    Arrays.setAll(x, value::applyAsDouble);
    return new Trace("Column 'x' of 'y.tsv'", x, 100, 0);
  }

  private static double wave(final int n) {
    return Math.sin(2 * Math.PI * n / 100);
  }

  @Test
  void constantOrZero() {
    refused("Column 'x' of 'y.tsv' is zero throughout", () -> HEART.apply(trace(n -> 0)));
    refused("is 7.5 throughout", () -> BREATH.apply(trace(n -> 7.5)));
    refused("holds no value, only n/a", () -> HEART.apply(trace(n -> Double.NaN)));
  }

  @Test
  void clipped() {
    refused(
        "of its samples lie at its largest value, 0.5",
        () -> HEART.apply(trace(n -> Math.min(0.5, wave(n)))));
    refused(
        "of its samples lie at its smallest value, -0.5",
        () -> BREATH.apply(trace(n -> Math.max(-0.5, Math.sin(n / 60.0)))));
    refused("is clipped", () -> HEART.apply(trace(n -> n % 200 == 0 ? 1 : 0))); // a trigger
  }

  @Test
  void mostlyMissing() {
    refused(
        "is missing or flat for 50 % of its time",
        () -> HEART.apply(trace(n -> n < 5000 ? wave(n) : Double.NaN)));
  }

  @Test
  void tooShortOrTooSlow() {
    refused("lasts 5 s; a cardiac trace needs 8 s", () -> HEART.apply(cut(500, 100)));
    refused("lasts 40 s; a respiratory trace needs 50 s", () -> BREATH.apply(cut(4000, 100)));
    refused("is sampled at 10 Hz; a cardiac trace needs 20 Hz", () -> HEART.apply(cut(9000, 10)));
    refused("needs 4 Hz or more", () -> BREATH.apply(cut(9000, 2)));
  }

  private static Trace cut(final int samples, final double rate) {
    return new Trace(
        "x", Arrays.copyOf(trace(BadPhysiologyTest::wave).samples(), samples), rate, 0);
  }

  @Test
  void wrongNumbers() {
    refused("is -100 Hz; it must be above 0", () -> cut(100, -100));
    refused("must be above 0", () -> cut(100, Double.NaN));
    refused("The start of x", () -> new Trace("x", new double[5], 1, Double.NaN));
    refused("x has 1 samples", () -> new Trace("x", new double[1], 1, 0));
    refused(
        "is infinite at sample 2",
        () -> new Trace("x", new double[] {1, Double.POSITIVE_INFINITY}, 1, 0));
    refused("'heart'; legal are cardiac, respiratory", () -> Rhythm.of("heart"));
  }

  @Test
  void noiseHoldsNoRhythm() {
    for (int seed = 0; seed < 5; seed++) {
      final Random random = new Random(seed);
      final double[] x = new double[40_000];
      Arrays.setAll(x, n -> random.nextGaussian());
      final Trace noise = new Trace("noise", x, 100, 0);
      refused("No cardiac rhythm is found in noise", () -> HEART.apply(noise));
      refused("No respiratory rhythm is found in noise", () -> BREATH.apply(noise));
    }
  }

  @Test
  void traceAndRunDoNotMeet() {
    final SliceClock run = new SliceClock(2, new double[] {0, 1}, 50, 0);
    refused(
        "ends 99.99 s after the run's start, but the run's last slice was acquired at 101 s",
        () ->
            trace(BadPhysiologyTest::wave)
                .requireCovers(new SliceClock(2, new double[] {1}, 51, 0)));
    trace(BadPhysiologyTest::wave).requireCovers(run);
    final Trace late = new Trace("x", trace(BadPhysiologyTest::wave).samples(), 100, 4);
    refused(
        "x starts 4 s after the run's start, but the run's first slice was acquired at 0 s",
        () -> late.requireCovers(run));
    late.requireCovers(new SliceClock(2, new double[] {0, 1}, 48, 2));
    refused("starts 4 s", () -> RespiratoryPhase.of(late, run));
  }

  @Test
  void peaksAndRunDoNotMeet() {
    final double[] times = new double[60];
    Arrays.setAll(times, i -> 10 + i);
    final Peaks peaks =
        new Peaks(
            "'p.tsv'",
            Rhythm.CARDIAC,
            times,
            java.util.Collections.nCopies(60, Peaks.Origin.ADDED));
    refused(
        "begin at 10 s, but the run's first slice was acquired at 0 s",
        () -> CardiacPhase.of(peaks, new SliceClock(2, new double[] {0}, 30, 0)));
    refused(
        "end at 69 s, but the run's last slice was acquired at 98 s",
        () -> CardiacPhase.of(peaks, new SliceClock(2, new double[] {0}, 45, 5)));
    // up to two beats are carried on
    final CardiacPhase phase = CardiacPhase.of(peaks, new SliceClock(2, new double[] {0}, 32, 4));
    assertEquals(Math.PI, phase.applyAsDouble(8.5), 1e-9);
    assertEquals(Math.PI / 2, phase.applyAsDouble(70.25), 1e-9);
    refused(
        "has 2 peaks; 3 or more",
        () -> CardiacPhase.of(two(), new SliceClock(2, new double[1], 1, 0)));
  }

  private static Peaks two() {
    return new Peaks(
        "two",
        Rhythm.CARDIAC,
        new double[] {1, 2},
        List.of(Peaks.Origin.DETECTED, Peaks.Origin.FILLED));
  }

  @Test
  void addingAndRemoving() {
    final Peaks three = two().add(1.5);
    assertArrayEquals(new double[] {1, 1.5, 2}, three.times());
    assertEquals(Peaks.Origin.ADDED, three.origins().get(1));
    assertEquals(two(), three.remove(1.45, 0.1));
    refused("There is a peak of two at 2 s already", () -> two().add(2.0004));
    refused("a time in seconds".replace("a ", "its "), () -> two().add(Double.NaN));
    refused(
        "no peak of two within 0.1 s of 1.5 s; the nearest is at", () -> two().remove(1.5, 0.1));
    assertArrayEquals(new double[] {1.5}, two().middles());
    assertArrayEquals(new double[] {60}, two().rates());
    // intervals .9, 1.1, .9: mean 2.9/3; their differences .2 and -.2
    final Peaks four = two().remove(2, 0).add(1.9).add(3).add(3.9);
    assertEquals(0.2, four.rmssd(), 1e-12);
    assertEquals(Math.sqrt(0.04 / 3), four.sdnn(), 1e-12);
    assertEquals(
        "4 beats, median 66.7 per minute (54.5 to 66.7), SDNN 115 ms, RMSSD 200 ms; 3 added.",
        four.summary());
  }

  @Test
  void listsOfPeaks(@TempDir final Path folder) throws Exception {
    final Path file = folder.resolve("peaks.tsv");
    Files.writeString(file, "onset\tnote\n1.5\ta\n2.5\tb\n");
    final Peaks read = Peaks.read(file, Rhythm.CARDIAC);
    assertArrayEquals(new double[] {1.5, 2.5}, read.times());
    assertEquals(List.of(Peaks.Origin.ADDED, Peaks.Origin.ADDED), read.origins());
    for (final String[] bad :
        new String[][] {
          {"onset\n2\n1\n", "must ascend, but number 2 is at 1 s after one at 2 s"},
          {"onset\n1\nn/a\n", "is at n/a"},
          {"onset\n1\nx\n", "which is no number"},
          {"time\n1\n", "There is no column 'onset'"},
          {"onset\n", "has no rows"},
        }) {
      Files.writeString(file, bad[0]);
      final Exception e =
          assertThrows(java.io.IOException.class, () -> Peaks.read(file, Rhythm.CARDIAC));
      assertTrue(e.getMessage().contains(bad[1]), e.getMessage());
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    }
  }

  @Test
  void wrongOrdersAndClocks() {
    refused("cardiac order is 10; choose 0 to 9", () -> new Retroicor(10, 0, 0, 0));
    refused("respiratory order is -1", () -> new Retroicor(1, -1, 0, 0));
    refused("interaction is 1x0; both", () -> new Retroicor(1, 1, 1, 0));
    refused("has no order at all", () -> new Retroicor(0, 0, 0, 0));
    final SliceClock clock = new SliceClock(2, new double[] {0}, 3, 0);
    refused(
        "needs a respiratory trace, and there is none",
        () -> Retroicor.published().columns(t -> t, null, clock));
    assertEquals(32, Retroicor.published().size());
    refused("repetition time is 0.0 s", () -> new SliceClock(0, new double[] {0}, 3, 0));
    refused("Slice 1 is acquired at 3.0 s", () -> new SliceClock(2, new double[] {0, 3}, 3, 0));
    refused("There are no slice times", () -> new SliceClock(2, new double[0], 3, 0));
    refused("A run of 0 volumes", () -> new SliceClock(2, new double[1], 0, 0));
  }
}
