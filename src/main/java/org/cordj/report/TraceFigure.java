package org.cordj.report;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * Courses over the volumes of a run, panel below panel; in each, where the user wants it, the
 * threshold above which a value stands out. Immutable.
 *
 * @param title the headline; may be empty
 * @param across what the numbers of the volumes are called
 * @param panels from the top, 1 or more, of as many values each
 */
public record TraceFigure(String title, String across, List<Panel> panels) {

  /**
   * One course.
   *
   * @param name what the legend calls it
   * @param values one a volume, counted from 0; NaN leaves a gap
   * @param rgb the colour 0xRRGGBB
   * @param heavy whether it is drawn as a heavy line
   */
  public record Trace(String name, double[] values, int rgb, boolean heavy) {

    /** Copies the values. */
    public Trace {
      values = values.clone();
      if (values.length < 2) {
        throw new IllegalArgumentException(
            "The trace '" + name + "' has " + values.length + " values; it needs 2 or more.");
      }
    }

    @Override
    public double[] values() {
      return values.clone();
    }
  }

  /**
   * Courses with the same axis.
   *
   * @param key one word for the panel, for names of windows
   * @param label what the values are, with the unit
   * @param traces drawn in this order, 1 or more
   * @param threshold a dashed line; values above it are marked; NaN for none
   */
  public record Panel(String key, String label, List<Trace> traces, double threshold) {

    /** Checks that there is something to draw. */
    public Panel {
      traces = List.copyOf(traces);
      if (traces.isEmpty()) {
        throw new IllegalArgumentException(
            "The panel '" + label + "' has no trace; give 1 or more.");
      }
    }

    /**
     * One course alone, with its threshold.
     *
     * @throws IllegalArgumentException if no value is finite
     */
    public static Panel of(
        final String key, final String label, final double[] values, final double threshold) {
      if (DoubleStream.of(values).noneMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "The panel '" + label + "' has no value that is finite.");
      }
      return new Panel(key, label, List.of(new Trace(label, values, LINE, true)), threshold);
    }
  }

  /** Blue, as a single course is drawn, and the orange of what stands out: told apart by all. */
  public static final int LINE = 0x0072b2;

  public static final int MARK = 0xd55e00;

  /** Panels over the volumes of a run, counted from 0. */
  public TraceFigure(final String title, final List<Panel> panels) {
    this(title, "Volume (counted from 0)", panels);
  }

  /** Checks that the panels belong together. */
  public TraceFigure {
    Objects.requireNonNull(title, "title");
    panels = List.copyOf(panels);
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("The figure has no panel; give 1 or more.");
    }
    final int volumes = panels.get(0).traces().get(0).values.length;
    for (final Panel panel : panels) {
      for (final Trace trace : panel.traces()) {
        if (trace.values.length != volumes) {
          throw new IllegalArgumentException(
              "The trace '"
                  + trace.name()
                  + "' has "
                  + trace.values.length
                  + " values, the first of the figure "
                  + volumes
                  + "; all must have as many.");
        }
      }
    }
  }

  /** How many volumes there are. */
  int volumes() {
    return panels.get(0).traces().get(0).values.length;
  }

  /**
   * Draws the figure, 1600 pixels wide, on white. Needs no display.
   *
   * @throws IllegalStateException if Java finds no font on this machine
   */
  public BufferedImage draw() {
    Text.requireFonts();
    return new TracePage(this).draw();
  }
}
