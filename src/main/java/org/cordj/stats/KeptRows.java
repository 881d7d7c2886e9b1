package org.cordj.stats;

import java.util.Arrays;

/**
 * The exchanges of all rows, carried over to the rows that have a value: so that variables that
 * lack different participants are still shuffled together.
 *
 * <p>Where a row would get the residual of a row that is missing, it gets the one that the missing
 * row would have got, and so on: missing rows are taken out of the cycles of the permutation. A
 * permutation drawn with equal chances stays one, and all rows but those beside a missing one keep
 * their partner. Signs stay with their rows. Only for exchanges of single rows.
 *
 * @param all the exchanges of all rows; drawn at random, since arrangements that are gone through
 *     one by one would not be met equally often once rows are missing
 * @param rows how many rows these have
 * @param kept which of them have a value, ascending
 */
record KeptRows(Exchanges all, int rows, int[] kept) implements Exchanges {

  private static final long serialVersionUID = 1;

  @Override
  public int count() {
    return all.count();
  }

  @Override
  public boolean flips() {
    return all.flips();
  }

  @Override
  public void fill(final int i, final int[] source, final double[] sign) {
    final int[] from = new int[rows];
    final double[] signs = new double[rows];
    all.fill(i, from, signs);
    final int[] place = new int[rows];
    Arrays.fill(place, -1);
    for (int k = 0; k < kept.length; k++) {
      place[kept[k]] = k;
    }
    for (int k = 0; k < kept.length; k++) {
      int row = from[kept[k]];
      while (place[row] < 0) {
        row = from[row];
      }
      source[k] = place[row];
      sign[k] = signs[kept[k]];
    }
  }
}
