package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.denoise.Censor;
import org.cordj.denoise.ConfoundTable;
import org.cordj.imagej.RunConfounds;
import org.cordj.rsfc.RunDesign;

/** Confounds and censored volumes as users give them. */
final class RunDesigns {

  private RunDesigns() {}

  /**
   * What is to be taken from and left out of a run.
   *
   * @param confounds the TSV file, empty for none
   * @param censor a list of volumes or a file, empty for none
   */
  static RunDesign of(final ImagePlus run, final String confounds, final String censor)
      throws IOException {
    RunDesign design = RunDesign.WHOLE;
    final Censor out = RunConfounds.censor(run, censor);
    if (out.count() > 0) {
      design = design.keeping(out.kept(run.getTitle(), run.getNFrames()));
    }
    if (confounds.isEmpty()) {
      return design;
    }
    final ConfoundTable table = RunConfounds.read(run, Path.of(confounds), ConfoundTable::of);
    return table.needsTrueSliceTimes()
        ? design.takingBySlice(confounds, z -> columns(table, z))
        : design.taking(confounds, columns(table, 0));
  }

  private static double[][] columns(final ConfoundTable table, final int slice) {
    return table.ofSlice(slice).values().toArray(double[][]::new);
  }
}
