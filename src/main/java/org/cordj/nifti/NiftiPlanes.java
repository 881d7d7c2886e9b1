package org.cordj.nifti;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * A NIfTI image that stays in its file: planes are read and decoded when they are asked for, so
 * that an image larger than memory can be looked at. Safe for several threads.
 *
 * <p>A plain file is read at the plane's place by way of the operating system's page cache. It is
 * not mapped into memory: a mapped file that another program shortens would end Java, and Windows
 * would not let it be replaced. A .nii.gz is read by its index of independent blocks, which CordJ's
 * own writer makes ({@link NiftiWriter}); one without cannot be read from the middle and is
 * refused.
 *
 * <p>The file stays open, so replacing it by another one of the same name does no harm. It is
 * closed by {@link #close()}, or when the object is no longer used.
 */
public final class NiftiPlanes implements Closeable {

  /** Unpacked blocks of about 1 MiB that are kept, so that neighbouring planes share them. */
  private static final int KEPT_BLOCKS = 8;

  private final NiftiHeader header;
  private final String name;
  private final Path path;
  private final List<String> notes;
  private final FileChannel file;
  private final GzipIndex index;
  private final VoxelDecoder decoder;
  private final Map<Integer, byte[]> blocks =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(final Map.Entry<Integer, byte[]> eldest) {
          return size() > KEPT_BLOCKS;
        }
      };

  private NiftiPlanes(
      final NiftiHeader header,
      final String name,
      final Path path,
      final List<String> notes,
      final FileChannel file,
      final GzipIndex index,
      final ComplexPart part) {
    this.header = header;
    this.name = name;
    this.path = path;
    this.notes = List.copyOf(notes);
    this.file = file;
    this.index = index;
    this.decoder = new VoxelDecoder(header, part);
  }

  /**
   * Opens an image.
   *
   * @param path a .nii file or either half of a pair; gzip only with an index
   * @param part which number to take of complex voxels
   * @throws NiftiException with one sentence if it is missing, not NIfTI or cut short, or a gzip
   *     file without an index
   */
  public static NiftiPlanes open(final Path path, final ComplexPart part) throws IOException {
    try (NiftiSource source = NiftiSource.open(path)) {
      final NiftiHeader h = source.header();
      final PackedFile voxels = source.voxels();
      NiftiReader.requireReadable(path, h, voxels, 0);
      final List<String> notes = new ArrayList<>(h.notes());
      notes.addAll(source.notes());
      NiftiReader.addTypeNotes(h, part, 0, notes);
      final FileChannel file = FileChannel.open(voxels.path(), StandardOpenOption.READ);
      try {
        final GzipIndex index = voxels.gzip() ? requireIndex(voxels.path(), file, h) : null;
        return new NiftiPlanes(
            h, NiftiReader.nameOf(path), voxels.path(), notes, file, index, part);
      } catch (final IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    }
  }

  private static GzipIndex requireIndex(
      final Path path, final FileChannel file, final NiftiHeader h) throws IOException {
    final GzipIndex index = GzipIndex.read(file);
    if (index == null || index.total() < h.voxelOffset() + h.voxels() * h.datatype().bytes()) {
      throw new NiftiException(
          "'"
              + path
              + "' is one stream of gzip, which cannot be read from the middle. Unpack it (gunzip"
              + " -k) and open the .nii, or open it without virtual; a .nii.gz that Save NIfTI... has"
              + " written can be opened as it is.");
    }
    return index;
  }

  /** The file's header. */
  public NiftiHeader header() {
    return header;
  }

  /** The file's name without its ending. */
  public String name() {
    return name;
  }

  /** One sentence for each guess that was made in understanding the file. */
  public List<String> notes() {
    return notes;
  }

  /** How many planes there are: those of {@link NiftiImage#planes()}, in the same order. */
  public int size() {
    final long planes = header.voxels() / header.grid().planeSize();
    return Math.toIntExact(planes * VoxelDecoder.channels(header.datatype()));
  }

  /**
   * Reads a plane.
   *
   * @param plane its place in {@link NiftiImage#planes()}
   * @return its values, scaled and rounded to float once
   * @throws NiftiException with one sentence if the file has become shorter or is damaged
   */
  public float[] plane(final int plane) throws IOException {
    final int components = VoxelDecoder.channels(header.datatype());
    final int perChannel = header.volumes() * header.grid().nz();
    final int channel = plane / perChannel;
    final long filePlane =
        (long) (channel / components) * perChannel + Math.floorMod(plane, perChannel);
    final int n = header.grid().planeSize();
    final byte[] stored = new byte[Math.multiplyExact(n, decoder.voxelBytes())];
    try {
      read(header.voxelOffset() + filePlane * stored.length, stored);
    } catch (final EOFException | ZipException e) {
      throw PackedFile.broken(path, e, "plane " + filePlane + " of its voxels");
    }
    final float[] values = new float[n];
    decoder.decode(stored, 0, values, 0, n, channel % components);
    return values;
  }

  private void read(final long from, final byte[] dst) throws IOException {
    if (index == null) {
      if (!GzipIndex.readFully(file, ByteBuffer.wrap(dst), from)) {
        throw new EOFException();
      }
      return;
    }
    for (int done = 0; done < dst.length; ) {
      final long at = from + done;
      final int b = at < index.first() ? 0 : 1 + (int) ((at - index.first()) / index.block());
      final byte[] block = block(b);
      final int skip = (int) (at - index.unpackedStart(b));
      final int n = Math.min(block.length - skip, dst.length - done);
      System.arraycopy(block, skip, dst, done, n);
      done += n;
    }
  }

  private byte[] block(final int b) throws IOException {
    synchronized (blocks) {
      final byte[] kept = blocks.get(b);
      if (kept != null) {
        return kept;
      }
    }
    final byte[] packed = new byte[(int) (index.starts()[b + 1] - index.starts()[b])];
    if (!GzipIndex.readFully(file, ByteBuffer.wrap(packed), index.starts()[b])) {
      throw new EOFException();
    }
    final byte[] block = new byte[index.unpackedSize(b)];
    final Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      for (int n = 0; n < block.length; ) {
        final int r = inflater.inflate(block, n, block.length - n);
        if (r == 0) {
          throw new ZipException("a block is shorter than its index says");
        }
        n += r;
      }
    } catch (final DataFormatException e) {
      throw new ZipException(String.valueOf(e.getMessage()));
    } finally {
      inflater.end();
    }
    synchronized (blocks) {
      blocks.put(b, block);
    }
    return block;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
