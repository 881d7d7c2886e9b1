package org.cordj.physio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Corrections as text, and from one list to another. */
class PeakEditsTest {

  private static Peaks peaks(final double... times) {
    return new Peaks(
        "p", Rhythm.CARDIAC, times, Collections.nCopies(times.length, Peaks.Origin.DETECTED));
  }

  @Test
  void textAndBack() {
    final PeakEdits edits = PeakEdits.of("12.31, 15.2", "3.1");
    assertEquals(List.of(12.31, 15.2), edits.add());
    assertEquals(" add=12.31,15.2 remove=3.1", edits.text());
    assertEquals("", PeakEdits.of("", "").text());
  }

  @Test
  void fromOneListToAnother() {
    final Peaks from = peaks(1, 2, 3, 4.123456789123);
    final Peaks to = peaks(1, 2.5, 3, 4.12345679);
    final PeakEdits edits = PeakEdits.between(from, to);
    assertEquals(" add=2.5 remove=2", edits.text());
    assertEquals(4, edits.apply(from).size());
    assertEquals("", PeakEdits.between(edits.apply(from), to).text());
  }

  @Test
  void removedIsTheNearestWithinAQuarterInterval() {
    assertEquals(List.of(1.0, 3.0), list(PeakEdits.of("", "2.2").apply(peaks(1, 2, 3))));
    final Exception far =
        assertThrows(
            IllegalArgumentException.class, () -> PeakEdits.of("", "2.3").apply(peaks(1, 2, 3)));
    assertTrue(far.getMessage().contains("no peak of p within 0.25 s of 2.3 s"), "" + far);
  }

  private static List<Double> list(final Peaks peaks) {
    return java.util.Arrays.stream(peaks.times()).boxed().toList();
  }

  @Test
  void wrongWords() {
    for (final String bad : new String[] {"x", "1,,2", "1;2", "NaN", "1,"}) {
      final Exception e = assertThrows(IllegalArgumentException.class, () -> PeakEdits.of(bad, ""));
      assertTrue(e.getMessage().startsWith("add is '" + bad + "'; it must be times"), "" + e);
    }
  }
}
