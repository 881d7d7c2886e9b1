package org.cordj.imagej;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.bids.JsonFiles;
import org.cordj.io.RefusedException;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.PipelineReader;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/**
 * A pipeline that is being put together: its JSON document, which need not be in order yet. Not for
 * several threads.
 */
public final class PipelineDraft {

  private static final String INPUTS = "inputs";
  private static final String OPTIONS = "options";
  private static final String OUTPUTS = "outputs";
  private static final Pattern ENDING = Pattern.compile("\\((\\.[a-z]+)\\)");

  private final CommandSteps commands;
  private final ObjectNode json;
  private final Path folder;

  private PipelineDraft(final CommandSteps commands, final ObjectNode json, final Path folder) {
    this.commands = commands;
    this.json = json;
    this.folder = folder;
  }

  /** One without a step. */
  public static PipelineDraft empty(final CommandSteps commands) {
    final ObjectNode json = JsonFiles.object();
    json.put("version", 1).put("name", "own").put("description", "What it is for.");
    json.putObject(INPUTS);
    json.putArray("steps");
    return new PipelineDraft(commands, json, null);
  }

  /**
   * That of a file or preset, whether or not it is in order.
   *
   * @throws IOException with one sentence, if there is none or it is not JSON
   */
  public static PipelineDraft read(final CommandSteps commands, final String pathOrPreset)
      throws IOException {
    final ObjectNode json = PipelineReader.document(pathOrPreset);
    if (json.has("multiverse")) {
      throw new RefusedException(
          "'"
              + pathOrPreset
              + "' is a multiverse, a grid over the pipeline '"
              + json.path("pipeline").asText()
              + "'; open that one here, and change the grid in a text editor.");
    }
    final boolean preset = PipelineReader.isOwn(pathOrPreset);
    if (!(json.get("steps") instanceof ArrayNode)) {
      json.putArray("steps");
    }
    return new PipelineDraft(
        commands, json, preset ? null : Path.of(pathOrPreset).toAbsolutePath().getParent());
  }

  /**
   * Checks it as a run would.
   *
   * @throws RefusedException with the sentence and the JSON path of what is wrong
   */
  public Pipeline check() throws RefusedException {
    return new PipelineReader(commands).check(json.path("name").asText(), json, folder);
  }

  /** Writes the document, once it is in order. */
  public void write(final Path path) throws IOException {
    check();
    JsonFiles.write(path, json);
  }

  String text(final String field) {
    return json.path(field).asText();
  }

  void setText(final String field, final String text) {
    set(json, field, text);
  }

  private ArrayNode steps() {
    return (ArrayNode) json.get("steps");
  }

  /** The files that it takes beside the run. */
  ObjectNode inputs() {
    return child(json, INPUTS);
  }

  ObjectNode step(final int index) {
    return (ObjectNode) steps().get(index);
  }

  /** What the steps are called, with their commands. */
  List<String> stepNames() {
    final List<String> names = new ArrayList<>();
    steps()
        .forEach(
            s ->
                names.add(
                    s.path("name").asText()
                        + "   "
                        + s.path("command").asText(s.path("macro").asText())));
    return names;
  }

  /** The commands that can be steps, by the part of the menu they are in. */
  Map<String, List<String>> operations() {
    final Map<String, List<String>> all = new TreeMap<>();
    for (final String label : commands.labels()) {
      final CommandInfo info = commands.info(label);
      final boolean leaves = StepResults.labels().contains(label) || !filesOf(info).isEmpty();
      final int depth = info.getMenuPath().size();
      final String part = depth < 2 ? "" : info.getMenuPath().get(depth - 2).getName();
      if (leaves && !List.of("CordJ", "Group", "Workflow").contains(part)) {
        all.computeIfAbsent(part, p -> new ArrayList<>()).add(label);
      }
    }
    all.values().forEach(l -> l.sort(null));
    return all;
  }

  /**
   * The names that a step can take its inputs from: the run, files beside it, other steps' outputs.
   */
  List<String> names() {
    final List<String> names = new ArrayList<>(List.of(Pipeline.SERIES));
    json.path(INPUTS).properties().forEach(e -> names.add(e.getKey()));
    steps().forEach(s -> s.path(OUTPUTS).properties().forEach(e -> names.add(e.getKey())));
    return names;
  }

  /**
   * Adds a step at the end, with the inputs that its keys' names suggest and the outputs that the
   * command gives.
   *
   * @return its place
   */
  int add(final String label) {
    final ObjectNode step = JsonFiles.object();
    final String word = label.replaceAll("^Cord |[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    step.put("name", apart(word, stepNames().stream().map(n -> n.replaceAll(" .*", "")).toList()));
    step.put("command", label);
    final ObjectNode inputs = step.putObject(INPUTS);
    final ObjectNode outputs = JsonFiles.object();
    final CommandInfo info = commands.info(label);
    if (info == null) {
      inputs.put("image", Pipeline.SERIES);
      output(outputs, "image", "{image}", "desc-" + word + "_bold.nii.gz");
    } else {
      suggest(label, info, inputs, outputs, word);
    }
    step.putObject(OPTIONS);
    step.set(OUTPUTS, outputs);
    steps().add(step);
    return steps().size() - 1;
  }

  private void suggest(
      final String label,
      final CommandInfo info,
      final ObjectNode inputs,
      final ObjectNode outputs,
      final String word) {
    final List<String> names = names();
    final List<String> images = new ArrayList<>();
    for (final ModuleItem<?> item : InputValues.of(info)) {
      final String key = item.getName();
      if (ImagePlus.class.isAssignableFrom(item.getType())) {
        images.add(key);
        final String name = fitting(key, names);
        if (item.isRequired() && !name.isEmpty() || names.contains(key)) {
          inputs.put(key, name);
        }
      }
    }
    StepResults.of(label, commands.defaults(label), images).entrySet().stream()
        .findFirst()
        .ifPresent(e -> output(outputs, "image", e.getKey(), e.getValue()));
    filesOf(info)
        .forEach(
            (key, ending) ->
                output(
                    outputs,
                    "key",
                    key,
                    "desc-" + word + (ending.equals(".png") ? "_figure" : "_bold") + ending));
  }

  /** The keys that take the path of a table, picture or page to write, with its ending. */
  private static Map<String, String> filesOf(final CommandInfo info) {
    final Map<String, String> files = new LinkedHashMap<>();
    for (final ModuleItem<?> item : InputValues.of(info)) {
      final Matcher ending = ENDING.matcher(String.valueOf(item.getLabel()));
      if (FileWidget.SAVE_STYLE.equals(item.getWidgetStyle())
          && List.of("table", "output").contains(item.getName())
          && ending.find()) {
        files.put(item.getName(), ending.group(1));
      }
    }
    return files;
  }

  /** The name that a key most likely takes: its own, else the last that speaks of it. */
  private static String fitting(final String key, final List<String> names) {
    if (names.contains(key)) {
      return key;
    }
    final String word = key.equals("rois") ? "dseg" : key;
    return names.stream()
        .filter(n -> n.endsWith(word))
        .reduce((first, last) -> last)
        .orElse(List.of("image", "first").contains(key) ? Pipeline.SERIES : "");
  }

  private void output(
      final ObjectNode outputs, final String field, final String value, final String end) {
    final List<String> taken = new ArrayList<>(names());
    outputs.properties().forEach(e -> taken.add(e.getKey()));
    final ObjectNode output =
        outputs.putObject(apart(MacroImages.word(end), taken)).put(field, value).put("file", end);
    if (field.equals("key")) {
      output.put("heading", end.replaceFirst("^desc-([A-Za-z0-9]+)_.*", "$1"));
    }
  }

  private static String apart(final String word, final List<String> taken) {
    String name = word;
    for (int n = 2; taken.contains(name); n++) {
      name = word + n;
    }
    return name;
  }

  void remove(final int index) {
    steps().remove(index);
  }

  /** Moves a step by that many places, as far as there are places; gives its new one. */
  int move(final int index, final int by) {
    final int to = Math.max(0, Math.min(steps().size() - 1, index + by));
    steps().insert(to, steps().remove(index));
    return to;
  }

  /**
   * A key of a step's command.
   *
   * @param input the name that it takes; empty for none
   * @param value the option's value; empty for that by default
   * @param byDefault the value by default
   * @param choices the values that it may have; empty for any
   */
  record Key(
      String name,
      String input,
      String value,
      String byDefault,
      List<String> choices,
      String description) {}

  /** The keys of a step: those of its command but for files to write, then what else it gives. */
  List<Key> keys(final int index) {
    final ObjectNode step = step(index);
    final Map<String, Key> all = new LinkedHashMap<>();
    final String label = step.path("command").asText();
    final CommandInfo info = commands.info(label);
    if (info != null) {
      final Map<String, String> defaults = commands.defaults(label);
      for (final ModuleItem<?> item : InputValues.of(info)) {
        if (!FileWidget.SAVE_STYLE.equals(item.getWidgetStyle())) {
          final List<?> choices = item.getChoices() == null ? List.of() : item.getChoices();
          all.put(
              item.getName(),
              key(
                  step,
                  item.getName(),
                  defaults.get(item.getName()),
                  choices.stream().map(String::valueOf).toList(),
                  item.getDescription()));
        }
      }
    }
    for (final String field : List.of(INPUTS, OPTIONS)) {
      step.path(field)
          .properties()
          .forEach(e -> all.computeIfAbsent(e.getKey(), k -> key(step, k, "", List.of(), "")));
    }
    return List.copyOf(all.values());
  }

  private static Key key(
      final ObjectNode step,
      final String key,
      final String byDefault,
      final List<String> choices,
      final String description) {
    final var value = step.path(OPTIONS).path(key);
    final List<String> items = new ArrayList<>();
    value.forEach(v -> items.add(v.asText()));
    return new Key(
        key,
        step.path(INPUTS).path(key).asText(),
        value.isArray() ? String.join(",", items) : value.asText(),
        byDefault,
        choices,
        String.valueOf(description));
  }

  void setInput(final int index, final String key, final String name) {
    set(child(step(index), INPUTS), key, name);
  }

  void setOption(final int index, final String key, final String value) {
    final ObjectNode options = child(step(index), OPTIONS);
    if (value.matches("-?(0|[1-9][0-9]{0,8})")) {
      options.put(key, Integer.parseInt(value));
    } else if (value.equals("true") || value.equals("false")) {
      options.put(key, Boolean.parseBoolean(value));
    } else {
      set(options, key, value);
    }
  }

  /** A part of a step that is an object, made where it is missing. */
  static ObjectNode child(final ObjectNode step, final String field) {
    return step.get(field) instanceof ObjectNode object ? object : step.putObject(field);
  }

  /** Sets a text; an empty one goes. */
  static void set(final ObjectNode object, final String field, final String text) {
    if (text.isBlank()) {
      object.remove(field);
    } else {
      object.put(field, text.strip());
    }
  }
}
