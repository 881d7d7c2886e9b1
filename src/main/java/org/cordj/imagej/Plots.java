package org.cordj.imagej;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Plot;
import ij.macro.Interpreter;
import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import org.cordj.report.DesignFigure;
import org.cordj.report.GroupDotPlot;
import org.cordj.report.PowerFigure;
import org.cordj.report.ScatterFigure;
import org.cordj.report.TraceFigure;

/**
 * Plots, and courses over volumes, in ImageJ's own plot windows, whose data users can list, copy
 * and fit.
 */
public final class Plots {

  private static final int WIDTH = 700;
  private static final int HEIGHT = 240;
  private static final int MOST_NAMES = 8;

  private Plots() {}

  /**
   * Shows a plot: with a window as ImageJ's own plot, whose buttons give its data and settings;
   * headless and in batch mode, which have no plot windows, as an image that a macro finds by its
   * title.
   *
   * @return its image
   */
  public static ImagePlus show(final Plot plot) {
    if (GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode()) {
      return Outputs.show(plot.getImagePlus());
    }
    return plot.show().getImagePlus();
  }

  /**
   * Shows each panel of a figure as a plot of its own, where there is a display; the images that
   * are open stay the ones that commands see.
   *
   * @param title of the windows, to which the panel's key is added
   */
  public static void show(final String title, final TraceFigure figure) {
    if (GraphicsEnvironment.isHeadless()) {
      return;
    }
    for (final TraceFigure.Panel panel : figure.panels()) {
      plot(ownTitle(title + "_" + panel.key()), figure.across(), panel).show();
    }
    WindowManager.setTempCurrentImage(null);
  }

  /**
   * Shows each panel of a figure as a plot of its own, as {@link #show(String, TraceFigure)} does.
   */
  public static void show(final String title, final ScatterFigure figure) {
    GroupPlots.show(title, figure);
  }

  /** Shows a power curve as a plot, where there is a display. */
  public static void show(final String title, final PowerFigure figure) {
    GroupPlots.show(title, figure);
  }

  /**
   * Shows a design as a picture, where there is a display and no batch, whose macros would find it
   * as the current image.
   */
  public static void show(final String title, final DesignFigure figure) {
    if (GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode()) {
      return;
    }
    new ImagePlus(title, figure.draw()).show();
    WindowManager.setTempCurrentImage(null);
  }

  /** Shows groups as a plot, regions side by side, where there is a display. */
  public static void show(final String title, final GroupDotPlot figure) {
    GroupPlots.show(title, figure);
  }

  /** The title of a new window: with a number, where one has that title already. */
  static String ownTitle(final String title) {
    return WindowManager.getWindow(title) == null ? title : WindowManager.makeUniqueName(title);
  }

  private static Plot plot(final String title, final String across, final TraceFigure.Panel panel) {
    final Plot plot = new Plot(title, across, panel.label());
    plot.setSize(WIDTH, HEIGHT);
    final StringBuilder legend = new StringBuilder();
    double low = Double.isNaN(panel.threshold()) ? Double.POSITIVE_INFINITY : 0;
    double high = Double.isNaN(panel.threshold()) ? Double.NEGATIVE_INFINITY : panel.threshold();
    double[] volumes = {};
    for (final TraceFigure.Trace trace : panel.traces()) {
      final double[] values = trace.values();
      volumes = new double[values.length];
      Arrays.setAll(volumes, t -> t);
      plot.setColor(new Color(trace.rgb()));
      plot.setLineWidth(trace.heavy() ? 2 : 1);
      plot.add("line", volumes, values);
      legend.append(trace.name()).append('\n');
      for (final double v : values) {
        if (Double.isFinite(v)) {
          low = Math.min(low, v);
          high = Math.max(high, v);
        }
      }
    }
    if (!Double.isNaN(panel.threshold())) {
      plot.setColor(new Color(TraceFigure.MARK));
      plot.setLineWidth(1);
      for (final TraceFigure.Trace trace : panel.traces()) {
        final double[] marked = trace.values();
        Arrays.setAll(marked, t -> marked[t] > panel.threshold() ? marked[t] : Double.NaN);
        plot.add("circle", volumes, marked);
        legend.append("above the threshold\n");
      }
      final double[] ends = {0, volumes.length - 1.0};
      plot.add("line", ends, new double[] {panel.threshold(), panel.threshold()});
      legend.append("threshold\n");
    }
    final double room = high > low ? 0.06 * (high - low) : 0.1 * Math.max(1, Math.abs(high));
    plot.setLimits(-0.5, volumes.length - 0.5, low == 0 ? 0 : low - room, high + room);
    // more names than these would hide the curves; the colours run along the slices
    if (panel.traces().size() > 1 && panel.traces().size() <= MOST_NAMES) {
      plot.setColor(Color.BLACK);
      plot.addLegend(legend.toString());
    }
    return plot;
  }
}
