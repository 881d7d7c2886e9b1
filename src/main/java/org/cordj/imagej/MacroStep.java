package org.cordj.imagej;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ij.ImagePlus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.bids.JsonFiles;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/** One call of a macro that is read, as a step of a pipeline. */
final class MacroStep {

  /** The key of the active image in steps that are not CordJ's. */
  private static final String ACTIVE = "image";

  private static final Pattern FOREIGN = Pattern.compile("(\\S+?)=(\\[[^\\]]*]|\\S+)|(\\S+)");

  private final MacroText text;
  private final int line;
  private final ObjectNode note;
  private final ObjectNode json = JsonFiles.object();
  private final ObjectNode inputs = JsonFiles.object();
  private final ObjectNode options = JsonFiles.object();
  private final Map<String, ObjectNode> outputs = new LinkedHashMap<>();
  private final Map<String, String> titles = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();

  /** Titles that the command may open, with {key} for those of images, and ends of names. */
  private final Map<String, String> results = new LinkedHashMap<>();

  private String changed;

  private MacroStep(final MacroText text, final int line, final ObjectNode note) {
    this.text = text;
    this.line = line;
    this.note = note;
    note.path("outputs")
        .properties()
        .forEach(
            e -> {
              if (e.getValue().has("image")) {
                results.put(
                    e.getValue().path("image").asText(), e.getValue().path("file").asText());
              }
            });
  }

  /** A call of one of CordJ's commands. */
  static MacroStep ofCommand(
      final MacroText text,
      final MacroImages images,
      final int line,
      final CommandSteps commands,
      final String label,
      final Map<String, String> given,
      final ObjectNode note) {
    final MacroStep step = new MacroStep(text, line, note);
    step.json.put("command", label);
    final CommandInfo info = commands.info(label);
    final Map<String, String> values = commands.defaults(label);
    values.putAll(given);
    for (final Map.Entry<String, String> e : given.entrySet()) {
      final ModuleItem<?> item =
          InputValues.of(info).stream()
              .filter(i -> i.getName().equals(e.getKey()))
              .findFirst()
              .orElseThrow(() -> text.wrong(line, label + " has no key '" + e.getKey() + "'."));
      final String value = e.getValue();
      if (ImagePlus.class.isAssignableFrom(item.getType())) {
        if (!value.isEmpty() && !value.equals(InputValues.NONE)) {
          step.titles.put(e.getKey(), value);
          step.inputs.put(e.getKey(), images.image(line, value));
        }
      } else if (value.isEmpty()) {
        continue;
      } else if (FileWidget.SAVE_STYLE.equals(item.getWidgetStyle())) {
        step.write(e.getKey(), value, images);
      } else if (step.isFile(item, value, images)) {
        step.inputs.put(e.getKey(), images.file(line, value));
      } else if (!note.isEmpty() || !value.equals(commands.defaults(label).get(e.getKey()))) {
        step.put(label, e.getKey(), value);
      }
    }
    StepResults.of(label, values, List.copyOf(commands.keys(label).orElseThrow().images()))
        .forEach(step.results::putIfAbsent);
    return step;
  }

  /** A call of a command that is not CordJ's, which works on the active image. */
  static MacroStep ofForeign(
      final MacroText text,
      final MacroImages images,
      final int line,
      final String label,
      final String options,
      final ObjectNode note) {
    final MacroStep step = new MacroStep(text, line, note);
    step.json.put("command", label);
    final String active = images.active();
    if (active.isEmpty()) {
      throw text.wrong(
          line,
          label
              + " works on the active image, which cannot be told; select it by its title first.");
    }
    step.titles.put(ACTIVE, active);
    step.inputs.put(ACTIVE, images.image(line, active));
    step.changed = active;
    final String end = "desc-" + label.replaceAll("[^A-Za-z0-9]", "") + "_bold.nii.gz";
    step.results.putIfAbsent("{" + ACTIVE + "}", end);
    final Matcher m = FOREIGN.matcher(options);
    while (m.find()) {
      if (m.group(3) != null) {
        step.options.put(m.group(3), true);
      } else {
        step.put(label, m.group(1), m.group(2).replaceAll("^\\[|]$", ""));
      }
    }
    return step;
  }

  /** A call of another macro, which gets its files by its argument. */
  static MacroStep ofMacro(
      final MacroText text,
      final MacroImages images,
      final int line,
      final String file,
      final String argument,
      final ObjectNode note) {
    final MacroStep step = new MacroStep(text, line, note);
    step.json.put("macro", file);
    for (final Map.Entry<String, String> e : OptionString.parse(file, argument).entrySet()) {
      if (images.isKnown(e.getValue())) {
        step.inputs.put(e.getKey(), images.file(line, e.getValue()));
      } else if (step.noted(images.resultEnd(e.getValue(), "bold")).isPresent()
          || e.getValue().matches(".*[/\\\\].*\\.(nii|nii\\.gz|tsv|png|html)")) {
        step.write(e.getKey(), e.getValue(), images);
      } else {
        step.put(file, e.getKey(), e.getValue());
      }
    }
    return step;
  }

  private boolean isFile(final ModuleItem<?> item, final String value, final MacroImages images) {
    return item.getType() == String.class && images.isKnown(value)
        || FileWidget.OPEN_STYLE.equals(item.getWidgetStyle()) && value.matches(".*[/\\\\].*");
  }

  private void put(final String label, final String key, final String value) {
    if (value.contains("$")) {
      throw text.wrong(
          line,
          label
              + ": "
              + key
              + " is the argument's '"
              + value
              + "', but a pipeline's options are fixed; write the value.");
    }
    if (value.matches("-?(0|[1-9][0-9]{0,8})")) {
      options.put(key, Integer.parseInt(value));
    } else if (value.equals("true") || value.equals("false")) {
      options.put(key, Boolean.parseBoolean(value));
    } else {
      options.put(key, value);
    }
  }

  private Optional<Map.Entry<String, JsonNode>> noted(final String end) {
    return note.path("outputs")
        .propertyStream()
        .filter(e -> e.getValue().path("file").asText().equals(end))
        .findFirst();
  }

  /** An output by its file's end; what the note has of it stays. */
  private String output(
      final String end, final String field, final String value, final MacroImages images) {
    final Optional<Map.Entry<String, JsonNode>> known = noted(end);
    final String name =
        known.map(Map.Entry::getKey).orElseGet(() -> images.apart(MacroImages.word(end)));
    final ObjectNode output = JsonFiles.object();
    if (known.isPresent()) {
      output.setAll((ObjectNode) known.get().getValue());
    } else {
      output.put(field, value).put("file", end);
      if (end.endsWith(".png") || end.endsWith(".html") || end.endsWith("_bold.tsv")) {
        final String label = json.path("command").asText(json.path("macro").asText());
        output.put("heading", label.replaceAll("^Cord |\\.\\.\\.$", ""));
      }
    }
    outputs.put(name, output);
    return name;
  }

  private void write(final String key, final String path, final MacroImages images) {
    files.put(path, output(images.resultEnd(path, "bold"), "key", key, images));
  }

  private String titleOf(final String pattern) {
    String title = pattern;
    for (final Map.Entry<String, String> e : titles.entrySet()) {
      title = title.replace("{" + e.getKey() + "}", e.getValue());
    }
    return title;
  }

  private Optional<String> patternOf(final String title) {
    return results.keySet().stream().filter(p -> titleOf(p).equals(title)).findFirst();
  }

  /** The name of the output that has this title, which it becomes if it is none yet. */
  String outputOf(final String title, final MacroImages images) {
    final Optional<String> pattern = patternOf(title);
    return pattern.isEmpty()
        ? null
        : saved(pattern.get())
            .orElseGet(() -> output(results.get(pattern.get()), "image", pattern.get(), images));
  }

  private Optional<String> saved(final String pattern) {
    return outputs.entrySet().stream()
        .filter(e -> e.getValue().path("image").asText().equals(pattern))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * Makes an image that is saved an output, under the name of its file; null if it is another's.
   */
  String save(final String title, final String path, final MacroImages images) {
    final Optional<String> pattern = patternOf(title);
    if (pattern.isEmpty()) {
      return null;
    }
    final String suffix = results.get(pattern.get()).replaceFirst(".*_([a-zA-Z0-9]+)\\..*", "$1");
    final String end = images.resultEnd(path, suffix);
    final Optional<String> known = saved(pattern.get());
    if (known.isPresent()) {
      outputs.get(known.get()).put("file", end);
      return known.get();
    }
    return output(end, "image", pattern.get(), images);
  }

  boolean hasOutput(final String name) {
    return outputs.containsKey(name);
  }

  /** The files that the command itself writes, with their outputs' names. */
  Map<String, String> files() {
    return files;
  }

  /** The title of an image that is another after the step. */
  Optional<String> changed() {
    return Optional.ofNullable(changed);
  }

  /** The title of the result, where there is one only. */
  Optional<String> onlyTitle() {
    return results.size() == 1
        ? Optional.of(titleOf(results.keySet().iterator().next()))
        : Optional.empty();
  }

  /** Files that the dataset has take the step's place. */
  void find() {
    outputs.values().forEach(o -> o.put("find", true));
  }

  void nameApart(final List<MacroStep> others) {
    final String what = json.path("command").asText(json.path("macro").asText());
    final String word =
        what.replaceFirst(".*[/\\\\]", "").replaceAll("^Cord |\\.[a-z]+$|[^A-Za-z0-9]", "");
    final String base = note.path("name").asText(word.toLowerCase(java.util.Locale.ROOT));
    String name = base;
    for (int n = 2; ; n++) {
      final String tried = name;
      if (others.stream().noneMatch(o -> o.json.path("name").asText().equals(tried))) {
        break;
      }
      name = base + n;
    }
    json.put("name", name);
  }

  /**
   * The step.
   *
   * @throws IllegalArgumentException with the line, if nothing of it is kept
   */
  ObjectNode json() {
    if (outputs.isEmpty() && !results.isEmpty()) {
      final Map.Entry<String, String> first = results.entrySet().iterator().next();
      final ObjectNode output = JsonFiles.object();
      output.put("image", first.getKey()).put("file", first.getValue());
      outputs.put(MacroImages.word(first.getValue()), output);
    }
    if (outputs.isEmpty()) {
      throw text.wrong(
          line,
          "the step leaves nothing; give it a file to write, such as table=PATH or output=PATH.");
    }
    final ObjectNode step = JsonFiles.object();
    step.put("name", json.path("name").asText());
    json.properties().forEach(e -> step.set(e.getKey(), e.getValue()));
    if (!inputs.isEmpty()) {
      step.set("inputs", inputs);
    }
    if (!options.isEmpty()) {
      step.set("options", options);
    }
    final ObjectNode kept = step.putObject("outputs");
    note.path("outputs").properties().forEach(e -> put(kept, e.getKey()));
    List.copyOf(outputs.keySet()).forEach(name -> put(kept, name));
    if (note.has("source")) {
      step.set("source", note.get("source"));
    }
    return step;
  }

  private void put(final ObjectNode kept, final String name) {
    if (outputs.containsKey(name)) {
      kept.set(name, outputs.get(name));
    }
  }
}
