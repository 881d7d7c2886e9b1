package org.cordj.nifti;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Where the independent blocks of a gzip file that CordJ wrote begin.
 *
 * <p>Such a file is one gzip member of RFC 1952, as every gunzip reads it. Its deflate stream is
 * flushed at the end of each block and refers to nothing before the block, so that blocks can be
 * packed and unpacked side by side. Their packed sizes are in the member's extra field, in a
 * subfield {@code CJ}, which other readers pass over; all numbers little-endian:
 *
 * <pre>
 * uint32  bytes of the first block, unpacked
 * uint32  bytes of each other block, unpacked; the last one has what remains
 * uint64  bytes of all blocks, unpacked
 * uint32  for each block, its packed bytes
 * </pre>
 *
 * @param first bytes of the first block, unpacked
 * @param block bytes of each other block but the last, unpacked
 * @param total bytes of all blocks, unpacked
 * @param starts where each block's packed bytes begin in the file, and where the last one's end
 */
record GzipIndex(int first, int block, long total, long[] starts) {

  private static final int FIXED = 16;

  /** Blocks that an extra field of 65535 bytes has room for. */
  static final int MOST_BLOCKS = (65535 - 4 - FIXED) / 4;

  static final int MEMBER_HEADER = 10;

  /**
   * Larger blocks are not believed: a header of at most 64 MB, and 2^14 blocks of this are 1 TB.
   */
  private static final int MOST_BLOCK = 64 << 20;

  private static final int MOST_FIRST = 2 * MOST_BLOCK;

  int blocks() {
    return starts.length - 1;
  }

  static int blocks(final int first, final int block, final long total) {
    return total <= first ? 1 : 1 + Math.toIntExact((total - first + block - 1) / block);
  }

  /** Where a block begins in the unpacked file. */
  long unpackedStart(final int index) {
    return index == 0 ? 0 : first + (long) (index - 1) * block;
  }

  /** A block's unpacked size. */
  int unpackedSize(final int index) {
    final long end = index == blocks() - 1 ? total : unpackedStart(index + 1);
    return (int) (end - unpackedStart(index));
  }

  /** Bytes from the file's start to the first block. */
  static int headerBytes(final int blocks) {
    return MEMBER_HEADER + 2 + 4 + FIXED + 4 * blocks;
  }

  /** The member's header with this index as its extra field. */
  byte[] header() {
    final int n = blocks();
    final ByteBuffer b = ByteBuffer.allocate(headerBytes(n)).order(ByteOrder.LITTLE_ENDIAN);
    // ID, deflate, FEXTRA, no time (equal input gives equal bytes), no hint, system unknown.
    b.put(new byte[] {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 255});
    b.putShort((short) (4 + FIXED + 4 * n));
    b.put((byte) 'C').put((byte) 'J').putShort((short) (FIXED + 4 * n));
    b.putInt(first).putInt(block).putLong(total);
    for (int i = 0; i < n; i++) {
      b.putInt((int) (starts[i + 1] - starts[i]));
    }
    return b.array();
  }

  /** The index of a file, or null if it has none or one that does not fit the file. */
  static GzipIndex read(final FileChannel file) throws IOException {
    final ByteBuffer head = at(file, 0, MEMBER_HEADER + 2 + 4 + FIXED);
    if (head == null || head.getInt(0) != 0x04088b1f || head.getShort(12) != ('C' | 'J' << 8)) {
      return null;
    }
    final int length = head.getShort(14) & 0xffff;
    final int n = (length - FIXED) / 4;
    final long first = head.getInt(16);
    final long block = head.getInt(20);
    final long total = head.getLong(24);
    if (n < 1
        || length != FIXED + 4 * n
        || (head.getShort(10) & 0xffff) != length + 4
        || first < 1
        || first > MOST_FIRST
        || block < 1
        || block > MOST_BLOCK
        || total < 1
        || total > file.size() * PackedFile.MOST_EXPANSION
        || (total <= first ? 1 : 1 + (total - first + block - 1) / block) != n) {
      return null;
    }
    final ByteBuffer sizes = at(file, MEMBER_HEADER + 2 + 4 + FIXED, 4 * n);
    if (sizes == null) {
      return null;
    }
    final long[] starts = new long[n + 1];
    starts[0] = headerBytes(n);
    for (int i = 0; i < n; i++) {
      final long packed = sizes.getInt(4 * i) & 0xffffffffL;
      if (packed > Integer.MAX_VALUE) {
        return null;
      }
      starts[i + 1] = starts[i] + packed;
    }
    return starts[n] + 8 == file.size()
        ? new GzipIndex((int) Math.min(first, total), (int) block, total, starts)
        : null;
  }

  private static ByteBuffer at(final FileChannel file, final long position, final int bytes)
      throws IOException {
    final ByteBuffer b = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return readFully(file, b, position) ? b.flip() : null;
  }

  /** Fills a buffer from a place in a file; false if the file ends before. */
  static boolean readFully(final FileChannel file, final ByteBuffer b, final long position)
      throws IOException {
    long at = position;
    while (b.hasRemaining()) {
      final int n = file.read(b, at);
      if (n < 0) {
        return false;
      }
      at += n;
    }
    return true;
  }
}
