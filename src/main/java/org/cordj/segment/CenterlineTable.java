package org.cordj.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordj.image.Grid;
import org.cordj.io.Table;

/**
 * Points of the cord from a file: a table with a header as {@link Centerline#toTable} has it, or
 * SCT's list of numbers (see {@link CenterlineCsv}).
 *
 * <p>A table needs the columns i, j and k: voxels of the image as shown, counted from 0. Where it
 * also holds x, y and z (mm to the right, front and head), they must say the same place, so that a
 * table of another image is noticed. A column confidence is kept, other columns are not used. Rows
 * may be in any order; the table may hold any number of slices.
 */
public final class CenterlineTable {

  private static final List<String> VOXEL = List.of("i", "j", "k");
  private static final List<String> WORLD = List.of("x", "y", "z");

  /** How far the two places of a row may lie apart, in mm: tables are written with 9 digits. */
  private static final double SAME = 0.01;

  private CenterlineTable() {}

  /**
   * Reads a centreline of either kind, by the file's ending: .tsv or .csv.
   *
   * @param grid of the image that the file belongs to
   * @throws IOException if the file cannot be read, has another ending, or holds no points
   * @throws IllegalArgumentException if a point lies off the grid, two in one slice, or the table
   *     belongs to another grid
   */
  public static Centerline readAny(final Path path, final Grid grid) throws IOException {
    final String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return CenterlineCsv.read(path, grid);
    }
    if (name.endsWith(".tsv")) {
      return read(path, grid);
    }
    throw new IOException(
        "A centreline is read from a .tsv (as Cord Centerline... writes it) or SCT's .csv; '"
            + path
            + "' ends otherwise.");
  }

  /** Reads a table. */
  private static Centerline read(final Path path, final Grid grid) throws IOException {
    final Table table = Table.read(path);
    for (final String column : VOXEL) {
      if (!table.columns().contains(column)) {
        throw new IOException(
            "The table '"
                + path
                + "' has no column "
                + column
                + "; a centreline needs i, j and k (voxels counted from 0), and has "
                + String.join(", ", table.columns())
                + ".");
      }
    }
    final boolean world = table.columns().containsAll(WORLD);
    final boolean judged = table.columns().contains("confidence");
    final List<CordPoint> points = new ArrayList<>();
    final List<Double> confidence = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      final double[] voxel = numbers(table, path, row, VOXEL);
      if (world) {
        requireSamePlace(path, row, grid, voxel, numbers(table, path, row, WORLD));
      }
      points.add(new CordPoint(voxel[0], voxel[1], voxel[2]));
      final double given = judged ? numbers(table, path, row, List.of("confidence"))[0] : 1;
      if (!(given >= 0 && given <= 1)) {
        throw new IOException(
            "Line " + (row + 2) + " of '" + path + "': confidence is " + given + "; it is 0 to 1.");
      }
      confidence.add(given);
    }
    return Centerline.of(String.valueOf(path.getFileName()), grid, points, confidence);
  }

  private static double[] numbers(
      final Table table, final Path path, final int row, final List<String> columns)
      throws IOException {
    final double[] numbers = new double[columns.size()];
    for (int c = 0; c < numbers.length; c++) {
      final String text = table.text(row, columns.get(c));
      try {
        numbers[c] = Double.parseDouble(text);
      } catch (final NumberFormatException e) {
        numbers[c] = Double.NaN;
      }
      if (!Double.isFinite(numbers[c])) {
        throw new IOException(
            "Line "
                + (row + 2)
                + " of '"
                + path
                + "': "
                + columns.get(c)
                + " is '"
                + text
                + "'; a number is needed. Leave out slices without a point.");
      }
    }
    return numbers;
  }

  private static void requireSamePlace(
      final Path path,
      final int row,
      final Grid grid,
      final double[] voxel,
      final double[] written) {
    final double[] here = grid.toWorld(voxel[0], voxel[1], voxel[2]);
    for (int d = 0; d < 3; d++) {
      if (!(Math.abs(here[d] - written[d]) <= SAME)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "'%s' is of another image: its line %d puts voxel (%s, %s, %s) at (%.2f, %.2f, %.2f)"
                    + " mm, where this image (%s) has (%.2f, %.2f, %.2f).",
                path,
                row + 2,
                voxel[0],
                voxel[1],
                voxel[2],
                written[0],
                written[1],
                written[2],
                grid,
                here[0],
                here[1],
                here[2]));
      }
    }
  }
}
