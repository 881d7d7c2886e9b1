package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slices that a user lists. */
class SliceListTest {

  @Test
  void listsAreWrittenAsTheyAreRead() {
    assertEquals(Set.of(), SliceList.parse("empty", " ", 9));
    assertEquals(Set.of(2, 5, 6, 7), SliceList.parse("empty", "5-7, 2", 9));
    assertEquals("2, 5, 6, 7", SliceList.text(SliceList.parse("empty", "5-7,2", 9)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "7-5", "3-10", "x", "1,", "-2", "1.5", "99999999999"})
  void otherTextsAreRefused(final String text) {
    final IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> SliceList.parse("empty", text, 9));
    assertTrue(e.getMessage().startsWith("empty is '" + text + "'; "), e.getMessage());
  }
}
