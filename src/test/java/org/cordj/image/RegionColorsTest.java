package org.cordj.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegionColorsTest {

  /** What people with normal sight, without red cones and without green cones see. */
  private static final double[][][] EYES = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    // Machado, Oliveira and Fernandes 2009, severity 1, linear RGB
    {
      {0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}
    },
    {
      {0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}
    }
  };

  private static double[] lab(final int rgb, final double[][] eye) {
    final double[] linear = new double[3];
    for (int c = 0; c < 3; c++) {
      final double v = (rgb >> 16 - 8 * c & 0xff) / 255.0;
      linear[c] = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
    final double[] seen = new double[3];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        seen[r] += eye[r][c] * linear[c];
      }
    }
    final double x = 0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2];
    final double y = 0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2];
    final double z = 0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2];
    final double fx = f(x / 0.95047);
    final double fy = f(y);
    final double fz = f(z / 1.08883);
    return new double[] {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
  }

  private static double f(final double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }

  /** The least CIE76 difference between two of the first n colours, as an eye sees them. */
  private static double least(final int n, final double[][] eye) {
    double least = Double.POSITIVE_INFINITY;
    for (int a = 1; a <= n; a++) {
      for (int b = 1; b < a; b++) {
        final double[] p = lab(RegionColors.rgb(a), eye);
        final double[] q = lab(RegionColors.rgb(b), eye);
        least = Math.min(least, Math.hypot(Math.hypot(p[0] - q[0], p[1] - q[1]), p[2] - q[2]));
      }
    }
    return least;
  }

  @Test
  void theFirstSevenAreToldApartByColourBlindPeople() {
    for (final double[][] eye : EYES) {
      final double least = least(7, eye);
      System.out.printf("least difference of seven region colours: %.1f%n", least);
      // 2.3 is a just noticeable difference
      assertTrue(least > 10, "difference " + least);
    }
  }

  @Test
  void twentyOneDifferAndAreSeenOnBlack() {
    final Set<Integer> colors = new HashSet<>();
    for (int n = 1; n <= 21; n++) {
      colors.add(RegionColors.rgb(n));
      assertTrue(lab(RegionColors.rgb(n), EYES[0])[0] > 20, "lightness of colour " + n);
    }
    assertEquals(21, colors.size());
    assertEquals(RegionColors.rgb(1), RegionColors.rgb(22));
    assertEquals(0xd55e00, RegionColors.rgb(1));
  }
}
