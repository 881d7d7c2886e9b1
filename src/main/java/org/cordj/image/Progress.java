package org.cordj.image;

import java.util.concurrent.CancellationException;

/**
 * How an algorithm tells how far it is, and learns that it should stop. It knows nothing of ImageJ.
 *
 * <p>Both methods are called from several compute threads at once, once a block of work, and must
 * return at once: an implementation stores what it is told and publishes it from a thread of its
 * own.
 */
public interface Progress {

  /** Tells nobody and never stops. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(final String what, final long steps) {}

        @Override
        public void advance(final long steps) {}

        @Override
        public boolean canceled() {
          return false;
        }
      };

  /** A stage of {@code steps} steps begins; the count starts at 0 again. */
  void begin(String what, long steps);

  /** That many more steps are done. */
  void advance(long steps);

  /** Whether the user wants it to stop. */
  boolean canceled();

  /**
   * Stops the algorithm if the user wants it.
   *
   * @throws CancellationException if {@link #canceled()}
   */
  default void check() {
    if (canceled()) {
      throw new CancellationException("Cancelled by the user.");
    }
  }
}
