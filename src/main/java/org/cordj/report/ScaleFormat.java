package org.cordj.report;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Round values along a scale as {@link Text#tick} writes them, the same in every locale. */
final class ScaleFormat extends NumberFormat {

  private static final long serialVersionUID = 1L;

  private final double step;
  private final double span;

  ScaleFormat(final double step, final double span) {
    this.step = step;
    this.span = span;
  }

  @Override
  public StringBuffer format(final double value, final StringBuffer to, final FieldPosition at) {
    return to.append(Text.tick(value, step, span));
  }

  @Override
  public StringBuffer format(final long value, final StringBuffer to, final FieldPosition at) {
    return format((double) value, to, at);
  }

  @Override
  public Number parse(final String text, final ParsePosition at) {
    throw new UnsupportedOperationException("A scale is only written.");
  }
}
