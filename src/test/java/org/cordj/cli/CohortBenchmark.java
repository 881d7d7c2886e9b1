package org.cordj.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cordj.image.Progress;
import org.cordj.nifti.DataType;
import org.cordj.nifti.NiftiWriter;
import org.cordj.phantom.CordPhantom;
import org.cordj.phantom.PhantomRun;
import org.cordj.testing.HostImageJ;

/**
 * What a cohort costs: phantoms of 68 x 68 x 5 voxels x 250 volumes, in the ImageJ of target/ImageJ
 * with {@code -Xmx2g}. Prints, for {@code quick-look}, the time and processor time of all runs in
 * one process with two threads, of a second run, of some with one and with two threads, of the same
 * commands in one macro, and of starting the process; with the most memory that each took. Linux
 * only, as it reads /proc.
 *
 * <p>Arguments: how many participants (44), and how many for the comparisons (6).
 */
public final class CohortBenchmark {

  private final Path work;

  private CohortBenchmark(final Path work) {
    this.work = work;
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
    final Path many = dataset("many", all);
    final Path few = dataset("few", some);
    final Path ten = dataset("ten", Math.min(10, all));
    run("start (--version)", "--version");
    final double minutes = participants(all + " runs, 2 threads", many, "out", 2) / 60;
    System.out.printf(Locale.ROOT, "%.1f runs a minute%n", all / minutes);
    participants(all + " runs again", many, "out", 2);
    participants(ten.getFileName() + " runs", ten, "out10", 2);
    participants(ten.getFileName() + " runs again", ten, "out10", 2);
    for (int turn = 0; turn < 2; turn++) {
      final double one = participants(some + " runs, 1 thread", few, "one" + turn, 1);
      final double two = participants(some + " runs, 2 threads", few, "two" + turn, 2);
      System.out.printf(Locale.ROOT, "1 to 2 threads: %.2f times as fast%n", one / two);
      final Path macro = Files.writeString(work.resolve("direct.ijm"), macro(few));
      run(some + " runs, the commands in one macro", macro.toString());
    }
  }

  /** As many participants, each with a phantom of its own. */
  private Path dataset(final String name, final int participants) throws IOException {
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
    return run(what, dataset.toString(), out, "participant", "--n-cpus", Integer.toString(threads));
  }

  /** The commands of quick-look with their files, for each run. */
  private static String macro(final Path dataset) throws IOException {
    final StringBuilder s = new StringBuilder("setBatchMode(true);\n");
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
                .replace("DIR", dataset.resolveSibling("direct-" + stem).toString()));
      }
    }
    return s.toString();
  }

  /** Runs cordj, prints what it took and gives the seconds. */
  private double run(final String what, final String... arguments)
      throws IOException, InterruptedException {
    final List<String> command =
        new ArrayList<>(List.of(HostImageJ.folder().resolve("cordj").toString()));
    command.addAll(List.of(arguments));
    final File said = work.resolve("said.txt").toFile();
    final ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("CORDJ_JAVA_OPTS", "-Xmx2g");
    final long start = System.nanoTime();
    final Process process = builder.start();
    long peak = 0;
    long ticks = 0;
    do {
      // what is there a moment before its end is what it took
      peak = Math.max(peak, peak(process.pid()));
      ticks = Math.max(ticks, ticks(process.pid()));
    } while (!process.waitFor(20, TimeUnit.MILLISECONDS));
    final double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(what + ":\n" + Files.readString(said.toPath()));
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f s, processor %.2f s, memory at most %d MB%n",
        what,
        seconds,
        ticks / 100.0,
        peak >> 10);
    return seconds;
  }

  private static long peak(final long pid) {
    return read(pid, "status")
        .lines()
        .filter(l -> l.startsWith("VmHWM"))
        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  /** User and system time in hundredths of a second. */
  private static long ticks(final long pid) {
    final String stat = read(pid, "stat");
    if (stat.isEmpty()) {
      return 0;
    }
    final String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private static String read(final long pid, final String name) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), name));
    } catch (final IOException e) {
      // it has ended
      return "";
    }
  }
}
