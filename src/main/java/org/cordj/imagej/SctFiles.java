package org.cordj.imagej;

import ij.ImagePlus;
import ij.gui.PointRoi;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordj.image.Grid;
import org.cordj.io.Numbers;
import org.cordj.io.Table;
import org.cordj.segment.CenterlineCsv;

/**
 * Tables that the Spinal Cord Toolbox (SCT) writes beside its images: centrelines, and shifts by
 * slice or volume. Its masks and other images are NIfTI files and need no import.
 *
 * <p>A centreline's CSV has no header line; each line is a point x, y, z in voxels, counted from 0
 * in the order that SCT calls RPI: from right to left, from back to front, from feet to head,
 * whatever the order in the image's file (seen from sct_get_centerline's CSV and image of the same
 * line). Shifts have a header line and are passed on as they are.
 */
public final class SctFiles {

  private SctFiles() {}

  /**
   * Reads a file as a table. The points of a centreline also become the image's selection.
   *
   * @param imp the image that the file belongs to
   * @return of a centreline: the point's place in the voxels on screen (x, y, z, counted from 0)
   *     and in mm to the right, front and head; else the file's own columns
   * @throws IOException with one sentence if the file cannot be read or is neither
   * @throws IllegalArgumentException if a centreline's point lies outside the image, or the image's
   *     place is not known
   */
  public static Table read(final ImagePlus imp, final Path path) throws IOException {
    if (path.toString().toLowerCase(Locale.ROOT).endsWith(".tsv")) {
      return Table.read(path);
    }
    final List<String> lines = lines(path);
    final List<String> first = List.of(lines.get(0).split(",", -1));
    if (first.stream().noneMatch(Numbers::isNumber)) {
      final Table table = new Table(first.stream().map(String::strip).toList());
      for (int l = 1; l < lines.size(); l++) {
        final double[] row = numbers(path, l, lines.get(l), first.size());
        final Object[] cells = new Object[row.length];
        for (int c = 0; c < row.length; c++) {
          cells[c] = row[c];
        }
        table.add(cells);
      }
      return table;
    }
    return centreline(imp, path, lines);
  }

  private static Table centreline(final ImagePlus imp, final Path path, final List<String> lines)
      throws IOException {
    Images.requireOpen(imp);
    final Geometry.Place place = Geometry.of(imp);
    if (!place.known()) {
      throw new IllegalArgumentException(
          place.why() + " A centreline cannot be laid over it; open the image from its file.");
    }
    final Grid grid = place.grid();
    final Table table = new Table("x", "y", "z", "right_mm", "front_mm", "head_mm");
    final PointRoi points = new PointRoi();
    for (int l = 0; l < lines.size(); l++) {
      final double[] sct = numbers(path, l, lines.get(l), 3);
      final double[] p = CenterlineCsv.toVoxel(grid, sct).toArray();
      for (int d = 0; d < 3; d++) {
        if (!(p[d] > -0.5 && p[d] < grid.size(d) - 0.5)) {
          throw new IllegalArgumentException(
              "Line "
                  + (l + 1)
                  + " of '"
                  + path
                  + "' is a point outside '"
                  + imp.getTitle()
                  + "': "
                  + lines.get(l)
                  + "; it belongs to another image.");
        }
      }
      final double[] mm = grid.toWorld(p[0], p[1], p[2]);
      table.add(p[0], p[1], p[2], mm[0], mm[1], mm[2]);
      // ImageJ's pixels have their corner at whole numbers, voxels their centre
      points.addPoint(p[0] + 0.5, p[1] + 0.5, imp.getStackIndex(1, 1 + (int) Math.rint(p[2]), 1));
    }
    imp.setRoi(points);
    return table;
  }

  private static List<String> lines(final Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException("There is no file '" + path + "'.");
    }
    final List<String> lines = new ArrayList<>();
    try {
      for (final String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
        if (!line.isBlank()) {
          lines.add(line);
        }
      }
    } catch (final MalformedInputException e) {
      throw new IOException("'" + path + "' is no text; a CSV or TSV of SCT is needed.", e);
    }
    if (lines.isEmpty()) {
      throw new IOException("'" + path + "' is empty; a CSV or TSV of SCT is needed.");
    }
    return lines;
  }

  private static double[] numbers(
      final Path path, final int line, final String text, final int count) throws IOException {
    final String[] cells = text.split(",", -1);
    final double[] numbers = new double[cells.length];
    boolean good = cells.length == count;
    for (int c = 0; c < cells.length && good; c++) {
      good = Numbers.isNumber(cells[c]);
      numbers[c] = good ? Double.parseDouble(cells[c].strip()) : 0;
    }
    if (!good) {
      throw new IOException(
          "Line "
              + (line + 1)
              + " of '"
              + path
              + "' is '"
              + (text.length() > 60 ? text.substring(0, 60) + "..." : text)
              + "'; it must hold "
              + count
              + " numbers with commas between them.");
    }
    return numbers;
  }
}
