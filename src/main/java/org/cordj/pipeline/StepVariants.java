package org.cordj.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.bids.BidsPath;
import org.cordj.bids.JsonFiles;

/** The steps of a pipeline as the choices of a grid change them, each checked once. */
final class StepVariants {

  private static final Pattern TITLE = Pattern.compile("\\{([^}]*)}");

  private final MultiverseGrid grid;
  private final Map<String, Step> base;
  private final PipelineReader pipelines;
  private final StepRunner runner;
  private final Map<String, Step> known = new HashMap<>();
  private final Map<String, Optional<StepRunner.Keys>> keys = new HashMap<>();
  private final Map<Step, Map<String, String>> canonical = new IdentityHashMap<>();

  StepVariants(
      final MultiverseGrid grid,
      final Map<String, Step> base,
      final PipelineReader pipelines,
      final StepRunner runner) {
    this.grid = grid;
    this.base = base;
    this.pipelines = pipelines;
    this.runner = runner;
  }

  /** Whether an option leaves a step out. */
  boolean isLeftOut(final String step, final Map<String, String> options) {
    return options.entrySet().stream()
        .anyMatch(e -> grid.choices().get(e.getKey()).get(e.getValue()).without().contains(step));
  }

  /**
   * A step with what the options change.
   *
   * @throws IllegalArgumentException with one sentence that begins with the JSON path of the
   *     change, if the command refuses it or two choices change the same key
   */
  Step of(final String name, final Map<String, String> options) {
    final Map<String, ObjectNode> changes = new LinkedHashMap<>();
    options.forEach(
        (choice, option) -> {
          final ObjectNode change = grid.choices().get(choice).get(option).steps().get(name);
          if (change != null) {
            changes.put("/choices/" + choice + "/" + option + "/" + name, change);
          }
        });
    if (changes.isEmpty()) {
      return base.get(name);
    }
    return known.computeIfAbsent(
        String.join(" with ", changes.keySet()), at -> changed(at, base.get(name), changes));
  }

  private Step changed(final String at, final Step plain, final Map<String, ObjectNode> changes) {
    requireApart(changes);
    final ObjectNode json = plain.json();
    changes.values().forEach(change -> merge(json, change));
    final ObjectNode found =
        plain.macro().isEmpty() ? json : json.deepCopy().put("macro", plain.macro());
    // resolving gives an absolute path back as it is
    final Step step = pipelines.step(at, found, Path.of("/"));
    return new Step(
        step.name(),
        step.command(),
        step.macro(),
        step.inputs(),
        step.options(),
        step.outputs(),
        step.source(),
        json);
  }

  /**
   * Refuses changes of one key by two choices.
   *
   * @param changes by their JSON paths
   */
  static void requireApart(final Map<String, ObjectNode> changes) {
    final Map<String, String> by = new HashMap<>();
    changes.forEach((at, change) -> requireApart(at, "", change, by));
  }

  private static void requireApart(
      final String at, final String below, final ObjectNode change, final Map<String, String> by) {
    for (final Map.Entry<String, JsonNode> e : change.properties()) {
      final String key = below + "/" + e.getKey();
      if (e.getValue() instanceof ObjectNode inner) {
        requireApart(at, key, inner, by);
        continue;
      }
      final String other = by.putIfAbsent(key, at);
      if (other != null) {
        throw Fields.wrong(
            at + key,
            "is changed by "
                + other
                + " too, and only one can hold; let one choice change it, or leave the combination"
                + " out by leave_out.");
      }
    }
  }

  /** Merges a change into an object as JSON Merge Patch (RFC 7396) does. */
  static void merge(final ObjectNode into, final ObjectNode change) {
    for (final Map.Entry<String, JsonNode> e : change.properties()) {
      if (e.getValue().isNull()) {
        into.remove(e.getKey());
      } else if (e.getValue() instanceof ObjectNode inner) {
        if (!(into.get(e.getKey()) instanceof ObjectNode)) {
          into.set(e.getKey(), JsonFiles.object());
        }
        merge((ObjectNode) into.get(e.getKey()), inner);
      } else {
        into.set(e.getKey(), e.getValue());
      }
    }
  }

  /** Whether a step cannot do without one of its inputs. */
  boolean needs(final Step step, final String input) {
    final Optional<StepRunner.Keys> all = keys(step);
    // what other plugins and macros can do without is not known
    return all.isEmpty()
        || all.get().needed().contains(input)
        || step.outputs().values().stream().anyMatch(o -> o.image().contains("{" + input + "}"));
  }

  /** The outputs that a step cannot do without. */
  Set<String> kept(final Step step) {
    final Optional<StepRunner.Keys> all = keys(step);
    final Set<String> kept = new HashSet<>();
    step.outputs()
        .forEach(
            (name, output) -> {
              if (all.isEmpty() || all.get().needed().contains(output.key())) {
                kept.add(name);
              }
            });
    return kept;
  }

  /**
   * A step's options with its numbers in one form, so that two that are the same are known as such.
   * What other plugins' commands and macros make of a text is not known: theirs stay as they are.
   */
  Map<String, String> canonical(final Step step) {
    return canonical.computeIfAbsent(
        step,
        s -> {
          final Map<String, String> options = new TreeMap<>(s.options());
          if (keys(s).isPresent()) {
            options.replaceAll((key, value) -> OptionValue.canonical(value));
          }
          return options;
        });
  }

  private Optional<StepRunner.Keys> keys(final Step step) {
    return keys.computeIfAbsent(step.command(), runner::keys);
  }

  /**
   * What stands for an output of a step that is left out: the input from which the output's title
   * comes, if it is of the same kind, that is, if both files' names are the same but for desc. A
   * motion-corrected run is so replaced by the run that would have been corrected; a mask made of a
   * run by nothing.
   *
   * @param step as the pipeline without choices has it
   */
  Optional<String> standsFor(final Step step, final String output) {
    final List<String> titles = new ArrayList<>();
    final Matcher m = TITLE.matcher(step.outputs().get(output).image());
    while (m.find()) {
      titles.add(m.group(1));
    }
    if (titles.size() != 1) {
      return Optional.empty();
    }
    final String taken = step.inputs().get(titles.get(0));
    return kind(step.outputs().get(output).file()).equals(kind(fileOf(taken)))
        ? Optional.of(taken)
        : Optional.empty();
  }

  /** The end of the name of an input's or output's file. */
  private String fileOf(final String name) {
    if (name.equals(Pipeline.SERIES)) {
      return "bold.nii.gz";
    }
    final Pipeline.Input input = grid.base().inputs().get(name);
    if (input != null) {
      return input.file();
    }
    return base.values().stream()
        .filter(s -> s.outputs().containsKey(name))
        .findFirst()
        .orElseThrow()
        .outputs()
        .get(name)
        .file();
  }

  /** A name without desc, and images whether packed or not. */
  private static String kind(final String end) {
    final BidsPath path = BidsPath.parse("sub-x_" + end).orElseThrow();
    final Map<String, String> entities = new LinkedHashMap<>(path.entities());
    entities.remove("desc");
    return entities + path.suffix() + path.extension().replaceAll("\\.gz$", "");
  }
}
