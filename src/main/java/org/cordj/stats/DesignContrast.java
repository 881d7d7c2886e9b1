package org.cordj.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A question to a model, by names: {@code opioid - control}, {@code 0.5*opioid + 0.5*nonopioid -
 * control}, {@code age}, {@code opioid:age - control:age}, {@code intercept}.
 *
 * <p>The name of a level stands for the mean that the model gives for it, at the mean of the
 * covariates and with the levels of other factors weighted alike; that of a covariate for its
 * slope; a product for the mean of a cell or the slope within a level. A level whose name stands in
 * several factors is written {@code group[control]}. Immutable.
 */
public final class DesignContrast {

  /** A product of names. */
  private record Atom(Map<String, String> levels, List<String> covariates) {}

  private final String name;
  private final double[][] weights;
  private final Set<String> factors;
  private final Set<String> covariates;

  private DesignContrast(
      final String name,
      final double[][] weights,
      final Set<String> factors,
      final Set<String> covariates) {
    this.name = name;
    this.weights = weights;
    this.factors = factors;
    this.covariates = covariates;
  }

  /** Whether it asks about slopes: it names a covariate, so that its unit holds the covariate's. */
  boolean isSlope() {
    return !covariates.isEmpty();
  }

  /**
   * Contrasts of one row each, for t tests.
   *
   * @param text one or more, with semicolons between
   * @throws IllegalArgumentException if a name is unknown or the model cannot answer
   */
  public static List<DesignContrast> list(final GroupDesign design, final String text) {
    final List<DesignContrast> all = new ArrayList<>();
    for (final String one : split(text)) {
      final Set<String> factors = new LinkedHashSet<>();
      final Set<String> covariates = new LinkedHashSet<>();
      if (design.levels().containsKey(one)) {
        throw new IllegalArgumentException(
            "contrast is '"
                + one
                + "', a factor; a t test needs a difference of its groups, such as "
                + design.levels().get(one).get(1)
                + " - "
                + design.levels().get(one).get(0)
                + ". statistic=f takes the whole factor.");
      }
      final double[] row = new Reader(design, one, factors, covariates).read();
      requireSome(one, row);
      all.add(new DesignContrast(one, new double[][] {row}, factors, covariates));
    }
    return all;
  }

  /**
   * One contrast of several rows, for an F test: expressions with semicolons between, or a factor's
   * name for all differences of its groups.
   *
   * @throws IllegalArgumentException if a name is unknown or the model cannot answer
   */
  public static DesignContrast joint(final GroupDesign design, final String text) {
    final List<double[]> rows = new ArrayList<>();
    final Set<String> factors = new LinkedHashSet<>();
    final Set<String> covariates = new LinkedHashSet<>();
    for (final String one : split(text)) {
      final List<String> levels = design.levels().get(one);
      final List<String> parts = new ArrayList<>();
      if (levels == null) {
        parts.add(one);
      } else {
        for (int l = 1; l < levels.size(); l++) {
          parts.add(one + "[" + levels.get(l) + "] - " + one + "[" + levels.get(0) + "]");
        }
      }
      for (final String part : parts) {
        final double[] row = new Reader(design, part, factors, covariates).read();
        requireSome(part, row);
        rows.add(row);
      }
    }
    return new DesignContrast(text.strip(), rows.toArray(double[][]::new), factors, covariates);
  }

  private static List<String> split(final String text) {
    final List<String> parts =
        Arrays.stream(text.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "contrast is empty; write for example opioid - control, or the name of a covariate.");
    }
    return parts;
  }

  private static void requireSome(final String text, final double[] row) {
    if (Arrays.stream(row).allMatch(v -> Math.abs(v) < 1e-12)) {
      throw new IllegalArgumentException(
          "The contrast '"
              + text
              + "' cannot be estimated: it weighs every column of the design with 0.");
    }
  }

  /** As the user wrote it. */
  public String name() {
    return name;
  }

  /** The weights of the design's columns, [row][column], a copy. */
  public double[][] weights() {
    return Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
  }

  /** The factors whose levels it names. */
  public Set<String> factors() {
    return Set.copyOf(factors);
  }

  /** The covariates whose slopes it names. */
  public Set<String> covariates() {
    return Set.copyOf(covariates);
  }

  /** A reader of one expression. */
  private static final class Reader {

    private final GroupDesign design;
    private final String text;
    private final Set<String> factors;
    private final Set<String> covariates;
    private final Map<String, Atom> names = new LinkedHashMap<>();
    private int at;

    Reader(
        final GroupDesign design,
        final String text,
        final Set<String> factors,
        final Set<String> covariates) {
      this.covariates = covariates;
      this.design = design;
      this.text = text;
      this.factors = factors;
      final Map<String, Integer> held = new LinkedHashMap<>();
      design.levels().values().forEach(l -> l.forEach(s -> held.merge(s, 1, Integer::sum)));
      design
          .levels()
          .forEach(
              (factor, levels) -> {
                for (final String level : levels) {
                  final Atom atom = new Atom(Map.of(factor, level), List.of());
                  names.put(factor + "[" + level + "]", atom);
                  if (held.get(level) == 1) {
                    names.put(level, atom);
                  }
                }
              });
      design.covariates().forEach(c -> names.put(c, new Atom(Map.of(), List.of(c))));
      names.put("intercept", new Atom(Map.of(), List.of()));
    }

    double[] read() {
      final double[] row = new double[design.columns().size()];
      boolean first = true;
      do {
        skip();
        double sign = 1;
        if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
          sign = text.charAt(at++) == '-' ? -1 : 1;
        } else if (!first) {
          throw wrong("'+', '-', ':' or the end");
        }
        first = false;
        final double factor = sign * number();
        final double[] part = row(atom());
        for (int c = 0; c < row.length; c++) {
          row[c] += factor * part[c];
        }
        skip();
      } while (at < text.length());
      return row;
    }

    private double number() {
      skip();
      final int start = at;
      while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
        at++;
      }
      final int end = at;
      skip();
      if (end > start && at < text.length() && text.charAt(at) == '*') {
        at++;
        try {
          return Double.parseDouble(text.substring(start, end));
        } catch (final NumberFormatException e) {
          at = start;
          throw wrong("a number");
        }
      }
      at = start;
      return 1;
    }

    private Atom atom() {
      Atom all = name();
      skip();
      while (at < text.length() && text.charAt(at) == ':') {
        at++;
        final Atom next = name();
        final Map<String, String> levels = new LinkedHashMap<>(all.levels());
        levels.putAll(next.levels());
        final List<String> covariates = new ArrayList<>(all.covariates());
        covariates.addAll(next.covariates());
        all = new Atom(levels, covariates);
        skip();
      }
      factors.addAll(all.levels().keySet());
      covariates.addAll(all.covariates());
      return all;
    }

    /** The longest name that stands here: levels may hold signs and blanks. */
    private Atom name() {
      skip();
      final String found =
          names.keySet().stream()
              .filter(n -> text.startsWith(n, at) && ends(at + n.length()))
              .max(Comparator.comparingInt(String::length))
              .orElseThrow(this::unknown);
      at += found.length();
      return names.get(found);
    }

    private boolean ends(final int end) {
      return end == text.length()
          || !Character.isLetterOrDigit(text.charAt(end)) && text.charAt(end) != '_';
    }

    private IllegalArgumentException unknown() {
      return wrong("one of " + String.join(", ", names.keySet()));
    }

    private IllegalArgumentException wrong(final String expected) {
      return new IllegalArgumentException(
          "The contrast '"
              + text
              + "' has "
              + (at < text.length() ? "'" + text.substring(at) + "'" : "its end")
              + " at position "
              + (at + 1)
              + ", where "
              + expected
              + " should stand; it must be made of what the formula '"
              + design.formula().text()
              + "' holds.");
    }

    private void skip() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    /** What the atom weighs each column with. */
    private double[] row(final Atom atom) {
      final double[] row = new double[design.columns().size()];
      for (int c = 0; c < row.length; c++) {
        row[c] = weight(design.columns().get(c), atom);
      }
      return row;
    }

    private double weight(final DesignColumn column, final Atom atom) {
      final List<String> rest = new ArrayList<>(column.covariates());
      for (final String covariate : atom.covariates()) {
        if (!rest.remove(covariate)) {
          return 0;
        }
      }
      double weight = 1;
      for (final String covariate : rest) {
        weight *= design.mean(covariate);
      }
      for (final Map.Entry<String, String> level : column.levels().entrySet()) {
        final String wanted = atom.levels().get(level.getKey());
        weight *=
            wanted == null
                ? 1.0 / design.levels().get(level.getKey()).size()
                : wanted.equals(level.getValue()) ? 1 : 0;
      }
      return weight;
    }
  }
}
