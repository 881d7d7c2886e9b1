package org.cordj.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results come in order and the first failure wins, for any number of threads. */
class OrderedTasksTest {

  /** Work whose length differs from number to number. */
  private static int work(final int index) {
    int x = index;
    for (int i = 0; i < (index * 7919 % 13) * 1000; i++) {
      x = x * 31 + i;
    }
    return x == 42 ? index + 0 : index;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void resultsComeInOrder(final int threads) throws Exception {
    final List<Integer> got = new ArrayList<>();
    final AtomicInteger ahead = new AtomicInteger();
    final Callable<?> run =
        () -> {
          OrderedTasks.run(
              1000,
              i -> {
                ahead.accumulateAndGet(i - got.size(), Math::max);
                return work(i);
              },
              got::add);
          return null;
        };
    Parallelization.runWithNumThreads(threads, run);
    assertEquals(IntStream.range(0, 1000).boxed().toList(), got);
    assertTrue(ahead.get() <= 2 * (threads + 1), ahead + " ahead");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void theFirstFailureInOrderIsThrown(final int threads) {
    final List<Integer> got = new ArrayList<>();
    final Callable<?> run =
        () -> {
          OrderedTasks.run(
              100,
              i -> {
                if (i == 40 || i == 41 || i == 43) {
                  throw new NiftiException("task " + i);
                }
                return work(i);
              },
              got::add);
          return null;
        };
    final Exception e =
        assertThrows(Exception.class, () -> Parallelization.runWithNumThreads(threads, run));
    assertEquals("task 40", rootOf(e).getMessage());
    assertEquals(40, got.size());
  }

  private static Throwable rootOf(final Throwable e) {
    return e.getCause() == null ? e : rootOf(e.getCause());
  }

  @Test
  void aFailureOfTheUserIsThrown() {
    final IOException e =
        assertThrows(
            IOException.class,
            () ->
                OrderedTasks.run(
                    10,
                    i -> i,
                    i -> {
                      if (i == 3) {
                        throw new IOException("full");
                      }
                    }));
    assertEquals("full", e.getMessage());
  }

  @Test
  void noTasks() throws IOException {
    OrderedTasks.run(0, i -> i, i -> {});
  }
}
