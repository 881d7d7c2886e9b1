package org.cordj.imagej;

import ij.gui.Plot;
import ij.gui.PlotWindow;
import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;

/** Values over volumes in ImageJ's own plot windows, whose data users can list, copy and fit. */
public final class Plots {

  private static final int WIDTH = 700;
  private static final int HEIGHT = 220;
  private static final Color LINE = new Color(0x0072b2);
  private static final Color MARK = new Color(0xd55e00);

  private Plots() {}

  /** Whether there is a display to show windows on. */
  public static boolean canShow() {
    return !GraphicsEnvironment.isHeadless();
  }

  /**
   * A window with values over volumes counted from 0, a dashed line at the threshold and circles
   * around the values above it.
   *
   * @param values NaN where there is none
   * @param threshold NaN for none
   */
  public static PlotWindow show(
      final String title, final String label, final double[] values, final double threshold) {
    final double[] volumes = new double[values.length];
    Arrays.setAll(volumes, t -> t);
    final Plot plot = new Plot(title, "Volume (counted from 0)", label);
    plot.setSize(WIDTH, HEIGHT);
    plot.setColor(LINE);
    plot.setLineWidth(1);
    plot.add("line", volumes, values);
    plot.setLabel(-1, "value");
    if (!Double.isNaN(threshold)) {
      final double[] marked = new double[values.length];
      Arrays.setAll(marked, t -> values[t] > threshold ? values[t] : Double.NaN);
      plot.setColor(MARK);
      plot.add("circle", volumes, marked);
      plot.setLabel(-1, "outlier");
      plot.add("line", new double[] {0, values.length - 1.0}, new double[] {threshold, threshold});
      plot.setLabel(-1, "threshold");
    }
    double highest = Double.isNaN(threshold) ? 0 : threshold;
    double lowest = 0;
    for (final double v : values) {
      if (Double.isFinite(v)) {
        highest = Math.max(highest, v);
        lowest = Math.min(lowest, v);
      }
    }
    plot.setLimits(-0.5, values.length - 0.5, lowest, highest * 1.08);
    return plot.show();
  }
}
