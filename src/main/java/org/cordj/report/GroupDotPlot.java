package org.cordj.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.distribution.TDistribution;
import org.cordj.signal.Statistics;

/**
 * A measure of every participant, group beside group, with each group's mean and its 95 % interval
 * (Student's t, each group by its own SD) and, of 5 values or more, its density ({@link
 * HalfViolin}); several regions side by side. Immutable.
 *
 * @param title the headline; may be empty
 * @param label what the values are, with the unit
 * @param regions from the left, 1 or more, with the same groups
 */
public record GroupDotPlot(String title, String label, List<Region> regions) {

  /**
   * The values of one group.
   *
   * @param name of the group
   * @param values one a participant, finite; may be none
   */
  public record Group(String name, double[] values) {

    /** Copies the values and checks that they can be drawn. */
    public Group {
      for (int i = 0; i < values.length; i++) {
        if (!Double.isFinite(values[i])) {
          throw new IllegalArgumentException(
              "Value "
                  + (i + 1)
                  + " of the group '"
                  + name
                  + "' is "
                  + values[i]
                  + "; leave participants without a value out.");
        }
      }
      values = values.clone();
    }

    @Override
    public double[] values() {
      return values.clone();
    }

    /** The mean, NaN for a group without values. */
    public double mean() {
      return values.length == 0 ? Double.NaN : Statistics.mean(values);
    }

    /** Half the width of the mean's 95 % interval, NaN for fewer than 2 values. */
    public double half() {
      return values.length < 2
          ? Double.NaN
          : new TDistribution(null, values.length - 1.0).inverseCumulativeProbability(0.975)
              * Statistics.sd(values)
              / Math.sqrt(values.length);
    }
  }

  /**
   * One region's groups.
   *
   * @param name of the region, in lines with line feeds between; may be empty where there is one
   * @param groups 1 or more
   */
  public record Region(String name, List<Group> groups) {

    /** Copies the list. */
    public Region {
      groups = List.copyOf(groups);
    }

    private List<String> names() {
      return groups.stream().map(Group::name).toList();
    }
  }

  /** Checks that the regions have the same groups and there is something to draw. */
  public GroupDotPlot {
    Objects.requireNonNull(title, "title");
    regions = List.copyOf(regions);
    final List<String> first = regions.isEmpty() ? new ArrayList<>() : regions.get(0).names();
    if (first.isEmpty()
        || regions.stream().allMatch(r -> r.groups.stream().allMatch(g -> g.values.length == 0))) {
      throw new IllegalArgumentException(
          "The figure of '" + label + "' has no value to draw; give 1 or more.");
    }
    for (final Region region : regions) {
      if (!region.names().equals(first)) {
        throw new IllegalArgumentException(
            "The region '"
                + region.name()
                + "' has the groups "
                + String.join(", ", region.names())
                + ", the first "
                + String.join(", ", first)
                + "; all must have the same.");
      }
    }
  }

  /**
   * Draws the figure, 1600 pixels wide, on white. Needs no display.
   *
   * @throws IllegalStateException if Java finds no font on this machine
   */
  public BufferedImage draw() {
    Text.requireFonts();
    return new GroupDotPage(this).draw();
  }
}
