package org.cordj.stats;

/**
 * The sizes of a test's effects: of a difference of means Hedges' g, the estimate over the model's
 * residual SD, corrected for few degrees of freedom by 1 - 3 / (4 df - 1); of a slope the partial
 * correlation t / sqrt(t^2 + df); of F partial eta squared, F r / (F r + df) with r rows.
 *
 * @param name {@code hedges_g}, {@code partial_r} or {@code partial_eta_squared}
 * @param values [variable]
 */
record EffectSizes(String name, double[] values) {

  static EffectSizes of(
      final Statistic statistic,
      final DesignContrast contrast,
      final Partition model,
      final Estimates estimates,
      final double[] observed) {
    final double df = model.degrees();
    final double rows = model.effect().length;
    final double[] sizes = new double[observed.length];
    for (int v = 0; v < sizes.length; v++) {
      final double t = observed[v];
      if (statistic == Statistic.F) {
        sizes[v] = t * rows / (t * rows + df);
      } else if (!contrast.slope()) {
        sizes[v] = (1 - 3 / (4 * df - 1)) * estimates.estimate()[v] / estimates.spread()[v];
      } else {
        sizes[v] = t / Math.sqrt(t * t + df);
      }
    }
    final String name =
        statistic == Statistic.F
            ? "partial_eta_squared"
            : contrast.slope() ? "partial_r" : "hedges_g";
    return new EffectSizes(name, sizes);
  }
}
