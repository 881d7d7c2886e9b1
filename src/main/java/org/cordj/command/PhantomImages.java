package org.cordj.command;

import ij.ImagePlus;
import org.cordj.bids.PhantomDataset;
import org.cordj.imagej.Images;
import org.cordj.imagej.MadeRun;
import org.cordj.imagej.Outputs;
import org.cordj.phantom.PhantomRun;

/** A phantom run as ImageJ images. */
final class PhantomImages {

  static final String TITLE = "phantom";

  private PhantomImages() {}

  /** Shows the mask, horns and truth, then the series, so that it is the active image. */
  static ImagePlus[] show(final PhantomRun run) {
    final ImagePlus mask = Images.fromMask(TITLE + "_mask", run.mask(), null);
    final ImagePlus rois = Images.fromLabels(TITLE + "_rois", run.horns(), null);
    final ImagePlus truth = Images.fromVolume(run.planted(), null);
    truth.setTitle(TITLE + "_truth");
    final ImagePlus series = MadeRun.of(run.series(), PhantomDataset.sidecar(run));
    for (final ImagePlus imp : new ImagePlus[] {mask, rois, truth, series}) {
      Outputs.show(imp);
    }
    return new ImagePlus[] {series, mask, rois, truth};
  }
}
