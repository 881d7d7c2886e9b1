package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighborhoodTest {

  private static final Grid GRID = Grid.ras(7, 6, 5, 1, 1, 5);

  /** Against distances of the affine, in voxels of 1 x 1 x 5 mm that are sheared and turned. */
  @ParameterizedTest
  @CsvSource({"1,5", "1.5,9", "2.9,25", "5,83", "7.2,339"})
  void aRadiusIsADistanceInMillimetres(final double radius, final int most) {
    final Neighborhood ball = Neighborhood.of("radius", radius);
    assertEquals(most, ball.steps("run", GRID).length);
    final double c = Math.cos(0.3);
    final double s = Math.sin(0.3);
    final Grid turned =
        new Grid(7, 6, 5, new double[][] {{c, -s, 0.5, 3}, {s, c, 0.2, 9}, {0, 0, 5, 0}});
    int counted = 0;
    for (int dz = -9; dz <= 9; dz++) {
      for (int dy = -9; dy <= 9; dy++) {
        for (int dx = -9; dx <= 9; dx++) {
          final double[] to = turned.toWorld(dx, dy, dz);
          counted += Math.hypot(Math.hypot(to[0] - 3, to[1] - 9), to[2]) <= radius + 1e-6 ? 1 : 0;
        }
      }
    }
    assertEquals(counted, ball.steps("run", turned).length);
  }

  private static String refusal(final org.junit.jupiter.api.function.Executable what) {
    return assertThrows(IllegalArgumentException.class, what).getMessage();
  }

  @Test
  void neighbourhoodsThatCannotBeAreOneSentence() {
    assertEquals(
        "radius is 2 mm, but neighbors is 27; choose neighbors=radius, or leave radius out.",
        refusal(() -> Neighborhood.of("27", 2)));
    assertEquals(
        "radius is 0 mm; neighbors=radius needs one above 0, such as 2.",
        refusal(() -> Neighborhood.of("radius", 0)));
    assertTrue(refusal(() -> Neighborhood.of("ball", 0)).startsWith("neighbors is 'ball'; choose"));
    assertTrue(refusal(() -> Neighborhood.of("0", 1)).startsWith("neighbors is 0; choose 7"));
    final Series run =
        Series.ofPlanes("noise", RunsForTests.noise(7, 6, 5, 20, 2, 1).planes(), GRID, 2);
    final Mask all = Mask.all(GRID);
    assertEquals(
        "radius is 0.9 mm, below the voxels' distance in 'noise', 1 mm: no voxel has a neighbour."
            + " Choose 1 mm or more.",
        refusal(() -> new Reho(Neighborhood.of("radius", 0.9), 2).apply(run, all, Progress.NONE)));
    assertEquals(
        "A radius of 11 mm holds 1101 voxels of 'noise'; the most is 1000. Choose a smaller one.",
        refusal(() -> new Reho(Neighborhood.of("radius", 11), 2).apply(run, all, Progress.NONE)));
    assertTrue(
        refusal(() -> new Reho(Neighborhood.of("radius", 1e9), 2).apply(run, all, Progress.NONE))
            .contains("holds more than 1000 voxels"));
    assertEquals(
        "least is 6, but a neighbourhood within 1 mm holds 5 voxels of 'noise'. Choose fewer, or a"
            + " larger radius.",
        refusal(() -> new Reho(Neighborhood.of("radius", 1), 6).apply(run, all, Progress.NONE)));
    assertEquals(
        "least is 1; it must be 2 or more, the voxel itself among them.",
        refusal(() -> new Reho(Neighborhood.of("radius", 1), 1)));
  }
}
