package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CordLayoutTest {

  @Test
  void levelsGoDownTheCordAndHornsHaveTheirPlaces() {
    final CordLayout layout =
        CordLayout.of(
            List.of(
                "vertebral-T1_dorsal-left",
                "vertebral-C5_dorsal-right",
                "vertebral-C5_ventral-right",
                "vertebral-C5_ventral-left",
                "brainstem",
                "spinal-C10_left"));
    assertEquals(
        List.of("vertebral-C5", "spinal-C10", "vertebral-T1", "brainstem"), layout.levels());
    assertArrayEquals(new int[] {2, 0, 0, 0, 3, 1}, layout.level());
    assertArrayEquals(new int[] {-1, 1, 1, -1, 0, -1}, layout.across());
    assertArrayEquals(new int[] {-1, -1, 1, 1, 0, 0}, layout.ahead());
    assertArrayEquals(new int[] {3, 2, 1, 5, 0, 4}, layout.order());
  }

  @Test
  void hornsWithoutALevelShareOne() {
    final CordLayout layout = CordLayout.of(List.of("dorsal-left", "ventral-left"));
    assertEquals(List.of(""), layout.levels());
    assertArrayEquals(new int[] {1, 0}, layout.order());
  }
}
