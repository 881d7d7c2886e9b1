package org.cordj.graph;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cordj.io.Numbers;

/**
 * Which edges are kept, at one threshold or at several.
 *
 * @param kind what the values are
 * @param values rising; one, 0, for {@link Kind#NONE}
 */
public record Thresholds(Kind kind, List<Double> values) {

  /** What a threshold is. */
  public enum Kind {
    /** All edges are kept. */
    NONE,
    /** The share of all pairs of nodes that are kept as edges, the largest weights first. */
    DENSITY,
    /** Weights below the value are no edges. */
    ABSOLUTE;

    /** The name as it is written in macros and tables. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int MOST = 1000;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there are none or too many, they do not rise, a density is
   *     not above 0 and up to 1, or an absolute threshold is not finite and 0 or more
   */
  public Thresholds {
    values = List.copyOf(values);
    if (values.isEmpty() || values.size() > MOST) {
      throw new IllegalArgumentException(
          "thresholds has " + values.size() + " values; give 1 to " + MOST + ".");
    }
    double before = Double.NEGATIVE_INFINITY;
    for (final double v : values) {
      if (kind == Kind.DENSITY && !(v > 0 && v <= 1)) {
        throw new IllegalArgumentException(
            "thresholds has the density "
                + Numbers.brief(v)
                + "; a density is the share of pairs that are kept, above 0 and up to 1.");
      }
      if (kind == Kind.ABSOLUTE && !(v >= 0 && Double.isFinite(v))) {
        throw new IllegalArgumentException(
            "thresholds has the absolute threshold "
                + Numbers.brief(v)
                + "; it must be 0 or more and finite.");
      }
      if (v <= before) {
        throw new IllegalArgumentException(
            "thresholds goes from "
                + Numbers.brief(before)
                + " to "
                + Numbers.brief(v)
                + "; the values must rise.");
      }
      before = v;
    }
  }

  /** All edges. */
  public static Thresholds none() {
    return new Thresholds(Kind.NONE, List.of(0.0));
  }

  /**
   * Reads {@code none}, {@code density:0.1-0.4:0.05} (from, to, step), {@code density:0.1,0.2} or
   * the same with {@code absolute}.
   *
   * @throws IllegalArgumentException if the text is none of these, or as the constructor
   */
  public static Thresholds of(final String text) {
    final String trimmed = text.strip().toLowerCase(Locale.ROOT);
    if (trimmed.equals(Kind.NONE.key())) {
      return none();
    }
    for (final Kind kind : List.of(Kind.DENSITY, Kind.ABSOLUTE)) {
      if (trimmed.startsWith(kind.key() + ":")) {
        return new Thresholds(kind, numbers(text, trimmed.substring(kind.key().length() + 1)));
      }
    }
    throw unreadable(text);
  }

  private static List<Double> numbers(final String text, final String list) {
    try {
      final String[] range = list.split(":", -1);
      final String[] ends = range[0].split("-", -1);
      if (range.length == 2 && ends.length == 2) {
        return steps(new BigDecimal(ends[0]), new BigDecimal(ends[1]), new BigDecimal(range[1]));
      }
      return Arrays.stream(list.split(",", -1)).map(s -> Double.valueOf(s.strip())).toList();
    } catch (final NumberFormatException e) {
      throw unreadable(text);
    }
  }

  /** Decimal, so that 0.1 and two steps of 0.1 is 0.3 and the last value is not lost. */
  private static List<Double> steps(
      final BigDecimal from, final BigDecimal to, final BigDecimal step) {
    if (step.signum() <= 0 || from.compareTo(to) > 0) {
      throw new IllegalArgumentException(
          "thresholds goes from "
              + from
              + " to "
              + to
              + " by "
              + step
              + "; the step must be above 0 and the first value not above the last.");
    }
    final List<Double> values = new ArrayList<>();
    for (BigDecimal v = from; v.compareTo(to) <= 0 && values.size() <= MOST; v = v.add(step)) {
      values.add(v.doubleValue());
    }
    return values;
  }

  private static IllegalArgumentException unreadable(final String text) {
    return new IllegalArgumentException(
        "thresholds is '"
            + text
            + "'; give none, density:0.1-0.4:0.05 (from, to and step), density:0.1,0.2 or the same"
            + " with absolute.");
  }

  /** The text that {@link #of} reads. */
  public String text() {
    return kind == Kind.NONE
        ? kind.key()
        : kind.key()
            + ":"
            + values.stream().map(v -> Numbers.format(v, 9)).collect(Collectors.joining(","));
  }

  /**
   * The weights that are kept at one threshold. A density of p keeps the rint(p n (n - 1) / 2)
   * largest weights that are not 0, of equal ones those that come first by rows: fewer where the
   * matrix has fewer.
   */
  double[][] apply(final double[][] weights, final int index) {
    final int n = weights.length;
    final double value = values.get(index);
    final double[][] kept = new double[n][n];
    if (kind == Kind.DENSITY) {
      final List<int[]> edges = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          if (weights[i][j] != 0) {
            edges.add(new int[] {i, j});
          }
        }
      }
      edges.sort((a, b) -> Double.compare(weights[b[0]][b[1]], weights[a[0]][a[1]]));
      final int count = (int) Math.min(edges.size(), Math.rint((double) n * (n - 1) * value / 2));
      for (final int[] e : edges.subList(0, count)) {
        kept[e[0]][e[1]] = weights[e[0]][e[1]];
        kept[e[1]][e[0]] = weights[e[0]][e[1]];
      }
      return kept;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        kept[i][j] = kind == Kind.ABSOLUTE && weights[i][j] < value ? 0 : weights[i][j];
      }
    }
    return kept;
  }
}
