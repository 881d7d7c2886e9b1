package org.cordj.stats;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.cordj.image.Lanes;
import org.cordj.image.Progress;

/**
 * Who does the shuffles: the cores of this computer, unless another engine is chosen for the
 * thread, as imglib2's Parallelization chooses executors.
 */
@FunctionalInterface
public interface PermutationEngine {

  /**
   * Does all shuffles of a job.
   *
   * @return parts that together hold each shuffle once, in any order
   */
  List<PermutationJob.Part> run(PermutationJob job, Progress progress);

  /** Chooses the engine of this thread, until another is chosen. */
  static void choose(final PermutationEngine engine) {
    ChosenEngine.OF_THREAD.set(engine);
  }

  /** The engine of this thread. */
  static PermutationEngine chosen() {
    return ChosenEngine.OF_THREAD.get();
  }

  /** All cores by Parallelization, chunk by chunk, with a worker for each thread. */
  static List<PermutationJob.Part> onCores(final PermutationJob job, final Progress progress) {
    final double[][] maxima = new double[job.kinds()][job.shuffles()];
    final Queue<PermutationJob.Worker> workers = new ConcurrentLinkedQueue<>();
    final List<Integer> chunks =
        IntStream.iterate(0, i -> i < job.shuffles(), i -> i + PermutationJob.CHUNK)
            .boxed()
            .toList();
    Lanes.forEach(
        chunks,
        progress,
        () -> {
          final PermutationJob.Worker worker = job.worker();
          workers.add(worker);
          return worker;
        },
        (worker, from) -> progress.advance(worker.chunk(from, maxima, 0, progress)));
    final int[] reached = new int[job.variables()];
    for (final PermutationJob.Worker worker : workers) {
      for (int v = 0; v < reached.length; v++) {
        reached[v] += worker.reached()[v];
      }
    }
    return List.of(new PermutationJob.Part(0, reached, maxima));
  }
}
