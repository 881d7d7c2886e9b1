package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.physio.Peaks;
import org.cordj.physio.Rhythm;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window in which peaks are corrected, by mouse on a screen. */
class PeakEditorIT {

  private static final String EDITOR = "puls_cardiac_edit";

  @TempDir Path folder;

  /** A beat a second at 0.5, 1.5, ... s. */
  private Path recording() throws IOException {
    final StringBuilder text = new StringBuilder();
    for (int n = 0; n < 6000; n++) {
      text.append(Math.exp(-0.5 * Math.pow((n % 100 - 50) / 8.0, 2))).append('\n');
    }
    return Files.writeString(folder.resolve("puls.txt"), text);
  }

  @Test
  void clicksAddAndRemoveAndSaveIsRecorded() throws IOException {
    final Path file = recording();
    final Path list = folder.resolve("puls_desc-cardiac_peaks.tsv");
    final String keys = "path=[" + file + "] column=1 rate=100";
    try (WindowImageJ imagej = WindowImageJ.start()) {
      imagej.run("run(\"Record...\");");
      imagej.run("run(\"Cord Physio Peaks...\", \"" + keys + "\");");
      final String[] box = imagej.inside("bounds", EDITOR).split(" ");
      final int left = Integer.parseInt(box[0]);
      final int top = Integer.parseInt(box[1]);
      imagej.focus(EDITOR);
      assertTrue(imagej.inside("labels", EDITOR).contains("60 beats"));
      // the frame's left edge is 75 pixels in, 900 pixels are 20 s: 45 a second
      imagej.rightClick(left + x(5.5), top + 100);
      awaitLabel(imagej, "59 beats");
      imagej.click(left + x(8.0), top + 100);
      awaitLabel(imagej, "60 beats");
      imagej.click(left + x(12.2), top + 100);
      awaitLabel(imagej, "61 beats");
      imagej.inside("pressIn", EDITOR, "Undo");
      awaitLabel(imagej, "60 beats");
      assertTrue(imagej.inside("labels", EDITOR).contains("1 added.  Not saved."));
      Files.createDirectories(Path.of("target/screenshots"));
      imagej.screenshot(Path.of("target/screenshots/peak-editor.png"));
      imagej.inside("pressIn", EDITOR, "Save");
      final String line = imagej.inside("recorded", "Cord Physio Peaks");
      assertTrue(line.contains("peaks=[auto] add=8") && line.contains(" remove=5.5"), line);
      final Peaks saved = Peaks.read(list, Rhythm.CARDIAC);
      assertEquals(60, saved.size());
      assertEquals(4.5, saved.times()[4], 0.01);
      assertEquals(6.5, saved.times()[5], 0.01);
      assertEquals(8.0, saved.times()[7], 0.05);
      assertEquals(Peaks.Origin.ADDED, saved.origins().get(7));

      // the recorded line makes the same list without the window
      final byte[] clicked = Files.readAllBytes(list);
      Files.delete(list);
      imagej.run(line);
      assertEquals(new String(clicked), Files.readString(list));
      imagej.run("close(\"*\");");
      imagej.awaitNoWindow(EDITOR);
    }
  }

  private static int x(final double seconds) {
    return 75 + (int) Math.round(45 * seconds);
  }

  private static void awaitLabel(final WindowImageJ imagej, final String words) {
    for (int i = 0; i < 100; i++) {
      if (imagej.inside("labels", EDITOR).contains(words)) {
        return;
      }
    }
    throw new AssertionError(words + " is not shown: " + imagej.inside("labels", EDITOR));
  }
}
