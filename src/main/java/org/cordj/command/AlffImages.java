package org.cordj.command;

import ij.ImagePlus;
import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Mask;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.rsfc.Alff;
import org.cordj.rsfc.AlffMap;
import org.cordj.rsfc.AlffMaps;
import org.cordj.rsfc.Measure;

/** Maps of ALFF as images that say how they were made. */
final class AlffImages {

  private AlffImages() {}

  /**
   * Shows the maps.
   *
   * @param confounds the file of what was taken, empty for none
   * @param censored the volumes that were left out, empty for none
   */
  static ImagePlus[] show(
      final AlffMaps result,
      final ImagePlus series,
      final Mask cord,
      final String confounds,
      final String censored) {
    final Alff options = result.options();
    final List<ImagePlus> shown = new ArrayList<>();
    for (final AlffMap map : result.maps()) {
      final ImagePlus imp = Images.fromVolume(map.volume(), series);
      final Provenance record =
          new Provenance(map.measure().key() + " " + map.band().describe())
              .put("Sources", series.getTitle())
              .put("Mask", cord.name())
              .put("Units", map.measure().unit())
              .put("Definition", options.definition().key())
              .put("Detrend", options.detrend().key())
              .put("LowHz", map.band().low())
              .put("HighHz", map.band().high())
              .put("Bins", map.bins())
              .put("BandDimensions", map.dimensions())
              .put("BandDimensionsKept", map.keptDimensions())
              .put("MaskVoxels", result.voxels())
              .put("NonFiniteVoxels", result.nonFinite())
              .put("ConstantVoxels", result.constant());
      if (!confounds.isEmpty()) {
        record.put("Confounds", confounds);
      }
      if (!censored.isEmpty()) {
        record.put("CensoredVolumes", censored);
      }
      if (map.measure() == Measure.NC_ALFF || map.measure() == Measure.SE_NC_ALFF) {
        record
            .put("NoiseFloorHz", options.floorFrom())
            .put("NoiseFloor", options.floor().smooth() ? "27 voxels" : "voxel");
      }
      record.attach(imp);
      MapColors.apply(imp, map.measure() == Measure.Z_ALFF);
      shown.add(Outputs.show(imp));
    }
    return shown.toArray(new ImagePlus[0]);
  }
}
