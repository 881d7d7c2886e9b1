package org.cordj.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.QRDecomposition;
import org.cordj.signal.Vectors;

/**
 * What is drawn of a contrast: the points of each group, adjusted for what the contrast does not
 * ask about, or, of a contrast of slopes, the added-variable plot.
 *
 * <p>An adjusted value is the measured one less what the model's fit changes between this row's
 * covariates and other factors and the covariates' means and other factors' levels weighted alike.
 * The mean of a group's adjusted values is then the mean that the contrast's names stand for (see
 * {@link DesignContrast}), and the difference of two groups' is the contrast's estimate.
 *
 * <p>In an added-variable plot (partial regression) both axes are residuals of the reduced model;
 * the slope of the line through them is the contrast's estimate, its error that of the full model.
 * Immutable.
 */
public final class GroupPoints {

  private final DesignContrast contrast;
  private final Partition model;
  private final List<String> groups;
  private final List<String> levels;
  private final List<String> adjustedFor;
  private final double[][] change;
  private final DecompositionSolver solver;

  private GroupPoints(final GroupDesign design, final DesignContrast contrast) {
    this.contrast = contrast;
    model = Partition.of(design, contrast);
    final List<String> factors = factors(design, contrast);
    groups = new ArrayList<>();
    for (int r = 0; r < design.size(); r++) {
      final int row = r;
      groups.add(
          factors.isEmpty()
              ? "all"
              : String.join(" ", factors.stream().map(f -> design.levelsOf(f).get(row)).toList()));
    }
    levels = groups.stream().distinct().sorted().toList();
    final Set<String> used = new LinkedHashSet<>();
    final double[][] x = design.matrix();
    solver = new QRDecomposition(new Array2DRowRealMatrix(x)).getSolver();
    change = x;
    for (int c = 0; c < design.columns().size(); c++) {
      final DesignColumn column = design.columns().get(c);
      used.addAll(column.covariates());
      column.levels().keySet().stream().filter(f -> !factors.contains(f)).forEach(used::add);
      for (int r = 0; r < x.length; r++) {
        change[r][c] -= standard(design, column, factors, r);
      }
    }
    adjustedFor = List.copyOf(used);
  }

  /** Of a slope, groups only give colours: those of the model's first factor. */
  private static List<String> factors(final GroupDesign design, final DesignContrast contrast) {
    if (!contrast.isSlope() || !contrast.factors().isEmpty()) {
      return design.levels().keySet().stream().filter(contrast.factors()::contains).toList();
    }
    return design.levels().keySet().stream().limit(1).toList();
  }

  /** What a column would be at the covariates' means and with other factors weighted alike. */
  private static double standard(
      final GroupDesign design,
      final DesignColumn column,
      final List<String> factors,
      final int row) {
    double value = 1;
    for (final String covariate : column.covariates()) {
      value *= design.mean(covariate);
    }
    for (final Map.Entry<String, String> level : column.levels().entrySet()) {
      final String factor = level.getKey();
      value *=
          !factors.contains(factor)
              ? 1.0 / design.levels().get(factor).size()
              : design.levelsOf(factor).get(row).equals(level.getValue()) ? 1 : 0;
    }
    return value;
  }

  /** Of a contrast of a model. */
  public static GroupPoints of(final GroupDesign design, final DesignContrast contrast) {
    return new GroupPoints(design, contrast);
  }

  /** Whether the contrast is one of slopes: it names a covariate. */
  public boolean isSlope() {
    return contrast.isSlope();
  }

  /**
   * Whether an added-variable plot can be drawn: the contrast has one row, and what remains of the
   * model has the constant, so that the residuals' means are 0.
   */
  public boolean hasLine() {
    return model.effect().length == 1 && model.constant();
  }

  /** [row] the name of its group: levels of the contrast's factors, {@code all} without. */
  public List<String> groups() {
    return List.copyOf(groups);
  }

  /** The groups' names, in alphabetical order. */
  public List<String> levels() {
    return levels;
  }

  /** Covariates and factors that values are adjusted for; empty where they stay as measured. */
  public List<String> adjustedFor() {
    return adjustedFor;
  }

  /**
   * Adjusts the values of one variable.
   *
   * @param y [row]
   * @return [row], the same where there is nothing to adjust for
   */
  public double[] adjusted(final double[] y) {
    final double[] beta = solver.solve(new ArrayRealVector(y)).toArray();
    final double[] values = y.clone();
    if (!adjustedFor.isEmpty()) {
      Arrays.setAll(values, r -> y[r] - Vectors.dot(change[r], beta));
    }
    return values;
  }

  /** [row] what the contrast asks about, less what the reduced model explains of it. */
  public double[] across() {
    return Arrays.stream(model.effect()[0]).map(q -> q / model.scale()).toArray();
  }

  /** [row] the values of one variable less the reduced model's fit. */
  public double[] residual(final double[] y) {
    final double[] rest = y.clone();
    model.residual(rest);
    return rest;
  }

  /** The line through {@link #across} and {@link #residual}, with the full model's error. */
  public FitLine line(final double[] y) {
    // a line takes 2 degrees of freedom; the model takes as many as it has columns
    return FitLine.of(across(), residual(y), model.rows() - model.degrees() - 2);
  }
}
