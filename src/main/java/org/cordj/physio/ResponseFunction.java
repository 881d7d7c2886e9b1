package org.cordj.physio;

import java.util.function.DoubleUnaryOperator;

/**
 * How the MR signal follows a slow change of heartbeat or breathing. Both functions were measured
 * in the brain; the cord may answer otherwise, so the course without them is given beside.
 */
public enum ResponseFunction {
  /**
   * The cardiac response function, 0.6 t^2.7 exp(-t / 1.6) - 16 / sqrt(18 pi) exp(-(t - 12)^2 / 18)
   * (Chang, Cunningham and Glover 2009, 10.1016/j.neuroimage.2008.09.029).
   */
  CRF {
    @Override
    public double at(final double t) {
      return t < 0
          ? 0
          : 0.6 * Math.pow(t, 2.7) * Math.exp(-t / 1.6)
              - 16 / Math.sqrt(18 * Math.PI) * Math.exp(-(t - 12) * (t - 12) / 18);
    }
  },
  /**
   * The respiration response function, 0.6 t^2.1 exp(-t / 1.6) - 0.0023 t^3.54 exp(-t / 4.25) (Birn
   * 2008, 10.1016/j.neuroimage.2007.11.059).
   */
  RRF {
    @Override
    public double at(final double t) {
      return t < 0
          ? 0
          : 0.6 * Math.pow(t, 2.1) * Math.exp(-t / 1.6)
              - 0.0023 * Math.pow(t, 3.54) * Math.exp(-t / 4.25);
    }
  };

  /** The step of the convolution in s. */
  static final double STEP = 0.1;

  /** How far back it reaches, in steps: 60 s, where both functions have died away. */
  static final int STEPS = 600;

  /** The response at t seconds after an impulse, 0 before it. */
  public abstract double at(double t);

  /**
   * The response to a course: the sum over k = 0 to 600 of response(0.1 k) (course(t - 0.1 k) -
   * mean) 0.1, with the course's mean over the run at steps of 0.1 s from its first slice. What
   * lies before {@code since} counts as the mean.
   *
   * @param since where the course begins, in s
   */
  DoubleUnaryOperator applyTo(
      final DoubleUnaryOperator course, final double since, final SliceClock clock) {
    double sum = 0;
    int n = 0;
    for (double t = clock.first(); t <= clock.last(); t = clock.first() + n * STEP) {
      sum += course.applyAsDouble(t);
      n++;
    }
    final double mean = sum / n;
    final double[] kernel = new double[STEPS + 1];
    for (int k = 0; k <= STEPS; k++) {
      kernel[k] = at(k * STEP) * STEP;
    }
    return t -> {
      double response = 0;
      for (int k = 0; k <= STEPS && t - k * STEP >= since; k++) {
        response += kernel[k] * (course.applyAsDouble(t - k * STEP) - mean);
      }
      return response;
    };
  }
}
