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

/** A logarithmic axis lettered with plain numbers: 1, 2 and 5 times powers of ten. */
final class PlainLogAxis extends LogAxis {

  private static final long serialVersionUID = 1L;

  /** Beyond so many decades only the powers of ten are lettered. */
  private static final double FEW = 3;

  PlainLogAxis(final String label) {
    super(label);
  }

  @Override
  public List<ValueTick> refreshTicks(
      final Graphics2D g, final AxisState state, final Rectangle2D area, final RectangleEdge edge) {
    final List<ValueTick> ticks = new ArrayList<>();
    final double low = getRange().getLowerBound();
    final double high = getRange().getUpperBound();
    final int[] factors = Math.log10(high / low) > FEW ? new int[] {1} : new int[] {1, 2, 5};
    for (int p = (int) Math.floor(Math.log10(low)); p <= Math.log10(high); p++) {
      for (final int factor : factors) {
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
