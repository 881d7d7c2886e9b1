package org.cordj.bids;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metadata of one image, merged from the JSON files that apply to it. Immutable.
 *
 * @param image the image
 * @param json the merged fields, a copy each time it is asked for
 * @param origins for each field the file that it comes from
 * @param files the files that apply, from the dataset's root down; what a later one says wins
 * @param notes one sentence for each thing that a user should know
 */
public record Sidecar(
    Path image, ObjectNode json, Map<String, Path> origins, List<Path> files, List<String> notes) {

  /** Copies everything. */
  public Sidecar {
    json = json.deepCopy();
    origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }

  /** The metadata of an image that has no sidecar. */
  public static Sidecar none(final Path image) {
    return new Sidecar(image, JsonFiles.object(), Map.of(), List.of(), List.of());
  }

  /** The merged fields, a copy. */
  @Override
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** Whether no file applies. */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** A field's value, a copy; empty if it is absent or null. */
  public Optional<JsonNode> field(final String name) {
    final JsonNode value = json.get(name);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value.deepCopy());
  }

  /** The file that a field comes from. */
  public Optional<Path> origin(final String name) {
    return Optional.ofNullable(origins.get(name));
  }
}
