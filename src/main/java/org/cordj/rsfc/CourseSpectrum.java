package org.cordj.rsfc;

import java.util.Arrays;
import org.cordj.signal.Detrend;
import org.cordj.signal.Detrender;
import org.cordj.signal.RealSpectrum;

/**
 * The spectrum of one course: the one-sided amplitude density sqrt(2 TR |X[m]|^2 / T) in signal
 * units / sqrt(Hz), m = 1 .. floor(T/2), bin T/2 not doubled, so that the sum of its squares over a
 * band's bins, over T TR, is the variance in the band (divided by T).
 *
 * @param frequencies [m - 1] in Hz, from 1 / (T TR) to Nyquist's or just below
 * @param density [m - 1]
 */
public record CourseSpectrum(double[] frequencies, double[] density) {

  /**
   * The spectrum of a course less its trend. O(T log T).
   *
   * @param course one value a volume, 4 or more, all finite; is left as it is
   * @param tr in s
   * @throws IllegalArgumentException if a value is not finite or there are too few
   */
  public static CourseSpectrum of(final double[] course, final double tr, final Detrend detrend) {
    if (course.length < 4) {
      throw new IllegalArgumentException(
          "No spectrum: the course has "
              + course.length
              + (course.length == 1 ? " volume" : " volumes")
              + "; it needs 4 or more.");
    }
    if (!Arrays.stream(course).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "No spectrum: the course holds a NaN or an infinity, as a run does whose volumes were"
              + " left out.");
    }
    final double[] rest = course.clone();
    new Detrender(rest.length, detrend).apply(rest, 0);
    final RealSpectrum spectrum = new RealSpectrum(rest.length);
    final double[] power = new double[spectrum.bins()];
    spectrum.power(rest, 0, power);
    return new CourseSpectrum(frequencies(rest.length, tr), density(power, rest.length, tr));
  }

  /** The frequencies of the bins 1 .. floor(T/2). */
  static double[] frequencies(final int volumes, final double tr) {
    final double[] hz = new double[volumes / 2];
    Arrays.setAll(hz, m -> (m + 1) / (volumes * tr));
    return hz;
  }

  /**
   * The density of |X[m]|^2.
   *
   * @param power from bin 0
   */
  static double[] density(final double[] power, final int volumes, final double tr) {
    final double[] density = new double[power.length - 1];
    for (int m = 1; m < power.length; m++) {
      final double sides = 2 * m == volumes ? 1 : 2;
      density[m - 1] = Math.sqrt(sides * tr * power[m] / volumes);
    }
    return density;
  }
}
