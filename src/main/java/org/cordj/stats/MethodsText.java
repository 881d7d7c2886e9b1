package org.cordj.stats;

import java.util.ArrayList;
import java.util.List;
import org.cordj.io.Numbers;

/** A paragraph for a paper that says what was done, with its references. */
public final class MethodsText {

  private MethodsText() {}

  /** The paragraph and its references, of one result. */
  public static String of(final GroupResult result) {
    final GroupCompare options = result.options();
    final GroupDesign design = result.design();
    final List<String> said = new ArrayList<>();
    final List<String> references = new ArrayList<>();
    said.add(
        "A linear model ("
            + design.formula().text()
            + "; columns "
            + String.join(", ", design.columnNames())
            + ") was fitted to "
            + design.size()
            + " observations of "
            + design.participants().stream().distinct().count()
            + " participants"
            + (design.covariates().isEmpty()
                ? ""
                : "; covariates were centred on their mean unless the formula says raw()")
            + (design.leftOut().isEmpty()
                ? ""
                : "; left out for missing values: " + String.join(", ", design.leftOut()))
            + ".");
    said.add(
        "Tested was "
            + String.join(
                " and ", result.tests().stream().map(GroupTest::contrast).distinct().toList())
            + " of "
            + String.join(
                " and ",
                result.tests().stream().map(t -> t.measurements().name()).distinct().toList())
            + " by "
            + statistic(options.statistic())
            + " ("
            + result.tests().get(0).degrees()
            + " residual degrees of freedom).");
    said.add(exchange(result));
    references.add(
        "Winkler AM et al. (2014). Permutation inference for the general linear model."
            + " NeuroImage. doi:10.1016/j.neuroimage.2014.01.060");
    if (!result.exact()) {
      references.add(
          "Phipson B, Smyth GK (2010). Permutation p-values should never be zero. Statistical"
              + " Applications in Genetics and Molecular Biology 9(1):39."
              + " doi:10.2202/1544-6115.1585");
    }
    said.add(correction(result, references));
    said.add(
        "The family corrected together has "
            + result.familySize()
            + " tests ("
            + String.join("; ", result.family())
            + ").");
    said.add("Effect sizes are " + effects(result, references) + ".");
    if (result.tests().stream().anyMatch(t -> t.forcing() != null)) {
      said.add(
          "mALFF is ALFF over its mean over the mask. What share of a change in it is that mean's"
              + " was taken from the same model on logarithms, 1 - b(ALFF) / b(mALFF) with b the"
              + " contrast's estimate; a change in mALFF that ALFF does not show, more than half"
              + " of it the mean's, counts as forced by the mean.");
    }
    said.add(sensitivity(result));
    final StringBuilder text = new StringBuilder(String.join(" ", said)).append("\n");
    if (!result.notes().isEmpty()) {
      text.append("\nNotes\n");
      result.notes().forEach(n -> text.append("- ").append(n).append('\n'));
    }
    text.append("\nReferences\n");
    references.forEach(r -> text.append("- ").append(r).append('\n'));
    return text.toString();
  }

  /** What one test could have found at all. */
  private static String sensitivity(final GroupResult result) {
    return "With this design one uncorrected test at "
        + Numbers.brief(ContrastPower.ALPHA)
        + " of normal values of one variance has a power of "
        + Numbers.brief(ContrastPower.TARGET)
        + " for "
        + String.join(
            "; ",
            ContrastPower.of(result.design(), result.options()).stream()
                .map(p -> p.detectableText() + " (" + p.contrast() + ")")
                .toList())
        + ".";
  }

  private static String statistic(final Statistic statistic) {
    return switch (statistic) {
      case T -> "Student's t, two-sided";
      case WELCH ->
          "the least-squares estimate over a standard error with a variance of each group's own"
              + " (for two groups without covariates Welch's t), two-sided";
      case F -> "the F ratio";
    };
  }

  private static String exchange(final GroupResult result) {
    final String unit = result.whole() ? "whole blocks of residuals" : "residuals";
    final String how =
        result.flips()
            ? "signs of " + unit + " of the reduced model were flipped, assuming symmetric errors"
            : unit
                + " of the reduced model were permuted (Freedman-Lane)"
                + (java.util.Arrays.stream(result.design().blocks()).distinct().count() > 1
                        && !result.whole()
                    ? " within blocks"
                    : "");
    return "Null distributions come from "
        + (result.exact()
            ? "all " + result.shuffles() + " possible exchanges: "
            : (result.shuffles() - 1)
                + " random exchanges (seed "
                + result.options().randomseed()
                + ") and the data as they are: ")
        + how
        + "; the smallest p they can give is "
        + Numbers.brief(result.smallestP())
        + ".";
  }

  private static String correction(final GroupResult result, final List<String> references) {
    final GroupCompare options = result.options();
    final String threshold =
        "formed at uncorrected p < "
            + Numbers.brief(options.threshold())
            + " (|statistic| > "
            + Numbers.brief(result.cut())
            + ")";
    return switch (options.correction()) {
      case NONE -> "p values are not corrected for how many tests there are.";
      case FDR -> {
        references.add(
            "Benjamini Y, Hochberg Y (1995). Controlling the false discovery rate. Journal of the"
                + " Royal Statistical Society B 57(1):289-300."
                + " doi:10.1111/j.2517-6161.1995.tb02031.x");
        yield "Permutation p values were corrected for the false discovery rate"
            + " (Benjamini-Hochberg).";
      }
      case FWE ->
          "Family-wise error was controlled by the largest statistic of each exchange over the"
              + " whole family.";
      case CLUSTER ->
          "Clusters ("
              + options.neighbors()
              + " neighbours), "
              + threshold
              + ", were corrected family-wise by their extent and, separately, by their mass (the"
              + " sum of what they exceed the threshold by).";
      case TFCE -> {
        references.add(
            "Smith SM, Nichols TE (2009). Threshold-free cluster enhancement. NeuroImage."
                + " doi:10.1016/j.neuroimage.2008.03.061");
        yield "Maps were enhanced by threshold-free cluster enhancement (E = "
            + Numbers.brief(options.extent())
            + ", H = "
            + Numbers.brief(options.height())
            + ", "
            + options.neighbors()
            + " neighbours, the integral exact) and corrected family-wise by the largest enhanced"
            + " value"
            + (result.tests().size() > 1
                ? ", each map's less the mean of its maxima over their SD before maps were pooled"
                : "")
            + ".";
      }
      case NBS -> {
        references.add(
            "Zalesky A, Fornito A, Bullmore ET (2010). Network-based statistic. NeuroImage"
                + " 53(4):1197-1207. doi:10.1016/j.neuroimage.2010.06.041");
        yield "Networks of connected edges, "
            + threshold
            + ", were corrected family-wise by how many edges they have and, separately, by what"
            + " the edges exceed the threshold by in sum (network-based statistic).";
      }
    };
  }

  private static String effects(final GroupResult result, final List<String> references) {
    final List<String> said = new ArrayList<>();
    boolean intervals = false;
    for (final String name :
        result.tests().stream().map(GroupTest::effectName).distinct().toList()) {
      final boolean limits =
          result.tests().stream()
              .anyMatch(t -> t.effectName().equals(name) && t.effectLow() != null);
      intervals |= limits;
      said.add(
          switch (name) {
            case "hedges_g" ->
                "Hedges' g (the estimate over the residual SD of the model, corrected for few"
                    + " degrees of freedom)"
                    + (limits
                        ? " with 95 % intervals from the noncentral t distribution"
                            + (result.options().statistic() == Statistic.WELCH
                                ? ", as if the groups had one variance"
                                : "")
                        : "");
            case "partial_r" -> "partial correlations t / sqrt(t^2 + df)";
            default ->
                "partial eta squared"
                    + (limits ? " with 95 % intervals from the noncentral F distribution" : "");
          });
    }
    if (intervals) {
      references.add(
          "Steiger JH (2004). Beyond the F test: effect size confidence intervals and tests of close"
              + " fit in the analysis of variance and contrast analysis. Psychological Methods"
              + " 9(2):164-182.");
    }
    return String.join(", and ", said);
  }
}
