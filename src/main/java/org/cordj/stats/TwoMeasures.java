package org.cordj.stats;

import java.util.Arrays;

/** The largest statistic, and what another measure gives. */
final class TwoMeasures implements MapMeasure {

  private final Largest largest = new Largest();
  private final MapMeasure other;
  private final double[] found;

  TwoMeasures(final MapMeasure other) {
    this.other = other;
    found = new double[other.count()];
  }

  @Override
  public int count() {
    return 1 + found.length;
  }

  @Override
  public void maxima(final double[] statistics, final double[] out) {
    largest.maxima(statistics, out);
    Arrays.fill(found, 0);
    other.maxima(statistics, found);
    System.arraycopy(found, 0, out, 1, found.length);
  }
}
