package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cordj.image.Progress;
import org.cordj.imagej.Browser;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.RunConfounds;
import org.cordj.io.RefusedException;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Runs a pipeline for the run of an open image: see {@link org.cordj.pipeline.Pipeline}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Workflow>Cord Pipeline...",
    headless = true,
    description =
        "Runs a pipeline for the NIfTI file of a run: derivatives, a record for each file and a page to"
            + " look at in the output folder. What is there and still holds is not made again.")
public class CordPipeline extends CordCommand {

  @Parameter(
      label = "Series",
      persist = false,
      description = "4-D run that was opened from a NIfTI file and is as it was opened")
  private ImagePlus series;

  @Parameter(
      label = "Pipeline (quick-look, martucci-style, kaptan-style or .json)",
      persist = false,
      style = "open",
      description = "quick-look, martucci-style, kaptan-style, or a .json file")
  private String pipeline = "quick-look";

  @Parameter(
      label = "Output folder",
      persist = false,
      style = "directory",
      description = "folder for the results, made if it is not there")
  private String output;

  @Parameter(
      label = "Show the report",
      persist = false,
      description = "whether the page is opened in a browser at the end; without a display never")
  private boolean show = true;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path file = RunConfounds.file(series);
    if (file == null || series.changes) {
      throw new RefusedException(
          "'"
              + series.getTitle()
              + "' "
              + (file == null ? "is not the image of a NIfTI file" : "was changed since")
              + ", and a pipeline works on files; save it with Save NIfTI... first.");
    }
    final Path page =
        new Workflow(
                context(),
                pipeline.strip(),
                List.of(file),
                Path.of(output),
                null,
                List.of(),
                List.of(),
                this::say)
            .participant(progress);
    if (show) {
      Browser.show(page);
    }
  }
}
