package org.cordj.motion;

/** B-spline coefficients of a volume with a mirrored border, so that no tap need be checked. */
public final class VolumeSpline {

  private final double[] bordered;

  /**
   * Of planes [z][x + nx * y]; one that is null counts as its nearest neighbour, a value that is
   * not finite as 0.
   */
  public VolumeSpline(final float[][] planes, final int[] size, final int border) {
    final int plane = size[0] * size[1];
    final double[] c = new double[plane * size[2]];
    for (int z = 0; z < size[2]; z++) {
      final float[] from = nearest(planes, z);
      for (int i = 0; i < plane; i++) {
        c[z * plane + i] = Float.isFinite(from[i]) ? from[i] : 0;
      }
    }
    for (int z = 0; z < size[2]; z++) {
      for (int y = 0; y < size[1]; y++) {
        Interpolation.coefficients(c, z * plane + y * size[0], size[0], 1, 1);
      }
      Interpolation.coefficients(c, z * plane, size[1], size[0], size[0]);
    }
    Interpolation.coefficients(c, 0, size[2], plane, plane);
    final int width = size[0] + 2 * border;
    final int height = size[1] + 2 * border;
    bordered = new double[width * height * (size[2] + 2 * border)];
    int to = 0;
    for (int z = -border; z < size[2] + border; z++) {
      for (int y = -border; y < size[1] + border; y++) {
        for (int x = -border; x < size[0] + border; x++) {
          bordered[to++] =
              c[
                  PlaneInterpolator.mirrored(x, size[0])
                      + size[0] * PlaneInterpolator.mirrored(y, size[1])
                      + plane * PlaneInterpolator.mirrored(z, size[2])];
        }
      }
    }
  }

  private static float[] nearest(final float[][] planes, final int z) {
    for (int far = 0; far < planes.length; far++) {
      if (z - far >= 0 && planes[z - far] != null) {
        return planes[z - far];
      }
      if (z + far < planes.length && planes[z + far] != null) {
        return planes[z + far];
      }
    }
    throw new IllegalArgumentException("no plane");
  }

  /** [x + border + width * (y + border + height * (z + border))]. */
  public double[] coefficients() {
    return bordered;
  }
}
