package org.cordj.command;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.cordj.report.ScatterFigure;
import org.cordj.stats.FitLine;

/** A fitted line with its interval, as figures draw it. */
final class LineBand {

  /** Places along a line: its interval is curved. */
  private static final int PLACES = 60;

  private LineBand() {}

  /**
   * Over the range of the points.
   *
   * @param x the points' places
   * @param level of the interval, such as 0.95
   */
  static ScatterFigure.Band of(final FitLine line, final double[] x, final double level) {
    final double low = DoubleStream.of(x).min().orElseThrow();
    final double high = DoubleStream.of(x).max().orElseThrow();
    final double[] at = new double[PLACES + 1];
    Arrays.setAll(at, i -> low + (high - low) * i / PLACES);
    return new ScatterFigure.Band(
        at,
        Arrays.stream(at).map(line::at).toArray(),
        Arrays.stream(at).map(v -> line.at(v) - line.half(v, level)).toArray(),
        Arrays.stream(at).map(v -> line.at(v) + line.half(v, level)).toArray());
  }
}
