package org.cordj.imagej;

import ij.WindowManager;
import ij.gui.Plot;
import java.awt.Color;
import java.awt.GraphicsEnvironment;
import org.cordj.report.TraceFigure;

/** Traces over volumes as ImageJ's own plots, whose values a user can list and copy. */
public final class MotionPlots {

  private MotionPlots() {}

  /**
   * Shows each panel of a figure as a plot of its own, where there is a display.
   *
   * @param title of the windows, to which the panel's name is added
   */
  public static void show(final String title, final TraceFigure figure) {
    if (GraphicsEnvironment.isHeadless()) {
      return;
    }
    for (final TraceFigure.Panel panel : figure.panels()) {
      final String name = title + "_" + panel.key();
      final Plot plot =
          new Plot(
              WindowManager.getWindow(name) == null ? name : WindowManager.makeUniqueName(name),
              figure.across(),
              panel.label());
      final StringBuilder legend = new StringBuilder();
      for (final TraceFigure.Trace trace : panel.traces()) {
        final double[] values = trace.values();
        final double[] at = new double[values.length];
        for (int t = 0; t < at.length; t++) {
          at[t] = t;
        }
        plot.setColor(new Color(trace.rgb()));
        plot.setLineWidth(trace.heavy() ? 2 : 1);
        plot.add("line", at, values);
        legend.append(trace.name()).append('\n');
      }
      plot.setColor(Color.BLACK);
      plot.addLegend(legend.toString());
      plot.setLimitsToFit(false);
      plot.show();
    }
    WindowManager.setTempCurrentImage(null);
  }
}
