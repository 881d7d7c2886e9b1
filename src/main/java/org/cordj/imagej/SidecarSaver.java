package org.cordj.imagej;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cordj.bids.BidsPath;
import org.cordj.bids.FileReference;
import org.cordj.bids.Sidecar;
import org.cordj.bids.SidecarWriter;
import org.cordj.bids.Sidecars;
import org.cordj.nifti.NiftiHeader;

/**
 * Writes the sidecar of an image that was saved.
 *
 * <p>A result's sidecar says what it is, its unit, how and of what it was made, and, for a run, the
 * timing that it has from its source. That of an image saved as it was opened is the merged one of
 * its file. Either goes over an older one only where the image is a result: somebody else's sidecar
 * is left as it is.
 */
final class SidecarSaver {

  /** Fields that {@link SidecarWriter} has methods for. */
  private static final Set<String> REPLACED =
      Set.of("Description", "Sources", "GeneratedBy", "SpatialReference", "Units");

  private static final Set<String> OF_SLICES = Set.of("SliceTiming", "SliceEncodingDirection");

  private SidecarSaver() {}

  /**
   * Writes the sidecar, if there is something to say.
   *
   * @param source the file that the image was opened from, null if none
   * @throws IOException with one sentence if it cannot be written
   */
  static void save(
      final ImagePlus imp, final Path path, final Path source, final Geometry.Place place)
      throws IOException {
    final ObjectNode record = Provenance.fields(imp);
    final Sidecar sidecar = ImageSidecar.of(imp);
    if (record != null) {
      result(imp, path, record, sidecar, place).write(path);
      return;
    }
    // onto its own file: what its sidecars say still holds
    if (sidecar == null
        || source != null && Files.exists(source) && Files.isSameFile(source, path)) {
      return;
    }
    final Path target = Sidecars.beside(path);
    if (Files.exists(target)) {
      IJ.log("'" + target + "' was there before and is left as it is.");
      return;
    }
    copy(imp, path, sidecar, source, place).write(path);
  }

  private static SidecarWriter result(
      final ImagePlus imp,
      final Path path,
      final ObjectNode record,
      final Sidecar sidecar,
      final Geometry.Place place)
      throws IOException {
    SidecarWriter writer = SidecarWriter.of(record.path("Description").asText());
    if (sidecar != null && imp.getNFrames() > 1) {
      writer = writer.carry(ImageSidecar.acquisition(imp, sidecar), slicesAreTheFiles(imp, place));
      if (sidecar.json().get(DenoisingRecord.FIELD) instanceof ObjectNode denoising) {
        // what denoising took is taken in the file too, and its degrees of freedom follow from it
        writer = writer.field(DenoisingRecord.FIELD, DenoisingRecord.placed(denoising, path));
      }
    }
    for (final Map.Entry<String, JsonNode> field : record.properties()) {
      switch (field.getKey()) {
        case "Description" -> {}
        case "Units" -> writer = writer.units(field.getValue().asText());
        case "Sources" -> writer = writer.sources(paths(field.getValue()));
        case DenoisingRecord.CONFOUNDS ->
            writer = writer.field(field.getKey(), named(field.getValue(), path));
        default -> writer = writer.field(field.getKey(), field.getValue());
      }
    }
    if (BidsPath.parse(path).filter(p -> p.suffix().equals("bold")).isPresent()) {
      // BIDS wants it said of derivatives, though there is no skull about a cord
      writer = writer.field("SkullStripped", false);
    }
    return timing(imp, writer);
  }

  private static SidecarWriter copy(
      final ImagePlus imp,
      final Path path,
      final Sidecar sidecar,
      final Path source,
      final Geometry.Place place)
      throws IOException {
    final boolean slices = slicesAreTheFiles(imp, place);
    final ObjectNode fields = sidecar.json();
    SidecarWriter writer =
        SidecarWriter.of(
            fields
                .path("Description")
                .asText("Saved by CordJ from " + sidecar.image().getFileName() + "."));
    if (fields.path("Units").isTextual()) {
      writer = writer.units(fields.path("Units").asText());
    }
    // what was made here comes from no file
    if (source != null || !sidecar.isEmpty()) {
      writer = writer.sources(List.of(source != null ? source : sidecar.image()));
    }
    for (final Map.Entry<String, JsonNode> field : fields.properties()) {
      final boolean axes =
          OF_SLICES.contains(field.getKey()) && !slices
              || field.getKey().equals("PhaseEncodingDirection") && !place.known();
      if (field.getValue() instanceof ObjectNode design
          && field.getKey().equals(DenoisingRecord.FIELD)) {
        writer = writer.field(field.getKey(), DenoisingRecord.placed(design, path));
      } else if (!axes && !REPLACED.contains(field.getKey())) {
        writer = writer.field(field.getKey(), field.getValue());
      }
    }
    return timing(imp, writer);
  }

  /** The name of a table in a sidecar; what is no absolute path is as the user gave it. */
  private static String named(final JsonNode table, final Path file) throws IOException {
    final String text = table.asText();
    try {
      return Path.of(text).isAbsolute() ? FileReference.of(Path.of(text), file) : text;
    } catch (final InvalidPathException e) {
      return text;
    }
  }

  private static SidecarWriter timing(final ImagePlus imp, final SidecarWriter writer) {
    final double tr = Images.frameInterval(imp);
    return imp.getNFrames() > 1 && tr > 0
        ? writer.field("RepetitionTime", Double.parseDouble(shortest(tr)))
        : writer;
  }

  /** A header's TR is a float: 2.312, not the 2.312000036239624 that it is as a double. */
  private static String shortest(final double tr) {
    return tr == (float) tr ? Float.toString((float) tr) : Double.toString(tr);
  }

  /** Whether the slices are those of the file, all and in its order, so that their times hold. */
  private static boolean slicesAreTheFiles(final ImagePlus imp, final Geometry.Place place) {
    final NiftiHeader header = Geometry.header(imp);
    if (!place.known() || header == null || header.grid().nz() != imp.getNSlices()) {
      return false;
    }
    final int[] slices = SliceLabels.slicesOf(imp);
    for (int z = 0; slices != null && z < slices.length; z++) {
      if (slices[z] != z) {
        return false;
      }
    }
    return true;
  }

  /** Sources as paths; an image that is no file yet is named by its title. */
  private static List<Path> paths(final JsonNode sources) {
    final List<Path> paths = new ArrayList<>();
    final Path nowhere = FileSystems.getDefault().getRootDirectories().iterator().next();
    for (final JsonNode source : sources) {
      final String text = source.asText();
      final Path given = Path.of(text.replaceAll("[:*?\"<>|\\x00]", "_"));
      paths.add(given.isAbsolute() ? Path.of(text) : nowhere.resolve(given.getFileName()));
    }
    return paths;
  }
}
