package org.cordj.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A chain of steps for one 4-D run. Immutable; read by {@link PipelineReader}.
 *
 * @param name what it is called
 * @param description a sentence on what it is for; may be empty
 * @param inputs the files that a run needs beside itself, by name
 * @param steps in an order in which each comes after what it needs
 * @param multiverse the grid of which these are the distinct steps; empty for a plain pipeline
 */
public record Pipeline(
    String name,
    String description,
    Map<String, Input> inputs,
    List<Step> steps,
    Optional<Multiverse> multiverse) {

  /** The name of the run itself among the inputs. */
  public static final String SERIES = "series";

  /**
   * A file that belongs to a run.
   *
   * @param file the end of its name as BIDS builds it, such as {@code physio.tsv.gz}
   * @param required whether the pipeline cannot do without it
   * @param description what it is, for the sentence that it is missing
   */
  public record Input(String file, boolean required, String description) {}

  /** Copies everything. */
  public Pipeline {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    steps = List.copyOf(steps);
  }

  /** A plain pipeline. */
  Pipeline(
      final String name,
      final String description,
      final Map<String, Input> inputs,
      final List<Step> steps) {
    this(name, description, inputs, steps, Optional.empty());
  }

  /** The step that makes an output; null where the name is an input's. */
  Step maker(final String name) {
    return steps.stream().filter(s -> s.outputs().containsKey(name)).findFirst().orElse(null);
  }

  /**
   * The steps in an order in which each comes after what it needs; steps that do not need each
   * other stay as they are.
   *
   * @throws IllegalArgumentException naming the steps, if some need each other
   */
  static List<Step> ordered(final List<Step> steps) {
    final List<Step> ordered = new ArrayList<>();
    final Set<Step> left = new LinkedHashSet<>(steps);
    while (!left.isEmpty()) {
      final Step next =
          left.stream()
              .filter(s -> left.stream().noneMatch(o -> needs(s, o)))
              .findFirst()
              .orElseThrow(() -> cycle(left));
      ordered.add(next);
      left.remove(next);
    }
    return ordered;
  }

  private static boolean needs(final Step step, final Step other) {
    return step.inputs().values().stream().anyMatch(other.outputs()::containsKey);
  }

  /** Follows what is needed from any step that is left until one comes again. */
  private static IllegalArgumentException cycle(final Set<Step> left) {
    final List<Step> path = new ArrayList<>();
    Step at = left.iterator().next();
    while (!path.contains(at)) {
      path.add(at);
      final Step from = at;
      at = left.stream().filter(o -> needs(from, o)).findFirst().orElseThrow();
    }
    final List<String> names = new ArrayList<>();
    path.subList(path.indexOf(at), path.size()).forEach(s -> names.add("'" + s.name() + "'"));
    names.add("'" + at.name() + "'");
    return new IllegalArgumentException(
        "/steps: each of these steps needs the next, in a circle: "
            + String.join(" needs ", names)
            + "; let one take another input.");
  }
}
