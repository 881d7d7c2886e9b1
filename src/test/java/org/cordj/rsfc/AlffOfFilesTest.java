package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.nifti.NiftiReader;
import org.cordj.signal.Detrend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same run stored in different ways gives the same ALFF. */
class AlffOfFilesTest {

  private static final int NX = 6;
  private static final int VOLUMES = 120;

  @TempDir Path folder;

  /** A NIfTI-1 of 6 x 1 x 1 x 120 int16 voxels whose values are 2 (stored) + 10. */
  private Path write(
      final ByteOrder order, final float slope, final float inter, final int unit, final float tr)
      throws IOException {
    final ByteBuffer b = ByteBuffer.allocate(352 + 2 * NX * VOLUMES).order(order);
    b.putInt(0, 348);
    final short[] dim = {4, NX, 1, 1, VOLUMES, 1, 1, 1};
    final float[] pixdim = {1, 1, 1, 5, tr, 0, 0, 0};
    for (int d = 0; d < 8; d++) {
      b.putShort(40 + 2 * d, dim[d]);
      b.putFloat(76 + 4 * d, pixdim[d]);
    }
    b.putShort(70, (short) 4).putShort(72, (short) 16);
    b.putFloat(108, 352).putFloat(112, slope).putFloat(116, inter);
    b.put(123, (byte) (2 | unit));
    b.putShort(254, (short) 1);
    b.putFloat(280, -1).putFloat(300, 1).putFloat(320, 5);
    b.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
    final Random random = new Random(4);
    for (int i = 0; i < NX * VOLUMES; i++) {
      final int value = 1000 + 4 * (int) Math.round(20 * random.nextGaussian());
      b.putShort(352 + 2 * i, (short) Math.round((value - inter) / slope));
    }
    return Files.write(folder.resolve(order + "_" + slope + "_" + unit + ".nii"), b.array());
  }

  private static AlffMaps alff(final Path file) throws IOException {
    final Series series = NiftiReader.read(file, Progress.NONE).toSeries();
    assertEquals(2, series.tr(), 1e-6, file.toString());
    return new Alff(
            Band.list("slow4,slow3"), Definition.AFNI.measures(), Definition.RMS, Detrend.QUADRATIC)
        .apply(series, Mask.all(series.grid()), Progress.NONE);
  }

  @Test
  void slopeUnitOfTimeAndByteOrderChangeNothing() throws IOException {
    final AlffMaps plain = alff(write(ByteOrder.LITTLE_ENDIAN, 1, 0, 8, 2));
    for (final Path file :
        List.of(
            write(ByteOrder.BIG_ENDIAN, 1, 0, 8, 2),
            write(ByteOrder.LITTLE_ENDIAN, 2, 100, 8, 2),
            write(ByteOrder.BIG_ENDIAN, 4, -200, 16, 2000),
            write(ByteOrder.LITTLE_ENDIAN, 1, 0, 24, 2e6f))) {
      final AlffMaps other = alff(file);
      for (int m = 0; m < plain.maps().size(); m++) {
        assertArrayEquals(
            plain.maps().get(m).volume().planes()[0],
            other.maps().get(m).volume().planes()[0],
            0f,
            file + " " + plain.maps().get(m).measure());
      }
    }
  }
}
