package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0",
    "5.0512, 10.1, 5.05",
    "-5.0512, 10.1, \u22125.05",
    "100.5, 2, 100.5",
    "107.31, 68, 107.3",
    "408.2, 358, 408",
    "6928.4, 6520, 6930",
    "0.30000000000000004, 1, 0.3",
    "0.0123456, 0.01, 0.01235",
    "0.00001234, 0.0001, 1.23e\u22125",
    "2500000, 3000000, 2.5e6",
    "0.0001, 5, 0"
  })
  void numbersHaveTheDigitsThatTheScaleNeeds(
      final double value, final double span, final String text) {
    assertEquals(text, Text.number(value, span));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.02, 0.10",
    "0, 0.5, 0.0",
    "-2, 1, \u22122",
    "3000, 1000, 3000",
    "0.3, 0.1, 0.3"
  })
  void roundValuesHaveTheDecimalsOfTheirStep(
      final double value, final double step, final String text) {
    assertEquals(text, Text.tick(value, step, 4 * step));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1.9, 1", "2, 2", "4.99, 2", "5, 5", "9.9, 5", "0.03, 0.02", "130, 100"})
  void stepsAreRound(final double atMost, final double step) {
    assertEquals(step, Range.roundStep(atMost), 1e-12);
  }

  @Test
  void linesAreNoWiderThanAllowedAndKeepEveryWord() {
    final String text = "ALFF 0.01-0.198 Hz (signal units)";
    final List<String> lines = Text.wrap(text, Text.plain(20), 150);
    assertTrue(lines.size() > 1);
    assertEquals(text, String.join(" ", lines));
    for (final String line : lines) {
      assertTrue(Text.width(line, Text.plain(20)) <= 150, line);
    }
    final double fitted = Text.width(text, Text.fit(text, Text.plain(40), 150));
    assertEquals(150, fitted, 1);
  }
}
