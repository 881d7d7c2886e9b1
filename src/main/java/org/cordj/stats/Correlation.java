package org.cordj.stats;

import java.util.List;

/**
 * One outcome's correlation with the predictor.
 *
 * @param outcome the outcome's column
 * @param participants who counts, in the order of the table
 * @param leftOut who was left out for a missing value
 * @param x [participant] the predictor as it is correlated: values, ranks, or with covariates their
 *     residuals
 * @param y the outcome in the same way
 * @param r the correlation, from -1 to 1
 * @param df degrees of freedom: participants - 2 - covariates
 * @param t r sqrt(df / (1 - r^2)); infinite where |r| is 1
 * @param p two-sided, from Student's t; of ranks an approximation
 * @param permuted two-sided permutation p
 * @param familyWise that p corrected for all outcomes of the call by the largest correlation of
 *     each permutation; NaN where outcomes have other participants
 * @param orders how many permutations it counts
 * @param exact whether these are all
 * @param low the lower limit of the 95 % BCa bootstrap interval, NaN where there is none
 * @param high the upper limit
 * @param resamples of the bootstrap
 * @param redrawn resamples without a correlation that were drawn again
 * @param without [participant] the correlation without each one, NaN where there is none
 */
public record Correlation(
    String outcome,
    List<String> participants,
    List<String> leftOut,
    double[] x,
    double[] y,
    double r,
    int df,
    double t,
    double p,
    double permuted,
    double familyWise,
    long orders,
    boolean exact,
    double low,
    double high,
    int resamples,
    int redrawn,
    double[] without) {

  /** Copies the arrays. */
  public Correlation {
    participants = List.copyOf(participants);
    leftOut = List.copyOf(leftOut);
    x = x.clone();
    y = y.clone();
    without = without.clone();
  }

  @Override
  public double[] x() {
    return x.clone();
  }

  @Override
  public double[] y() {
    return y.clone();
  }

  @Override
  public double[] without() {
    return without.clone();
  }

  /** The place of the participant without whom the correlation changes most. */
  public int mostInfluential() {
    int most = 0;
    for (int i = 1; i < without.length; i++) {
      if (Math.abs(without[i] - r) > Math.abs(without[most] - r)) {
        most = i;
      }
    }
    return most;
  }
}
