package org.cordj.imagej.explorer;

import ij.IJ;
import ij.ImagePlus;
import ij.io.SaveDialog;
import ij.plugin.frame.Recorder;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.image.Progress;
import org.cordj.report.Png;

/** What leaves the explorer: a macro line, a picture, tables; and reading the images again. */
final class ExplorerFiles {

  private final ExplorerWindow window;

  ExplorerFiles(final ExplorerWindow window) {
    this.window = window;
  }

  /** Puts the call that makes the map into the clipboard, and into the Recorder if it is open. */
  void copyMacro() {
    final Wanted wanted = window.wanted();
    if (wanted.seed() == null) {
      window.controls().say("There is no seed yet; click on the image.");
      return;
    }
    final String line = MacroLine.of(window.exploration(), wanted);
    Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(line), null);
    if (Recorder.record) {
      // in the Recorder's other languages the call is one of a class
      Recorder.recordString((Recorder.scriptMode() ? "IJ." : "") + line + "\n");
    }
    window.controls().tell("Copied: " + line);
    IJ.showStatus("Macro line copied");
  }

  void savePicture() {
    save(
        ".png",
        path ->
            Png.write(SightPage.draw(window.exploration(), window.sight(), window.colors()), path));
  }

  /** Writes the values, and beside them the courses. */
  void saveTables() {
    save(
        ".tsv",
        path -> {
          final String name = path.getFileName().toString();
          final Path courses =
              path.resolveSibling(name.replaceAll("(?i)\\.tsv$", "") + "_courses.tsv");
          write(window.exploration(), window.sight(), path, courses);
        });
  }

  /**
   * Writes tables of a sight.
   *
   * @param values the file of the values, null for none
   * @param courses the file of the courses, null for none
   */
  static void write(
      final Exploration exploration, final Sight sight, final Path values, final Path courses)
      throws IOException {
    if (values != null) {
      SightTables.values(exploration, sight).write(values);
    }
    if (courses != null) {
      final double tr = exploration.run(sight.wanted().run()).series().tr();
      SightTables.courses(sight, tr).write(courses);
    }
  }

  private interface Writing {
    void to(Path path) throws IOException;
  }

  private void save(final String ending, final Writing writing) {
    if (Trace.of(window.sight()).isEmpty()) {
      window.controls().say("There is no voxel to save yet; click on the image.");
      return;
    }
    final SaveDialog dialog =
        new SaveDialog("Save what is seen", window.image().getShortTitle() + "_explorer", ending);
    if (dialog.getFileName() == null) {
      return;
    }
    final Path path = Path.of(dialog.getDirectory(), dialog.getFileName());
    try {
      writing.to(path);
      window.controls().tell("Saved: " + path);
    } catch (final IOException e) {
      window.controls().say(e.getMessage());
    }
  }

  /** Reads the images anew, in a thread of its own, into a new window at the same seed. */
  void readAgain() {
    final Exploration old = window.exploration();
    final Wanted wanted = window.wanted();
    final boolean raw = window.hasOtherRun();
    window.controls().tell("Reading '" + window.image().getTitle() + "' again ...");
    final Thread thread =
        new Thread(
            () -> {
              try {
                final Exploration fresh = old.again(raw, Progress.NONE);
                EventQueue.invokeLater(() -> reopen(fresh, wanted));
              } catch (final IllegalArgumentException e) {
                EventQueue.invokeLater(() -> window.controls().say(e.getMessage()));
              }
            },
            "Cord Explorer reads again");
    thread.setDaemon(true);
    thread.start();
  }

  private void reopen(final Exploration fresh, final Wanted wanted) {
    if (!window.isDisplayable()) {
      return;
    }
    final ImagePlus imp = window.image();
    final Rectangle bounds = window.getBounds();
    if (imp.getCanvas() == null) {
      return;
    }
    final ExplorerWindow next = ExplorerWindow.open(fresh, null);
    next.setBounds(bounds);
    next.setColors(window.colors());
    next.seeds().mode(window.seeds().wholeRegions());
    next.want(w -> wanted.onlyWhere(fresh::has));
  }
}
