package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuadrantsTest {

  private static final Grid RAS = Grid.ras(17, 15, 5, 1, 1.25, 4);

  private interface Inside {
    boolean test(double x, double y, double z);
  }

  private static Mask mask(final Grid grid, final Inside inside) {
    final int[] found = new int[grid.voxels()];
    int n = 0;
    for (int i = 0; i < found.length; i++) {
      final double[] w = world(grid, i);
      if (inside.test(w[0], w[1], w[2])) {
        found[n++] = i;
      }
    }
    return Mask.ofIndices("cord", grid, Arrays.copyOf(found, n));
  }

  private static double[] world(final Grid grid, final int i) {
    return grid.toWorld(i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.planeSize());
  }

  /** A lop-sided cord: an ellipse with a bump, its middle shifting from slice to slice. */
  private static boolean cord(final double x, final double y, final double z) {
    final double u = (x - 0.05 * z - 0.3) / 5.2;
    final double v = (y + 0.04 * z) / 4.1;
    return u * u + v * v < 1 || (x > 0 && x < 6.5 && y > 1 && y < 3);
  }

  private static String name(final int label) {
    return label == 0 ? "" : Quadrants.REGIONS.get(label - 1).name();
  }

  @Test
  void namesFollowTheWorldNotTheArray() {
    final Mask cord = mask(RAS, (x, y, z) -> x * x / 30 + y * y / 20 < 1);
    final Labels labels = new Quadrants(0).apply(cord);
    assertEquals("cord_quadrants", labels.name());
    for (int i = 0; i < RAS.voxels(); i++) {
      final double[] w = world(RAS, i);
      if (!cord.contains(i)) {
        assertEquals(0, labels.get(i));
      } else if (w[0] != 0 && w[1] != 0) {
        assertEquals(
            (w[1] > 0 ? "ventral-" : "dorsal-") + (w[0] > 0 ? "right" : "left"),
            name(labels.get(i)));
      }
    }
  }

  /** The 48 ways to store one image: 6 orders of the axes, 8 sets of flips. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1.3})
  void everyAxisOrderAndFlipGivesTheSameAnatomy(final double erode) {
    final Labels reference = new Quadrants(erode).apply(mask(RAS, QuadrantsTest::cord));
    final int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    int layouts = 0;
    for (final int[] order : orders) {
      for (int flips = 0; flips < 8; flips++) {
        final Grid grid = stored(RAS, order, flips);
        final Labels labels = new Quadrants(erode).apply(mask(grid, QuadrantsTest::cord));
        for (int i = 0; i < grid.voxels(); i++) {
          final double[] w = world(grid, i);
          final int same =
              (int) Math.round(w[0] + 8)
                  + 17 * ((int) Math.round(w[1] / 1.25 + 7) + 15 * (int) Math.round(w[2] / 4 + 2));
          assertEquals(reference.get(same), labels.get(i), grid.toString());
        }
        layouts++;
      }
    }
    assertEquals(48, layouts);
    assertTrue(reference.union().count() > 100);
  }

  /**
   * The grid whose voxel axis d runs along the old axis order[d], turned round where flips says.
   */
  private static Grid stored(final Grid grid, final int[] order, final int flips) {
    final double[][] from = grid.affine();
    final double[][] to = new double[3][4];
    for (int r = 0; r < 3; r++) {
      for (int d = 0; d < 3; d++) {
        to[r][d] = from[r][order[d]];
      }
      to[r][3] = from[r][3];
    }
    final boolean[] flip = {(flips & 1) != 0, (flips & 2) != 0, (flips & 4) != 0};
    return new Grid(grid.size(order[0]), grid.size(order[1]), grid.size(order[2]), to)
        .flipped(flip);
  }

  /** A scan tilted by 35 degrees front to back: the same voxels, the same quadrants. */
  @Test
  void aTiltedScanIsDividedInItsOwnPlane() {
    final Labels upright = new Quadrants(1.3).apply(mask(RAS, QuadrantsTest::cord));
    for (final double[] angles : new double[][] {{0.6, 0}, {0, 0.5}, {-0.4, 0.3}}) {
      final Grid tilted = rotated(RAS, angles[0], angles[1]);
      assertEquals(2, tilted.cordAxis());
      final Mask same = Mask.ofIndices("cord", tilted, mask(RAS, QuadrantsTest::cord).indices());
      final Labels labels = new Quadrants(1.3).apply(same);
      int agree = 0;
      for (int i = 0; i < RAS.voxels(); i++) {
        agree += labels.get(i) == upright.get(i) ? 1 : 0;
      }
      if (angles[0] * angles[1] == 0) {
        assertEquals(RAS.voxels(), agree, "one tilt leaves the plane's own front and right");
      } else {
        // two tilts turn the plane a little about its own normal
        assertTrue(agree > RAS.voxels() - 25, agree + " of " + RAS.voxels());
      }
    }
  }

  private static Grid rotated(final Grid grid, final double aboutX, final double aboutY) {
    final double[][] x = {
      {1, 0, 0},
      {0, Math.cos(aboutX), -Math.sin(aboutX)},
      {0, Math.sin(aboutX), Math.cos(aboutX)}
    };
    final double[][] y = {
      {Math.cos(aboutY), 0, Math.sin(aboutY)}, {0, 1, 0}, {-Math.sin(aboutY), 0, Math.cos(aboutY)}
    };
    final double[][] a = grid.affine();
    final double[][] b = multiply(y, multiply(x, a));
    return new Grid(grid.nx(), grid.ny(), grid.nz(), b);
  }

  private static double[][] multiply(final double[][] m, final double[][] a) {
    final double[][] b = new double[3][4];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 4; c++) {
        for (int k = 0; k < 3; k++) {
          b[r][c] += m[r][k] * a[k][c];
        }
      }
    }
    return b;
  }

  @Test
  void aScanInTheSagittalPlaneIsDividedAcrossTheCord() {
    // voxel axes P, S, R: slices of the cord run along the second axis
    final Grid grid =
        new Grid(15, 5, 17, new double[][] {{0, 0, 1, -8}, {-1.25, 0, 0, 8.75}, {0, 4, 0, -8}});
    assertEquals(1, grid.cordAxis());
    final Labels labels = new Quadrants(0).apply(mask(grid, (x, y, z) -> x * x + y * y < 30));
    for (int i = 0; i < grid.voxels(); i++) {
      final double[] w = world(grid, i);
      if (labels.get(i) != 0 && w[0] != 0 && w[1] != 0) {
        assertEquals(
            (w[1] > 0 ? "ventral-" : "dorsal-") + (w[0] > 0 ? "right" : "left"),
            name(labels.get(i)));
      }
    }
  }

  /** A square of 5 x 5 voxels about its centroid: 4 half lines of 2 voxels, and the centre. */
  @Test
  void voxelsOnALineAreSharedOutEvenlyOverFourSlices() {
    final Grid grid = Grid.ras(7, 7, 4, 1, 1, 3);
    final Labels labels =
        new Quadrants(0).apply(mask(grid, (x, y, z) -> Math.abs(x) < 2.5 && Math.abs(y) < 2.5));
    final int[][] perSlice = new int[4][4];
    for (int i = 0; i < grid.voxels(); i++) {
      if (labels.get(i) > 0) {
        perSlice[i / 49][labels.get(i) - 1]++;
      }
    }
    for (int q = 0; q < 4; q++) {
      final int quadrant = q;
      assertEquals(
          25, Arrays.stream(perSlice).mapToInt(s -> s[quadrant]).sum(), name(q + 1) + " in all");
    }
    // lowest slice: clockwise with the front up and the subject's left at the right
    assertEquals("ventral-left", name(labels.get(at(0, 2, 0))));
    assertEquals("dorsal-left", name(labels.get(at(-2, 0, 0))));
    assertEquals("dorsal-right", name(labels.get(at(0, -2, 0))));
    assertEquals("ventral-right", name(labels.get(at(2, 0, 0))));
    // the next one: counter-clockwise
    assertEquals("ventral-right", name(labels.get(at(0, 2, 1))));
    assertEquals("ventral-left", name(labels.get(at(-2, 0, 1))));
    assertEquals("dorsal-left", name(labels.get(at(0, -2, 1))));
    assertEquals("dorsal-right", name(labels.get(at(2, 0, 1))));
    // the centre goes to each in turn
    final List<String> centre = new ArrayList<>();
    for (int z = 0; z < 4; z++) {
      centre.add(name(labels.get(at(0, 0, z))));
    }
    assertEquals(List.of("ventral-left", "dorsal-left", "dorsal-right", "ventral-right"), centre);
  }

  private static int at(final int x, final int y, final int z) {
    return x + 3 + 7 * (y + 3 + 7 * z);
  }

  @Test
  void erosionIsMeasuredInTrueMillimetres() {
    // 1 x 2 mm voxels: a rim of one voxel is 1 mm wide along x and 2 mm along y
    final Grid grid = Grid.ras(11, 9, 1, 1, 2, 5);
    final Mask block = mask(grid, (x, y, z) -> Math.abs(x) < 4.5 && Math.abs(y) < 7);
    assertArrayEquals(new int[] {9, 7}, extent(block));
    assertArrayEquals(new int[] {9, 7}, extent(new Quadrants(0).apply(block).union()));
    assertArrayEquals(new int[] {9, 7}, extent(new Quadrants(0.99).apply(block).union()));
    assertArrayEquals(new int[] {7, 7}, extent(new Quadrants(1).apply(block).union()));
    assertArrayEquals(new int[] {5, 5}, extent(new Quadrants(2).apply(block).union()));
    assertArrayEquals(new int[] {3, 5}, extent(new Quadrants(3).apply(block).union()));
  }

  private static int[] extent(final Mask mask) {
    final int nx = mask.grid().nx();
    final int[] columns = Arrays.stream(mask.indices()).map(i -> i % nx).distinct().toArray();
    final int[] rows = Arrays.stream(mask.indices()).map(i -> i / nx).distinct().toArray();
    assertEquals(columns.length * rows.length, mask.count(), "a full block");
    return new int[] {columns.length, rows.length};
  }

  /** Against the definition: distance to every voxel outside, one by one, in a sheared grid. */
  @Test
  void erosionMatchesTheDefinitionInASkewGrid() {
    final Grid skew =
        new Grid(16, 14, 2, new double[][] {{1, 0.5, 0, -11}, {0.2, 1.1, 0, -8}, {0, 0, 5, 0}});
    final Mask cord = mask(skew, (x, y, z) -> x * x / 30 + y * y / 22 < 1);
    for (final double erode : new double[] {0.5, 1, 1.7, 2.4}) {
      final Mask kept = new Quadrants(erode).apply(cord).union();
      for (int n = 0; n < cord.count(); n++) {
        final int i = cord.index(n);
        boolean near = false;
        for (int v = -4; v < 18; v++) {
          for (int u = -4; u < 20; u++) {
            final boolean outside =
                u < 0 || v < 0 || u >= 16 || v >= 14 || !cord.contains(u + 16 * v + i / 224 * 224);
            final double[] a = world(skew, i);
            final double[] b = skew.toWorld(u, v, i / 224);
            near |= outside && Math.hypot(a[0] - b[0], a[1] - b[1]) <= erode + 1e-9;
          }
        }
        assertEquals(!near, kept.contains(i), "voxel " + i + " at " + erode + " mm");
      }
    }
  }

  @Test
  void theCentroidIsThatOfTheWholeMask() {
    // a spur to the right moves the centroid; erosion takes the spur off
    final Grid grid = Grid.ras(21, 11, 1, 1, 1, 5);
    final Mask spurred =
        mask(grid, (x, y, z) -> x * x + y * y < 17 || (y == 0 && x > 0 && x < 10.5));
    final Labels labels = new Quadrants(1).apply(spurred);
    final int[] counts = new int[5];
    for (int i = 0; i < grid.voxels(); i++) {
      counts[labels.get(i)]++;
    }
    assertTrue(counts[1] + counts[3] > counts[2] + counts[4] + 3, Arrays.toString(counts));
  }

  @Test
  void slicesTooThinToDivideAreNoted() {
    final Grid grid = Grid.ras(9, 9, 4, 1, 1, 5);
    final Mask mask =
        mask(
            grid,
            (x, y, z) ->
                z < -5
                    ? x * x + y * y < 9
                    : z < 0 ? Math.abs(x) < 2 && y == 0 : z < 5 && x + y == 9);
    final Quadrants.Result result = new Quadrants(0).divide(mask);
    assertEquals(
        List.of("Slice 1 (counted from 0) has no voxel in ventral-right."), result.notes());
    final Quadrants.Result eroded = new Quadrants(1).divide(mask);
    assertEquals(
        List.of(
            "Slice 1 (counted from 0) has no voxel in dorsal-left, dorsal-right, ventral-left,"
                + " ventral-right: erosion left nothing of it."),
        eroded.notes());
    assertTrue(new Quadrants(0).divide(mask(RAS, QuadrantsTest::cord)).notes().isEmpty());
  }

  @Test
  void whatCannotBeDividedIsRefused() {
    final Mask thin = mask(RAS, (x, y, z) -> Math.abs(x) < 2 && Math.abs(y) < 2);
    refused(
        "Eroding 'cord' by 5.0 mm leaves nothing of its 45 voxels; erode by less (its voxels are"
            + " 1.00 x 1.25 mm in the slice).",
        () -> new Quadrants(5).apply(thin));
    refused("is empty", () -> new Quadrants(0).apply(mask(RAS, (x, y, z) -> false)));
    refused("erode is -1.0 mm; choose 0 to 5.0 mm.", () -> new Quadrants(-1));
    refused("erode is 5.1 mm", () -> new Quadrants(5.1));
    refused("erode is NaN mm", () -> new Quadrants(Double.NaN));
  }

  private static void refused(
      final String part, final org.junit.jupiter.api.function.Executable call) {
    final String sentence = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(sentence.contains(part), sentence);
  }
}
