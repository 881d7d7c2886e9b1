package org.cordj.nifti;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stored voxels of an open file, at any place. */
final class StoredVoxels implements Closeable {

  /** Unpacked blocks that are kept, of about 1 MiB. */
  private static final int KEPT = 8;

  private final FileChannel channel;
  private final long offset;
  private final GzipIndex index;
  private final Path temporary;
  private final BlockUnpacker unpacker = new BlockUnpacker();
  private final Map<Integer, byte[]> blocks =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<Integer, byte[]> eldest) {
          return size() > KEPT;
        }
      };

  private StoredVoxels(
      final FileChannel channel, final long offset, final GzipIndex index, final Path temporary) {
    this.channel = channel;
    this.offset = offset;
    this.index = index;
    this.temporary = temporary;
  }

  /** Opens the voxels of a file, which stands at the first one. */
  static StoredVoxels open(final PackedFile file, final NiftiHeader header) throws IOException {
    final FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ);
    boolean opened = false;
    try {
      final long total = header.voxels() * header.datatype().bytes();
      if (!file.gzip()) {
        opened = true;
        return new StoredVoxels(channel, header.voxelOffset(), null, null);
      }
      final GzipIndex index = GzipIndex.read(channel);
      if (index != null && index.total() >= header.voxelOffset() + total) {
        opened = true;
        return new StoredVoxels(channel, header.voxelOffset(), index, null);
      }
    } finally {
      if (!opened) {
        channel.close();
      }
    }
    return unpacked(file, header);
  }

  private static StoredVoxels unpacked(final PackedFile file, final NiftiHeader header)
      throws IOException {
    final long total = header.voxels() * header.datatype().bytes();
    final Path temporary = Files.createTempFile("cordj-", ".voxels");
    FileChannel out = null;
    try {
      // goes also where the program ends without closing it
      out =
          FileChannel.open(
              temporary,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      final byte[] block = new byte[VoxelFeed.BLOCK];
      for (long left = total; left > 0; ) {
        final int n = file.read(block, 0, (int) Math.min(left, block.length));
        if (n == 0) {
          throw new EOFException();
        }
        final ByteBuffer b = ByteBuffer.wrap(block, 0, n);
        while (b.hasRemaining()) {
          out.write(b);
        }
        left -= n;
      }
      return new StoredVoxels(out, 0, null, temporary);
    } catch (final IOException e) {
      if (out != null) {
        out.close();
      }
      Files.deleteIfExists(temporary);
      throw VoxelFeed.broken(file, header, e);
    }
  }

  /** Whether the voxels were unpacked into a temporary file. */
  boolean isTemporary() {
    return temporary != null;
  }

  /** Fills the buffer with stored bytes, from that many bytes after the first voxel's. */
  void read(final long position, final byte[] dst) throws IOException {
    if (index == null) {
      if (!GzipIndex.readFully(channel, ByteBuffer.wrap(dst), offset + position)) {
        throw new EOFException();
      }
      return;
    }
    long at = offset + position;
    for (int done = 0; done < dst.length; ) {
      final int i =
          at < index.first() ? 0 : 1 + Math.toIntExact((at - index.first()) / index.block());
      final byte[] block = block(i);
      final int from = (int) (at - index.unpackedStart(i));
      final int n = Math.min(block.length - from, dst.length - done);
      System.arraycopy(block, from, dst, done, n);
      done += n;
      at += n;
    }
  }

  private synchronized byte[] block(final int i) throws IOException {
    byte[] block = blocks.get(i);
    if (block == null) {
      block = new byte[index.unpackedSize(i)];
      unpacker.unpack(channel, index, i, block);
      blocks.put(i, block);
    }
    return block;
  }

  @Override
  public synchronized void close() throws IOException {
    unpacker.close();
    channel.close();
    if (temporary != null) {
      Files.deleteIfExists(temporary);
    }
  }
}
