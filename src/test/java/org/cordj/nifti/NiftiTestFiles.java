package org.cordj.nifti;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.cordj.image.Grid;
import org.cordj.image.Series;
import org.cordj.image.Volume;

/** Small NIfTI files, made byte by byte without the writer that is under test. */
final class NiftiTestFiles {

  /** A sheared-free oblique grid of 4 x 3 x 2 voxels. */
  static final Grid GRID =
      new Grid(
          4, 3, 2, new double[][] {{-1.5, 0, 0, 10}, {0, 1.2, -1.6, -20}, {0, 0.9, 2.1333333, 30}});

  private NiftiTestFiles() {}

  /** A header of 348 + 4 bytes: 4 x 3 x 2 x volumes, 2 mm voxels, TR 2.5 s, sform RAS. */
  static ByteBuffer header(final ByteOrder order, final DataType type, final int volumes) {
    final ByteBuffer b = ByteBuffer.allocate(352).order(order);
    b.putInt(0, 348);
    final int[] dim = {volumes > 1 ? 4 : 3, 4, 3, 2, volumes, 1, 1, 1};
    final float[] pixdim = {1, 2, 2, 2, 2.5f, 0, 0, 0};
    for (int i = 0; i < 8; i++) {
      b.putShort(40 + 2 * i, (short) dim[i]);
      b.putFloat(76 + 4 * i, pixdim[i]);
    }
    b.putShort(70, (short) type.code());
    b.putShort(72, (short) type.bits());
    b.putFloat(108, 352);
    b.putFloat(112, 1);
    b.put(123, (byte) (2 | 8));
    b.putShort(254, (short) 1);
    for (int r = 0; r < 3; r++) {
      b.putFloat(280 + 16 * r + 4 * r, 2);
    }
    b.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
    return b;
  }

  /** Header and voxels, as they stand in a file. */
  static byte[] file(final ByteBuffer header, final byte[] voxels) {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header.array());
    out.writeBytes(voxels);
    return out.toByteArray();
  }

  /** A file of int16 voxels 0, 1, 2, ..., its header changed by hand. */
  static byte[] int16(final ByteOrder order, final int volumes, final Consumer<ByteBuffer> change) {
    final ByteBuffer h = header(order, DataType.INT16, volumes);
    change.accept(h);
    final ByteBuffer v = ByteBuffer.allocate(2 * 24 * volumes).order(order);
    for (int i = 0; i < 24 * volumes; i++) {
      v.putShort((short) i);
    }
    return file(h, v.array());
  }

  static Path write(final Path path, final byte[] bytes) throws IOException {
    return Files.write(path, bytes);
  }

  static byte[] gzip(final byte[] bytes) throws IOException {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
      gz.write(bytes);
    }
    return out.toByteArray();
  }

  /** A run whose values count up from -20 in steps of the given size. */
  static Series series(final Grid grid, final int volumes, final double tr, final float step) {
    final float[][] planes = new float[grid.nz() * volumes][grid.planeSize()];
    int i = 0;
    for (final float[] plane : planes) {
      for (int p = 0; p < plane.length; p++) {
        plane[p] = step * (i++ - 20);
      }
    }
    return Series.ofPlanes("run", planes, grid, tr);
  }

  static Volume volume(final Grid grid, final float step) {
    return new Volume("map", series(grid, 1, 0, step).planes(), grid);
  }
}
