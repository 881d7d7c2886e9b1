package org.cordj.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cordj.bids.BidsPath;
import org.cordj.bids.JsonFiles;

/**
 * A step that some universes share.
 *
 * <p>One that is as the pipeline without choices has it, with all before it, keeps its name and its
 * files' names: files of the dataset and corrections by hand stand for it as ever. Any other adds
 * {@code x} and a hash to the name of the step and to desc, of what was changed in it and before
 * it, and of nothing else: names, and with them what is there already, do not depend on what else
 * the grid holds or in which order.
 */
final class DistinctStep {

  /**
   * Hexadecimal digits of a hash in names. Of 10,000 steps two are alike by chance once in 20,000
   * grids, which is noticed.
   */
  static final int DIGITS = 10;

  /** What a name ends in. */
  static final String MARK = " x[0-9a-f]{" + DIGITS + "}";

  private final Step plain;
  private final Step local;
  private final Map<String, Expansion.Source> inputs;
  private final Set<String> taken = new LinkedHashSet<>();
  private final String mark;
  private final String hash;

  /**
   * @param plain the step as the pipeline without choices has it
   * @param local the step as the options change it
   * @param inputs where its inputs come from
   * @param variants knows the canonical form of options
   */
  DistinctStep(
      final Step plain,
      final Step local,
      final Map<String, Expansion.Source> inputs,
      final StepVariants variants) {
    this.plain = plain;
    this.local = local;
    this.inputs = new LinkedHashMap<>(inputs);
    final List<String> marks = new ArrayList<>(List.of(local.name(), local.command()));
    // as it is written: where the document lies is not to matter
    marks.add(local.json().path("macro").asText());
    final Map<String, String> options = variants.canonical(local);
    options.forEach((key, value) -> marks.add(key + "=" + value));
    final List<String> all = new ArrayList<>(marks);
    new TreeMap<>(inputs)
        .forEach(
            (key, source) -> {
              marks.add(key + "<" + name(source));
              all.add(
                  key
                      + "<"
                      + source.output()
                      + "<"
                      + (source.step() == null ? "" : source.step().hash));
            });
    mark =
        isPlain(options.equals(variants.canonical(plain)))
            ? ""
            : "x" + FileHashes.ofTexts(marks).substring(0, DIGITS);
    hash = FileHashes.ofTexts(all);
  }

  private boolean isPlain(final boolean sameOptions) {
    if (!sameOptions) {
      return false;
    }
    final Map<String, String> names = new LinkedHashMap<>();
    inputs.forEach((key, source) -> names.put(key, name(source)));
    return names.equals(plain.inputs());
  }

  private static String name(final Expansion.Source source) {
    return source.step() == null ? source.output() : source.step().name(source.output());
  }

  /** Of all that the step is made of. */
  String hash() {
    return hash;
  }

  /** Notes that somebody takes an output. */
  void take(final String output) {
    taken.add(output);
  }

  /** What an output is called in the union of all universes. */
  String name(final String output) {
    return output + mark;
  }

  /** The steps before it. */
  Set<DistinctStep> makers() {
    final Set<DistinctStep> makers = new LinkedHashSet<>();
    inputs.values().stream().filter(s -> s.step() != null).forEach(s -> makers.add(s.step()));
    return makers;
  }

  /** The step of the union, with the outputs that are taken. */
  Step step() {
    final ObjectNode json = local.json();
    final String name = mark.isEmpty() ? local.name() : local.name() + " " + mark;
    json.put("name", name);
    final Map<String, String> names = new LinkedHashMap<>();
    final ObjectNode ins = json.putObject("inputs");
    inputs.forEach(
        (key, source) -> {
          names.put(key, name(source));
          ins.put(key, name(source));
        });
    final Map<String, Step.Output> outputs = new LinkedHashMap<>();
    final ObjectNode outs = JsonFiles.object();
    local
        .outputs()
        .forEach(
            (key, output) -> {
              if (taken.contains(key)) {
                outputs.put(name(key), shared(output));
                outs.set(name(key), json(outputs.get(name(key))));
              }
            });
    json.set("outputs", outs);
    return new Step(
        name,
        local.command(),
        local.macro(),
        names,
        local.options(),
        outputs,
        local.source(),
        json);
  }

  /** The output as no page shows it; files of the dataset stand for the plain step's only. */
  private Step.Output shared(final Step.Output output) {
    return new Step.Output(
        output.image(),
        output.key(),
        mark.isEmpty() ? output.file() : marked(output.file()),
        mark.isEmpty() && output.find(),
        "",
        "",
        "");
  }

  private String marked(final String end) {
    final BidsPath path = BidsPath.parse("sub-x_" + end).orElseThrow();
    final String desc = path.entity("desc").orElse("") + mark;
    return path.with("desc", desc).name().substring("sub-x_".length());
  }

  private static ObjectNode json(final Step.Output output) {
    final ObjectNode json = JsonFiles.object();
    if (output.image().isEmpty()) {
      json.put("key", output.key());
    } else {
      json.put("image", output.image());
    }
    json.put("file", output.file());
    if (output.find()) {
      json.put("find", true);
    }
    return json;
  }
}
