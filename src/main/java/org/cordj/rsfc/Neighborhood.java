package org.cordj.rsfc;

import static org.cordj.io.Numbers.brief;

import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Grid;

/**
 * Which voxels about a voxel count as its neighbours, itself among them.
 *
 * @param neighbors how many there are at most: 7 share faces, 19 edges, 27 corners; 9 those of the
 *     27 that lie in one plane across the cord, for slices much thicker than a voxel is wide. 0:
 *     those within the radius
 * @param radius in mm, from centre to centre, inclusive to a millionth; 0 where the number says
 *     which. Distances are those of the grid's affine
 */
public record Neighborhood(int neighbors, double radius) {

  /** The word for a radius. */
  public static final String RADIUS = "radius";

  private static final int IN_PLANE = 9;
  private static final int MOST = 1000;

  /** Affines come as single precision. */
  private static final double INCLUSIVE = 1 + 1e-6;

  /** Checks the number and the radius. */
  public Neighborhood {
    if (neighbors == 0 && !(radius > 0 && Double.isFinite(radius))) {
      throw new IllegalArgumentException(
          "radius is " + brief(radius) + " mm; neighbors=radius needs one above 0, such as 2.");
    }
    if (neighbors != 0 && radius != 0) {
      throw new IllegalArgumentException(
          "radius is "
              + brief(radius)
              + " mm, but neighbors is "
              + neighbors
              + "; choose neighbors=radius, or leave radius out.");
    }
    if (neighbors != 0
        && neighbors != 7
        && neighbors != IN_PLANE
        && neighbors != 19
        && neighbors != 27) {
      throw illegal(Integer.toString(neighbors));
    }
  }

  private static IllegalArgumentException illegal(final String found) {
    return new IllegalArgumentException(
        "neighbors is "
            + found
            + "; choose 7 (faces), 19 (edges too), 27 (corners too), 9 (in the plane across the"
            + " cord) or radius (within a radius in mm).");
  }

  /**
   * What users write.
   *
   * @param word a number or {@code radius}
   * @param radius in mm, 0 where the word is a number
   */
  public static Neighborhood of(final String word, final double radius) {
    if (word.equals(RADIUS)) {
      return new Neighborhood(0, radius);
    }
    final int number;
    try {
      number = Integer.parseInt(word);
    } catch (final NumberFormatException e) {
      throw illegal("'" + word + "'");
    }
    if (number == 0) {
      throw illegal(word);
    }
    return new Neighborhood(number, radius);
  }

  /** What its voxels are, for a record: {@code 27} or {@code within 2 mm}. */
  public String describe() {
    return neighbors == 0 ? "within " + brief(radius) + " mm" : Integer.toString(neighbors);
  }

  /**
   * The steps from a voxel to those that count, {dx, dy, dz}, {0, 0, 0} among them.
   *
   * @param name what sentences call the grid's image
   * @throws IllegalArgumentException if a radius reaches no neighbour, or more than 1000 voxels
   */
  int[][] steps(final String name, final Grid grid) {
    return neighbors == 0 ? within(name, grid) : near(grid);
  }

  private int[][] near(final Grid grid) {
    final int farthest = neighbors == 7 ? 1 : neighbors == 19 ? 2 : 3;
    final int fixed = neighbors == IN_PLANE ? grid.cordAxis() : -1;
    final List<int[]> steps = new ArrayList<>();
    for (int dz = -1; dz <= 1; dz++) {
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          final int[] step = {dx, dy, dz};
          if (Math.abs(dx) + Math.abs(dy) + Math.abs(dz) <= farthest
              && (fixed < 0 || step[fixed] == 0)) {
            steps.add(step);
          }
        }
      }
    }
    return steps.toArray(int[][]::new);
  }

  private int[][] within(final String name, final Grid grid) {
    final double most = radius * INCLUSIVE;
    final double smallest =
        Math.min(grid.voxelSize(0), Math.min(grid.voxelSize(1), grid.voxelSize(2)));
    // a ball holds about so many voxels: says no before it would take long to count them
    final double volume = grid.voxelSize(0) * grid.voxelSize(1) * grid.voxelSize(2);
    if (4.2 * most * most * most > 4 * MOST * volume) {
      throw tooMany(name, "more than " + MOST);
    }
    final int[] far = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      far[axis] = (int) (most * reciprocal(grid.affine(), axis));
    }
    final List<int[]> steps = new ArrayList<>();
    for (int dz = -far[2]; dz <= far[2]; dz++) {
      for (int dy = -far[1]; dy <= far[1]; dy++) {
        for (int dx = -far[0]; dx <= far[0]; dx++) {
          if (distance(grid.affine(), dx, dy, dz) <= most) {
            steps.add(new int[] {dx, dy, dz});
          }
        }
      }
    }
    if (steps.size() == 1) {
      throw new IllegalArgumentException(
          "radius is "
              + brief(radius)
              + " mm, below the voxels' distance in '"
              + name
              + "', "
              + brief(smallest)
              + " mm: no voxel has a neighbour. Choose "
              + brief(smallest)
              + " mm or more.");
    }
    if (steps.size() > MOST) {
      throw tooMany(name, Integer.toString(steps.size()));
    }
    return steps.toArray(int[][]::new);
  }

  private IllegalArgumentException tooMany(final String name, final String found) {
    return new IllegalArgumentException(
        "A radius of "
            + brief(radius)
            + " mm holds "
            + found
            + " voxels of '"
            + name
            + "'; the most is "
            + MOST
            + ". Choose a smaller one.");
  }

  private static double distance(
      final double[][] affine, final int dx, final int dy, final int dz) {
    double sum = 0;
    for (int row = 0; row < 3; row++) {
      final double d = affine[row][0] * dx + affine[row][1] * dy + affine[row][2] * dz;
      sum += d * d;
    }
    return Math.sqrt(sum);
  }

  /** The norm of a row of the affine's inverse: voxels along an axis for a mm across its planes. */
  private static double reciprocal(final double[][] affine, final int axis) {
    final int b = (axis + 1) % 3;
    final int c = (axis + 2) % 3;
    double determinant = 0;
    double squares = 0;
    for (int row = 0; row < 3; row++) {
      final int r = (row + 1) % 3;
      final int s = (row + 2) % 3;
      final double cross = affine[r][b] * affine[s][c] - affine[s][b] * affine[r][c];
      squares += cross * cross;
      determinant += cross * affine[row][axis];
    }
    return Math.sqrt(squares) / Math.abs(determinant);
  }
}
