package org.cordj.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a pipeline costs beside the same commands in one macro, by processor time, so that other
 * work on the machine counts for little. The two take turns, each time into new folders; the
 * medians of the turns are compared.
 *
 * <ol>
 *   <li>{@code quick-look} for some phantoms of 68 x 68 x 5 voxels x 250 volumes. The macro opens
 *       each run once and writes the same images with their sidecars, tables and pictures; it opens
 *       nothing again, and makes no records, hashes, columns' descriptions and pages.
 *   <li>ALFF of a band as a table, 20 and 220 of them for one run: what a step more costs.
 * </ol>
 *
 * <p>Arguments: how many participants (6), and how many turns (5).
 */
public final class PipelineCostBenchmark {

  private static final int FEW = 20;
  private static final int MANY = 220;

  private final Path work;
  private final MeasuredCordj cordj;
  private final int turns;

  private PipelineCostBenchmark(final Path work, final int turns) {
    this.work = work;
    this.turns = turns;
    cordj = new MeasuredCordj(work);
  }

  /** Makes the dataset, measures and prints. */
  public static void main(final String[] arguments) throws Exception {
    final int participants = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 6;
    final int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    final Path work = Files.createTempDirectory("cordj-cost");
    try {
      final PipelineCostBenchmark benchmark = new PipelineCostBenchmark(work, turns);
      final Path dataset = CohortBenchmark.dataset(work, "few", participants);
      benchmark.runs(dataset, participants);
      benchmark.steps(dataset);
    } finally {
      delete(work);
    }
  }

  private void runs(final Path dataset, final int participants) throws Exception {
    final String macro =
        Files.writeString(work.resolve("direct.ijm"), quickLook(dataset)).toString();
    final double[] engine = new double[turns];
    final double[] direct = new double[turns];
    for (int t = 0; t < turns; t++) {
      delete(work.resolve("out"));
      engine[t] =
          cordj
              .run(participants + " runs, pipeline", dataset.toString(), "out", "participant")
              .processor();
      delete(work.resolve("direct"));
      direct[t] = cordj.run(participants + " runs, macro", macro).processor();
    }
    System.out.printf(
        Locale.ROOT,
        "medians: %.2f s against %.2f s, %.1f %% more%n",
        median(engine),
        median(direct),
        100 * (median(engine) / median(direct) - 1));
  }

  private void steps(final Path dataset) throws Exception {
    final double[][] engine = new double[2][turns];
    final double[][] kept = new double[2][turns];
    final double[][] direct = new double[2][turns];
    final String run = dataset.resolve("sub-01/func/sub-01_task-rest_bold.nii.gz").toString();
    final int[] sizes = {FEW, MANY};
    for (int t = 0; t < turns; t++) {
      for (int s = 0; s < 2; s++) {
        final String pipeline =
            Files.writeString(work.resolve("steps.json"), steps(sizes[s])).toString();
        final String macro =
            Files.writeString(work.resolve("steps.ijm"), calls(run, sizes[s])).toString();
        final String[] call = {"run", pipeline, run, "--output", "steps"};
        delete(work.resolve("steps"));
        engine[s][t] = cordj.run(sizes[s] + " steps, pipeline", call).processor();
        kept[s][t] = cordj.run(sizes[s] + " steps, again", call).processor();
        delete(work.resolve("direct"));
        direct[s][t] = cordj.run(sizes[s] + " steps, macro", macro).processor();
      }
    }
    System.out.printf(
        Locale.ROOT,
        "a step more: %.1f ms in the pipeline, %.1f ms in the macro, %.1f ms where it is kept%n",
        step(engine),
        step(direct),
        step(kept));
  }

  private static double step(final double[][] seconds) {
    return 1000 * (median(seconds[1]) - median(seconds[0])) / (MANY - FEW);
  }

  private static String band(final int step) {
    return String.format(Locale.ROOT, "%.4f-0.1", 0.01 + 0.0001 * step);
  }

  /** A pipeline of a mask, quadrants and so many tables of ALFF. */
  private static String steps(final int n) {
    final StringBuilder s =
        new StringBuilder(
            """
            {"version": 1, "name": "steps", "steps": [
            {"name": "cord", "command": "Cord Mask...", "inputs": {"series": "series"},
             "outputs": {"mask": {"image": "{series}_cord", "file": "label-cord_mask.nii.gz"}}},
            {"name": "quadrants", "command": "Cord ROIs...",
             "inputs": {"series": "series", "mask": "mask"}, "options": {"kind": "quadrants"},
             "outputs": {"quadrants":
               {"image": "{mask}_quadrants", "file": "desc-quadrants_dseg.nii.gz"}}}\
            """);
    for (int i = 0; i < n; i++) {
      s.append(
          """
          ,
          {"name": "aINDEX", "command": "Cord ALFF...",
           "inputs": {"series": "series", "mask": "mask", "rois": "quadrants"},
           "options": {"bands": "BAND", "measures": "ALFF"},
           "outputs": {"tINDEX": {"key": "table", "file": "desc-aINDEX_bold.tsv"}}}\
          """
              .replace("INDEX", Integer.toString(i))
              .replace("BAND", band(i)));
    }
    return s.append("\n]}\n").toString();
  }

  /** The same as a macro. */
  private String calls(final String run, final int n) {
    final StringBuilder s =
        new StringBuilder(
            """
            setBatchMode(true);
            File.makeDirectory("DIR");
            run("Open NIfTI...", "path=[RUN]");
            s = getTitle();
            run("Cord Mask...", "series=" + s);
            run("Cord ROIs...", "series=" + s + " mask=" + s + "_cord kind=quadrants");
            """
                .replace("DIR", work.resolve("direct").toString())
                .replace("RUN", run));
    for (int i = 0; i < n; i++) {
      s.append(
          """
          run("Cord ALFF...", "series=" + s + " mask=" + s + "_cord rois=" + s + "_cord_quadrants bands=BAND measures=ALFF table=[FILE]");
          selectImage(s + "_ALFF_BAND");
          close();
          """
              .replace("BAND", band(i))
              .replace("FILE", work.resolve("direct/a" + i + ".tsv").toString()));
    }
    return s.toString();
  }

  /** The commands of quick-look with their files, for each run. */
  private String quickLook(final Path dataset) throws IOException {
    final StringBuilder s = new StringBuilder("setBatchMode(true);\n");
    s.append("File.makeDirectory(\"" + work.resolve("direct") + "\");\n");
    try (Stream<Path> subjects = Files.list(dataset)) {
      for (final Path subject : subjects.filter(Files::isDirectory).sorted().toList()) {
        final String stem = subject.getFileName() + "_task-rest_bold";
        s.append(
            """
            dir = "DIR";
            File.makeDirectory(dir);
            run("Open NIfTI...", "path=[SUB/func/STEM.nii.gz]");
            run("Cord Mask...", "series=STEM contrast=auto");
            run("Save NIfTI...", "image=STEM_cord path=[" + dir + "/mask.nii.gz]");
            run("Cord Mean...", "series=STEM");
            run("Save NIfTI...", "image=STEM_mean path=[" + dir + "/mean.nii.gz]");
            run("Cord ROIs...", "series=STEM mask=STEM_cord kind=quadrants");
            run("Save NIfTI...", "image=STEM_cord_quadrants path=[" + dir + "/quadrants.nii.gz]");
            run("Cord tSNR...", "series=STEM mask=STEM_cord rois=STEM_cord_quadrants table=[" + dir + "/tsnr.tsv]");
            run("Save NIfTI...", "image=STEM_tSNR path=[" + dir + "/tsnr.nii.gz]");
            run("Cord ALFF...", "series=STEM mask=STEM_cord rois=STEM_cord_quadrants bands=slow5,slow4,slow3,0.01-0.198 measures=ALFF,fALFF table=[" + dir + "/alff.tsv]");
            run("Save NIfTI...", "image=STEM_ALFF_slow5 path=[" + dir + "/slow5.nii.gz]");
            run("Save NIfTI...", "image=STEM_ALFF_slow4 path=[" + dir + "/slow4.nii.gz]");
            run("Save NIfTI...", "image=STEM_ALFF_slow3 path=[" + dir + "/slow3.nii.gz]");
            run("Save NIfTI...", "image=STEM_ALFF_0.01-0.198 path=[" + dir + "/full.nii.gz]");
            run("Cord Region Ratio...", "path=[" + dir + "/alff.tsv] above=ventral below=dorsal table=[" + dir + "/ratio.tsv]");
            run("Cord Montage...", "image=STEM_mean rois=STEM_cord_quadrants title=[Quadrants on the mean image] unit=[mean signal] output=[" + dir + "/quadrants.png]");
            run("Cord Montage...", "image=STEM_mean map=STEM_ALFF_slow5 mask=STEM_cord title=[ALFF, slow5] unit=[ALFF] output=[" + dir + "/slow5.png]");
            run("Cord Montage...", "image=STEM_mean map=STEM_ALFF_slow4 mask=STEM_cord title=[ALFF, slow4] unit=[ALFF] output=[" + dir + "/slow4.png]");
            run("Cord Montage...", "image=STEM_mean map=STEM_ALFF_slow3 mask=STEM_cord title=[ALFF, slow3] unit=[ALFF] output=[" + dir + "/slow3.png]");
            run("Cord Montage...", "image=STEM_mean map=STEM_ALFF_0.01-0.198 mask=STEM_cord title=[ALFF, 0.01-0.198] unit=[ALFF] output=[" + dir + "/0.01-0.198.png]");
            run("Cord Spectrum...", "series=STEM mask=STEM_cord rois=STEM_cord_quadrants bands=slow5,slow4,slow3 output=[" + dir + "/spectra.png] table=[" + dir + "/spectra.tsv]");
            close("*");
            """
                .replace("STEM", stem)
                .replace("SUB", subject.toString())
                .replace("DIR", work.resolve("direct/" + stem).toString()));
      }
    }
    return s.toString();
  }

  private static double median(final double[] values) {
    final double[] sorted = values.clone();
    Arrays.sort(sorted);
    final int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static void delete(final Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
