package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Grid;
import org.junit.jupiter.api.Test;

class ViewTest {

  private static final List<View> ALL = new ArrayList<>();

  static {
    for (int v = 0; v < 8; v++) {
      ALL.add(new View((v & 1) != 0, (v & 2) != 0, (v & 4) != 0));
    }
  }

  /** The 48 ways in which voxel axes can run. */
  static List<String> orientations() {
    final List<String> codes = new ArrayList<>();
    for (final String order : List.of("RAS", "RSA", "ARS", "ASR", "SRA", "SAR")) {
      for (int s = 0; s < 8; s++) {
        final StringBuilder code = new StringBuilder();
        for (int d = 0; d < 3; d++) {
          final char c = order.charAt(d);
          code.append((s >> d & 1) == 0 ? c : "LPI".charAt("RAS".indexOf(c)));
        }
        codes.add(code.toString());
      }
    }
    return codes;
  }

  @Test
  void everyOrientationIsShownUpright() {
    assertEquals(48, orientations().stream().distinct().count());
    for (final String code : orientations()) {
      final Grid grid = GridsForTests.of(code);
      final String shown = View.upright(grid).show(grid).orientation();
      final String plane = shown.substring(0, 2);
      // columns to the left or the back, rows to the back or the feet
      assertTrue(List.of("LP", "LI", "PI").contains(plane), code + " is shown " + shown);
      assertEquals(code.charAt(2), shown.charAt(2), "slices keep their order");
    }
  }

  @Test
  void anObliquePlaneGoesByItsNearestAxes() {
    final double c = Math.cos(Math.toRadians(30));
    final double s = Math.sin(Math.toRadians(30));
    // sagittal, its rows stored along y (to the front) leaning by 30 degrees to the head
    final Grid grid = new Grid(4, 3, 2, new double[][] {{0, 0, 2, 0}, {-s, c, 0, 0}, {c, s, 0, 0}});
    final View view = View.upright(grid);
    assertEquals("-y -x", view.toString());
    assertEquals("PIR", view.show(grid).orientation());
  }

  @Test
  void whatIsTurnedBackIsTheSameBitForBit() {
    final int nx = 4;
    final int ny = 3;
    final float[] stored = new float[12];
    for (int i = 0; i < 12; i++) {
      stored[i] = Float.intBitsToFloat(0x7f800001 + i);
    }
    for (final View view : ALL) {
      final float[] shown = view.show(stored, nx, ny);
      final int w = view.transposed() ? ny : nx;
      final float[] back = view.inverse().show(shown, w, 12 / w);
      for (int i = 0; i < 12; i++) {
        assertEquals(
            Float.floatToRawIntBits(stored[i]), Float.floatToRawIntBits(back[i]), view.toString());
      }
      final float[] own = view.showOwn(stored.clone(), nx, ny);
      for (int i = 0; i < 12; i++) {
        assertEquals(Float.floatToRawIntBits(shown[i]), Float.floatToRawIntBits(own[i]));
      }
      final int[] colors = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
      assertArrayEquals(colors, view.inverse().show(view.show(colors, nx, ny), w, 12 / w));
    }
  }

  @Test
  void pixelsAndGridAreTurnedAlike() {
    final Grid grid =
        new Grid(4, 3, 2, new double[][] {{1.1, .2, .3, 5}, {-.2, 1.5, .1, -7}, {0, .4, 5, 3}});
    final int[] stored = new int[12];
    for (int i = 0; i < 12; i++) {
      stored[i] = i;
    }
    for (final View view : ALL) {
      final Grid shown = view.show(grid);
      final int[] plane = view.show(stored, 4, 3);
      for (int i = 0; i < 12; i++) {
        final double[] was = grid.toWorld(plane[i] % 4, plane[i] / 4, 1);
        assertArrayEquals(was, shown.toWorld(i % shown.nx(), i / shown.nx(), 1), 1e-12);
      }
    }
  }

  @Test
  void twoViewsOneAfterTheOther() {
    final int[] stored = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    for (final View first : ALL) {
      final int w = first.transposed() ? 3 : 4;
      for (final View second : ALL) {
        final int[] twice = second.show(first.show(stored, 4, 3), w, 12 / w);
        assertArrayEquals(twice, first.then(second).show(stored, 4, 3), first + " then " + second);
      }
    }
  }

  @Test
  void asTextAndBack() {
    for (final View view : ALL) {
      assertEquals(view, View.parse(view.toString()));
    }
    assertEquals("-y +x", new View(true, true, false).toString());
    assertThrows(IllegalArgumentException.class, () -> View.parse("+x +x"));
  }
}
