package org.cordj.report;

import java.util.Arrays;

/**
 * 256 colours for a range of values. Immutable.
 *
 * <p>{@link #SEQUENTIAL} and {@link #DIVERGING} are also shipped as ImageJ lookup tables ({@code
 * luts/CordJ_Sequential.lut} and {@code CordJ_Diverging.lut}); both are computed here.
 */
public final class ColorMap {

  /** How many colours a map has. */
  public static final int SIZE = 256;

  /** From dark violet over teal to yellow, equal steps to the eye; for values of one sign. */
  public static final ColorMap SEQUENTIAL = sequential();

  /** From blue over light grey to red; for values of both signs, 0 in the middle. */
  public static final ColorMap DIVERGING = diverging("cordj-diverging", 0x3b4cc0, 0xb40426);

  /** From blue over light grey to orange; for values of both signs, 0 in the middle. */
  public static final ColorMap BLUE_ORANGE = diverging("cordj-blue-orange", 0x2659bf, 0xa63700);

  /** From teal over light grey to magenta; for values of both signs, 0 in the middle. */
  public static final ColorMap TEAL_MAGENTA = diverging("cordj-teal-magenta", 0x008080, 0xa600a6);

  /** From black to white. */
  public static final ColorMap GRAY = gray();

  private final String name;
  private final boolean signed;
  private final int[] table;

  private ColorMap(final String name, final boolean signed, final int[] table) {
    this.name = name;
    this.signed = signed;
    this.table = table;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Whether its middle stands for 0, so that its range has to be symmetric. */
  public boolean signed() {
    return signed;
  }

  /** The colour 0xRRGGBB of the entry 0 to 255. */
  public int rgb(final int entry) {
    return table[entry];
  }

  /** The colour 0xRRGGBB of a value; what lies outside the range has the colour of its end. */
  public int rgb(final double value, final Range range) {
    final double t = (value - range.low()) / range.span();
    return table[(int) Math.rint((SIZE - 1) * Math.max(0, Math.min(1, t)))];
  }

  /** The map as an ImageJ lookup table: 256 reds, 256 greens, 256 blues. */
  public byte[] toLut() {
    final byte[] lut = new byte[3 * SIZE];
    for (int i = 0; i < SIZE; i++) {
      lut[i] = (byte) (table[i] >> 16);
      lut[SIZE + i] = (byte) (table[i] >> 8);
      lut[2 * SIZE + i] = (byte) table[i];
    }
    return lut;
  }

  @Override
  public String toString() {
    return name;
  }

  private static ColorMap gray() {
    final int[] table = new int[SIZE];
    Arrays.setAll(table, i -> 0x010101 * i);
    return new ColorMap("gray", false, table);
  }

  /**
   * A parabola in Oklab through violet, teal and yellow, all inside the sRGB gamut, cut into 255
   * pieces of equal length: neighbouring entries differ equally in Oklab, and lightness rises all
   * the way, so the map also reads when printed in grey.
   */
  private static ColorMap sequential() {
    final double[] from = oklab(0.28, 0.12, 305);
    final double[] middle = oklab(0.60, 0.09, 195);
    final double[] to = oklab(0.92, 0.16, 106);
    final int fine = 100 * SIZE;
    final double[][] points = new double[fine + 1][];
    final double[] length = new double[fine + 1];
    for (int i = 0; i <= fine; i++) {
      final double t = (double) i / fine;
      points[i] = new double[3];
      double squares = 0;
      for (int c = 0; c < 3; c++) {
        // the parabola with the values from, middle and to at t = 0, 1/2 and 1
        points[i][c] =
            from[c] * (1 - t) * (1 - 2 * t) + middle[c] * 4 * t * (1 - t) + to[c] * t * (2 * t - 1);
        final double step = i == 0 ? 0 : points[i][c] - points[i - 1][c];
        squares += step * step;
      }
      length[i] = i == 0 ? 0 : length[i - 1] + StrictMath.sqrt(squares);
    }
    final int[] table = new int[SIZE];
    int at = 0;
    for (int i = 0; i < SIZE; i++) {
      final double wanted = length[fine] * i / (SIZE - 1);
      while (at < fine && length[at] < wanted) {
        at++;
      }
      final double[] p = points[at];
      table[i] = ColorSpaces.linearToSrgb(ColorSpaces.oklabToLinear(p[0], p[1], p[2]));
    }
    return new ColorMap("cordj-sequential", false, table);
  }

  private static double[] oklab(final double lightness, final double chroma, final double hue) {
    final double h = StrictMath.toRadians(hue);
    return new double[] {lightness, chroma * StrictMath.cos(h), chroma * StrictMath.sin(h)};
  }

  /**
   * A diverging map between two saturated colours of K. Moreland, Diverging color maps for
   * scientific visualization, ISVC 2009, doi:10.1007/978-3-642-10520-3_9 (its appendix's
   * algorithm): straight lines in Msh from each end to an unsaturated colour of magnitude 88.
   */
  private static ColorMap diverging(final String name, final int negative, final int positive) {
    final double[] low = ColorSpaces.srgbToMsh(negative);
    final double[] high = ColorSpaces.srgbToMsh(positive);
    final double middle = Math.max(88, Math.max(low[0], high[0]));
    final double[] lowMiddle = {middle, 0, spunHue(low, middle)};
    final double[] highMiddle = {middle, 0, spunHue(high, middle)};
    final int[] table = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      final double t = i / (SIZE - 1.0);
      table[i] =
          ColorSpaces.mshToSrgb(
              t < 0.5 ? between(low, lowMiddle, 2 * t) : between(highMiddle, high, 2 * t - 1));
    }
    return new ColorMap(name, true, table);
  }

  /** Moreland's AdjustHue: the hue of the unsaturated end that keeps the steps even. */
  private static double spunHue(final double[] msh, final double unsaturated) {
    if (msh[0] >= unsaturated) {
      return msh[2];
    }
    final double spin =
        msh[1]
            * StrictMath.sqrt(unsaturated * unsaturated - msh[0] * msh[0])
            / (msh[0] * StrictMath.sin(msh[1]));
    return msh[2] > -Math.PI / 3 ? msh[2] + spin : msh[2] - spin;
  }

  private static double[] between(final double[] a, final double[] b, final double t) {
    return new double[] {
      a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])
    };
  }
}
