package org.cordj.imagej;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordj.bids.FileReference;
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
import org.cordj.io.RefusedException;

/**
 * How a run was denoised: kept with its sidecar's fields, so that it goes along into results and
 * saved files, and later steps can tell what denoising has left of time.
 */
public final class DenoisingRecord {

  /** The field of a sidecar that holds it. */
  static final String FIELD = "DenoisingDesign";

  /** Its field with the path of the table of confounds. */
  static final String CONFOUNDS = "Confounds";

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
              CONFOUNDS, confounds.isEmpty() ? "" : Path.of(confounds).toAbsolutePath().toString());
          design.put("Drift", options.drift().kind().key());
          design.put("CutoffSeconds", options.drift().cutoff());
          design.put("LowHz", options.band().low());
          design.put("HighHz", options.band().high());
          design.put("CensoredVolumes", censor.toString());
        });
  }

  /**
   * The sidecar of a file with the table of confounds that its record names by its absolute path,
   * so that what is made of the image can find it.
   *
   * @throws IOException if the dataset that the file lies in cannot be told
   * @throws IllegalArgumentException if the record names no file
   */
  static Sidecar found(final Sidecar sidecar) throws IOException {
    final ObjectNode fields = sidecar.json();
    if (!(fields.get(FIELD) instanceof ObjectNode design)
        || design.path(CONFOUNDS).asText().isEmpty()) {
      return sidecar;
    }
    final String name = design.path(CONFOUNDS).asText();
    design.put(CONFOUNDS, FileReference.resolve(name, sidecar.image()).toString());
    return new Sidecar(
        sidecar.image(), fields, sidecar.origins(), sidecar.files(), sidecar.notes());
  }

  /** A record as it stands in the sidecar of a file: the table named so that both can be moved. */
  static ObjectNode placed(final ObjectNode design, final Path file) throws IOException {
    final ObjectNode placed = design.deepCopy();
    final String name = design.path(CONFOUNDS).asText();
    if (!name.isEmpty()) {
      placed.put(CONFOUNDS, FileReference.of(Path.of(name), file));
    }
    return placed;
  }

  /** Whether a run says how it was denoised. */
  public static boolean isKnown(final ImagePlus run) {
    return !design(run).isMissingNode();
  }

  private static JsonNode design(final ImagePlus run) {
    final Sidecar sidecar = ImageSidecar.of(run);
    return sidecar == null ? MissingNode.getInstance() : sidecar.json().path(FIELD);
  }

  private static Path table(final ImagePlus run, final Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new RefusedException(
          "'"
              + run.getTitle()
              + "' was denoised with the confounds of '"
              + path
              + "', which is not there any more; put the table back, or give what denoising has"
              + " left as dof.");
    }
    return path;
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
    final String path = design.path(CONFOUNDS).asText();
    final ConfoundTable confounds =
        path.isEmpty()
            ? ConfoundTable.empty("none", series.volumes(), RunConfounds.offset(run))
            : RunConfounds.read(run, table(run, Path.of(path)), ConfoundTable::of);
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
