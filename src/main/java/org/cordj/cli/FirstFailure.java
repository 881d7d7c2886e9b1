package org.cordj.cli;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The sentence of the first failure of a macro; later ones are only what followed from it. Safe to
 * use from any thread.
 */
final class FirstFailure {
  private final AtomicReference<String> sentence = new AtomicReference<>();

  /** Notes the failure unless there was one before, and says whether this was the first. */
  boolean note(String failure) {
    return sentence.compareAndSet(null, failure);
  }

  boolean happened() {
    return sentence.get() != null;
  }

  Optional<String> sentence() {
    return Optional.ofNullable(sentence.get());
  }
}
