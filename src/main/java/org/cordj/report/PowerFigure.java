package org.cordj.report;

import java.awt.image.BufferedImage;
import java.util.Objects;

/**
 * Power against the number of participants: simulated, with its interval, over the closed form.
 * Immutable.
 *
 * @param title the headline; may be empty
 * @param across what the numbers of participants are called
 * @param participants ascending, 1 or more
 * @param power the simulated power of each, 0 to 1
 * @param low its interval's lower limit
 * @param high its upper limit
 * @param closed the closed form of each, null for none
 * @param target the power wished for, a dashed line; NaN for none
 * @param caption the assumptions, in words; may be empty
 */
public record PowerFigure(
    String title,
    String across,
    int[] participants,
    double[] power,
    double[] low,
    double[] high,
    double[] closed,
    double target,
    String caption) {

  /** Copies the values and checks that they belong together. */
  public PowerFigure {
    Objects.requireNonNull(title, "title");
    participants = participants.clone();
    power = fitting("power", power, participants.length);
    low = fitting("lower limit", low, participants.length);
    high = fitting("upper limit", high, participants.length);
    closed = closed == null ? null : fitting("closed form", closed, participants.length);
    if (participants.length == 0) {
      throw new IllegalArgumentException(
          "The figure has no number of participants; give 1 or more.");
    }
  }

  private static double[] fitting(final String what, final double[] values, final int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          "The figure has "
              + length
              + " numbers of participants, but "
              + values.length
              + " values of the "
              + what
              + "; there must be one for each.");
    }
    for (final double v : values) {
      if (!(v >= 0 && v <= 1)) {
        throw new IllegalArgumentException(
            "The " + what + " holds " + v + "; it must be from 0 to 1.");
      }
    }
    return values.clone();
  }

  @Override
  public int[] participants() {
    return participants.clone();
  }

  @Override
  public double[] power() {
    return power.clone();
  }

  @Override
  public double[] low() {
    return low.clone();
  }

  @Override
  public double[] high() {
    return high.clone();
  }

  @Override
  public double[] closed() {
    return closed == null ? null : closed.clone();
  }

  /**
   * Draws the figure, 1600 pixels wide, on white. Needs no display.
   *
   * @throws IllegalStateException if Java finds no font on this machine
   */
  public BufferedImage draw() {
    Text.requireFonts();
    return new PowerPage(this).draw();
  }
}
