package org.cordj.nifti;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;

/** An open NIfTI file: its header has been read, its voxels come next. */
final class NiftiSource implements Closeable {

  /** Deflate makes at most 1032 bytes of one (zlib's technical notes). */
  static final int MOST_EXPANSION = 1032;

  /** Extensions above this size are taken for a damaged vox_offset. */
  private static final int MOST_EXTENSIONS = 64 << 20;

  final Path path;
  final List<String> notes = new ArrayList<>();
  private final InputStream in;
  private final boolean gzip;
  private final long size;
  private NiftiHeader header;
  private long delivered;

  private NiftiSource(final Path path) throws IOException {
    this.path = path;
    size = sizeOf(path);
    final boolean gz;
    try (InputStream start = Files.newInputStream(path)) {
      final byte[] two = start.readNBytes(2);
      gz = two.length == 2 && (two[0] & 0xff) == 0x1f && (two[1] & 0xff) == 0x8b;
    } catch (final AccessDeniedException e) {
      throw new NiftiException("'" + path + "' may not be read: access is denied.", e);
    }
    gzip = gz;
    final boolean named = path.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    if (gz != named) {
      notes.add(
          gz
              ? "The file is gzip though its name does not end in .gz."
              : "The file is not gzip though its name ends in .gz.");
    }
    try {
      in = gz ? new GunzipInput(Files.newInputStream(path)) : Files.newInputStream(path);
    } catch (final IOException e) {
      throw broken(e, "the header");
    }
  }

  /** Opens a file and reads its header. */
  static NiftiSource open(final Path path) throws IOException {
    final NiftiSource s = new NiftiSource(path);
    try {
      s.header = s.readHeader();
      s.delivered = 0;
      return s;
    } catch (final IOException | RuntimeException e) {
      s.close();
      throw e;
    }
  }

  NiftiHeader header() {
    return header;
  }

  /** The most bytes that the voxels can take. */
  long capacity() {
    final long whole = gzip ? Math.multiplyExact(size, MOST_EXPANSION) : size;
    return whole - (header.pair() ? 0 : header.format().size() + (long) header.tail().length);
  }

  boolean gzip() {
    return gzip;
  }

  /** The file's own size in bytes. */
  long size() {
    return size;
  }

  /** Reads voxel bytes; fewer than asked for only at the end. */
  int read(final byte[] b, final int n) throws IOException {
    int done = 0;
    while (done < n) {
      final int r = in.read(b, done, n - done);
      if (r < 0) {
        break;
      }
      done += r;
      delivered += r;
    }
    return done;
  }

  /** How many voxel bytes have been read, also where reading then failed. */
  long delivered() {
    return delivered;
  }

  private static long sizeOf(final Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new NiftiException("'" + path + "' is a folder, not a NIfTI file.");
    }
    try {
      final long size = Files.size(path);
      if (size == 0) {
        throw new NiftiException("'" + path + "' is empty (0 bytes).");
      }
      return size;
    } catch (final NoSuchFileException e) {
      throw new NiftiException("'" + path + "' does not exist.", e);
    }
  }

  private NiftiHeader readHeader() throws IOException {
    final byte[] start = new byte[HeaderFormat.NIFTI2.size()];
    final int least = HeaderFormat.NIFTI1.size();
    try {
      final int n = read(start, least);
      if (n < least) {
        throw notNifti(start, n);
      }
      final HeaderStart kind = HeaderStart.of(start, isPairName());
      if (kind == null) {
        throw notNifti(start, n);
      }
      if (kind.pair() || isPairName()) {
        throw new NiftiException(
            "'" + path + "' is one half of a " + kind.format() + " pair, which is not read yet.");
      }
      final int more = kind.format().size() - least;
      final byte[] rest = new byte[more];
      if (read(rest, more) < more) {
        throw new EOFException();
      }
      System.arraycopy(rest, 0, start, least, more);
      final ByteBuffer raw =
          ByteBuffer.wrap(java.util.Arrays.copyOf(start, kind.format().size())).order(kind.order());
      return withTail(kind, raw);
    } catch (final ZipException | EOFException e) {
      throw broken(e, "the header");
    }
  }

  private NiftiHeader withTail(final HeaderStart kind, final ByteBuffer raw) throws IOException {
    final String where = path.toString();
    final long offset =
        new NiftiHeader(where, kind.format(), false, raw, new byte[4]).voxelOffset();
    final long length = offset - kind.format().size();
    final long most = gzip ? size * MOST_EXPANSION : size;
    if (length > MOST_EXTENSIONS || offset > most) {
      throw new NiftiException(
          "'"
              + path
              + "' cannot be read: its vox_offset says that the voxels begin at byte "
              + offset
              + (offset > most
                  ? ", but the file holds at most " + most + " bytes."
                  : "; more than 64 MB of header extensions are not believed."));
    }
    final byte[] tail = new byte[(int) length];
    if (read(tail, tail.length) < tail.length) {
      throw new EOFException();
    }
    return new NiftiHeader(where, kind.format(), false, raw, tail);
  }

  private boolean isPairName() {
    final String name = path.toString().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
    return name.endsWith(".hdr") || name.endsWith(".img");
  }

  private NiftiException notNifti(final byte[] start, final int n) {
    return new NiftiException(
        "'" + path + "' is not a NIfTI file: " + FileKind.describe(start, n) + ".");
  }

  /** The sentence for a stream that ends too early or is damaged. */
  NiftiException broken(final IOException e, final String after) {
    if (e instanceof EOFException) {
      return new NiftiException("'" + path + "' is cut short: it ends within " + after + ".", e);
    }
    if (e instanceof ZipException) {
      return new NiftiException(
          "'" + path + "' is a damaged gzip file (" + e.getMessage() + ") within " + after + ".",
          e);
    }
    if (e instanceof NiftiException n) {
      return n;
    }
    return new NiftiException("'" + path + "' could not be read: " + e.getMessage() + ".", e);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** What the first bytes of a file say: format, byte order, whether the voxels are elsewhere. */
  record HeaderStart(HeaderFormat format, ByteOrder order, boolean pair) {

    static HeaderStart of(final byte[] start, final boolean pairName) {
      final ByteBuffer b = ByteBuffer.wrap(start);
      for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
        final int size = b.order(order).getInt(0);
        if (size == HeaderFormat.NIFTI2.size() && magic(start, 4) == '2') {
          return new HeaderStart(HeaderFormat.NIFTI2, order, start[5] == 'i');
        }
        if (size == HeaderFormat.NIFTI1.size() && magic(start, 344) == '1') {
          return new HeaderStart(HeaderFormat.NIFTI1, order, start[345] == 'i');
        }
        if (size == HeaderFormat.ANALYZE.size() && pairName) {
          return new HeaderStart(HeaderFormat.ANALYZE, order, true);
        }
      }
      // A wrong sizeof_hdr with a right magic: the byte order is that of a possible dim[0].
      if (magic(start, 344) == '1') {
        for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
          final int n = b.order(order).getShort(40);
          if (n >= 1 && n <= 7) {
            return new HeaderStart(HeaderFormat.NIFTI1, order, start[345] == 'i');
          }
        }
      }
      return null;
    }

    /** The version digit of the magic n+1, ni1, n+2, ni2 at this place, 0 for another text. */
    private static int magic(final byte[] b, final int at) {
      return b[at] == 'n' && (b[at + 1] == '+' || b[at + 1] == 'i') && b[at + 3] == 0
          ? b[at + 2]
          : at == 4 && b[at] == 'n' && (b[at + 1] == '+' || b[at + 1] == 'i') ? b[at + 2] : 0;
    }
  }
}
