package org.cordj.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {

  private static final double[][] OBLIQUE = {
    {-0.955, 0.0, -0.498, 29.95}, {-0.002, 0.953, 1.259, -34.5}, {-0.028, -0.072, 16.745, -23.9}
  };

  @Test
  void orientationAndCordAxis() {
    final Grid axial = new Grid(68, 68, 5, OBLIQUE);
    assertEquals("LAS", axial.orientation());
    assertEquals(2, axial.cordAxis());
    assertEquals(0.9554, axial.voxelSize(0), 1e-3);
    final Grid sagittal =
        new Grid(60, 55, 52, new double[][] {{0, 0, 1, 0}, {-1, 0, 0, 0}, {0, 1, 0, 0}});
    assertEquals("PSR", sagittal.orientation());
    assertEquals(1, sagittal.cordAxis());
  }

  @Test
  void flippingTwiceIsTheSameGridAndAVoxelStaysInPlace() {
    final Grid grid = new Grid(68, 60, 5, OBLIQUE);
    final boolean[] flip = {true, false, true};
    final Grid flipped = grid.flipped(flip);
    assertArrayEquals(grid.toWorld(3, 7, 1), flipped.toWorld(64, 7, 3), 1e-9);
    assertTrue(grid.matches(flipped.flipped(flip)));
    assertFalse(grid.matches(flipped));
  }

  @Test
  void matchesToOnePercentOfAVoxel() {
    final Grid grid = new Grid(10, 10, 10, OBLIQUE);
    final double[][] near = grid.affine();
    near[0][3] += 0.005;
    assertTrue(grid.matches(new Grid(10, 10, 10, near)));
    near[0][3] += 0.01;
    final Grid far = new Grid(10, 10, 10, near);
    assertFalse(grid.matches(far));
    assertFalse(grid.matches(new Grid(10, 10, 9, OBLIQUE)));
    final String sentence =
        assertThrows(
                IllegalArgumentException.class, () -> Grid.requireSame("run", grid, "mask", far))
            .getMessage();
    assertTrue(sentence.contains(grid.toString()) && sentence.contains(far.toString()), sentence);
  }

  @Test
  void smallVoxelsAreNoSingularOnes() {
    final Grid grid = Grid.ras(3, 3, 3, 1e-4, 1e-4, 1e-5);
    assertEquals(1e-5, grid.voxelSize(2), 1e-12);
    final double[][] flat = {{100, 100, 0, 0}, {100, 100, 0, 0}, {0, 0, 100, 0}};
    assertThrows(IllegalArgumentException.class, () -> new Grid(2, 2, 2, flat));
    assertThrows(IllegalArgumentException.class, () -> Grid.ras(2, 2, 2, 1, 1, 0));
  }

  @Test
  void refusals() {
    final double[][] singular = {{1, 1, 0, 0}, {1, 1, 0, 0}, {0, 0, 1, 0}};
    for (final org.junit.jupiter.api.function.Executable e :
        List.<org.junit.jupiter.api.function.Executable>of(
            () -> new Grid(0, 1, 1, OBLIQUE),
            () -> new Grid(2000, 2000, 2000, OBLIQUE),
            () -> new Grid(2, 2, 2, singular),
            () -> new Grid(2, 2, 2, new double[][] {{Double.NaN, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
            () -> Mask.ofIndices("m", Grid.ras(2, 2, 1, 1, 1, 1), new int[] {1, 1}),
            () -> Mask.ofIndices("m", Grid.ras(2, 2, 1, 1, 1, 1), new int[] {4}),
            () -> Series.ofPlanes("s", new float[3][4], Grid.ras(2, 2, 2, 1, 1, 1), 1),
            () -> Series.ofPlanes("s", new float[2][3], Grid.ras(2, 2, 1, 1, 1, 1), 1),
            () -> Series.ofPlanes("s", new float[2][4], Grid.ras(2, 2, 1, 1, 1, 1), -1),
            () -> new Labels("l", Grid.ras(2, 1, 1, 1, 1, 1), new int[] {0, 3}, List.of()))) {
      final String sentence = assertThrows(IllegalArgumentException.class, e).getMessage();
      assertTrue(sentence.length() > 20, sentence);
    }
  }

  @Test
  void theMeanOverTime() {
    final float[][] planes = {{1, 2, Float.NaN}, {3, 5, 1}};
    final Series series = Series.ofPlanes("s", planes, Grid.ras(3, 1, 1, 1, 1, 1), 2);
    assertArrayEquals(new float[] {2, 3.5f, Float.NaN}, series.mean(Progress.NONE).planes()[0]);
  }
}
