package org.cordj.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.cordj.image.Progress;
import org.cordj.nifti.DataType;
import org.cordj.nifti.NiftiWriter;
import org.cordj.phantom.CordPhantom;
import org.cordj.phantom.PhantomRun;

/**
 * What a cohort costs: phantoms of 68 x 68 x 5 voxels x 250 volumes, in the ImageJ of target/ImageJ
 * with {@code -Xmx2g}. Prints, for {@code quick-look}, the time and processor time of all runs in
 * one process with two threads, of a second run, of some with one and with two threads, and of
 * starting the process; with the most memory that each took. Linux only, as it reads /proc. What
 * the pipeline itself costs: {@link PipelineCostBenchmark}.
 *
 * <p>Arguments: how many participants (44), and how many for the comparisons (6).
 */
public final class CohortBenchmark {

  private final Path work;
  private final MeasuredCordj cordj;

  private CohortBenchmark(final Path work) {
    this.work = work;
    cordj = new MeasuredCordj(work);
  }

  /** Makes the datasets, measures and prints. */
  public static void main(final String[] arguments) throws Exception {
    final int all = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 44;
    final int some = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 6;
    final Path work = Files.createTempDirectory("cordj-cohort");
    try {
      new CohortBenchmark(work).measure(all, some);
    } finally {
      try (Stream<Path> files = Files.walk(work)) {
        for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void measure(final int all, final int some) throws Exception {
    final Path many = dataset(work, "many", all);
    final Path few = dataset(work, "few", some);
    final Path ten = dataset(work, "ten", Math.min(10, all));
    cordj.run("start (--version)", "--version");
    final double minutes = participants(all + " runs, 2 threads", many, "out", 2) / 60;
    System.out.printf(Locale.ROOT, "%.1f runs a minute%n", all / minutes);
    participants(all + " runs again", many, "out", 2);
    participants(ten.getFileName() + " runs", ten, "out10", 2);
    participants(ten.getFileName() + " runs again", ten, "out10", 2);
    for (int turn = 0; turn < 2; turn++) {
      final double one = participants(some + " runs, 1 thread", few, "one" + turn, 1);
      final double two = participants(some + " runs, 2 threads", few, "two" + turn, 2);
      System.out.printf(Locale.ROOT, "1 to 2 threads: %.2f times as fast%n", one / two);
    }
  }

  /** As many participants, each with a phantom of its own. */
  static Path dataset(final Path work, final String name, final int participants)
      throws IOException {
    final Path root = Files.createDirectories(work.resolve(name));
    Files.writeString(
        root.resolve("dataset_description.json"),
        "{\"Name\": \"phantoms\", \"BIDSVersion\": \"1.10.0\"}");
    final CordPhantom d = CordPhantom.defaults();
    for (int p = 1; p <= participants; p++) {
      final String stem = String.format(Locale.ROOT, "sub-%02d_task-rest_bold", p);
      final Path func = Files.createDirectories(root.resolve(stem.substring(0, 6) + "/func"));
      final PhantomRun run =
          new CordPhantom(250, d.tr(), d.tsnr(), d.dorsal(), d.ventral(), false, false, p)
              .make(stem, Progress.NONE);
      for (final float[] plane : run.series().planes()) {
        for (int i = 0; i < plane.length; i++) {
          plane[i] = (float) Math.rint(plane[i]);
        }
      }
      new NiftiWriter(DataType.INT16, 6)
          .write(func.resolve(stem + ".nii.gz"), run.series(), null, Progress.NONE);
      Files.writeString(
          func.resolve(stem + ".json"), "{\"TaskName\": \"rest\", \"RepetitionTime\": 2}");
    }
    return root;
  }

  private double participants(
      final String what, final Path dataset, final String out, final int threads)
      throws IOException, InterruptedException {
    return cordj
        .run(what, dataset.toString(), out, "participant", "--n-cpus", Integer.toString(threads))
        .seconds();
  }
}
