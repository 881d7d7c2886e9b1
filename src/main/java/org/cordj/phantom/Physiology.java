package org.cordj.phantom;

import java.util.Random;

/**
 * Heartbeat and breathing of a phantom: their phases at any time, and how strongly they show in a
 * slice. The heart beats at about 1.1 Hz, faster and slower with breathing and with two slow waves;
 * breathing runs at about 0.27 Hz. Both phases are smooth, ever-growing functions of time, so that
 * each slice takes them at its own acquisition time. Immutable.
 */
public final class Physiology {

  /** Modulation of the heart rate: frequencies in Hz and depths in radians of phase. */
  private static final double[] HEART_WAVES = {0.03, 0.1, 0.27};

  private static final double[] HEART_DEPTHS = {1.2, 0.4, 0.12};

  private static final double[] BREATH_WAVES = {0.02, 0.05, 0.011};
  private static final double[] BREATH_DEPTHS = {0.8, 0.4, 1.0};

  /** SD-like strengths as shares of the mean signal in CSF, cord and elsewhere. */
  private static final double[] CARDIAC = {0.055, 0.012, 0.008};

  private static final double[] RESPIRATORY = {0.030, 0.010, 0.010};

  /** Second harmonics, as shares of the first. */
  private static final double CARDIAC_SECOND = 0.45;

  private static final double RESPIRATORY_SECOND = 0.2;

  private final double heartRate;
  private final double breathRate;
  private final double[] heartStarts = new double[HEART_WAVES.length + 1];
  private final double[] breathStarts = new double[BREATH_WAVES.length + 1];

  Physiology(final long seed) {
    final Random random = Seeds.random(seed, Seeds.PHYSIOLOGY, 0, 0);
    heartRate = 1.05 + 0.1 * random.nextDouble();
    breathRate = 0.255 + 0.03 * random.nextDouble();
    for (final double[] starts : new double[][] {heartStarts, breathStarts}) {
      for (int n = 0; n < starts.length; n++) {
        starts[n] = 2 * StrictMath.PI * random.nextDouble();
      }
    }
  }

  /**
   * The cardiac phase in radians, growing by 2 pi a beat.
   *
   * @param seconds time since the first volume began
   */
  public double cardiacPhase(final double seconds) {
    return phase(seconds, heartRate, HEART_WAVES, HEART_DEPTHS, heartStarts);
  }

  /**
   * The respiratory phase in radians, growing by 2 pi a breath.
   *
   * @param seconds time since the first volume began
   */
  public double respiratoryPhase(final double seconds) {
    return phase(seconds, breathRate, BREATH_WAVES, BREATH_DEPTHS, breathStarts);
  }

  /**
   * What a pulse oximeter would show, from 0 to about 1: a wave that is highest at the multiples of
   * 2 pi of the cardiac phase, and a second, smaller one.
   *
   * @param seconds time since the first volume began
   */
  public double pulse(final double seconds) {
    final double phase = cardiacPhase(seconds);
    return bump(phase, 0.45) + 0.35 * bump(phase - 2.2, 0.5);
  }

  /**
   * What a belt about the chest would show, from about -1 to 1: widest at the multiples of 2 pi of
   * the respiratory phase.
   *
   * @param seconds time since the first volume began
   */
  public double belt(final double seconds) {
    final double phase = respiratoryPhase(seconds);
    return StrictMath.cos(phase) + 0.2 * StrictMath.cos(2 * phase);
  }

  private static double bump(final double phase, final double width) {
    final double d = StrictMath.IEEEremainder(phase, 2 * StrictMath.PI) / width;
    return StrictMath.exp(-0.5 * d * d);
  }

  private static double phase(
      final double seconds,
      final double rate,
      final double[] waves,
      final double[] depths,
      final double[] starts) {
    double phase = 2 * StrictMath.PI * rate * seconds + starts[waves.length];
    for (int n = 0; n < waves.length; n++) {
      phase += depths[n] * StrictMath.sin(2 * StrictMath.PI * waves[n] * seconds + starts[n]);
    }
    return phase;
  }

  /**
   * How the two show in the voxels of one slice: the pulse wave's lag differs from place to place.
   */
  static final class Slice {

    /** Coefficients of cos and sin of the phase and of twice the phase, [4 * voxel + n]. */
    private final double[] cardiac;

    private final double[] respiratory;

    Slice(final long seed, final int slice, final Anatomy anatomy, final int voxels) {
      final Texture lag = new Texture(seed, Seeds.PULSATION, slice);
      cardiac = new double[4 * voxels];
      respiratory = new double[4 * voxels];
      for (int p = 0; p < voxels; p++) {
        // the lag varies over centimetres: the texture is read at a third of the distance
        final double a = lag.at(anatomy.x(p) / 3, anatomy.y(p) / 3);
        final double b = lag.at(9 + anatomy.x(p) / 3, -9 + anatomy.y(p) / 3);
        wave(cardiac, p, 0.8 * a, 1.1 * b, CARDIAC_SECOND);
        wave(respiratory, p, 0.4 * b, 0.6 * a, RESPIRATORY_SECOND);
      }
    }

    private static void wave(
        final double[] to, final int p, final double lag1, final double lag2, final double second) {
      to[4 * p] = StrictMath.cos(lag1);
      to[4 * p + 1] = StrictMath.sin(lag1);
      to[4 * p + 2] = second * StrictMath.cos(lag2);
      to[4 * p + 3] = second * StrictMath.sin(lag2);
    }

    /**
     * The fluctuation of a voxel as a share of its mean.
     *
     * @param heart cos and sin of the cardiac phase and of twice it (see {@link #harmonics})
     * @param breath the same for the respiratory phase
     */
    double fluctuation(
        final int p,
        final double csf,
        final double cord,
        final double[] heart,
        final double[] breath) {
      final double rest = 1 - csf - cord;
      return (csf * CARDIAC[0] + cord * CARDIAC[1] + rest * CARDIAC[2]) * dot(cardiac, p, heart)
          + (csf * RESPIRATORY[0] + cord * RESPIRATORY[1] + rest * RESPIRATORY[2])
              * dot(respiratory, p, breath);
    }

    private static double dot(final double[] waves, final int p, final double[] h) {
      return waves[4 * p] * h[0]
          + waves[4 * p + 1] * h[1]
          + waves[4 * p + 2] * h[2]
          + waves[4 * p + 3] * h[3];
    }
  }

  /** Cos and sin of a phase and of twice the phase. */
  static double[] harmonics(final double phase) {
    return new double[] {
      StrictMath.cos(phase),
      StrictMath.sin(phase),
      StrictMath.cos(2 * phase),
      StrictMath.sin(2 * phase)
    };
  }
}
