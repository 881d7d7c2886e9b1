package org.cordj.imagej.preview;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.cordj.image.Progress;

/**
 * One thread that works on the latest of the wishes it is given. A newer one cancels what it is
 * doing, unless nothing was finished for a while: wishes that come faster than the work would
 * otherwise leave the screen as it was until they end.
 *
 * @param <W> a wish
 */
public final class Latest<W> implements AutoCloseable {

  /** A tenth of a second is the time in which a change still seems to be one's own doing. */
  public static final Duration PATIENCE = Duration.ofMillis(100);

  private final Object lock = new Object();
  private final long patience;
  private final BiConsumer<W, Progress> work;
  private final Consumer<Throwable> fault;
  private final Thread thread;
  private W next;
  private volatile boolean closed;
  private boolean busy;
  private volatile boolean superseded;
  private volatile boolean stopped;
  private volatile long finished = System.nanoTime();

  /**
   * A thread of that name, which does not keep Java from ending.
   *
   * @param patience after so long without a result, the next one is not cancelled
   * @param fault told what the work threw; the thread goes on
   */
  public Latest(
      final String name,
      final Duration patience,
      final BiConsumer<W, Progress> work,
      final Consumer<Throwable> fault) {
    this.patience = patience.toNanos();
    this.work = work;
    this.fault = fault;
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Wishes; what was wished before and is not begun is forgotten. */
  public void want(final W wish) {
    synchronized (lock) {
      next = wish;
      superseded = busy;
      lock.notifyAll();
    }
  }

  /** Whether nothing is wished that is not done. */
  public boolean isIdle() {
    synchronized (lock) {
      return next == null && !busy;
    }
  }

  /** Ends the thread, at the latest when it has done what it is doing. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      superseded = true;
      lock.notifyAll();
    }
  }

  private void run() {
    final Progress progress = new Superseded();
    for (W wish = take(); wish != null; wish = take()) {
      try {
        work.accept(wish, progress);
      } catch (final RuntimeException | OutOfMemoryError e) {
        fault.accept(e);
      }
      if (!stopped) {
        finished = System.nanoTime();
      }
    }
  }

  private W take() {
    synchronized (lock) {
      busy = false;
      while (next == null && !closed) {
        try {
          lock.wait();
        } catch (final InterruptedException e) {
          Thread.currentThread().interrupt();
          return null;
        }
      }
      final W wish = closed ? null : next;
      next = null;
      busy = wish != null;
      superseded = false;
      stopped = false;
      return wish;
    }
  }

  private final class Superseded implements Progress {

    @Override
    public void begin(final String what, final long steps) {
      // too short to tell
    }

    @Override
    public void advance(final long steps) {
      // too short to tell
    }

    @Override
    public boolean canceled() {
      // once the answer is yes it stays yes: half of the blocks would be skipped, the others not
      stopped |= closed || superseded && System.nanoTime() - finished < patience;
      return stopped;
    }
  }
}
