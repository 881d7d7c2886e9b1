package org.cordj.imagej;

import java.util.List;
import java.util.Locale;
import org.cordj.nifti.DataType;
import org.cordj.nifti.NiftiWriter;

/**
 * How to save an image as NIfTI.
 *
 * @param type the type of the stored values; null for that of the image's own file where every
 *     value fits exactly, else float32
 * @param level gzip level, 1 (fast) to 9 (small)
 */
public record NiftiSaving(DataType type, int level) {

  /** The word for the type of the image's own file. */
  public static final String AUTO = "auto";

  /** The types that a grey image can be saved as, by name. */
  public static final List<DataType> TYPES =
      List.of(
          DataType.UINT8,
          DataType.INT8,
          DataType.INT16,
          DataType.UINT16,
          DataType.INT32,
          DataType.UINT32,
          DataType.INT64,
          DataType.UINT64,
          DataType.FLOAT32,
          DataType.FLOAT64);

  /** The file's own type, gzip level 6. */
  public static final NiftiSaving DEFAULT = new NiftiSaving(null, 6);

  /** Checks the options. */
  public NiftiSaving {
    if (type != null && !TYPES.contains(type)) {
      throw new IllegalArgumentException(
          "datatype is '" + type + "'; it must be one of auto, " + names() + ".");
    }
    if (level < 1 || level > 9) {
      throw new IllegalArgumentException(
          "level, the gzip level, is " + level + "; it must be 1 (fast) to 9 (small).");
    }
  }

  /**
   * The options that a user's words mean.
   *
   * @param datatype auto or the name of a type
   */
  public static NiftiSaving of(final String datatype, final int level) {
    final String word = datatype.strip().toLowerCase(Locale.ROOT);
    if (word.equals(AUTO)) {
      return new NiftiSaving(null, level);
    }
    for (final DataType type : TYPES) {
      if (type.toString().equals(word)) {
        return new NiftiSaving(type, level);
      }
    }
    throw new IllegalArgumentException(
        "datatype is '" + datatype + "'; it must be one of auto, " + names() + ".");
  }

  private static String names() {
    return String.join(", ", TYPES.stream().map(DataType::toString).toList());
  }

  NiftiWriter writer(final DataType chosen) {
    return new NiftiWriter(chosen, level);
  }
}
