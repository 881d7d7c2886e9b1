package org.cordj.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cordj.io.Numbers;

/**
 * What a specification curve gives.
 *
 * @param options what was asked
 * @param design the model of all participants
 * @param multiverse the universes
 * @param effects of each universe that can be tested, in the multiverse's order
 * @param leftOut why each other universe is not in the curve, by its name
 * @param effectName {@code hedges_g} or {@code partial_r}
 * @param joint the test of all universes together
 * @param choices how much the effects depend on each choice
 * @param shuffles how many shuffles were done, the data as they are included
 * @param exact whether these are all that are possible
 * @param flips whether signs were changed, not places
 * @param notes one sentence for each thing the user should know
 */
public record CurveResult(
    SpecificationCurve options,
    GroupDesign design,
    Specifications multiverse,
    List<UniverseEffect> effects,
    Map<String, String> leftOut,
    String effectName,
    JointInference joint,
    List<ChoiceEffect> choices,
    int shuffles,
    boolean exact,
    boolean flips,
    List<String> notes) {

  /** The effects from the least to the largest. */
  public List<UniverseEffect> sorted() {
    return effects.stream().sorted(Comparator.comparingDouble(UniverseEffect::effect)).toList();
  }

  /** What the effect is, in words. */
  public String effectWords() {
    return effectName.equals("hedges_g") ? "Hedges' g" : "partial correlation";
  }

  /** How many universes are at or below .05. */
  public int significant(final boolean corrected) {
    return (int)
        effects.stream()
            .filter(e -> (corrected ? e.familyWise() : e.p()) <= SpecificationCurve.ALPHA)
            .count();
  }

  /** The main figures, a sentence each. */
  public List<String> summary() {
    final List<UniverseEffect> order = sorted();
    final List<String> said = new ArrayList<>();
    said.add(
        options.contrast()
            + " in "
            + effects.size()
            + " universes: "
            + effectWords()
            + " from "
            + Numbers.format(order.get(0).effect(), 3)
            + " to "
            + Numbers.format(order.get(order.size() - 1).effect(), 3)
            + "; "
            + significant(false)
            + " with p <= .05, "
            + significant(true)
            + " corrected for all universes.");
    said.add(
        "Together: median "
            + Numbers.format(joint.median(), 3)
            + p(joint.pMedian())
            + "; "
            + percent(joint.dominant())
            + " "
            + joint.side()
            + p(joint.pDominant())
            + "; "
            + percent(joint.significant())
            + " significant and "
            + joint.side()
            + p(joint.pSignificant())
            + ".");
    final List<String> shares = new ArrayList<>();
    choices.stream()
        .sorted(Comparator.comparingDouble(c -> Double.isNaN(c.etaSquared()) ? 0 : -c.etaSquared()))
        .forEach(
            c ->
                shares.add(
                    c.choice()
                        + " "
                        + (Double.isNaN(c.etaSquared()) ? "n/a" : percent(c.etaSquared()))));
    said.add("Of the variance of the effects choices explain: " + String.join(", ", shares) + ".");
    return said;
  }

  private static String p(final double p) {
    return Double.isNaN(p) ? "" : " (p = " + Numbers.format(p, 2) + ")";
  }

  /** Whether every combination of options is in the curve, so that shares of choices add up. */
  public boolean isWhole() {
    long all = 1;
    for (final ChoiceEffect choice : choices) {
      all *= choice.options().size();
      if (all > effects.size()) {
        return false;
      }
    }
    return all == effects.size();
  }

  static String percent(final double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
