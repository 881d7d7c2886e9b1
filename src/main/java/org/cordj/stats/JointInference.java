package org.cordj.stats;

import java.util.Arrays;

/**
 * The joint test of all universes: how far their effects as a whole are from what chance gives.
 * Each p is the share of shuffles, the data as they are included, whose number is as large, with
 * the dominant direction found anew in each shuffle.
 *
 * <p>It is of participants that have a value in every universe, who move through all universes
 * together. Shuffles of universes that lack different participants would leave universes less alike
 * than the data are, and p too small.
 *
 * @param participants how many took part; 0 if there is no such test
 * @param median the median standardised effect, with its sign
 * @param pMedian of its magnitude; NaN if there is no test, as of the others
 * @param direction the dominant direction, that of more effects: 1 or -1
 * @param dominant the share of universes whose effect has that sign
 * @param pDominant of that share
 * @param significant the share of universes significant at .05 by Student's t in that direction
 * @param pSignificant of that share
 */
public record JointInference(
    int participants,
    double median,
    double pMedian,
    int direction,
    double dominant,
    double pDominant,
    double significant,
    double pSignificant) {

  /** The test by the shuffles of a run that all universes went through with all participants. */
  static JointInference of(
      final int participants, final PermutationRun run, final CurveMeasure measure) {
    final double[] found = new double[measure.count()];
    measure.maxima(run.observed(), found);
    final double[] p = new double[found.length];
    for (int k = 0; k < p.length; k++) {
      final double[] sorted = run.maxima()[k].clone();
      Arrays.sort(sorted);
      p[k] = PermutationRun.share(sorted, found[k]);
    }
    return new JointInference(
        participants,
        measure.median(),
        p[CurveMeasure.MEDIAN],
        measure.direction(),
        found[CurveMeasure.DOMINANT],
        p[CurveMeasure.DOMINANT],
        found[CurveMeasure.SIGNIFICANT],
        p[CurveMeasure.SIGNIFICANT]);
  }

  /** The three numbers of universes that cannot be tested together. */
  static JointInference untested(final double[] statistics, final CurveMeasure measure) {
    final double[] found = new double[measure.count()];
    measure.maxima(statistics, found);
    return new JointInference(
        0,
        measure.median(),
        Double.NaN,
        measure.direction(),
        found[CurveMeasure.DOMINANT],
        Double.NaN,
        found[CurveMeasure.SIGNIFICANT],
        Double.NaN);
  }

  /** The word for the direction. */
  public String side() {
    return direction > 0 ? "positive" : "negative";
  }
}
