package org.cordj.nifti;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads (and so unpacks) a file in a thread of its own, a few blocks ahead of their use. A small
 * file is read in the caller's thread: starting another would take longer.
 */
final class ReadAhead implements Closeable {

  private static final int BLOCKS = 4;
  private static final int SMALL = 1 << 15;

  /** A block; the last one has no bytes, or what went wrong. */
  private static final class Block {
    final byte[] bytes;
    int filled;
    Throwable failure;

    Block(final int size) {
      bytes = new byte[size];
    }
  }

  private final PackedFile file;
  private final int blockSize;
  private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
  private final Thread thread;
  private Block current;
  private int made;

  ReadAhead(final PackedFile file, final int blockSize) {
    this.file = file;
    this.blockSize = blockSize;
    if (file.size() < SMALL) {
      thread = null;
      return;
    }
    thread = new Thread(this::work, "CordJ unpack");
    thread.setDaemon(true);
    thread.start();
  }

  private void work() {
    try {
      while (true) {
        final Block b = made < BLOCKS ? new Block(blockSize) : free.take();
        made = Math.min(BLOCKS, made + 1);
        fill(b);
        full.put(b);
        if (b.failure != null || b.filled < b.bytes.length) {
          return;
        }
      }
    } catch (final InterruptedException e) {
      // close() was called: nobody wants more.
    }
  }

  private void fill(final Block b) {
    b.filled = 0;
    try {
      b.filled = file.read(b.bytes, 0, b.bytes.length);
    } catch (final Throwable e) {
      b.failure = e;
    }
  }

  /** The next block's bytes, valid until the next call; see {@link #filled()}. */
  byte[] next() throws IOException {
    if (thread == null) {
      current = current == null ? new Block(blockSize) : current;
      fill(current);
    } else {
      try {
        if (current != null) {
          free.put(current);
        }
        current = full.take();
      } catch (final InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("reading was interrupted", e);
      }
    }
    if (current.failure instanceof IOException e) {
      throw e;
    }
    if (current.failure instanceof Error e) {
      throw e;
    }
    if (current.failure != null) {
      throw new IOException(current.failure);
    }
    return current.bytes;
  }

  /** How many bytes the block holds; less than a whole one only at the end. */
  int filled() {
    return current.filled;
  }

  /** Stops the thread; the file may be closed afterwards. */
  @Override
  public void close() {
    if (thread == null) {
      return;
    }
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (final InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
