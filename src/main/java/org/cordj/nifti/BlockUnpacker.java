package org.cordj.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/** Unpacks single blocks of a gzip file with a {@link GzipIndex}; for one thread at a time. */
final class BlockUnpacker implements AutoCloseable {

  private final Inflater inflater = new Inflater(true);
  private byte[] packed = {};

  /**
   * Unpacks a block into the first {@link GzipIndex#unpackedSize} bytes of dst.
   *
   * @throws ZipException if the block is damaged or not as long as the index says
   */
  void unpack(final FileChannel channel, final GzipIndex index, final int i, final byte[] dst)
      throws IOException {
    final int packedSize = (int) (index.starts()[i + 1] - index.starts()[i]);
    if (packed.length < packedSize) {
      packed = new byte[packedSize + packedSize / 8];
    }
    if (!GzipIndex.readFully(channel, ByteBuffer.wrap(packed, 0, packedSize), index.starts()[i])) {
      throw new EOFException();
    }
    final int size = index.unpackedSize(i);
    try {
      inflater.reset();
      inflater.setInput(packed, 0, packedSize);
      int n = 0;
      while (n < size) {
        final int r = inflater.inflate(dst, n, size - n);
        if (r == 0) {
          throw new ZipException("a block is shorter than its index says");
        }
        n += r;
      }
    } catch (final DataFormatException e) {
      throw new ZipException(e.getMessage() == null ? "invalid deflate data" : e.getMessage());
    }
  }

  /** Gives back the inflater's memory, which is not Java's. */
  @Override
  public void close() {
    inflater.end();
  }
}
