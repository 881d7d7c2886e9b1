package org.cordj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which universes are told of as the same. */
class MultiverseTablesTest {

  private static final double NAN = Double.NaN;

  private static List<String> twins(final double[]... runs) {
    final Map<String, String> options = new LinkedHashMap<>();
    final List<Multiverse.Universe> universes = new ArrayList<>();
    for (int u = 1; u <= runs[0].length; u++) {
      options.put("o" + u, "");
      universes.add(
          new Multiverse.Universe(
              "u" + u,
              Map.of("c", "o" + u),
              "table",
              new UniverseValue("mean", Map.of(), Map.of()),
              1,
              "h" + u));
    }
    final Multiverse multiverse =
        new Multiverse(
            new Pipeline("base", "", Map.of(), List.of(), Optional.empty()),
            Map.of("c", options),
            universes,
            Optional.empty());
    return new MultiverseTables(multiverse, List.of(), List.of(runs), List.of()).twins();
  }

  @Test
  void aPairIsNamed() {
    assertEquals(
        List.of(
            "1 universe has in all runs the same values as one before: u1 (c=o1) and u3 (c=o3)."
                + " Each counts as a universe of its own; leave_out leaves one out."),
        twins(new double[] {1, 1, 1}, new double[] {NAN, 2, NAN}, new double[] {-0.0, 1, 0.0}));
  }

  @Test
  void oneRunThatDiffersIsEnough() {
    assertEquals(List.of(), twins(new double[] {1, 1}, new double[] {2, Math.nextUp(2.0)}));
    assertEquals(List.of(), twins(new double[] {1, 1}, new double[] {2, NAN}));
  }

  /** What has no value at all is told of as missing, not as the same. */
  @Test
  void universesWithoutAnyValueAreNoTwins() {
    assertEquals(List.of(), twins(new double[] {NAN, NAN, 1}, new double[] {NAN, NAN, 2}));
  }

  @Test
  void ofManyTheFirstAreNamed() {
    assertEquals(
        List.of(
            "5 universes have in all runs the same values as one before: u1 (c=o1) and u2 (c=o2);"
                + " u1 (c=o1) and u3 (c=o3); u4 (c=o4) and u5 (c=o5); and 2 more. Each counts as a"
                + " universe of its own; leave_out leaves one out."),
        twins(new double[] {7, 7, 7, 8, 8, 8, 8}));
  }
}
