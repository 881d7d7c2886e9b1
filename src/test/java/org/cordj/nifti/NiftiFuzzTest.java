package org.cordj.nifti;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Progress;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged headers and streams, 100,000 of them: each opens or is refused with a sentence, and none
 * takes memory that its file could not fill.
 */
class NiftiFuzzTest {

  private static final int MUTANTS = 20_000;

  @TempDir Path folder;

  private long slowest;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void mutantsOpenOrAreRefused(final long seed, final TestReporter report) throws IOException {
    final Random random = new Random(seed);
    final List<byte[]> files = originals();
    int opened = 0;
    for (int i = 0; i < MUTANTS; i++) {
      final byte[] mutant = mutant(files.get(random.nextInt(files.size())), random);
      final String which = "seed " + seed + " mutant " + i;
      // In one thread, so that what is allocated can be counted.
      final Callable<Integer> attempt = () -> tryToRead(mutant, which);
      opened += Parallelization.runSingleThreaded(attempt);
    }
    report.publishEntry(
        "seed " + seed,
        opened
            + " of "
            + MUTANTS
            + " opened, the slowest took "
            + slowest / 1000000
            + " ms of CPU");
    assertTrue(opened > 0.3 * MUTANTS, "only " + opened + " of " + MUTANTS + " mutants opened");
    assertTrue(opened < 0.9 * MUTANTS, opened + " of " + MUTANTS + " mutants opened: too gentle");
  }

  private int tryToRead(final byte[] bytes, final String which) {
    final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // A header that says so, or has no magic, is one half of a pair.
    final boolean pair = bytes.length > 345 && bytes[345] != '+' && bytes[4] == 0;
    final Path path = folder.resolve(pair ? "mutant.hdr" : "mutant.nii");
    final boolean gzip = bytes.length > 1 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
    // A float for each byte, and an array for each voxel where planes are that small.
    final long possible = bytes.length * (gzip ? 1032L : 1L) * 24 + (64 << 20);
    final long start = threads.getCurrentThreadCpuTime();
    final long before = threads.getCurrentThreadAllocatedBytes();
    int opened = 0;
    try {
      // A new file each time: some file systems flush one that is cut to nothing and rewritten.
      Files.deleteIfExists(path);
      Files.write(path, bytes);
      final NiftiImage image = NiftiReader.read(path, Progress.NONE);
      opened = 1;
      if (image.planes()[image.planes().length - 1] == null) {
        fail(which + ": its last plane is missing");
      }
    } catch (final NiftiException e) {
      if (!e.getMessage().contains("mutant.") || !e.getMessage().endsWith(".")) {
        fail(which + ": no sentence that names the file: " + e.getMessage());
      }
    } catch (final Throwable e) {
      fail(which + ": " + e, e);
    }
    final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    slowest = Math.max(slowest, threads.getCurrentThreadCpuTime() - start);
    if (allocated > possible) {
      fail(which + ": allocated " + allocated + " bytes for a file of " + bytes.length);
    }
    return opened;
  }

  /** Some bytes of the header changed, the stream cut, or bytes of the packed stream changed. */
  private static byte[] mutant(final byte[] original, final Random random) throws IOException {
    final int kind = random.nextInt(10);
    if (kind < 7) {
      final byte[] b = original.clone();
      final int changes = 1 + random.nextInt(3);
      for (int i = 0; i < changes; i++) {
        change(b, random.nextInt(Math.min(b.length, 600)), random);
      }
      return kind < 5 ? b : NiftiTestFiles.gzip(b);
    }
    final byte[] packed = random.nextBoolean() ? original : NiftiTestFiles.gzip(original);
    if (kind == 7) {
      return Arrays.copyOf(packed, 1 + random.nextInt(packed.length));
    }
    final byte[] b = packed.clone();
    change(b, random.nextInt(b.length), random);
    return kind == 8 ? b : Arrays.copyOf(b, b.length - random.nextInt(8));
  }

  private static void change(final byte[] b, final int at, final Random random) {
    switch (random.nextInt(4)) {
      case 0 -> b[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> b[at] = (byte) random.nextInt(256);
      case 2 -> b[at] = 0;
      default -> {
        // The numbers at which counting goes wrong.
        final byte v = (byte) (random.nextBoolean() ? 0x7f : 0xff);
        Arrays.fill(b, at, Math.min(b.length, at + 1 + random.nextInt(8)), v);
      }
    }
  }

  /** One file for each way to read. */
  private List<byte[]> originals() throws IOException {
    final List<byte[]> files = new ArrayList<>();
    for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      files.add(NiftiTestFiles.int16(order, 3, h -> h.putFloat(112, 0.5f)));
      for (final DataType type :
          List.of(DataType.COMPLEX128, DataType.RGB24, DataType.UINT64, DataType.FLOAT32)) {
        final ByteBuffer h = NiftiTestFiles.header(order, type, 2);
        h.putShort(252, (short) 1).putFloat(256, 0.5f);
        files.add(NiftiTestFiles.file(h, new byte[48 * type.bytes()]));
      }
      final ByteBuffer five = NiftiTestFiles.header(order, DataType.UINT8, 2);
      five.putShort(40, (short) 5).putShort(50, (short) 3).put(348, (byte) 1).putFloat(108, 384);
      final ByteBuffer voxels = ByteBuffer.allocate(32 + 24 * 6).order(order).putInt(32).putInt(4);
      files.add(NiftiTestFiles.file(five, voxels.array()));
    }
    final ByteBuffer half = NiftiTestFiles.header(ByteOrder.BIG_ENDIAN, DataType.INT16, 3);
    half.put(345, (byte) 'i').putFloat(108, 0);
    files.add(half.array());
    final ByteBuffer analyze = NiftiTestFiles.header(ByteOrder.LITTLE_ENDIAN, DataType.UINT8, 2);
    Arrays.fill(analyze.array(), 252, 352, (byte) 0);
    files.add(analyze.putFloat(108, 0).array());
    Files.write(folder.resolve("mutant.img"), new byte[2 * 24 * 3]);
    final NiftiHeader wide =
        HeaderEdit.nifti2(NiftiHeader.of(NiftiTestFiles.GRID, 3, 2, DataType.INT16)).build();
    final Path own = folder.resolve("own.nii.gz");
    new NiftiWriter(DataType.INT16, 6)
        .write(own, NiftiTestFiles.series(NiftiTestFiles.GRID, 3, 2, 1), wide);
    files.add(Files.readAllBytes(own));
    try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(own))) {
      files.add(in.readAllBytes());
    }
    return files;
  }
}
