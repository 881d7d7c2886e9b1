package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.bids.ConfoundFiles;
import org.cordj.denoise.Components;
import org.cordj.denoise.ConfoundTable;
import org.cordj.denoise.MotionColumns;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.RunConfounds;
import org.cordj.imagej.RunTiming;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.physio.Retroicor;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes a table of noise regressors: see {@link ConfoundTable}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Denoise>Cord Confounds...",
    headless = true,
    description =
        "One table of a run's noise regressors, with fMRIPrep's column names; columns of one slice end"
            + " in _sliceZZ, counted from 0.")
public class MakeConfounds extends CordCommand {

  private static final String NONE = "none";

  @Parameter(label = "Series", persist = false, description = "4-D run, before slice timing")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "3-D cord mask on the same grid: slices without it have no columns")
  private ImagePlus mask;

  @Parameter(
      label = "Physiology (files or auto)",
      required = false,
      persist = false,
      style = "open",
      description =
          "recordings: _physio.tsv(.gz) with .json, several with commas between; auto: those beside the"
              + " run's file; empty: none")
  private String physio = "";

  @Parameter(
      label = "Cardiac orders",
      persist = false,
      description = "of RETROICOR, 0 to 9; with 4, 4 and 2 the 32 columns of FSL's PNM")
  private int cardiac = 4;

  @Parameter(label = "Respiratory orders", persist = false, description = "of RETROICOR, 0 to 9")
  private int respiratory = 4;

  @Parameter(
      label = "Interaction orders",
      persist = false,
      description = "of both in RETROICOR's products, 0 to 9; 0: none")
  private int interaction = 2;

  @Parameter(
      label = "Heart rate and breathing volume",
      persist = false,
      description = "add heart rate and breathing volume per time (RVT) from the recordings")
  private boolean rates = false;

  @Parameter(
      label = "CSF",
      required = false,
      persist = false,
      autoFill = false,
      description = "3-D mask of cerebrospinal fluid, such as that of Cord CSF Ring...")
  private ImagePlus csf;

  @Parameter(
      label = "CSF components",
      persist = false,
      description =
          "by slice: mean, a number of components, parallel (analysis), or a share as 50%")
  private String components = "mean";

  @Parameter(
      label = "White matter",
      required = false,
      persist = false,
      autoFill = false,
      description = "3-D mask of white matter, whose mean by slice is added")
  private ImagePlus whitematter;

  @Parameter(
      label = "Not-cord components",
      persist = false,
      description =
          "of tissue outside of cord and CSF, by slice: none, mean, a number, parallel, or a share as"
              + " 50%")
  private String outside = NONE;

  @Parameter(
      label = "Margin of not-cord (mm)",
      persist = false,
      description = "not-cord begins at this distance from mask and CSF, 0 to below 30 mm")
  private double margin = 4;

  @Parameter(
      label = "Motion table (.tsv)",
      required = false,
      persist = false,
      style = "open",
      description = "TSV of Cord Motion Correction..., fMRIPrep or SCT; empty: none")
  private String motion = "";

  @Parameter(label = "Derivatives of motion", persist = false, description = "add those of motion")
  private boolean derivatives = false;

  @Parameter(label = "Squares of motion", persist = false, description = "add those of motion")
  private boolean squares = false;

  @Parameter(
      label = "Volumes with a spike each (from 0, or .tsv)",
      required = false,
      persist = false,
      description = "volumes that get a column each: a list such as 3,17-19 (from 0) or a .tsv")
  private String spikes = "";

  @Parameter(
      label = "Random seed",
      persist = false,
      description = "of the noise that parallel analysis compares with")
  private long randomseed = 1;

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the table, with a .json beside it; empty: only shown")
  private String table = "";

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Components ofCsf = Components.of(components, randomseed);
    final Components ofOutside =
        outside.equals(NONE) ? null : Components.of(outside, randomseed + 1_000_000);
    final Path target = Targets.table(table);
    final Series run = Images.toSeries(series, 0);
    final Mask cord = Images.toMask(mask);
    final Mask fluid = csf == null ? null : Images.toMask(csf);
    final int offset = RunConfounds.offset(series);
    ConfoundTable all = ConfoundTable.empty(run.name(), run.volumes(), offset);
    if (!motion.isEmpty()) {
      all =
          all.and(
              RunConfounds.read(
                  series, Path.of(motion), new MotionColumns(derivatives, squares)::of));
    }
    if (!physio.isEmpty()) {
      final Retroicor orders =
          cardiac == 0 && respiratory == 0 && interaction == 0
              ? null
              : new Retroicor(cardiac, respiratory, interaction, interaction);
      all = all.and(new PhysioColumns(series, run, physio, this::say).table(orders, rates));
    }
    if (fluid != null) {
      all = all.and(ofCsf.apply(run, fluid, cord, "csf", "c_comp_cor", offset, progress));
    }
    if (whitematter != null) {
      all =
          all.and(
              new Components(Components.Rule.MEAN, 0, randomseed)
                  .apply(
                      run,
                      Images.toMask(whitematter),
                      cord,
                      "white_matter",
                      "w_comp_cor",
                      offset,
                      progress));
    }
    if (ofOutside != null) {
      final Mask tissue = NotCord.of(run, cord, fluid, margin, progress);
      final int before = all.bases().size();
      all =
          all.and(
              ofOutside.apply(run, tissue, cord, "notcord", "notcord_comp_cor", offset, progress));
    }
    all = all.and(RunConfounds.censor(series, spikes).spikes(all));
    if (all.isEmpty()) {
      throw new IllegalArgumentException(
          "No confound is asked for: give physio, csf, whitematter, outside, motion or spikes.");
    }
    if (all.needsTrueSliceTimes()) {
      RunTiming.requireNotTimed(series);
    }
    if (target != null) {
      ConfoundFiles.write(all, run.name(), target);
    }
    all.notes().forEach(this::say);
    say(run.name() + ": " + all.bases().size() + " confounds: " + all.summary() + ".");
    Tables.give(all.toTable(), run.name() + "_confounds", null);
  }
}
