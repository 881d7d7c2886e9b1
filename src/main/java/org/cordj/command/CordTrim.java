package org.cordj.command;

import ij.ImagePlus;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.RunTiming;
import org.cordj.preprocess.Trim;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Drops volumes: see {@link Trim}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Preprocess>Cord Trim...",
    headless = true,
    description =
        "Keeps some volumes of a 4-D run. What was dropped goes along with the result, so that tables"
            + " and recordings of the whole run still fit. The result is called SERIES_trim.")
public class CordTrim extends CordCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run")
  private ImagePlus series;

  @Parameter(
      label = "First volume kept (from 0)",
      persist = false,
      description = "counted from 0: as many volumes as are dropped before it")
  private int first = 0;

  @Parameter(
      label = "Last volume kept (-1: all)",
      persist = false,
      description = "counted from 0; -1 keeps all to the end")
  private int last = Trim.TO_THE_END;

  @Parameter(type = ItemIO.OUTPUT, label = "Kept volumes")
  private ImagePlus trimmed;

  @Override
  protected void execute(final Progress progress) {
    final Trim trim = new Trim(first, last);
    final Series run = Images.toSeries(series, 0);
    final Series kept = trim.apply(run);
    final int end = trim.lastOf(run);
    // two windows that share pixels would change together
    final float[][] planes = new float[kept.planes().length][];
    progress.begin("Trim " + run.name(), planes.length);
    for (int p = 0; p < planes.length; p++) {
      progress.check();
      planes[p] = kept.planes()[p].clone();
      progress.advance(1);
    }
    final ImagePlus imp =
        Images.fromSeries(Series.ofPlanes(kept.name(), planes, kept.grid(), kept.tr()), series);
    RunTiming.trimmed(imp, series, first, end);
    new Provenance("Volumes " + first + " to " + end + " of a run of " + run.volumes())
        .put("Sources", run.name())
        .attach(imp);
    say(
        run.name()
            + ": volumes "
            + first
            + " to "
            + end
            + " of 0 to "
            + (run.volumes() - 1)
            + " are kept.");
    trimmed = Outputs.show(imp);
  }
}
