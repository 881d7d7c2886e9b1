package org.cordj.nifti;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis of an image beyond x, y, z.
 *
 * @param name what it runs over: {@code time}, {@code frequency}, {@code displacement}, {@code
 *     color} ...
 * @param size how many entries it has
 */
public record NiftiAxis(String name, long size) {

  private static final String UNNAMED = "dim5";
  private static final List<String> COLORS = List.of("red", "green", "blue", "alpha");

  /**
   * The axes after x, y, z as the header's units and intent name them: time (or what xyzt_units
   * says instead), the axes 5 to 7, and the components of colour voxels.
   */
  public static List<NiftiAxis> of(final NiftiHeader header) {
    final List<NiftiAxis> axes = new ArrayList<>();
    if (header.shape().length > 3) {
      axes.add(new NiftiAxis(fourth(header), header.dim(4)));
    }
    for (int d = 5; d <= header.shape().length; d++) {
      axes.add(new NiftiAxis(d == 5 ? fifth(header.intentCode()) : "dim" + d, header.dim(d)));
    }
    if (header.datatype().kind() == DataType.Kind.COLOR) {
      axes.add(new NiftiAxis("color", header.datatype().components()));
    }
    return List.copyOf(axes);
  }

  private static String fourth(final NiftiHeader header) {
    final int unit =
        header.has(HeaderField.XYZT_UNITS)
            ? (int) header.integer(HeaderField.XYZT_UNITS, 0) & 0x38
            : 0;
    return switch (unit) {
      case 32 -> "frequency";
      case 40 -> "chemical shift";
      case 48 -> "angular frequency";
      default -> "time";
    };
  }

  /** What nifti1.h says of the fifth axis for these intent codes. */
  private static String fifth(final int intent) {
    return switch (intent) {
      case 1001 -> "estimate";
      case 1004, 1005 -> "matrix element";
      case 1006 -> "displacement";
      case 1007 -> "vector component";
      case 1008 -> "point coordinate";
      case 1009 -> "triangle corner";
      case 1010 -> "quaternion component";
      case 2003, 2004 -> "color";
      default -> intent >= 2 && intent <= 24 ? "statistic parameter" : UNNAMED;
    };
  }

  /** Whether an intent code says what the fifth axis is. */
  static boolean isFifth(final int intent) {
    return !fifth(intent).equals(UNNAMED);
  }

  /** A name for each channel, in the order of {@link NiftiImage#planes()}. */
  public static List<String> channelNames(final NiftiHeader header) {
    final String fifth = fifth(header.intentCode());
    final boolean colors = header.datatype().kind() == DataType.Kind.COLOR;
    final List<String> names = new ArrayList<>();
    for (int w = 1; w <= header.dim(7); w++) {
      for (int v = 1; v <= header.dim(6); v++) {
        for (int u = 1; u <= header.dim(5); u++) {
          String n = fifth.equals("color") && u <= 4 ? COLORS.get(u - 1) : fifth + " " + u;
          n += header.dim(6) > 1 ? " dim6 " + v : "";
          n += header.dim(7) > 1 ? " dim7 " + w : "";
          for (int c = 0; c < VoxelDecoder.channels(header.datatype()); c++) {
            final String prefix = header.channels() > 1 ? n + " " : "";
            names.add(colors ? prefix + COLORS.get(c) : n);
          }
        }
      }
    }
    return names;
  }
}
