package org.cordj.image;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import net.imglib2.parallel.Parallelization;

/**
 * Runs blocks on all cores with as many lanes (buffers and workers) as blocks run at once. Not with
 * ThreadLocals: the threads of the common pool would hold the run's pixels after the end.
 */
public final class Lanes {

  private Lanes() {}

  /**
   * Does every block in a lane that no other block uses at that moment. Returns when all are done.
   *
   * @throws RuntimeException what a block threw
   */
  public static <B, L> void forEach(
      final List<B> blocks,
      final Progress progress,
      final Supplier<L> lanes,
      final BiConsumer<L, B> work) {
    final Queue<L> free = new ConcurrentLinkedQueue<>();
    try {
      Parallelization.getTaskExecutor()
          .forEach(
              blocks,
              block -> {
                progress.check();
                final L waiting = free.poll();
                final L lane = waiting != null ? waiting : lanes.get();
                work.accept(lane, block);
                free.add(lane);
              });
    } catch (final RuntimeException e) {
      throw original(e);
    }
  }

  /**
   * A fork-join pool throws a copy of what one of its own threads threw, whose message begins with
   * the name of the exception; the original is its cause.
   */
  private static RuntimeException original(final RuntimeException thrown) {
    return thrown.getCause() instanceof RuntimeException cause
            && cause.getClass() == thrown.getClass()
        ? cause
        : thrown;
  }
}
