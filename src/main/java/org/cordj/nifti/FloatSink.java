package org.cordj.nifti;

import java.util.concurrent.atomic.LongAdder;

/** Decodes stored voxels into float planes, which it makes when they are reached. */
final class FloatSink implements VoxelFeed.Sink {

  private final VoxelDecoder decoder;
  private final float[][] planes;
  private final int planeSize;
  private final int channels;
  private final int perChannel;
  private final LongAdder rounded = new LongAdder();

  FloatSink(final NiftiHeader header, final ComplexPart part) {
    decoder = new VoxelDecoder(header, part);
    planeSize = header.grid().planeSize();
    channels = VoxelDecoder.channels(header.datatype());
    perChannel = header.volumes() * header.grid().nz();
    planes = new float[(int) (header.voxels() / planeSize) * channels][];
  }

  float[][] planes() {
    return planes;
  }

  long rounded() {
    return rounded.sum();
  }

  @Override
  public void allocate() {
    for (int p = 0; p < planes.length; p++) {
      planes[p] = new float[planeSize];
    }
  }

  @Override
  public void restart() {
    rounded.reset();
  }

  @Override
  public void accept(final byte[] src, final int from, final long firstVoxel, final int n) {
    long changed = 0;
    int done = 0;
    while (done < n) {
      final int plane = (int) ((firstVoxel + done) / planeSize);
      final int at = (int) ((firstVoxel + done) % planeSize);
      final int count = Math.min(planeSize - at, n - done);
      for (int c = 0; c < channels; c++) {
        final int p = planeOf(plane, c, channels, perChannel);
        if (planes[p] == null) {
          planes[p] = new float[planeSize];
        }
        changed += decoder.decode(src, from + done * decoder.voxelBytes(), planes[p], at, count, c);
      }
      done += count;
    }
    rounded.add(changed);
  }

  /**
   * Which float plane holds a colour component of a plane of the file: components come between the
   * axes beyond time and time.
   */
  static int planeOf(
      final int filePlane, final int component, final int components, final int perChannel) {
    return (filePlane / perChannel * components + component) * perChannel + filePlane % perChannel;
  }
}
