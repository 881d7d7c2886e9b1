package org.cordj.motion;

import java.util.Arrays;

/**
 * The reference of one slice: B-spline coefficients, the cord's middle, and the weighted sums that
 * a fit to it is made of. Immutable; may be shared between threads.
 */
final class ReferenceSlice {

  // where each sum stands; M is the moved reference, d its derivatives by x, y (per mm) and angle
  static final int W = 0;
  static final int II = 1;
  static final int IM = 2;
  static final int MM = 3;
  static final int ID = 4;
  static final int MD = 7;
  static final int DD = 10;
  static final int WMM = 19;
  static final int WMD = 20;
  static final int WDD = 23;
  static final int WI = 32;
  static final int WM = 33;

  /** How many sums there are. */
  static final int COUNT = 34;

  private static final int BORDER = 2;

  private final int nx;
  private final int ny;
  private final double vx;
  private final double vy;
  private final double cx;
  private final double cy;
  private final double radius;
  private final double[] c;
  private final int width;
  private final float[] values;
  private final boolean finite;

  /**
   * A reference.
   *
   * @param values [x + nx * y]
   * @param vx size of a voxel along x in mm
   * @param vy size of a voxel along y in mm
   * @param cx the cord's middle in voxels
   * @param cy the cord's middle in voxels
   * @param radius where the weight ends, in mm
   */
  ReferenceSlice(
      final float[] values,
      final int nx,
      final int ny,
      final double vx,
      final double vy,
      final double cx,
      final double cy,
      final double radius) {
    this.values = values;
    this.nx = nx;
    this.ny = ny;
    this.vx = vx;
    this.vy = vy;
    this.cx = cx;
    this.cy = cy;
    this.radius = radius;
    width = nx + 2 * BORDER;
    final double[] plain = new double[nx * ny];
    boolean good = true;
    for (int i = 0; i < plain.length; i++) {
      final boolean f = Float.isFinite(values[i]);
      plain[i] = f ? values[i] : 0;
      good &= f || !near(i % nx, i / nx);
    }
    finite = good;
    Interpolation.CUBIC.prefilter(plain, nx, ny);
    // a border, so that no tap need be checked
    c = new double[width * (ny + 2 * BORDER)];
    for (int y = -BORDER; y < ny + BORDER; y++) {
      for (int x = -BORDER; x < nx + BORDER; x++) {
        c[x + BORDER + width * (y + BORDER)] =
            plain[PlaneInterpolator.mirrored(x, nx) + nx * PlaneInterpolator.mirrored(y, ny)];
      }
    }
  }

  private boolean near(final int x, final int y) {
    final double dx = (x - cx) * vx;
    final double dy = (y - cy) * vy;
    return dx * dx + dy * dy < (radius + 2 * Math.max(vx, vy)) * (radius + 2 * Math.max(vx, vy));
  }

  /** Whether it holds a number wherever the weight is not 0. */
  boolean isFinite() {
    return finite;
  }

  double radius() {
    return radius;
  }

  /** The smaller edge of a voxel in mm. */
  double voxel() {
    return Math.min(vx, vy);
  }

  /** The weighted sums at a shift in mm and an angle in radians. */
  void sums(
      final float[] frame,
      final double sx,
      final double sy,
      final double angle,
      final boolean rotation,
      final double[] sums) {
    Arrays.fill(sums, 0);
    if (angle == 0 && !rotation) {
      translated(frame, sx, sy, sums);
    } else {
      rotated(frame, sx, sy, angle, sums);
    }
    sums[DD + 3] = sums[DD + 1];
    sums[DD + 6] = sums[DD + 2];
    sums[DD + 7] = sums[DD + 5];
    sums[WDD + 3] = sums[WDD + 1];
    sums[WDD + 6] = sums[WDD + 2];
    sums[WDD + 7] = sums[WDD + 5];
  }

  private int first(final double middle, final double size) {
    return (int) Math.max(0, Math.ceil(middle - radius / size));
  }

  private int last(final double middle, final double size, final int n) {
    return (int) Math.min(n - 1, Math.floor(middle + radius / size));
  }

  /** Without rotation the taps' weights are those of every voxel. */
  private void translated(
      final float[] frame, final double sx, final double sy, final double[] sums) {
    final double dx = sx / vx;
    final double dy = sy / vy;
    // places of the reference must lie on it
    final int x0 = Math.max(first(cx + dx, vx), (int) Math.ceil(dx));
    final int x1 = Math.min(last(cx + dx, vx, nx), (int) Math.floor(nx - 1 + dx));
    final int y0 = Math.max(first(cy + dy, vy), (int) Math.ceil(dy));
    final int y1 = Math.min(last(cy + dy, vy, ny), (int) Math.floor(ny - 1 + dy));
    final int n = x1 - x0 + 1;
    if (n < 1 || y1 < y0) {
      return;
    }
    final int offX = (int) Math.floor(-dx);
    final int offY = (int) Math.floor(-dy);
    final double[] wx = new double[4];
    final double[] gx = new double[4];
    final double[] wy = new double[4];
    final double[] gy = new double[4];
    Interpolation.splineWeights(-dx - offX, wx, 0);
    Interpolation.splineSlopes(-dx - offX, gx, 0);
    Interpolation.splineWeights(-dy - offY, wy, 0);
    Interpolation.splineSlopes(-dy - offY, gy, 0);
    final double[] line = new double[n + 3];
    final double[] slope = new double[n + 3];
    final double inverse = 1 / (radius * radius);
    double sw = 0;
    double swi = 0;
    double swm = 0;
    double ii = 0;
    double im = 0;
    double mm = 0;
    double ix = 0;
    double iy = 0;
    double mx = 0;
    double my = 0;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double wmm = 0;
    double wmx = 0;
    double wmy = 0;
    double wxx = 0;
    double wxy = 0;
    double wyy = 0;
    for (int y = y0; y <= y1; y++) {
      final int row = (y + offY - 1 + BORDER) * width + x0 + offX - 1 + BORDER;
      for (int x = 0; x < n + 3; x++) {
        final int i = row + x;
        final double a = c[i];
        final double b = c[i + width];
        final double d = c[i + 2 * width];
        final double e = c[i + 3 * width];
        line[x] = wy[0] * a + wy[1] * b + wy[2] * d + wy[3] * e;
        slope[x] = gy[0] * a + gy[1] * b + gy[2] * d + gy[3] * e;
      }
      final double ry = (y - cy - dy) * vy;
      final double ry2 = ry * ry;
      for (int x = 0; x < n; x++) {
        final double rx = (x0 + x - cx - dx) * vx;
        final double inside = 1 - (rx * rx + ry2) * inverse;
        if (inside <= 0) {
          continue;
        }
        final double w = inside * inside;
        final double m =
            wx[0] * line[x] + wx[1] * line[x + 1] + wx[2] * line[x + 2] + wx[3] * line[x + 3];
        final double dmx =
            -(gx[0] * line[x] + gx[1] * line[x + 1] + gx[2] * line[x + 2] + gx[3] * line[x + 3])
                / vx;
        final double dmy =
            -(wx[0] * slope[x] + wx[1] * slope[x + 1] + wx[2] * slope[x + 2] + wx[3] * slope[x + 3])
                / vy;
        final double v = frame[x0 + x + nx * y];
        final double wv = w * v;
        final double wm = w * m;
        final double wdx = w * dmx;
        final double wdy = w * dmy;
        sw += w;
        swi += wv;
        swm += wm;
        ii += wv * v;
        im += wv * m;
        mm += wm * m;
        ix += wv * dmx;
        iy += wv * dmy;
        mx += wm * dmx;
        my += wm * dmy;
        xx += wdx * dmx;
        xy += wdx * dmy;
        yy += wdy * dmy;
        wmm += wm * wm;
        wmx += wm * wdx;
        wmy += wm * wdy;
        wxx += wdx * wdx;
        wxy += wdx * wdy;
        wyy += wdy * wdy;
      }
    }
    sums[W] = sw;
    sums[WI] = swi;
    sums[WM] = swm;
    sums[II] = ii;
    sums[IM] = im;
    sums[MM] = mm;
    sums[ID] = ix;
    sums[ID + 1] = iy;
    sums[MD] = mx;
    sums[MD + 1] = my;
    sums[DD] = xx;
    sums[DD + 1] = xy;
    sums[DD + 4] = yy;
    sums[WMM] = wmm;
    sums[WMD] = wmx;
    sums[WMD + 1] = wmy;
    sums[WDD] = wxx;
    sums[WDD + 1] = wxy;
    sums[WDD + 4] = wyy;
  }

  private void rotated(
      final float[] frame,
      final double sx,
      final double sy,
      final double angle,
      final double[] sums) {
    final double cos = Math.cos(angle);
    final double sin = Math.sin(angle);
    final double[] wx = new double[4];
    final double[] gx = new double[4];
    final double[] wy = new double[4];
    final double[] gy = new double[4];
    final double[] d = new double[3];
    for (int y = first(cy + sy / vy, vy); y <= last(cy + sy / vy, vy, ny); y++) {
      final double uy = (y - cy) * vy - sy;
      for (int x = first(cx + sx / vx, vx); x <= last(cx + sx / vx, vx, nx); x++) {
        final double ux = (x - cx) * vx - sx;
        final double inside = 1 - (ux * ux + uy * uy) / (radius * radius);
        final double px = cos * ux + sin * uy;
        final double py = cos * uy - sin * ux;
        final double atX = cx + px / vx;
        final double atY = cy + py / vy;
        if (inside <= 0 || atX < 0 || atY < 0 || atX > nx - 1 || atY > ny - 1) {
          continue;
        }
        final double w = inside * inside;
        final int ix = (int) atX;
        final int iy = (int) atY;
        Interpolation.splineWeights(atX - ix, wx, 0);
        Interpolation.splineSlopes(atX - ix, gx, 0);
        Interpolation.splineWeights(atY - iy, wy, 0);
        Interpolation.splineSlopes(atY - iy, gy, 0);
        double m = 0;
        double mx = 0;
        double my = 0;
        int i = (iy - 1 + BORDER) * width + ix - 1 + BORDER;
        for (int k = 0; k < 4; k++, i += width) {
          final double line = wx[0] * c[i] + wx[1] * c[i + 1] + wx[2] * c[i + 2] + wx[3] * c[i + 3];
          m += wy[k] * line;
          my += gy[k] * line;
          mx += wy[k] * (gx[0] * c[i] + gx[1] * c[i + 1] + gx[2] * c[i + 2] + gx[3] * c[i + 3]);
        }
        mx /= vx;
        my /= vy;
        d[0] = -(cos * mx - sin * my);
        d[1] = -(sin * mx + cos * my);
        d[2] = mx * py - my * px;
        add(sums, w, frame[x + nx * y], m, d);
      }
    }
  }

  private static void add(
      final double[] sums, final double w, final double v, final double m, final double[] d) {
    sums[W] += w;
    sums[WI] += w * v;
    sums[WM] += w * m;
    sums[II] += w * v * v;
    sums[IM] += w * v * m;
    sums[MM] += w * m * m;
    sums[WMM] += w * w * m * m;
    for (int k = 0; k < 3; k++) {
      sums[ID + k] += w * v * d[k];
      sums[MD + k] += w * m * d[k];
      sums[WMD + k] += w * w * m * d[k];
      for (int l = k; l < 3; l++) {
        sums[DD + 3 * k + l] += w * d[k] * d[l];
        sums[WDD + 3 * k + l] += w * w * d[k] * d[l];
      }
    }
  }

  /**
   * Puts a fit where, among places some mm apart within the reach, whole voxels fit best; 0 is one
   * of them. Gives the squared cost there, infinity where none is defined.
   */
  double search(final float[] frame, final double reach, final double spacing, final SliceFit fit) {
    final int stepX = Math.max(1, (int) Math.rint(spacing / vx));
    final int stepY = Math.max(1, (int) Math.rint(spacing / vy));
    final int mostX = (int) (reach / vx) / stepX * stepX;
    final int mostY = (int) (reach / vy) / stepY * stepY;
    double best = Double.POSITIVE_INFINITY;
    for (int jy = -mostY; jy <= mostY; jy += stepY) {
      for (int jx = -mostX; jx <= mostX; jx += stepX) {
        if (Math.hypot(jx * vx, jy * vy) > reach) {
          continue;
        }
        final double cost = whole(frame, jx, jy);
        if (cost < best) {
          best = cost;
          fit.x = jx * vx;
          fit.y = jy * vy;
        }
      }
    }
    return best;
  }

  /** The squared cost of a shift by whole voxels. */
  private double whole(final float[] frame, final int jx, final int jy) {
    double ii = 0;
    double im = 0;
    double mm = 0;
    final int x0 = Math.max(first(cx, vx), -jx);
    final int x1 = Math.min(last(cx, vx, nx), nx - 1 - jx);
    for (int y = Math.max(first(cy, vy), -jy); y <= Math.min(last(cy, vy, ny), ny - 1 - jy); y++) {
      final double ry = (y - cy) * vy;
      for (int x = x0; x <= x1; x++) {
        final double rx = (x - cx) * vx;
        final double inside = 1 - (rx * rx + ry * ry) / (radius * radius);
        if (inside > 0) {
          final double w = inside * inside;
          final double v = frame[x + jx + nx * (y + jy)];
          final double m = values[x + nx * y];
          ii += w * v * v;
          im += w * v * m;
          mm += w * m * m;
        }
      }
    }
    return im > 0 ? 1 - im * im / (ii * mm) : Double.POSITIVE_INFINITY;
  }
}
