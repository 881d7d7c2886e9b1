package org.cordj.rsfc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cordj.io.Table;

/**
 * The ratio of two kinds of region, such as ventral over dorsal, from a table of {@link RoiTable}.
 *
 * <p>A region is called {@code KIND-SIDE} or {@code LEVEL_KIND-SIDE}. The ratio is that of the
 * means over all voxels of each kind. Thermal noise adds to ALFF everywhere alike and draws a ratio
 * towards 1; where the truth of a phantom is known, the ratio that was planted stands beside the
 * one to be expected with its noise.
 *
 * @param above the kind in the numerator
 * @param below the kind in the denominator
 */
public record RegionRatio(String above, String below) {

  private static final String BOTH = "both";
  private static final String ALFF = Measure.ALFF.key();

  /**
   * Checks the kinds.
   *
   * @throws IllegalArgumentException if one is empty or both are the same
   */
  public RegionRatio {
    if (above.isEmpty() || below.isEmpty() || above.equals(below)) {
      throw new IllegalArgumentException(
          "above is '"
              + above
              + "' and below is '"
              + below
              + "'; give two kinds of region, such as ventral and dorsal.");
    }
  }

  /** What tells the rows of the result apart. */
  private record Key(String level, String band, String measure) {}

  /** A region's name in parts. */
  private record Name(String level, String kind, String side) {}

  /** Sums over voxels: of the values, and how many. */
  private static final class Sum {
    private double value;
    private double voxels;

    void add(final double mean, final double used, final double of) {
      // a region without a value has n/a for its mean
      value += used > 0 ? mean * used : 0;
      voxels += of;
    }

    double mean() {
      return voxels > 0 ? value / voxels : Double.NaN;
    }
  }

  /**
   * One row a level, band and measure and, where there are several, each side: level, side (both,
   * left, right), band, measure, above and below (the means), ratio, planted, expected. A ratio of
   * a measure that may be negative (zALFF) is n/a.
   *
   * @param rois a table as {@link RoiTable#of} makes it
   * @param truth the phantom's table of its regions, with the columns roi, voxels, band,
   *     planted_alff and expected_alff; null where it is not known. It counts voxels that do not
   *     vary as 0, and so does then the ratio of ALFF
   * @throws IllegalArgumentException if a column is missing or no region is of both kinds
   */
  public Table apply(final Table rois, final Table truth) {
    requireColumns(
        "The table of regions", rois, "roi", "band", "measure", "n_voxels", "n_used", "mean");
    if (truth != null) {
      requireColumns("The truth", truth, "roi", "band", "voxels", "planted_alff", "expected_alff");
    }
    final Map<Key, Set<String>> sides = new LinkedHashMap<>();
    for (int row = 0; row < rois.size(); row++) {
      final Name name = name(rois.text(row, "roi"));
      if (name != null) {
        sides
            .computeIfAbsent(
                new Key(name.level(), rois.text(row, "band"), rois.text(row, "measure")),
                k -> new LinkedHashSet<>(List.of(BOTH)))
            .add(name.side());
      }
    }
    final Table table =
        new Table(
            "level", "side", "band", "measure", "above", "below", "ratio", "planted", "expected");
    sides.forEach(
        (key, all) -> {
          for (final String side : all) {
            final boolean known =
                truth != null && key.measure().equals(ALFF) && key.level().isEmpty();
            final String of = known ? "n_voxels" : "n_used";
            final double up = mean(rois, key, side, above, "mean", "n_used", of);
            final double down = mean(rois, key, side, below, "mean", "n_used", of);
            if (!Double.isNaN(up) && !Double.isNaN(down)) {
              table.add(
                  key.level().isEmpty() ? "all" : key.level(),
                  side,
                  key.band(),
                  key.measure(),
                  up,
                  down,
                  ratio(up, down),
                  known ? truthOf(truth, key, side, "planted_alff") : Double.NaN,
                  known ? truthOf(truth, key, side, "expected_alff") : Double.NaN);
            }
          }
        });
    if (table.size() == 0) {
      throw new IllegalArgumentException(
          "The table of regions has none of '"
              + above
              + "-...' and '"
              + below
              + "-...' with values; it has "
              + String.join(", ", new LinkedHashSet<>(column(rois, "roi")))
              + ".");
    }
    return table;
  }

  /** A sentence for each band of ALFF: the ratio over all levels' regions, and what was planted. */
  public List<String> sentences(final Table ratios) {
    final List<String> sentences = new ArrayList<>();
    for (int row = 0; row < ratios.size(); row++) {
      if (ratios.text(row, "measure").equals(ALFF) && ratios.text(row, "side").equals(BOTH)) {
        final String level = ratios.text(row, "level");
        final String start =
            capital(above)
                + "/"
                + below
                + " ratio of ALFF, "
                + ratios.text(row, "band")
                + (level.equals("all") ? "" : ", " + level)
                + ": ";
        final double planted = ratios.number(row, "planted");
        sentences.add(
            start
                + (Double.isNaN(planted)
                    ? ""
                    : "planted "
                        + shown(planted)
                        + ", expected "
                        + shown(ratios.number(row, "expected"))
                        + ", ")
                + "measured "
                + shown(ratios.number(row, "ratio")));
      }
    }
    return sentences;
  }

  private static String shown(final double ratio) {
    return Double.isNaN(ratio) ? "unknown" : String.format(Locale.ROOT, "%.3f", ratio);
  }

  private static String capital(final String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static double ratio(final double up, final double down) {
    return up >= 0 && down > 0 ? up / down : Double.NaN;
  }

  private double truthOf(final Table truth, final Key key, final String side, final String column) {
    return ratio(
        mean(truth, key, side, above, column, "voxels", "voxels"),
        mean(truth, key, side, below, column, "voxels", "voxels"));
  }

  /** The mean over the voxels of a kind: each region's mean counts with its voxels. */
  private double mean(
      final Table table,
      final Key key,
      final String side,
      final String kind,
      final String column,
      final String used,
      final String of) {
    final Sum sum = new Sum();
    final boolean measures = table.columns().contains("measure");
    for (int row = 0; row < table.size(); row++) {
      final Name name = name(table.text(row, "roi"));
      if (name != null
          && name.kind().equals(kind)
          && name.level().equals(key.level())
          && (side.equals(BOTH) || name.side().equals(side))
          && table.text(row, "band").equals(key.band())
          && (!measures || table.text(row, "measure").equals(key.measure()))) {
        sum.add(table.number(row, column), table.number(row, used), table.number(row, of));
      }
    }
    return sum.mean();
  }

  /** The parts of a region's name; null if it is of neither kind. */
  private Name name(final String roi) {
    final int dash = roi.lastIndexOf('-');
    final int bar = roi.lastIndexOf('_', dash);
    final String kind = roi.substring(bar + 1, Math.max(bar + 1, dash));
    return kind.equals(above) || kind.equals(below)
        ? new Name(bar < 0 ? "" : roi.substring(0, bar), kind, roi.substring(dash + 1))
        : null;
  }

  private static List<String> column(final Table table, final String column) {
    final List<String> cells = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      cells.add(table.text(row, column));
    }
    return cells;
  }

  private static void requireColumns(
      final String what, final Table table, final String... columns) {
    for (final String column : columns) {
      if (!table.columns().contains(column)) {
        throw new IllegalArgumentException(
            what
                + " has no column '"
                + column
                + "'; it has "
                + String.join(", ", table.columns())
                + ". Cord ALFF... makes such a table with layout=long.");
      }
    }
  }
}
