package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slices without a usable cord: spoilt ones, and those that the cord has left. */
class SpoiltSlicesTest {

  private static final int WIDE = 64;
  private static final CordMask SURFACE =
      new CordMask(CordMask.Method.SURFACE, Contrast.AUTO, CordMask.DEFAULT_RADIUS);

  private static double error(final Centerline.Point p) {
    return Math.hypot(p.x() - CordForTests.right(p.z()), p.y() - CordForTests.front(p.z()));
  }

  private static Centerline find(final Volume image) {
    return CordCenterline.automatic(Contrast.AUTO).apply(image, Progress.NONE);
  }

  /** Zeroes, spikes in k-space (a wave over the slice), noise, and a blur of 9 x 9 mm. */
  private static void spoil(final Volume image, final int slice, final int kind) {
    final float[] plane = image.planes()[slice];
    final float[] before = plane.clone();
    final Random random = new Random(slice);
    for (int p = 0; p < plane.length; p++) {
      switch (kind) {
        case 0 -> plane[p] = 0;
        case 1 -> plane[p] += (float) (1500 * Math.sin(2.1 * (p % WIDE) + 1.3 * (p / WIDE)));
        case 2 -> plane[p] = (float) (400 * random.nextDouble());
        default -> {
          double sum = 0;
          int n = 0;
          for (int y = -4; y <= 4; y++) {
            for (int x = -4; x <= 4; x++) {
              final int q = p + x + WIDE * y;
              if (q >= 0 && q < plane.length) {
                sum += before[q];
                n++;
              }
            }
          }
          plane[p] = (float) (sum / n);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 4})
  void spoiltSlicesAreBridgedAndNamed(final double thickness) {
    final int nz = (int) (60 / thickness) + 5;
    final Grid grid = Grid.ras(WIDE, 60, nz, 1, 1, thickness);
    final Volume image = CordForTests.planted(grid, 1);
    final int[] spoilt = thickness < 2 ? new int[] {10, 20, 30, 31, 40} : new int[] {3, 7, 11, 15};
    for (int s = 0; s < spoilt.length; s++) {
      spoil(image, spoilt[s], s % 4);
    }
    final Centerline line = find(image);
    final CordMask.Result mask = SURFACE.apply(image, line, Progress.NONE);
    assertEquals(nz, line.points().size());
    assertEquals(nz, mask.slices().size());
    final int[] inSlice = new int[nz];
    for (final int index : mask.mask().indices()) {
      inSlice[index / grid.planeSize()]++;
    }
    final StringBuilder named = new StringBuilder();
    for (int z = 0; z < nz; z++) {
      final boolean bad = Arrays.binarySearch(spoilt, z) >= 0;
      final Centerline.Point p = line.points().get(z);
      assertTrue(error(p) < 0.3, "slice " + z + ": " + error(p) + " mm");
      assertEquals(bad, p.confidence() == 0, "line, slice " + z + ": " + p.confidence());
      assertEquals(bad, mask.confidence().get(z) == 0, "mask, slice " + z);
      assertEquals(
          Math.PI * CordForTests.WIDE * CordForTests.DEEP, inSlice[z], 10, "area in slice " + z);
      named.append(bad ? (named.isEmpty() ? "" : ", ") + (z + 1) : "");
    }
    assertEquals(
        "low confidence (below 0.30) in slices "
            + named
            + ", counted from 1; where it is 0 the boundary is bridged from the neighbours. Check the"
            + " outline there.",
        mask.warning());
  }

  @Test
  void aMaskWithoutDoubtWarnsOfNothing() {
    final Volume image = CordForTests.planted(Grid.ras(WIDE, 60, 20, 1, 1, 4), 1);
    assertEquals("", SURFACE.apply(image, find(image), Progress.NONE).warning());
  }

  /** 22 slices tilted by 20 degrees; the cord's middle lies beyond the image in the last ones. */
  @Test
  void anObliqueCordLeavesTheFieldOfView() {
    final double c = Math.cos(Math.toRadians(20));
    final double s = Math.sin(Math.toRadians(20));
    final double[][] affine = {{c, 0, 4 * s, 0}, {0, 1, 0, -24.5}, {-s, 0, 4 * c, 0}};
    // the middle of slice 6 lies at x = 0, z = -30
    affine[0][3] = -21.5 * c - 24 * s;
    affine[2][3] = -30 + 21.5 * s - 24 * c;
    final Grid grid = new Grid(44, 50, 22, affine);
    final Volume image = CordForTests.planted(grid, 1);
    final Centerline line = find(image);
    assertTrue(line.points().size() >= 14, line.points().size() + " slices");
    for (final Centerline.Point p : line.points()) {
      final double[] v = p.voxel().toArray();
      for (int d = 0; d < 3; d++) {
        assertTrue(v[d] >= -0.5 && v[d] <= grid.size(d) - 0.5, p.toString());
      }
      if (p.confidence() > CordCenterline.LEAST_CONFIDENCE) {
        assertTrue(error(p) < 0.5, "slice " + p.slice() + ": " + error(p) + " mm");
      }
    }
    // where the middle of the cord is beyond the image there is no point and no mask
    final int last = line.points().get(line.points().size() - 1).slice();
    assertTrue(last < 21, "the line ends in slice " + last);
    final Mask mask = SURFACE.apply(image, line, Progress.NONE).mask();
    for (final int index : mask.indices()) {
      assertTrue(index / grid.planeSize() <= last, "voxel " + index);
    }
    // what is given out is taken back
    assertEquals(
        line.points().size(),
        Centerline.of("again", grid, line.points().stream().map(Centerline.Point::voxel).toList())
            .points()
            .size());
  }

  /** A real image whose last five slices are air. */
  @Test
  void aRealCordThatEnds() {
    final Volume whole = CordCases.all().get(6).readImage();
    final Volume part = CordForTests.changed(whole, v -> v);
    final Random random = new Random(4);
    final int nz = whole.grid().nz();
    for (int z = nz - 5; z < nz; z++) {
      for (int p = 0; p < part.planes()[z].length; p++) {
        part.planes()[z][p] = (float) Math.hypot(random.nextGaussian(), random.nextGaussian());
      }
    }
    final Centerline line = find(part);
    final Centerline all = find(whole);
    int seen = 0;
    for (final Centerline.Point p : line.points()) {
      if (p.slice() >= nz - 5) {
        assertTrue(p.confidence() < CordMask.LOW_CONFIDENCE, p.toString());
      } else {
        final Centerline.Point q =
            all.points().stream().filter(o -> o.slice() == p.slice()).findFirst().orElseThrow();
        assertEquals(q.x(), p.x(), 0.5);
        assertEquals(q.y(), p.y(), 0.5);
        seen++;
      }
    }
    assertEquals(nz - 5, seen);
  }
}
