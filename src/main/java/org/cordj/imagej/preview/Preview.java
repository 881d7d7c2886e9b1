package org.cordj.imagej.preview;

import java.awt.Window;
import java.io.IOException;
import org.cordj.image.Progress;

/** What a command would make, worked out and ready to be shown. */
public interface Preview {

  /**
   * Puts it on the screen. For the event thread.
   *
   * @param before what the same dialog shows so far, null for nothing; it is taken over or left for
   *     the caller to remove
   * @param dialog the dialog, for what stands beside it; may be null
   * @return what is shown now
   */
  Shown show(Shown before, Window dialog);

  /** A sentence or two on what is shown, for the line below the checkbox. */
  String note();

  /** Makes a preview of the values of a dialog. */
  @FunctionalInterface
  interface Maker {

    /**
     * Works; not on the event thread.
     *
     * @param memo what this dialog's previews have worked out so far
     * @param progress says when nobody wants it any more
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException with the sentence that the command itself would refuse with
     */
    Preview make(Memo memo, Progress progress) throws IOException;
  }

  /** A preview on the screen. For the event thread. */
  interface Shown {

    /** The values in the dialog are refused: shows nothing that could be taken for their result. */
    void refuse(String sentence);

    /** Takes it away and leaves all as it was found. */
    void remove();

    /** How many slices it has to be looked through; 1 for what is seen whole. */
    default int slices() {
      return 1;
    }

    /** The slice that is seen, from 1. */
    default int slice() {
      return 1;
    }

    /** Lets another slice be seen: a dialog keeps the mouse from the image. */
    default void go(final int slice) {
      // there is no other
    }
  }
}
