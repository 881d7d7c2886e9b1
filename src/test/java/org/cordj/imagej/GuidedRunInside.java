package org.cordj.imagej;

import ij.Prefs;
import ij.WindowManager;
import ij.text.TextWindow;
import java.awt.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cordj.image.Progress;

/** What a test has {@link GuidedRun} do in ImageJ's process. */
public final class GuidedRunInside {

  /** At which of its questions a cancelled step learns that it is to stop: early and late. */
  private static final int[] QUESTIONS = {1, 3, 30};

  private GuidedRunInside() {}

  /**
   * Cancels each step at several places before it is done. Gives how often one was cancelled, and a
   * line for each thing that was left behind.
   */
  public static String cancelEach(final String folder) throws IOException {
    final Path output = Path.of(folder);
    final GuidedRun run = new GuidedRun();
    run.set("output", folder);
    run.set("drop", "2");
    final StringBuilder left = new StringBuilder();
    int cancelled = 0;
    for (final GuidedStep step : GuidedStep.values()) {
      final String before = state(output);
      for (final int question : QUESTIONS) {
        try {
          run.run(step, stopsAt(question));
        } catch (final CancellationException e) {
          cancelled++;
          if (run.done(step) || !state(output).equals(before)) {
            left.append(step).append(" before ").append(before);
            left.append(" after ").append(state(output)).append('\n');
          }
        }
      }
      run.run(step, Progress.NONE);
      if (Files.exists(output.resolve(GuidedRun.MACRO)) != (step == GuidedStep.REPORT)) {
        left.append("the macro after ").append(step).append('\n');
      }
    }
    // from the beginning again: a folder that the run has made goes with its files
    try {
      run.run(GuidedStep.OPEN, stopsAt(1));
    } catch (final CancellationException e) {
      left.append(state(output).equals("false [] []") ? "" : "at the end " + state(output));
    }
    return cancelled + "\n" + left;
  }

  private static Progress stopsAt(final int question) {
    final AtomicInteger asked = new AtomicInteger();
    return new Progress() {
      @Override
      public void begin(final String what, final long steps) {
        // nobody looks
      }

      @Override
      public void advance(final long steps) {
        // nobody looks
      }

      @Override
      public boolean canceled() {
        return asked.incrementAndGet() >= question;
      }
    };
  }

  /** Whether the folder is there, its files, the open images and tables. */
  private static String state(final Path output) throws IOException {
    Set<String> files = Set.of();
    if (Files.exists(output)) {
      try (Stream<Path> all = Files.list(output)) {
        files =
            all.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
      }
    }
    final Set<String> open = new TreeSet<>();
    OpenImages.all().forEach(imp -> open.add(imp.getTitle()));
    for (final Frame frame : WindowManager.getNonImageWindows()) {
      if (frame instanceof TextWindow && !frame.getTitle().equals("Log")) {
        open.add(frame.getTitle() + " (table)");
      }
    }
    return Files.exists(output) + " " + files + " " + open;
  }

  /** What ImageJ writes of the last folder when it is quit. */
  public static String keptFolder() throws IOException {
    Prefs.savePreferences();
    final Path file = Path.of(Prefs.getPrefsDir(), "IJ_Prefs.txt");
    return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
        .filter(line -> line.contains(Prefs.DIR_IMAGE))
        .collect(Collectors.joining("|"));
  }
}
