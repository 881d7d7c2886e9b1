package org.cordj.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordj.bids.JsonFiles;

/**
 * The record of one file that a pipeline made: what went in with hashes, how it was made, by what,
 * where and when, and what the command said. It stands under {@code prov} at the file's own place.
 *
 * @param json its content
 */
record Record(ObjectNode json) {

  private static final int VERSION = 1;

  /** Asked for once: the answer may come from the network. */
  private static final String HOST = askHostName();

  /** What is the same in the records of all outputs of a step. */
  static ObjectNode begin(
      final Pipeline pipeline,
      final StepRunner.Call call,
      final StepKey key,
      final OutputFolder folder,
      final Map<String, String> versions) {
    final ObjectNode json = JsonFiles.object();
    json.put("ProvenanceVersion", VERSION);
    json.put("Pipeline", pipeline.name());
    json.set("Step", call.step().json());
    json.put("Macro", call.step().macro());
    final ObjectNode inputs = json.putObject("Inputs");
    call.inputs().forEach((name, file) -> inputs.put(name, folder.name(file)));
    final ObjectNode hashes = json.putObject("InputHashes");
    key.files().forEach(hashes::put);
    final ObjectNode outputs = json.putObject("Outputs");
    call.outputs().forEach((name, file) -> outputs.put(name, folder.name(file)));
    json.put("Key", key.hash());
    final ObjectNode software = json.putObject("Software");
    software.put("CordJ", Code.version()).put("CordJCode", Code.hash());
    versions.forEach(software::put);
    return json;
  }

  /** Adds where and when it was made and what the command said. */
  static void end(final ObjectNode json, final Instant start, final List<String> log) {
    final ObjectNode host = json.putObject("Host");
    host.put("Name", HOST);
    host.put("System", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    host.put("Processors", Runtime.getRuntime().availableProcessors());
    json.put("Start", start.toString());
    json.put("Seconds", (System.currentTimeMillis() - start.toEpochMilli()) / 1000.0);
    log.forEach(json.putArray("Log")::add);
  }

  private static String askHostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (final UnknownHostException e) {
      return "unknown";
    }
  }

  /**
   * Writes the record of one file that is about to be moved into place.
   *
   * @param shared what {@link #begin} and {@link #end} gave
   * @param moves where the file is and where it will be, then the same for what stands beside it
   * @param replaced the hashes of what is there until then
   */
  static void write(
      final ObjectNode shared,
      final Map<Path, Path> moves,
      final List<String> replaced,
      final OutputFolder folder)
      throws IOException {
    final Path file = moves.values().iterator().next();
    final ObjectNode json = JsonFiles.object();
    json.put("File", folder.name(file));
    final ObjectNode hashes = json.putObject("Hashes");
    for (final Map.Entry<Path, Path> move : moves.entrySet()) {
      hashes.put(folder.name(move.getValue()), folder.hashes().of(move.getKey()));
    }
    if (!replaced.isEmpty()) {
      replaced.forEach(json.putArray("ReplacedHashes")::add);
    }
    json.setAll(shared);
    final Path record = folder.recordOf(file);
    folder.makeFolderOf(record);
    JsonFiles.write(record, json);
  }

  /** The record of a file; null if there is none or it cannot be understood. */
  static Record of(final Path file, final OutputFolder folder) {
    final Path record = folder.recordOf(file);
    try {
      return Files.isRegularFile(record) ? new Record(JsonFiles.read(record).json()) : null;
    } catch (final IOException e) {
      // what it told is lost, so the file is made again
      return null;
    }
  }

  /** The hashes of the file and of what stands beside it, by name. */
  Map<String, String> hashes() {
    return texts("Hashes");
  }

  /** The hashes of what was there before, which a killed process may have left in place. */
  List<String> replaced() {
    return json.path("ReplacedHashes").valueStream().map(JsonNode::asText).toList();
  }

  /** The files that went in by the step's keys. */
  Map<String, String> inputs() {
    return texts("Inputs");
  }

  /** The files that came out by their names in the pipeline. */
  Map<String, String> outputs() {
    return texts("Outputs");
  }

  /** The hashes of all that went in, by name. */
  Map<String, String> inputHashes() {
    return texts("InputHashes");
  }

  String text(final String field) {
    return json.path(field).asText();
  }

  List<String> log() {
    return json.path("Log").valueStream().map(JsonNode::asText).toList();
  }

  private Map<String, String> texts(final String field) {
    final Map<String, String> all = new LinkedHashMap<>();
    json.path(field).properties().forEach(e -> all.put(e.getKey(), e.getValue().asText()));
    return all;
  }

  /** Whether the file and what stands beside it are there as the record has them. */
  boolean holds(final OutputFolder folder) {
    if (hashes().isEmpty()) {
      return false;
    }
    try {
      for (final Map.Entry<String, String> part : hashes().entrySet()) {
        final Path file = folder.find(part.getKey());
        if (!Files.isRegularFile(file) || !folder.hashes().of(file).equals(part.getValue())) {
          return false;
        }
      }
      return true;
    } catch (final IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
