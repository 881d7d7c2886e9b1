package org.cordj.command;

import java.util.List;
import org.cordj.connectivity.ConnectivityMeasure;
import org.cordj.connectivity.ConnectivityResult;
import org.cordj.report.ColorMap;
import org.cordj.report.MatrixFigure;
import org.cordj.report.Range;

/** The heat map of a result. */
final class HeatMap {

  private static final double STAR = 0.05;

  private HeatMap() {}

  static MatrixFigure of(final String title, final ConnectivityResult result) {
    final int n = result.names().size();
    final boolean[][] marked = new boolean[n][n];
    final double[][] r = new double[n][];
    boolean any = false;
    int tests = 0;
    for (int a = 0; a < n; a++) {
      r[a] = result.r()[a].clone();
      // the diagonal says nothing
      r[a][a] = Double.NaN;
      for (int b = 0; b < n; b++) {
        marked[a][b] = a != b && result.q()[a][b] < STAR;
        any |= marked[a][b];
        tests += a < b && !Double.isNaN(result.q()[a][b]) ? 1 : 0;
      }
    }
    final boolean coherence = result.measure() == ConnectivityMeasure.COHERENCE;
    return new MatrixFigure(
        title,
        label(result.measure()),
        List.copyOf(result.names()),
        r,
        marked,
        any
            ? "Star or dot: q < .05, false discovery rate over " + tests + " pairs."
            : tests > 0 ? "No pair of " + tests + " has q < .05 (false discovery rate)." : "",
        coherence ? ColorMap.SEQUENTIAL : ColorMap.DIVERGING,
        new Range(coherence ? 0 : -1, 1));
  }

  private static String label(final ConnectivityMeasure measure) {
    return switch (measure) {
      case PEARSON -> "r";
      case SPEARMAN -> "Spearman's r";
      case PARTIAL -> "partial r";
      case LEDOIT_WOLF -> "r (Ledoit-Wolf)";
      case COHERENCE -> "coherence";
      case CROSS_CORRELATION -> "r at the strongest lag";
    };
  }
}
