package org.cordj.nifti;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import net.imglib2.parallel.Parallelization;
import net.imglib2.parallel.TaskExecutor;

/**
 * Runs numbered tasks on ImgLib2's threads, a few ahead of what has been used, and hands their
 * results over in order. The first failure in that order is thrown, whichever came first in time.
 *
 * <p>Each thread takes the next number, and whichever finishes the one that is due hands over all
 * results that are ready. So no thread waits for another but when it is too far ahead, and it then
 * waits for one that is at work: there is no deadlock with fewer threads than were asked for.
 */
final class OrderedTasks<T> {

  /** Makes the result of one number. */
  interface Task<T> {
    T run(int index) throws IOException;
  }

  /** Uses the results in order, one at a time, in any of the threads. */
  interface Use<T> {
    void accept(T result) throws IOException;
  }

  private record Outcome<T>(T value, Throwable failure) {}

  private final int count;
  private final int ahead;
  private final Task<T> task;
  private final Use<T> use;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Map<Integer, Outcome<T>> ready = new HashMap<>();
  private int taken;
  private int used;
  private boolean using;
  private Throwable failure;

  private OrderedTasks(final int count, final int ahead, final Task<T> task, final Use<T> use) {
    this.count = count;
    this.ahead = ahead;
    this.task = task;
    this.use = use;
  }

  /** Returns when every task is done and used, or none is at work any more. */
  static <T> void run(final int count, final Task<T> task, final Use<T> use) throws IOException {
    final TaskExecutor executor = Parallelization.getTaskExecutor();
    // The default executor's calling thread works too and is not in its parallelism.
    final int threads = Math.min(count, executor.getParallelism() + 1);
    final OrderedTasks<T> tasks = new OrderedTasks<>(count, 2 * threads, task, use);
    executor.runAll(Collections.nCopies(threads, tasks::work));
    tasks.throwFailure();
  }

  private void work() {
    for (int index = take(); index >= 0; index = take()) {
      Outcome<T> outcome;
      try {
        outcome = new Outcome<>(task.run(index), null);
      } catch (final Throwable e) {
        outcome = new Outcome<>(null, e);
      }
      finish(index, outcome);
    }
  }

  /** The next number, -1 if there is none. */
  private int take() {
    lock.lock();
    try {
      while (failure == null && taken < count && taken >= used + ahead) {
        moved.awaitUninterruptibly();
      }
      return failure == null && taken < count ? taken++ : -1;
    } finally {
      lock.unlock();
    }
  }

  private void finish(final int index, final Outcome<T> outcome) {
    lock.lock();
    try {
      ready.put(index, outcome);
      if (using) {
        return;
      }
      using = true;
      while (failure == null && ready.containsKey(used)) {
        final Outcome<T> due = ready.remove(used);
        lock.unlock();
        Throwable e = due.failure;
        try {
          if (e == null) {
            use.accept(due.value);
          }
        } catch (final Throwable f) {
          e = f;
        } finally {
          lock.lock();
        }
        failure = e;
        used++;
        moved.signalAll();
      }
      using = false;
    } finally {
      lock.unlock();
    }
  }

  private void throwFailure() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    if (failure != null) {
      throw new IOException(failure);
    }
  }
}
