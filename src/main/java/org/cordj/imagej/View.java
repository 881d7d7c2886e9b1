package org.cordj.imagej;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.image.Grid;

/**
 * How a file's planes are turned to be shown: rows and columns exchanged or not, then columns and
 * rows run the other way or not. Slices keep their order.
 *
 * @param transposed whether the file's y runs along the columns on screen
 * @param flipColumns whether columns on screen run against the file's axis
 * @param flipRows whether rows on screen run against the file's axis
 */
record View(boolean transposed, boolean flipColumns, boolean flipRows) {

  /** As it is in the file. */
  static final View AS_STORED = new View(false, false, false);

  private static final Pattern TEXT = Pattern.compile("([+-])([xy]) ([+-])([xy])");

  private static final int RIGHT = 1;
  private static final int FRONT = 2;

  /**
   * The view that shows a grid upright: superior up, or anterior where the plane is axial; the
   * subject's right on the left, or anterior where the plane is sagittal. An oblique plane goes by
   * the axes it is nearest to.
   */
  static View upright(final Grid file) {
    final int[] axes = file.axes();
    final int i = Math.abs(axes[0]);
    final int j = Math.abs(axes[1]);
    // of R, A, S numbered 1, 2, 3 the higher one stands upright
    final boolean transposed = i > j;
    final int columns = transposed ? axes[1] : axes[0];
    final int rows = transposed ? axes[0] : axes[1];
    // columns are to run to the left or the back, rows to the back or the feet
    final boolean flipColumns = Math.abs(columns) == RIGHT ? columns == RIGHT : columns == FRONT;
    return new View(transposed, flipColumns, rows > 0);
  }

  /** The view that a text of {@link #toString()} describes. */
  static View parse(final String text) {
    final Matcher m = TEXT.matcher(text);
    if (!m.matches() || m.group(2).equals(m.group(4))) {
      throw new IllegalArgumentException("'" + text + "' is no view such as '+x -y'.");
    }
    return new View(m.group(2).equals("y"), m.group(1).equals("-"), m.group(3).equals("-"));
  }

  /** The file's axes along which columns and rows run on screen, such as {@code -x +y}. */
  @Override
  public String toString() {
    return (flipColumns ? "-" : "+")
        + (transposed ? "y" : "x")
        + (flipRows ? " -" : " +")
        + (transposed ? "x" : "y");
  }

  /** This view, and then what is shown turned again. */
  View then(final View next) {
    final boolean columns = next.transposed ? flipRows : flipColumns;
    final boolean rows = next.transposed ? flipColumns : flipRows;
    return new View(transposed ^ next.transposed, columns ^ next.flipColumns, rows ^ next.flipRows);
  }

  /** The view that turns what is shown back to how it is stored. */
  View inverse() {
    return transposed
        ? new View(true, flipRows, flipColumns)
        : new View(false, flipColumns, flipRows);
  }

  /** The grid as shown of a grid as stored. */
  Grid show(final Grid stored) {
    final double[][] a = stored.affine();
    int nx = stored.nx();
    int ny = stored.ny();
    if (transposed) {
      for (final double[] row : a) {
        final double keep = row[0];
        row[0] = row[1];
        row[1] = keep;
      }
      nx = stored.ny();
      ny = stored.nx();
    }
    return new Grid(nx, ny, stored.nz(), a).flipped(new boolean[] {flipColumns, flipRows, false});
  }

  /** A plane as shown, of one as stored that is sx voxels wide and sy high; a new array. */
  float[] show(final float[] stored, final int sx, final int sy) {
    final Steps s = new Steps(sx, sy);
    final float[] shown = new float[stored.length];
    for (int y = 0, to = 0; y < s.height; y++) {
      for (int x = 0, from = s.start + y * s.row; x < s.width; x++, from += s.column) {
        shown[to++] = stored[from];
      }
    }
    return shown;
  }

  /** A plane as shown, of one as stored that nobody else needs: the same array where that does. */
  float[] showOwn(final float[] stored, final int sx, final int sy) {
    if (transposed) {
      return show(stored, sx, sy);
    }
    if (flipRows) {
      final float[] keep = new float[sx];
      for (int a = 0, b = stored.length - sx; a < b; a += sx, b -= sx) {
        System.arraycopy(stored, a, keep, 0, sx);
        System.arraycopy(stored, b, stored, a, sx);
        System.arraycopy(keep, 0, stored, b, sx);
      }
    }
    if (flipColumns) {
      for (int row = 0; row < stored.length; row += sx) {
        for (int a = row, b = row + sx - 1; a < b; a++, b--) {
          final float keep = stored[a];
          stored[a] = stored[b];
          stored[b] = keep;
        }
      }
    }
    return stored;
  }

  /** A plane of colours as shown, of one as stored; a new array. */
  int[] show(final int[] stored, final int sx, final int sy) {
    final Steps s = new Steps(sx, sy);
    final int[] shown = new int[stored.length];
    for (int y = 0, to = 0; y < s.height; y++) {
      for (int x = 0, from = s.start + y * s.row; x < s.width; x++, from += s.column) {
        shown[to++] = stored[from];
      }
    }
    return shown;
  }

  /** A walk over a stored plane in the order of the shown one. */
  private final class Steps {
    final int width;
    final int height;
    final int start;
    final int column;
    final int row;

    Steps(final int sx, final int sy) {
      width = transposed ? sy : sx;
      height = transposed ? sx : sy;
      final int alongColumns = transposed ? sx : 1;
      final int alongRows = transposed ? 1 : sx;
      start =
          (flipColumns ? (width - 1) * alongColumns : 0)
              + (flipRows ? (height - 1) * alongRows : 0);
      column = flipColumns ? -alongColumns : alongColumns;
      row = flipRows ? -alongRows : alongRows;
    }
  }
}
