package org.cordj.command;

import ij.ImagePlus;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.segment.CsfRing;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** What surrounds the cord: see {@link CsfRing}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Segment>Cord CSF Ring...",
    headless = true,
    description =
        "The voxels between two distances from a cord mask, in true mm within the slice; with a series,"
            + " only those that are bright in it. The result is called MASK_csf.")
public class RingOfCsf extends CordCommand {

  @Parameter(
      label = "Series",
      required = false,
      persist = false,
      autoFill = false,
      description = "T2- or T2*-weighted run or image: keeps bright voxels only; none: keeps all")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      persist = false,
      description = "3-D cord mask; voxels above 0 are the cord")
  private ImagePlus mask;

  @Parameter(
      label = "Inner (mm)",
      persist = false,
      description = "the ring begins beyond this distance, 0 to below 30 mm")
  private double inner = 0;

  @Parameter(
      label = "Outer (mm)",
      persist = false,
      description = "the ring ends at this distance, above inner, at most 30 mm")
  private double outer = 4;

  @Parameter(type = ItemIO.OUTPUT, label = "Ring")
  private ImagePlus ring;

  @Override
  protected void execute(final Progress progress) {
    final CsfRing operation = new CsfRing(inner, outer, series != null);
    final Mask cord = Images.toMask(mask);
    final Mask found =
        operation.apply(cord, series == null ? null : CordImage.of(series, progress), progress);
    final ImagePlus imp = Images.fromMask(mask.getTitle() + "_csf", found, mask);
    new Provenance("CSF ring around the cord")
        .put("Sources", mask.getTitle())
        .put("InnerMm", inner)
        .put("OuterMm", outer)
        .attach(imp);
    ring = Outputs.show(imp);
  }
}
