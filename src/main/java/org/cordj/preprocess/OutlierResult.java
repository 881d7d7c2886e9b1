package org.cordj.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cordj.io.Numbers;
import org.cordj.io.Table;
import org.cordj.signal.Statistics;

/**
 * What {@link Outliers} finds.
 *
 * @param options the options that found it
 * @param volumes how many volumes the run has
 * @param traces a measure each, in the order asked for
 * @param slices the same of each slice along z that has a value, by its number
 * @param notes sentences for the user
 */
public record OutlierResult(
    Outliers options,
    int volumes,
    List<Trace> traces,
    Map<Integer, List<Trace>> slices,
    List<String> notes) {

  /**
   * One measure over the volumes.
   *
   * @param values NaN where it is not known, such as the first volume's change
   * @param threshold the most that is no outlier
   */
  public record Trace(OutlierMeasure measure, double[] values, double threshold) {

    /** Copies the values. */
    public Trace {
      values = values.clone();
    }

    @Override
    public double[] values() {
      return values.clone();
    }

    /** Whether a volume is an outlier by this measure. */
    public boolean isOutlier(final int volume) {
      return values[volume] > threshold;
    }
  }

  /** Copies the lists. */
  public OutlierResult {
    traces = List.copyOf(traces);
    slices = Collections.unmodifiableMap(new TreeMap<>(slices));
    notes = List.copyOf(notes);
  }

  /** The volumes that are outliers, counted from 0. */
  public List<Integer> outliers() {
    final List<Integer> found = new ArrayList<>();
    for (int t = 0; t < volumes; t++) {
      if (!by(traces, t).isEmpty()) {
        found.add(t);
      }
    }
    return found;
  }

  /** The measures by which a volume stands out. */
  private static List<OutlierMeasure> by(final List<Trace> traces, final int volume) {
    return traces.stream().filter(t -> t.isOutlier(volume)).map(Trace::measure).toList();
  }

  /**
   * A confound table as fMRIPrep has it: one row a volume, a column a measure, and for each outlier
   * a column motion_outlier00, motion_outlier01, ... that is 1 in its row and else 0.
   */
  public Table toConfounds() {
    final List<Integer> found = outliers();
    final List<String> columns = new ArrayList<>();
    traces.forEach(t -> columns.add(t.measure().key()));
    for (int o = 0; o < found.size(); o++) {
      columns.add(String.format(Locale.ROOT, "motion_outlier%02d", o));
    }
    final Table table = new Table(columns);
    for (int t = 0; t < volumes; t++) {
      final List<Object> row = new ArrayList<>();
      for (final Trace trace : traces) {
        row.add(trace.values[t]);
      }
      for (final int outlier : found) {
        row.add(outlier == t ? 1 : 0);
      }
      table.add(row.toArray());
    }
    return table;
  }

  /**
   * One row a slice and volume: volume, slice (both counted from 0), the measures, and outlier, 1
   * where one of them passes the threshold of that slice.
   */
  public Table toSlices() {
    final List<String> columns = new ArrayList<>(List.of("volume", "slice"));
    traces.forEach(t -> columns.add(t.measure().key()));
    columns.add("outlier");
    final Table table = new Table(columns);
    for (int t = 0; t < volumes; t++) {
      for (final Map.Entry<Integer, List<Trace>> slice : slices.entrySet()) {
        final List<Object> row = new ArrayList<>(List.of(t, slice.getKey()));
        for (final Trace whole : traces) {
          final int volume = t;
          row.add(
              slice.getValue().stream()
                  .filter(s -> s.measure() == whole.measure())
                  .map(s -> s.values[volume])
                  .findFirst()
                  .orElse(Double.NaN));
        }
        row.add(by(slice.getValue(), t).isEmpty() ? 0 : 1);
        table.add(row.toArray());
      }
    }
    return table;
  }

  /**
   * The volumes to leave out, a row each: volume, source_volume (its number in the run before it
   * was trimmed), and the measures by which it stands out.
   *
   * @param dropped how many volumes were trimmed off the beginning
   */
  public Table toCensored(final int dropped) {
    final Table table = new Table("volume", "source_volume", "measures");
    for (final int t : outliers()) {
      table.add(t, t + dropped, OutlierMeasure.text(by(traces, t)));
    }
    return table;
  }

  /** What was found, in sentences for the log. */
  public List<String> summary(final String run) {
    final List<String> lines = new ArrayList<>(notes);
    for (final Trace trace : traces) {
      final double[] known = Statistics.finite(trace.values);
      final long above = Arrays.stream(known).filter(v -> v > trace.threshold).count();
      lines.add(
          run
              + ": "
              + trace.measure().key()
              + " median "
              + Numbers.brief(Statistics.quantile(known, 0.5))
              + ", threshold "
              + Numbers.brief(trace.threshold)
              + ", above it "
              + above
              + (above == 1 ? " volume." : " volumes."));
    }
    lines.add(run + ": " + outliers().size() + " of " + volumes + " volumes are outliers.");
    return lines;
  }
}
