package org.cordj.imagej;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.bids.JsonFiles;
import org.cordj.io.RefusedException;
import org.cordj.pipeline.Pipeline;

/**
 * Turns a macro of commands, recorded for one run or written by {@link MacroWriter}, into a
 * pipeline: the first image that is opened is the run, each command is a step, images go by their
 * titles from step to step, what is saved or used later is an output. Nothing is run.
 *
 * <p>What cannot be a step, such as a loop or a variable that is computed, is refused by its line.
 */
public final class MacroReader {

  private static final Pattern CALL = Pattern.compile("([A-Za-z.]+) ?\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?:var )?([A-Za-z_][A-Za-z0-9_]*) ?= ?(.*)", Pattern.DOTALL);
  private static final Pattern GUARD =
      Pattern.compile("if ?\\(([A-Za-z_][A-Za-z0-9_]*) ?== ?\"\"\\) ?\\{");
  private static final List<String> PASSED_OVER =
      List.of("setBatchMode", "close", "requires", "begin", "File.makeDirectory");

  private final CommandSteps commands;
  private final String name;
  private final MacroText text;
  private final MacroImages images;
  private final List<MacroStep> steps = new ArrayList<>();
  private ObjectNode head = JsonFiles.object();
  private ObjectNode note = JsonFiles.object();
  private String guard = "";

  private MacroReader(final CommandSteps commands, final String name) {
    this.commands = commands;
    this.name = name;
    text = new MacroText(name);
    images = new MacroImages(text);
  }

  /**
   * The pipeline of a macro, as JSON; that of CordJ's reader is to check it.
   *
   * @param commands what commands there are
   * @param name what the macro is called: its file's name
   * @throws RefusedException with one sentence that begins with the line, if something in it cannot
   *     be a step
   */
  public static ObjectNode read(final CommandSteps commands, final String name, final String macro)
      throws RefusedException {
    try {
      return new MacroReader(commands, name).pipeline(macro);
    } catch (final IllegalArgumentException e) {
      throw new RefusedException(e.getMessage(), e);
    }
  }

  /** The functions that written macros end with. */
  static String functions() {
    try (InputStream in = MacroReader.class.getResourceAsStream("pipeline-macro.ijm")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (final IOException e) {
      throw new UncheckedIOException("The functions of written macros cannot be read.", e);
    }
  }

  private ObjectNode pipeline(final String macro) {
    // what CordJ itself puts at the end holds no step
    final String own = functions();
    final String body = macro.replace("\r\n", "\n").replace(own, "");
    for (final MacroText.Statement statement : text.statements(body)) {
      statement(statement.line(), statement.text());
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + name + "' runs no command that could be a step of a pipeline.");
    }
    final ObjectNode json = JsonFiles.object();
    json.put("version", 1);
    json.put(
        "name",
        head.path("name").asText(name.replaceFirst("\\.[^.]*$", "").replaceAll("[^\\w .-]", "_")));
    if (head.has("description")) {
      json.put("description", head.path("description").asText());
    }
    final ObjectNode inputs = json.putObject("inputs");
    images.inputs().forEach(inputs::set);
    head.path("inputs").properties().forEach(e -> inputs.set(e.getKey(), e.getValue()));
    if (inputs.isEmpty()) {
      json.remove("inputs");
    }
    final var list = json.putArray("steps");
    steps.forEach(s -> list.add(s.json()));
    return json;
  }

  private void statement(final int line, final String statement) {
    if (statement.startsWith(MacroText.NOTE)) {
      note(line, statement.substring(MacroText.NOTE.length()));
      return;
    }
    final Matcher guarded = GUARD.matcher(statement);
    if (guarded.matches() && guard.isEmpty()) {
      guard = guarded.group(1);
      return;
    }
    if (statement.equals("}") && !guard.isEmpty()) {
      guard = "";
      return;
    }
    if (statement.matches("(for|while|do|if|else|function|macro)\\b.*|[{}].*")) {
      throw text.wrong(
          line,
          "'"
              + statement.replaceFirst("\\s*\\{$", "")
              + "' cannot be a step: a pipeline has no loops, conditions or functions of its own;"
              + " write out the calls for one run, or make the macro a step by itself.");
    }
    final Matcher assignment = ASSIGNMENT.matcher(statement);
    if (assignment.matches()) {
      final String value = text.texts(line, assignment.group(2)).get(0);
      text.set(assignment.group(1), value);
      if (value.equals("$" + Pipeline.SERIES)) {
        images.run(value);
      }
      return;
    }
    final Matcher call = CALL.matcher(statement);
    if (!call.matches()) {
      throw cannot(line, statement);
    }
    call(line, statement, call.group(1), call.group(2));
  }

  private IllegalArgumentException cannot(final int line, final String statement) {
    return text.wrong(
        line,
        "'" + statement + "' cannot be a step; a pipeline has calls of run(\"Command...\") only.");
  }

  private void note(final int line, final String content) {
    final int blank = content.indexOf(' ');
    final ObjectNode json;
    try {
      json =
          JsonFiles.parse(
                  Path.of(name), content.substring(blank + 1).getBytes(StandardCharsets.UTF_8))
              .json();
    } catch (final IOException e) {
      throw text.wrong(line, "the note after " + MacroText.NOTE.strip() + ": " + e.getMessage());
    }
    if (content.startsWith("pipeline ")) {
      head = json;
    } else {
      note = json;
    }
  }

  private void call(
      final int line, final String statement, final String function, final String list) {
    if (PASSED_OVER.contains(function)) {
      return;
    }
    switch (function) {
      case "openOptional":
      case "open":
        images.open(line, text.texts(line, list).get(0));
        return;
      case "selectImage":
      case "selectWindow":
        images.select(text.texts(line, list).get(0));
        return;
      case "run":
        final List<String> arguments = text.texts(line, list);
        run(line, arguments.get(0), arguments.size() > 1 ? arguments.get(1) : "");
        return;
      case "runMacro":
        final List<String> macro = text.texts(line, list);
        add(MacroStep.ofMacro(text, images, line, macro.get(0), macro.get(1), note));
        return;
      default:
        throw cannot(line, statement);
    }
  }

  private void run(final int line, final String label, final String options) {
    switch (label) {
      case "Open NIfTI...":
        final Map<String, String> opened = own(line, label, options);
        requireDefault(line, label, opened, Map.of("tr", "0", "part", "magnitude"));
        images.open(line, opened.getOrDefault("path", ""));
        return;
      case "Save NIfTI...":
        final Map<String, String> saved = own(line, label, options);
        requireDefault(line, label, saved, Map.of("datatype", "auto", "level", "6"));
        images.save(line, saved.getOrDefault("image", ""), saved.getOrDefault("path", ""));
        return;
      case "Cord Pipeline...":
      case "Cord Cohort...":
      case "Cord Pipeline Macro...":
      case "Cord Pipeline Editor...":
        throw text.wrong(line, "'" + label + "' is about pipelines and no step of one.");
      default:
        final boolean known = commands.info(label) != null;
        if (!known && !commands.isForeign(label)) {
          throw text.wrong(line, "ImageJ has no command '" + label + "'.");
        }
        add(
            known
                ? MacroStep.ofCommand(
                    text, images, line, commands, label, own(line, label, options), note)
                : MacroStep.ofForeign(text, images, line, label, options, note));
    }
  }

  private void add(final MacroStep step) {
    step.nameApart(steps);
    if (!guard.isEmpty()) {
      step.find();
    }
    steps.add(step);
    images.made(step);
    note = JsonFiles.object();
  }

  private Map<String, String> own(final int line, final String label, final String options) {
    try {
      return OptionString.parse(label, options);
    } catch (final IllegalArgumentException e) {
      throw text.wrong(line, e.getMessage());
    }
  }

  private void requireDefault(
      final int line,
      final String label,
      final Map<String, String> given,
      final Map<String, String> defaults) {
    final Map<String, String> others = new LinkedHashMap<>(given);
    defaults.forEach((k, v) -> others.remove(k, v));
    others.keySet().removeAll(List.of("path", "image", "virtual"));
    if (!others.isEmpty()) {
      final Map.Entry<String, String> e = others.entrySet().iterator().next();
      throw text.wrong(
          line,
          label
              + ": "
              + e.getKey()
              + "="
              + e.getValue()
              + " cannot be told to a pipeline, which opens and saves with the defaults.");
    }
  }
}
