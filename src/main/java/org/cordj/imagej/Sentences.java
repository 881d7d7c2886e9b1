package org.cordj.imagej;

import java.io.UncheckedIOException;

/** What a user is told of an exception. */
final class Sentences {

  private Sentences() {}

  /** The sentence of a refusal; for anything unexpected its kind as well. */
  static String of(final Throwable e) {
    final Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    final String message = cause.getMessage();
    final boolean refusal =
        cause instanceof IllegalArgumentException || cause instanceof java.io.IOException;
    if (refusal && message != null && !message.isBlank()) {
      return message;
    }
    return "Unexpected "
        + cause.getClass().getSimpleName()
        + (message == null ? "" : ": " + message)
        + ". This is a fault in CordJ: please report it with the steps that led to it.";
  }
}
