package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;

/** Masks, rings and areas where the answer is known. */
class CordMaskTest {

  private static final Grid GRID = Grid.ras(64, 60, 20, 1, 1, 4);

  private static CordMask tube(final double radius) {
    return new CordMask(CordMask.Method.TUBE, Contrast.AUTO, radius);
  }

  private static CordMask surface() {
    return new CordMask(CordMask.Method.SURFACE, Contrast.AUTO, CordMask.DEFAULT_RADIUS);
  }

  /** A straight line that moves so many voxels to the right and to the front each slice. */
  private static Centerline straight(final Grid grid, final double right, final double front) {
    final List<CordPoint> points = new ArrayList<>();
    for (int k = 0; k < grid.nz(); k++) {
      final double d = k - (grid.nz() - 1) / 2.0;
      points.add(
          new CordPoint((grid.nx() - 1) / 2.0 + d * right, (grid.ny() - 1) / 2.0 + d * front, k));
    }
    return Centerline.of("line", grid, points);
  }

  @Test
  void thePlantedSurface() {
    final Volume image = CordForTests.planted(GRID, 1);
    final Centerline line = CordCenterline.automatic(Contrast.AUTO).apply(image, Progress.NONE);
    final CordMask.Result result = surface().apply(image, line, Progress.NONE);
    int wrong = 0;
    int all = 0;
    for (int v = 0; v < GRID.voxels(); v++) {
      final double[] w = GRID.toWorld(v % 64, v / 64 % 60, v / (64 * 60));
      final boolean in =
          Math.hypot(
                  (w[0] - CordForTests.right(w[2])) / CordForTests.WIDE,
                  (w[1] - CordForTests.front(w[2])) / CordForTests.DEEP)
              < 1;
      all += in ? 1 : 0;
      wrong += in == result.mask().contains(v) ? 0 : 1;
    }
    final double dice = 1 - wrong / (double) (all + result.mask().count());
    assertTrue(dice > 0.97, "Dice " + dice);
    assertEquals(20, result.slices().size());
    for (final double c : result.confidence()) {
      assertTrue(c > 0.6, "confidence " + c);
    }
    // the soft mask's volume has no error of whole voxels
    double soft = 0;
    for (int v = 0; v < GRID.voxels(); v++) {
      soft += result.soft().get(v);
    }
    final double truth = Math.PI * CordForTests.WIDE * CordForTests.DEEP * 20;
    assertEquals(truth, soft, 0.05 * truth);
  }

  @Test
  void aTubeIsRoundAboutAnObliqueLine() {
    final Grid grid = Grid.ras(80, 60, 30, 0.5, 0.7, 2);
    for (final double radius : new double[] {1, 3, 6}) {
      final CordMask.Result result =
          tube(radius).apply(Volume.zeros("any", grid), straight(grid, 0.8, 0), Progress.NONE);
      final List<CordArea.Slice> slices = new CordArea(5).apply(result.soft());
      assertEquals(30, slices.size());
      final double angle = Math.toDegrees(Math.atan2(0.8 * 0.5, 2));
      for (final CordArea.Slice s : slices) {
        assertEquals(Math.PI * radius * radius, s.area(), 0.02 * Math.PI * radius * radius);
        assertEquals(s.area() / Math.cos(Math.toRadians(angle)), s.cut(), 0.01 * s.cut());
        assertEquals(angle, s.angle(), 0.3);
        assertEquals(s.area(), s.smoothed(), 0.02 * s.area());
      }
    }
  }

  @Test
  void aVoxelBelongsByMoreThanHalfOfItsArea() {
    final CordMask.Result result =
        tube(4).apply(Volume.zeros("any", GRID), straight(GRID, 0, 0), Progress.NONE);
    for (int v = 0; v < GRID.voxels(); v++) {
      assertEquals(result.soft().get(v) > 0.5f, result.mask().contains(v));
    }
    assertEquals(Math.PI * 16 * 20, result.mask().count(), 0.1 * Math.PI * 16 * 20);
  }

  @Test
  void theSurfaceOfAnImageWithoutEdgesIsWhatIsExpected() {
    final CordMask.Result result =
        surface().apply(Volume.filled("flat", GRID, 5), straight(GRID, 0, 0), Progress.NONE);
    assertEquals(Math.PI * 4.6 * 4.6, result.mask().count() / 20.0, 4);
    for (final double c : result.confidence()) {
      assertTrue(c < 0.01, "confidence " + c);
    }
  }

  @Test
  void refusesWhatItCannotUse() {
    for (final double radius : new double[] {0.9, 10.1, Double.NaN}) {
      final String sentence =
          assertThrows(IllegalArgumentException.class, () -> tube(radius)).getMessage();
      assertEquals("radius is " + radius + " mm; choose 1 to 10 mm.", sentence);
    }
    final Centerline other = straight(Grid.ras(64, 60, 20, 1, 1, 5), 0, 0);
    final String sentence =
        assertThrows(
                IllegalArgumentException.class,
                () -> tube(3).apply(Volume.zeros("image", GRID), other, Progress.NONE))
            .getMessage();
    assertTrue(sentence.contains("are not on the same grid"), sentence);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> CordMask.Method.of("ball"))
            .getMessage()
            .contains("choose surface or tube"));
  }

  @Test
  void aRingByBruteForce() {
    final double[][] affine = {{0.6, 0.1, 0, -10}, {0, 0.9, 0, -12}, {0, 0, 5, 0}};
    final Grid grid = new Grid(40, 30, 4, affine);
    final Mask mask =
        tube(3).apply(Volume.zeros("any", grid), straight(grid, 1, 0.5), Progress.NONE).mask();
    final Mask ring = new CsfRing(0.7, 3.1, false).apply(mask, null, Progress.NONE);
    for (int v = 0; v < grid.voxels(); v++) {
      final int slice = v / grid.planeSize();
      double nearest = Double.MAX_VALUE;
      for (int n = 0; n < mask.count(); n++) {
        if (mask.index(n) / grid.planeSize() == slice) {
          final int q = mask.index(n);
          final double[] a = grid.toWorld(v % 40, v / 40 % 30, slice);
          final double[] b = grid.toWorld(q % 40, q / 40 % 30, slice);
          nearest = Math.min(nearest, Math.hypot(a[0] - b[0], a[1] - b[1]));
        }
      }
      assertEquals(nearest > 0.7 && nearest <= 3.1, ring.contains(v), "voxel " + v);
    }
  }

  @Test
  void theBrightRingIsTheCsf() {
    final Volume image = CordForTests.planted(GRID, 1);
    final Centerline line = CordCenterline.automatic(Contrast.AUTO).apply(image, Progress.NONE);
    final Mask cord = surface().apply(image, line, Progress.NONE).mask();
    final Mask all = new CsfRing(0, 8, false).apply(cord, image, Progress.NONE);
    final Mask csf = new CsfRing(0, 8, true).apply(cord, image, Progress.NONE);
    assertTrue(csf.count() < 0.8 * all.count(), csf.count() + " of " + all.count());
    for (int n = 0; n < csf.count(); n++) {
      assertTrue(all.contains(csf.index(n)));
      assertTrue(image.get(csf.index(n)) > 400);
    }
  }

  @Test
  void ringsThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> new CsfRing(-1, 3, false));
    assertThrows(IllegalArgumentException.class, () -> new CsfRing(3, 3, false));
    assertThrows(IllegalArgumentException.class, () -> new CsfRing(1, 31, false));
    final Mask mask =
        tube(3).apply(Volume.zeros("any", GRID), straight(GRID, 0, 0), Progress.NONE).mask();
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new CsfRing(0.1, 0.2, false).apply(mask, null, Progress.NONE))
            .getMessage()
            .contains("No voxel lies between"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new CsfRing(0, 3, true).apply(mask, null, Progress.NONE))
            .getMessage()
            .contains("needs an image"));
  }

  @Test
  void areasThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> new CordArea(51));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new CordArea(5).apply(Volume.filled("two", GRID, 2)))
            .getMessage()
            .contains("a mask holds 0 to 1"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new CordArea(5).apply(Volume.zeros("none", GRID)))
            .getMessage()
            .contains("is empty"));
  }
}
