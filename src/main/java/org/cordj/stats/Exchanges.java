package org.cordj.stats;

import java.io.Serializable;

/** Numbered ways in which the rows of residuals change places or signs; number 0 is no change. */
interface Exchanges extends Serializable {

  /** How many there are to do, the data as they are included. */
  int count();

  /** Whether signs are changed, not places. */
  boolean flips();

  /**
   * One exchange: row r of the shuffled residuals is {@code sign[r]} times row {@code source[r]}.
   *
   * @param i 0 for the data as they are
   * @param source [row] is filled
   * @param sign [row] is filled
   */
  void fill(int i, int[] source, double[] sign);
}
