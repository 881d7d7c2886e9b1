package org.cordj.imagej.preview;

import java.awt.EventQueue;
import java.awt.Window;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.cordj.image.Progress;
import org.cordj.imagej.Sentences;

/**
 * The preview of one open dialog. Each change of its values is worked out on another thread; a
 * newer one cancels it, and only what belongs to the newest is shown. All methods are for the event
 * thread and return at once.
 */
public final class PreviewSession implements AutoCloseable {

  /** Nothing that is no longer wanted is worth waiting for. */
  private static final Duration IMPATIENT = Duration.ofDays(1);

  private final Supplier<Window> dialog;
  private final BiConsumer<String, Boolean> says;
  private Latest<Wish> worker;
  private Memo memo;
  private Preview.Shown shown;
  private long newest;

  private record Wish(long number, Memo memo, Preview.Maker maker) {}

  /**
   * @param dialog the dialog, asked for when something is to be placed beside it
   * @param says told a sentence for the user, or an empty one, and whether it is a refusal
   */
  public PreviewSession(final Supplier<Window> dialog, final BiConsumer<String, Boolean> says) {
    this.dialog = dialog;
    this.says = says;
  }

  /** Wants to see what these values make. */
  public void want(final Preview.Maker maker) {
    if (memo == null) {
      memo = new Memo();
    }
    if (worker == null) {
      worker =
          new Latest<>(
              "CordJ preview",
              IMPATIENT,
              this::work,
              fault -> EventQueue.invokeLater(() -> refused(Sentences.of(fault))));
    }
    newest++;
    says.accept("Working on the preview...", false);
    worker.want(new Wish(newest, memo, maker));
  }

  /** The values are refused before any work; what is worked on is not wanted any more. */
  public void refuse(final String sentence) {
    stop();
    refused(sentence);
  }

  private void refused(final String sentence) {
    if (shown != null) {
      shown.refuse(sentence);
    }
    says.accept(sentence, true);
  }

  private void work(final Wish wish, final Progress progress) {
    try {
      final Preview preview = wish.maker().make(wish.memo(), progress);
      EventQueue.invokeLater(() -> ifNewest(wish, () -> show(preview)));
    } catch (final IOException
        | RuntimeException
        | VirtualMachineError
        | LinkageError
        | AssertionError e) {
      // what was cancelled is not the newest either
      EventQueue.invokeLater(() -> ifNewest(wish, () -> refused(Sentences.of(e))));
    }
  }

  private void ifNewest(final Wish wish, final Runnable task) {
    if (wish.number() == newest) {
      task.run();
    }
  }

  private void show(final Preview preview) {
    final Preview.Shown now = preview.show(shown, dialog.get());
    if (shown != null && shown != now) {
      shown.remove();
    }
    shown = now;
    says.accept(preview.note(), false);
  }

  /** What is shown now; null for nothing. */
  public Preview.Shown shown() {
    return shown;
  }

  /** Takes the preview away; costs nothing where there is none. */
  public void off() {
    stop();
    memo = null;
    if (shown != null) {
      shown.remove();
      shown = null;
    }
    says.accept("", false);
  }

  private void stop() {
    newest++;
    if (worker != null) {
      worker.close();
      worker = null;
    }
  }

  /** The dialog has closed. */
  @Override
  public void close() {
    off();
  }
}
