package org.cordj.imagej;

import ij.ImagePlus;
import ij.WindowManager;
import ij.text.TextWindow;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;
import org.cordj.io.SafeFiles;

/**
 * One run from its file to its report, step by step, through the commands of the menu, with the
 * macro that does the same, which is written when all is done. Doing a step again takes back what
 * it and all later ones have opened and written. It knows nothing of the window that shows it.
 */
final class GuidedRun {

  /** The macro's file in the folder of results. */
  static final String MACRO = "first_steps.ijm";

  private static final String PHANTOM = "phantom";

  private final Map<String, String> values = new HashMap<>();
  private final Map<GuidedStep, List<String>> lines = new EnumMap<>(GuidedStep.class);
  private final Map<GuidedStep, List<ImagePlus>> images = new EnumMap<>(GuidedStep.class);
  private final Map<GuidedStep, List<TextWindow>> tables = new EnumMap<>(GuidedStep.class);
  private final Map<GuidedStep, Set<Path>> files = new EnumMap<>(GuidedStep.class);

  private Path output;
  private boolean madeOutput;
  private String series;
  private String mask;
  private String kept;

  GuidedRun() {
    for (final GuidedStep step : GuidedStep.values()) {
      step.fields().forEach(f -> values.put(f.name(), f.standard()));
    }
    values.put(
        "output", Path.of(System.getProperty("java.io.tmpdir"), "cordj-first-steps").toString());
  }

  String value(final String field) {
    return values.get(field);
  }

  void set(final String field, final String value) {
    values.put(field, value.strip());
  }

  boolean done(final GuidedStep step) {
    return lines.containsKey(step);
  }

  /** The step's picture, null before it is done. */
  Path picture(final GuidedStep step) {
    return done(step) ? output.resolve(step.picture()) : null;
  }

  /** The page of the run, null before the last step is done. */
  Path report() {
    return done(GuidedStep.REPORT) ? output.resolve("quality.html") : null;
  }

  /** The macro of what is done. */
  String macro() {
    if (lines.isEmpty()) {
      return "";
    }
    final StringBuilder text = new StringBuilder("// Made by CordJ's First Steps.\n");
    lines.forEach(
        (step, made) -> {
          text.append("\n// ").append(step.title()).append('\n');
          made.forEach(line -> text.append(line).append('\n'));
        });
    return text.toString();
  }

  /**
   * Does a step; the steps before it must be done. A step that was done is taken back first, with
   * all later ones. Of a step that fails or is cancelled nothing is left.
   *
   * @throws IOException with the sentence for the user
   * @throws java.util.concurrent.CancellationException if the user cancels
   */
  void run(final GuidedStep step, final Progress progress) throws IOException {
    final List<GuidedStep> all = List.of(GuidedStep.values());
    for (final GuidedStep earlier : all.subList(0, step.ordinal())) {
      if (!done(earlier)) {
        throw new RefusedException("'" + earlier.title() + "' comes first.");
      }
    }
    for (int later = all.size() - 1; later >= step.ordinal(); later--) {
      takeBack(all.get(later));
    }
    images.put(step, new ArrayList<>());
    tables.put(step, new ArrayList<>());
    files.put(step, new LinkedHashSet<>());
    final List<String> made = new ArrayList<>();
    boolean ended = false;
    try {
      prepare(step, made);
      for (final CommandCall call : calls().of(step)) {
        call(step, call, made, progress);
      }
      if (step == GuidedStep.DENOISE) {
        rename(calls().still() + "_denoised", calls().clean(), made);
      }
      lines.put(step, made);
      if (step == GuidedStep.REPORT) {
        files.get(step).add(output.resolve(MACRO));
        SafeFiles.writeText(output.resolve(MACRO), macro());
      }
      ended = true;
    } finally {
      if (!ended) {
        takeBack(step);
      }
    }
  }

  private void takeBack(final GuidedStep step) throws IOException {
    lines.remove(step);
    images.getOrDefault(step, List.of()).forEach(GuidedRun::close);
    images.remove(step);
    tables.getOrDefault(step, List.of()).forEach(TextWindow::close);
    tables.remove(step);
    for (final Path file : files.getOrDefault(step, Set.of())) {
      Files.deleteIfExists(file);
    }
    files.remove(step);
    if (step == GuidedStep.OPEN && madeOutput) {
      madeOutput = false;
      deleteUnlessUsed(output);
    }
  }

  /** A folder that this run has made, and in which nobody has put anything. */
  private static void deleteUnlessUsed(final Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (final DirectoryNotEmptyException e) {
      // it is the user's now
    }
  }

  /** The windows that the steps have opened and that are still open, in the steps' order. */
  List<WindowChoice.Shown> open() {
    final List<ImagePlus> all = OpenImages.all();
    final List<WindowChoice.Shown> open = new ArrayList<>();
    images.values().stream()
        .flatMap(List::stream)
        .filter(all::contains)
        .forEach(imp -> open.add(new WindowChoice.Shown(imp.getTitle(), () -> close(imp))));
    tables.values().stream()
        .flatMap(List::stream)
        .filter(TextWindow::isShowing)
        .forEach(t -> open.add(new WindowChoice.Shown(t.getTitle() + " (table)", t::close)));
    return open;
  }

  private static void close(final ImagePlus imp) {
    imp.changes = false;
    imp.close();
  }

  private static List<TextWindow> allTables() {
    return Arrays.stream(WindowManager.getNonImageWindows())
        .filter(TextWindow.class::isInstance)
        .map(TextWindow.class::cast)
        .toList();
  }

  /** What has to be known before a step's commands can be named. */
  private void prepare(final GuidedStep step, final List<String> made) throws IOException {
    switch (step) {
      case OPEN -> {
        if (value("output").isEmpty()) {
          throw new RefusedException("Choose a folder for the results.");
        }
        output = Path.of(value("output"));
        madeOutput = !Files.exists(output);
        Files.createDirectories(output);
        made.add("File.makeDirectory(\"" + CommandCall.escaped(output.toString()) + "\");");
        series = value("run").isEmpty() ? PHANTOM : title(value("run"));
        requireUnused(series);
      }
      case MASK -> {
        mask = value("mask").isEmpty() ? series + "_cord" : title(value("mask"));
        requireUnused(mask);
      }
      case MOTION -> {
        if (!value("drop").matches("[0-9]{1,6}")) {
          throw new RefusedException(
              "Volumes to drop is '" + value("drop") + "'; it must be a whole number, 0 or more.");
        }
        kept = Integer.parseInt(value("drop")) > 0 ? series + "_trim" : series;
      }
      default -> {}
    }
  }

  /** How Open NIfTI... calls the image of a file. */
  private static String title(final String file) {
    return Path.of(file).getFileName().toString().replaceAll("\\.(nii\\.gz|nii|hdr|img)$", "");
  }

  private static void requireUnused(final String title) throws RefusedException {
    if (OpenImages.all().stream().anyMatch(i -> i.getTitle().equals(title))) {
      throw new RefusedException(
          "An image called '" + title + "' is open already; close it, so that names are clear.");
    }
  }

  private GuidedCalls calls() {
    return new GuidedCalls(Map.copyOf(values), output, series, mask, kept);
  }

  /** Runs a command, notes what it opened and its line; pictures that went to files are closed. */
  private void call(
      final GuidedStep step,
      final CommandCall call,
      final List<String> made,
      final Progress progress)
      throws RefusedException {
    final Set<Integer> before =
        OpenImages.all().stream()
            .map(ImagePlus::getID)
            .collect(Collectors.toCollection(HashSet::new));
    final List<TextWindow> tablesBefore = allTables();
    // beside what a call asks for, such as the description of a table's columns
    final WrittenFiles written = WrittenFiles.in(output);
    boolean ended = false;
    try {
      call.run(progress);
      ended = true;
    } finally {
      files.get(step).addAll(written.now());
      // the log is no table, and stays
      allTables().stream()
          .filter(t -> !tablesBefore.contains(t) && t.getResultsTable() != null)
          .forEach(tables.get(step)::add);
      for (final ImagePlus imp : OpenImages.all()) {
        if (!before.contains(imp.getID())) {
          images.get(step).add(imp);
        }
      }
      if (ended) {
        made.add(call.line());
      }
    }
    if (call.options().getOrDefault("output", "").endsWith(".png")) {
      for (final ImagePlus imp : List.copyOf(images.get(step))) {
        if (!before.contains(imp.getID()) && imp.getType() == ImagePlus.COLOR_RGB) {
          images.get(step).remove(imp);
          made.add("close(\"" + CommandCall.escaped(imp.getTitle()) + "\");");
          close(imp);
        }
      }
    }
  }

  private static void rename(final String from, final String to, final List<String> made) {
    OpenImages.find("Cord First Steps", "series", from).setTitle(to);
    made.add("selectImage(\"" + CommandCall.escaped(from) + "\");");
    made.add("rename(\"" + CommandCall.escaped(to) + "\");");
  }
}
