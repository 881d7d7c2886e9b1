package org.cordj.stats;

import java.util.List;
import org.cordj.io.Numbers;

/** What a user should know of a comparison's numbers before trusting them. */
final class Advice {

  /** Where a larger share of the variables differs in spread, Welch's statistic is advised. */
  private static final double MANY = .15;

  private Advice() {}

  /** That only few exchanges are possible, or that they resolve too little for a rate. */
  static void onShuffles(
      final GroupCompare options,
      final Shuffles shuffles,
      final int variables,
      final List<String> notes) {
    final String smallest = Numbers.brief(1.0 / shuffles.count());
    if (shuffles.exact()) {
      notes.add(
          "Only "
              + shuffles.count()
              + " exchanges are possible, fewer than the "
              + options.permutations()
              + " asked for: each was done once; the smallest possible p is "
              + smallest
              + ".");
    }
    if (options.correction() == Correction.FDR && variables > .05 * shuffles.count()) {
      notes.add(
          "The smallest possible p, "
              + smallest
              + ", of one variable alone among "
              + variables
              + " can give no q below .05: more permutations resolve more.");
    }
  }

  /** That groups differ in spread. */
  static void onSpread(
      final Statistic statistic,
      final String name,
      final Estimates estimates,
      final List<String> notes) {
    if (statistic != Statistic.WELCH && estimates.unequal() > MANY) {
      notes.add(
          "'"
              + name
              + "': the groups' spread differs (Brown-Forsythe p < .05) in "
              + Math.round(100 * estimates.unequal())
              + " % of the variables; permutation assumes equal variances: use statistic=welch.");
    }
  }
}
