package org.cordj.stats;

import java.util.List;
import org.cordj.io.Numbers;

/** A paragraph that says how a specification curve was made, in plain words. */
public final class CurveText {

  /** The publications that the paragraph names. */
  public static final List<String> DOIS =
      List.of(
          "10.1038/s41562-020-0912-z",
          "10.1016/j.neuroimage.2014.01.060",
          "10.2202/1544-6115.1585");

  private CurveText() {}

  /** The paragraph of one result. */
  public static String of(final CurveResult result) {
    final GroupDesign design = result.design();
    final boolean g = result.effectName().equals("hedges_g");
    return "The same question, "
        + result.options().contrast()
        + ", was put to the values of "
        + result.effects().size()
        + " universes, each one way to process the same runs ("
        + String.join(
            "; ",
            result.multiverse().choices().stream()
                .map(c -> c.name() + ": " + Specifications.some(c.options()))
                .toList())
        + "). In each a linear model ("
        + design.formula().text()
        + ") was fitted to the participants that have a value, up to "
        + design.size()
        + (design.covariates().isEmpty()
            ? ""
            : "; covariates were centred on their mean unless the formula says raw()")
        + ". Effects are "
        + (g
            ? "Hedges' g, the estimate over the residual SD of the model, with 95 % intervals from"
                + " the noncentral t distribution"
            : "partial correlations with 95 % intervals by Fisher's transformation")
        + "; p in each universe is Student's, two-sided. All universes went through the same "
        + (result.exact()
            ? result.shuffles() + " exchanges, all that are possible: "
            : (result.shuffles() - 1)
                + " random exchanges (seed "
                + result.options().randomseed()
                + ") besides the data as they are: ")
        + (result.flips()
            ? "signs of residuals of the reduced model were flipped, assuming symmetric errors"
            : "residuals of the reduced model were permuted (Freedman-Lane)")
        + ", so that how alike universes are is taken into account; no p by permutation can be below"
        + " "
        + Numbers.brief(1.0 / result.shuffles())
        + ". p_fwe is corrected for all universes by the largest |t| of each exchange. Together the"
        + " universes were tested by their median effect, the share of effects of the dominant sign"
        + " and the share significant at .05 in that direction; the first and the last are of"
        + " specification curve analysis, whose third number, Stouffer's Z, is not computed. The"
        + " dominant direction was found anew in each exchange, so that these tests are two-sided."
        + " What a choice explains is eta squared of its main effect on the effects over universes."
        + (result.isWhole()
            ? ""
            : " Not all combinations of options are in the curve, so choices share some of what they"
                + " explain, and their shares may add up to more than 1.")
        + " Universes are not independent samples: neither their number nor eta squared is evidence"
        + " by itself.";
  }
}
