package org.cordj.stats;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The right side of a model as R writes it: {@code group + age + sex}, {@code a:b} for an
 * interaction, {@code a*b} for {@code a + b + a:b}, {@code 0 +} or {@code - 1} for no intercept.
 *
 * <p>A column of numbers is a covariate, less its mean over the participants of the design; {@code
 * raw(age)} keeps it as it is, {@code factor(session)} makes groups of its values. A name that
 * holds other signs than letters, digits, {@code _} and {@code .} stands between back quotes.
 *
 * @param text as the user wrote it
 * @param intercept whether the model has a constant
 * @param terms in R's order: main effects, then interactions of two, of three, ...
 */
public record Formula(String text, boolean intercept, List<Term> terms) {

  /** What is to be made of a column. */
  public enum Use {
    /** Numbers are a centred covariate, anything else a factor. */
    PLAIN,
    /** Numbers as they are. */
    RAW,
    /** A factor, whatever it holds. */
    FACTOR
  }

  /**
   * A column that the formula names.
   *
   * @param name the column of the table
   * @param use what is to be made of it
   * @param position where it stands in the text, counted from 1
   */
  public record Variable(String name, Use use, int position) {}

  /** The product of one or more variables. */
  public record Term(List<Variable> variables) {

    /** Its variables' names joined by colons. */
    @Override
    public String toString() {
      return String.join(":", variables.stream().map(Variable::name).toList());
    }
  }

  /**
   * Reads a formula.
   *
   * @throws IllegalArgumentException with the position of what cannot be read
   */
  public static Formula parse(final String text) {
    return new Parser(text).parse();
  }

  /** The columns it names, each once, in their order. */
  public List<Variable> variables() {
    final List<Variable> found = new ArrayList<>();
    for (final Term term : terms) {
      for (final Variable v : term.variables()) {
        if (found.stream().noneMatch(f -> f.name().equals(v.name()))) {
          found.add(v);
        }
      }
    }
    return found;
  }

  /** A reader of one text, from left to right. */
  private static final class Parser {

    private final String text;
    private int at;
    private boolean intercept = true;

    Parser(final String text) {
      this.text = text;
    }

    Formula parse() {
      final List<Term> terms = new ArrayList<>();
      skip();
      if (peek() == '~') {
        at++;
      }
      boolean first = true;
      do {
        skip();
        char sign = '+';
        if (peek() == '+' || peek() == '-') {
          if (first && peek() == '+') {
            throw wrong("a column's name");
          }
          sign = text.charAt(at++);
        } else if (!first) {
          throw wrong("'+', '-', ':', '*' or the end");
        }
        skip();
        first = false;
        if (constant(sign)) {
          continue;
        }
        if (sign == '-') {
          throw wrong("1, the only term that can be taken away,");
        }
        for (final Term term : product()) {
          if (terms.stream().noneMatch(t -> names(t).equals(names(term)) && sameUse(t, term))) {
            terms.add(term);
          }
        }
      } while (more());
      terms.sort((a, b) -> Integer.compare(a.variables().size(), b.variables().size()));
      if (terms.isEmpty() && !intercept) {
        throw new IllegalArgumentException(
            "The formula '" + text + "' has no term; write for example group + age, or 1.");
      }
      requireOneUse(terms);
      return new Formula(text, intercept, List.copyOf(terms));
    }

    private boolean more() {
      skip();
      return at < text.length();
    }

    private static Set<String> names(final Term term) {
      final Set<String> names = new LinkedHashSet<>();
      term.variables().forEach(v -> names.add(v.name()));
      return names;
    }

    private static boolean sameUse(final Term a, final Term b) {
      return a.variables().stream()
          .allMatch(
              v ->
                  b.variables().stream()
                      .anyMatch(w -> w.name().equals(v.name()) && w.use() == v.use()));
    }

    /** A 0 or 1 that stands for the intercept. */
    private boolean constant(final char sign) {
      if (peek() != '0' && peek() != '1' || at + 1 < text.length() && named(text.charAt(at + 1))) {
        return false;
      }
      intercept = text.charAt(at++) == '1' == (sign == '+');
      return true;
    }

    /** Factors joined by stars: every product of some of them. */
    private List<Term> product() {
      List<Term> all = new ArrayList<>(List.of(interaction()));
      skip();
      while (peek() == '*') {
        at++;
        final Term next = interaction();
        final List<Term> grown = new ArrayList<>(all);
        grown.add(next);
        for (final Term term : all) {
          grown.add(joined(term, next));
        }
        all = grown;
        skip();
      }
      return all;
    }

    private static Term joined(final Term a, final Term b) {
      final List<Variable> both = new ArrayList<>(a.variables());
      for (final Variable v : b.variables()) {
        if (both.stream().noneMatch(f -> f.name().equals(v.name()))) {
          both.add(v);
        }
      }
      return new Term(List.copyOf(both));
    }

    private Term interaction() {
      Term term = new Term(List.of(variable()));
      skip();
      while (peek() == ':') {
        at++;
        term = joined(term, new Term(List.of(variable())));
        skip();
      }
      return term;
    }

    private Variable variable() {
      skip();
      final int position = at + 1;
      final boolean quoted = peek() == '`';
      final String name = name();
      skip();
      if (quoted || peek() != '(') {
        return new Variable(name, Use.PLAIN, position);
      }
      final Use use =
          switch (name) {
            case "center", "centre" -> Use.PLAIN;
            case "raw" -> Use.RAW;
            case "factor" -> Use.FACTOR;
            default ->
                throw new IllegalArgumentException(
                    "The formula '"
                        + text
                        + "' has '"
                        + name
                        + "(' at position "
                        + position
                        + "; the functions are center(), raw() and factor().");
          };
      at++;
      skip();
      final String inner = name();
      skip();
      if (peek() != ')') {
        throw wrong("')'");
      }
      at++;
      return new Variable(inner, use, position);
    }

    private String name() {
      if (peek() == '`') {
        final int end = text.indexOf('`', at + 1);
        if (end < 0) {
          throw wrong("a second back quote after the name");
        }
        final String name = text.substring(at + 1, end);
        at = end + 1;
        return name;
      }
      final int start = at;
      while (at < text.length() && named(text.charAt(at))) {
        at++;
      }
      if (at == start || Character.isDigit(text.charAt(start))) {
        at = start;
        throw wrong("a column's name");
      }
      return text.substring(start, at);
    }

    private static boolean named(final char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }

    private char peek() {
      return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skip() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private IllegalArgumentException wrong(final String expected) {
      return new IllegalArgumentException(
          "The formula '"
              + text
              + "' has "
              + (at < text.length() ? "'" + text.charAt(at) + "'" : "its end")
              + " at position "
              + (at + 1)
              + ", where "
              + expected
              + " should stand.");
    }

    private void requireOneUse(final List<Term> terms) {
      final List<Variable> seen = new ArrayList<>();
      for (final Term term : terms) {
        for (final Variable v : term.variables()) {
          for (final Variable other : seen) {
            if (other.name().equals(v.name()) && other.use() != v.use()) {
              throw new IllegalArgumentException(
                  "The formula '"
                      + text
                      + "' uses '"
                      + v.name()
                      + "' in two ways, at position "
                      + other.position()
                      + " and at position "
                      + v.position()
                      + "; write it the same way everywhere.");
            }
          }
          seen.add(v);
        }
      }
    }
  }
}
