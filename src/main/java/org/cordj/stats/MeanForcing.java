package org.cordj.stats;

import static org.cordj.signal.Vectors.dot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of a change in a relative measure is that of the mean it is divided by. mALFF is ALFF
 * over its mean over the mask: a rise somewhere makes mALFF fall everywhere else, though nothing
 * changed there. Where the same variable of ALFF is tested beside it, the change splits exactly,
 * since log mALFF = log ALFF - log mean and a linear model's estimates add up: with b the estimate
 * of the contrast on logs, the mean's share is 1 - b(ALFF) / b(mALFF). 1 is a change that is all
 * the mean's, above 1 one against ALFF's own, below 0 one that the mean hides in part.
 *
 * <p>The method is plain algebra, not taken from a publication.
 *
 * @param share [variable] the mean's share; NaN where the absolute measure does not stand beside it
 *     or a value is not above 0
 * @param forced [variable] whether the relative measure changes (corrected p at or below .05), the
 *     absolute one does not in the same direction, and the mean has most of the change
 */
public record MeanForcing(double[] share, boolean[] forced) {

  private static final double SIGNIFICANT = .05;

  private static final double MOST = .5;

  /** More variables than these are counted, not named. */
  private static final int NAMED = 12;

  /** ALFF and RSFA over their mean, or as standard scores, as a word of a name. */
  private static final Pattern RELATIVE =
      Pattern.compile("(?<![A-Za-z])([mz])(ALFF|RSFA)(?![A-Za-z])", Pattern.CASE_INSENSITIVE);

  /** Where a variable stands. */
  private record Place(int test, int variable) {}

  /**
   * The tests, those of relative measures with their shares.
   *
   * @param models each test's partition of the design
   * @param notes where a sentence is added for what is forced, and for relative measures without
   *     the absolute one
   */
  static List<GroupTest> of(
      final List<GroupTest> tests,
      final List<Partition> models,
      final Correction correction,
      final List<String> notes) {
    if (tests.stream().noneMatch(MeanForcing::isRelative)) {
      return tests;
    }
    final Map<String, Place> places = new HashMap<>();
    for (int t = 0; t < tests.size(); t++) {
      for (int v = 0; v < tests.get(t).p().length; v++) {
        places.put(key(tests.get(t), name(tests.get(t), v)), new Place(t, v));
      }
    }
    final List<GroupTest> all = new ArrayList<>();
    for (int t = 0; t < tests.size(); t++) {
      final GroupTest test = tests.get(t);
      if (isRelative(test)) {
        all.add(with(test, tests, models.get(t), places, correction, notes));
      } else {
        all.add(test);
      }
    }
    return all;
  }

  private static boolean isRelative(final GroupTest test) {
    for (int v = 0; v < test.p().length; v++) {
      if (RELATIVE.matcher(name(test, v)).find()) {
        return true;
      }
      if (test.measurements().layout() instanceof Measurements.Voxels) {
        return false;
      }
    }
    return false;
  }

  private static String name(final GroupTest test, final int v) {
    return test.measurements().name() + "\t" + test.measurements().layout().label(v);
  }

  private static String key(final GroupTest test, final String name) {
    return test.contrast() + "\t" + name;
  }

  private static GroupTest with(
      final GroupTest test,
      final List<GroupTest> tests,
      final Partition model,
      final Map<String, Place> places,
      final Correction correction,
      final List<String> notes) {
    final int n = test.p().length;
    final double[] share = new double[n];
    final boolean[] forced = new boolean[n];
    final List<String> said = new ArrayList<>();
    int alone = 0;
    int pairs = 0;
    for (int v = 0; v < n; v++) {
      share[v] = Double.NaN;
      final Matcher relative = RELATIVE.matcher(name(test, v));
      if (!relative.find()) {
        continue;
      }
      final boolean mean = relative.group(1).equalsIgnoreCase("m");
      final Place place = places.get(key(test, relative.replaceAll("$2")));
      if (place == null) {
        alone++;
        continue;
      }
      final GroupTest absolute = tests.get(place.test());
      // several rows have no one direction, standard scores no logs
      if (!mean || model.effect().length > 1) {
        continue;
      }
      pairs++;
      final double[] own = absolute.measurements().column(place.variable());
      final double[] over = test.measurements().column(v);
      share[v] = share(model.effect()[0], over, own);
      final boolean same =
          Math.signum(dot(model.effect()[0], own)) == Math.signum(dot(model.effect()[0], over));
      forced[v] =
          share[v] > MOST
              && test.corrected(correction, v) <= SIGNIFICANT
              && !(same && absolute.corrected(correction, place.variable()) <= SIGNIFICANT);
      if (forced[v]) {
        said.add(test.measurements().layout().label(v) + " (" + Math.round(100 * share[v]) + " %)");
      }
    }
    if (alone > 0) {
      notes.add(
          "'"
              + test.measurements().name()
              + "' holds mALFF, zALFF or the like without ALFF beside it: they are relative to the"
              + " mask's mean, so that a rise in one place forces a fall in others. Name ALFF's"
              + " columns in maps too: then what is forced is told.");
    }
    if (!said.isEmpty()) {
      notes.add(
          test.contrast()
              + ", forced by the mean: "
              + (said.size() <= NAMED
                  ? String.join(", ", said)
                  : said.size() + " of '" + test.measurements().name() + "'")
              + ". There mALFF changes at p <= .05, ALFF does not in that direction, and most of"
              + " the change"
              + (said.size() <= NAMED ? " (the share in brackets, of logs)" : " (of logs)")
              + " is that of the mean over the mask that mALFF is divided by: no evidence of a"
              + " change in these places.");
    }
    return pairs == 0 ? test : test.withForcing(new MeanForcing(share, forced));
  }

  private static double share(
      final double[] effect, final double[] relative, final double[] absolute) {
    final double share = 1 - dot(effect, logs(absolute)) / dot(effect, logs(relative));
    return Double.isFinite(share) ? share : Double.NaN;
  }

  /** NaN for values that have no log. */
  private static double[] logs(final double[] values) {
    return Arrays.stream(values).map(v -> v > 0 ? Math.log(v) : Double.NaN).toArray();
  }
}
