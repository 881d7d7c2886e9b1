package org.cordj.stats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;

/** A specification curve as tables, and what their columns are. */
public final class CurveTables {

  private static final Set<String> OWN =
      Set.of(
          Specifications.UNIVERSE,
          "n",
          "estimate",
          "hedges_g",
          "hedges_g_low",
          "hedges_g_high",
          "partial_r",
          "partial_r_low",
          "partial_r_high",
          "t",
          "df",
          "p",
          "p_permutation",
          "p_fwe");

  private CurveTables() {}

  /** Whether the table of effects has a column of this name that is no choice's. */
  public static boolean isColumn(final String name) {
    return OWN.contains(name) || name.startsWith("n_");
  }

  /**
   * Refuses choices whose names the table of effects needs.
   *
   * @throws RefusedException naming the choice
   */
  static void requireNames(final Specifications multiverse) throws RefusedException {
    for (final Specifications.Choice choice : multiverse.choices()) {
      if (isColumn(choice.name())) {
        throw new RefusedException(
            "A choice is called '"
                + choice.name()
                + "', as a column of the table of effects is; rename it in the universes' table.");
      }
    }
  }

  /**
   * One row a universe: its name, its options, how many participants, the effect.
   *
   * @param sorted from the least effect to the largest; else in the multiverse's order
   */
  public static Table effects(final CurveResult result, final boolean sorted) {
    final List<Specifications.Choice> choices = result.multiverse().choices();
    final Set<String> groups = new LinkedHashSet<>();
    result.effects().forEach(e -> groups.addAll(e.groups().keySet()));
    final List<String> columns = new ArrayList<>(List.of(Specifications.UNIVERSE));
    columns.add("n");
    groups.forEach(g -> columns.add("n_" + g.replace(' ', '_')));
    columns.addAll(List.of("estimate", result.effectName()));
    columns.addAll(List.of(result.effectName() + "_low", result.effectName() + "_high"));
    columns.addAll(List.of("t", "df", "p", "p_permutation", "p_fwe"));
    int at = 1;
    for (final Specifications.Choice choice : choices) {
      columns.add(at++, choice.name());
    }
    final Table table = new Table(columns);
    for (final UniverseEffect e : sorted ? result.sorted() : result.effects()) {
      final List<Object> row = new ArrayList<>(List.of(e.name()));
      choices.forEach(c -> row.add(c.of(e.universe())));
      row.add(e.n());
      groups.forEach(g -> row.add(e.groups().getOrDefault(g, 0)));
      row.addAll(
          List.of(
              e.estimate(),
              e.effect(),
              e.low(),
              e.high(),
              e.t(),
              e.df(),
              e.p(),
              e.permuted(),
              e.familyWise()));
      table.add(row.toArray());
    }
    return table;
  }

  /** One row a number of the joint test. */
  public static Table joint(final CurveResult result) {
    final JointInference joint = result.joint();
    return new Table("measure", "value", "p_permutation")
        .add("median " + result.effectName(), joint.median(), joint.pMedian())
        .add("share " + joint.side(), joint.dominant(), joint.pDominant())
        .add("share significant and " + joint.side(), joint.significant(), joint.pSignificant());
  }

  /** One row an option of a choice. */
  public static Table choices(final CurveResult result) {
    final Table table =
        new Table(
            "choice",
            "option",
            "universes",
            "mean_" + result.effectName(),
            "share_significant",
            "eta_squared");
    for (final ChoiceEffect choice : result.choices()) {
      for (final ChoiceEffect.Option option : choice.options()) {
        table.add(
            choice.choice(),
            option.name(),
            option.universes(),
            option.mean(),
            option.significant(),
            choice.etaSquared());
      }
    }
    return table;
  }

  /** What the columns of the table of effects are, by their names. */
  public static Map<String, String> effectColumns(final CurveResult result) {
    final String effect = result.effectName();
    final boolean g = effect.equals("hedges_g");
    final String interval =
        " limit of the effect's 95 % interval, "
            + (g ? "from the noncentral t distribution" : "by Fisher's transformation");
    final Map<String, String> all = new LinkedHashMap<>();
    all.put("universe", "name of the universe, one way of many to process the same runs");
    result
        .multiverse()
        .choices()
        .forEach(c -> all.put(c.name(), "the universe's option of the choice " + c.name()));
    all.put("n", "participants that have a value in this universe");
    result
        .effects()
        .forEach(
            e ->
                e.groups()
                    .keySet()
                    .forEach(
                        k -> all.put("n_" + k.replace(' ', '_'), "of them, those of group " + k)));
    all.put("estimate", "the contrast's estimate in the unit of the values");
    all.put(
        effect,
        g
            ? "Hedges' g: the estimate over the model's residual SD, corrected for few degrees of"
                + " freedom"
            : "partial correlation, t / sqrt(t^2 + df)");
    all.put(effect + "_low", "lower" + interval);
    all.put(effect + "_high", "upper" + interval);
    all.put("t", "Student's t of the contrast");
    all.put("df", "the residuals' degrees of freedom");
    all.put("p", "two-sided p of Student's t, uncorrected");
    all.put("p_permutation", "two-sided p by permutation, uncorrected");
    all.put(
        "p_fwe",
        "two-sided p by permutation, corrected for all universes by the largest |t| of each shuffle");
    return all;
  }

  /** What the columns of the two other tables are, by their names. */
  public static Map<String, String> otherColumns(final CurveResult result) {
    final Map<String, String> all = new LinkedHashMap<>();
    all.put("measure", "what all universes together are tested by");
    all.put("value", "its value in the data as they are");
    all.put(
        "p_permutation",
        "share of shuffles, the data as they are included, in which it is as large, whatever the"
            + " direction");
    all.put("choice", "a choice in which universes differ");
    all.put("option", "one option of the choice");
    all.put("universes", "universes of the curve that have this option");
    all.put("mean_" + result.effectName(), "mean effect over these universes");
    all.put("share_significant", "share of these universes with p <= .05");
    all.put(
        "eta_squared",
        "share of the variance of the effects over universes that the choice's main effect explains:"
            + " the sum over its options of n_o (mean_o - mean)^2 over the sum over universes of"
            + " (effect - mean)^2");
    return all;
  }
}
