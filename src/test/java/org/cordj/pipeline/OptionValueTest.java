package org.cordj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is the same value, and what only looks like it. */
class OptionValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          0.5 | 0.5
          0.50 | 0.5
          .5 | 0.5
          +.5 | 0.5
          5e-1 | 0.5
          5E-01 | 0.5
          ` 0.5 ` | 0.5
          100 | 100
          100. | 100
          1e2 | 100
          1.00E+2 | 100
          -0 | 0
          -0.0 | 0
          0e5 | 0
          -2.50 | -2.5
          1e999 | 1E+999
          10e998 | 1E+999
          1e-999 | 1E-999
          0.10, .2,3.0 | 0.1,0.2,3
          0.010-0.080 | 0.010-0.080
          slow4,0.50 | slow4,0.5
          1,,2.0, | 1,,2,
          01 | 01
          00.5 | 00.5
          1e9999999999 | 1e9999999999
          1e | 1e
          . | .
          -.e1 | -.e1
          `` | ``
          NaN | NaN
          0x10 | 0x10
          1f | 1f
          true | true
          """)
  void numbersHaveOneForm(final String value, final String canonical) {
    assertEquals(canonical, OptionValue.canonical(value));
  }
}
