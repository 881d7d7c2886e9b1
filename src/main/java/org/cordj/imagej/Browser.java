package org.cordj.imagej;

import ij.IJ;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The user's browser, which shows pages that lie in files. */
public final class Browser {

  /** What opens a page on Linux; it finds the browser that the user has chosen. */
  private static final String XDG = "xdg-open";

  private static final int PATIENCE_S = 3;

  private Browser() {}

  /**
   * Shows a page that a command has made, unless there is no display or a pipeline runs the
   * command. Does not wait for the browser; where none can be had, a message says where the page
   * lies.
   */
  public static void show(final Path page) {
    if (GraphicsEnvironment.isHeadless() || CommandSteps.running()) {
      return;
    }
    final Thread thread =
        new Thread(
            () -> {
              if (!open(page)) {
                Sentences.show(
                    "CordJ", "No browser can be opened from here; the page is the file " + page);
              }
            },
            "CordJ page");
    thread.setDaemon(true);
    thread.start();
  }

  /** Opens a page; false if there is no browser or no display. */
  static boolean open(final Path page) {
    if (GraphicsEnvironment.isHeadless()) {
      return false;
    }
    try {
      if (IJ.isLinux()) {
        final Process opener =
            new ProcessBuilder(XDG, page.toUri().toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // it ends at once, or stays for as long as the browser that it has started
        return !opener.waitFor(PATIENCE_S, TimeUnit.SECONDS) || opener.exitValue() == 0;
      }
      if (!Desktop.isDesktopSupported()
          || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
        return false;
      }
      Desktop.getDesktop().browse(page.toUri());
      return true;
    } catch (final IOException e) {
      return false;
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
