package org.cordj.nifti;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image larger than memory: its planes are decoded from the file when they are asked for.
 *
 * <p>A plain file is read in place, a gzip file that CordJ wrote block by block; any other gzip
 * file is unpacked once into a temporary file, which is deleted on {@link #close()}. Safe for use
 * by several threads. Closed by {@link #close()}, or when it is no longer used.
 */
public final class NiftiPlanes implements Closeable {

  private static final Cleaner CLEANER = Cleaner.create();

  private final Path path;
  private final NiftiHeader header;
  private final StoredVoxels stored;
  private final VoxelDecoder decoder;
  private final List<String> notes;

  private NiftiPlanes(
      final Path path,
      final NiftiHeader header,
      final StoredVoxels stored,
      final ComplexPart part,
      final List<String> notes) {
    this.path = path;
    this.header = header;
    this.stored = stored;
    this.decoder = new VoxelDecoder(header, part);
    this.notes = List.copyOf(notes);
    // must not refer to this object, or it would always be in use
    CLEANER.register(this, () -> closeUnused(stored));
  }

  private static void closeUnused(final StoredVoxels stored) {
    try {
      stored.close();
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens an image; of complex voxels the magnitude. */
  public static NiftiPlanes open(final Path path) throws IOException {
    return open(path, ComplexPart.MAGNITUDE);
  }

  /**
   * Opens an image.
   *
   * @param path as for {@link NiftiReader#read(Path, ComplexPart, org.cordj.image.Progress)}
   * @param part which number to take of complex voxels
   * @throws NiftiException with one sentence, as there
   */
  public static NiftiPlanes open(final Path path, final ComplexPart part) throws IOException {
    try (NiftiSource source = NiftiSource.open(path)) {
      final NiftiHeader h = source.header();
      final PackedFile voxels = source.voxels();
      // A plane at a time is in memory.
      NiftiReader.requireReadable(path, h, voxels, 0);
      final long bytes = (long) h.grid().planeSize() * h.datatype().bytes();
      if (bytes > Integer.MAX_VALUE - 8) {
        throw new NiftiException(
            "A plane of '" + path + "' takes " + bytes + " bytes; the most is 2^31-9.");
      }
      final List<String> notes = new ArrayList<>(h.notes());
      notes.addAll(source.notes());
      final StoredVoxels stored = StoredVoxels.open(voxels, h);
      if (stored.isTemporary()) {
        notes.add("The file was unpacked into a temporary file.");
      }
      return new NiftiPlanes(path, h, stored, part, notes);
    }
  }

  /** The file's header. */
  public NiftiHeader header() {
    return header;
  }

  /** The file's name without its ending. */
  public String name() {
    return NiftiReader.nameOf(path);
  }

  /** One sentence for each guess made in opening. */
  public List<String> notes() {
    return notes;
  }

  /** How many planes there are, in the order of {@link NiftiImage#planes()}. */
  public int count() {
    return (int) (header.voxels() / header.grid().planeSize())
        * VoxelDecoder.channels(header.datatype());
  }

  /**
   * Decodes one plane.
   *
   * @param index [(channel * nt + t) * nz + z], as in {@link NiftiImage#planes()}
   * @return a new array, [x + nx * y], scaled
   * @throws NiftiException with one sentence if the file is damaged or gone
   */
  public float[] plane(final int index) throws IOException {
    if (index < 0 || index >= count()) {
      throw new IndexOutOfBoundsException(
          "'" + path + "' has planes 0 to " + (count() - 1) + "; there is no " + index + ".");
    }
    final int size = header.grid().planeSize();
    final int components = VoxelDecoder.channels(header.datatype());
    final int perChannel = header.volumes() * header.grid().nz();
    final int channel = index / perChannel;
    final int filePlane = channel / components * perChannel + index % perChannel;
    final int bytes = size * decoder.voxelBytes();
    final byte[] buffer = new byte[bytes];
    try {
      stored.read((long) filePlane * bytes, buffer);
    } catch (final EOFException e) {
      throw new NiftiException("'" + path + "' has become shorter while it was in use.", e);
    } catch (final IOException e) {
      throw PackedFile.broken(path, e, "plane " + index);
    }
    final float[] plane = new float[size];
    decoder.decode(buffer, 0, plane, 0, size, channel % components);
    return plane;
  }

  @Override
  public void close() throws IOException {
    stored.close();
  }
}
