package org.cordj.imagej;

import ij.IJ;
import java.util.function.Consumer;
import org.cordj.image.Progress;

/**
 * Plain ImageJ: its progress bar, its status line, its Esc key. Keeps the refusal for the bridge.
 */
final class PlainHost implements Host {

  private PolledProgress progress;
  private String refusal;

  @Override
  public Progress begin(final String title) {
    IJ.resetEscape();
    progress =
        new PolledProgress() {
          @Override
          void publish(final String what, final long done, final long steps) {
            if (IJ.escapePressed()) {
              cancel();
            }
            if (steps > 0) {
              IJ.showStatus(what);
              IJ.showProgress((double) done / steps);
            }
          }
        };
    progress.start();
    return progress;
  }

  @Override
  public void end() {
    progress.stop();
    IJ.showProgress(1.0);
    IJ.showStatus(progress.canceled() ? "Cancelled" : "");
  }

  @Override
  public void refuse(final String sentence, final Consumer<String> cancel) {
    cancel.accept(sentence);
    refusal = sentence;
  }

  /** What the command said, null if it did not refuse. */
  String refusal() {
    return refusal;
  }
}
