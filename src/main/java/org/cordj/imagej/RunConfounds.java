package org.cordj.imagej;

import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import org.cordj.bids.ConfoundFiles;
import org.cordj.bids.Sidecar;
import org.cordj.denoise.Censor;
import org.cordj.denoise.ConfoundTable;
import org.cordj.io.Table;

/** Tables that belong to an open run: cut as it was cut, and refused where they do not fit. */
public final class RunConfounds {

  /** How a table becomes confounds: {@link ConfoundTable#of} or another reading of its columns. */
  @FunctionalInterface
  public interface Reading {
    ConfoundTable of(Table table, String name, int offset);
  }

  private RunConfounds() {}

  /** How many volumes of the acquired run were cut off before this image's first one. */
  public static int offset(final ImagePlus run) {
    return RunTiming.kept(run).first();
  }

  /**
   * The file that a run was opened from; of one that was made from another by CordJ's commands, the
   * file of that one. Null where there is none.
   */
  public static Path file(final ImagePlus run) {
    final Path own = NiftiFiles.pathOf(run);
    if (own != null) {
      return own;
    }
    // what a run knows of its scan goes with what is made of it
    final Sidecar scan = ImageSidecar.of(run);
    return scan != null && Files.isRegularFile(scan.image()) ? scan.image() : null;
  }

  /**
   * Reads a table for a run. One that begins before the run, as the .json beside it says, and has
   * rows for all that was cut off and all that is left loses the first ones.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is of other volumes, or its slices' columns are for a
   *     run whose slices were not moved to one time
   */
  public static ConfoundTable read(final ImagePlus run, final Path path, final Reading reading)
      throws IOException {
    final int volumes = run.getNFrames();
    final int offset = offset(run);
    final OptionalInt known = ConfoundFiles.offset(path);
    ConfoundTable table = reading.of(Table.read(path), path.toString(), known.orElse(offset));
    if (known.isEmpty() && offset > 0 && table.volumes() == volumes) {
      IJ.log(
          "'"
              + path
              + "' does not say where it begins; its first row is taken for the first volume of '"
              + run.getTitle()
              + "', from whose start "
              + offset
              + " were cut off.");
    }
    final int early = offset - table.offset();
    if (early > 0 && table.volumes() >= early + volumes) {
      table = table.trim(early, early + volumes - 1);
      IJ.log(
          "'"
              + path
              + "': the first "
              + early
              + " rows were cut off as '"
              + run.getTitle()
              + "' was.");
    }
    table.requireFits(run.getTitle(), volumes, offset, RunTiming.of(run).sliceTimingCorrected());
    return table;
  }

  /**
   * The volumes that a user leaves out of a run.
   *
   * @param text a list such as {@code 3,17-19}, counted from 0 in this run, or the path of a .tsv
   */
  public static Censor censor(final ImagePlus run, final String text) throws IOException {
    return text.strip().toLowerCase(Locale.ROOT).endsWith(".tsv")
        ? Censor.of(Table.read(Path.of(text.strip())), text.strip(), run.getNFrames())
        : Censor.parse(text);
  }
}
