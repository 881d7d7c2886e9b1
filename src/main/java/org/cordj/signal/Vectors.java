package org.cordj.signal;

/** Sums over courses. */
public final class Vectors {

  private Vectors() {}

  /** The sum of the products, added up from the first value on. */
  public static double dot(final double[] a, final double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
