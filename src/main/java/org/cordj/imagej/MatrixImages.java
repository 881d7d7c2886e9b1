package org.cordj.imagej;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordj.graph.WeightMatrix;
import org.cordj.io.Table;

/**
 * Matrices of regions that a command is given, tables with names or open images, and the names on
 * images that commands make.
 */
public final class MatrixImages {

  private MatrixImages() {}

  /**
   * The matrix of this name.
   *
   * @param command for sentences
   * @param name a path that ends in .tsv or is a file: a table with the regions' names in its
   *     header and first column; else the title or ID of an open image, whose first slice it is,
   *     with the names in the lines of its Info (number, tab, name), as Cord ROI Connectivity...
   *     makes them; without these the regions are roi-1, roi-2, ...
   * @throws IOException if the table cannot be read
   * @throws IllegalArgumentException if there is no such image, or it is no matrix of weights
   */
  public static WeightMatrix read(final String command, final String name) throws IOException {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "matrix is empty; give the title of an open image or the path of a .tsv.");
    }
    if (name.toLowerCase(Locale.ROOT).endsWith(".tsv") || Files.isRegularFile(pathOf(name))) {
      return WeightMatrix.of(Table.read(Path.of(name)), name);
    }
    return of(OpenImages.find(command, "matrix", name));
  }

  private static Path pathOf(final String name) {
    try {
      return Path.of(name);
    } catch (final InvalidPathException e) {
      // a title may hold what no path can
      return Path.of("");
    }
  }

  private static WeightMatrix of(final ImagePlus imp) {
    final ImageProcessor first = imp.getStack().getProcessor(1);
    final double[][] values = new double[imp.getHeight()][imp.getWidth()];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        values[i][j] = first.getPixelValue(j, i);
      }
    }
    return new WeightMatrix(imp.getTitle(), names(imp, values.length), values);
  }

  /**
   * Whether an open image can be meant as a matrix: its first slice is square, symmetric up to the
   * precision of float, and not all alike. Any other image hardly is by chance.
   */
  static boolean isMatrix(final ImagePlus imp) {
    final int n = imp.getWidth();
    if (n != imp.getHeight() || n < 2 || imp.getType() == ImagePlus.COLOR_RGB) {
      return false;
    }
    final ImageProcessor first = imp.getStack().getProcessor(1);
    boolean alike = true;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        final float a = first.getPixelValue(j, i);
        final float b = first.getPixelValue(i, j);
        if (Math.abs(a - b) > 1e-6f * Math.max(Math.abs(a), Math.abs(b))
            || Float.isNaN(a) != Float.isNaN(b)) {
          return false;
        }
        alike &= a == first.getPixelValue(0, 1);
      }
    }
    // of two regions there is one value beside the diagonal
    return !alike || n == 2 || first.getPixelValue(0, 0) != first.getPixelValue(0, 1);
  }

  /** Notes the regions' names on an image of a matrix: a line each, number, tab, name. */
  public static void note(final ImagePlus imp, final List<String> names) {
    final StringBuilder info = new StringBuilder();
    for (int r = 0; r < names.size(); r++) {
      info.append(r).append('\t').append(names.get(r)).append('\n');
    }
    imp.setProperty("Info", info.toString());
  }

  private static List<String> names(final ImagePlus imp, final int rows) {
    final List<String> names = new ArrayList<>();
    final Object info = imp.getProperty("Info");
    if (info != null) {
      for (final String line : info.toString().split("\n")) {
        final String[] cells = line.split("\t", 2);
        if (cells.length == 2 && cells[0].strip().equals(String.valueOf(names.size()))) {
          names.add(cells[1].strip());
        }
      }
    }
    if (names.size() == rows) {
      return names;
    }
    names.clear();
    for (int i = 1; i <= rows; i++) {
      names.add("roi-" + i);
    }
    return names;
  }
}
