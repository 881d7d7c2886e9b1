package org.cordj.imagej;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;
import org.cordj.io.SafeFiles;

/**
 * One run from its file to its report, step by step, through the commands of the menu, with the
 * macro that does the same. Doing a step again takes back what it and all later ones have opened.
 * It knows nothing of the window that shows it.
 */
final class GuidedRun {

  /** The macro's file in the folder of results. */
  static final String MACRO = "first_steps.ijm";

  private static final String PHANTOM = "phantom";

  private final Map<String, String> values = new HashMap<>();
  private final Map<GuidedStep, List<String>> lines = new EnumMap<>(GuidedStep.class);
  private final Map<GuidedStep, List<ImagePlus>> images = new EnumMap<>(GuidedStep.class);

  private Path output;
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
   * all later ones. What a step that fails has opened is closed.
   *
   * @throws IOException with the sentence for the user
   * @throws java.util.concurrent.CancellationException if the user cancels
   */
  void run(final GuidedStep step, final Progress progress) throws IOException {
    for (final GuidedStep later : GuidedStep.values()) {
      if (later.compareTo(step) >= 0) {
        takeBack(later);
      } else if (!done(later)) {
        throw new RefusedException("'" + later.title() + "' comes first.");
      }
    }
    images.put(step, new ArrayList<>());
    final List<String> made = new ArrayList<>();
    boolean ended = false;
    try {
      prepare(step, made);
      for (final CommandCall call : calls(step)) {
        call(step, call, made, progress);
      }
      if (step == GuidedStep.DENOISE) {
        rename(kept + "_mc_denoised", clean(), made);
      }
      ended = true;
    } finally {
      if (!ended) {
        takeBack(step);
      }
    }
    lines.put(step, made);
    SafeFiles.writeText(output.resolve(MACRO), macro());
  }

  private void takeBack(final GuidedStep step) {
    lines.remove(step);
    for (final ImagePlus imp : images.getOrDefault(step, List.of())) {
      imp.changes = false;
      imp.close();
    }
    images.remove(step);
  }

  /** What has to be known before a step's commands can be named. */
  private void prepare(final GuidedStep step, final List<String> made) throws IOException {
    switch (step) {
      case OPEN -> {
        if (value("output").isEmpty()) {
          throw new RefusedException("Choose a folder for the results.");
        }
        output = Path.of(value("output"));
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
        kept = drops() ? series + "_trim" : series;
      }
      default -> {}
    }
  }

  private boolean drops() {
    return Integer.parseInt(value("drop")) > 0;
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

  private String clean() {
    return kept + "_clean";
  }

  private String file(final String name) {
    return output.resolve(name).toString();
  }

  private List<CommandCall> calls(final GuidedStep step) {
    final String picture = file(step.picture());
    final String still = kept + "_mc";
    final List<CommandCall> calls = new ArrayList<>();
    switch (step) {
      case OPEN -> {
        calls.add(
            value("run").isEmpty()
                ? CommandCall.of(
                    "Cord Phantom...", "volumes", "120", "tsnr", "40", "motion", "true")
                : CommandCall.of("Open NIfTI...", "path", value("run")));
        calls.add(CommandCall.of("Cord Mean...", "series", series));
        calls.add(CommandCall.of("Cord Montage...", "image", series + "_mean", "output", picture));
      }
      case MASK -> {
        calls.add(
            value("mask").isEmpty()
                ? CommandCall.of("Cord Mask...", "series", series, "contrast", value("contrast"))
                : CommandCall.of("Open NIfTI...", "path", value("mask")));
        calls.add(
            CommandCall.of(
                "Cord Montage...",
                "image",
                series + "_mean",
                "mask",
                mask,
                "outline",
                "true",
                "output",
                picture));
      }
      case MOTION -> {
        if (drops()) {
          calls.add(CommandCall.of("Cord Trim...", "series", series, "first", value("drop")));
        }
        calls.add(
            CommandCall.of(
                "Cord Motion Correction...",
                "series",
                kept,
                "mask",
                mask,
                "table",
                file("motion.tsv"),
                "output",
                picture));
      }
      case DENOISE -> {
        calls.add(CommandCall.of("Cord CSF Ring...", "series", still, "mask", mask));
        calls.add(
            CommandCall.of(
                "Cord Confounds...",
                "series",
                still,
                "mask",
                mask,
                "csf",
                mask + "_csf",
                "physio",
                value("physio").equals("none") ? "" : value("physio"),
                "motion",
                file("motion.tsv"),
                "table",
                file("confounds.tsv")));
        calls.add(
            CommandCall.of(
                "Cord Denoise...",
                "series",
                still,
                "mask",
                mask,
                "confounds",
                file("confounds.tsv"),
                "drift",
                "quadratic",
                "table",
                file("fits.tsv")));
        calls.add(
            CommandCall.of(
                "Cord Carpet Plot...",
                "series",
                still,
                "mask",
                mask,
                "after",
                still + "_denoised",
                "confounds",
                file("confounds.tsv"),
                "output",
                picture));
      }
      case ALFF -> {
        calls.add(CommandCall.of("Cord ROIs...", "series", still, "mask", mask, "kind", "horns"));
        calls.add(
            CommandCall.of(
                "Cord ALFF...",
                "series",
                clean(),
                "mask",
                mask,
                "bands",
                value("bands"),
                "measures",
                "ALFF,mALFF",
                "rois",
                mask + "_horns",
                "table",
                file("ALFF.tsv")));
        calls.add(CommandCall.of("Cord Mean...", "series", still));
        calls.add(
            CommandCall.of(
                "Cord Montage...",
                "image",
                still + "_mean",
                "map",
                clean() + "_ALFF_" + value("bands").split(",")[0].strip(),
                "mask",
                mask,
                "rois",
                mask + "_horns",
                "output",
                picture));
      }
      case CONNECTIVITY -> {
        calls.add(
            CommandCall.of(
                "Cord Denoise...",
                "series",
                still,
                "mask",
                mask,
                "confounds",
                file("confounds.tsv"),
                "drift",
                "quadratic",
                "low",
                value("low"),
                "high",
                value("high")));
        calls.add(
            CommandCall.of(
                "Cord ROI Connectivity...",
                "series",
                still + "_denoised",
                "rois",
                mask + "_horns",
                "table",
                file("r.tsv"),
                "edges",
                file("edges.tsv"),
                "horns",
                file("horns.tsv"),
                "output",
                picture));
      }
      case REPORT -> {
        calls.add(
            CommandCall.of(
                "Cord Quality Report...",
                "series",
                still,
                "mask",
                mask,
                "before",
                kept,
                "motion",
                file("motion.tsv"),
                "output",
                file("quality.html")));
        calls.add(
            CommandCall.of(
                "Cord tSNR...", "series", clean(), "mask", mask, "table", file("tSNR.tsv")));
        calls.add(
            CommandCall.of(
                "Cord Montage...",
                "image",
                still + "_mean",
                "map",
                clean() + "_tSNR",
                "mask",
                mask,
                "unit",
                "tSNR",
                "output",
                picture));
      }
    }
    return calls;
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
    boolean ended = false;
    try {
      call.run(progress);
      ended = true;
    } finally {
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
          imp.changes = false;
          imp.close();
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
