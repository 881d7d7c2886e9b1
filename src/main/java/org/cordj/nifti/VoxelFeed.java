package org.cordj.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.cordj.image.Progress;

/**
 * Brings a file's stored voxels to a sink block by block, by the fastest of three ways: a plain
 * file is read on all cores; so is a gzip file of independent blocks (see {@link GzipIndex}); any
 * other gzip file is unpacked in one thread while another one decodes.
 */
final class VoxelFeed {

  /** Takes stored voxels; called from several threads, each time with other voxels. */
  interface Sink {

    /** Makes room for every voxel, where it is known that they are there. */
    void allocate();

    /** Forgets what it has counted: every voxel comes again. */
    void restart();

    /** Takes n voxels that begin with the given one of the file. */
    void accept(byte[] src, int from, long firstVoxel, int n);
  }

  /** Bytes brought at a time: about 1 MiB, a multiple of every voxel's size. */
  static final int BLOCK = 48 * 21845;

  /** What a task unpacks with; used again and again. */
  private static final class Scratch {
    private BlockUnpacker unpacker;
    private byte[] block = {};

    BlockUnpacker unpacker() {
      unpacker = unpacker == null ? new BlockUnpacker() : unpacker;
      return unpacker;
    }

    void close() {
      if (unpacker != null) {
        unpacker.close();
      }
    }

    byte[] block(final int size) {
      block = block.length < size ? new byte[size] : block;
      return block;
    }
  }

  private final Queue<Scratch> all = new ConcurrentLinkedQueue<>();
  private final Queue<Scratch> idle = new ConcurrentLinkedQueue<>();
  private final PackedFile file;
  private final NiftiHeader header;
  private final int voxelBytes;
  private final long total;
  private final Progress progress;

  VoxelFeed(final PackedFile file, final NiftiHeader header, final Progress progress) {
    this.file = file;
    this.header = header;
    this.voxelBytes = header.datatype().bytes();
    this.total = header.voxels() * voxelBytes;
    this.progress = progress;
  }

  /** Brings every voxel. The file stands at its first one. */
  void run(final Sink sink, final List<String> notes) throws IOException {
    long more;
    try {
      begin();
      more = file.gzip() ? blocks(sink) : plain(sink);
      if (more < 0) {
        begin();
        sink.restart();
        more = unpack(sink);
      }
    } catch (final IOException e) {
      throw broken(file, header, e);
    } finally {
      // No task runs any more.
      all.forEach(Scratch::close);
    }
    if (more > 0) {
      notes.add(more + " bytes after the last voxel are ignored.");
    }
  }

  /** The sentence for voxels that end too early or are damaged: how many volumes are whole. */
  static NiftiException broken(
      final PackedFile file, final NiftiHeader header, final IOException e) {
    final long volumes = header.volumes() * (long) header.channels();
    final long volume = header.voxels() * header.datatype().bytes() / volumes;
    final long whole = Math.max(0, file.position() - header.voxelOffset()) / volume;
    return PackedFile.broken(
        file.path(),
        e,
        "its voxels; " + Math.min(whole, volumes) + " of " + volumes + " volumes are whole");
  }

  private void begin() {
    progress.begin("Reading " + NiftiReader.nameOf(file.path()), total);
  }

  private long plain(final Sink sink) throws IOException {
    sink.allocate();
    final int count = Math.toIntExact((total + BLOCK - 1) / BLOCK);
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
      OrderedTasks.run(
          count,
          i -> {
            progress.check();
            final long at = (long) i * BLOCK;
            final int n = (int) Math.min(BLOCK, total - at);
            final Scratch s = borrow();
            final byte[] block = s.block(n);
            if (!GzipIndex.readFully(
                channel, ByteBuffer.wrap(block, 0, n), header.voxelOffset() + at)) {
              throw new EOFException();
            }
            sink.accept(block, 0, at / voxelBytes, n / voxelBytes);
            idle.add(s);
            progress.advance(n);
            return null;
          },
          done -> {});
      return channel.size() - header.voxelOffset() - total;
    }
  }

  /**
   * Unpacks independent blocks on all cores.
   *
   * @return how many bytes come after the voxels; -1 if the file has no such blocks, or they are
   *     not as its index says, so that it must be read from the start
   */
  private long blocks(final Sink sink) throws IOException {
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
      final GzipIndex index = GzipIndex.read(channel);
      final long offset = header.voxelOffset();
      if (index == null
          || index.total() < offset + total
          || index.first() < offset
          || (index.first() - offset) % voxelBytes != 0
          || index.block() % voxelBytes != 0) {
        return -1;
      }
      sink.allocate();
      final int[] crc = {0};
      try {
        OrderedTasks.run(
            index.blocks(),
            i -> {
              progress.check();
              return unpackBlock(channel, index, i, sink);
            },
            sum -> crc[0] = Crc32s.combine(crc[0], sum[0], sum[1]));
      } catch (final ZipException | EOFException e) {
        return -1;
      }
      final ByteBuffer stored = ByteBuffer.allocate(8).order(java.nio.ByteOrder.LITTLE_ENDIAN);
      GzipIndex.readFully(channel, stored, index.starts()[index.blocks()]);
      return stored.getInt(0) == crc[0] && stored.getInt(4) == (int) index.total()
          ? index.total() - offset - total
          : -1;
    }
  }

  /** Unpacks one block and passes its voxels on; gives its checksum and length. */
  private int[] unpackBlock(
      final FileChannel channel, final GzipIndex index, final int i, final Sink sink)
      throws IOException {
    final int size = index.unpackedSize(i);
    final Scratch s = borrow();
    final byte[] block = s.block(size);
    s.unpacker().unpack(channel, index, i, block);
    final CRC32 crc = new CRC32();
    crc.update(block, 0, size);
    final long start = index.unpackedStart(i) - header.voxelOffset();
    final int skipped = start < 0 ? (int) -start : 0;
    final long from = start + skipped;
    final long n = Math.min(size - skipped, total - from);
    if (n > 0) {
      sink.accept(block, skipped, from / voxelBytes, (int) n / voxelBytes);
    }
    idle.add(s);
    progress.advance(Math.max(0, n));
    return new int[] {(int) crc.getValue(), size};
  }

  private Scratch borrow() {
    Scratch s = idle.poll();
    if (s == null) {
      s = new Scratch();
      all.add(s);
    }
    return s;
  }

  private long unpack(final Sink sink) throws IOException {
    final int size = (int) Math.min(BLOCK, Math.max(voxelBytes, total));
    long done = 0;
    long more = 0;
    try (ReadAhead ahead = new ReadAhead(file, size)) {
      while (true) {
        progress.check();
        final byte[] block = ahead.next();
        final int filled = ahead.filled();
        final int n = (int) Math.min(filled, total - done);
        sink.accept(block, 0, done / voxelBytes, n / voxelBytes);
        done += n;
        more += filled - n;
        progress.advance(n);
        if (filled < size) {
          break;
        }
      }
    }
    if (done < total) {
      throw new EOFException();
    }
    return more;
  }
}
