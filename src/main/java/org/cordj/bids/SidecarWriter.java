package org.cordj.bids;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the JSON sidecar of an image that CordJ made, as BIDS asks of derivatives. Immutable: each
 * method gives a new one.
 *
 * <pre>{@code
 * SidecarWriter.of("Amplitude of low-frequency fluctuations.")
 *     .units("arbitrary")
 *     .sources(List.of(run, mask))
 *     .field("Band", List.of(0.01, 0.073))
 *     .write(image);
 * }</pre>
 *
 * <p>The fields stand in a fixed order: Description, Units, Sources, SpatialReference, the timing,
 * then the others in the order given, and GeneratedBy last.
 */
public final class SidecarWriter {

  private static final List<String> OWN =
      List.of("Description", "Units", "Sources", "SpatialReference", "GeneratedBy");

  private final String description;
  private final String units;
  private final List<Path> sources;
  private final Object spatialReference;
  private final Map<String, JsonNode> fields;

  private SidecarWriter(
      final String description,
      final String units,
      final List<Path> sources,
      final Object spatialReference,
      final Map<String, JsonNode> fields) {
    this.description = description;
    this.units = units;
    this.sources = List.copyOf(sources);
    this.spatialReference = spatialReference;
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * A sidecar that says what the image is.
   *
   * @throws IllegalArgumentException if that is empty
   */
  public static SidecarWriter of(final String description) {
    if (description == null || description.isBlank()) {
      throw new IllegalArgumentException(
          "The Description of a derivative is empty; say in a sentence what the image holds.");
    }
    return new SidecarWriter(description, null, List.of(), null, Map.of());
  }

  /** With the unit of the image's values (BIDS: CMIXF-12, or arbitrary). */
  public SidecarWriter units(final String unit) {
    return new SidecarWriter(description, unit, sources, spatialReference, fields);
  }

  /**
   * With the files that it was made from. They are written as BIDS URIs where they lie in the
   * image's dataset or one that its DatasetLinks names, else by their file names alone.
   */
  public SidecarWriter sources(final List<Path> files) {
    return new SidecarWriter(description, units, files, spatialReference, fields);
  }

  /** With the image that it is aligned to, written as the sources are. */
  public SidecarWriter spatialReference(final Path image) {
    return new SidecarWriter(description, units, sources, image, fields);
  }

  /** With {@code orig} as its spatial reference: the scanner's space of its own run. */
  public SidecarWriter originalSpace() {
    return new SidecarWriter(description, units, sources, "orig", fields);
  }

  /**
   * With what stays true of a run that was made from another: TaskName, RepetitionTime, EchoTime,
   * PhaseEncodingDirection, what was trimmed off (NumberOfVolumesDiscardedByUser, KeptVolumes and
   * StartTime), and either SliceTimingCorrected or SliceTiming and SliceEncodingDirection.
   *
   * @param sliceTimes whether the slices are those of the other run, so that their times hold
   */
  public SidecarWriter carry(final Acquisition from, final boolean sliceTimes) {
    SidecarWriter w = this;
    if (from.taskName().isPresent()) {
      w = w.field("TaskName", from.taskName().get());
    }
    if (from.tr() > 0) {
      // a header's TR is a float: 2.312, not the 2.312000036239624 that it is as a double
      final double shortest = Double.parseDouble(Float.toString((float) from.tr()));
      w = w.field("RepetitionTime", from.tr() == (float) from.tr() ? shortest : from.tr());
    } else if (!from.volumeTiming().isEmpty()) {
      w = w.field("VolumeTiming", from.volumeTiming());
    }
    if (!from.echoTimes().isEmpty()) {
      w =
          w.field(
              "EchoTime",
              from.echoTimes().size() == 1 ? from.echoTimes().get(0) : from.echoTimes());
    }
    if (from.phaseEncodingDirection().isPresent()) {
      w = w.field("PhaseEncodingDirection", from.phaseEncodingDirection().get().toString());
    }
    if (from.startTime() != 0) {
      w = w.field("StartTime", from.startTime());
    }
    if (from.volumesDiscarded() > 0) {
      w = w.field("NumberOfVolumesDiscardedByUser", from.volumesDiscarded());
    }
    if (from.keptVolumes().isPresent()) {
      w = w.field(KeptVolumes.FIELD, from.keptVolumes().get().toList());
    }
    if (from.sliceTimingCorrected()) {
      w = w.field("SliceTimingCorrected", true);
    }
    if (sliceTimes && from.hasSliceTimes()) {
      // by index, so that the direction needs no sign
      final List<Double> times = new ArrayList<>();
      for (final double t : from.requireSliceTimes()) {
        times.add(t);
      }
      w = w.field("SliceTiming", times);
      w =
          w.field(
              "SliceEncodingDirection", "ijk".substring(from.sliceAxis(), from.sliceAxis() + 1));
    }
    return w;
  }

  /**
   * With another field; one of the same name is replaced.
   *
   * @param value a text, number, boolean, null, JSON node, or a list or map of such
   * @throws IllegalArgumentException if the name is empty or has a method of its own, or the value
   *     holds something else or a number that is not finite
   */
  public SidecarWriter field(final String name, final Object value) {
    if (name == null || name.isBlank() || OWN.contains(name)) {
      throw new IllegalArgumentException(
          "The sidecar's field '"
              + BidsPath.show(name)
              + "' cannot be set so; "
              + String.join(", ", OWN)
              + " have methods of their own, and a name is not empty.");
    }
    requireJson(name, value);
    final Map<String, JsonNode> all = new LinkedHashMap<>(fields);
    all.put(name, JsonFiles.node(value));
    return new SidecarWriter(description, units, sources, spatialReference, all);
  }

  private static void requireJson(final String name, final Object value) {
    if (value instanceof Map<?, ?> map) {
      for (final Map.Entry<?, ?> e : map.entrySet()) {
        requireJson(name, e.getKey() instanceof String ? e.getValue() : e.getKey().getClass());
      }
    } else if (value instanceof List<?> list) {
      list.forEach(v -> requireJson(name, v));
    } else if (value instanceof JsonNode node && node.isContainerNode()) {
      node.forEach(v -> requireJson(name, v));
    } else {
      final boolean number = value instanceof Number || value instanceof JsonNode n && n.isNumber();
      final double v =
          value instanceof Number n
              ? n.doubleValue()
              : value instanceof JsonNode n ? n.doubleValue() : 0;
      if (number && !Double.isFinite(v)) {
        throw new IllegalArgumentException(
            "The sidecar's field '" + name + "' is " + v + "; JSON has no such number.");
      }
      if (!(number
          || value == null
          || value instanceof JsonNode
          || value instanceof String
          || value instanceof Boolean)) {
        throw new IllegalArgumentException(
            "The sidecar's field '" + name + "' is a " + value.getClass().getSimpleName() + ".");
      }
    }
  }

  /**
   * The sidecar's fields.
   *
   * @param image the image that they are of; its dataset decides how sources are named
   * @throws IOException with one sentence, if the dataset_description.json above it is not JSON
   */
  public ObjectNode json(final Path image) throws IOException {
    final Optional<BidsDataset> dataset = BidsDataset.of(image);
    final ObjectNode json = JsonFiles.object();
    json.put("Description", description);
    if (units != null) {
      json.put("Units", units);
    }
    if (!sources.isEmpty()) {
      final ArrayNode all = json.putArray("Sources");
      sources.forEach(s -> all.add(reference(dataset, s)));
    }
    if (spatialReference != null) {
      json.put(
          "SpatialReference",
          spatialReference instanceof Path p ? reference(dataset, p) : spatialReference.toString());
    }
    fields.forEach(json::set);
    json.set("GeneratedBy", generatedBy());
    return json;
  }

  private static String reference(final Optional<BidsDataset> dataset, final Path file) {
    return dataset.map(d -> d.reference(file)).orElse(String.valueOf(file.getFileName()));
  }

  /** CordJ and its version, as GeneratedBy lists them; classes outside a jar have no version. */
  public static ArrayNode generatedBy() {
    final String version = SidecarWriter.class.getPackage().getImplementationVersion();
    final ArrayNode all = JsonFiles.object().arrayNode();
    final ObjectNode cordj = all.addObject().put("Name", "CordJ");
    if (version != null) {
      cordj.put("Version", version);
    }
    return all;
  }

  /**
   * Writes the sidecar beside an image; nothing is half-written, an older one is replaced.
   *
   * @return the sidecar's path: the image's name with .json
   * @throws IOException with one sentence, if that cannot be done
   */
  public Path write(final Path image) throws IOException {
    final Path path = Sidecars.beside(image);
    JsonFiles.write(path, json(image));
    return path;
  }
}
