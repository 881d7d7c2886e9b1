package org.cordj.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline in all combinations of choices, a universe each: the multiverse analysis of Steegen
 * 2016 (doi:10.1177/1745691616658637). Immutable; its distinct steps are those of the {@link
 * Pipeline} that holds it.
 *
 * @param base the pipeline that the choices change
 * @param choices for each choice its options in order, each with what it changes in words
 * @param universes one a combination that is not left out, numbered in order, the last choice
 *     fastest
 * @param effect what is estimated in each universe; empty if only values are gathered
 */
public record Multiverse(
    Pipeline base,
    Map<String, Map<String, String>> choices,
    List<Universe> universes,
    Optional<Effect> effect) {

  /**
   * One combination of options.
   *
   * @param name such as {@code u001}
   * @param options the option of each choice
   * @param table the output that its value stands in, by its name in the union of all universes
   * @param value where it stands in there
   * @param steps how many steps it takes
   * @param hash of these steps and the value's place, whatever else the grid holds
   */
  public record Universe(
      String name,
      Map<String, String> options,
      String table,
      UniverseValue value,
      int steps,
      String hash) {

    /** Copies the options. */
    public Universe {
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** Its name and options for a sentence. */
    public String text() {
      return name + " (" + Multiverse.text(options) + ")";
    }
  }

  /**
   * What is estimated in each universe, in the words of Cord Group Compare...
   *
   * @param formula the model, such as {@code group}
   * @param contrast such as {@code a - b}
   */
  public record Effect(String formula, String contrast) {}

  /** Copies everything. */
  public Multiverse {
    final Map<String, Map<String, String>> copy = new LinkedHashMap<>();
    choices.forEach(
        (choice, options) ->
            copy.put(choice, Collections.unmodifiableMap(new LinkedHashMap<>(options))));
    choices = Collections.unmodifiableMap(copy);
    universes = List.copyOf(universes);
  }

  /** What a step of the union is called in the pipeline that the choices change. */
  public static String plainName(final Step step) {
    return step.name().replaceFirst(DistinctStep.MARK + "$", "");
  }

  /** How many steps all universes would take one by one. */
  public long steps() {
    return universes.stream().mapToLong(Universe::steps).sum();
  }

  /** Options as a text, {@code choice=option, ...}. */
  static String text(final Map<String, String> options) {
    final List<String> all = new ArrayList<>();
    options.forEach((choice, option) -> all.add(choice + "=" + option));
    return String.join(", ", all);
  }
}
