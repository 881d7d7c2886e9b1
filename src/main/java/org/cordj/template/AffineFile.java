package org.cordj.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cordj.io.RefusedException;

/**
 * Affines in files: ITK's transform files, binary (.mat, MATLAB's level 4 format) and text (.txt,
 * "#Insight Transform File"), and plain text of 4 rows of 4 numbers.
 *
 * <p>Of ITK's transforms those that ANTs and SCT write are read: affine, Euler angles in three
 * dimensions, translation. A plain matrix takes a point of the result to the image in NIfTI's world
 * (right, front, head), in mm.
 */
final class AffineFile {

  private static final String ITK = "#Insight Transform File";
  private static final int LARGEST = 1 << 16;

  private AffineFile() {}

  /**
   * Reads an affine.
   *
   * @throws IOException with one sentence if it cannot be read or is no affine
   * @throws IllegalArgumentException if it is singular
   */
  static AffineMap read(final Path path) throws IOException {
    if (Files.size(path) > LARGEST) {
      throw new RefusedException(
          "'" + path + "' is no affine: it has " + Files.size(path) + " bytes.");
    }
    final byte[] bytes = Files.readAllBytes(path);
    final String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.startsWith(ITK)) {
      return readItkText(path, text);
    }
    if (text.chars().anyMatch(c -> c < ' ' && !Character.isWhitespace(c))) {
      return readMat(path, bytes);
    }
    return readPlain(path, text);
  }

  private static AffineMap readItkText(final Path path, final String text) throws IOException {
    String type = "";
    double[] parameters = {};
    double[] fixed = {};
    int transforms = 0;
    for (final String line : text.split("\\R")) {
      final String value = line.substring(line.indexOf(':') + 1).strip();
      if (line.startsWith("Transform:")) {
        type = value;
        transforms++;
      } else if (line.startsWith("Parameters:")) {
        parameters = numbers(path, value);
      } else if (line.startsWith("FixedParameters:")) {
        fixed = numbers(path, value);
      }
    }
    if (transforms != 1) {
      throw new RefusedException(
          "'"
              + path
              + "' holds "
              + transforms
              + " transforms; one a file is needed, so give several files.");
    }
    return ofItk(path, type, parameters, fixed);
  }

  private static AffineMap readMat(final Path path, final byte[] bytes) throws IOException {
    final Map<String, double[]> variables = Mat4File.read(path, bytes);
    final String type =
        variables.keySet().stream()
            .filter(n -> !n.equals("fixed"))
            .findFirst()
            .orElseThrow(
                () -> new RefusedException("'" + path + "' is no transform file: it names none."));
    return ofItk(path, type, variables.get(type), variables.getOrDefault("fixed", new double[0]));
  }

  private static AffineMap ofItk(
      final Path path, final String type, final double[] p, final double[] fixed)
      throws RefusedException {
    final double[] center = fixed.length >= 3 ? fixed : new double[3];
    final String kind = type.replaceFirst("_(double|float)_3_3$", "");
    final int needed =
        switch (kind) {
          case "AffineTransform", "MatrixOffsetTransformBase" -> 12;
          case "Euler3DTransform" -> 6;
          case "TranslationTransform" -> 3;
          default ->
              throw new RefusedException(
                  "'"
                      + path
                      + "' holds a transform of the kind '"
                      + type
                      + "'; CordJ reads AffineTransform, MatrixOffsetTransformBase,"
                      + " Euler3DTransform and TranslationTransform in three dimensions.");
        };
    if (p.length != needed) {
      throw new RefusedException(
          "'"
              + path
              + "' is damaged: its "
              + type
              + " has "
              + p.length
              + " parameters; it must have "
              + needed
              + ".");
    }
    final String name = path.toString();
    return switch (needed) {
      case 12 ->
          AffineMap.ofItk(
              name,
              new double[][] {
                Arrays.copyOfRange(p, 0, 3),
                Arrays.copyOfRange(p, 3, 6),
                Arrays.copyOfRange(p, 6, 9)
              },
              center,
              Arrays.copyOfRange(p, 9, 12));
      case 6 ->
          AffineMap.ofItk(
              name,
              euler(p[0], p[1], p[2], fixed.length > 3 && fixed[3] != 0),
              center,
              Arrays.copyOfRange(p, 3, 6));
      default ->
          AffineMap.ofItk(name, new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, new double[3], p);
    };
  }

  /** ITK's Euler3DTransform: Rz Rx Ry, or Rz Ry Rx where its fourth fixed parameter is set. */
  private static double[][] euler(
      final double ax, final double ay, final double az, final boolean zyx) {
    final double[][] x = {
      {1, 0, 0}, {0, Math.cos(ax), -Math.sin(ax)}, {0, Math.sin(ax), Math.cos(ax)}
    };
    final double[][] y = {
      {Math.cos(ay), 0, Math.sin(ay)}, {0, 1, 0}, {-Math.sin(ay), 0, Math.cos(ay)}
    };
    final double[][] z = {
      {Math.cos(az), -Math.sin(az), 0}, {Math.sin(az), Math.cos(az), 0}, {0, 0, 1}
    };
    return zyx ? product(z, product(y, x)) : product(z, product(x, y));
  }

  private static double[][] product(final double[][] a, final double[][] b) {
    final double[][] ab = new double[3][3];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        ab[r][c] = a[r][0] * b[0][c] + a[r][1] * b[1][c] + a[r][2] * b[2][c];
      }
    }
    return ab;
  }

  private static AffineMap readPlain(final Path path, final String text) throws IOException {
    final List<double[]> rows = new ArrayList<>();
    for (final String line : text.split("\\R")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        rows.add(numbers(path, line.strip()));
      }
    }
    if (rows.size() != 4 || rows.stream().anyMatch(r -> r.length != 4)) {
      throw new RefusedException(
          "'"
              + path
              + "' is no affine: it has "
              + rows.size()
              + " rows of "
              + rows.stream().map(r -> String.valueOf(r.length)).distinct().toList()
              + " numbers; a plain matrix has 4 rows of 4, and a file of ITK begins with '"
              + ITK
              + "'.");
    }
    if (!Arrays.equals(rows.get(3), new double[] {0, 0, 0, 1})) {
      throw new RefusedException(
          "'"
              + path
              + "' is no affine: its last row is "
              + Arrays.toString(rows.get(3))
              + "; it must be 0 0 0 1.");
    }
    return new AffineMap(path.toString(), rows.subList(0, 3).toArray(double[][]::new));
  }

  private static double[] numbers(final Path path, final String text) throws RefusedException {
    if (text.isEmpty()) {
      return new double[0];
    }
    try {
      return Arrays.stream(text.split("[\\s,]+")).mapToDouble(Double::parseDouble).toArray();
    } catch (final NumberFormatException e) {
      throw new RefusedException(
          "'" + path + "' is no affine: '" + brief(text) + "' are not numbers.", e);
    }
  }

  private static String brief(final String text) {
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }
}
