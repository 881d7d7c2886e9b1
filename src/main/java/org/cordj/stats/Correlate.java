package org.cordj.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.cordj.image.Progress;
import org.cordj.signal.Ranks;

/**
 * Correlates outcomes with a predictor over participants, given covariates: r with its t and p, a
 * permutation p after Freedman and Lane ({@link FreedmanLane}), a 95 % BCa bootstrap interval
 * ({@link BcaInterval}), and r without each participant. Each outcome uses every participant who
 * has all values that it needs.
 *
 * <p>The permutation p holds its level for the null hypothesis that the outcome's residuals are
 * exchangeable; the interval is first-order right and too narrow in small samples, most of all
 * below 15 participants.
 *
 * @param predictor the column that explains
 * @param outcomes the columns that are explained, 1 or more
 * @param covariates columns of no interest, all numbers; may be none
 * @param method Pearson or Spearman
 * @param permutations 100 to 1,000,000; all orders are gone through where they are no more than
 *     these
 * @param resamples of the bootstrap, 100 or more; 0 for no interval
 * @param seed of all that is random
 * @param missing what becomes of participants who lack a value
 */
public record Correlate(
    String predictor,
    List<String> outcomes,
    List<String> covariates,
    CorrelationMethod method,
    int permutations,
    int resamples,
    long seed,
    MissingValues missing) {

  /** Enough for a p of .05 to be known to within .002 (one standard error). */
  public static final int DEFAULT_PERMUTATIONS = 10_000;

  public static final int DEFAULT_RESAMPLES = 5_000;

  /** The level of the intervals. */
  public static final double LEVEL = 0.95;

  private static final int FEWEST = 4;
  private static final int LEAST = 100;
  private static final int MOST = 1_000_000;

  /** Checks the columns against each other and the numbers' ranges. */
  public Correlate {
    outcomes = List.copyOf(outcomes);
    covariates = List.copyOf(covariates);
    if (predictor.isEmpty()) {
      throw new IllegalArgumentException(
          "predictor is empty; give the name of a column of the table.");
    }
    if (outcomes.isEmpty()) {
      throw new IllegalArgumentException(
          "outcome is empty; give the name of a column of the table, or several with commas.");
    }
    requireOnce("outcome", outcomes);
    requireOnce("covariates", covariates);
    if (outcomes.contains(predictor)) {
      throw new IllegalArgumentException(
          "predictor and outcome are both '"
              + predictor
              + "', which correlates with itself by 1; give two columns.");
    }
    for (final String covariate : covariates) {
      if (covariate.equals(predictor) || outcomes.contains(covariate)) {
        throw new IllegalArgumentException(
            "covariates has '"
                + covariate
                + "', which is the "
                + (covariate.equals(predictor) ? "predictor" : "outcome")
                + "; given itself nothing of it is left to correlate.");
      }
    }
    if (permutations < LEAST || permutations > MOST) {
      throw new IllegalArgumentException(
          "permutations is " + permutations + "; it must be from " + LEAST + " to " + MOST + ".");
    }
    if (resamples != 0 && (resamples < LEAST || resamples > MOST)) {
      throw new IllegalArgumentException(
          "bootstraps is "
              + resamples
              + "; it must be from "
              + LEAST
              + " to "
              + MOST
              + ", or 0 for no interval.");
    }
  }

  private static void requireOnce(final String key, final List<String> names) {
    if (new LinkedHashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          key + " names a column twice: " + String.join(", ", names) + ".");
    }
  }

  /**
   * Correlates.
   *
   * @throws IllegalArgumentException if a column is not there, holds text, is constant or collinear
   *     with others, values are missing and may not be, or fewer than 4 participants (and one more
   *     a covariate) are left
   * @throws java.util.concurrent.CancellationException if the user stops it
   */
  public Correlations apply(final Participants table, final Progress progress) {
    final List<String> names = new ArrayList<>();
    names.add(predictor);
    names.addAll(outcomes);
    names.addAll(covariates);
    final double[][] all = new double[names.size()][];
    for (int c = 0; c < all.length; c++) {
      final String key = c == 0 ? "predictor" : c <= outcomes.size() ? "outcome" : "covariates";
      all[c] = table.numbers(key, names.get(c));
    }
    if (missing == MissingValues.REFUSE) {
      refuseMissing(table, names, all);
    }
    final List<Samples> samples = new ArrayList<>();
    for (int o = 0; o < outcomes.size(); o++) {
      final double[][] columns = new double[2 + covariates.size()][];
      columns[0] = all[0];
      columns[1] = all[1 + o];
      System.arraycopy(all, 1 + outcomes.size(), columns, 2, covariates.size());
      samples.add(Samples.of(table, columns, o));
    }
    samples.forEach(this::check);
    progress.begin("Correlations", (long) samples.size() * (permutations + resamples));
    final List<Correlation> results = new ArrayList<>();
    final List<FreedmanLane> permuted = new ArrayList<>();
    for (final Samples sample : samples) {
      permuted.add(permute(sample, progress));
    }
    final boolean same = samples.stream().map(Samples::participants).distinct().count() == 1;
    final double[] familyWise = new double[samples.size()];
    Arrays.fill(familyWise, Double.NaN);
    final double[] corrected = same ? FreedmanLane.familyWise(permuted) : familyWise;
    for (int o = 0; o < samples.size(); o++) {
      results.add(correlate(samples.get(o), permuted.get(o), corrected[o], progress));
    }
    return new Correlations(this, results);
  }

  private static void refuseMissing(
      final Participants table, final List<String> names, final double[][] columns) {
    final List<String> lacking = new ArrayList<>();
    final List<String> ids = table.ids();
    for (int row = 0; row < ids.size(); row++) {
      for (int c = 0; c < columns.length; c++) {
        if (Double.isNaN(columns[c][row])) {
          lacking.add(ids.get(row) + " (" + names.get(c) + ")");
        }
      }
    }
    if (!lacking.isEmpty()) {
      throw new IllegalArgumentException(
          "Values are missing in '"
              + table.name()
              + "': "
              + String.join(", ", lacking)
              + "; fill them in, or leave these participants out with missing=omit.");
    }
  }

  /** The participants who have all values that one outcome needs. */
  private record Samples(
      int outcome, double[][] columns, List<String> participants, List<String> leftOut) {

    int size() {
      return participants.size();
    }

    static Samples of(final Participants table, final double[][] columns, final int outcome) {
      final List<String> ids = table.ids();
      final List<String> kept = new ArrayList<>();
      final List<String> out = new ArrayList<>();
      final int[] rows =
          IntStream.range(0, ids.size())
              .filter(
                  row -> {
                    final boolean whole =
                        Arrays.stream(columns).noneMatch(c -> Double.isNaN(c[row]));
                    (whole ? kept : out).add(ids.get(row));
                    return whole;
                  })
              .toArray();
      final double[][] complete = new double[columns.length][];
      for (int c = 0; c < columns.length; c++) {
        final double[] column = columns[c];
        complete[c] = Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
      }
      return new Samples(outcome, complete, kept, out);
    }
  }

  private void check(final Samples sample) {
    final int n = sample.participants().size();
    final int fewest = FEWEST + covariates.size();
    if (n < fewest) {
      throw new IllegalArgumentException(
          "'"
              + outcomes.get(sample.outcome())
              + "' and '"
              + predictor
              + "' have values of "
              + n
              + " participants; a correlation "
              + (covariates.isEmpty() ? "" : "given " + covariates.size() + " covariates ")
              + "needs "
              + fewest
              + " or more.");
    }
    final List<String> names = new ArrayList<>(List.of(predictor, outcomes.get(sample.outcome())));
    names.addAll(covariates);
    new Columns(names, sample.columns(), method).requireIndependent();
  }

  private FreedmanLane permute(final Samples sample, final Progress progress) {
    final PartialCorrelation whole =
        new PartialCorrelation(method, sample.columns().length, sample.size());
    whole.of(sample.columns(), IntStream.range(0, sample.size()).toArray());
    final double[][] unit = whole.unitResiduals();
    return FreedmanLane.of(unit[0], unit[1], whole.basis(), permutations, seed, progress);
  }

  private Correlation correlate(
      final Samples sample,
      final FreedmanLane permutation,
      final double familyWise,
      final Progress progress) {
    final double[][] columns = sample.columns();
    final int n = sample.size();
    final PartialCorrelation whole = new PartialCorrelation(method, columns.length, n);
    final double r = whole.of(columns, IntStream.range(0, n).toArray());
    final boolean values = covariates.isEmpty() && method == CorrelationMethod.PEARSON;
    final double[] x = values ? columns[0] : covariates.isEmpty() ? Ranks.of(columns[0]) : null;
    final double[] y = values ? columns[1] : covariates.isEmpty() ? Ranks.of(columns[1]) : null;
    final double[] without = without(columns);
    final BcaInterval interval =
        resamples == 0
            ? new BcaInterval(Double.NaN, Double.NaN, 0, 0)
            : BcaInterval.of(method, columns, r, without, LEVEL, resamples, seed, progress);
    final int df = n - 2 - covariates.size();
    final double t = r * Math.sqrt(df / (1 - r * r));
    return new Correlation(
        outcomes.get(sample.outcome()),
        sample.participants(),
        sample.leftOut(),
        x == null ? whole.residuals(0) : x,
        y == null ? whole.residuals(1) : y,
        r,
        df,
        t,
        twoSided(t, df),
        permutation.p(),
        familyWise,
        permutation.orders(),
        permutation.exact(),
        interval.low(),
        interval.high(),
        interval.resamples(),
        interval.redrawn(),
        without);
  }

  /** P(|T| >= |t|) of Student's t. */
  static double twoSided(final double t, final double df) {
    return Double.isInfinite(t)
        ? 0
        : 2 * new TDistribution(null, df).cumulativeProbability(-Math.abs(t));
  }

  private double[] without(final double[][] columns) {
    final int n = columns[0].length;
    final PartialCorrelation fewer = new PartialCorrelation(method, columns.length, n - 1);
    final double[] without = new double[n];
    for (int left = 0; left < n; left++) {
      final int out = left;
      without[left] = fewer.of(columns, IntStream.range(0, n).filter(i -> i != out).toArray());
    }
    return without;
  }
}
