package org.cordj.denoise;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.cordj.io.Numbers;
import org.cordj.io.Words;

/**
 * The slow drift of a scanner that is fitted together with the confounds.
 *
 * @param kind its shape
 * @param cutoff of {@link Kind#COSINE}, the shortest period that is removed, in s; 0 for all others
 */
public record Drift(Kind kind, double cutoff) {

  /** Shapes of drift. */
  public enum Kind {
    /** Not even the mean: confounds are fitted through zero. */
    NONE(-1),
    /** The mean, which is put back after the fit, as it is for all that follow. */
    CONSTANT(0),
    /** A straight line. */
    LINEAR(1),
    /** A parabola. */
    QUADRATIC(2),
    /** A polynomial of third order. */
    CUBIC(3),
    /** Cosines of half a period and more in the run, up to those of the cut-off's period. */
    COSINE(0);

    private final int order;

    Kind(final int order) {
      this.order = order;
    }

    /** The word that users write. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks the cut-off. */
  public Drift {
    if (kind == Kind.COSINE && !(cutoff > 0 && cutoff < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "cutoff is "
              + Numbers.brief(cutoff)
              + " s; drift=cosine needs the longest period to keep in seconds, above 0, such as"
              + " 128.");
    }
    if (kind != Kind.COSINE && cutoff != 0) {
      throw new IllegalArgumentException(
          "cutoff is "
              + Numbers.brief(cutoff)
              + " s, but drift is "
              + kind.key()
              + "; a cut-off belongs to drift=cosine.");
    }
  }

  /** A drift without a cut-off. */
  public static Drift of(final Kind kind) {
    return new Drift(kind, 0);
  }

  /**
   * The drift that a word names.
   *
   * @param cutoff used by {@code cosine} only
   * @throws IllegalArgumentException listing the legal words
   */
  public static Drift of(final String key, final double cutoff) {
    final Kind kind = Words.of("drift is '%s'; legal are ", Kind.values(), Kind::key, key);
    return new Drift(kind, kind == Kind.COSINE ? cutoff : 0);
  }

  /** Whether the mean belongs to it. */
  public boolean hasConstant() {
    return kind != Kind.NONE;
  }

  /**
   * Its columns but for the constant, by name. Polynomials are powers of u, which runs from -1 to 1
   * over the run; cosines are cos(pi k (t + 1/2) / T), k = 1 .. floor(2 T TR / cutoff), the
   * discrete cosine set that SPM and fMRIPrep use.
   *
   * @param volumes T
   * @param tr in s
   * @throws IllegalArgumentException if cosines are asked for without a TR, or there are as many of
   *     them as volumes
   */
  public Map<String, double[]> columns(final int volumes, final double tr) {
    final Map<String, double[]> columns = new LinkedHashMap<>();
    final String[] names = {"drift_linear", "drift_quadratic", "drift_cubic"};
    for (int order = 1; order <= kind.order; order++) {
      final double[] x = new double[volumes];
      for (int t = 0; t < volumes; t++) {
        x[t] = Math.pow(2.0 * t / (volumes - 1) - 1, order);
      }
      columns.put(names[order - 1], x);
    }
    if (kind == Kind.COSINE) {
      if (!(tr > 0)) {
        throw new IllegalArgumentException(
            "drift=cosine needs the run's TR (repetition time) in seconds.");
      }
      final double count = Math.floor(2 * volumes * tr / cutoff * (1 + 1e-12));
      if (count >= volumes) {
        throw new IllegalArgumentException(
            "cutoff is "
                + Numbers.brief(cutoff)
                + " s: that is as short as two volumes of "
                + Numbers.brief(tr)
                + " s; choose a longer one, such as 128.");
      }
      for (int k = 1; k <= count; k++) {
        final double[] x = new double[volumes];
        for (int t = 0; t < volumes; t++) {
          x[t] = Math.cos(Math.PI * k * (t + 0.5) / volumes);
        }
        columns.put(String.format(Locale.ROOT, "drift_cosine%02d", k - 1), x);
      }
    }
    return columns;
  }
}
