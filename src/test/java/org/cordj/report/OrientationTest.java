package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cordj.image.Grid;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;

/** A bright spot at the subject's right and front is painted left and up, whatever the array. */
class OrientationTest {

  private static final int[][] ORDERS = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
  };

  /** Millimetres and voxels along right, front and head, wherever the array has them. */
  private static final double[] EDGE = {1, 1.5, 5};

  private static final int[] SIZE = {14, 10, 3};

  /** Right, front, head: a voxel's centre in every grid below, but for the oblique one. */
  private static final double[] SPOT = {4.5, 3.75, 5};

  @Test
  void rightIsLeftAndFrontIsUpInAll48Orientations() {
    final Set<String> seen = new HashSet<>();
    for (final int[] order : ORDERS) {
      for (int signs = 0; signs < 8; signs++) {
        final Grid grid = grid(order, signs, 0);
        seen.add(grid.orientation());
        final double[] spot = paintedSpot(grid);
        assertEquals(14 / 2.0 - SPOT[0], spot[0], 0.1, grid.orientation() + " across, mm");
        assertEquals(15 / 2.0 - SPOT[1], spot[1], 0.1, grid.orientation() + " down, mm");
        assertEquals(0, spot[2], grid.orientation() + ": the tile nearest to the head");
      }
    }
    assertEquals(48, seen.size());
    assertTrue(seen.containsAll(List.of("LAS", "RAS", "PSR", "RPI", "SAL")));
  }

  @Test
  void obliqueGridsGoByTheNearestDirectionAndSaySo() {
    for (final int[] order : ORDERS) {
      for (int signs = 0; signs < 8; signs++) {
        final Grid grid = grid(order, signs, 25);
        final double[] spot = paintedSpot(grid);
        assertTrue(spot[0] < 14 / 2.0 - 1, grid.orientation() + " across, mm: " + spot[0]);
        assertTrue(spot[1] < 15 / 2.0 - 1, grid.orientation() + " down, mm: " + spot[1]);
        final Montage montage = Montage.of(Volume.zeros("m", grid), "m").withGrey(new Range(0, 1));
        final String notes = new MontagePage(montage).notes();
        assertTrue(notes.contains("oblique by up to 25\u00b0"), notes);
      }
    }
  }

  /** Where the spot is painted: mm from the left and from the top of its tile, and which tile. */
  private static double[] paintedSpot(final Grid grid) {
    final Volume volume = Volume.zeros("spot", grid);
    volume.set(nearest(grid, SPOT), 1);
    final MontagePage page =
        new MontagePage(Montage.of(volume, "spot").withGrey(new Range(0, 1000)));
    final Montage montage =
        Montage.of(volume, "spot")
            .withGrey(new Range(-1, 1))
            .withOverlay(Overlay.of(volume, "spot").withThreshold(0.5).withRange(new Range(-2, 2)));
    final BufferedImage picture = new MontagePage(montage).draw();
    final MontagePage at = new MontagePage(montage);
    final int wanted = ColorMap.SEQUENTIAL.rgb(1, new Range(-2, 2));
    for (int t = 0; t < page.crop().slices().size(); t++) {
      final List<int[]> found = new ArrayList<>();
      for (int y = 0; y < at.tiling().tileHeight(); y++) {
        for (int x = 0; x < at.tiling().tileWidth(); x++) {
          if ((picture.getRGB(at.x(t) + x, at.y(t) + y) & 0xffffff) == wanted) {
            found.add(new int[] {x, y});
          }
        }
      }
      if (!found.isEmpty()) {
        final double scale = at.tiling().scale();
        return new double[] {
          (found.stream().mapToInt(p -> p[0]).average().orElseThrow() + 0.5) / scale,
          (found.stream().mapToInt(p -> p[1]).average().orElseThrow() + 0.5) / scale,
          t
        };
      }
    }
    throw new AssertionError("no spot painted in " + grid);
  }

  private static int nearest(final Grid grid, final double[] world) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < grid.voxels(); i++) {
      final double[] w =
          grid.toWorld(i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.planeSize());
      final double d = Math.hypot(Math.hypot(w[0] - world[0], w[1] - world[1]), w[2] - world[2]);
      if (d < least) {
        least = d;
        best = i;
      }
    }
    return best;
  }

  /** Voxel axis d along world axis order[d], towards its negative end if bit d is set, centred. */
  private static Grid grid(final int[] order, final int signs, final double tiltDegrees) {
    final double c = Math.cos(Math.toRadians(tiltDegrees));
    final double s = Math.sin(Math.toRadians(tiltDegrees));
    // slices tilted towards the front, as along a lordotic neck
    final double[][] turn = {{1, 0, 0}, {0, c, -s}, {0, s, c}};
    final double[][] affine = new double[3][4];
    final int[] size = new int[3];
    for (int d = 0; d < 3; d++) {
      size[d] = SIZE[order[d]];
      final double step = (signs >> d & 1) == 0 ? EDGE[order[d]] : -EDGE[order[d]];
      for (int r = 0; r < 3; r++) {
        affine[r][d] = turn[r][order[d]] * step;
        affine[r][3] -= affine[r][d] * (size[d] - 1) / 2.0;
      }
    }
    return new Grid(size[0], size[1], size[2], affine);
  }
}
