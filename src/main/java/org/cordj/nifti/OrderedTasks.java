package org.cordj.nifti;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import net.imglib2.parallel.Parallelization;
import net.imglib2.parallel.TaskExecutor;

/**
 * Runs numbered tasks on ImgLib2's threads, a few ahead of what has been used, and hands their
 * results over in order. The first failure in that order is thrown, whichever came first in time.
 */
final class OrderedTasks {

  /** Makes the result of one number. */
  interface Task<T> {
    T run(int index) throws IOException;
  }

  /** Uses the results, in order, in the calling thread. */
  interface Use<T> {
    void accept(T result) throws IOException;
  }

  private record Outcome<T>(T value, Throwable failure) {}

  private OrderedTasks() {}

  static <T> void run(final int count, final Task<T> task, final Use<T> use) throws IOException {
    final TaskExecutor executor = Parallelization.getTaskExecutor();
    final ExecutorService service = executor.getExecutorService();
    final int ahead = 2 * executor.getParallelism();
    final AtomicBoolean stop = new AtomicBoolean();
    final Deque<Future<Outcome<T>>> running = new ArrayDeque<>();
    int next = 0;
    try {
      for (int done = 0; done < count; done++) {
        for (; next < count && running.size() < ahead; next++) {
          final int index = next;
          running.add(service.submit(() -> attempt(task, index, stop)));
        }
        use.accept(valueOf(get(running.remove())));
      }
    } finally {
      // Nothing may go on working on buffers and files after this returns.
      stop.set(true);
      for (final Future<Outcome<T>> f : running) {
        get(f);
      }
    }
  }

  private static <T> Outcome<T> attempt(
      final Task<T> task, final int index, final AtomicBoolean stop) {
    try {
      return new Outcome<>(stop.get() ? null : task.run(index), null);
    } catch (final Throwable e) {
      return new Outcome<>(null, e);
    }
  }

  private static <T> Outcome<T> get(final Future<Outcome<T>> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (final InterruptedException e) {
          interrupted = true;
        } catch (final ExecutionException | CancellationException e) {
          return new Outcome<>(null, e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static <T> T valueOf(final Outcome<T> outcome) throws IOException {
    if (outcome.failure == null) {
      return outcome.value;
    }
    if (outcome.failure instanceof IOException e) {
      throw e;
    }
    if (outcome.failure instanceof RuntimeException e) {
      throw e;
    }
    if (outcome.failure instanceof Error e) {
      throw e;
    }
    throw new IOException(outcome.failure);
  }
}
