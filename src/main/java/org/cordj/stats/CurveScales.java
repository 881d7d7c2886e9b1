package org.cordj.stats;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * What turns the statistics of the universes, those of a pattern after those of another, into
 * effects.
 *
 * @param scale [universe] Hedges' g over t; NaN where the effect is the partial correlation t /
 *     sqrt(t^2 + df)
 * @param degrees [universe] of the residuals
 * @param critical [universe] the |t| from which on a universe is significant
 */
record CurveScales(double[] scale, int[] degrees, double[] critical) implements Serializable {

  private static final long serialVersionUID = 1;

  static CurveScales of(final List<CurvePattern> patterns) {
    final int n = patterns.stream().mapToInt(p -> p.universes().size()).sum();
    final CurveScales all = new CurveScales(new double[n], new int[n], new double[n]);
    int at = 0;
    for (final CurvePattern pattern : patterns) {
      final int next = at + pattern.universes().size();
      final int df = pattern.model().degrees();
      Arrays.fill(
          all.scale,
          at,
          next,
          pattern.contrast().isSlope()
              ? Double.NaN
              : HedgesG.correction(df) * pattern.model().scale());
      Arrays.fill(all.degrees, at, next, df);
      Arrays.fill(
          all.critical,
          at,
          next,
          new TDistribution(null, df)
              .inverseCumulativeProbability(1 - SpecificationCurve.ALPHA / 2));
      at = next;
    }
    return all;
  }

  MeasureRecipe recipe() {
    return new MeasureRecipe.OfCurve(this);
  }

  CurveMeasure measure() {
    return new CurveMeasure(this);
  }
}
