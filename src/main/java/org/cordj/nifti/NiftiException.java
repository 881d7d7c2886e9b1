package org.cordj.nifti;

import org.cordj.io.RefusedException;

/** A file that cannot be read or written as NIfTI; the message is one sentence for the user. */
public class NiftiException extends RefusedException {

  private static final long serialVersionUID = 1;

  /** With the sentence for the user, which names the file. */
  public NiftiException(final String sentence) {
    super(sentence);
  }

  /** With the sentence for the user, which names the file, and what brought it about. */
  public NiftiException(final String sentence, final Throwable cause) {
    super(sentence, cause);
  }
}
