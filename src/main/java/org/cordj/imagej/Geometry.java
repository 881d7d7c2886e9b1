package org.cordj.imagej;

import ij.ImagePlus;
import ij.measure.Calibration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import org.cordj.image.Grid;
import org.cordj.nifti.NiftiException;
import org.cordj.nifti.NiftiHeader;

/**
 * Where an open image lies in the scanner and how its file's planes were turned to show it, kept on
 * the ImagePlus as text, which ImageJ's Duplicate and its TIFF files carry along.
 *
 * <p>ImageJ's own commands change pixels without knowing of this text. {@link OriginMark} and
 * {@link SliceLabels} tell what they did: a crop, substack or rotation is followed, and what cannot
 * be known is said to be lost, never assumed.
 */
final class Geometry {

  private static final String PLACE = "cordj.place";
  private static final String HEADER = "cordj.header";

  /** Pixel sizes in a TIFF are rounded; more than this share is another size. */
  private static final double SAME_SIZE = 1e-3;

  /**
   * How an image of unknown place is stored: readers take a file without orientation as running to
   * the left and the front, so that it is shown again as it was.
   */
  private static final View UNKNOWN = new View(false, false, true);

  /**
   * What an image knows of its place.
   *
   * @param grid the grid in the order of the pixels on screen
   * @param view how the planes of its file were turned to be these
   * @param known false where the image carried no orientation or lost it, and it had to be guessed
   * @param why why it was guessed, a sentence; empty if it is known
   */
  record Place(Grid grid, View view, boolean known, String why) {}

  private Geometry() {}

  /**
   * Writes the place and, where there is one, the file's header to an image.
   *
   * @param shown the grid in the order of the pixels on screen
   */
  static void attach(
      final ImagePlus imp, final Grid shown, final View view, final NiftiHeader header) {
    HostWatch.start();
    final double[] mark = OriginMark.of(shown);
    imp.setProp(HostWatch.FLIPPED, null);
    imp.setProp(PLACE, text(shown, view, mark));
    imp.setProp(HEADER, header == null ? null : text(header));
    // else Image>Show Info would begin with these; what people read of them is in the Info
    imp.setProp("HideInfo", "true");
    scale(imp, shown);
    OriginMark.set(imp, mark);
  }

  private static void scale(final ImagePlus imp, final Grid shown) {
    final Calibration c = imp.getLocalCalibration();
    c.setUnit("mm");
    c.pixelWidth = shown.voxelSize(0);
    c.pixelHeight = shown.voxelSize(1);
    c.pixelDepth = shown.voxelSize(2);
  }

  /** Copies an image's place and header to a result on the same grid. */
  static void copy(final ImagePlus from, final ImagePlus to) {
    final Place place = of(from);
    if (place.known()) {
      attach(to, place.grid(), place.view(), header(from));
    } else {
      scale(to, place.grid());
    }
  }

  /**
   * What {@link #attach} wrote, as lines of an Info text: some readers of files pass on only that.
   */
  static String info(final ImagePlus imp) {
    final String header = imp.getProp(HEADER);
    return PLACE
        + ": "
        + imp.getProp(PLACE)
        + "\n"
        + (header == null ? "" : HEADER + ": " + header + "\n");
  }

  /** The place of an image; a guess from its calibration where it carries none or lost it. */
  static Place of(final ImagePlus imp) {
    final String text = imp.getProp(PLACE);
    if (text == null) {
      return guess(imp, "carries no orientation");
    }
    final String[] parts = text.split("; ");
    final double[] size = numbers(parts[0]);
    final double[] mark = numbers(parts[2]);
    final double[] a = numbers(parts[3]);
    final Grid was =
        new Grid(
            (int) size[0],
            (int) size[1],
            (int) size[2],
            new double[][] {
              Arrays.copyOfRange(a, 0, 4), Arrays.copyOfRange(a, 4, 8), Arrays.copyOfRange(a, 8, 12)
            });
    if (imp.getProp(HostWatch.FLIPPED) != null) {
      return guess(
          imp,
          "was turned by ImageJ's "
              + imp.getProp(HostWatch.FLIPPED)
              + " and so lost its orientation");
    }
    final OriginMark.Change change = OriginMark.since(imp, mark, was.nx(), was.ny());
    if (change == null) {
      return guess(
          imp,
          "was cropped or flipped in a way that does not tell where, or given another origin, and so"
              + " lost its orientation");
    }
    final int[] slices =
        was.nz() == 1 && imp.getNSlices() == 1 ? new int[1] : SliceLabels.slicesOf(imp);
    if (slices == null || !evenlySpaced(slices, was.nz())) {
      return guess(
          imp,
          "has slices whose labels do not say which ones they were, and so lost its orientation");
    }
    final Grid turned = change.turned().show(was);
    final Grid grid = cut(turned, imp, change, slices);
    final Calibration c = imp.getLocalCalibration();
    if (!same(c.pixelWidth * mm(c), grid.voxelSize(0))
        || !same(c.pixelHeight * mm(c), grid.voxelSize(1))) {
      return guess(imp, "has another pixel size than CordJ gave it, and so lost its orientation");
    }
    return new Place(grid, View.parse(parts[1]).then(change.turned()), true, "");
  }

  private static boolean evenlySpaced(final int[] slices, final int nz) {
    final int step = slices.length > 1 ? slices[1] - slices[0] : 1;
    for (int z = 0; z < slices.length; z++) {
      if (slices[z] < 0 || slices[z] >= nz || slices[z] != slices[0] + z * step || step == 0) {
        return false;
      }
    }
    return true;
  }

  private static Grid cut(
      final Grid turned, final ImagePlus imp, final OriginMark.Change change, final int[] slices) {
    final double[][] a = turned.affine();
    final double[] first = turned.toWorld(change.x(), change.y(), slices[0]);
    final int step = slices.length > 1 ? slices[1] - slices[0] : 1;
    for (int r = 0; r < 3; r++) {
      a[r][3] = first[r];
      a[r][2] *= step;
    }
    return new Grid(imp.getWidth(), imp.getHeight(), slices.length, a);
  }

  private static boolean same(final double size, final double other) {
    return Math.abs(size - other) <= SAME_SIZE * other;
  }

  private static Place guess(final ImagePlus imp, final String reason) {
    final Calibration c = imp.getLocalCalibration();
    final Grid ras =
        Grid.ras(
            imp.getWidth(),
            imp.getHeight(),
            imp.getNSlices(),
            size(c.pixelWidth * mm(c)),
            size(c.pixelHeight * mm(c)),
            size(c.pixelDepth * mm(c)));
    return new Place(
        ras.flipped(new boolean[] {true, true, false}),
        UNKNOWN,
        false,
        "'"
            + imp.getTitle()
            + "' "
            + reason
            + ": taken as axial, patient right on the left, anterior up, first slice lowest, with the"
            + " voxel size of Image>Properties.");
  }

  private static double size(final double mm) {
    return mm > 0 && Double.isFinite(mm) ? mm : 1;
  }

  private static double mm(final Calibration c) {
    return switch (c.getUnit()) {
      case "m" -> 1000;
      case "cm" -> 10;
      case "um", "µm", "micron", "microns" -> 0.001;
      default -> 1;
    };
  }

  /**
   * The header of the file that the image came from, null if there is none.
   *
   * @throws IllegalArgumentException with the sentence for the user, if the image's property is not
   *     what CordJ wrote
   */
  static NiftiHeader header(final ImagePlus imp) {
    final String text = imp.getProp(HEADER);
    if (text == null) {
      return null;
    }
    final String[] parts = text.split("\\.", -1);
    try {
      if (parts.length == 2) {
        return NiftiHeader.parse(
            Base64.getDecoder().decode(parts[0]), Base64.getDecoder().decode(parts[1]));
      }
    } catch (final NiftiException | IllegalArgumentException e) {
      // no base64, or no header: the sentence below says it
    }
    throw Sentences.changed(imp, HEADER);
  }

  private static String text(final NiftiHeader header) {
    final Base64.Encoder base64 = Base64.getEncoder();
    return base64.encodeToString(header.bytes())
        + "."
        + base64.encodeToString(header.extensionBytes());
  }

  private static String text(final Grid shown, final View view, final double[] mark) {
    return String.join(
        "; ",
        shown.nx() + " " + shown.ny() + " " + shown.nz(),
        view.toString(),
        mark[0] + " " + mark[1],
        Arrays.stream(shown.affine())
            .flatMapToDouble(Arrays::stream)
            .mapToObj(Double::toString)
            .collect(Collectors.joining(" ")));
  }

  private static double[] numbers(final String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
