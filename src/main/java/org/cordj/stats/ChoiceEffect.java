package org.cordj.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * How much the effects depend on one choice.
 *
 * @param choice its name
 * @param options what the effects are with each option, those with a universe
 * @param etaSquared the share of the effects' variance over universes that the choice's main effect
 *     explains: sum over options of n_o (mean_o - mean)^2, over the sum over universes of (effect -
 *     mean)^2; NaN where the effects do not differ. In a whole grid the shares of all choices add
 *     up to no more than 1 and the rest is interactions; where universes are left out they may
 *     overlap
 */
public record ChoiceEffect(String choice, List<Option> options, double etaSquared) {

  /**
   * The universes with one option.
   *
   * @param name of the option
   * @param universes how many
   * @param mean of their effects
   * @param significant the share of them at p <= .05, uncorrected
   */
  public record Option(String name, int universes, double mean, double significant) {}

  /** Copies. */
  public ChoiceEffect {
    options = List.copyOf(options);
  }

  static ChoiceEffect of(final Specifications.Choice choice, final List<UniverseEffect> effects) {
    final int[] option = choice.option();
    final int n = choice.options().size();
    final int[] count = new int[n];
    final double[] sum = new double[n];
    final int[] found = new int[n];
    double all = 0;
    for (final UniverseEffect one : effects) {
      final int o = option[one.universe()];
      count[o]++;
      sum[o] += one.effect();
      all += one.effect();
      found[o] += one.p() <= SpecificationCurve.ALPHA ? 1 : 0;
    }
    final double mean = all / effects.size();
    double total = 0;
    for (final UniverseEffect one : effects) {
      total += (one.effect() - mean) * (one.effect() - mean);
    }
    double between = 0;
    final List<Option> options = new ArrayList<>();
    for (int o = 0; o < n; o++) {
      if (count[o] > 0) {
        final double own = sum[o] / count[o];
        between += count[o] * (own - mean) * (own - mean);
        options.add(
            new Option(choice.options().get(o), count[o], own, (double) found[o] / count[o]));
      }
    }
    // effects that differ by rounding only do not differ
    final boolean differ = total > 1e-20 * effects.size() * (1 + mean * mean);
    return new ChoiceEffect(
        choice.name(), options, differ ? Math.min(1, between / total) : Double.NaN);
  }
}
