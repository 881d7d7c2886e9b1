package org.cordj.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cordj.bids.JsonFiles;
import org.cordj.io.RefusedException;
import org.cordj.stats.CurveTables;
import org.cordj.stats.Formula;

/**
 * Reads multiverses from JSON and checks them, as {@link PipelineReader} does pipelines. The format
 * is that of the resource multiverse.schema.json.
 */
final class MultiverseReader {

  /** The version of the format that this CordJ reads. */
  static final int VERSION = 1;

  /** More are a mistake in the document: each is at least one step for every run. */
  static final int MOST = 10_000;

  static final List<String> TOP =
      List.of(
          "version",
          "multiverse",
          "description",
          "pipeline",
          "choices",
          "leave_out",
          "value",
          "effect");
  static final List<String> OF_CHANGE = List.of("options", "inputs");
  static final List<String> OF_VALUE = List.of("table", "column", "rows", "over");
  static final List<String> OF_EFFECT = List.of("formula", "contrast");

  /** What an option may change beside steps. */
  static final String VALUE = "value";

  /** Columns of the table of universes that are no choice's. */
  private static final Set<String> RESERVED =
      Set.of(MultiverseTables.UNIVERSE, MultiverseTables.HASH);

  private final PipelineReader pipelines;
  private final StepRunner runner;

  MultiverseReader(final PipelineReader pipelines, final StepRunner runner) {
    this.pipelines = pipelines;
    this.runner = runner;
  }

  /** Whether a document means to be a multiverse. */
  static boolean isOne(final ObjectNode json) {
    return json.has("multiverse");
  }

  /**
   * The distinct steps of all universes as one pipeline.
   *
   * @param folder where the pipeline's file is looked for; null for the working folder
   * @throws IllegalArgumentException with one sentence that begins with a JSON path
   * @throws RefusedException with one sentence, if the pipeline that it changes is refused
   */
  Pipeline read(final ObjectNode json, final Path folder) throws RefusedException {
    final MultiverseGrid grid = grid(json, folder);
    return new Expansion(grid, pipelines, runner).pipeline(grid.combinations(MOST));
  }

  private MultiverseGrid grid(final ObjectNode json, final Path folder) throws RefusedException {
    Fields.known("", json, TOP);
    Fields.version(json, VERSION);
    final String name = Fields.name(json, "multiverse");
    final Pipeline base = base(Fields.text("", json, "pipeline", true), folder);
    if (base.steps().stream().anyMatch(s -> s.name().equals(VALUE))) {
      throw Fields.wrong(
          "/pipeline", "has a step called value, which has another meaning here; rename it.");
    }
    final ObjectNode all = Fields.object("", json, "choices");
    if (all.isEmpty()) {
      throw Fields.wrong("/choices", "is missing or empty; name at least one choice.");
    }
    final Map<String, Map<String, MultiverseGrid.Option>> choices = new LinkedHashMap<>();
    for (final Map.Entry<String, JsonNode> e : all.properties()) {
      choices.put(e.getKey(), choice("/choices/" + e.getKey(), e.getKey(), e.getValue(), base));
    }
    final ObjectNode value = Fields.object("", json, VALUE);
    value("/value", value, base, false);
    return new MultiverseGrid(
        name,
        Fields.text("", json, "description", false),
        base,
        choices,
        leaveOut(json, choices),
        value,
        effect(json));
  }

  private Pipeline base(final String name, final Path folder) throws RefusedException {
    final Path beside = folder == null ? Path.of(name) : folder.resolve(name);
    if (!PipelineReader.isOwn(name) && !Files.isRegularFile(beside)) {
      throw Fields.wrong(
          "/pipeline",
          "is "
              + Fields.shown(name)
              + ", but there is no file '"
              + beside
              + "'; give a pipeline's .json beside this document or one of "
              + String.join(", ", PipelineReader.PRESETS)
              + ".");
    }
    final String place = PipelineReader.isOwn(name) ? name : beside.toString();
    try {
      if (isOne(PipelineReader.document(place))) {
        throw Fields.wrong(
            "/pipeline", "is a multiverse itself; give the pipeline that it changes.");
      }
      return pipelines.read(place);
    } catch (final RefusedException e) {
      throw e;
    } catch (final IOException e) {
      throw new RefusedException(e.getMessage(), e);
    }
  }

  private static Map<String, MultiverseGrid.Option> choice(
      final String at, final String name, final JsonNode node, final Pipeline base) {
    // n and n_... are counts wherever universes are listed
    if (!name.matches("(?!n$|n_)[A-Za-z][A-Za-z0-9_]{0,39}") || RESERVED.contains(name)) {
      throw Fields.wrong(
          at,
          "is no name of a choice; it becomes a column: a letter, then letters, digits and _, but"
              + " not universe, steps_hash, n or n_...");
    }
    if (CurveTables.isColumn(name)) {
      throw Fields.wrong(
          at,
          "is the name of a column of the specification curve's tables, in which each choice"
              + " becomes a column too; rename the choice.");
    }
    final ObjectNode options = Fields.object(at, node);
    if (options.isEmpty()) {
      throw Fields.wrong(at, "is empty; name at least one option, such as \"as it is\": {}.");
    }
    final Map<String, MultiverseGrid.Option> all = new LinkedHashMap<>();
    for (final Map.Entry<String, JsonNode> e : options.properties()) {
      if (!e.getKey().matches("[A-Za-z0-9][A-Za-z0-9 .+_-]{0,39}")) {
        throw Fields.wrong(
            at + "/" + e.getKey(),
            "is no name of an option; use up to 40 letters, digits, blanks, . + _ and -.");
      }
      all.put(e.getKey(), option(at + "/" + e.getKey(), e.getValue(), base));
    }
    return all;
  }

  private static MultiverseGrid.Option option(
      final String at, final JsonNode node, final Pipeline base) {
    final Map<String, ObjectNode> steps = new LinkedHashMap<>();
    final Set<String> without = new LinkedHashSet<>();
    ObjectNode value = JsonFiles.object();
    for (final Map.Entry<String, JsonNode> e : Fields.object(at, node).properties()) {
      final String where = at + "/" + e.getKey();
      if (e.getKey().equals(VALUE)) {
        value = Fields.object(where, e.getValue());
        value(where, value, base, true);
        continue;
      }
      final Step step =
          base.steps().stream().filter(s -> s.name().equals(e.getKey())).findFirst().orElse(null);
      if (step == null) {
        throw Fields.wrong(
            where,
            "is no step of the pipeline "
                + base.name()
                + "; there are "
                + String.join(", ", base.steps().stream().map(Step::name).toList())
                + ", and value.");
      }
      if (e.getValue().isNull()) {
        without.add(step.name());
        continue;
      }
      final ObjectNode change = Fields.object(where, e.getValue());
      Fields.known(where, change, OF_CHANGE);
      for (final String part : OF_CHANGE) {
        final ObjectNode own = Fields.object("", step.json(), part);
        for (final Map.Entry<String, JsonNode> k :
            Fields.object(where, change, part).properties()) {
          if (!k.getValue().isNull()) {
            Fields.value(where + "/" + part + "/" + k.getKey(), k.getValue());
          }
          if (k.getValue().isNull() && !own.has(k.getKey())) {
            throw Fields.wrong(
                where + "/" + part + "/" + k.getKey(),
                "is null, which removes it, but the step has no such key under " + part + ".");
          }
        }
      }
      steps.put(step.name(), change);
    }
    return new MultiverseGrid.Option(steps, without, value);
  }

  /** The value's place, or what an option changes of it. */
  private static void value(
      final String at, final ObjectNode json, final Pipeline base, final boolean part) {
    Fields.known(at, json, OF_VALUE);
    if (!part || json.has("table")) {
      final String table = Fields.text(at, json, "table", true);
      final List<String> tables = new ArrayList<>();
      for (final Step step : base.steps()) {
        step.outputs().entrySet().stream()
            .filter(o -> o.getValue().file().endsWith(".tsv"))
            .forEach(o -> tables.add(o.getKey()));
      }
      if (!tables.contains(table)) {
        throw Fields.wrong(
            at + "/table",
            "is "
                + Fields.shown(table)
                + ", which is no table (.tsv) of the pipeline "
                + base.name()
                + "; there are "
                + String.join(", ", tables)
                + ".");
      }
    }
    if (!part || json.has("column")) {
      Fields.text(at, json, "column", true);
    }
    for (final String key : List.of("rows", "over")) {
      for (final Map.Entry<String, JsonNode> e : Fields.object(at, json, key).properties()) {
        if (!part || !e.getValue().isNull()) {
          Fields.value(at + "/" + key + "/" + e.getKey(), e.getValue());
        }
      }
    }
  }

  private static List<Map<String, Set<String>>> leaveOut(
      final ObjectNode json, final Map<String, Map<String, MultiverseGrid.Option>> choices) {
    final List<Map<String, Set<String>>> all = new ArrayList<>();
    final JsonNode list = json.get("leave_out");
    if (list != null && !list.isArray()) {
      throw Fields.wrong("/leave_out", "must be a list, [...].");
    }
    for (int r = 0; list != null && r < list.size(); r++) {
      final String at = "/leave_out/" + r;
      final Map<String, Set<String>> rule = new LinkedHashMap<>();
      for (final Map.Entry<String, JsonNode> e : Fields.object(at, list.get(r)).properties()) {
        final String where = at + "/" + e.getKey();
        if (!choices.containsKey(e.getKey())) {
          throw Fields.wrong(
              where, "is no choice; there are " + String.join(", ", choices.keySet()) + ".");
        }
        rule.put(e.getKey(), options(where, e.getValue(), choices.get(e.getKey()).keySet()));
      }
      if (rule.isEmpty()) {
        throw Fields.wrong(at, "is empty; name an option of at least one choice.");
      }
      all.add(rule);
    }
    return all;
  }

  private static Set<String> options(
      final String at, final JsonNode node, final Set<String> legal) {
    final Set<String> all = new LinkedHashSet<>();
    if (node.isArray()) {
      node.forEach(n -> all.add(n.asText()));
    } else {
      all.add(node.asText());
    }
    for (final String option : all) {
      if (!legal.contains(option)) {
        throw Fields.wrong(
            at,
            "is " + Fields.shown(option) + "; the choice has " + String.join(", ", legal) + ".");
      }
    }
    if (all.isEmpty()) {
      throw Fields.wrong(at, "is empty; name at least one option.");
    }
    return all;
  }

  private static Optional<Multiverse.Effect> effect(final ObjectNode json) {
    if (!json.has("effect")) {
      return Optional.empty();
    }
    final ObjectNode effect = Fields.object("", json, "effect");
    Fields.known("/effect", effect, OF_EFFECT);
    final String formula = Fields.text("/effect", effect, "formula", true);
    try {
      Formula.parse(formula);
    } catch (final IllegalArgumentException e) {
      throw Fields.wrong("/effect/formula", e.getMessage());
    }
    return Optional.of(
        new Multiverse.Effect(formula, Fields.text("/effect", effect, "contrast", true)));
  }
}
