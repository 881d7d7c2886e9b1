package org.cordj.io;

import java.io.IOException;

/** A file that cannot be read or written; the message is one whole sentence for the user. */
public class RefusedException extends IOException {

  private static final long serialVersionUID = 1;

  /** With the sentence for the user, which names the file. */
  public RefusedException(final String sentence) {
    super(sentence);
  }

  /** With the sentence for the user, which names the file, and what brought it about. */
  public RefusedException(final String sentence, final Throwable cause) {
    super(sentence, cause);
  }
}
