package org.cordj.stats;

import java.util.List;
import java.util.OptionalInt;
import org.cordj.io.Numbers;
import org.cordj.io.Table;

/**
 * What {@link PowerSimulation} finds.
 *
 * @param options how it was made
 * @param points by number of participants, ascending
 */
public record PowerCurve(PowerSimulation options, List<Point> points) {

  /** The 97.5th percentile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * The power with one number of participants.
   *
   * @param participants in each group
   * @param power the share of studies that were significant
   * @param low the lower limit of Wilson's 95 % interval of that share
   * @param high the upper limit
   * @param closed the power by the noncentral F distribution
   */
  public record Point(int participants, double power, double low, double high, double closed) {

    static Point of(
        final int participants, final long significant, final int studies, final double closed) {
      final double p = (double) significant / studies;
      final double square = Z * Z / studies;
      final double middle = (p + square / 2) / (1 + square);
      final double half =
          Z * Math.sqrt(p * (1 - p) / studies + square / 4 / studies) / (1 + square);
      return new Point(
          participants, p, Math.max(0, middle - half), Math.min(1, middle + half), closed);
    }
  }

  /** Copies the list. */
  public PowerCurve {
    points = List.copyOf(points);
  }

  /**
   * The least of the numbers of participants a group whose power reaches a target: by the closed
   * form, which has no Monte-Carlo error.
   */
  public OptionalInt reaching(final double target) {
    return points.stream()
        .filter(p -> p.closed >= target)
        .mapToInt(Point::participants)
        .findFirst();
  }

  /** A row a number of participants. */
  public Table toTable() {
    final Table table =
        new Table(
            "groups",
            "participants_per_group",
            "effect",
            "effect_kind",
            "alpha",
            "power",
            "ci_low",
            "ci_high",
            "power_closed_form",
            "simulations",
            "randomseed");
    for (final Point p : points) {
      table.add(
          options.groups(),
          p.participants,
          options.effect(),
          options.groups() == 2 ? "d" : "f",
          options.alpha(),
          p.power,
          p.low,
          p.high,
          p.closed,
          options.simulations(),
          options.seed());
    }
    return table;
  }

  /** The assumptions and the number that reaches a target, in a sentence. */
  public String summary(final double target) {
    final OptionalInt reached = reaching(target);
    return options.groups()
        + " groups, "
        + (options.groups() == 2 ? "d = " : "f = ")
        + Numbers.brief(options.effect())
        + ", "
        + (options.groups() == 2 ? "two-sided t test" : "F test")
        + " at "
        + Numbers.brief(options.alpha())
        + ", "
        + options.simulations()
        + " simulated studies each: "
        + (reached.isPresent()
            ? reached.getAsInt() + " participants a group reach"
            : "none of "
                + points.get(0).participants
                + " to "
                + points.get(points.size() - 1).participants
                + " participants a group reaches")
        + " a power of "
        + Numbers.brief(target)
        + ".";
  }
}
