package org.cordj.imagej;

import ij.gui.Roi;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.image.Grid;
import org.cordj.image.Labels;

/**
 * Regions as ImageJ selections: for each region and slice that holds some of it one area selection,
 * called {@code ventral-left @ 12} (the slice counted from 1, as ImageJ shows it), in the region's
 * colour and with the slice as its position. ImageJ knows two kinds of position: one is shown right
 * on 3-D images only, the other in every volume of a run only; both come back alike.
 *
 * <p>Each selection also carries, as a property that ImageJ keeps in its files, the look-up table
 * of all regions and the grid that they lie on. {@link RoiRegions} goes the way back.
 */
public final class RegionRois {

  private static final String PROPERTY = "cordj.regions";
  private static final String AT = " @ ";

  /** The name, the slice, and what ImageJ adds to a name that stands twice in a file. */
  private static final Pattern NAME =
      Pattern.compile("(.+) @ (\\d{1,9})(?:-\\d+)?", Pattern.DOTALL);

  /**
   * What a selection carries.
   *
   * @param image the title of the image that it was made of
   * @param grid that image's grid as shown
   * @param regions all its regions
   */
  record Origin(String image, Grid grid, List<Labels.Region> regions) {}

  private RegionRois() {}

  /**
   * The selections of all regions, slice by slice. Linear in the voxels of the slices times the
   * regions that each holds.
   *
   * @param labels on the grid as shown
   * @param run whether they are to be shown on a run with several volumes, not on a 3-D image
   * @throws IllegalArgumentException if no region holds a voxel
   */
  public static List<Roi> of(final Labels labels, final boolean run) {
    final Grid grid = labels.grid();
    final int size = grid.planeSize();
    final String origin = encode(labels);
    final List<Roi> rois = new ArrayList<>();
    for (int z = 0; z < grid.nz(); z++) {
      final TreeSet<Integer> held = new TreeSet<>();
      for (int p = 0; p < size; p++) {
        held.add(labels.get(z * size + p));
      }
      for (final Labels.Region region : labels.regions()) {
        if (held.contains(region.index())) {
          final boolean[] plane = new boolean[size];
          for (int p = 0; p < size; p++) {
            plane[p] = labels.get(z * size + p) == region.index();
          }
          final Roi roi = Outlines.of(plane, grid.nx(), grid.ny());
          roi.setName(region.name() + AT + (z + 1));
          if (run) {
            roi.setPosition(0, z + 1, 0);
          } else {
            roi.setPosition(z + 1);
          }
          roi.setStrokeColor(new Color(region.rgb() & 0xffffff));
          roi.setProperty(PROPERTY, origin);
          rois.add(roi);
        }
      }
    }
    if (rois.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + labels.name() + "' holds no region: every voxel is 0.");
    }
    return rois;
  }

  /**
   * What a selection carries; null for one that was not made of regions.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  static Origin origin(final Roi roi) {
    final String text = roi.getProperty(PROPERTY);
    if (text == null) {
      return null;
    }
    try {
      return decode(text);
    } catch (final IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "The selection '"
              + roi.getName()
              + "' carries a damaged list of regions (its property "
              + PROPERTY
              + "); remove it and draw it anew.",
          e);
    }
  }

  /** The property's text, the same for all selections of an image; null for none. */
  static String originText(final Roi roi) {
    return roi.getProperty(PROPERTY);
  }

  /** The region's name in a selection's name: what stands before {@code @} and the slice. */
  static String region(final String name) {
    final Matcher m = NAME.matcher(name);
    return m.matches() ? m.group(1) : name;
  }

  /** The slice, from 1, in a selection's name; 0 if there is none. */
  static int slice(final String name) {
    final Matcher m = NAME.matcher(name);
    return m.matches() ? Integer.parseInt(m.group(2)) : 0;
  }

  /** ImageJ writes properties as Java's, which lose other letters and backslashes: base 64. */
  private static String encode(final Labels labels) {
    final Grid grid = labels.grid();
    final StringBuilder numbers = new StringBuilder();
    numbers.append(grid.nx()).append(' ').append(grid.ny()).append(' ').append(grid.nz());
    for (final double[] row : grid.affine()) {
      for (final double a : row) {
        numbers.append(' ').append(a);
      }
    }
    final String text =
        numbers
            + "\n"
            + RegionNames.text(labels.regions())
            + "\n"
            + labels.name().replaceAll("\\R", " ");
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Origin decode(final String property) {
    final String text = new String(Base64.getDecoder().decode(property), StandardCharsets.UTF_8);
    final String[] lines = text.split("\n", 3);
    final String[] numbers = lines[0].split(" ");
    final double[][] affine = new double[3][4];
    for (int a = 0; a < 12; a++) {
      affine[a / 4][a % 4] = Double.parseDouble(numbers[3 + a]);
    }
    final Grid grid =
        new Grid(
            Integer.parseInt(numbers[0]),
            Integer.parseInt(numbers[1]),
            Integer.parseInt(numbers[2]),
            affine);
    return new Origin(lines[2], grid, RegionNames.parse(lines[1]));
  }
}
