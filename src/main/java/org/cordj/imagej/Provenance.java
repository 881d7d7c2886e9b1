package org.cordj.imagej;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ij.ImagePlus;
import java.nio.file.Path;
import java.util.List;
import org.cordj.bids.JsonFiles;

/**
 * What an image is and how it was made: a JSON object kept on the ImagePlus, which Save NIfTI...
 * writes beside the file as its sidecar. Field names are BIDS' where BIDS has one.
 */
public final class Provenance {

  private static final String JSON = "cordj.json";
  private static final String SOURCES = "Sources";

  private final ObjectNode fields = JsonFiles.object();

  /** A record that begins with what the image is, one phrase. */
  public Provenance(final String description) {
    fields.put("Description", description);
  }

  /**
   * Adds a text. That of {@code Sources} is the title of an open image: the record has its file
   * where it has one.
   */
  public Provenance put(final String key, final String value) {
    if (key.equals(SOURCES)) {
      final Path file = NiftiFiles.pathOf(value);
      fields.putArray(SOURCES).add(file == null ? value : file.toString());
    } else {
      fields.put(key, value);
    }
    return this;
  }

  /** Adds a number. */
  public Provenance put(final String key, final double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      fields.put(key, (long) value);
    } else {
      fields.put(key, value);
    }
    return this;
  }

  /** Adds yes or no. */
  public Provenance put(final String key, final boolean value) {
    fields.put(key, value);
    return this;
  }

  /** Adds a list of whole numbers. */
  public Provenance put(final String key, final List<Integer> values) {
    final ArrayNode list = fields.putArray(key);
    values.forEach(list::add);
    return this;
  }

  /** Writes the record to an image. */
  public void attach(final ImagePlus imp) {
    imp.setProp(JSON, JsonFiles.line(fields));
  }

  /** The record of an image, null if it has none. */
  static ObjectNode fields(final ImagePlus imp) {
    final String json = imp.getProp(JSON);
    return json == null ? null : (ObjectNode) parse(json);
  }

  /** The phrase that says what the image is, empty if it has none. */
  static String description(final ImagePlus imp) {
    final ObjectNode fields = fields(imp);
    return fields == null ? "" : fields.path("Description").asText();
  }

  /** The unit of an image's values, empty where its record has none. */
  public static String units(final ImagePlus imp) {
    final ObjectNode fields = fields(imp);
    return fields == null ? "" : fields.path("Units").asText();
  }

  private static JsonNode parse(final String json) {
    try {
      return JsonFiles.ofText(json);
    } catch (final JsonProcessingException e) {
      throw new IllegalStateException("the record was written by this class", e);
    }
  }
}
