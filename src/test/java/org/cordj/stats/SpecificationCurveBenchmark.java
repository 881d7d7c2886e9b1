package org.cordj.stats;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 44 participants, 500 universes, 10,000 permutations, with a covariate. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class SpecificationCurveBenchmark {

  private static final int PEOPLE = 44;
  private static final int UNIVERSES = 500;

  private final Formula formula = Formula.parse("group + age");
  private Table people;
  private Specifications whole;
  private Specifications missing;

  /** Noise; in the second multiverse each fifth universe lacks a participant, 44 in turn. */
  @Setup
  public void setUp() {
    final SplittableRandom random = new SplittableRandom(4);
    people = new Table("participant_id", "group", "age");
    for (int s = 0; s < PEOPLE; s++) {
      people.add("sub-" + s, s % 2 == 0 ? "patient" : "control", 30 + random.nextInt(30));
    }
    whole = noise(random, false);
    missing = noise(random, true);
  }

  private static Specifications noise(final SplittableRandom random, final boolean lacking) {
    final double[][] y = new double[PEOPLE][UNIVERSES];
    for (int s = 0; s < PEOPLE; s++) {
      for (int u = 0; u < UNIVERSES; u++) {
        final boolean out = lacking && u % 5 == 0 && u / 5 % PEOPLE == s;
        y[s][u] =
            out ? Double.NaN : random.nextDouble() + random.nextDouble() + random.nextDouble();
      }
    }
    return new Specifications(
        IntStream.range(0, PEOPLE).mapToObj(s -> "sub-" + s).toList(),
        IntStream.range(0, UNIVERSES).mapToObj(u -> "u" + u).toList(),
        List.of(
            new Specifications.Choice(
                "c", List.of("a", "b"), IntStream.range(0, UNIVERSES).map(u -> u % 2).toArray())),
        y,
        List.of());
  }

  private CurveResult run(final Specifications multiverse) throws RefusedException {
    return new SpecificationCurve("patient - control", 10_000, 1)
        .apply(people, formula, false, multiverse, Progress.NONE);
  }

  /** Everybody has every value. */
  @Benchmark
  public CurveResult whole() throws RefusedException {
    return run(whole);
  }

  /** 45 sets of participants. */
  @Benchmark
  public CurveResult missing() throws RefusedException {
    return run(missing);
  }
}
