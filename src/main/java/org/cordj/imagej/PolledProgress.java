package org.cordj.imagej;

import java.util.concurrent.atomic.AtomicLong;
import org.cordj.image.Progress;

/**
 * A progress that compute threads only write to and a daemon of its own publishes: publishing from
 * a compute thread would stand still whenever ImageJ's event thread does.
 */
abstract class PolledProgress implements Progress {

  private static final long PERIOD_MS = 50;

  private final AtomicLong done = new AtomicLong();
  private volatile String what = "";
  private volatile long steps;
  private volatile boolean canceled;
  private volatile boolean ended;
  private Thread daemon;

  /** Called at once and then every 50 ms, on the daemon thread, until the work ends. */
  abstract void publish(String what, long done, long steps);

  final void start() {
    daemon =
        new Thread(
            () -> {
              while (!ended) {
                publish(what, Math.min(done.get(), steps), steps);
                synchronized (this) {
                  try {
                    if (!ended) {
                      wait(PERIOD_MS);
                    }
                  } catch (final InterruptedException e) {
                    return;
                  }
                }
              }
            },
            "CordJ progress");
    daemon.setDaemon(true);
    daemon.start();
  }

  final void stop() {
    synchronized (this) {
      ended = true;
      notifyAll();
    }
    try {
      daemon.join(1000);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  final void cancel() {
    canceled = true;
  }

  @Override
  public void begin(final String stage, final long count) {
    done.set(0);
    steps = count;
    what = stage;
  }

  @Override
  public void advance(final long count) {
    done.addAndGet(count);
  }

  @Override
  public boolean canceled() {
    return canceled;
  }
}
