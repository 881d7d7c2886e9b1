package org.cordj.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

  private ColumnDictionary() {}

  private static ObjectNode read() {
    try (InputStream in = ColumnDictionary.class.getResourceAsStream("columns.json")) {
      return JsonFiles.parse(Path.of("columns.json"), in.readAllBytes()).json();
    } catch (final IOException e) {
      throw new IllegalStateException("columns.json is part of CordJ", e);
    }
  }

  /** What a column is; null if that is not known. */
  static JsonNode of(final String column) {
    if (KNOWN.has(column)) {
      return KNOWN.get(column);
    }
    for (final Map.Entry<String, JsonNode> e : KNOWN.properties()) {
      if (column.matches(e.getKey())) {
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
