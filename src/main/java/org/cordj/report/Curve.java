package org.cordj.report;

import java.util.Objects;

/**
 * One line of a {@link SpectrumFigure}: values over frequency, if wanted between two limits.
 * Immutable.
 *
 * @param name what the legend says
 * @param frequencies in Hz, ascending
 * @param values one for each frequency
 * @param low the lower limit of each value (of a confidence interval, say), null for none
 * @param high the upper limit of each value, null for none
 * @param rgb the colour 0xRRGGBB
 */
public record Curve(
    String name, double[] frequencies, double[] values, double[] low, double[] high, int rgb) {

  /** Checks that the arrays belong together and hold numbers. */
  public Curve {
    Objects.requireNonNull(name, "name");
    frequencies = frequencies.clone();
    values = fitting(name, "values", frequencies, values);
    if ((low == null) != (high == null)) {
      throw new IllegalArgumentException(
          "The curve '" + name + "' has only one of its two limits; give both or neither.");
    }
    if (frequencies.length < 2) {
      throw new IllegalArgumentException(
          "The curve '" + name + "' has " + frequencies.length + " points; it needs 2 or more.");
    }
    for (int i = 0; i < frequencies.length; i++) {
      if (!(frequencies[i] >= 0) || i > 0 && !(frequencies[i] > frequencies[i - 1])) {
        throw new IllegalArgumentException(
            "The frequencies of the curve '"
                + name
                + "' must ascend from 0 or more, but number "
                + (i + 1)
                + " is "
                + frequencies[i]
                + " Hz.");
      }
    }
    if (low != null) {
      low = fitting(name, "lower limits", frequencies, low);
      high = fitting(name, "upper limits", frequencies, high);
      for (int i = 0; i < values.length; i++) {
        if (low[i] > high[i]) {
          throw new IllegalArgumentException(
              "The limits of the curve '"
                  + name
                  + "' at "
                  + frequencies[i]
                  + " Hz are turned round: "
                  + low[i]
                  + " to "
                  + high[i]
                  + ".");
        }
      }
    }
  }

  @Override
  public double[] frequencies() {
    return frequencies.clone();
  }

  @Override
  public double[] values() {
    return values.clone();
  }

  @Override
  public double[] low() {
    return low == null ? null : low.clone();
  }

  @Override
  public double[] high() {
    return high == null ? null : high.clone();
  }

  /** A line without limits. */
  public static Curve of(
      final String name, final double[] frequencies, final double[] values, final int rgb) {
    return new Curve(name, frequencies, values, null, null, rgb);
  }

  /** The same line with limits above and below it. */
  public Curve withLimits(final double[] newLow, final double[] newHigh) {
    return new Curve(name, frequencies, values, newLow, newHigh, rgb);
  }

  private static double[] fitting(
      final String name, final String what, final double[] frequencies, final double[] values) {
    if (values.length != frequencies.length) {
      throw new IllegalArgumentException(
          "The curve '"
              + name
              + "' has "
              + frequencies.length
              + " frequencies, but "
              + values.length
              + " "
              + what
              + "; there must be one for each.");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "The "
                + what
                + " of the curve '"
                + name
                + "' hold "
                + values[i]
                + " at "
                + frequencies[i]
                + " Hz; they must be finite.");
      }
    }
    return values.clone();
  }
}
