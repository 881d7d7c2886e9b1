package org.cordj.motion;

/**
 * Values of one plane between its voxels. Beyond the plane its outermost voxels go on. Where the
 * nearest voxel is not finite the value is NaN; elsewhere such a voxel counts as the mean of its
 * finite neighbours. Holds scratch memory: one a thread.
 */
final class PlaneInterpolator {

  private final Interpolation kind;
  private final int taps;
  private final int nx;
  private final int ny;
  private final double[] c;
  private final double[] rows;
  private final double[] wx;
  private final double[] wy;
  private final int[] atX;
  private final int[] atY;
  private float[] plane;
  private boolean holes;

  PlaneInterpolator(final Interpolation kind, final int nx, final int ny) {
    this.kind = kind;
    this.nx = nx;
    this.ny = ny;
    taps = kind.taps();
    c = new double[nx * ny];
    rows = new double[nx];
    wx = new double[nx * taps];
    wy = new double[taps];
    atX = new int[nx * taps];
    atY = new int[taps];
  }

  /** Takes the plane that the next calls are about, [x + nx * y]; it is not changed. */
  void load(final float[] values) {
    plane = values;
    holes = false;
    for (int i = 0; i < c.length; i++) {
      c[i] = values[i];
      holes |= !Float.isFinite(values[i]);
    }
    if (holes) {
      for (int i = 0; i < c.length; i++) {
        if (!Float.isFinite(values[i])) {
          c[i] = around(i);
        }
      }
    }
    kind.prefilter(c, nx, ny);
  }

  /** The mean of the finite voxels of the 3 x 3 around one, 0 where there is none. */
  private double around(final int index) {
    double sum = 0;
    int n = 0;
    for (int y = Math.max(0, index / nx - 1); y <= Math.min(ny - 1, index / nx + 1); y++) {
      for (int x = Math.max(0, index % nx - 1); x <= Math.min(nx - 1, index % nx + 1); x++) {
        final float v = plane[x + nx * y];
        if (Float.isFinite(v)) {
          sum += v;
          n++;
        }
      }
    }
    return n == 0 ? 0 : sum / n;
  }

  /** The plane's values at (x + dx, y + dy) for every voxel (x, y), dx and dy in voxels. */
  void shifted(final double dx, final double dy, final float[] out) {
    for (int x = 0; x < nx; x++) {
      place(x + dx, nx, wx, x * taps, atX, x * taps);
    }
    // voxels whose taps all lie inside share their weights and lie side by side
    final int ahead = (int) Math.floor(dx) + 1 - taps / 2;
    final int from = Math.min(nx, Math.max(0, -ahead));
    final int to = Math.max(from, Math.min(nx, nx - taps + 1 - ahead));
    for (int y = 0; y < ny; y++) {
      place(y + dy, ny, wy, 0, atY, 0);
      java.util.Arrays.fill(rows, 0);
      for (int k = 0; k < taps; k++) {
        final double w = wy[k];
        final int row = atY[k] * nx;
        for (int x = 0; x < nx; x++) {
          rows[x] += w * c[row + x];
        }
      }
      final int start = y * nx;
      edge(0, from, start, out);
      inside(from, to, ahead, start, out);
      edge(to, nx, start, out);
    }
    if (holes) {
      for (int y = 0; y < ny; y++) {
        for (int x = 0; x < nx; x++) {
          dig(x + dx, y + dy, x + nx * y, out);
        }
      }
    }
  }

  private void inside(
      final int from, final int to, final int ahead, final int start, final float[] out) {
    if (from >= to) {
      return;
    }
    final int w = from * taps;
    if (taps == 4) {
      final double a = wx[w];
      final double b = wx[w + 1];
      final double d = wx[w + 2];
      final double e = wx[w + 3];
      for (int x = from; x < to; x++) {
        final int i = x + ahead;
        out[start + x] =
            (float) (a * rows[i] + b * rows[i + 1] + d * rows[i + 2] + e * rows[i + 3]);
      }
      return;
    }
    for (int x = from; x < to; x++) {
      double sum = 0;
      for (int k = 0; k < taps; k++) {
        sum += wx[w + k] * rows[x + ahead + k];
      }
      out[start + x] = (float) sum;
    }
  }

  private void edge(final int from, final int to, final int start, final float[] out) {
    for (int x = from; x < to; x++) {
      double sum = 0;
      for (int k = x * taps; k < (x + 1) * taps; k++) {
        sum += wx[k] * rows[atX[k]];
      }
      out[start + x] = (float) sum;
    }
  }

  /** The value at a place in voxels. */
  float at(final double x, final double y) {
    place(x, nx, wx, 0, atX, 0);
    place(y, ny, wy, 0, atY, 0);
    if (holes && !Float.isFinite(plane[nearest(x, nx) + nx * nearest(y, ny)])) {
      return Float.NaN;
    }
    double sum = 0;
    for (int j = 0; j < taps; j++) {
      final int row = atY[j] * nx;
      double line = 0;
      for (int i = 0; i < taps; i++) {
        line += wx[i] * c[row + atX[i]];
      }
      sum += wy[j] * line;
    }
    return (float) sum;
  }

  private void dig(final double x, final double y, final int index, final float[] out) {
    if (!Float.isFinite(plane[nearest(x, nx) + nx * nearest(y, ny)])) {
      out[index] = Float.NaN;
    }
  }

  private static int nearest(final double x, final int n) {
    return (int) Math.rint(Math.min(n - 1, Math.max(0, x)));
  }

  /** The weights and voxels along one axis; places outside are drawn to the outermost voxel. */
  private void place(
      final double place,
      final int n,
      final double[] w,
      final int offset,
      final int[] at,
      final int first) {
    final double x = Math.min(n - 1, Math.max(0, place));
    final int below = (int) Math.floor(x);
    kind.weights(x - below, w, offset);
    for (int k = 0; k < taps; k++) {
      at[first + k] = mirrored(below + 1 - taps / 2 + k, n);
    }
  }

  /** The voxel that a voxel beyond the ends of a line is the mirror image of. */
  static int mirrored(final int i, final int n) {
    if (i >= 0 && i < n) {
      return i;
    }
    if (n == 1) {
      return 0;
    }
    final int period = 2 * n - 2;
    final int m = Math.floorMod(i, period);
    return m < n ? m : period - m;
  }
}
