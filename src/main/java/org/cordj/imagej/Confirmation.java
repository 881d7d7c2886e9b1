package org.cordj.imagej;

import ij.IJ;
import ij.Macro;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.concurrent.CancellationException;

/** What a person sees before a long job: what is going to be done. */
public final class Confirmation {

  private static final int ROWS = 16;
  private static final int COLUMNS = 90;

  private Confirmation() {}

  /** Whether a person who chose a menu item waits at a display, and no macro runs. */
  public static boolean isPossible() {
    return !GraphicsEnvironment.isHeadless() && !IJ.isMacro() && Macro.getOptions() == null;
  }

  /**
   * Shows what is going to be done and waits for a word; without a person goes on.
   *
   * @throws CancellationException if it is not to be done
   */
  public static void ask(final String title, final String question, final List<String> lines) {
    if (!isPossible()) {
      return;
    }
    // the call itself is recorded, this question is not part of it
    final boolean recording = Recorder.record;
    Recorder.record = false;
    try {
      final GenericDialog dialog = new GenericDialog(title);
      dialog.addMessage(question);
      dialog.addTextAreas(String.join("\n", lines), null, ROWS, COLUMNS);
      dialog.getTextArea1().setEditable(false);
      dialog.setOKLabel("Start");
      dialog.showDialog();
      if (dialog.wasCanceled()) {
        throw new CancellationException("Cancelled by the user.");
      }
    } finally {
      Recorder.record = recording;
    }
  }
}
