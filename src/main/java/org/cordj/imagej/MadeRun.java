package org.cordj.imagej;

import ij.ImagePlus;
import org.cordj.bids.Acquisition;
import org.cordj.bids.Sidecar;
import org.cordj.image.Series;
import org.cordj.nifti.DataType;
import org.cordj.nifti.NiftiHeader;

/**
 * A run that was made rather than read, as an open image that knows of its acquisition what one
 * opened from a NIfTI file and its sidecar does, so that every command takes either.
 */
public final class MadeRun {

  private MadeRun() {}

  /**
   * The image of a run.
   *
   * @param metadata what a sidecar would say of it, its slices counted along the run's third voxel
   *     axis
   */
  public static ImagePlus of(final Series run, final Sidecar metadata) {
    final ImagePlus imp = Images.fromSeries(run, null);
    final NiftiHeader header =
        NiftiHeader.of(run.grid(), run.volumes(), run.tr(), DataType.FLOAT32);
    final Geometry.Place place = Geometry.of(imp);
    Geometry.attach(imp, place.grid(), place.view(), header);
    ImageSidecar.attach(imp, metadata, Acquisition.of(metadata, header));
    return imp;
  }
}
