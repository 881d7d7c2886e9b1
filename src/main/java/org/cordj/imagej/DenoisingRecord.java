package org.cordj.imagej;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cordj.bids.Sidecar;
import org.cordj.denoise.Censor;
import org.cordj.denoise.ConfoundTable;
import org.cordj.denoise.Denoise;
import org.cordj.denoise.Drift;
import org.cordj.denoise.PassBand;
import org.cordj.denoise.SliceFit;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;

/**
 * How a run was denoised: kept with its sidecar's fields, so that it goes along into results and
 * saved files, and later steps can tell what denoising has left of time.
 */
public final class DenoisingRecord {

  /** The field of a sidecar that holds it. */
  static final String FIELD = "DenoisingDesign";

  private static final String VOLUMES = "Volumes";
  private static final String TIMES = "Times";

  private DenoisingRecord() {}

  /**
   * Notes on a denoised run how it was made.
   *
   * @param confounds the table's path, empty for none
   */
  public static void note(
      final ImagePlus result, final Denoise options, final String confounds, final Censor censor) {
    final int volumes = result.getNFrames();
    ImageSidecar.edit(
        result,
        fields -> {
          final int before = fields.path(FIELD).path(TIMES).asInt(0);
          final ObjectNode design = fields.putObject(FIELD);
          design.put(TIMES, before + 1);
          design.put(VOLUMES, volumes);
          design.put(
              "Confounds",
              confounds.isEmpty() ? "" : Path.of(confounds).toAbsolutePath().toString());
          design.put("Drift", options.drift().kind().key());
          design.put("CutoffSeconds", options.drift().cutoff());
          design.put("LowHz", options.band().low());
          design.put("HighHz", options.band().high());
          design.put("CensoredVolumes", censor.toString());
        });
  }

  /** Whether a run says how it was denoised. */
  public static boolean isKnown(final ImagePlus run) {
    return !design(run).isMissingNode();
  }

  private static JsonNode design(final ImagePlus run) {
    final Sidecar sidecar = ImageSidecar.of(run);
    return sidecar == null ? MissingNode.getInstance() : sidecar.json().path(FIELD);
  }

  /**
   * What was fitted to the slices of a run that {@link #isKnown}. The table of confounds is read
   * again.
   *
   * @param series the same run
   * @param mask the slices that are asked for
   * @throws IOException if the table of confounds cannot be read
   * @throws IllegalArgumentException if the run was denoised more than once or cut since, or the
   *     table no longer fits
   */
  public static List<SliceFit> fits(
      final ImagePlus run, final Series series, final Mask mask, final Progress progress)
      throws IOException {
    final JsonNode design = design(run);
    if (design.path(TIMES).asInt() != 1 || design.path(VOLUMES).asInt() != series.volumes()) {
      throw new IllegalArgumentException(
          "'"
              + series.name()
              + "' was denoised "
              + (design.path(TIMES).asInt() != 1 ? "more than once" : "before volumes were cut off")
              + ", so what denoising has left cannot be told from its record; give that number as"
              + " dof.");
    }
    final String path = design.path("Confounds").asText();
    final ConfoundTable confounds =
        path.isEmpty()
            ? ConfoundTable.empty("none", series.volumes(), RunConfounds.offset(run))
            : RunConfounds.read(run, Path.of(path), ConfoundTable::of);
    final double cutoff = design.path("CutoffSeconds").asDouble();
    return new Denoise(
            Drift.of(design.path("Drift").asText(), cutoff),
            new PassBand(design.path("LowHz").asDouble(), design.path("HighHz").asDouble()),
            false)
        .fits(
            series,
            mask,
            confounds,
            Censor.parse(design.path("CensoredVolumes").asText()),
            progress);
  }
}
