package org.cordj.imagej;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cordj.bids.JsonFiles;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.Step;
import org.cordj.pipeline.StepRunner;

/**
 * Writes a pipeline as a macro for one run: each step opens its files, calls its command and saves
 * what it made, so that the results have the same bits. What a macro has no place for, such as the
 * report's captions, stands in comments that {@link MacroReader} reads back.
 */
public final class MacroWriter {

  private final Pipeline pipeline;
  private final StepRunner runner;
  private final Map<String, String> variables = new HashMap<>();
  private final StringBuilder macro = new StringBuilder();

  private MacroWriter(final Pipeline pipeline, final StepRunner runner) {
    this.pipeline = pipeline;
    this.runner = runner;
  }

  /**
   * The macro.
   *
   * @param runner tells which keys take images
   * @throws IllegalArgumentException with one sentence, if a value cannot stand in a macro
   */
  public static String write(final Pipeline pipeline, final StepRunner runner) {
    return new MacroWriter(pipeline, runner).text();
  }

  private String text() {
    line("// " + oneLine(pipeline.name() + ": " + pipeline.description()));
    line(
        "// Written by CordJ from a pipeline: the same commands on the same files, the same bits.");
    line("//");
    line("//   cordj THIS.ijm \"series=RUN.nii.gz output=FOLDER\"");
    line("//");
    line("// Keys of the argument; a value with blanks goes in [brackets]:");
    line("//   series   4-D run, NIfTI, with its BIDS sidecar");
    line("//   output   folder for the results");
    pipeline
        .inputs()
        .forEach(
            (name, i) ->
                line("//   " + name + "   " + oneLine(i.description()) + needed(i.required())));
    pipeline
        .steps()
        .forEach(
            s ->
                s.outputs()
                    .forEach(
                        (name, o) -> {
                          if (o.find()) {
                            line("//   " + name + "   takes the place of step " + s.name());
                          }
                        }));
    line(MacroText.NOTE + "pipeline " + head());
    line("");
    line("var argument = getArgument();");
    line(variable(Pipeline.SERIES) + " = needed(\"series\");");
    line("output = needed(\"output\");");
    pipeline
        .inputs()
        .forEach(
            (name, i) ->
                line(
                    variable(name)
                        + (i.required() ? " = needed(\"" : " = value(\"")
                        + name
                        + "\");"));
    line("run_stem = stem(" + variable(Pipeline.SERIES) + ");");
    line("begin(output);");
    pipeline.steps().forEach(this::step);
    line("");
    return macro + MacroReader.functions();
  }

  private static String needed(final boolean required) {
    return required ? "" : "; not needed";
  }

  private void line(final String text) {
    macro.append(text).append('\n');
  }

  private static String oneLine(final String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private String head() {
    final ObjectNode json = JsonFiles.object();
    json.put("name", pipeline.name());
    if (!pipeline.description().isEmpty()) {
      json.put("description", pipeline.description());
    }
    final ObjectNode inputs = json.putObject("inputs");
    pipeline
        .inputs()
        .forEach(
            (name, i) -> {
              final ObjectNode input = inputs.putObject(name);
              input.put("file", i.file()).put("required", i.required());
              if (!i.description().isEmpty()) {
                input.put("description", i.description());
              }
            });
    return json.toString();
  }

  /** The variable of a name: its letters and digits, apart from those before and ImageJ's words. */
  private String variable(final String name) {
    return variables.computeIfAbsent(
        name,
        n -> {
          final String base = "file_" + n.replaceAll("[^A-Za-z0-9]", "_");
          String variable = base;
          for (int i = 2; variables.containsValue(variable); i++) {
            variable = base + "_" + i;
          }
          return variable;
        });
  }

  private void step(final Step step) {
    line("");
    line("// " + oneLine(step.name() + (step.source().isEmpty() ? "" : ": " + step.source())));
    final ObjectNode note = JsonFiles.object();
    note.put("name", step.name());
    if (!step.source().isEmpty()) {
      note.put("source", step.source());
    }
    note.set("outputs", step.json().get("outputs"));
    line(MacroText.NOTE + "step " + note);
    final List<String> found = new ArrayList<>();
    step.outputs()
        .forEach(
            (name, o) -> {
              if (o.find()) {
                found.add(name);
              }
            });
    // several files that are found take the step's place only together
    final boolean guarded = found.size() == 1 && step.outputs().size() == 1;
    if (guarded) {
      line(variable(found.get(0)) + " = value(\"" + found.get(0) + "\");");
      line("if (" + variable(found.get(0)) + " == \"\") {");
    }
    step.outputs()
        .forEach(
            (name, o) ->
                line(
                    variable(name)
                        + " = output + \"/\" + run_stem + "
                        + quoted("_" + o.file())
                        + ";"));
    if (step.command().isEmpty()) {
      macroStep(step);
    } else if (runner.keys(step.command()).isPresent()) {
      commandStep(step, runner.keys(step.command()).get().images());
    } else {
      foreignStep(step);
    }
    if (guarded) {
      line("}");
    }
  }

  private static String quoted(final String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Whether a file may not be there. */
  private boolean isOptional(final String name) {
    return pipeline.inputs().containsKey(name) && !pipeline.inputs().get(name).required();
  }

  private void open(final Set<String> names) {
    for (final String name : names) {
      line(
          isOptional(name)
              ? "openOptional(" + variable(name) + ");"
              : "run(\"Open NIfTI...\", \"path=[\" + " + variable(name) + " + \"]\");");
    }
  }

  private String key(final Step step, final String key, final String name, final boolean image) {
    final String value = image ? "title(" + variable(name) + ")" : variable(name);
    return isOptional(name)
        ? "optional(" + quoted(key) + ", " + value + ")"
        : quoted(" " + key + "=[") + " + " + value + " + \"]\"";
  }

  private void commandStep(final Step step, final Set<String> images) {
    final Set<String> opened = new LinkedHashSet<>();
    final List<String> parts = new ArrayList<>();
    step.inputs()
        .forEach(
            (key, name) -> {
              if (images.contains(key)) {
                opened.add(name);
              }
              parts.add(key(step, key, name, images.contains(key)));
            });
    options(step).forEach(parts::add);
    files(step).forEach(parts::add);
    open(opened);
    call(step.command(), parts);
    saveAndClose(step);
  }

  private List<String> options(final Step step) {
    final List<String> parts = new ArrayList<>();
    step.options()
        .forEach(
            (key, value) -> {
              final List<String> keys =
                  runner.keys(step.command()).map(StepRunner.Keys::all).orElse(List.of());
              OptionString.requireRecordable(step.what(), keys, key, value);
              parts.add(quoted(" " + key + "=[" + value + "]"));
            });
    return parts;
  }

  private List<String> files(final Step step) {
    final List<String> parts = new ArrayList<>();
    step.outputs()
        .forEach(
            (name, o) -> {
              if (!o.key().isEmpty()) {
                parts.add(quoted(" " + o.key() + "=[") + " + " + variable(name) + " + \"]\"");
              }
            });
    return parts;
  }

  private void call(final String label, final List<String> parts) {
    line("run(" + quoted(label) + ", \"\"" + plus(parts) + ");");
  }

  private static String plus(final List<String> parts) {
    final StringBuilder all = new StringBuilder();
    parts.forEach(p -> all.append("\n    + ").append(p));
    return all.toString();
  }

  private void saveAndClose(final Step step) {
    for (final Map.Entry<String, Step.Output> output : step.outputs().entrySet()) {
      if (!output.getValue().image().isEmpty()) {
        String title = quoted(output.getValue().image());
        for (final Map.Entry<String, String> i : step.inputs().entrySet()) {
          title =
              title.replace(
                  "{" + i.getKey() + "}", "\" + title(" + variable(i.getValue()) + ") + \"");
        }
        line(
            "run(\"Save NIfTI...\", \"image=[\" + "
                + title
                + " + \"] path=[\" + "
                + variable(output.getKey())
                + " + \"]\");");
      }
    }
    line("close(\"*\");");
  }

  /** A command that is not CordJ's: it works on the active image; what is on is a bare word. */
  private void foreignStep(final Step step) {
    final List<String> parts = new ArrayList<>();
    open(new LinkedHashSet<>(step.inputs().values()));
    step.inputs()
        .forEach(
            (key, name) -> {
              if (key.equals("image")) {
                line("selectImage(title(" + variable(name) + "));");
              } else {
                parts.add(key(step, key, name, true));
              }
            });
    final Map<String, String> values = new LinkedHashMap<>(step.options());
    values.values().removeIf("false"::equals);
    values.forEach(
        (k, v) -> parts.add(quoted(v.equals("true") ? " " + k : " " + k + "=[" + v + "]")));
    call(step.command(), parts);
    saveAndClose(step);
  }

  /** A macro: it gets all files and options by its argument. */
  private void macroStep(final Step step) {
    final List<String> parts = new ArrayList<>();
    step.inputs().forEach((key, name) -> parts.add(key(step, key, name, false)));
    parts.addAll(options(step));
    step.outputs()
        .forEach(
            (name, o) ->
                parts.add(
                    quoted(" " + (o.key().isEmpty() ? name : o.key()) + "=[")
                        + " + "
                        + variable(name)
                        + " + \"]\""));
    line("runMacro(" + quoted(step.macro()) + ", \"\"" + plus(parts) + ");");
    line("close(\"*\");");
  }
}
