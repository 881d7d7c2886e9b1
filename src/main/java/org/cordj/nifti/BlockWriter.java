package org.cordj.nifti;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.cordj.image.Progress;

/**
 * Writes a header and voxels, plain or as gzip, on all cores: blocks are encoded and packed side by
 * side and written in order. A block's bytes do not depend on the number of threads.
 *
 * <p>The gzip file is one member of independent blocks with an index, see {@link GzipIndex}.
 */
final class BlockWriter {

  /** Stored bytes of voxels in a block: about 1 MiB, a multiple of every voxel's size. */
  private static final int BLOCK = 48 * 21845;

  /** Makes stored voxels. */
  interface Voxels {
    /** Writes n stored voxels, beginning with the given one of the file, into dst from there. */
    void encode(long firstVoxel, int n, byte[] dst, int to) throws IOException;
  }

  /** A finished block. */
  private record Packed(Scratch scratch, int size, int crc, int unpacked, int voxels) {}

  /** What a task works with; used again and again. */
  private final class Scratch {
    final byte[] plain = new byte[(int) Math.min(first, total)];
    final byte[] packed = gzipLevel > 0 ? new byte[plain.length + plain.length / 1000 + 64] : plain;
    final Deflater deflater = gzipLevel > 0 ? new Deflater(gzipLevel, true) : null;

    void end() {
      if (deflater != null) {
        deflater.end();
      }
    }
  }

  private final NiftiHeader header;
  private final Voxels voxels;
  private final int gzipLevel;
  private final Progress progress;
  private final byte[] start;
  private final int voxelBytes;
  private final int block;
  private final int first;
  private final long total;
  private final int blocks;
  private final Queue<Scratch> all = new ConcurrentLinkedQueue<>();
  private final Queue<Scratch> idle = new ConcurrentLinkedQueue<>();

  /**
   * @param gzipLevel 1 to 9, or 0 for a plain file
   */
  BlockWriter(
      final NiftiHeader header, final Voxels voxels, final int gzipLevel, final Progress progress) {
    this.header = header;
    this.voxels = voxels;
    this.gzipLevel = gzipLevel;
    this.progress = progress;
    voxelBytes = header.datatype().bytes();
    start = Arrays.copyOf(header.raw().array(), header.raw().capacity() + header.tail().length);
    System.arraycopy(header.tail(), 0, start, header.raw().capacity(), header.tail().length);
    total = start.length + header.voxels() * voxelBytes;
    block = blockSize(total);
    first = start.length + block;
    blocks = GzipIndex.blocks(first, block, total);
  }

  /** As small as the index has room for, but for very large files the usual size. */
  private static int blockSize(final long total) {
    long size = BLOCK;
    while (total / size >= GzipIndex.MOST_BLOCKS - 1) {
      size *= 2;
    }
    return Math.toIntExact(size);
  }

  void write(final FileChannel out, final String name) throws IOException {
    progress.begin("Writing " + name, header.voxels());
    final long[] starts = new long[blocks + 1];
    final int[] crc = {0};
    final int[] done = {0};
    if (gzipLevel > 0) {
      starts[0] = GzipIndex.headerBytes(blocks);
      out.position(starts[0]);
    }
    try {
      OrderedTasks.run(
          blocks,
          this::make,
          p -> {
            writeFully(out, ByteBuffer.wrap(p.scratch.packed, 0, p.size));
            crc[0] = Crc32s.combine(crc[0], p.crc, p.unpacked);
            starts[done[0] + 1] = starts[done[0]] + p.size;
            done[0]++;
            idle.add(p.scratch);
            progress.advance(p.voxels);
          });
      if (gzipLevel > 0) {
        final ByteBuffer end = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        writeFully(out, end.putInt(crc[0]).putInt((int) total).flip());
        out.position(0);
        final int firstBytes = (int) Math.min(first, total);
        writeFully(out, ByteBuffer.wrap(new GzipIndex(firstBytes, block, total, starts).header()));
      }
    } finally {
      // No task runs any more; a deflater's memory is not Java's.
      all.forEach(Scratch::end);
    }
  }

  private Packed make(final int index) throws IOException {
    progress.check();
    Scratch s = idle.poll();
    if (s == null) {
      s = new Scratch();
      all.add(s);
    }
    final int before = index == 0 ? start.length : 0;
    System.arraycopy(start, 0, s.plain, 0, before);
    final long firstVoxel = (long) index * (block / voxelBytes);
    final int n = (int) Math.min(block / voxelBytes, header.voxels() - firstVoxel);
    voxels.encode(firstVoxel, n, s.plain, before);
    final int bytes = before + n * voxelBytes;
    if (gzipLevel == 0) {
      return new Packed(s, bytes, 0, bytes, n);
    }
    final CRC32 crc = new CRC32();
    crc.update(s.plain, 0, bytes);
    return new Packed(s, pack(s, bytes, index == blocks - 1), (int) crc.getValue(), bytes, n);
  }

  private int pack(final Scratch s, final int bytes, final boolean last) {
    final Deflater d = s.deflater;
    d.reset();
    d.setInput(s.plain, 0, bytes);
    if (last) {
      d.finish();
    }
    int size = 0;
    while (true) {
      final int room = s.packed.length - size;
      final int n = d.deflate(s.packed, size, room, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
      size += n;
      if (last ? d.finished() : n < room) {
        return size;
      }
      if (room == n) {
        throw new AssertionError("deflate cannot make a block longer than its bound");
      }
    }
  }

  private static void writeFully(final FileChannel out, final ByteBuffer b) throws IOException {
    while (b.hasRemaining()) {
      out.write(b);
    }
  }
}
