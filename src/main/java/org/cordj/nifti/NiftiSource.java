package org.cordj.nifti;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An open NIfTI image: its header has been read. */
final class NiftiSource implements Closeable {

  /** Extensions above this size are taken for a damaged vox_offset. */
  private static final int MOST_EXTENSIONS = 64 << 20;

  private final List<String> notes = new ArrayList<>();
  private final NiftiHeader header;
  private PackedFile file;

  private NiftiSource(final Path path) throws IOException {
    file = PackedFile.open(PairNames.isHalf(path) ? PairNames.header(path) : path);
    try {
      addNote(file.nameNote());
      header = readHeader();
    } catch (final IOException e) {
      file.close();
      throw PackedFile.broken(file.path(), e, "the header");
    } catch (final RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Opens a file (of a pair: either half) and reads its header. */
  static NiftiSource open(final Path path) throws IOException {
    return new NiftiSource(path);
  }

  NiftiHeader header() {
    return header;
  }

  /** The notes on the files; the header has its own. */
  List<String> notes() {
    return notes;
  }

  /**
   * The file that holds the voxels, at their first byte.
   *
   * @throws NiftiException if it is a pair whose other half is missing
   */
  PackedFile voxels() throws IOException {
    if (!header.pair()) {
      return file;
    }
    final Path hdr = file.path();
    file.close();
    file = PackedFile.open(PairNames.voxels(hdr));
    addNote(file.nameNote());
    requireOffset(file, header.voxelOffset());
    try {
      file.skip(header.voxelOffset());
    } catch (final IOException e) {
      throw PackedFile.broken(file.path(), e, "what comes before the voxels");
    }
    return file;
  }

  private void addNote(final String note) {
    if (note != null) {
      notes.add(note);
    }
  }

  private NiftiHeader readHeader() throws IOException {
    final byte[] start = new byte[HeaderFormat.NIFTI2.size()];
    final int least = HeaderFormat.NIFTI1.size();
    final int n = file.read(start, 0, least);
    final HeaderStart kind =
        n < least ? null : HeaderStart.of(start, PairNames.isHalf(file.path()));
    if (kind == null) {
      throw new NiftiException(
          "'" + file.path() + "' is not a NIfTI file: " + FileKind.describe(start, n) + ".");
    }
    if (kind.pair() && !PairNames.isHalf(file.path())) {
      throw new NiftiException(
          "'"
              + file.path()
              + "' says that its voxels are in an .img beside it (magic ni), but it is not named"
              + " .hdr; rename it or mend its magic.");
    }
    final int more = kind.format().size() - least;
    if (file.read(start, least, more) < more) {
      throw new EOFException();
    }
    final ByteBuffer raw =
        ByteBuffer.wrap(Arrays.copyOf(start, kind.format().size())).order(kind.order());
    final String where = file.path().toString();
    final byte[] tail =
        kind.pair()
            ? rest()
            : between(
                new NiftiHeader(where, kind.format(), false, raw, new byte[4]).voxelOffset(),
                kind.format().size());
    return new NiftiHeader(where, kind.format(), kind.pair(), raw, tail);
  }

  /** What stands between a single file's header and its voxels. */
  private byte[] between(final long offset, final int headerSize) throws IOException {
    requireOffset(file, offset);
    final byte[] tail = new byte[(int) (offset - headerSize)];
    if (file.read(tail, 0, tail.length) < tail.length) {
      throw new EOFException();
    }
    return tail;
  }

  /** What comes after the header in a pair's .hdr. */
  private byte[] rest() throws IOException {
    byte[] tail = new byte[1 << 12];
    int n = 0;
    for (int r = file.read(tail, 0, tail.length); r > 0; r = file.read(tail, n, tail.length - n)) {
      n += r;
      if (n > MOST_EXTENSIONS) {
        throw new NiftiException(
            "'" + file.path() + "' is more than 64 MB long; that is no header of a pair.");
      }
      if (n == tail.length) {
        tail = Arrays.copyOf(tail, 2 * n);
      }
    }
    return Arrays.copyOf(tail, n);
  }

  private static void requireOffset(final PackedFile file, final long offset)
      throws NiftiException {
    if (offset > file.capacity()) {
      throw new NiftiException(
          "'"
              + file.path()
              + "' cannot be read: its vox_offset says that the voxels begin at byte "
              + offset
              + ", but the file holds at most "
              + file.capacity()
              + " bytes.");
    }
    if (offset > MOST_EXTENSIONS) {
      throw new NiftiException(
          "'"
              + file.path()
              + "' cannot be read: its vox_offset says that the voxels begin at byte "
              + offset
              + "; more than 64 MB before the voxels are not believed.");
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
