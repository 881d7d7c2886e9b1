package org.cordj.stats;

import java.util.ArrayList;
import java.util.List;
import org.cordj.io.Numbers;
import org.cordj.io.Table;

/**
 * Whether groups keep different numbers of in-band dimensions after denoising and censoring: a map
 * of less dimensions has less power for a reason that is no physiology.
 */
final class DimensionsKept {

  /** The column of a participants table. */
  static final String COLUMN = "dimensions_kept";

  /** Means that differ by more than this share are told. */
  private static final double SHARE = .05;

  private DimensionsKept() {}

  /** A sentence for each factor of the design whose groups differ; none without the column. */
  static List<String> notes(final Table table, final GroupDesign design) {
    final List<String> notes = new ArrayList<>();
    if (!table.columns().contains(COLUMN)) {
      return notes;
    }
    design
        .levels()
        .forEach(
            (factor, levels) -> {
              final List<String> said = new ArrayList<>();
              double least = Double.POSITIVE_INFINITY;
              double most = 0;
              for (final String level : levels) {
                double sum = 0;
                int n = 0;
                for (int r = 0; r < design.size(); r++) {
                  final double kept = table.number(design.rows()[r], COLUMN);
                  if (design.levelsOf(factor).get(r).equals(level) && Double.isFinite(kept)) {
                    sum += kept;
                    n++;
                  }
                }
                if (n > 0) {
                  least = Math.min(least, sum / n);
                  most = Math.max(most, sum / n);
                  said.add(level + " " + Numbers.brief(sum / n));
                }
              }
              if (most - least > SHARE * most) {
                notes.add(
                    "The groups of '"
                        + factor
                        + "' keep different numbers of in-band dimensions (mean of dimensions_kept: "
                        + String.join(", ", said)
                        + "): their maps may differ for that alone. Use maps corrected for lost"
                        + " dimensions, or add dimensions_kept to the formula.");
              }
            });
    return notes;
  }
}
