package org.cordj.nifti;

/** Keeps stored voxels as they are, a byte array for each plane. */
final class ByteSink implements VoxelFeed.Sink {

  private final byte[][] planes;
  private final long planeBytes;
  private final int voxelBytes;

  ByteSink(final NiftiHeader header) throws NiftiException {
    voxelBytes = header.datatype().bytes();
    planeBytes = (long) header.grid().planeSize() * voxelBytes;
    if (planeBytes > Integer.MAX_VALUE - 8) {
      throw new NiftiException(
          "A plane of this image takes " + planeBytes + " bytes; the most is 2^31-9.");
    }
    planes = new byte[(int) (header.voxels() / header.grid().planeSize())][];
  }

  byte[][] planes() {
    return planes;
  }

  @Override
  public void allocate() {
    for (int p = 0; p < planes.length; p++) {
      planes[p] = new byte[(int) planeBytes];
    }
  }

  @Override
  public void restart() {
    // It counts nothing, and what comes again takes the place of what was there.
  }

  @Override
  public void accept(final byte[] src, final int from, final long firstVoxel, final int n) {
    final long first = firstVoxel * voxelBytes;
    final int bytes = n * voxelBytes;
    int done = 0;
    while (done < bytes) {
      final int p = (int) ((first + done) / planeBytes);
      final int at = (int) ((first + done) % planeBytes);
      final int count = (int) Math.min(planeBytes - at, bytes - done);
      if (planes[p] == null) {
        planes[p] = new byte[(int) planeBytes];
      }
      System.arraycopy(src, from + done, planes[p], at, count);
      done += count;
    }
  }
}
