package org.cordj.stats;

import java.util.ArrayList;
import java.util.List;
import org.cordj.io.Numbers;
import org.cordj.io.Table;
import org.cordj.signal.FalseDiscovery;

/**
 * What {@link Correlate} finds, one result an outcome; the family of q and of the family-wise p is
 * all outcomes of one call.
 *
 * @param options how they were made
 * @param results in the order of the outcomes
 */
public record Correlations(Correlate options, List<Correlation> results) {

  /** Smaller values of p are said to be below it; the table has them in full. */
  private static final double LEAST_P = 1e-4;

  /** Copies the list. */
  public Correlations {
    results = List.copyOf(results);
  }

  /** The q of each outcome's permutation p, see {@link FalseDiscovery}. */
  public double[] q() {
    return FalseDiscovery.q(results.stream().mapToDouble(Correlation::permuted).toArray());
  }

  /** A row an outcome, with everything that the result depends on. */
  public Table toTable() {
    final Table table =
        new Table(
            "predictor",
            "outcome",
            "covariates",
            "method",
            "participants",
            "r",
            "ci_low",
            "ci_high",
            "fisher_low",
            "fisher_high",
            "t",
            "df",
            "p",
            "p_permutation",
            "p_fwe",
            "q_fdr",
            "family",
            "permutations",
            "permutation_kind",
            "bootstraps",
            "redrawn",
            "randomseed",
            "most_influential",
            "r_without",
            "left_out");
    final double[] q = q();
    for (int o = 0; o < results.size(); o++) {
      final Correlation c = results.get(o);
      table.add(
          options.predictor(),
          c.outcome(),
          list(options.covariates()),
          options.method().key(),
          c.participants().size(),
          c.r(),
          c.low(),
          c.high(),
          fisher(c, -1),
          fisher(c, 1),
          c.t(),
          c.df(),
          c.p(),
          c.permuted(),
          c.familyWise(),
          q[o],
          results.size(),
          c.orders(),
          c.exact() ? "exact" : "random",
          c.resamples(),
          c.redrawn(),
          options.seed(),
          c.participants().get(c.mostInfluential()),
          c.without()[c.mostInfluential()],
          list(c.leftOut()));
    }
    return table;
  }

  /** A limit of the 95 % interval by Fisher's transformation; NaN for ranks. */
  private double fisher(final Correlation c, final int side) {
    return options.method() == CorrelationMethod.PEARSON
        ? FisherLimit.of(c.r(), c.df(), side)
        : Double.NaN;
  }

  private static String list(final List<String> words) {
    return words.isEmpty() ? null : String.join(",", words);
  }

  /** A row an outcome and participant: the correlation without that participant, and its change. */
  public Table toInfluence() {
    final Table table =
        new Table(
            "outcome", Participants.ID, "predictor_value", "outcome_value", "r_without", "change");
    for (final Correlation c : results) {
      final double[] x = c.x();
      final double[] y = c.y();
      final double[] without = c.without();
      for (int i = 0; i < without.length; i++) {
        table.add(c.outcome(), c.participants().get(i), x[i], y[i], without[i], without[i] - c.r());
      }
    }
    return table;
  }

  /** A sentence an outcome, and one on who was left out. */
  public List<String> summary() {
    final List<String> lines = new ArrayList<>();
    final double[] q = q();
    for (int o = 0; o < results.size(); o++) {
      final Correlation c = results.get(o);
      lines.add(
          c.outcome()
              + " and "
              + options.predictor()
              + (options.covariates().isEmpty()
                  ? ""
                  : " given " + String.join(", ", options.covariates()))
              + ": "
              + caption(c)
              + (results.size() > 1 ? ", q " + p(q[o]) : "")
              + (results.size() > 1 && Double.isFinite(c.familyWise())
                  ? ", family-wise p " + p(c.familyWise())
                  : "")
              + ". Most depends on "
              + c.participants().get(c.mostInfluential())
              + ", without whom it is "
              + Numbers.format(c.without()[c.mostInfluential()], 3)
              + ".");
      if (!c.leftOut().isEmpty()) {
        lines.add(
            c.outcome() + ": left out for missing values: " + String.join(", ", c.leftOut()) + ".");
      }
      if (options.resamples() > 0 && !Double.isFinite(c.low())) {
        lines.add(c.outcome() + ": these data give no bootstrap interval.");
      }
    }
    return lines;
  }

  /** Correlation, interval, p and n, such as {@code r = 0.76 [0.4, 0.9], ...}. */
  public String caption(final Correlation c) {
    final String symbol = options.method() == CorrelationMethod.SPEARMAN ? "rho" : "r";
    return symbol
        + " = "
        + Numbers.format(c.r(), 3)
        + (Double.isFinite(c.low())
            ? " [" + Numbers.format(c.low(), 3) + ", " + Numbers.format(c.high(), 3) + "]"
            : "")
        + ", n = "
        + c.participants().size()
        + ", t("
        + c.df()
        + ") = "
        + Numbers.format(c.t(), 4)
        + ", p "
        + p(c.p())
        + ", permutation p "
        + p(c.permuted())
        + (c.exact() ? " (exact, " : " (")
        + c.orders()
        + ")";
  }

  private static String p(final double p) {
    return p < LEAST_P ? "< " + Numbers.brief(LEAST_P) : "= " + Numbers.format(p, 3);
  }
}
