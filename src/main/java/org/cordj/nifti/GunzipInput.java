package org.cordj.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Reads a gzip file (RFC 1952) of one or several members, checks every checksum, and tells a file
 * that ends too early ({@link EOFException}) from one that is damaged ({@link ZipException}).
 *
 * <p>Bytes after the last member that are no gzip member (padding) end the stream, as gunzip has
 * it.
 */
final class GunzipInput extends InputStream {

  private static final int FHCRC = 2;
  private static final int FEXTRA = 4;
  private static final int FNAME = 8;
  private static final int FCOMMENT = 16;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int filled;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean ended;

  /** Reads the first member's header; closes the stream when it is closed or that fails. */
  GunzipInput(final InputStream in) throws IOException {
    this.in = in;
    try {
      readHeader();
    } catch (final IOException e) {
      close();
      throw e;
    }
  }

  @Override
  public int read() throws IOException {
    final byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(final byte[] b, final int off, final int len) throws IOException {
    if (len == 0) {
      return 0;
    }
    try {
      while (!ended) {
        final int n = inflater.inflate(b, off, len);
        if (n > 0) {
          crc.update(b, off, n);
          return n;
        }
        if (inflater.finished()) {
          endMember();
        } else if (inflater.needsDictionary()) {
          throw new ZipException("it asks for a preset dictionary");
        } else {
          need();
          inflater.setInput(buffer, position, filled - position);
          position = filled;
        }
      }
      return -1;
    } catch (final DataFormatException e) {
      throw new ZipException(e.getMessage() == null ? "invalid deflate data" : e.getMessage());
    }
  }

  private void endMember() throws IOException {
    position = filled - inflater.getRemaining();
    final long expected = littleEndian(4);
    final long size = littleEndian(4);
    if (expected != crc.getValue()) {
      throw new ZipException("its checksum does not match its content");
    }
    if (size != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new ZipException("its length does not match its content");
    }
    if (!more() || (buffer[position] & 0xff) != 0x1f) {
      ended = true;
      return;
    }
    inflater.reset();
    crc.reset();
    readHeader();
  }

  private void readHeader() throws IOException {
    if (next() != 0x1f || next() != 0x8b) {
      throw new ZipException("a gzip member does not begin with 1f 8b");
    }
    final int method = next();
    if (method != 8) {
      throw new ZipException("its compression method is " + method + " instead of 8 (deflate)");
    }
    final int flags = next();
    skip(6);
    if ((flags & FEXTRA) != 0) {
      skip((int) littleEndian(2));
    }
    if ((flags & FNAME) != 0) {
      skipText();
    }
    if ((flags & FCOMMENT) != 0) {
      skipText();
    }
    if ((flags & FHCRC) != 0) {
      skip(2);
    }
  }

  private void skip(final int n) throws IOException {
    for (int i = 0; i < n; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    while (next() != 0) {
      // The file name or comment is of no use here.
    }
  }

  private long littleEndian(final int bytes) throws IOException {
    long v = 0;
    for (int i = 0; i < bytes; i++) {
      v |= (long) next() << (8 * i);
    }
    return v;
  }

  private int next() throws IOException {
    need();
    return buffer[position++] & 0xff;
  }

  private void need() throws IOException {
    if (!more()) {
      throw new EOFException("the gzip stream ends too early");
    }
  }

  private boolean more() throws IOException {
    if (position == filled) {
      filled = Math.max(0, in.read(buffer, 0, buffer.length));
      position = 0;
    }
    return filled > position;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
