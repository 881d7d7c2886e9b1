package org.cordj.report;

import org.cordj.preprocess.OutlierResult;

/** The measures of a run's outliers over its volumes, a panel each with its threshold. */
public final class OutlierFigure {

  private OutlierFigure() {}

  /**
   * The figure.
   *
   * @param title the headline; may be empty
   */
  public static TraceFigure of(final String title, final OutlierResult result) {
    return new TraceFigure(
        title,
        result.traces().stream()
            .map(
                t ->
                    TraceFigure.Panel.of(
                        t.measure().key(), t.measure().label(), t.values(), t.threshold()))
            .toList());
  }
}
