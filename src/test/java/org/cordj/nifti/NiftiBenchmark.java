package org.cordj.nifti;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Opening and saving a run of 64 x 64 x 24 voxels x 240 volumes (94 MB of float32, 47 MB of int16),
 * beside Java's own gunzip to memory and single-thread gzip -6.
 *
 * <pre>
 * mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/cp.txt
 * java -cp target/test-classes:target/classes:$(cat target/cp.txt) org.cordj.nifti.NiftiBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class NiftiBenchmark {

  /** The stored type. */
  @Param({"FLOAT32", "INT16"})
  public DataType type;

  private Path folder;
  private Path plain;
  private Path blocks;
  private Path gzip;
  private Series run;

  public static void main(final String[] args) throws RunnerException {
    new Runner(new OptionsBuilder().include(NiftiBenchmark.class.getSimpleName()).build()).run();
  }

  /** Smooth anatomy under noise, zeros around it. */
  @Setup(Level.Trial)
  public void write() throws IOException {
    folder = Files.createTempDirectory("cordj-benchmark");
    plain = folder.resolve("run.nii");
    blocks = folder.resolve("blocks.nii.gz");
    gzip = folder.resolve("gzip.nii.gz");
    final Grid g = Grid.ras(64, 64, 24, 2, 2, 2);
    final float[][] planes = new float[24 * 240][g.planeSize()];
    final Random r = new Random(1);
    for (final float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        final double dx = i % 64 - 32;
        final double dy = i / 64 - 32;
        final double d = dx * dx + dy * dy;
        final double v = d > 784 ? 0 : 400 + 300 * Math.exp(-d / 300) + 12 * r.nextGaussian();
        plane[i] = type == DataType.INT16 ? Math.round(v) : (float) v;
      }
    }
    run = Series.ofPlanes("run", planes, g, 2);
    new NiftiWriter(type, 6).write(plain, run, null);
    new NiftiWriter(type, 6).write(blocks, run, null);
    gzipSingleThread();
  }

  @TearDown(Level.Trial)
  public void delete() throws IOException {
    try (var files = Files.list(folder)) {
      for (final Path p : files.toList()) {
        Files.delete(p);
      }
    }
    Files.delete(folder);
  }

  @Benchmark
  public NiftiImage openNii() throws IOException {
    return NiftiReader.read(plain, Progress.NONE);
  }

  @Benchmark
  public NiftiImage openGzip() throws IOException {
    return NiftiReader.read(gzip, Progress.NONE);
  }

  @Benchmark
  public NiftiImage openGzipBlocks() throws IOException {
    return NiftiReader.read(blocks, Progress.NONE);
  }

  /** What gzip -dc does: unpacks and throws away. */
  @Benchmark
  public long gunzipOnly() throws IOException {
    long n = 0;
    final byte[] buffer = new byte[1 << 16];
    try (InputStream in = new GZIPInputStream(Files.newInputStream(gzip), 1 << 16)) {
      for (int r = in.read(buffer); r >= 0; r = in.read(buffer)) {
        n += r;
      }
    }
    return n;
  }

  @Benchmark
  public Object saveNii() throws IOException {
    return new NiftiWriter(type, 6).write(folder.resolve("out.nii"), run, null);
  }

  @Benchmark
  public Object saveGzipBlocks() throws IOException {
    return new NiftiWriter(type, 6).write(folder.resolve("out.nii.gz"), run, null);
  }

  /** What gzip -6 does, in one thread. */
  @Benchmark
  public void gzipSingleThread() throws IOException {
    try (OutputStream out = Files.newOutputStream(gzip);
        OutputStream gz =
            new GZIPOutputStream(out, 1 << 16) {
              {
                def.setLevel(6);
              }
            }) {
      Files.copy(plain, gz);
    }
  }
}
