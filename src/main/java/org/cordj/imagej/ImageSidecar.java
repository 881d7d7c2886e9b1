package org.cordj.imagej;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cordj.bids.Acquisition;
import org.cordj.bids.JsonFiles;
import org.cordj.bids.Sidecar;
import org.cordj.bids.Sidecars;

/**
 * The metadata of the BIDS sidecars of an image's file, kept on the ImagePlus as text: all of it in
 * one property, and the timing in properties of BIDS' names for macros ({@code
 * Property.get("RepetitionTime")}).
 */
final class ImageSidecar {

  private static final String SIDECAR = "cordj.sidecar";
  private static final String PATH = "cordj.path";
  private static final String FIELDS = "fields";
  private static final String ORIGINS = "origins";

  private static final List<String> SHOWN =
      List.of(
          "RepetitionTime",
          "SliceTiming",
          "SliceTimingCorrected",
          "StartTime",
          "NumberOfVolumesDiscardedByUser",
          "PhaseEncodingDirection",
          "EchoTime",
          "TaskName");

  private ImageSidecar() {}

  /** The sidecars of a file; where one cannot be read the log says so and none counts. */
  static Sidecar read(final Path image, final String name) {
    try {
      return DenoisingRecord.found(Sidecars.of(image));
    } catch (final IOException | IllegalArgumentException e) {
      IJ.log(name + ": " + e.getMessage() + " The image is opened without its sidecars.");
      return Sidecar.none(image);
    }
  }

  /** Keeps what the sidecars say on an image. */
  static void attach(final ImagePlus imp, final Sidecar sidecar, final Acquisition acquisition) {
    final ObjectNode all = JsonFiles.object();
    all.put(PATH, sidecar.image().toString());
    all.set(FIELDS, sidecar.json());
    final ObjectNode origins = all.putObject(ORIGINS);
    sidecar.origins().forEach((field, file) -> origins.put(field, file.toString()));
    imp.setProp(SIDECAR, JsonFiles.line(all));
    if (acquisition.repetitionTime() > 0) {
      imp.setProp("RepetitionTime", acquisition.repetitionTime());
    }
    if (!acquisition.sliceTiming().isEmpty()) {
      imp.setProp("SliceTiming", join(acquisition.sliceTiming()));
    }
    if (acquisition.sliceTimingCorrected()) {
      imp.setProp("SliceTimingCorrected", "true");
    }
    if (acquisition.startTime() != 0) {
      imp.setProp("StartTime", acquisition.startTime());
    }
    if (acquisition.volumesDiscarded() > 0) {
      imp.setProp("NumberOfVolumesDiscardedByUser", acquisition.volumesDiscarded());
    }
    acquisition
        .phaseEncodingDirection()
        .ifPresent(d -> imp.setProp("PhaseEncodingDirection", d.toString()));
    if (!acquisition.echoTimes().isEmpty()) {
      imp.setProp("EchoTime", join(acquisition.echoTimes()));
    }
    acquisition.taskName().ifPresent(t -> imp.setProp("TaskName", t));
  }

  private static String join(final List<Double> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /** What {@link #attach} wrote, as lines of an Info text. */
  static String info(final ImagePlus imp) {
    final StringBuilder lines = new StringBuilder();
    for (final String key : SHOWN) {
      if (imp.getProp(key) != null) {
        lines.append(key).append(": ").append(imp.getProp(key)).append('\n');
      }
    }
    return imp.getProp(SIDECAR) == null
        ? ""
        : lines.append(SIDECAR).append(": ").append(imp.getProp(SIDECAR)).append('\n').toString();
  }

  /** Passes the metadata of a run on to another run on the same grid. */
  static void copy(final ImagePlus from, final ImagePlus to) {
    to.setProp(SIDECAR, from.getProp(SIDECAR));
    for (final String key : SHOWN) {
      to.setProp(key, from.getProp(key));
    }
  }

  /** Changes what an image's sidecars say; an image without any gets one. */
  static void edit(final ImagePlus imp, final Consumer<ObjectNode> change) {
    final Sidecar before =
        of(imp) != null
            ? of(imp)
            : Sidecar.none(
                Path.of(imp.getTitle().replaceAll("[/:*?\"<>|\\\\\\x00]", "_")).toAbsolutePath());
    final ObjectNode fields = before.json();
    change.accept(fields);
    SHOWN.forEach(key -> imp.setProp(key, null));
    final Sidecar after =
        new Sidecar(before.image(), fields, before.origins(), before.files(), List.of());
    attach(imp, after, acquisition(imp, after));
  }

  /** What sidecars say of an image as it is now: its volumes, its frame interval, its grid. */
  static Acquisition acquisition(final ImagePlus imp, final Sidecar sidecar) {
    final Geometry.Place place = Geometry.of(imp);
    return Acquisition.of(
        sidecar,
        place.view().inverse().show(place.grid()),
        imp.getNFrames(),
        Images.frameInterval(imp));
  }

  /**
   * What the sidecars said when the image was opened; null for an image without.
   *
   * @throws IllegalArgumentException with the sentence for the user, if the image's property, which
   *     a TIFF file may bring along, is not what CordJ wrote
   */
  static Sidecar of(final ImagePlus imp) {
    final String text = imp.getProp(SIDECAR);
    if (text == null) {
      return null;
    }
    try {
      final JsonNode all = JsonFiles.ofText(text);
      if (all.path(PATH).isTextual()
          && all.path(FIELDS) instanceof ObjectNode fields
          && all.path(ORIGINS) instanceof ObjectNode from) {
        final Map<String, Path> origins = new LinkedHashMap<>();
        from.properties().forEach(e -> origins.put(e.getKey(), Path.of(e.getValue().asText())));
        return new Sidecar(
            Path.of(all.path(PATH).asText()),
            fields,
            origins,
            origins.values().stream().distinct().toList(),
            List.of());
      }
    } catch (final JsonProcessingException | InvalidPathException e) {
      // the sentence below says it
    }
    throw Sentences.changed(imp, SIDECAR);
  }
}
