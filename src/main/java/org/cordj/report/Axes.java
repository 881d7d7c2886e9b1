package org.cordj.report;

import java.awt.BasicStroke;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleInsets;

/** The axes of charts: round steps, and one lettering for all. */
final class Axes {

  private Axes() {}

  /** An axis with that many steps of a round size, or up to two and a half times as many. */
  static NumberAxis linear(final String label, final Range range, final int steps) {
    final NumberAxis axis = new NumberAxis(label);
    axis.setRange(range.low(), range.high());
    final double step = Range.roundStep(range.span() / steps);
    axis.setTickUnit(new NumberTickUnit(step, new ScaleFormat(step, range.span())));
    return axis;
  }

  /** Lettering and lines of an axis, the same in every chart. */
  static void style(final ValueAxis axis) {
    axis.setLabelFont(Text.plain(28));
    axis.setTickLabelFont(Text.plain(24));
    axis.setLabelPaint(Text.INK);
    axis.setTickLabelPaint(Text.INK);
    axis.setAxisLinePaint(Text.INK);
    axis.setAxisLineStroke(new BasicStroke(2));
    axis.setTickMarkPaint(Text.INK);
    axis.setTickMarkStroke(new BasicStroke(2));
    axis.setTickMarkOutsideLength(8);
    axis.setTickLabelInsets(new RectangleInsets(6, 6, 6, 6));
    axis.setLabelInsets(new RectangleInsets(8, 8, 4, 8));
  }
}
