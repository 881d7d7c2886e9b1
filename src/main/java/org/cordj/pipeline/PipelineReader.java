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

  /** The multiverses that CordJ comes with. */
  public static final List<String> MULTIVERSES = List.of("multiverse-alff");

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
    if (isOwn(pathOrPreset)) {
      return preset(pathOrPreset);
    }
    final Path path = existing(pathOrPreset);
    return parse(JsonFiles.read(path), pathOrPreset, path.toAbsolutePath().getParent());
  }

  /**
   * The document of a file or preset as it is.
   *
   * @throws IOException with one sentence, if there is none, it is not JSON, or a name stands twice
   *     in an object of it
   */
  public static ObjectNode document(final String pathOrPreset) throws IOException {
    if (isOwn(pathOrPreset)) {
      return presetFile(pathOrPreset).json();
    }
    final JsonFiles.Read read = JsonFiles.read(existing(pathOrPreset));
    try {
      requireOnce(read);
    } catch (final IllegalArgumentException e) {
      throw refused(pathOrPreset, e);
    }
    return read.json();
  }

  /** Refuses a name that an object has twice, at any depth, as one of the two would be lost. */
  private static void requireOnce(final JsonFiles.Read read) {
    if (!read.twiceAt().isEmpty()) {
      throw Fields.wrong(read.twiceAt().iterator().next(), "stands twice; remove one.");
    }
  }

  private static RefusedException refused(final String name, final IllegalArgumentException e) {
    return new RefusedException("The pipeline '" + name + "', " + e.getMessage(), e);
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
      return anyOf(json, folder);
    } catch (final IllegalArgumentException e) {
      throw refused(name, e);
    }
  }

  /** What a document is: a pipeline, or a multiverse of one. */
  private Pipeline anyOf(final ObjectNode json, final Path folder) throws RefusedException {
    return MultiverseReader.isOne(json)
        ? new MultiverseReader(this, runner).read(json, folder)
        : pipeline(json, folder);
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

  /** Whether CordJ comes with a pipeline or multiverse of that name. */
  public static boolean isOwn(final String name) {
    return PRESETS.contains(name) || MULTIVERSES.contains(name);
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
              + ", "
              + String.join(", ", MULTIVERSES)
              + ".");
    }
    return path;
  }

  private Pipeline parse(final JsonFiles.Read read, final String name, final Path folder)
      throws RefusedException {
    try {
      requireOnce(read);
      return anyOf(read.json(), folder);
    } catch (final IllegalArgumentException e) {
      throw refused(name, e);
    }
  }

  private Pipeline pipeline(final ObjectNode json, final Path folder) {
    Fields.known("", json, TOP);
    Fields.version(json, VERSION);
    final String name = Fields.name(json, "name");
    final Map<String, Pipeline.Input> inputs = new LinkedHashMap<>();
    for (final Map.Entry<String, JsonNode> e : Fields.object("", json, "inputs").properties()) {
      final String at = "/inputs/" + e.getKey();
      final ObjectNode input = Fields.object(at, e.getValue());
      Fields.known(at, input, OF_INPUT);
      if (e.getKey().equals(Pipeline.SERIES)) {
        throw Fields.wrong(at, "is the run itself, which every pipeline has; remove it.");
      }
      inputs.put(
          e.getKey(),
          new Pipeline.Input(
              file(at, input),
              Fields.flag(at, input, "required"),
              Fields.text(at, input, "description", false)));
    }
    final JsonNode list = json.get("steps");
    if (list == null || !list.isArray() || list.isEmpty()) {
      throw Fields.wrong("/steps", "must be a list of at least one step.");
    }
    final List<Step> steps = new ArrayList<>();
    final Map<String, String> outputs = new LinkedHashMap<>();
    final Map<String, String> files = new LinkedHashMap<>();
    for (int s = 0; s < list.size(); s++) {
      final String at = "/steps/" + s;
      final Step step = step(at, Fields.object(at, list.get(s)), folder);
      if (steps.stream().anyMatch(o -> o.name().equals(step.name()))) {
        throw Fields.wrong(
            at + "/name", "'" + step.name() + "' is another step's name; rename it.");
      }
      for (final Map.Entry<String, Step.Output> o : step.outputs().entrySet()) {
        final String where = at + "/outputs/" + o.getKey();
        if (o.getKey().equals(Pipeline.SERIES)
            || inputs.containsKey(o.getKey())
            || outputs.put(o.getKey(), where) != null) {
          throw Fields.wrong(where, "is the name of something else in this pipeline; rename it.");
        }
        final String twin = files.put(o.getValue().file(), where);
        if (twin != null) {
          throw Fields.wrong(where + "/file", "is that of " + twin + " too; rename one.");
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
          throw Fields.wrong(
              "/steps/" + s + "/inputs/" + i.getKey(),
              "is "
                  + Fields.shown(ref)
                  + ", which neither is an input nor comes out of a step; there are "
                  + String.join(", ", legal)
                  + ".");
        }
      }
    }
    return new Pipeline(
        name, Fields.text("", json, "description", false), inputs, Pipeline.ordered(steps));
  }

  /**
   * A step of a document, checked.
   *
   * @param at its JSON path
   * @throws IllegalArgumentException with one sentence that begins with the path
   */
  Step step(final String at, final ObjectNode json, final Path folder) {
    Fields.known(at, json, OF_STEP);
    final String name = Fields.text(at, json, "name", true);
    final String command = Fields.text(at, json, "command", false);
    final String macro = Fields.text(at, json, "macro", false);
    if (command.isEmpty() == macro.isEmpty()) {
      throw Fields.wrong(at, "needs either command, the label of a menu item, or macro, a file.");
    }
    final Map<String, String> inputs = new LinkedHashMap<>();
    for (final Map.Entry<String, JsonNode> e : Fields.object(at, json, "inputs").properties()) {
      inputs.put(e.getKey(), Fields.value(at + "/inputs/" + e.getKey(), e.getValue()));
    }
    final Map<String, String> options = new LinkedHashMap<>();
    for (final Map.Entry<String, JsonNode> e : Fields.object(at, json, "options").properties()) {
      options.put(e.getKey(), Fields.value(at + "/options/" + e.getKey(), e.getValue()));
      if (inputs.containsKey(e.getKey())) {
        throw Fields.wrong(at + "/options/" + e.getKey(), "is given under inputs too; remove one.");
      }
    }
    final Map<String, Step.Output> outputs = new LinkedHashMap<>();
    for (final Map.Entry<String, JsonNode> e : Fields.object(at, json, "outputs").properties()) {
      outputs.put(e.getKey(), output(at + "/outputs/" + e.getKey(), e.getValue(), inputs));
    }
    if (outputs.isEmpty()) {
      throw Fields.wrong(at + "/outputs", "is empty; a step that leaves nothing has no use.");
    }
    Path file = null;
    if (!macro.isEmpty()) {
      file = folder == null ? Path.of(macro) : folder.resolve(macro);
      if (!Files.isRegularFile(file)) {
        throw Fields.wrong(
            at + "/macro", "is " + Fields.shown(macro) + ", but there is no file '" + file + "'.");
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
            Fields.text(at, json, "source", false),
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
        throw Fields.wrong(
            at + "/command",
            "is " + Fields.shown(step.command()) + ", but ImageJ has no command of that label.");
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
            throw Fields.wrong(
                place,
                step.command()
                    + " has no key "
                    + Fields.shown(key)
                    + "; legal are "
                    + String.join(", ", keys.all())
                    + ".");
          }
        });
    for (final String key : keys.needed()) {
      if (!places.containsKey(key)) {
        throw Fields.wrong(
            at, step.command() + " needs " + key + "; give it under inputs or options.");
      }
    }
    try {
      runner.checkOptions(step);
    } catch (final IllegalArgumentException e) {
      throw Fields.wrong(at + "/options", e.getMessage());
    }
  }

  private static Step.Output output(
      final String at, final JsonNode node, final Map<String, String> inputs) {
    final ObjectNode json = Fields.object(at, node);
    Fields.known(at, json, OF_OUTPUT);
    final String image = Fields.text(at, json, "image", false);
    final String key = Fields.text(at, json, "key", false);
    if (image.isEmpty() == key.isEmpty()) {
      throw Fields.wrong(
          at, "needs either image, the title of a result, or key, that of its path.");
    }
    final String file = file(at, json);
    if (BidsPath.parse("sub-x_" + file).orElseThrow().entities().size() < 2) {
      throw Fields.wrong(
          at + "/file",
          "is "
              + Fields.shown(file)
              + "; it needs an entity of its own, such as desc-mc_"
              + file
              + ".");
    }
    if (!image.isEmpty() && !file.matches(".*\\.nii(\\.gz)?")) {
      throw Fields.wrong(
          at + "/file", "is " + Fields.shown(file) + "; an image's ends in .nii or .nii.gz.");
    }
    final Matcher title = Pattern.compile("\\{([^}]*)}").matcher(image);
    while (title.find()) {
      if (!inputs.containsKey(title.group(1))) {
        throw Fields.wrong(
            at + "/image", "holds {" + title.group(1) + "}, but the step has no such input.");
      }
    }
    return new Step.Output(
        image,
        key,
        file,
        Fields.flag(at, json, "find"),
        Fields.text(at, json, "heading", false),
        Fields.text(at, json, "slide", false),
        Fields.text(at, json, "caption", false));
  }

  private static String file(final String at, final ObjectNode json) {
    final String file = Fields.text(at, json, "file", true);
    if (BidsPath.parse("sub-x_" + file).isEmpty()) {
      throw Fields.wrong(
          at + "/file",
          "is "
              + Fields.shown(file)
              + "; it must be the end of a BIDS name, such as desc-mc_bold.nii.gz.");
    }
    return file;
  }
}
