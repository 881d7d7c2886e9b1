package org.cordj.segment;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Volume;

/** Planted cords, and images turned round. */
final class CordForTests {

  /** Semi-axes of the planted cord, in mm. */
  static final double WIDE = 5.5;

  static final double DEEP = 4;

  private CordForTests() {}

  /** Where the planted cord lies to the right and to the front at a height, in mm. */
  static double right(final double z) {
    return 2 * Math.sin(z / 30);
  }

  static double front(final double z) {
    return 3 * Math.cos(z / 40);
  }

  /**
   * A dark cord in bright CSF in muscle, with blurred edges, noise of SD 12 against a contrast of
   * 300, and a dark vertebra in front.
   */
  static Volume planted(final Grid grid, final long seed) {
    final Random random = new Random(seed);
    final Volume image = Volume.zeros("planted", grid);
    final int[] size = {grid.nx(), grid.ny(), grid.nz()};
    for (int k = 0; k < size[2]; k++) {
      for (int j = 0; j < size[1]; j++) {
        for (int i = 0; i < size[0]; i++) {
          final double[] w = grid.toWorld(i, j, k);
          final double x = w[0] - right(w[2]);
          final double y = w[1] - front(w[2]);
          final double cord = inside(Math.hypot(x / WIDE, y / DEEP), (WIDE + DEEP) / 2);
          final double canal = inside(Math.hypot(x / 9.5, (y - 1) / 7.5), 8);
          final double bone = inside(Math.hypot(x / 14, (y - 20) / 10), 12);
          final double body = inside(Math.hypot(w[0] / 50, w[1] / 45), 45);
          double value = 150 * body * (1 - bone) + 30 * bone;
          value += canal * (600 - value);
          value += cord * (300 - value);
          image.set(
              i + grid.nx() * (j + grid.ny() * k), (float) (value + 12 * random.nextGaussian()));
        }
      }
    }
    return image;
  }

  /** The voxels whose centres lie in the planted cord. */
  static Mask mask(final Grid grid) {
    final Volume cord = Volume.zeros("cord", grid);
    for (int i = 0; i < grid.voxels(); i++) {
      final double[] w =
          grid.toWorld(i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.planeSize());
      final double x = (w[0] - right(w[2])) / WIDE;
      final double y = (w[1] - front(w[2])) / DEEP;
      cord.set(i, x * x + y * y < 1 ? 1 : 0);
    }
    return Mask.of(cord);
  }

  /** 1 within an ellipse, 0 outside, over about a mm. */
  private static double inside(final double share, final double radius) {
    return 1 / (1 + Math.exp((share - 1) * radius / 0.25));
  }

  /** The image with its voxel axes in another order and some turned round; the same in space. */
  static Volume turned(final Volume image, final int[] order, final boolean[] flip) {
    final Grid grid = image.grid();
    final double[][] affine = grid.affine();
    final double[][] turned = new double[3][4];
    final int[] size = new int[3];
    for (int d = 0; d < 3; d++) {
      size[d] = grid.size(order[d]);
      for (int r = 0; r < 3; r++) {
        turned[r][d] = affine[r][order[d]];
      }
    }
    for (int r = 0; r < 3; r++) {
      turned[r][3] = affine[r][3];
    }
    final Grid to = new Grid(size[0], size[1], size[2], turned).flipped(flip);
    final Volume out = Volume.zeros(image.name(), to);
    final int[] from = new int[3];
    for (int k = 0; k < size[2]; k++) {
      for (int j = 0; j < size[1]; j++) {
        for (int i = 0; i < size[0]; i++) {
          final int[] at = {i, j, k};
          for (int d = 0; d < 3; d++) {
            from[order[d]] = flip[d] ? size[d] - 1 - at[d] : at[d];
          }
          out.set(
              i + size[0] * (j + size[1] * k),
              image.get(from[0] + grid.nx() * (from[1] + grid.ny() * from[2])));
        }
      }
    }
    return out;
  }

  /** The image with every value changed, in the order of the voxels. */
  static Volume changed(final Volume image, final DoubleUnaryOperator change) {
    final Volume out = Volume.zeros(image.name(), image.grid());
    for (int v = 0; v < image.grid().voxels(); v++) {
      out.set(v, (float) change.applyAsDouble(image.get(v)));
    }
    return out;
  }
}
