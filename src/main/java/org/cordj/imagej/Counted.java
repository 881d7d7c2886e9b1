package org.cordj.imagej;

/** A number and what it counts. */
final class Counted {

  private Counted() {}

  /** {@code 1 pixel}, {@code 12 pixels}. */
  static String of(final int n, final String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}
