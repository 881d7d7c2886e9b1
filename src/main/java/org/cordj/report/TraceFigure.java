package org.cordj.report;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Values over the volumes of a run, one panel below the other, each with the threshold above which
 * a value stands out. Immutable.
 *
 * @param title the headline, may be empty
 * @param panels at least one, all of the same number of volumes
 */
public record TraceFigure(String title, List<Panel> panels) {

  /**
   * One panel.
   *
   * @param label what the axis says, with the unit
   * @param values one a volume, NaN where there is none
   * @param threshold values above it are marked; NaN for none
   */
  public record Panel(String label, double[] values, double threshold) {

    /** Copies the values and checks that there is something to draw. */
    public Panel {
      values = values.clone();
      boolean any = false;
      for (final double v : values) {
        any |= Double.isFinite(v);
      }
      if (!any || values.length < 2) {
        throw new IllegalArgumentException(
            "The panel '"
                + label
                + "' has "
                + (any ? "1 volume; it needs 2 or more." : "no value that is finite."));
      }
    }

    @Override
    public double[] values() {
      return values.clone();
    }
  }

  /** Copies the list and checks that the panels fit together. */
  public TraceFigure {
    panels = List.copyOf(panels);
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("A figure of traces needs a panel or more.");
    }
    final int volumes = panels.get(0).values.length;
    for (final Panel panel : panels) {
      if (panel.values.length != volumes) {
        throw new IllegalArgumentException(
            "The panels '"
                + panels.get(0).label
                + "' and '"
                + panel.label
                + "' have "
                + volumes
                + " and "
                + panel.values.length
                + " volumes; they must have the same.");
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
    return new TracePage(this).draw();
  }
}
