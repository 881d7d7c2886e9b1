package org.cordj.imagej;

import ij.IJ;
import ij.VirtualStack;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A stack whose planes are read from the file when they are looked at. As in every virtual stack of
 * ImageJ, changed pixels are not kept.
 */
final class NiftiStack extends VirtualStack {

  private final NiftiPixels pixels;

  /** Which plane of the file each slice is; deleted slices are missing. */
  private int[] order;

  NiftiStack(final NiftiPixels pixels) {
    super(pixels.shownGrid().nx(), pixels.shownGrid().ny());
    this.pixels = pixels;
    order = IntStream.range(0, pixels.size()).toArray();
  }

  /**
   * The pixels of a slice, for calculations.
   *
   * @throws UncheckedIOException if the file can no longer be read
   */
  @Override
  public Object getPixels(final int n) {
    return pixels.pixels(index(n));
  }

  /** A slice to look at; without numbers, and said, where the file can no longer be read. */
  @Override
  public ImageProcessor getProcessor(final int n) {
    Object plane;
    try {
      plane = getPixels(n);
    } catch (final UncheckedIOException e) {
      IJ.log(Sentences.of(e));
      plane = blank();
    }
    final ImageProcessor ip =
        plane instanceof int[] colors
            ? new ColorProcessor(getWidth(), getHeight(), colors)
            : new FloatProcessor(getWidth(), getHeight(), (float[]) plane);
    return ip;
  }

  private Object blank() {
    final int size = getWidth() * getHeight();
    if (pixels.bitDepth() == 24) {
      return new int[size];
    }
    final float[] blank = new float[size];
    Arrays.fill(blank, Float.NaN);
    return blank;
  }

  private int index(final int n) {
    if (n < 1 || n > order.length) {
      throw new IllegalArgumentException("Argument out of range: " + n);
    }
    return order[n - 1];
  }

  @Override
  public void deleteSlice(final int n) {
    index(n);
    final int[] rest = Arrays.copyOf(order, order.length - 1);
    System.arraycopy(order, n, rest, n - 1, rest.length - (n - 1));
    order = rest;
  }

  @Override
  public String getSliceLabel(final int n) {
    return pixels.label(index(n));
  }

  @Override
  public String getFileName(final int n) {
    return getSliceLabel(n);
  }

  @Override
  public int getSize() {
    return order.length;
  }

  @Override
  public int size() {
    return order.length;
  }

  @Override
  public int getBitDepth() {
    return pixels.bitDepth();
  }
}
