package org.cordj.imagej;

import ij.ImagePlus;
import ij.measure.Calibration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cordj.image.Grid;
import org.cordj.nifti.NiftiHeader;

/**
 * Where an open image lies in the scanner, kept on the ImagePlus as text properties, which ImageJ's
 * Duplicate and its TIFF files carry along.
 *
 * <p>On screen anterior is up and the patient's right is on the left; the file may have its rows or
 * columns the other way round. So an ImagePlus carries the grid as shown, and which axes were
 * turned round to show it; saving turns them back.
 */
public final class Geometry {

  private static final String AFFINE = "cordj.affine";
  private static final String SIZE = "cordj.size";
  private static final String FLIPS = "cordj.flips";
  private static final String HEADER = "cordj.header";

  /**
   * What an image knows of its place.
   *
   * @param grid the grid in the order of the pixels on screen
   * @param known false where the image carried no orientation and it had to be guessed
   * @param why why it was guessed, a sentence; empty if it is known
   */
  public record Place(Grid grid, boolean known, String why) {}

  private Geometry() {}

  /** Which axes to turn round so that a grid is shown anterior up and patient right on the left. */
  static boolean[] flipsFor(final Grid grid) {
    final int[] axes = grid.axes();
    // columns run to the left, or from front to back; rows to the back, or from head to feet
    final boolean x = axes[0] == 1 || axes[0] == 2 || axes[0] == 3;
    final boolean y = axes[1] == 2 || axes[1] == 3 || axes[1] == 1;
    return new boolean[] {x, y, false};
  }

  /** Writes the shown grid, the flips and, where there is one, the file's header to an image. */
  static void attach(
      final ImagePlus imp, final Grid shown, final boolean[] flips, final NiftiHeader header) {
    imp.setProp(SIZE, shown.nx() + " " + shown.ny() + " " + shown.nz());
    imp.setProp(
        AFFINE,
        Arrays.stream(shown.affine())
            .flatMapToDouble(Arrays::stream)
            .mapToObj(Double::toString)
            .collect(Collectors.joining(" ")));
    imp.setProp(
        FLIPS,
        IntStream.range(0, 3)
            .mapToObj(d -> String.valueOf(flips[d]))
            .collect(Collectors.joining(" ")));
    if (header != null) {
      imp.setProperty(HEADER, header);
    }
    final Calibration c = imp.getCalibration();
    c.setUnit("mm");
    c.pixelWidth = shown.voxelSize(0);
    c.pixelHeight = shown.voxelSize(1);
    c.pixelDepth = shown.voxelSize(2);
  }

  /** Copies an image's place and header to a result on the same grid. */
  static void copy(final ImagePlus from, final ImagePlus to) {
    final Place place = of(from);
    attach(to, place.grid(), flips(from), header(from));
  }

  /** The place of an image; a guess from its calibration where it carries none. */
  public static Place of(final ImagePlus imp) {
    final String affine = imp.getProp(AFFINE);
    final String size = imp.getProp(SIZE);
    final String now = imp.getWidth() + " " + imp.getHeight() + " " + imp.getNSlices();
    if (affine != null && now.equals(size)) {
      final double[] a =
          Arrays.stream(affine.split(" ")).mapToDouble(Double::parseDouble).toArray();
      return new Place(
          new Grid(
              imp.getWidth(),
              imp.getHeight(),
              imp.getNSlices(),
              new double[][] {
                Arrays.copyOfRange(a, 0, 4),
                Arrays.copyOfRange(a, 4, 8),
                Arrays.copyOfRange(a, 8, 12)
              }),
          true,
          "");
    }
    return new Place(guess(imp), false, why(imp, affine != null, size, now));
  }

  private static String why(
      final ImagePlus imp, final boolean cropped, final String size, final String now) {
    final String reason =
        cropped
            ? "has " + now + " voxels, but its orientation was for " + size
            : "carries no orientation";
    return "'"
        + imp.getTitle()
        + "' "
        + reason
        + ": taken as axial, patient right on the left, anterior up, first slice lowest, with the"
        + " voxel size of Image>Properties.";
  }

  private static Grid guess(final ImagePlus imp) {
    final Calibration c = imp.getCalibration();
    final double mm =
        switch (c.getUnit()) {
          case "m" -> 1000;
          case "cm" -> 10;
          case "um", "µm", "micron", "microns" -> 0.001;
          default -> 1;
        };
    final Grid ras =
        Grid.ras(
            imp.getWidth(),
            imp.getHeight(),
            imp.getNSlices(),
            c.pixelWidth * mm,
            c.pixelHeight * mm,
            c.pixelDepth * mm);
    return ras.flipped(new boolean[] {true, true, false});
  }

  /** Which axes were turned round to show the image. */
  static boolean[] flips(final ImagePlus imp) {
    final boolean[] flips = new boolean[3];
    final String text = imp.getProp(FLIPS);
    if (text != null) {
      final String[] words = text.split(" ");
      for (int d = 0; d < 3; d++) {
        flips[d] = Boolean.parseBoolean(words[d]);
      }
    }
    return flips;
  }

  /** The header of the file that the image came from, null if there is none. */
  static NiftiHeader header(final ImagePlus imp) {
    return (NiftiHeader) imp.getProperty(HEADER);
  }

  /** A copy of the planes with rows and columns turned round. */
  static float[][] turned(final float[][] planes, final Grid grid, final boolean[] flips) {
    final float[][] turned = new float[planes.length][];
    for (int p = 0; p < planes.length; p++) {
      turned[p] = planes[p].clone();
      flip(turned[p], grid.nx(), grid.ny(), flips[0], flips[1]);
    }
    return turned;
  }

  /** Turns a plane's rows and columns round, in place. */
  static void flip(
      final float[] plane, final int nx, final int ny, final boolean x, final boolean y) {
    if (y) {
      for (int a = 0, b = ny - 1; a < b; a++, b--) {
        for (int i = 0; i < nx; i++) {
          final float keep = plane[a * nx + i];
          plane[a * nx + i] = plane[b * nx + i];
          plane[b * nx + i] = keep;
        }
      }
    }
    if (x) {
      for (int row = 0; row < plane.length; row += nx) {
        for (int a = row, b = row + nx - 1; a < b; a++, b--) {
          final float keep = plane[a];
          plane[a] = plane[b];
          plane[b] = keep;
        }
      }
    }
  }
}
