package org.cordj.denoise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.io.Table;

/**
 * Columns of motion from the tables that programs write, and what is made of them.
 *
 * @param derivatives whether to add the differences to the volume before, NAME_derivative1
 * @param squares whether to add the squares of all, NAME_power2 (with both, six parameters become
 *     Friston's 24, by fMRIPrep's names)
 */
public record MotionColumns(boolean derivatives, boolean squares) {

  /**
   * The motion of a table:
   *
   * <ul>
   *   <li>one row a volume with fMRIPrep's columns {@code trans_x}, {@code trans_y}, {@code
   *       trans_z}, {@code rot_x}, {@code rot_y}, {@code rot_z} (those that are there; their own
   *       derivatives and squares are made anew, other columns are left), each also by slice;
   *   <li>the Spinal Cord Toolbox' moco_params.tsv with columns {@code X} and {@code Y};
   *   <li>one row a volume and slice: {@code volume}, {@code slice}, {@code shift_x_mm}, {@code
   *       shift_y_mm} and perhaps {@code rotation_deg}, as Cord Motion Correction... writes it;
   *       slices that hold n/a have no columns, a rotation that is 0 throughout neither. In mm and,
   *       as fMRIPrep's, radians. Where {@code converged} is false the motion is unknown: such a
   *       value is put on the line between the known ones before and after it (the nearest known
   *       one at the ends), which adds no spike of its own, and the table's {@link
   *       ConfoundTable#notes()} count them.
   * </ul>
   *
   * @param name what sentences call the table: its file
   * @param offset how many volumes of the acquired run were cut off before its first row
   * @throws IllegalArgumentException if it has none of these, or a value is missing
   */
  public ConfoundTable of(final Table table, final String name, final int offset) {
    ConfoundTable motion;
    if (SliceMotionColumns.areIn(table)) {
      motion = SliceMotionColumns.of(table, name, offset);
    } else {
      final boolean sct = table.columns().containsAll(List.of("X", "Y"));
      motion = ConfoundTable.empty(name, table.size(), offset);
      for (final String column : table.columns()) {
        final Confound c =
            Confound.parse(
                sct && column.matches("[XYZ]")
                    ? "trans_" + Character.toLowerCase(column.charAt(0))
                    : column);
        if (c.base().matches("(trans|rot)_[xyz]")) {
          motion = motion.with(c, table.numbers(column));
        }
      }
    }
    if (motion.isEmpty()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' holds no motion: it needs columns trans_x, trans_y and so on, X and Y, or"
              + " volume, slice, shift_x_mm and shift_y_mm; it has "
              + String.join(", ", table.columns())
              + ".");
    }
    return expand(motion);
  }

  /** The table with the derivatives and squares of its columns. */
  private ConfoundTable expand(final ConfoundTable motion) {
    ConfoundTable all = motion;
    if (derivatives) {
      for (final Confound c : motion.confounds()) {
        final double[] x = motion.values(c);
        final double[] d = new double[x.length];
        d[0] = Double.NaN;
        for (int t = 1; t < x.length; t++) {
          d[t] = x[t] - x[t - 1];
        }
        all = all.with(new Confound(c.base() + "_derivative1", c.slice()), d);
      }
    }
    if (squares) {
      final List<Confound> before = new ArrayList<>(all.confounds());
      for (final Confound c : before) {
        final double[] x = all.values(c);
        final double[] square = Arrays.stream(x).map(v -> v * v).toArray();
        if (all.completed().contains(c)) {
          square[0] = Double.NaN;
        }
        all = all.with(new Confound(c.base() + "_power2", c.slice()), square);
      }
    }
    return all;
  }
}
