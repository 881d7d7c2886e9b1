package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.bids.PhantomDataset;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.phantom.CordPhantom;
import org.cordj.phantom.PhantomRun;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes a cord-like run with known truth: see {@link CordPhantom}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Cord Phantom...",
    headless = true,
    description =
        "A cord-like resting-state run with known truth: phantom, phantom_mask, phantom_rois (the horns)"
            + " and phantom_truth (planted SD in signal units). The same seed gives the same voxels.")
public class MakePhantom extends CordCommand {

  @Parameter(
      label = "Volumes",
      persist = false,
      description =
          "number of volumes, " + CordPhantom.MIN_VOLUMES + " to " + CordPhantom.MAX_VOLUMES)
  private int volumes = CordPhantom.defaults().volumes();

  @Parameter(
      label = "TR (s)",
      persist = false,
      description = "repetition time, " + CordPhantom.MIN_TR + " to " + CordPhantom.MAX_TR + " s")
  private double tr = CordPhantom.defaults().tr();

  @Parameter(
      label = "tSNR (mean/SD)",
      persist = false,
      description =
          "cord mean over the SD of thermal noise, "
              + CordPhantom.MIN_TSNR
              + " to "
              + CordPhantom.MAX_TSNR
              + "; 0: no thermal noise")
  private double tsnr = CordPhantom.defaults().tsnr();

  @Parameter(
      label = "Dorsal amplitude (share of mean)",
      persist = false,
      description =
          "SD of the dorsal horns' fluctuation as a share of the mean signal, 0 to "
              + CordPhantom.MAX_AMPLITUDE)
  private double dorsal = CordPhantom.defaults().dorsal();

  @Parameter(
      label = "Ventral amplitude (share of mean)",
      persist = false,
      description =
          "SD of the ventral horns' fluctuation as a share of the mean signal, 0 to "
              + CordPhantom.MAX_AMPLITUDE)
  private double ventral = CordPhantom.defaults().ventral();

  @Parameter(
      label = "Motion of the cord",
      persist = false,
      description = "the cord moves in each slice")
  private boolean motion = CordPhantom.defaults().motion();

  @Parameter(
      label = "Heartbeat and breathing",
      persist = false,
      description = "heartbeat and breathing show")
  private boolean physio = CordPhantom.defaults().physio();

  @Parameter(label = "Random seed", persist = false, description = "the same seed, the same voxels")
  private int randomseed = (int) CordPhantom.defaults().randomseed();

  @Parameter(
      label = "Save to folder",
      required = false,
      persist = false,
      style = "directory",
      description = "folder for the run as a BIDS dataset with its truth; empty: only shown")
  private String output = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Series, mask, regions, truth")
  private ImagePlus[] images;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final PhantomRun run =
        new CordPhantom(volumes, tr, tsnr, dorsal, ventral, motion, physio, randomseed)
            .make(PhantomImages.TITLE, progress);
    if (!output.isEmpty()) {
      PhantomDataset.write(run, Path.of(output), progress);
      say("The phantom as a BIDS dataset is in " + Path.of(output).toAbsolutePath());
    }
    images = PhantomImages.show(run);
  }
}
