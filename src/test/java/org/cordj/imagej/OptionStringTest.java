package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionStringTest {

  private static final List<String> KEYS = List.of("series", "mask", "table");

  @Test
  void readsWhatTheRecorderWrites() {
    assertEquals(
        Map.of("series", "my run", "mask", "A", "table", "x [1] y", "bands", "slow4,0.01-0.1"),
        OptionString.parse("Cmd", "series=[my run] mask=A table=[x [1] y] bands=slow4,0.01-0.1 "));
    assertEquals(Map.of("path", "it's"), OptionString.parse("Cmd", "path=it's"));
    assertEquals(Map.of("path", "two words"), OptionString.parse("Cmd", "path='two words'"));
    assertEquals(Map.of("table", ""), OptionString.parse("Cmd", "table=[]"));
    assertEquals(Map.of("path", "C:\\x\\y"), OptionString.parse("Cmd", "path=C:\\x\\y"));
    assertEquals(Map.of(), OptionString.parse("Cmd", "  "));
  }

  @Test
  void aKeyInsideABracketIsNotAKey() {
    assertEquals(
        Map.of("series", "cord mask=A", "mask", "B"),
        OptionString.parse("Cmd", "series=[cord mask=A] mask=B"));
  }

  @Test
  void faultsAreNamed() {
    for (final String options : new String[] {"apply", "series=[a b", "mask=a mask=b", "a=1 b"}) {
      final String sentence =
          assertThrows(
                  IllegalArgumentException.class, () -> OptionString.parse("Cord ALFF", options))
              .getMessage();
      assertTrue(sentence.startsWith("Cord ALFF: ") && sentence.contains("'"), sentence);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a]b", "[a", "two\nlines", "a mask=b", "mask=b", "x_series=1", "1table=2"})
  void valuesThatNoMacroCanHoldAreRefused(final String value) {
    assertThrows(
        IllegalArgumentException.class,
        () -> OptionString.requireRecordable("Cmd", KEYS, "table", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a[1] b", "it's \"so\"", "C:\\x", "Rückenmark µ", "unmask=b"})
  void otherValuesAreNot(final String value) {
    assertDoesNotThrow(() -> OptionString.requireRecordable("Cmd", KEYS, "table", value));
  }
}
