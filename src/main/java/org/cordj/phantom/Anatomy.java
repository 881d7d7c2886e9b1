package org.cordj.phantom;

import static org.cordj.phantom.Shapes.capsule;
import static org.cordj.phantom.Shapes.coverage;
import static org.cordj.phantom.Shapes.ellipse;

import org.cordj.image.Grid;

/**
 * One axial slice of a neck: what tissue lies where, and how bright it is in a T2*-weighted
 * gradient-echo image. Positions are mm from the middle of the slice, x to the subject's left (the
 * array's x axis), y to the front (the array's y axis).
 *
 * <p>The cord is an ellipse of about 13 x 9 mm on a gentle curve. Its grey matter is a butterfly:
 * each ventral horn a short wide capsule, each dorsal horn a long narrow one of the same area, left
 * and right mirror images, joined by grey matter that belongs to no horn.
 */
final class Anatomy {

  /** Horns in the order of all arrays: dorsal left, dorsal right, ventral left, ventral right. */
  static final int HORNS = 4;

  /** Mean signal of white matter, about that of the cord; everything else is relative to it. */
  private static final double WHITE = 985;

  private static final double GREY = 1070;
  private static final double CSF = 1500;
  private static final double ROOT = 1180;
  private static final double DURA = 430;
  private static final double MUSCLE = 600;
  private static final double VERTEBRA = 340;
  private static final double DISC = 640;
  private static final double BONE = 300;
  private static final double ARTERY = 950;

  /** Half axes of the cord and of the dural sac at the middle of the slab, in mm. */
  private static final double CORD_X = 6.6;

  private static final double CORD_Y = 4.4;
  private static final double SAC_X = 9.8;
  private static final double SAC_Y = 6.8;

  /** Area of each horn in mm^2 and the half widths of dorsal and ventral horns in mm. */
  private static final double HORN_AREA = 4.4;

  private static final double DORSAL_R = 0.62;
  private static final double VENTRAL_R = 0.95;

  /** Where the horns begin, near the middle, and the unit vectors along which they run outward. */
  private static final double[] DORSAL_BASE = {1.40, -0.92};

  private static final double[] DORSAL_WAY = {0.6, -0.8};
  private static final double[] VENTRAL_BASE = {1.65, 1.25};
  private static final double[] VENTRAL_WAY = {0.8, 0.6};

  /** A point this far from every outline, in mm, stands for the whole of its 1 mm voxel. */
  private static final double CLEAR = 0.95;

  private static final int SUPERSAMPLES = 4;

  /** Distance from the cord, in mm, up to which all moves, and from which all rests. */
  private static final double MOVES = 6;

  private static final double RESTS = 14;

  private final int nx;
  private final int ny;
  private final double voxelX;
  private final double voxelY;
  private final double centreX;
  private final double centreY;
  private final double scale;
  private final double front;
  private final Texture texture;
  private final double[] mobility;
  private final double dorsalLength = Shapes.capsuleLength(HORN_AREA, DORSAL_R);
  private final double ventralLength = Shapes.capsuleLength(HORN_AREA, VENTRAL_R);

  /** What a slice looks like: one value a voxel. */
  static final class Picture {

    /** Mean signal. */
    final double[] mean;

    /** Share of the voxel that is cord. */
    final double[] cord;

    /** Share of the voxel that is CSF. */
    final double[] csf;

    /** Share of the voxel that is each horn, [horn][voxel]. */
    final double[][] horns;

    private final double[] sum = new double[4 + HORNS];

    Picture(final int voxels) {
      mean = new double[voxels];
      cord = new double[voxels];
      csf = new double[voxels];
      horns = new double[HORNS][voxels];
    }
  }

  /** The anatomy of one slice of a grid whose axes are L, A and S. */
  Anatomy(final Grid grid, final int slice, final long seed) {
    nx = grid.nx();
    ny = grid.ny();
    voxelX = grid.voxelSize(0);
    voxelY = grid.voxelSize(1);
    final double z = (slice - (grid.nz() - 1) / 2.0) * grid.voxelSize(2);
    // lordosis of 150 mm radius, tilts of 3 and 2 degrees; the cord meets the voxels differently in
    // each slice, so that the quadrants hold equally many voxels and equal parts of the horns
    centreX = -0.20 + 0.030 * z;
    centreY = -0.90 + 0.052 * z + z * z / 300;
    scale = 1 - 0.05 * (z / 15) * (z / 15);
    front = slice % 3 == 1 ? DISC : VERTEBRA;
    texture = new Texture(seed, Seeds.TEXTURE, slice);
    mobility = new double[nx * ny];
    for (int p = 0; p < mobility.length; p++) {
      final double d =
          ellipse(x(p) - centreX, y(p) - centreY, scale * CORD_X, scale * CORD_Y) - MOVES;
      final double t = Math.min(1, Math.max(0, d / (RESTS - MOVES)));
      mobility[p] = 1 - t * t * (3 - 2 * t);
    }
  }

  double x(final int voxel) {
    return (voxel % nx - (nx - 1) / 2.0) * voxelX;
  }

  double y(final int voxel) {
    return (voxel / nx - (ny - 1) / 2.0) * voxelY;
  }

  /**
   * Draws the slice with its content moved by (shiftX, shiftY) mm. What a voxel shows is looked up
   * where it came from, so that nothing is interpolated or blurred.
   */
  void draw(final double shiftX, final double shiftY, final Picture picture) {
    for (int p = 0; p < mobility.length; p++) {
      final double x = x(p) - mobility[p] * shiftX - centreX;
      final double y = y(p) - mobility[p] * shiftY - centreY;
      final double[] sum = picture.sum;
      java.util.Arrays.fill(sum, 0);
      if (add(x, y, sum) < CLEAR) {
        java.util.Arrays.fill(sum, 0);
        for (int b = 0; b < SUPERSAMPLES; b++) {
          final double v = y + ((b + 0.5) / SUPERSAMPLES - 0.5) * voxelY;
          for (int a = 0; a < SUPERSAMPLES; a++) {
            add(x + ((a + 0.5) / SUPERSAMPLES - 0.5) * voxelX, v, sum);
          }
        }
        for (int n = 0; n < sum.length; n++) {
          sum[n] /= SUPERSAMPLES * SUPERSAMPLES;
        }
      }
      // texture varies slowly enough to be taken once a voxel
      picture.mean[p] = sum[0] + sum[1] * texture.at(x + centreX, y + centreY);
      picture.cord[p] = sum[2];
      picture.csf[p] = sum[3];
      for (int h = 0; h < HORNS; h++) {
        picture.horns[h][p] = sum[4 + h];
      }
    }
  }

  /**
   * Adds what lies at a point relative to the cord's centre: signal, signal that carries texture,
   * cord, CSF and the four horns. Returns the distance to the nearest outline in mm.
   */
  private double add(final double x, final double y, final double[] sum) {
    final double sac = ellipse(x, y - 0.2, SAC_X, SAC_Y);
    final double side = Math.abs(x);
    double signal = 0;
    double rough = 0;
    double clear = Math.abs(sac);
    if (sac > -Shapes.EDGE) {
      final double body = ellipse(x, y - 16.3, 11.8, 8.2);
      final double pillar = ellipse(side - 13.6, y + 0.3, 4.6, 4.2);
      final double arch = Math.max(ellipse(x, y - 0.2, SAC_X + 3.4, SAC_Y + 3.2), y - 0.5);
      final double spine = capsule(x, y, 0, -10.4, 0, -21, 1.9);
      final double artery = ellipse(side - 13.0, y - 7.2, 1.7, 1.6);
      final double dura = sac - 0.9;
      // the back lies on the receive coil: muscle fades to the front
      signal = MUSCLE * (1 - 0.012 * y);
      rough = 0.16 * signal;
      clear = Math.min(clear, min(body, pillar, arch, spine, artery, dura));
      double c = coverage(body);
      signal += c * (front - signal);
      rough += c * (0.09 * front - rough);
      c = Math.max(coverage(pillar), Math.max(coverage(arch), coverage(spine)));
      signal += c * (BONE - signal);
      rough += c * (0.12 * BONE - rough);
      c = coverage(artery);
      signal += c * (ARTERY - signal);
      rough -= c * rough;
      c = coverage(dura);
      signal += c * (DURA - signal);
      rough += c * (0.12 * DURA - rough);
    }
    if (sac < Shapes.EDGE) {
      final double cord = ellipse(x, y, scale * CORD_X, scale * CORD_Y);
      final double inSac = coverage(sac);
      final double inCord = coverage(cord);
      clear = Math.min(clear, Math.abs(cord));
      signal += inSac * (CSF - signal);
      rough += inSac * (0.06 * CSF - rough);
      if (cord > -Shapes.EDGE) {
        final double roots =
            Math.min(
                capsule(side, y, 3.6, 3.4, 8.4, 2.2, 0.45),
                capsule(side, y, 3.8, -3.4, 8.6, -1.5, 0.55));
        clear = Math.min(clear, Math.abs(roots));
        signal += inSac * coverage(roots) * (ROOT - signal);
      }
      signal += inCord * (WHITE - signal);
      rough += inCord * (0.012 * WHITE - rough);
      if (cord < 0) {
        signal += coverage(addGrey(x / scale, y / scale, sum) * scale) * (GREY - signal);
        // horns and butterfly are too fine to look for a clear place
        clear = 0;
      }
      sum[2] += inCord;
      sum[3] += inSac * (1 - inCord);
    }
    sum[0] += signal;
    sum[1] += rough;
    return clear;
  }

  /**
   * Adds the horns' shares at a point of the unscaled cord; returns the distance to grey matter.
   */
  private double addGrey(final double x, final double y, final double[] sum) {
    final double side = Math.abs(x);
    final double dorsal = horn(side, y, DORSAL_BASE, DORSAL_WAY, dorsalLength, DORSAL_R);
    final double ventral = horn(side, y, VENTRAL_BASE, VENTRAL_WAY, ventralLength, VENTRAL_R);
    // x runs to the left
    final int right = x > 0 ? 0 : 1;
    sum[4 + right] += coverage(dorsal * scale);
    sum[6 + right] += coverage(ventral * scale);
    final double middle = capsule(side, y, 1.45, -0.7, 1.6, 1.0, 0.6);
    final double commissure = capsule(side, y, 0, -0.1, 1.5, -0.1, 0.4);
    return Math.min(Math.min(dorsal, ventral), Math.min(middle, commissure));
  }

  private static double horn(
      final double x,
      final double y,
      final double[] base,
      final double[] way,
      final double length,
      final double r) {
    return capsule(x, y, base[0], base[1], base[0] + length * way[0], base[1] + length * way[1], r);
  }

  private static double min(
      final double a,
      final double b,
      final double c,
      final double d,
      final double e,
      final double f) {
    return Math.min(
        Math.min(Math.min(Math.abs(a), Math.abs(b)), Math.min(Math.abs(c), Math.abs(d))),
        Math.min(Math.abs(e), Math.abs(f)));
  }
}
