package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.bids.ManualName;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.MaskEditing;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.SliceList;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.segment.EditableMask;
import org.cordj.segment.MaskCorrection;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Makes a corrected mask of the outlines that {@link EditCordMask} opened: see {@link
 * EditableMask}. Slices whose outline still covers the same voxels keep their values bit for bit.
 */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Segment>Cord Mask Apply...",
    headless = true,
    description =
        "The corrected mask from the outlines that Cord Mask Edit... opened, slices that were not touched"
            + " as they were. The result is called MASK_manual, of a BIDS name the one with"
            + " desc-manual; its .json says that it was corrected by hand.")
public class ApplyCordMask extends CordCommand {

  @Parameter(
      label = "Image",
      persist = false,
      autoFill = false,
      description = "the image that Cord Mask Edit... opened, with its outlines corrected")
  private ImagePlus image;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "the mask that it was opened for, unchanged")
  private ImagePlus mask;

  @Parameter(
      label = "Slices without cord (from 1)",
      required = false,
      persist = false,
      description =
          "slices without cord, such as 3,7-9, counted from 1; needed where an outline was deleted")
  private String empty = "";

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file: voxels and Dice of each corrected slice; empty: only shown")
  private String table = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Corrected mask")
  private ImagePlus corrected;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path tsv = Targets.table(table);
    final Volume before = Images.toVolume(mask);
    final boolean[][] drawn =
        MaskEditing.planes(image, before, SliceList.parse("empty", empty, before.grid().nz()));
    final String title = ManualName.of(mask.getTitle());
    final MaskCorrection correction = EditableMask.of(before).correct(title, drawn);
    say(correction.sentence());
    Tables.give(correction.toTable(), title + "_slices", tsv);
    final ImagePlus imp = Images.fromVolume(correction.mask(), mask);
    imp.setDisplayRange(mask.getDisplayRangeMin(), mask.getDisplayRangeMax());
    // where the user has just drawn
    imp.setPosition(1, image.getZ(), 1);
    new Provenance("Spinal cord mask, corrected by hand")
        .put("Sources", mask.getTitle())
        .put("ManuallyCorrected", true)
        .put("CorrectedSlices", correction.indices())
        .put("DiceWithSource", correction.dice())
        .put("VolumeBeforeMm3", correction.volumeBefore())
        .put("VolumeMm3", correction.volumeAfter())
        .attach(imp);
    image.changes = false;
    corrected = Outputs.show(imp);
  }
}
