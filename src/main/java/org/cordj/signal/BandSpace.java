package org.cordj.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The in-band cosines and sines of a run of T volumes as orthonormal vectors, and the products of
 * many series with them.
 *
 * <p>With c[t] = cos(2 pi m t / T) and s[t] = sin(2 pi m t / T) it holds that c[T - t] = c[t] and
 * s[T - t] = -s[t]: cosines need the sums x[t] + x[T - t] only and sines the differences, which is
 * half of the operations. O(dimensions T / 2) a series and direction.
 */
public final class BandSpace {

  private final int length;
  private final double[][] cosines;
  private final double[][] sines;
  private final double[][] cosinesBack;
  private final double[][] sinesBack;

  /** The space of these bins of a run of that length. */
  public BandSpace(final FrequencyBins bins, final int length) {
    this.length = length;
    final List<double[]> c = new ArrayList<>();
    final List<double[]> s = new ArrayList<>();
    for (int m = bins.first(); m <= bins.last(); m++) {
      c.add(cosine(m, length));
      if (2 * m != length) {
        s.add(sine(m, length));
      }
    }
    cosines = c.stream().map(x -> head(x, 0, length / 2 + 1)).toArray(double[][]::new);
    sines = s.stream().map(x -> head(x, 1, (length + 1) / 2)).toArray(double[][]::new);
    cosinesBack = RowProduct.transpose(cosines, length / 2 + 1);
    sinesBack = RowProduct.transpose(sines, (length - 1) / 2);
  }

  private static double[] head(final double[] x, final int from, final int to) {
    return Arrays.copyOfRange(x, from, to);
  }

  /** The cosine of bin m, of length 1. */
  public static double[] cosine(final int m, final int length) {
    return wave(m, length, true);
  }

  /** The sine of bin m, of length 1; 0 &lt; m &lt; length / 2. */
  public static double[] sine(final int m, final int length) {
    return wave(m, length, false);
  }

  private static double[] wave(final int m, final int length, final boolean even) {
    final double[] x = new double[length];
    final double norm = Math.sqrt((m == 0 || 2 * m == length ? 1.0 : 2.0) / length);
    for (int t = 0; t < length; t++) {
      // the remainder keeps the angle small and exact
      final double angle = 2 * Math.PI * ((long) m * t % length) / length;
      x[t] = norm * (even ? StrictMath.cos(angle) : StrictMath.sin(angle));
    }
    return x;
  }

  /** How many vectors there are: two a bin, one for Nyquist's. */
  public int dimensions() {
    return cosines.length + sines.length;
  }

  /**
   * The coefficients of series, cosines first.
   *
   * @param x [T][series]; left with sums and differences in it
   * @param coefficients [dimensions][series], filled
   */
  public void forward(final double[][] x, final double[][] coefficients, final int series) {
    fold(x, series);
    RowProduct.set(cosines, x, coefficients, series);
    RowProduct.set(sines, differences(x), sinesOf(coefficients), series);
  }

  /**
   * The series with these coefficients.
   *
   * @param coefficients [dimensions][series]
   * @param x [T][series], filled
   */
  public void backward(final double[][] coefficients, final double[][] x, final int series) {
    RowProduct.set(cosinesBack, coefficients, x, series);
    RowProduct.set(sinesBack, sinesOf(coefficients), differences(x), series);
    fold(x, series);
  }

  /** Rows t and T - t become their sum and their difference. */
  private void fold(final double[][] x, final int series) {
    for (int t = 1; t < (length + 1) / 2; t++) {
      final double[] early = x[t];
      final double[] late = x[length - t];
      for (int v = 0; v < series; v++) {
        final double a = early[v];
        final double b = late[v];
        early[v] = a + b;
        late[v] = a - b;
      }
    }
  }

  /** The rows T - 1, T - 2, ... , which hold what is odd of 1, 2, ... */
  private double[][] differences(final double[][] x) {
    final double[][] rows = new double[(length - 1) / 2][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = x[length - 1 - r];
    }
    return rows;
  }

  private double[][] sinesOf(final double[][] coefficients) {
    final double[][] rows = new double[sines.length][];
    System.arraycopy(coefficients, cosines.length, rows, 0, rows.length);
    return rows;
  }
}
