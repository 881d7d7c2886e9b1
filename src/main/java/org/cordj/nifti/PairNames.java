package org.cordj.nifti;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The names of the two halves of a pair: header (.hdr) and voxels (.img), each plain or .gz. */
final class PairNames {

  private PairNames() {}

  /** Whether the file is named as a half of a pair. */
  static boolean isHalf(final Path path) {
    return lower(path).matches(".*\\.(hdr|img)(\\.gz)?");
  }

  /** The header of the pair that the file is a half of. */
  static Path header(final Path half) throws NiftiException {
    return lower(half).matches(".*\\.hdr(\\.gz)?") ? half : other(half, "hdr", "img");
  }

  /** The voxels of the pair that the file is a half of. */
  static Path voxels(final Path half) throws NiftiException {
    return lower(half).matches(".*\\.img(\\.gz)?") ? half : other(half, "img", "hdr");
  }

  private static Path other(final Path half, final String wanted, final String given)
      throws NiftiException {
    final String name = half.getFileName().toString();
    final boolean gzip = lower(half).endsWith(".gz");
    final String stem = name.substring(0, name.length() - (gzip ? 7 : 4));
    final String ending = name.equals(name.toUpperCase(Locale.ROOT)) ? upper(wanted) : wanted;
    final String gz = ending.equals(wanted) ? ".gz" : ".GZ";
    // A half that is packed the same way comes first.
    final List<String> names =
        gzip
            ? List.of(stem + "." + ending + gz, stem + "." + ending)
            : List.of(stem + "." + ending, stem + "." + ending + gz);
    for (final String n : names) {
      final Path path = half.resolveSibling(n);
      if (Files.isRegularFile(path)) {
        return path;
      }
    }
    throw new NiftiException(
        "'"
            + half
            + "' is the ."
            + given
            + " half of a pair; the other half '"
            + names.get(0)
            + "' is not beside it.");
  }

  private static String lower(final Path path) {
    return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
  }

  private static String upper(final String s) {
    return s.toUpperCase(Locale.ROOT);
  }
}
