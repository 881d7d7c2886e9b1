package org.cordj.imagej;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import ij.ImagePlus;
import java.nio.file.Path;
import org.cordj.bids.Acquisition;
import org.cordj.bids.KeptVolumes;
import org.cordj.bids.Sidecar;
import org.cordj.image.Grid;
import org.cordj.nifti.NiftiHeader;

/**
 * When the volumes and slices of an open run were taken, and what has been done to that since: kept
 * with its sidecar's fields, so that it goes along into results and saved files.
 */
public final class RunTiming {

  private static final String START = "StartTime";
  private static final String DISCARDED = "NumberOfVolumesDiscardedByUser";
  private static final String CORRECTED = "SliceTimingCorrected";
  private static final String VOLUMES = "VolumeTiming";

  private RunTiming() {}

  /**
   * When each slice is taken.
   *
   * @param axis the voxel axis, as shown, that the slices are counted along
   * @param times in seconds after the beginning of the volume
   */
  public record Slices(int axis, double[] times) {}

  /** What is known of a run's acquisition; of an image without a sidecar its TR at most. */
  public static Acquisition of(final ImagePlus run) {
    return ImageSidecar.acquisition(run, sidecar(run));
  }

  private static Sidecar sidecar(final ImagePlus run) {
    final Sidecar sidecar = ImageSidecar.of(run);
    return sidecar != null ? sidecar : Sidecar.none(named(run));
  }

  private static Path named(final ImagePlus run) {
    final Path file = NiftiFiles.pathOf(run);
    return file != null ? file : Path.of(run.getTitle().replaceAll("[/:*?\"<>|\\\\\\x00]", "_"));
  }

  /** Which volumes of the run as it was opened these are: all, unless it was trimmed. */
  public static KeptVolumes kept(final ImagePlus run) {
    return of(run).keptVolumes().orElse(KeptVolumes.all(run.getNFrames()));
  }

  /**
   * Refuses a run whose slices were interpolated to one time, for steps that need each slice's own
   * time, such as regressors taken at it.
   *
   * @throws IllegalArgumentException with the sentence for the user
   */
  public static void requireNotTimed(final ImagePlus run) {
    if (of(run).sliceTimingCorrected()) {
      throw new IllegalArgumentException(
          "The slices of '"
              + run.getTitle()
              + "' were interpolated to one time (SliceTimingCorrected), so they no longer have"
              + " times of their own; use the run from before Cord Slice Timing.");
    }
  }

  /**
   * The times of a run's slices as shown.
   *
   * @throws IllegalArgumentException with one sentence, if they are not known, do not fit the file,
   *     were interpolated to one time, or it cannot be told which slices of the file these are
   */
  public static Slices requireSlices(final ImagePlus run) {
    requireNotTimed(run);
    final NiftiHeader header = Geometry.header(run);
    if (header == null) {
      throw new IllegalArgumentException(
          "The slice times of '"
              + run.getTitle()
              + "' are not known: it was not opened from a NIfTI file, whose sidecar gives"
              + " SliceTiming. Save it with Save NIfTI..., write SliceTiming into the .json and"
              + " open it again.");
    }
    final Acquisition whole = Acquisition.of(sidecar(run), header);
    final double[] times = whole.requireSliceTimes();
    final Geometry.Place place = Geometry.of(run);
    final Grid file = place.view().show(header.grid());
    if (whole.sliceAxis() == 2) {
      return new Slices(2, ofShown(run, times));
    }
    final View view = place.view();
    final int axis = whole.sliceAxis() == 0 == view.transposed() ? 1 : 0;
    if (file.size(axis) != place.grid().size(axis)) {
      throw lost(run);
    }
    if (axis == 0 ? view.flipColumns() : view.flipRows()) {
      for (int s = 0; s < times.length / 2; s++) {
        final double keep = times[s];
        times[s] = times[times.length - 1 - s];
        times[times.length - 1 - s] = keep;
      }
    }
    return new Slices(axis, times);
  }

  private static double[] ofShown(final ImagePlus run, final double[] times) {
    final int[] slices = SliceLabels.slicesOf(run);
    if (slices == null) {
      throw lost(run);
    }
    final double[] shown = new double[slices.length];
    for (int z = 0; z < slices.length; z++) {
      if (slices[z] < 0 || slices[z] >= times.length) {
        throw lost(run);
      }
      shown[z] = times[slices[z]];
    }
    return shown;
  }

  private static IllegalArgumentException lost(final ImagePlus run) {
    return new IllegalArgumentException(
        "'"
            + run.getTitle()
            + "' does not tell which slices of its file it shows, so their times are lost; use the"
            + " run as it was opened.");
  }

  /**
   * Notes on a result that it holds some volumes of a run: how many were dropped, when it begins,
   * and which ones they are of the run as it was opened.
   *
   * @param first the first volume kept, counted from 0
   * @param last the last one
   */
  public static void trimmed(
      final ImagePlus result, final ImagePlus run, final int first, final int last) {
    final Acquisition before = of(run);
    final KeptVolumes kept = kept(run).trim(first, last);
    final double tr = Images.frameInterval(run);
    ImageSidecar.edit(
        result,
        fields -> {
          if (first > 0) {
            fields.put(DISCARDED, before.volumesDiscarded() + first);
          }
          if (first > 0 && tr > 0) {
            fields.put(START, before.startTime() + first * tr);
          }
          final ArrayNode list = fields.putArray("KeptVolumes");
          kept.toList().forEach(list::add);
          final JsonNode times = fields.get(VOLUMES);
          if (times != null && times.isArray() && times.size() == run.getNFrames()) {
            final ArrayNode left = fields.putArray(VOLUMES);
            for (int t = first; t <= last; t++) {
              left.add(times.get(t));
            }
          }
        });
  }

  /**
   * Notes on a result that its slices were interpolated to one time: SliceTimingCorrected, and a
   * StartTime later by that time; their own times are forgotten.
   *
   * @param reference in seconds after the beginning of the volume
   */
  public static void timed(final ImagePlus result, final ImagePlus run, final double reference) {
    final double start = of(run).startTime() + reference;
    ImageSidecar.edit(
        result,
        fields -> {
          fields.remove("SliceTiming");
          fields.remove("SliceEncodingDirection");
          fields.put(CORRECTED, true);
          fields.put(START, start);
        });
  }
}
