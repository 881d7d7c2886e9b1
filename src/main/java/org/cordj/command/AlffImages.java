package org.cordj.command;

import ij.ImagePlus;
import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Mask;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.WindowRows;
import org.cordj.rsfc.Alff;
import org.cordj.rsfc.AlffMap;
import org.cordj.rsfc.AlffMaps;
import org.cordj.rsfc.Band;
import org.cordj.rsfc.Measure;

/** Maps of ALFF as images that say how they were made. */
final class AlffImages {

  private AlffImages() {}

  /** The same colours mean the same values in all bands of a measure. */
  private static void shareScales(final AlffMaps result, final List<ImagePlus> images) {
    for (final Measure measure : result.options().measures()) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int m = 0; m < images.size(); m++) {
        if (result.maps().get(m).measure() == measure) {
          low = Math.min(low, images.get(m).getDisplayRangeMin());
          high = Math.max(high, images.get(m).getDisplayRangeMax());
        }
      }
      for (int m = 0; m < images.size(); m++) {
        if (result.maps().get(m).measure() == measure) {
          images.get(m).setDisplayRange(low, high);
        }
      }
    }
  }

  /** The bands of a measure, which have one scale, stand in a row; so do the maps of one band. */
  private static void arrange(final AlffMaps result, final List<ImagePlus> images) {
    final List<ImagePlus> rows = new ArrayList<>();
    for (final Measure measure : result.options().measures()) {
      for (int m = 0; m < images.size(); m++) {
        if (result.maps().get(m).measure() == measure) {
          rows.add(images.get(m));
        }
      }
    }
    if (rows.size() > 1) {
      final int bands = result.options().bands().size();
      WindowRows.arrange(rows, bands > 1 ? bands : rows.size());
    }
  }

  /**
   * Shows the maps, those of one measure over one range and in one row of windows, a column a band.
   *
   * @param bands as the user wrote them
   * @param confounds the file of what was taken, empty for none
   * @param censored the volumes that were left out, empty for none
   */
  static ImagePlus[] show(
      final AlffMaps result,
      final ImagePlus series,
      final Mask cord,
      final String bands,
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
      final List<Band> overlapping = options.overlapping(map.band());
      if (!overlapping.isEmpty()) {
        record.put("OverlapsBands", Band.text(overlapping));
      }
      if (Band.repeated(bands).contains(map.band())) {
        record.put("BandsAskedFor", bands);
      }
      if (!confounds.isEmpty()) {
        record.put("Confounds", confounds);
      }
      if (!censored.isEmpty()) {
        record.put("CensoredVolumes", censored);
      }
      if (map.measure().needsFloor()) {
        record
            .put("NoiseFloorHz", options.floorFrom())
            .put("NoiseFloor", options.floor().smooth() ? "27 voxels" : "voxel");
      }
      record.attach(imp);
      MapColors.apply(imp, map.measure() == Measure.Z_ALFF);
      shown.add(imp);
    }
    shareScales(result, shown);
    shown.forEach(Outputs::show);
    arrange(result, shown);
    return shown.toArray(new ImagePlus[0]);
  }
}
