package org.cordj.imagej;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which commands the steps of {@link GuidedRun} run, and on which images.
 *
 * @param values the fields' values by their names
 * @param output the folder of results
 * @param series the run's title
 * @param mask the cord mask's title, null before the step that finds it
 * @param kept the title of the run without its first volumes, null before motion is corrected
 */
record GuidedCalls(
    Map<String, String> values, Path output, String series, String mask, String kept) {

  private String value(final String field) {
    return values.get(field);
  }

  private String file(final String name) {
    return output.resolve(name).toString();
  }

  /** The title of the run with its cord at rest. */
  String still() {
    return kept + "_mc";
  }

  /** The title of the run without noise, all frequencies kept. */
  String clean() {
    return kept + "_clean";
  }

  /**
   * The fit that takes all noise out.
   *
   * @param more keys and values beside those that both of its calls have
   */
  private CommandCall denoise(final String... more) {
    final List<String> options =
        new ArrayList<>(
            List.of("series", still(), "mask", mask, "confounds", file("confounds.tsv")));
    options.addAll(List.of("drift", "quadratic"));
    options.addAll(List.of(more));
    return CommandCall.of("Cord Denoise...", options.toArray(new String[0]));
  }

  /** The commands of a step, in their order. */
  List<CommandCall> of(final GuidedStep step) {
    final String picture = file(step.picture());
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
        if (!kept.equals(series)) {
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
        calls.add(CommandCall.of("Cord CSF Ring...", "series", still(), "mask", mask));
        calls.add(
            CommandCall.of(
                "Cord Confounds...",
                "series",
                still(),
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
        calls.add(denoise("table", file("fits.tsv")));
        calls.add(
            CommandCall.of(
                "Cord Carpet Plot...",
                "series",
                still(),
                "mask",
                mask,
                "after",
                still() + "_denoised",
                "confounds",
                file("confounds.tsv"),
                "output",
                picture));
      }
      case ALFF -> {
        calls.add(CommandCall.of("Cord ROIs...", "series", still(), "mask", mask, "kind", "horns"));
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
        calls.add(CommandCall.of("Cord Mean...", "series", still()));
        calls.add(
            CommandCall.of(
                "Cord Montage...",
                "image",
                still() + "_mean",
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
        calls.add(denoise("low", value("low"), "high", value("high")));
        calls.add(
            CommandCall.of(
                "Cord ROI Connectivity...",
                "series",
                still() + "_denoised",
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
                still(),
                "mask",
                mask,
                "before",
                kept,
                "motion",
                file("motion.tsv"),
                "output",
                file("quality.html"),
                // the window has a button for that
                "show",
                "false"));
        calls.add(
            CommandCall.of(
                "Cord tSNR...", "series", clean(), "mask", mask, "table", file("tSNR.tsv")));
        calls.add(
            CommandCall.of(
                "Cord Montage...",
                "image",
                still() + "_mean",
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
}
