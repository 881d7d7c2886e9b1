package org.cordj.physio;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.cordj.image.Progress;
import org.cordj.phantom.CordPhantom;
import org.cordj.phantom.Physiology;

/** Traces whose beats and breaths are known: the phantom's phases with shapes put on them. */
final class PlantedPhysiology {

  private final Physiology physiology;
  private final Random random;

  PlantedPhysiology(final long seed) {
    physiology =
        new CordPhantom(20, 2, 12, 0.015, 0.020, false, true, seed)
            .make("phantom", Progress.NONE)
            .physiology()
            .orElseThrow();
    random = new Random(seed);
  }

  Random random() {
    return random;
  }

  /** When the cardiac phase is a multiple of 2 pi, from 0 to the end in s. */
  double[] beats(final double end) {
    return crossings(physiology::cardiacPhase, end);
  }

  double[] breaths(final double end) {
    return crossings(physiology::respiratoryPhase, end);
  }

  private static double[] crossings(final DoubleUnaryOperator phase, final double end) {
    final List<Double> times = new ArrayList<>();
    for (double k = Math.ceil(phase.applyAsDouble(0) / (2 * Math.PI)); ; k++) {
      double low = 0;
      double high = end + 60;
      for (int i = 0; i < 60; i++) {
        final double middle = (low + high) / 2;
        if (phase.applyAsDouble(middle) < 2 * Math.PI * k) {
          low = middle;
        } else {
          high = middle;
        }
      }
      if (low > end) {
        return times.stream().mapToDouble(t -> t).toArray();
      }
      times.add(low);
    }
  }

  /** A pulse wave: a peak and a smaller, later one. */
  static double pulse(final double phase) {
    return bump(phase, 0, 0.45) + 0.35 * bump(phase, 2.2, 0.5);
  }

  /** An ECG: P, a narrow R with S, and a broad T. */
  static double ecg(final double phase) {
    return bump(phase, 0, 0.08)
        - 0.25 * bump(phase, 0.18, 0.07)
        + 0.12 * bump(phase, -1.0, 0.2)
        + 0.3 * bump(phase, 1.9, 0.35);
  }

  private static double bump(final double phase, final double at, final double width) {
    final double d = Math.IEEEremainder(phase - at, 2 * Math.PI);
    return Math.exp(-0.5 * (d / width) * (d / width));
  }

  Trace heart(
      final DoubleUnaryOperator shape,
      final double seconds,
      final double rate,
      final double noise) {
    return trace(
        "heart", t -> shape.applyAsDouble(physiology.cardiacPhase(t)), seconds, rate, noise);
  }

  Trace breath(final double seconds, final double rate, final double noise) {
    return trace(
        "breath",
        t -> {
          final double p = physiology.respiratoryPhase(t);
          return Math.cos(p) + 0.2 * Math.cos(2 * p);
        },
        seconds,
        rate,
        noise);
  }

  private Trace trace(
      final String name,
      final DoubleUnaryOperator value,
      final double seconds,
      final double rate,
      final double noise) {
    final double[] x = new double[(int) (seconds * rate)];
    for (int n = 0; n < x.length; n++) {
      x[n] = value.applyAsDouble(n / rate) + noise * random.nextGaussian();
    }
    return new Trace(name, x, rate, 0);
  }

  /** The trace with a share of its time lost: windows of some length held at 0. */
  static Trace dropouts(
      final Trace trace, final double share, final double length, final Random random) {
    final double[] x = trace.samples();
    final int window = (int) (length * trace.rate());
    final int windows = (int) Math.round(share * x.length / window);
    final boolean[] taken = new boolean[x.length / window];
    for (int w = 0; w < windows; w++) {
      int at = random.nextInt(taken.length);
      while (taken[at]) {
        at = random.nextInt(taken.length);
      }
      taken[at] = true;
      java.util.Arrays.fill(x, at * window, (at + 1) * window, 0);
    }
    return new Trace(trace.name(), x, trace.rate(), trace.start());
  }

  /** The trace on a baseline that wanders several times as far as it beats, and drifts. */
  static Trace wander(final Trace trace, final double size) {
    final double[] x = trace.samples();
    for (int n = 0; n < x.length; n++) {
      final double t = n / trace.rate();
      x[n] +=
          size * (Math.sin(2 * Math.PI * 0.05 * t) + 0.5 * Math.sin(2 * Math.PI * 0.17 * t + 1))
              + size * 2 * t * trace.rate() / x.length;
    }
    return new Trace(trace.name(), x, trace.rate(), trace.start());
  }

  /** How found peaks compare with planted ones. */
  record Score(int planted, int hit, int doubles, double worst, double meanError) {

    /** Share of planted events that a peak lies near to. */
    double share() {
      return (double) hit / planted;
    }
  }

  /**
   * Each planted time takes the nearest peak within the tolerance, each peak once. Every peak more
   * than one that lies nearer to a planted time than to the others is a double.
   */
  static Score score(final double[] planted, final double[] found, final double tolerance) {
    final boolean[] used = new boolean[found.length];
    int hit = 0;
    double worst = 0;
    double sum = 0;
    for (final double t : planted) {
      int best = -1;
      for (int i = 0; i < found.length; i++) {
        if (!used[i] && (best < 0 || Math.abs(found[i] - t) < Math.abs(found[best] - t))) {
          best = i;
        }
      }
      if (best >= 0 && Math.abs(found[best] - t) <= tolerance) {
        used[best] = true;
        hit++;
        worst = Math.max(worst, Math.abs(found[best] - t));
        sum += found[best] - t;
      }
    }
    int doubles = 0;
    for (int b = 1; b + 1 < planted.length; b++) {
      final double from = (planted[b - 1] + planted[b]) / 2;
      final double to = (planted[b] + planted[b + 1]) / 2;
      final long peaks = java.util.Arrays.stream(found).filter(t -> t >= from && t < to).count();
      doubles += (int) Math.max(0, peaks - 1);
    }
    return new Score(planted.length, hit, doubles, worst, sum / Math.max(1, hit));
  }
}
