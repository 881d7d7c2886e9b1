package org.cordj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.cordj.bids.JsonFiles;
import org.cordj.image.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random grids over random pipelines, against each universe written out by itself. */
class RandomGridTest {

  private static final int STEPS = 9;

  @TempDir Path folder;

  /** A command that takes all. */
  private static final StepRunner RUNNER =
      new StepRunner() {
        @Override
        public Optional<Keys> keys(final String label) {
          return Optional.of(
              new Keys(Set.of("a", "b"), Set.of("a"), List.of("a", "b", "x", "y", "table")));
        }

        @Override
        public boolean isForeign(final String label) {
          return false;
        }

        @Override
        public void checkOptions(final Step step) {
          // any value will do
        }

        @Override
        public Map<String, String> versions() {
          return Map.of();
        }

        @Override
        public List<String> run(final Call call, final Progress progress) {
          throw new AssertionError("nothing is run here");
        }
      };

  /** A step by what it is made of, written down at length. */
  private static String content(
      final int step,
      final List<int[]> inputs,
      final Set<Integer> out,
      final int[] x,
      final int[] y) {
    if (step < 0) {
      return "series";
    }
    if (out.contains(step)) {
      return content(inputs.get(step)[0], inputs, out, x, y);
    }
    return "s%d x%d y%d (%s) (%s)"
        .formatted(
            step,
            x[step],
            y[step],
            content(inputs.get(step)[0], inputs, out, x, y),
            content(inputs.get(step)[1], inputs, out, x, y));
  }

  private static void collect(
      final int step,
      final List<int[]> inputs,
      final Set<Integer> out,
      final int[] x,
      final int[] y,
      final Set<String> all) {
    if (step < 0) {
      return;
    }
    if (out.contains(step)) {
      collect(inputs.get(step)[0], inputs, out, x, y, all);
      return;
    }
    all.add(content(step, inputs, out, x, y));
    collect(inputs.get(step)[0], inputs, out, x, y, all);
    collect(inputs.get(step)[1], inputs, out, x, y, all);
  }

  private static String name(final int step) {
    return step < 0 ? "series" : "o" + step;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void hasTheDistinctStepsOfAllUniverses(final long seed) throws IOException {
    final Random random = new Random(seed);
    final List<int[]> inputs = new ArrayList<>();
    final ObjectNode base = JsonFiles.object();
    base.put("version", 1).put("name", "random");
    for (int s = 0; s < STEPS; s++) {
      inputs.add(new int[] {s - 1 - random.nextInt(Math.min(s + 1, 2)), random.nextInt(s + 1) - 1});
      final ObjectNode step = base.withArray("steps").addObject();
      step.put("name", "s" + s).put("command", "Any...");
      step.putObject("inputs").put("a", name(inputs.get(s)[0])).put("b", name(inputs.get(s)[1]));
      step.putObject("options").put("x", 0).put("y", 0);
      final ObjectNode outputs = step.putObject("outputs");
      outputs
          .putObject("o" + s)
          .put("image", "{a}_" + s)
          .put("file", "desc-s" + s + "_bold.nii.gz");
      outputs.putObject("t" + s).put("key", "table").put("file", "desc-s" + s + "_bold.tsv");
    }
    JsonFiles.write(folder.resolve("base.json"), base);
    // choice c changes x or y of the steps that are its own, or leaves one out
    final List<Integer> steps = new ArrayList<>();
    for (int s = 0; s < STEPS - 1; s++) {
      steps.add(s);
    }
    Collections.shuffle(steps, random);
    final ObjectNode grid = JsonFiles.object();
    grid.put("version", 1).put("multiverse", "random").put("pipeline", "base.json");
    final int[] sizes = new int[4];
    final boolean[] out = new boolean[4];
    for (int c = 0; c < 4; c++) {
      sizes[c] = 2 + random.nextInt(3);
      out[c] = random.nextBoolean();
      final ObjectNode choice = grid.withObject("choices").putObject("c" + c);
      for (int o = 0; o < sizes[c]; o++) {
        final ObjectNode option = choice.putObject("o" + o);
        if (o == 1 && out[c]) {
          option.putNull("s" + steps.get(c));
        } else if (o > 0) {
          option.putObject("s" + steps.get(c)).putObject("options").put("x", o);
        }
      }
    }
    // the last step is changed by a choice of its own, so that no two universes are the same
    final ObjectNode last = grid.withObject("choices").putObject("last");
    for (int o = 0; o < 2; o++) {
      last.putObject("o" + o).putObject("s" + (STEPS - 1)).putObject("options").put("y", o);
    }
    grid.putObject("value").put("table", "t" + (STEPS - 1)).put("column", "mean");
    final Set<String> distinct = new HashSet<>();
    final Map<String, List<String>> same = new LinkedHashMap<>();
    long all = 0;
    for (int u = 0; u < sizes[0] * sizes[1] * sizes[2] * sizes[3] * 2; u++) {
      final int[] x = new int[STEPS];
      final int[] y = new int[STEPS];
      final Set<Integer> without = new HashSet<>();
      final Map<String, String> options = new HashMap<>();
      int rest = u;
      y[STEPS - 1] = rest % 2;
      options.put("last", "o" + rest % 2);
      rest /= 2;
      for (int c = 3; c >= 0; c--) {
        final int o = rest % sizes[c];
        rest /= sizes[c];
        options.put("c" + c, "o" + o);
        if (o == 1 && out[c]) {
          without.add(steps.get(c));
        } else {
          x[steps.get(c)] = o;
        }
      }
      final String whole = content(STEPS - 1, inputs, without, x, y);
      if (same.putIfAbsent(whole, List.of()) != null) {
        // what comes to the same steps as one before is to be left out
        final ObjectNode rule = grid.withArray("leave_out").addObject();
        options.forEach(rule::put);
        continue;
      }
      final Set<String> one = new HashSet<>();
      collect(STEPS - 1, inputs, without, x, y, one);
      all += one.size();
      distinct.addAll(one);
    }
    JsonFiles.write(folder.resolve("grid.json"), grid);
    final Pipeline union = new PipelineReader(RUNNER).read(folder.resolve("grid.json").toString());
    assertEquals(same.size(), union.multiverse().orElseThrow().universes().size());
    assertEquals(distinct.size(), union.steps().size());
    assertEquals(all, union.multiverse().orElseThrow().steps());
    assertTrue(distinct.size() < all);
  }
}
