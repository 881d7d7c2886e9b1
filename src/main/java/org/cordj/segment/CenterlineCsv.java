package org.cordj.segment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordj.image.Grid;
import org.cordj.io.SafeFiles;

/**
 * Centrelines as the Spinal Cord Toolbox (SCT, De Leener et al. 2017,
 * 10.1016/j.neuroimage.2016.10.009) keeps them: a text file with x, y and z of a point a line,
 * separated by commas, no header.
 *
 * <p>The numbers are voxels, counted from 0, of the image turned to SCT's "RPI": x runs from right
 * to left, y from back to front, z from foot to head (nibabel's axis codes LAS), whatever the order
 * on disk. That is what sct_get_centerline writes by default ({@code -space pix}); SCT writes no
 * table of a centreline with a header. Coordinates in mm ({@code -space phys}) look the same in the
 * file and are not told apart: points that then lie outside the image are refused.
 */
public final class CenterlineCsv {

  private CenterlineCsv() {}

  /**
   * Reads a centreline of an image.
   *
   * @param grid of the image that the file belongs to
   * @throws IOException if there is no such file or a line does not hold three numbers
   * @throws IllegalArgumentException if a point lies off the grid, or two in one slice
   */
  public static Centerline read(final Path path, final Grid grid) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException("There is no centreline file '" + path + "'.");
    }
    final List<CordPoint> points = new ArrayList<>();
    int number = 0;
    for (final String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      final String[] cells = line.split(",", -1);
      final double[] rpi = new double[3];
      boolean good = cells.length == 3;
      for (int d = 0; good && d < 3; d++) {
        try {
          rpi[d] = Double.parseDouble(cells[d].trim());
          good = Double.isFinite(rpi[d]);
        } catch (final NumberFormatException e) {
          good = false;
        }
      }
      if (!good) {
        throw new IOException(
            "Line "
                + number
                + " of '"
                + path
                + "' is '"
                + line
                + "'; a centreline needs x,y,z in voxels, three numbers a line.");
      }
      points.add(toVoxel(grid, rpi));
    }
    return Centerline.of(String.valueOf(path.getFileName()), grid, points);
  }

  /** Writes a centreline; nothing is half-written. */
  public static void write(final Path path, final Centerline centerline) throws IOException {
    final StringBuilder text = new StringBuilder();
    for (final Centerline.Point p : centerline.points()) {
      final CordPoint q = turnBack(centerline.grid(), p.voxel());
      text.append(String.format(Locale.ROOT, "%.18e,%.18e,%.18e%n", q.i(), q.j(), q.k()));
    }
    SafeFiles.writeText(path, text.toString().replace("\r\n", "\n"));
  }

  /**
   * A position in SCT's order as one in a grid's voxels, both counted from 0.
   *
   * @param rpi from right to left, from back to front, from feet to head
   */
  public static CordPoint toVoxel(final Grid grid, final double[] rpi) {
    final double[] voxel = new double[3];
    for (int world = 0; world < 3; world++) {
      final int axis = grid.axisAlong(world);
      voxel[axis] = sameWay(grid, axis, world) ? rpi[world] : grid.size(axis) - 1 - rpi[world];
    }
    return new CordPoint(voxel[0], voxel[1], voxel[2]);
  }

  private static CordPoint turnBack(final Grid grid, final CordPoint point) {
    final double[] voxel = point.toArray();
    final double[] rpi = new double[3];
    for (int world = 0; world < 3; world++) {
      final int axis = grid.axisAlong(world);
      rpi[world] = sameWay(grid, axis, world) ? voxel[axis] : grid.size(axis) - 1 - voxel[axis];
    }
    return new CordPoint(rpi[0], rpi[1], rpi[2]);
  }

  /** Whether the voxel axis runs as RPI's does: to the left, to the front, to the head. */
  private static boolean sameWay(final Grid grid, final int axis, final int world) {
    return grid.axes()[axis] > 0 == (world != 0);
  }
}
