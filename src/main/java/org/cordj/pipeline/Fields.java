package org.cordj.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cordj.bids.JsonFiles;

/**
 * The fields of a document that a user writes, each refused with the JSON path (RFC 6901) of what
 * is wrong.
 */
final class Fields {

  private Fields() {}

  /** Refuses a document of another version of its format. */
  static void version(final ObjectNode json, final int wanted) {
    final JsonNode version = json.get("version");
    if (version == null || !version.isInt() || version.intValue() != wanted) {
      throw wrong(
          "/version",
          "is "
              + (version == null ? "missing" : version.toString())
              + "; this CordJ reads version "
              + wanted
              + ".");
    }
  }

  /** What a document calls itself, in words that files and pages can take. */
  static String name(final ObjectNode json, final String key) {
    final String name = text("", json, key, true);
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9 ._-]{0,79}")) {
      throw wrong("/" + key, "is " + shown(name) + "; use letters, digits, blanks, . _ and -.");
    }
    return name;
  }

  static void known(final String at, final ObjectNode json, final List<String> legal) {
    for (final Map.Entry<String, JsonNode> e : json.properties()) {
      if (!legal.contains(e.getKey())) {
        throw wrong(
            at + "/" + e.getKey(), "is unknown; legal here are " + String.join(", ", legal) + ".");
      }
    }
  }

  static ObjectNode object(final String at, final ObjectNode json, final String key) {
    return json.has(key) ? object(at + "/" + key, json.get(key)) : JsonFiles.object();
  }

  static ObjectNode object(final String at, final JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw wrong(at, "must be an object, {...}.");
  }

  static String text(
      final String at, final ObjectNode json, final String key, final boolean needed) {
    final JsonNode node = json.get(key);
    if (node == null && !needed) {
      return "";
    }
    if (node == null || !node.isTextual() || node.asText().isBlank()) {
      throw wrong(at + "/" + key, node == null ? "is missing." : "must be a text.");
    }
    return node.asText();
  }

  static boolean flag(final String at, final ObjectNode json, final String key) {
    final JsonNode node = json.get(key);
    if (node != null && !node.isBoolean()) {
      throw wrong(at + "/" + key, "is " + node + "; it must be true or false.");
    }
    return node != null && node.booleanValue();
  }

  /** A text, number or truth value as a macro writes it; a list as its values with commas. */
  static String value(final String at, final JsonNode node) {
    if (node.isArray() && !node.isEmpty()) {
      final List<String> all = new ArrayList<>();
      node.forEach(n -> all.add(value(at, n)));
      return String.join(",", all);
    }
    if (!node.isValueNode() || node.isNull()) {
      throw wrong(at, "must be a text, a number, true, false, or a list of such.");
    }
    return node.asText();
  }

  static String shown(final String text) {
    final String plain = text.replaceAll("\\p{Cntrl}", "?");
    return "'" + (plain.length() > 80 ? plain.substring(0, 77) + "..." : plain) + "'";
  }

  static IllegalArgumentException wrong(final String path, final String sentence) {
    return new IllegalArgumentException((path.isEmpty() ? "/" : path) + ": " + sentence);
  }
}
