package org.cordj.imagej;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ij.ImagePlus;

/**
 * What an image is and how it was made: a JSON object kept on the ImagePlus, which Save NIfTI...
 * writes beside the file as its sidecar. Field names are BIDS' where BIDS has one.
 */
public final class Provenance {

  private static final String JSON = "cordj.json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode fields = MAPPER.createObjectNode();

  /** A record that begins with what the image is, one phrase. */
  public Provenance(final String description) {
    fields.put("Description", description);
  }

  /** Adds a text. */
  public Provenance put(final String key, final String value) {
    fields.put(key, value);
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

  /** Writes the record to an image; its Info window shows it too. */
  public void attach(final ImagePlus imp) {
    final String version = Provenance.class.getPackage().getImplementationVersion();
    fields.put("GeneratedBy", "CordJ" + (version == null ? "" : " " + version));
    imp.setProp(JSON, fields.toString());
  }

  /** The record of an image as one line of JSON, null if it has none. */
  static String json(final ImagePlus imp) {
    return imp.getProp(JSON);
  }

  /** The record of an image as JSON for people, with a line feed at the end. */
  static String pretty(final ImagePlus imp) {
    return parse(json(imp)).toPrettyString() + "\n";
  }

  /** The phrase that says what the image is, empty if it has none. */
  static String description(final ImagePlus imp) {
    final String json = json(imp);
    if (json == null) {
      return "";
    }
    return parse(json).path("Description").asText();
  }

  private static JsonNode parse(final String json) {
    try {
      return MAPPER.readTree(json);
    } catch (final JsonProcessingException e) {
      throw new IllegalStateException("the record was written by this class", e);
    }
  }
}
