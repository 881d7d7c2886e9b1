package org.cordj.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.cordj.bids.JsonFiles;
import org.cordj.bids.SidecarWriter;
import org.cordj.bids.Sidecars;
import org.cordj.io.Table;

/**
 * What the columns of CordJ's tables are, as BIDS' JSON file beside a TSV says: from the resource
 * columns.json, whose keys are names of columns or patterns of them. A column that it does not know
 * is left out of the JSON.
 */
final class ColumnDictionary {

  private static final ObjectNode KNOWN = read();

  /** The same by the patterns, in their order. */
  private static final Map<Pattern, JsonNode> PATTERNS = patterns();

  private ColumnDictionary() {}

  private static ObjectNode read() {
    try (InputStream in = ColumnDictionary.class.getResourceAsStream("columns.json")) {
      return JsonFiles.parse(Path.of("columns.json"), in.readAllBytes()).json();
    } catch (final IOException e) {
      throw new IllegalStateException("columns.json is part of CordJ", e);
    }
  }

  private static Map<Pattern, JsonNode> patterns() {
    final Map<Pattern, JsonNode> all = new LinkedHashMap<>();
    KNOWN.properties().forEach(e -> all.put(Pattern.compile(e.getKey()), e.getValue()));
    return all;
  }

  /** What a column is; null if that is not known. */
  static JsonNode of(final String column) {
    if (KNOWN.has(column)) {
      return KNOWN.get(column);
    }
    for (final Map.Entry<Pattern, JsonNode> e : PATTERNS.entrySet()) {
      if (e.getKey().matcher(column).matches()) {
        return e.getValue();
      }
    }
    return null;
  }

  /**
   * Writes the JSON file beside a table, or adds the columns to one that the command wrote; nothing
   * for other files.
   */
  static void writeBeside(final Path file) throws IOException {
    if (!file.toString().endsWith(".tsv")) {
      return;
    }
    final Path target = Sidecars.beside(file);
    final boolean there = Files.exists(target);
    final ObjectNode json = there ? JsonFiles.read(target).json() : JsonFiles.object();
    for (final String column : Table.read(file).columns()) {
      final JsonNode what = of(column);
      if (what != null && !json.has(column)) {
        json.set(column, what);
      }
    }
    if (!there) {
      json.set("GeneratedBy", SidecarWriter.generatedBy());
    }
    JsonFiles.write(target, json);
  }
}
