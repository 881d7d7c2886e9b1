package org.cordj.denoise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cordj.io.Table;

/** Columns of motion from a table with one row a volume and slice; see {@link MotionColumns}. */
final class SliceMotionColumns {

  private static final List<String> NEEDED = List.of("volume", "slice", "shift_x_mm", "shift_y_mm");
  private static final String CONVERGED = "converged";

  private final Table table;
  private final String name;
  private final int[] volume;
  private final int[] slice;
  private final int volumes;

  private SliceMotionColumns(final Table table, final String name) {
    this.table = table;
    this.name = name;
    volume = numbers("volume");
    slice = numbers("slice");
    volumes = 1 + Arrays.stream(volume).max().orElse(-1);
  }

  static boolean areIn(final Table table) {
    return table.columns().containsAll(NEEDED);
  }

  static ConfoundTable of(final Table table, final String name, final int offset) {
    final SliceMotionColumns columns = new SliceMotionColumns(table, name);
    final boolean[] failed = columns.failed();
    ConfoundTable motion = ConfoundTable.empty(name, columns.volumes, offset);
    motion = columns.add(motion, "shift_x_mm", "trans_x", failed);
    motion = columns.add(motion, "shift_y_mm", "trans_y", failed);
    if (table.columns().contains("rotation_deg")
        && Arrays.stream(table.numbers("rotation_deg")).anyMatch(v -> v != 0 && !Double.isNaN(v))) {
      motion = columns.add(motion, "rotation_deg", "rot_z", failed);
    }
    return motion.withNotes(columns.notes(failed));
  }

  private int[] numbers(final String column) {
    final double[] values = table.numbers(column);
    final int[] whole = new int[values.length];
    for (int r = 0; r < values.length; r++) {
      whole[r] = (int) values[r];
      if (!(values[r] >= 0 && values[r] < 1e6 && whole[r] == values[r])) {
        throw new IllegalArgumentException(
            "'" + name + "', row " + (r + 1) + " names no volume and slice, counted from 0.");
      }
    }
    return whole;
  }

  /** The rows whose motion is not known though the slice was to be corrected. */
  private boolean[] failed() {
    final boolean[] failed = new boolean[volume.length];
    if (table.columns().contains(CONVERGED)) {
      for (int r = 0; r < failed.length; r++) {
        failed[r] = table.text(r, CONVERGED).equals("false");
      }
    }
    return failed;
  }

  private ConfoundTable add(
      final ConfoundTable motion, final String column, final String base, final boolean[] failed) {
    final double[] values = table.numbers(column);
    final Map<Integer, double[]> courses = new TreeMap<>();
    final Map<Integer, boolean[]> unknown = new TreeMap<>();
    for (int r = 0; r < values.length; r++) {
      final double[] course = courses.computeIfAbsent(slice[r], z -> missing());
      final boolean[] holes = unknown.computeIfAbsent(slice[r], z -> new boolean[volumes]);
      if (holes[volume[r]] || !Double.isNaN(course[volume[r]])) {
        throw new IllegalArgumentException(
            "'" + name + "' has volume " + volume[r] + " of slice " + slice[r] + " twice.");
      }
      holes[volume[r]] = failed[r];
      if (!failed[r]) {
        // fMRIPrep's rot_z is in radians, and columns of its name are
        course[volume[r]] = base.startsWith("rot") ? Math.toRadians(values[r]) : values[r];
      }
    }
    ConfoundTable more = motion;
    for (final Map.Entry<Integer, double[]> entry : courses.entrySet()) {
      final double[] course = entry.getValue();
      if (Arrays.stream(course).allMatch(Double::isNaN)) {
        continue;
      }
      fill(course, unknown.get(entry.getKey()));
      if (Double.isNaN(course[0])) {
        throw new IllegalArgumentException(
            "'" + name + "' has no " + column + " of volume 0, slice " + entry.getKey() + ".");
      }
      more = more.with(new Confound(base, entry.getKey()), course);
    }
    return more;
  }

  /** Puts what is unknown on the line between the known values before and after it. */
  private static void fill(final double[] course, final boolean[] unknown) {
    int before = -1;
    for (int t = 0; t < course.length; t++) {
      if (!unknown[t]) {
        before = t;
        continue;
      }
      int after = t;
      while (after < course.length && unknown[after]) {
        after++;
      }
      if (before < 0) {
        course[t] = course[after];
      } else if (after == course.length) {
        course[t] = course[before];
      } else {
        final double share = (t - before) / (double) (after - before);
        course[t] = (1 - share) * course[before] + share * course[after];
      }
    }
  }

  private double[] missing() {
    final double[] x = new double[volumes];
    Arrays.fill(x, Double.NaN);
    return x;
  }

  private List<String> notes(final boolean[] failed) {
    int count = 0;
    final TreeSet<Integer> where = new TreeSet<>();
    for (int r = 0; r < failed.length; r++) {
      if (failed[r]) {
        count++;
        where.add(volume[r]);
      }
    }
    final List<String> notes = new ArrayList<>();
    if (count > 0) {
      notes.add(
          "'"
              + name
              + "': the motion of "
              + count
              + (count == 1 ? " slice" : " slices")
              + " did not converge and is unknown (volumes "
              + where.stream().map(String::valueOf).collect(Collectors.joining(", "))
              + "); its columns hold values interpolated in time there. Consider these volumes as"
              + " spikes, or censor them.");
    }
    return notes;
  }
}
