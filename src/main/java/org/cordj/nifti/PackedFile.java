package org.cordj.nifti;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;

/** An open file that may be gzip, which is seen from its content and not from its name. */
final class PackedFile implements Closeable {

  /** Deflate makes at most 1032 bytes of one (zlib's technical notes). */
  static final int MOST_EXPANSION = 1032;

  private final Path path;
  private final long size;
  private final boolean gzip;
  private final InputStream in;
  private long position;

  private PackedFile(final Path path, final long size, final boolean gzip, final InputStream in) {
    this.path = path;
    this.size = size;
    this.gzip = gzip;
    this.in = in;
  }

  static PackedFile open(final Path path) throws IOException {
    final long size = sizeOf(path);
    InputStream in = null;
    try {
      in = Files.newInputStream(path);
      final byte[] two = in.readNBytes(2);
      final boolean gzip = two.length == 2 && (two[0] & 0xff) == 0x1f && (two[1] & 0xff) == 0x8b;
      in.close();
      in = Files.newInputStream(path);
      return new PackedFile(path, size, gzip, gzip ? new GunzipInput(in) : in);
    } catch (final IOException e) {
      if (in != null) {
        in.close();
      }
      throw broken(path, e, "the header");
    }
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

  Path path() {
    return path;
  }

  /** The file's own size in bytes. */
  long size() {
    return size;
  }

  boolean gzip() {
    return gzip;
  }

  /** The most bytes of content that a file of this size can have. */
  long capacity() {
    return gzip ? size * MOST_EXPANSION : size;
  }

  /** How many bytes of content have been read, also where reading then failed. */
  long position() {
    return position;
  }

  /** A sentence where the name says gzip and the content does not, or the other way; else null. */
  String nameNote() {
    final boolean named = path.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    if (gzip == named) {
      return null;
    }
    return gzip
        ? "The file is gzip though its name does not end in .gz."
        : "The file is not gzip though its name ends in .gz.";
  }

  /** Reads content; fewer bytes than asked for only at its end. */
  int read(final byte[] b, final int off, final int n) throws IOException {
    int done = 0;
    while (done < n) {
      final int r = in.read(b, off + done, n - done);
      if (r < 0) {
        break;
      }
      done += r;
      position += r;
    }
    return done;
  }

  /** Passes over content. */
  void skip(final long n) throws IOException {
    final byte[] waste = new byte[(int) Math.min(n, 1 << 16)];
    for (long left = n; left > 0; ) {
      final int r = read(waste, 0, (int) Math.min(left, waste.length));
      if (r == 0) {
        throw new EOFException();
      }
      left -= r;
    }
  }

  /** The sentence for a file that ends too early, is damaged or cannot be read. */
  static NiftiException broken(final Path path, final IOException e, final String within) {
    if (e instanceof NiftiException n) {
      return n;
    }
    if (e instanceof EOFException) {
      return new NiftiException("'" + path + "' is cut short: it ends within " + within + ".", e);
    }
    if (e instanceof ZipException) {
      return new NiftiException(
          "'" + path + "' is a damaged gzip file (" + e.getMessage() + ") within " + within + ".",
          e);
    }
    if (e instanceof AccessDeniedException) {
      return new NiftiException("'" + path + "' may not be read: access is denied.", e);
    }
    return new NiftiException("'" + path + "' could not be read: " + e.getMessage() + ".", e);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
