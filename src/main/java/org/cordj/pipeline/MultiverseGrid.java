package org.cordj.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A multiverse's document, read and known to name only what is there; not expanded yet.
 *
 * @param base the pipeline that the choices change
 * @param choices the options of each choice
 * @param leaveOut combinations that are left out: the options of some choices, several of one with
 *     or
 * @param value where the value of a universe stands
 */
record MultiverseGrid(
    String name,
    String description,
    Pipeline base,
    Map<String, Map<String, Option>> choices,
    List<Map<String, Set<String>>> leaveOut,
    ObjectNode value,
    Optional<Multiverse.Effect> effect) {

  /**
   * What an option changes.
   *
   * @param steps for each step that it changes what is merged into it (RFC 7396)
   * @param without the steps that it leaves out
   * @param value what is merged into the value's place
   */
  record Option(Map<String, ObjectNode> steps, Set<String> without, ObjectNode value) {}

  /** The options of each choice, each with what it changes in words. */
  Map<String, Map<String, String>> texts() {
    final Map<String, Map<String, String>> texts = new LinkedHashMap<>();
    choices.forEach(
        (choice, options) -> {
          final Map<String, String> all = new LinkedHashMap<>();
          options.forEach((name, option) -> all.put(name, text(option)));
          texts.put(choice, all);
        });
    return texts;
  }

  private static String text(final Option option) {
    final List<String> parts = new ArrayList<>();
    option.without().forEach(s -> parts.add("without " + s));
    option.steps().forEach((step, change) -> parts.add(step + words(change)));
    if (!option.value().isEmpty()) {
      parts.add("value" + words(option.value()));
    }
    return parts.isEmpty() ? "as the pipeline has it" : String.join("; ", parts);
  }

  private static String words(final ObjectNode change) {
    final StringBuilder s = new StringBuilder();
    final List<String> removed = new ArrayList<>();
    add(change, s, removed);
    return s.append(removed.isEmpty() ? "" : " without " + String.join(", ", removed)).toString();
  }

  private static void add(
      final ObjectNode change, final StringBuilder s, final List<String> removed) {
    for (final Map.Entry<String, JsonNode> e : change.properties()) {
      if (e.getValue() instanceof ObjectNode inner) {
        add(inner, s, removed);
      } else if (e.getValue().isNull()) {
        removed.add(e.getKey());
      } else {
        s.append(' ').append(e.getKey()).append('=').append(Fields.value("", e.getValue()));
      }
    }
  }

  /**
   * All combinations that are not left out, the last choice fastest.
   *
   * @throws IllegalArgumentException with one sentence, if there are more than so many, none, or a
   *     rule that leaves nothing out
   */
  List<Map<String, String>> combinations(final int most) {
    long size = 1;
    for (final Map<String, Option> options : choices.values()) {
      size = Math.min(size * options.size(), Integer.MAX_VALUE);
    }
    if (size > 100L * most) {
      throw tooMany(size, most);
    }
    final List<Map<String, String>> all = new ArrayList<>();
    final Set<Integer> used = new LinkedHashSet<>();
    final Map<String, String> options = new LinkedHashMap<>();
    add(List.copyOf(choices.keySet()), 0, options, used, all);
    for (int rule = 0; rule < leaveOut.size(); rule++) {
      if (!used.contains(rule)) {
        throw Fields.wrong(
            "/leave_out/" + rule, "leaves nothing out that those before it have not; remove it.");
      }
    }
    if (all.isEmpty()) {
      throw Fields.wrong("/leave_out", "leaves out every universe; remove a rule.");
    }
    if (all.size() > most) {
      throw tooMany(all.size(), most);
    }
    return all;
  }

  private static IllegalArgumentException tooMany(final long size, final int most) {
    return Fields.wrong(
        "/choices",
        "make "
            + size
            + " universes; at most "
            + most
            + " are run at once. Take fewer options, or leave combinations out by leave_out.");
  }

  private void add(
      final List<String> names,
      final int at,
      final Map<String, String> options,
      final Set<Integer> used,
      final List<Map<String, String>> all) {
    if (at == names.size()) {
      for (int rule = 0; rule < leaveOut.size(); rule++) {
        if (leaveOut.get(rule).entrySet().stream()
            .allMatch(e -> e.getValue().contains(options.get(e.getKey())))) {
          used.add(rule);
          return;
        }
      }
      all.add(new LinkedHashMap<>(options));
      return;
    }
    for (final String option : choices.get(names.get(at)).keySet()) {
      options.put(names.get(at), option);
      add(names, at + 1, options, used, all);
    }
  }
}
