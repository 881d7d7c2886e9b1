package org.cordj.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The distinct steps of all universes of a grid. A step is needed if the value of a universe comes
 * out of it or of what takes its outputs; two universes share it if its command, options and all
 * that it is made of are the same in both. Outputs that nobody takes are not made.
 *
 * <p>Each universe takes time in proportion to the steps that it needs; a command's keys and values
 * are checked once for each way in which the choices change its step.
 */
final class Expansion {

  private final MultiverseGrid grid;
  private final Map<String, Step> base = new LinkedHashMap<>();
  private final StepVariants variants;

  /** The distinct steps by all that they are made of, in the order in which they are met. */
  private final Map<String, DistinctStep> distinct = new LinkedHashMap<>();

  /**
   * @param pipelines checks the steps as the choices change them
   * @param runner knows the commands' keys
   */
  Expansion(final MultiverseGrid grid, final PipelineReader pipelines, final StepRunner runner) {
    this.grid = grid;
    grid.base().steps().forEach(s -> base.put(s.name(), s));
    variants = new StepVariants(grid, base, pipelines, runner);
  }

  /**
   * The union of the universes.
   *
   * @param combinations the option of each choice, a universe each
   * @throws IllegalArgumentException with one sentence that begins with a JSON path, if a step is
   *     not in order as the choices change it, one that is left out leaves others without what they
   *     need, or two universes are the same
   */
  Pipeline pipeline(final List<Map<String, String>> combinations) {
    final int digits = Math.max(3, String.valueOf(combinations.size()).length());
    final Map<String, Map<String, String>> known = new HashMap<>();
    final List<Multiverse.Universe> universes = new ArrayList<>();
    for (final Map<String, String> options : combinations) {
      final ObjectNode place = valueOf(options);
      final OneUniverse one = new OneUniverse(options);
      final Source table = one.source(place.get("table").asText());
      if (table == null || table.step() == null) {
        throw one.wrong(
            "the table '"
                + place.get("table").asText()
                + "' of the value is made by a step that is left out; take another table.");
      }
      table.step().take(table.output());
      final UniverseValue value = value(place);
      final String hash =
          FileHashes.ofTexts(List.of(table.step().hash(), table.output(), value.toString()));
      final Map<String, String> twin = known.put(hash, options);
      if (twin != null) {
        throw Fields.wrong(
            "/choices",
            "the universes "
                + Multiverse.text(twin)
                + " and "
                + Multiverse.text(options)
                + " are the same steps; leave one out by leave_out.");
      }
      universes.add(
          new Multiverse.Universe(
              String.format("u%0" + digits + "d", universes.size() + 1),
              options,
              table.step().name(table.output()),
              value,
              one.made.size(),
              hash.substring(0, DistinctStep.DIGITS)));
    }
    final List<Step> steps = new ArrayList<>();
    depthFirst().forEach(s -> steps.add(s.step()));
    requireDistinctFiles(steps);
    final Map<String, Pipeline.Input> inputs = new LinkedHashMap<>();
    grid.base()
        .inputs()
        .forEach(
            (name, input) -> {
              if (steps.stream().anyMatch(s -> s.inputs().containsValue(name))) {
                inputs.put(name, input);
              }
            });
    return new Pipeline(
        grid.name(),
        grid.description(),
        inputs,
        steps,
        Optional.of(new Multiverse(grid.base(), grid.texts(), universes, grid.effect())));
  }

  /** Where the value stands in a universe: the grid's place, as the options change it. */
  private ObjectNode valueOf(final Map<String, String> options) {
    final ObjectNode place = grid.value().deepCopy();
    final Map<String, ObjectNode> changes = new LinkedHashMap<>();
    options.forEach(
        (choice, option) -> {
          final ObjectNode change = grid.choices().get(choice).get(option).value();
          changes.put("/choices/" + choice + "/" + option + "/value", change);
          StepVariants.merge(place, change);
        });
    StepVariants.requireApart(changes);
    return place;
  }

  private static UniverseValue value(final ObjectNode place) {
    final List<Map<String, String>> rows = new ArrayList<>();
    for (final String key : List.of("rows", "over")) {
      final Map<String, String> all = new TreeMap<>();
      Fields.object("", place, key)
          .properties()
          .forEach(e -> all.put(e.getKey(), Fields.value("", e.getValue())));
      rows.add(all);
    }
    return new UniverseValue(place.get("column").asText(), rows.get(0), rows.get(1));
  }

  /**
   * The steps in an order in which each comes after what it needs and as soon after it as can be,
   * so that what was read for one step is at hand for the next.
   */
  private List<DistinctStep> depthFirst() {
    final Map<DistinctStep, List<DistinctStep>> takers = new LinkedHashMap<>();
    final Map<DistinctStep, Integer> waits = new HashMap<>();
    final List<DistinctStep> ready = new ArrayList<>();
    for (final DistinctStep step : distinct.values()) {
      final Set<DistinctStep> makers = step.makers();
      makers.forEach(m -> takers.computeIfAbsent(m, k -> new ArrayList<>()).add(step));
      waits.put(step, makers.size());
      if (makers.isEmpty()) {
        ready.add(0, step);
      }
    }
    final List<DistinctStep> ordered = new ArrayList<>();
    while (!ready.isEmpty()) {
      final DistinctStep step = ready.remove(ready.size() - 1);
      ordered.add(step);
      final List<DistinctStep> next = takers.getOrDefault(step, List.of());
      for (int i = next.size() - 1; i >= 0; i--) {
        if (waits.merge(next.get(i), -1, Integer::sum) == 0) {
          ready.add(next.get(i));
        }
      }
    }
    return ordered;
  }

  private static void requireDistinctFiles(final List<Step> steps) {
    final Set<String> files = new LinkedHashSet<>();
    for (final Step step : steps) {
      for (final Step.Output output : step.outputs().values()) {
        if (!files.add(output.file())) {
          throw Fields.wrong(
              "/choices",
              "two different steps would both write '"
                  + output.file()
                  + "', by a rare chance; change a value in one of them a little.");
        }
      }
    }
  }

  /**
   * Where something comes from.
   *
   * @param step the step that makes it; null for a file that belongs to the run
   * @param output its name in the pipeline without choices
   */
  record Source(DistinctStep step, String output) {}

  /** The steps of one universe. */
  private final class OneUniverse {
    private final Map<String, String> options;
    private final Map<String, DistinctStep> made = new LinkedHashMap<>();
    private final List<String> under = new ArrayList<>();

    OneUniverse(final Map<String, String> options) {
      this.options = options;
    }

    IllegalArgumentException wrong(final String sentence) {
      return Fields.wrong(
          "/choices", "in the universe " + Multiverse.text(options) + ", " + sentence);
    }

    /** Where an input or output comes from; null if nothing stands for it in this universe. */
    Source source(final String name) {
      final Step maker =
          base.values().stream()
              .filter(s -> s.outputs().containsKey(name))
              .findFirst()
              .orElse(null);
      if (maker == null) {
        if (!name.equals(Pipeline.SERIES) && !grid.base().inputs().containsKey(name)) {
          throw wrong(
              "an input is "
                  + Fields.shown(name)
                  + ", which neither is an input nor comes out of a step of the pipeline.");
        }
        return new Source(null, name);
      }
      if (under.contains(maker.name())) {
        throw wrong("the steps " + String.join(", ", under) + " need each other in a circle.");
      }
      under.add(maker.name());
      try {
        if (variants.isLeftOut(maker.name(), options)) {
          final Optional<String> stand = variants.standsFor(maker, name);
          return stand.isPresent() ? source(stand.get()) : null;
        }
        return new Source(step(maker), name);
      } finally {
        under.remove(under.size() - 1);
      }
    }

    private DistinctStep step(final Step plain) {
      final DistinctStep there = made.get(plain.name());
      if (there != null) {
        return there;
      }
      final Step local = variants.of(plain.name(), options);
      final Map<String, Source> inputs = new LinkedHashMap<>();
      for (final Map.Entry<String, String> input : local.inputs().entrySet()) {
        final Source source = source(input.getValue());
        if (source != null) {
          inputs.put(input.getKey(), source);
        } else if (variants.needs(local, input.getKey())) {
          throw wrong(
              "the step "
                  + local.name()
                  + " needs "
                  + input.getKey()
                  + ", but nothing stands for "
                  + input.getValue()
                  + ", whose step is left out; leave "
                  + local.name()
                  + " out too, or give it another input.");
        }
      }
      final DistinctStep one = new DistinctStep(plain, local, inputs, variants);
      final DistinctStep same = distinct.putIfAbsent(one.hash(), one);
      final DistinctStep shared = same == null ? one : same;
      if (same == null) {
        inputs.values().stream()
            .filter(s -> s.step() != null)
            .forEach(s -> s.step().take(s.output()));
        variants.kept(local).forEach(shared::take);
      }
      made.put(plain.name(), shared);
      return shared;
    }
  }
}
