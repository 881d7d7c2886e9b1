package org.cordj.signal;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.complex.Complex;

/**
 * A digital Butterworth filter run forwards and backwards over a series, which leaves no delay and
 * squares its gain: what nilearn's signal.clean does through scipy's butter and sosfiltfilt.
 *
 * <p>The analog prototype's poles lie on a circle at equal angles; they are moved to the band and
 * taken to the z plane by the bilinear transform with pre-warped edges (Oppenheim and Schafer,
 * Discrete-Time Signal Processing, chapter 7). The filter runs as second-order sections. Before it
 * runs the series is continued at both ends by its own odd reflection, and the sections begin in
 * the steady state of the first value. Holds scratch memory: one instance a thread.
 */
public final class Butterworth {

  private final int length;
  private final int padding;
  private final double[][] sections;
  private final double[] work;

  /**
   * A filter for series of one length.
   *
   * @param order of the prototype, 1 to 12; a band-pass has twice as many poles
   * @param low lower edge in Hz, at half power before squaring; 0 for a low-pass
   * @param high upper edge in Hz; 0, or Nyquist's frequency or more, for a high-pass
   * @param tr time from value to value in s
   * @throws IllegalArgumentException if these are no filter, or the series is too short to be
   *     continued
   */
  public Butterworth(
      final int order, final double low, final double high, final int length, final double tr) {
    final boolean hasLow = low > 0;
    final boolean hasHigh = high > 0 && high * tr < 0.5;
    if (order < 1 || order > 12 || !(hasLow || hasHigh) || hasLow && hasHigh && low >= high) {
      throw new IllegalArgumentException(
          "A Butterworth filter of order "
              + order
              + " from "
              + low
              + " to "
              + high
              + " Hz is none; give an order of 1 to 12 and edges in order.");
    }
    if (low * tr >= 0.5) {
      throw new IllegalArgumentException(
          "The lower edge, " + low + " Hz, lies at or above the Nyquist frequency.");
    }
    this.length = length;
    sections = design(order, hasLow ? low * tr : 0, hasHigh ? high * tr : 0);
    final boolean first = !(hasLow && hasHigh) && order % 2 == 1;
    padding = 3 * (2 * sections.length + 1 - (first ? 1 : 0));
    if (length <= padding) {
      throw new IllegalArgumentException(
          "A series of "
              + length
              + " volumes is too short for this Butterworth filter; it needs more than "
              + padding
              + ".");
    }
    work = new double[length + 2 * padding];
  }

  /** Sections {b0, b1, b2, a1, a2}; edges in cycles a sample, 0 for none. */
  private static double[][] design(final int order, final double low, final double high) {
    // s = 2 (z - 1) / (z + 1) takes the angle w to 2 tan(w / 2)
    final double wl = 2 * Math.tan(Math.PI * low);
    final double wh = 2 * Math.tan(Math.PI * high);
    final List<Complex> poles = new ArrayList<>();
    for (int k = 0; k < order; k++) {
      final double angle = Math.PI * (2 * k + order + 1) / (2.0 * order);
      final Complex p =
          2 * k + 1 == order ? new Complex(-1, 0) : new Complex(Math.cos(angle), Math.sin(angle));
      if (low > 0 && high > 0) {
        final Complex half = p.multiply((wh - wl) / 2);
        final Complex root = half.multiply(half).subtract(wl * wh).sqrt();
        poles.add(digital(half.add(root)));
        poles.add(digital(half.subtract(root)));
      } else {
        poles.add(digital(high > 0 ? p.multiply(wh) : p.reciprocal().multiply(wl)));
      }
    }
    final double zero = low > 0 && high > 0 ? 0 : high > 0 ? -1 : 1;
    final double centre =
        low > 0 && high > 0 ? 2 * Math.atan(Math.sqrt(wl * wh) / 2) : high > 0 ? 0 : Math.PI;
    final List<double[]> sections = new ArrayList<>();
    final List<Double> real = new ArrayList<>();
    for (final Complex p : poles) {
      if (Math.abs(p.getImaginary()) < 1e-14) {
        real.add(p.getReal());
      } else if (p.getImaginary() > 0) {
        sections.add(section(zero, -2 * p.getReal(), p.abs() * p.abs(), false, centre));
      }
    }
    for (int r = 0; r + 1 < real.size(); r += 2) {
      sections.add(
          section(
              zero, -real.get(r) - real.get(r + 1), real.get(r) * real.get(r + 1), false, centre));
    }
    if (real.size() % 2 == 1) {
      sections.add(section(zero, -real.get(real.size() - 1), 0, true, centre));
    }
    return sections.toArray(double[][]::new);
  }

  private static Complex digital(final Complex s) {
    return s.add(2).divide(s.negate().add(2));
  }

  /**
   * A section of gain 1 at the centre.
   *
   * @param zero of both zeros, -1 or 1; 0 for one zero at each
   * @param first whether it is of first order
   */
  private static double[] section(
      final double zero,
      final double a1,
      final double a2,
      final boolean first,
      final double centre) {
    final double b1 = first ? -zero : -2 * zero;
    final double b2 = first ? 0 : zero == 0 ? -1 : 1;
    final double gain = response(1, b1, b2, centre) / response(1, a1, a2, centre);
    return new double[] {1 / gain, b1 / gain, b2 / gain, a1, a2};
  }

  private static double response(
      final double c0, final double c1, final double c2, final double angle) {
    return new Complex(Math.cos(angle), -Math.sin(angle))
        .multiply(c2)
        .add(c1)
        .multiply(new Complex(Math.cos(angle), -Math.sin(angle)))
        .add(c0)
        .abs();
  }

  /** Filters the series that begins at the offset forwards and backwards, in place. */
  public void filter(final double[] x, final int offset) {
    final double start = x[offset];
    final double end = x[offset + length - 1];
    System.arraycopy(x, offset, work, padding, length);
    for (int t = 1; t <= padding; t++) {
      work[padding - t] = 2 * start - x[offset + t];
      work[padding + length - 1 + t] = 2 * end - x[offset + length - 1 - t];
    }
    run();
    reverse();
    run();
    reverse();
    System.arraycopy(work, padding, x, offset, length);
  }

  private void run() {
    double first = work[0];
    for (final double[] s : sections) {
      final double gain = (s[0] + s[1] + s[2]) / (1 + s[3] + s[4]);
      // the states in which a constant series would leave the section
      double s1 = (gain - s[0]) * first;
      double s2 = (s[2] - s[4] * gain) * first;
      for (int t = 0; t < work.length; t++) {
        final double in = work[t];
        final double out = s[0] * in + s1;
        s1 = s[1] * in - s[3] * out + s2;
        s2 = s[2] * in - s[4] * out;
        work[t] = out;
      }
      first *= gain;
    }
  }

  private void reverse() {
    for (int a = 0, b = work.length - 1; a < b; a++, b--) {
      final double swap = work[a];
      work[a] = work[b];
      work[b] = swap;
    }
  }
}
