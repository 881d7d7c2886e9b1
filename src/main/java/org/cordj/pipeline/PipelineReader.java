package org.cordj.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.bids.BidsPath;
import org.cordj.bids.JsonFiles;
import org.cordj.io.RefusedException;

/**
 * Reads pipelines from JSON and checks them: every sentence begins with the file and the JSON path
 * (RFC 6901) of what is wrong. The format is that of the resource pipeline.schema.json.
 */
public final class PipelineReader {

  /** The version of the format that this CordJ reads. */
  static final int VERSION = 1;

  /** The pipelines that CordJ comes with. */
  public static final List<String> PRESETS =
      List.of("quick-look", "martucci-style", "kaptan-style");

  static final List<String> TOP = List.of("version", "name", "description", "inputs", "steps");
  static final List<String> OF_INPUT = List.of("file", "required", "description");
  static final List<String> OF_STEP =
      List.of("name", "command", "macro", "inputs", "options", "outputs", "source");
  static final List<String> OF_OUTPUT =
      List.of("image", "key", "file", "find", "heading", "slide", "caption");

  private final StepRunner runner;

  /** Checks commands, keys and values against what this runner has. */
  public PipelineReader(final StepRunner runner) {
    this.runner = runner;
  }

  /**
   * The pipeline of a file, or the preset of that name.
   *
   * @throws IOException with one sentence, if there is none, it is not JSON or not a pipeline
   */
  public Pipeline read(final String pathOrPreset) throws IOException {
    if (PRESETS.contains(pathOrPreset)) {
      return preset(pathOrPreset);
    }
    final Path path = existing(pathOrPreset);
    return parse(JsonFiles.read(path), pathOrPreset, path.toAbsolutePath().getParent());
  }

  /**
   * The document of a file or preset as it is.
   *
   * @throws IOException with one sentence, if there is none or it is not JSON
   */
  public static ObjectNode document(final String pathOrPreset) throws IOException {
    if (PRESETS.contains(pathOrPreset)) {
      return presetFile(pathOrPreset).json();
    }
    return JsonFiles.read(existing(pathOrPreset)).json();
  }

  /**
   * The pipeline of a document that was put together here.
   *
   * @param name what it is called in sentences
   * @param folder where its macros' files are looked for; null for the working folder
   * @throws RefusedException with one sentence, if it is no pipeline
   */
  public Pipeline check(final String name, final ObjectNode json, final Path folder)
      throws RefusedException {
    try {
      return pipeline(json, folder);
    } catch (final IllegalArgumentException e) {
      throw new RefusedException("The pipeline '" + name + "', " + e.getMessage(), e);
    }
  }

  /**
   * The step of a record.
   *
   * @param macro the macro's file as it was found then; empty for a command
   * @throws IllegalArgumentException with one sentence, if this CordJ cannot run it
   */
  Step again(final ObjectNode json, final String macro) {
    // resolving gives an absolute path back as it is
    return step("", macro.isEmpty() ? json : json.deepCopy().put("macro", macro), Path.of("/"));
  }

  private Pipeline preset(final String name) throws IOException {
    return parse(presetFile(name), name, null);
  }

  private static JsonFiles.Read presetFile(final String name) throws IOException {
    try (InputStream in = PipelineReader.class.getResourceAsStream(name + ".json")) {
      return JsonFiles.parse(Path.of(name + ".json"), in.readAllBytes());
    }
  }

  private static Path existing(final String pathOrPreset) throws RefusedException {
    final Path path = Path.of(pathOrPreset);
    if (!Files.exists(path)) {
      throw new RefusedException(
          "There is no pipeline '"
              + pathOrPreset
              + "'; give a .json file or one of "
              + String.join(", ", PRESETS)
              + ".");
    }
    return path;
  }

  private Pipeline parse(final JsonFiles.Read read, final String name, final Path folder)
      throws RefusedException {
    try {
      if (!read.twice().isEmpty()) {
        throw wrong("/" + read.twice().iterator().next(), "stands twice; remove one.");
      }
      return pipeline(read.json(), folder);
    } catch (final IllegalArgumentException e) {
      throw new RefusedException("The pipeline '" + name + "', " + e.getMessage(), e);
    }
  }

  private Pipeline pipeline(final ObjectNode json, final Path folder) {
    known("", json, TOP);
    final JsonNode version = json.get("version");
    if (version == null || !version.isInt() || version.intValue() != VERSION) {
      throw wrong(
          "/version",
          "is "
              + (version == null ? "missing" : version.toString())
              + "; this CordJ reads version "
              + VERSION
              + ".");
    }
    final String name = text("", json, "name", true);
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9 ._-]{0,79}")) {
      throw wrong("/name", "is " + shown(name) + "; use letters, digits, blanks, . _ and -.");
    }
    final Map<String, Pipeline.Input> inputs = new LinkedHashMap<>();
    for (final Map.Entry<String, JsonNode> e : object("", json, "inputs").properties()) {
      final String at = "/inputs/" + e.getKey();
      final ObjectNode input = object(at, e.getValue());
      known(at, input, OF_INPUT);
      if (e.getKey().equals(Pipeline.SERIES)) {
        throw wrong(at, "is the run itself, which every pipeline has; remove it.");
      }
      inputs.put(
          e.getKey(),
          new Pipeline.Input(
              file(at, input), flag(at, input, "required"), text(at, input, "description", false)));
    }
    final JsonNode list = json.get("steps");
    if (list == null || !list.isArray() || list.isEmpty()) {
      throw wrong("/steps", "must be a list of at least one step.");
    }
    final List<Step> steps = new ArrayList<>();
    final Map<String, String> outputs = new LinkedHashMap<>();
    final Map<String, String> files = new LinkedHashMap<>();
    for (int s = 0; s < list.size(); s++) {
      final String at = "/steps/" + s;
      final Step step = step(at, object(at, list.get(s)), folder);
      if (steps.stream().anyMatch(o -> o.name().equals(step.name()))) {
        throw wrong(at + "/name", "'" + step.name() + "' is another step's name; rename it.");
      }
      for (final Map.Entry<String, Step.Output> o : step.outputs().entrySet()) {
        final String where = at + "/outputs/" + o.getKey();
        if (o.getKey().equals(Pipeline.SERIES)
            || inputs.containsKey(o.getKey())
            || outputs.put(o.getKey(), where) != null) {
          throw wrong(where, "is the name of something else in this pipeline; rename it.");
        }
        final String twin = files.put(o.getValue().file(), where);
        if (twin != null) {
          throw wrong(where + "/file", "is that of " + twin + " too; rename one.");
        }
      }
      steps.add(step);
    }
    for (int s = 0; s < steps.size(); s++) {
      for (final Map.Entry<String, String> i : steps.get(s).inputs().entrySet()) {
        final String ref = i.getValue();
        if (!ref.equals(Pipeline.SERIES) && !inputs.containsKey(ref) && !outputs.containsKey(ref)) {
          final List<String> legal = new ArrayList<>(List.of(Pipeline.SERIES));
          legal.addAll(inputs.keySet());
          legal.addAll(outputs.keySet());
          throw wrong(
              "/steps/" + s + "/inputs/" + i.getKey(),
              "is "
                  + shown(ref)
                  + ", which neither is an input nor comes out of a step; there are "
                  + String.join(", ", legal)
                  + ".");
        }
      }
    }
    return new Pipeline(
        name, text("", json, "description", false), inputs, Pipeline.ordered(steps));
  }

  private Step step(final String at, final ObjectNode json, final Path folder) {
    known(at, json, OF_STEP);
    final String name = text(at, json, "name", true);
    final String command = text(at, json, "command", false);
    final String macro = text(at, json, "macro", false);
    if (command.isEmpty() == macro.isEmpty()) {
      throw wrong(at, "needs either command, the label of a menu item, or macro, a file.");
    }
    final Map<String, String> inputs = new LinkedHashMap<>();
    for (final Map.Entry<String, JsonNode> e : object(at, json, "inputs").properties()) {
      inputs.put(e.getKey(), value(at + "/inputs/" + e.getKey(), e.getValue()));
    }
    final Map<String, String> options = new LinkedHashMap<>();
    for (final Map.Entry<String, JsonNode> e : object(at, json, "options").properties()) {
      options.put(e.getKey(), value(at + "/options/" + e.getKey(), e.getValue()));
      if (inputs.containsKey(e.getKey())) {
        throw wrong(at + "/options/" + e.getKey(), "is given under inputs too; remove one.");
      }
    }
    final Map<String, Step.Output> outputs = new LinkedHashMap<>();
    for (final Map.Entry<String, JsonNode> e : object(at, json, "outputs").properties()) {
      outputs.put(e.getKey(), output(at + "/outputs/" + e.getKey(), e.getValue(), inputs));
    }
    if (outputs.isEmpty()) {
      throw wrong(at + "/outputs", "is empty; a step that leaves nothing has no use.");
    }
    Path file = null;
    if (!macro.isEmpty()) {
      file = folder == null ? Path.of(macro) : folder.resolve(macro);
      if (!Files.isRegularFile(file)) {
        throw wrong(at + "/macro", "is " + shown(macro) + ", but there is no file '" + file + "'.");
      }
    }
    final Step step =
        new Step(
            name,
            command,
            file == null ? "" : file.toString(),
            inputs,
            options,
            outputs,
            text(at, json, "source", false),
            json);
    if (!command.isEmpty()) {
      checkCommand(at, step);
    }
    return step;
  }

  private void checkCommand(final String at, final Step step) {
    final StepRunner.Keys keys = runner.keys(step.command()).orElse(null);
    if (keys == null) {
      if (!runner.isForeign(step.command())) {
        throw wrong(
            at + "/command",
            "is " + shown(step.command()) + ", but ImageJ has no command of that label.");
      }
      return;
    }
    final Map<String, String> places = new LinkedHashMap<>();
    step.inputs().keySet().forEach(k -> places.put(k, at + "/inputs/" + k));
    step.options().keySet().forEach(k -> places.put(k, at + "/options/" + k));
    step.outputs()
        .forEach(
            (n, o) -> {
              if (!o.key().isEmpty()) {
                places.put(o.key(), at + "/outputs/" + n + "/key");
              }
            });
    places.forEach(
        (key, place) -> {
          if (!keys.all().contains(key)) {
            throw wrong(
                place,
                step.command()
                    + " has no key "
                    + shown(key)
                    + "; legal are "
                    + String.join(", ", keys.all())
                    + ".");
          }
        });
    for (final String key : keys.needed()) {
      if (!places.containsKey(key)) {
        throw wrong(at, step.command() + " needs " + key + "; give it under inputs or options.");
      }
    }
    try {
      runner.checkOptions(step);
    } catch (final IllegalArgumentException e) {
      throw wrong(at + "/options", e.getMessage());
    }
  }

  private static Step.Output output(
      final String at, final JsonNode node, final Map<String, String> inputs) {
    final ObjectNode json = object(at, node);
    known(at, json, OF_OUTPUT);
    final String image = text(at, json, "image", false);
    final String key = text(at, json, "key", false);
    if (image.isEmpty() == key.isEmpty()) {
      throw wrong(at, "needs either image, the title of a result, or key, that of its path.");
    }
    final String file = file(at, json);
    if (BidsPath.parse("sub-x_" + file).orElseThrow().entities().size() < 2) {
      throw wrong(
          at + "/file",
          "is " + shown(file) + "; it needs an entity of its own, such as desc-mc_" + file + ".");
    }
    if (!image.isEmpty() && !file.matches(".*\\.nii(\\.gz)?")) {
      throw wrong(at + "/file", "is " + shown(file) + "; an image's ends in .nii or .nii.gz.");
    }
    final Matcher title = Pattern.compile("\\{([^}]*)}").matcher(image);
    while (title.find()) {
      if (!inputs.containsKey(title.group(1))) {
        throw wrong(
            at + "/image", "holds {" + title.group(1) + "}, but the step has no such input.");
      }
    }
    return new Step.Output(
        image,
        key,
        file,
        flag(at, json, "find"),
        text(at, json, "heading", false),
        text(at, json, "slide", false),
        text(at, json, "caption", false));
  }

  private static String file(final String at, final ObjectNode json) {
    final String file = text(at, json, "file", true);
    if (BidsPath.parse("sub-x_" + file).isEmpty()) {
      throw wrong(
          at + "/file",
          "is "
              + shown(file)
              + "; it must be the end of a BIDS name, such as desc-mc_bold.nii.gz.");
    }
    return file;
  }

  private static void known(final String at, final ObjectNode json, final List<String> legal) {
    for (final Map.Entry<String, JsonNode> e : json.properties()) {
      if (!legal.contains(e.getKey())) {
        throw wrong(
            at + "/" + e.getKey(), "is unknown; legal here are " + String.join(", ", legal) + ".");
      }
    }
  }

  private static ObjectNode object(final String at, final ObjectNode json, final String key) {
    return json.has(key) ? object(at + "/" + key, json.get(key)) : JsonFiles.object();
  }

  private static ObjectNode object(final String at, final JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw wrong(at, "must be an object, {...}.");
  }

  private static String text(
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

  private static boolean flag(final String at, final ObjectNode json, final String key) {
    final JsonNode node = json.get(key);
    if (node != null && !node.isBoolean()) {
      throw wrong(at + "/" + key, "is " + node + "; it must be true or false.");
    }
    return node != null && node.booleanValue();
  }

  /** A text, number or truth value as a macro writes it; a list as its values with commas. */
  private static String value(final String at, final JsonNode node) {
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

  private static String shown(final String text) {
    final String plain = text.replaceAll("\\p{Cntrl}", "?");
    return "'" + (plain.length() > 80 ? plain.substring(0, 77) + "..." : plain) + "'";
  }

  private static IllegalArgumentException wrong(final String path, final String sentence) {
    return new IllegalArgumentException((path.isEmpty() ? "/" : path) + ": " + sentence);
  }
}
