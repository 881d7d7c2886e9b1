package org.cordj.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.bids.GroupFolder;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.imagej.Browser;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Targets;
import org.cordj.nifti.NiftiReader;
import org.cordj.report.StudyReport;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A group study's results as a page: see {@link StudyReport}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Report>Cord Study Report...",
    headless = true,
    description =
        "Comparisons of groups and correlations as one HTML file that opens in any browser without a"
            + " network: warnings, design, points, maps, matrices, tables, methods.")
public class ReportStudy extends CordCommand {

  @Parameter(label = "Title", persist = false, description = "the page's headline")
  private String title = "Group study";

  @Parameter(
      label = "Comparisons (folders)",
      required = false,
      persist = false,
      description = "comma list of output folders of Cord Group Compare...; empty: none")
  private String comparisons = "";

  @Parameter(
      label = "Correlations (.tsv)",
      required = false,
      persist = false,
      description =
          "comma list of tables of Cord Correlate...; NAME.png beside NAME.tsv is shown too")
  private String correlations = "";

  @Parameter(
      label = "Background (.nii)",
      required = false,
      persist = false,
      style = "open",
      description = "3-D NIfTI file on the maps' grid to draw them over; empty: none")
  private String background = "";

  @Parameter(
      label = "Save report as (.html)",
      persist = false,
      style = "save",
      description = "HTML file")
  private String output;

  @Parameter(
      label = "Show the report",
      persist = false,
      description = "whether the page is opened in a browser at the end; without a display never")
  private boolean show = true;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path html = Targets.page(output);
    final List<GroupFolder> folders = new ArrayList<>();
    for (final Path folder : paths(comparisons)) {
      progress.check();
      folders.add(GroupFolder.read(folder));
    }
    final Volume below =
        background.isBlank()
            ? null
            : NiftiReader.read(Path.of(background.strip()), Progress.NONE).toVolume();
    new StudyReport(title, folders, paths(correlations), below)
        .page(html.toAbsolutePath().getParent(), "Made by CordJ's Cord Study Report.")
        .write(html);
    if (show) {
      Browser.show(html);
    }
  }

  private static List<Path> paths(final String list) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(w -> !w.isEmpty())
        .map(Path::of)
        .toList();
  }
}
