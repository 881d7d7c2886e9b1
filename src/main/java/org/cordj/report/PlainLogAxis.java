package org.cordj.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis lettered with plain numbers, such as 1, 2 and 5 times powers of ten. */
final class PlainLogAxis extends LogAxis {

  private static final long serialVersionUID = 1L;

  /** What is lettered in each decade if the axis spans many, a few, or less than one. */
  private static final double[][] FACTORS = {{1}, {1, 2, 5}, {1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9}};

  PlainLogAxis(final String label) {
    super(label);
  }

  @Override
  public List<ValueTick> refreshTicks(
      final Graphics2D g, final AxisState state, final Rectangle2D area, final RectangleEdge edge) {
    final List<ValueTick> ticks = new ArrayList<>();
    final double low = getRange().getLowerBound();
    final double high = getRange().getUpperBound();
    final double decades = Math.log10(high / low);
    final double[] factors = FACTORS[decades > 3 ? 0 : decades > 1 ? 1 : 2];
    for (int p = (int) Math.floor(Math.log10(low)); p <= Math.log10(high); p++) {
      for (final double factor : factors) {
        final double value = factor * Math.pow(10, p);
        if (value >= low && value <= high) {
          ticks.add(
              new NumberTick(
                  value, Text.number(value, value), TextAnchor.CENTER_RIGHT, TextAnchor.CENTER, 0));
        }
      }
    }
    return ticks;
  }
}
