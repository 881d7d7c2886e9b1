package org.cordj.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.io.Table;

/**
 * How the cord moved: for each volume and slice how far its content had moved, in mm along the
 * array's x and y, and by which angle it had turned about the mask's centroid in that slice, in
 * degrees from x towards y. Volumes and slices are counted from 0.
 *
 * <p>A slice without mask, or whose reference holds no cord, has no estimate in any volume. A fit
 * that did not converge has the shift 0: what is not known is not corrected.
 */
public final class SliceMotion {

  /** What became of a slice of a volume. */
  public enum State {
    /** The fit converged, or the table that this came from says so. */
    CONVERGED,
    /** The fit did not converge; it is left as it was. */
    FAILED,
    /** The slice takes no part: it has no mask. */
    LEFT
  }

  private static final String VOLUME = "volume";
  private static final String SLICE = "slice";
  private static final String SHIFT_X = "shift_x_mm";
  private static final String SHIFT_Y = "shift_y_mm";
  private static final String ROTATION = "rotation_deg";
  private static final String BEFORE = "cost_before";
  private static final String AFTER = "cost_after";
  private static final String CONVERGED = "converged";

  private static final String[] RIGID = {
    "rigid_x_mm", "rigid_y_mm", "rigid_z_mm", "rigid_x_deg", "rigid_y_deg", "rigid_z_deg"
  };

  private final int volumes;
  private final int slices;
  private final RigidMotion rigid;
  final double[] x;
  final double[] y;
  final double[] degrees;
  final double[] before;
  final double[] after;
  final State[] states;

  /** No motion: every slice is left. */
  SliceMotion(final int volumes, final int slices) {
    this(volumes, slices, null);
  }

  /** No motion of slices besides that of volumes, which may be null. */
  SliceMotion(final int volumes, final int slices, final RigidMotion rigid) {
    this.volumes = volumes;
    this.slices = slices;
    this.rigid = rigid;
    x = new double[volumes * slices];
    y = new double[volumes * slices];
    degrees = new double[volumes * slices];
    before = new double[volumes * slices];
    after = new double[volumes * slices];
    states = new State[volumes * slices];
    Arrays.fill(before, Double.NaN);
    Arrays.fill(after, Double.NaN);
    Arrays.fill(states, State.LEFT);
  }

  int at(final int volume, final int slice) {
    return volume * slices + slice;
  }

  /** Marks a slice of a volume as one that did not converge. */
  void fail(final int index) {
    states[index] = State.FAILED;
    x[index] = 0;
    y[index] = 0;
    degrees[index] = 0;
  }

  /** How many volumes there are. */
  public int volumes() {
    return volumes;
  }

  /** How many slices there are. */
  public int slices() {
    return slices;
  }

  /** How far the content had moved along the array's x, in mm; 0 where it is not known. */
  public double x(final int volume, final int slice) {
    return x[at(volume, slice)];
  }

  /** How far the content had moved along the array's y, in mm; 0 where it is not known. */
  public double y(final int volume, final int slice) {
    return y[at(volume, slice)];
  }

  /** How far the content had turned from x towards y, in degrees; 0 where it is not known. */
  public double rotation(final int volume, final int slice) {
    return degrees[at(volume, slice)];
  }

  /**
   * The weighted RMS difference between the slice and its reference as a share of the slice's
   * weighted RMS, before the correction; NaN where there is none.
   */
  public double costBefore(final int volume, final int slice) {
    return before[at(volume, slice)];
  }

  /** The same after the correction. */
  public double costAfter(final int volume, final int slice) {
    return after[at(volume, slice)];
  }

  /** What became of the slice. */
  public State state(final int volume, final int slice) {
    return states[at(volume, slice)];
  }

  /**
   * The rigid motion of volumes that the slices' motion contains; null if there was no such phase.
   */
  public RigidMotion rigid() {
    return rigid;
  }

  /** How many slices of volumes have a state. */
  public int count(final State state) {
    return (int) Arrays.stream(states).filter(s -> s == state).count();
  }

  /** Whether any slice turned. */
  public boolean rotates() {
    return Arrays.stream(degrees).anyMatch(d -> d != 0);
  }

  /** The RMS over all that converged of the length of the shift less its slice's mean, in mm. */
  public double rms() {
    double squares = 0;
    int n = 0;
    for (int z = 0; z < slices; z++) {
      double mx = 0;
      double my = 0;
      int m = 0;
      for (int t = 0; t < volumes; t++) {
        if (state(t, z) == State.CONVERGED) {
          mx += x(t, z);
          my += y(t, z);
          m++;
        }
      }
      for (int t = 0; t < volumes; t++) {
        if (state(t, z) == State.CONVERGED) {
          squares += Math.pow(x(t, z) - mx / m, 2) + Math.pow(y(t, z) - my / m, 2);
          n++;
        }
      }
    }
    return n == 0 ? 0 : Math.sqrt(squares / n);
  }

  /**
   * The same motion in an array whose axes are exchanged or run the other way.
   *
   * @param exchanged whether the new array's x is this one's y
   * @param againstX whether the new array's x runs against this one's axis
   * @param againstY whether the new array's y runs against this one's axis
   */
  public SliceMotion turned(
      final boolean exchanged, final boolean againstX, final boolean againstY) {
    final double signX = againstX ? -1 : 1;
    final double signY = againstY ? -1 : 1;
    final SliceMotion other =
        new SliceMotion(
            volumes, slices, rigid == null ? null : rigid.turned(exchanged, signX, signY));
    final double turn = (exchanged ? -1 : 1) * signX * signY;
    for (int i = 0; i < x.length; i++) {
      // + 0.0: a table has no -0
      other.x[i] = signX * (exchanged ? y[i] : x[i]) + 0.0;
      other.y[i] = signY * (exchanged ? x[i] : y[i]) + 0.0;
      other.degrees[i] = turn * degrees[i] + 0.0;
    }
    System.arraycopy(before, 0, other.before, 0, before.length);
    System.arraycopy(after, 0, other.after, 0, after.length);
    System.arraycopy(states, 0, other.states, 0, states.length);
    return other;
  }

  /**
   * The table: a row a volume and slice, {@code volume, slice, shift_x_mm, shift_y_mm,
   * rotation_deg, cost_before, cost_after, converged}; {@code n/a} in slices that are left. After a
   * rigid phase six columns more: the volume's shift along x, y and z in mm and its rotation vector
   * in degrees, see {@link RigidMotion}; the shift and angle of a slice contain them.
   */
  public Table toTable() {
    final List<String> columns =
        new ArrayList<>(
            List.of(VOLUME, SLICE, SHIFT_X, SHIFT_Y, ROTATION, BEFORE, AFTER, CONVERGED));
    if (rigid != null) {
      columns.addAll(List.of(RIGID));
    }
    final Table table = new Table(columns);
    for (int t = 0; t < volumes; t++) {
      for (int z = 0; z < slices; z++) {
        final Object[] row = new Object[columns.size()];
        final int i = at(t, z);
        row[0] = t;
        row[1] = z;
        if (states[i] != State.LEFT) {
          row[2] = x[i];
          row[3] = y[i];
          row[4] = degrees[i];
          row[5] = before[i];
          row[6] = after[i];
          row[7] = states[i] == State.CONVERGED;
        }
        for (int k = 8; k < row.length; k++) {
          row[k] = rigid.get(t, k - 8);
        }
        table.add(row);
      }
    }
    return table;
  }

  /**
   * Motion from a table that has at least the columns {@code volume, slice, shift_x_mm, shift_y_mm}
   * and one row for each volume and slice, in any order. Without {@code rotation_deg} nothing
   * turned; without {@code converged} every shift counts.
   *
   * @param name what the sentences call the table
   * @throws IllegalArgumentException if a column or row is missing or stands twice, or the table is
   *     one of a run of another size
   */
  public static SliceMotion of(
      final String name, final Table table, final int volumes, final int slices) {
    for (final String column : new String[] {VOLUME, SLICE, SHIFT_X, SHIFT_Y}) {
      if (!table.columns().contains(column)) {
        throw new IllegalArgumentException(
            "The motion table '"
                + name
                + "' has no column '"
                + column
                + "'; it has "
                + String.join(", ", table.columns())
                + ".");
      }
    }
    final boolean whole = table.columns().containsAll(List.of(RIGID));
    final SliceMotion motion =
        new SliceMotion(volumes, slices, whole ? new RigidMotion(volumes) : null);
    final boolean[] seen = new boolean[volumes * slices];
    int mostVolume = 0;
    int mostSlice = 0;
    for (int row = 0; row < table.size(); row++) {
      mostVolume = Math.max(mostVolume, index(name, table, row, VOLUME));
      mostSlice = Math.max(mostSlice, index(name, table, row, SLICE));
    }
    if (mostVolume >= volumes || mostSlice >= slices) {
      throw new IllegalArgumentException(
          "The motion table '"
              + name
              + "' is for "
              + (mostVolume + 1)
              + " volumes of "
              + (mostSlice + 1)
              + " slices, but the run has "
              + volumes
              + " volumes of "
              + slices
              + " slices; use the table that was made from this run.");
    }
    for (int row = 0; row < table.size(); row++) {
      final int t = index(name, table, row, VOLUME);
      final int z = index(name, table, row, SLICE);
      if (seen[motion.at(t, z)]) {
        throw new IllegalArgumentException(
            "The motion table '" + name + "' has volume " + t + ", slice " + z + " twice.");
      }
      seen[motion.at(t, z)] = true;
      motion.read(name, table, row, motion.at(t, z));
      for (int k = 0; whole && k < RIGID.length; k++) {
        motion.rigid.values[t][k] = table.number(row, RIGID[k]);
      }
    }
    requireAll(name, motion, seen);
    return motion;
  }

  private static int index(
      final String name, final Table table, final int row, final String column) {
    final double value = table.number(row, column);
    if (!(value >= 0 && value == Math.rint(value) && value < Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "Row "
              + (row + 1)
              + " of the motion table '"
              + name
              + "' has the "
              + column
              + " '"
              + table.text(row, column)
              + "'; it must be a whole number counted from 0.");
    }
    return (int) value;
  }

  private static void requireAll(
      final String name, final SliceMotion motion, final boolean[] seen) {
    int missing = 0;
    int first = -1;
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i]) {
        missing++;
        first = first < 0 ? i : first;
      }
    }
    if (missing > 0) {
      throw new IllegalArgumentException(
          "The motion table '"
              + name
              + "' lacks "
              + missing
              + (missing == 1 ? " row" : " rows")
              + " of the "
              + seen.length
              + " that the run's "
              + motion.volumes
              + " volumes of "
              + motion.slices
              + " slices need; the first is volume "
              + first / motion.slices
              + ", slice "
              + first % motion.slices
              + ".");
    }
  }

  private void read(final String name, final Table table, final int row, final int i) {
    final double sx = table.number(row, SHIFT_X);
    final double sy = table.number(row, SHIFT_Y);
    final double turn = optional(table, row, ROTATION, 0);
    before[i] = optional(table, row, BEFORE, Double.NaN);
    after[i] = optional(table, row, AFTER, Double.NaN);
    if (Double.isNaN(sx) && Double.isNaN(sy)) {
      return;
    }
    if (!Double.isFinite(sx) || !Double.isFinite(sy) || Double.isInfinite(turn)) {
      throw new IllegalArgumentException(
          "Row "
              + (row + 1)
              + " of the motion table '"
              + name
              + "' has the shift "
              + table.text(row, SHIFT_X)
              + ", "
              + table.text(row, SHIFT_Y)
              + " mm; both must be finite numbers, or both n/a for a slice to be left.");
    }
    states[i] =
        table.columns().contains(CONVERGED) && table.text(row, CONVERGED).equals("false")
            ? State.FAILED
            : State.CONVERGED;
    x[i] = sx;
    y[i] = sy;
    degrees[i] = Double.isNaN(turn) ? 0 : turn;
  }

  private static double optional(
      final Table table, final int row, final String column, final double otherwise) {
    return table.columns().contains(column) ? table.number(row, column) : otherwise;
  }
}
