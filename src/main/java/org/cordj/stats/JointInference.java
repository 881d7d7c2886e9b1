package org.cordj.stats;

/**
 * The joint test of all universes: how far their effects as a whole are from what chance gives.
 * Each p is the share of shuffles, the data as they are included, whose number is as large, with
 * the dominant direction found anew in each shuffle.
 *
 * @param median the median standardised effect, with its sign
 * @param pMedian of its magnitude
 * @param direction the dominant direction, that of more effects: 1 or -1
 * @param dominant the share of universes whose effect has that sign
 * @param pDominant of that share
 * @param significant the share of universes significant at .05 by Student's t in that direction
 * @param pSignificant of that share
 */
public record JointInference(
    double median,
    double pMedian,
    int direction,
    double dominant,
    double pDominant,
    double significant,
    double pSignificant) {

  /** The word for the direction. */
  public String side() {
    return direction > 0 ? "positive" : "negative";
  }
}
