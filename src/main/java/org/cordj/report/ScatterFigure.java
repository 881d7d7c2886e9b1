package org.cordj.report;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * Two measures of participants against each other: a point each, coloured by group, a line with the
 * interval about it, and a sentence with the numbers; panels side by side. Immutable.
 *
 * @param title the headline; may be empty
 * @param panels 1 or more, with the same groups
 */
public record ScatterFigure(String title, List<Panel> panels) {

  /**
   * The points of one group.
   *
   * @param name what the legend calls it
   * @param x across
   * @param y up, as many
   * @param rgb the colour 0xRRGGBB
   */
  public record Points(String name, double[] x, double[] y, int rgb) {

    /** Copies the values and checks that they can be drawn. */
    public Points {
      if (x.length != y.length) {
        throw new IllegalArgumentException(
            "The points '"
                + name
                + "' have "
                + x.length
                + " values across and "
                + y.length
                + " up; there must be as many.");
      }
      if (!DoubleStream.concat(DoubleStream.of(x), DoubleStream.of(y)).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "The points '" + name + "' hold a value that is not finite; leave it out.");
      }
      x = x.clone();
      y = y.clone();
    }

    @Override
    public double[] x() {
      return x.clone();
    }

    @Override
    public double[] y() {
      return y.clone();
    }
  }

  /**
   * A line and the interval about it.
   *
   * @param x ascending, 2 or more
   * @param y the line
   * @param low the interval's lower limit
   * @param high its upper limit
   */
  public record Band(double[] x, double[] y, double[] low, double[] high) {

    /** Copies the values and checks that they are as many. */
    public Band {
      if (x.length < 2
          || y.length != x.length
          || low.length != x.length
          || high.length != x.length) {
        throw new IllegalArgumentException(
            "A line with "
                + x.length
                + " places has "
                + y.length
                + " values and "
                + low.length
                + " and "
                + high.length
                + " limits; there must be as many, 2 or more.");
      }
      x = x.clone();
      y = y.clone();
      low = low.clone();
      high = high.clone();
    }

    @Override
    public double[] x() {
      return x.clone();
    }

    @Override
    public double[] y() {
      return y.clone();
    }

    @Override
    public double[] low() {
      return low.clone();
    }

    @Override
    public double[] high() {
      return high.clone();
    }
  }

  /**
   * One pair of measures.
   *
   * @param key one word for the panel, for names of windows
   * @param across what lies across, with its unit
   * @param up what goes up, with its unit
   * @param caption the numbers, in words; may be empty
   * @param groups 1 or more, with 1 or more points in all
   * @param band a line, null for none
   */
  public record Panel(
      String key, String across, String up, String caption, List<Points> groups, Band band) {

    /** Checks that there is something to draw. */
    public Panel {
      groups = List.copyOf(groups);
      if (groups.stream().allMatch(p -> p.x.length == 0)) {
        throw new IllegalArgumentException("The panel '" + up + "' has no point; give 1 or more.");
      }
    }
  }

  /** Checks that there is a panel. */
  public ScatterFigure {
    Objects.requireNonNull(title, "title");
    panels = List.copyOf(panels);
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("The figure has no panel; give 1 or more.");
    }
  }

  /**
   * Draws the figure, 1600 pixels wide, on white. Needs no display.
   *
   * @throws IllegalStateException if Java finds no font on this machine
   */
  public BufferedImage draw() {
    Text.requireFonts();
    return new ScatterPage(this).draw();
  }
}
