package org.cordj.imagej;

import com.fasterxml.jackson.databind.JsonNode;
import ij.ImagePlus;
import java.nio.file.Path;
import java.util.Map;
import org.cordj.bids.Sidecar;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiAxis;
import org.cordj.nifti.NiftiHeader;

/** Everything that is known of an image beside its voxels, as a table: field, value, source. */
public final class HeaderTable {

  private static final String CORDJ = "CordJ";
  private static final String HEADER = "header";

  private HeaderTable() {}

  /**
   * The header of the file that an image came from, its sidecar, its orientation, and what was
   * guessed.
   *
   * @throws IllegalArgumentException if no image is open
   */
  public static Table of(final ImagePlus imp) {
    Images.requireOpen(imp);
    final Table table = new Table("field", "value", "source");
    add(table, "image", imp.getTitle(), CORDJ);
    final Geometry.Place place = Geometry.of(imp);
    add(table, "grid shown", place.grid().toString(), CORDJ);
    final View back = place.view().inverse();
    add(table, "grid stored", back.show(place.grid()).toString(), CORDJ);
    add(table, "columns and rows shown run along the file's", place.view().toString(), CORDJ);
    if (!place.known()) {
      add(table, "guessed", place.why(), CORDJ);
    }
    final Sidecar sidecar = ImageSidecar.of(imp);
    if (sidecar != null) {
      for (final Map.Entry<String, JsonNode> f : sidecar.json().properties()) {
        final String from = sidecar.origin(f.getKey()).map(Path::toString).orElse("sidecar");
        final JsonNode value = f.getValue();
        add(table, f.getKey(), value.isTextual() ? value.asText() : value.toString(), from);
      }
    }
    final NiftiHeader header = Geometry.header(imp);
    if (header == null) {
      add(table, "header", "none: the image does not come from a NIfTI file", CORDJ);
      return table;
    }
    header.notes().forEach(note -> add(table, "guessed", note, HEADER));
    add(table, "format", header.format() + (header.pair() ? ", pair" : ""), HEADER);
    add(table, "byte order", header.order().toString(), HEADER);
    add(table, "voxel type", header.datatype().toString(), HEADER);
    for (final NiftiAxis axis : NiftiAxis.of(header)) {
      add(table, "axis " + axis.name(), Long.toString(axis.size()), HEADER);
    }
    for (final Map.Entry<String, String> field : header.fields().entrySet()) {
      add(table, field.getKey(), field.getValue(), HEADER);
    }
    for (final NiftiHeader.Extension e : header.extensions()) {
      add(table, "extension", "code " + e.code() + ", " + e.data().length + " bytes", HEADER);
    }
    return table;
  }

  private static void add(
      final Table table, final String field, final String value, final String source) {
    table.add(field, value.replaceAll("[\t\r\n]", " "), source);
  }
}
