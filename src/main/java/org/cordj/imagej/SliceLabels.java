package org.cordj.imagej;

import ij.ImagePlus;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.image.Grid;

/**
 * The labels of a stack's slices: {@code z 4 (S 12.5 mm), t 3 (2.26 s)}, counted from 1, with the
 * place of the slice's centre along the axis it is nearest to and the time of the volume's start.
 *
 * <p>ImageJ keeps labels with their slices through substacks, reversing and TIFF files, so they
 * also tell which slices of the file a stack still has.
 */
final class SliceLabels {

  private static final Pattern Z = Pattern.compile("(?:^|, )z (\\d+) \\(");

  private static final Pattern ZEROS = Pattern.compile("\\.?0+$");

  private final String[] slices;

  /** The volumes' times as far as they were asked for; shared by the slices of a volume. */
  private final AtomicReferenceArray<String> times;

  private final double tr;
  private final int volumes;

  /**
   * @param tr seconds from volume to volume, 0 where unknown
   */
  SliceLabels(final Grid grid, final int volumes, final double tr) {
    this.tr = tr;
    this.volumes = volumes;
    times = new AtomicReferenceArray<>(volumes);
    slices = new String[grid.nz()];
    final int world = Math.abs(grid.axes()[2]) - 1;
    for (int z = 0; z < slices.length; z++) {
      final double mm = grid.toWorld((grid.nx() - 1) / 2.0, (grid.ny() - 1) / 2.0, z)[world];
      final char side = (mm < 0 ? "LPI" : "RAS").charAt(world);
      slices[z] = "z " + (z + 1) + " (" + side + " " + brief(Math.abs(mm), "%.1f") + " mm)";
    }
  }

  /**
   * The label of a slice.
   *
   * @param channel what the channel is called, empty for none
   * @param z counted from 0
   * @param t counted from 0
   */
  String label(final String channel, final int z, final int t) {
    final String slice = channel.isEmpty() ? slices[z] : channel + ", " + slices[z];
    if (volumes < 2) {
      return slice;
    }
    String time = times.get(t);
    if (time == null) {
      time = ", t " + (t + 1) + (tr > 0 ? " (" + brief(t * tr, "%.3f") + " s)" : "");
      times.set(t, time);
    }
    return slice + time;
  }

  private static String brief(final double v, final String format) {
    final String text = String.format(Locale.ROOT, format, v);
    return text.indexOf('.') < 0 ? text : ZEROS.matcher(text).replaceAll("");
  }

  /**
   * Which slices, counted from 0, the planes of an image's first volume were when it was labelled.
   *
   * @return null where a label is missing or says nothing
   */
  static int[] slicesOf(final ImagePlus imp) {
    final int[] found = new int[imp.getNSlices()];
    for (int z = 0; z < found.length; z++) {
      final String label =
          imp.getStackSize() == 1 && imp.getProp("Slice_Label") != null
              ? imp.getProp("Slice_Label")
              : imp.getStack().getSliceLabel(imp.getStackIndex(1, z + 1, 1));
      final Matcher m = label == null ? null : Z.matcher(label);
      if (m == null || !m.find()) {
        return null;
      }
      found[z] = Integer.parseInt(m.group(1)) - 1;
    }
    return found;
  }
}
