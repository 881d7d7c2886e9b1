package org.cordj.stats;

import java.util.List;
import org.cordj.io.Table;

/**
 * One contrast of one set of measurements, tested.
 *
 * @param contrast the question, as the user wrote it
 * @param measurements what was tested, without variables that do not vary
 * @param statistic [variable]
 * @param estimate [variable] in the data's unit; NaN for F
 * @param effect [variable] the size of the effect
 * @param effectName {@code hedges_g}, {@code partial_r} or {@code partial_eta_squared}
 * @param effectLow [variable] the lower limit of the effect's 95 % interval; null for maps, whose
 *     many voxels have none, and for {@code partial_r}
 * @param effectHigh [variable] its upper limit
 * @param degrees the residuals' degrees of freedom
 * @param p [variable] by permutation, two-sided, uncorrected
 * @param q [variable] false discovery rate over the whole family
 * @param pFwe [variable] family-wise by the largest statistic
 * @param enhanced [variable] TFCE, null without
 * @param pTfce [variable] family-wise of the enhanced map, null without
 * @param components [variable] number of its component, 0 for none; null without
 * @param extents [component - 1] how many variables it has
 * @param masses [component - 1] the sum of what they exceed the threshold by
 * @param pExtent [component - 1] family-wise by extent
 * @param pMass [component - 1] family-wise by mass
 * @param forcing of mALFF that stands beside ALFF, how much is the mean's; null without
 */
public record GroupTest(
    String contrast,
    Measurements measurements,
    double[] statistic,
    double[] estimate,
    double[] effect,
    String effectName,
    double[] effectLow,
    double[] effectHigh,
    int degrees,
    double[] p,
    double[] q,
    double[] pFwe,
    double[] enhanced,
    double[] pTfce,
    int[] components,
    double[] extents,
    double[] masses,
    double[] pExtent,
    double[] pMass,
    MeanForcing forcing) {

  /** The same with what the mean of a relative measure does. */
  GroupTest withForcing(final MeanForcing found) {
    return new GroupTest(
        contrast,
        measurements,
        statistic,
        estimate,
        effect,
        effectName,
        effectLow,
        effectHigh,
        degrees,
        p,
        q,
        pFwe,
        enhanced,
        pTfce,
        components,
        extents,
        masses,
        pExtent,
        pMass,
        found);
  }

  /** A name for files: the measurements' without path signs, and the contrast's letters, digits. */
  public String fileName() {
    return measurements.name().replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}._+-]+", "-")
        + "_"
        + contrast.replaceAll("[^A-Za-z0-9]+", "-");
  }

  /** The p value of a variable under a correction; for components by mass. */
  public double corrected(final Correction correction, final int variable) {
    return switch (correction) {
      case NONE -> p[variable];
      case FDR -> q[variable];
      case FWE -> pFwe[variable];
      case TFCE -> pTfce[variable];
      case CLUSTER, NBS -> components[variable] == 0 ? 1 : pMass[components[variable] - 1];
    };
  }

  /** How many variables are at or below .05 under a correction. */
  public int significant(final Correction correction) {
    int n = 0;
    for (int v = 0; v < p.length; v++) {
      n += corrected(correction, v) <= .05 ? 1 : 0;
    }
    return n;
  }

  /** How much was found, one sentence. */
  public String summary(final Correction correction) {
    return measurements.name()
        + ", "
        + contrast
        + ": "
        + significant(correction)
        + " of "
        + p.length
        + " variables at p <= .05 (correction "
        + correction.key()
        + ").";
  }

  /**
   * One row a variable: name, statistic, estimate, effect and the limits of its interval, p, q, FWE
   * p, and what else there is; of mALFF beside ALFF {@code mean_share} and {@code forced_by_mean},
   * see {@link MeanForcing}.
   */
  public Table toTable(final Statistic kind) {
    final List<String> columns =
        new java.util.ArrayList<>(
            List.of("measure", "variable", "contrast", kind.key(), "df", "estimate", effectName));
    if (effectLow != null) {
      final String name = effectName.replace("_squared", "2");
      columns.addAll(List.of(name + "_low", name + "_high"));
    }
    columns.addAll(List.of("p", "q", "p_fwe"));
    if (enhanced != null) {
      columns.addAll(List.of("tfce", "p_tfce"));
    }
    if (components != null) {
      columns.addAll(List.of("component", "p_extent", "p_mass"));
    }
    if (forcing != null) {
      columns.addAll(List.of("mean_share", "forced_by_mean"));
    }
    final Table table = new Table(columns);
    for (int v = 0; v < statistic.length; v++) {
      final List<Object> row =
          new java.util.ArrayList<>(
              List.of(
                  measurements.name(),
                  measurements.layout().label(v),
                  contrast,
                  statistic[v],
                  degrees,
                  estimate[v],
                  effect[v]));
      if (effectLow != null) {
        row.addAll(List.of(effectLow[v], effectHigh[v]));
      }
      row.addAll(List.of(p[v], q[v], pFwe[v]));
      if (enhanced != null) {
        row.addAll(List.of(enhanced[v], pTfce[v]));
      }
      if (components != null) {
        final int c = components[v];
        row.add(c == 0 ? null : c);
        row.add(c == 0 ? null : pExtent[c - 1]);
        row.add(c == 0 ? null : pMass[c - 1]);
      }
      if (forcing != null) {
        final boolean paired = !Double.isNaN(forcing.share()[v]);
        row.add(paired ? forcing.share()[v] : null);
        row.add(paired ? forcing.forced()[v] ? "yes" : "no" : null);
      }
      table.add(row.toArray());
    }
    return table;
  }
}
