package org.cordj.report;

/**
 * Conversions between sRGB and the two spaces in which the colour maps are computed. Uses {@link
 * StrictMath}, so that a table is the same on every machine.
 */
final class ColorSpaces {

  /** The D65 white point of the 2 degree observer, Y = 1. */
  private static final double[] WHITE = {0.95047, 1, 1.08883};

  private ColorSpaces() {}

  /**
   * Oklab (L 0 to 1, a, b) to linear sRGB, not clipped.
   *
   * @see <a href="https://bottosson.github.io/posts/oklab/">B. Ottosson, A perceptual color space
   *     for image processing, 2020</a>
   */
  static double[] oklabToLinear(final double lightness, final double a, final double b) {
    final double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    final double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    final double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  /** Linear sRGB to Oklab, the inverse of {@link #oklabToLinear}. */
  static double[] linearToOklab(final double[] rgb) {
    final double l =
        StrictMath.cbrt(0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2]);
    final double m =
        StrictMath.cbrt(0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2]);
    final double s =
        StrictMath.cbrt(0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2]);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  /** sRGB 0xRRGGBB to linear values 0 to 1 (IEC 61966-2-1). */
  static double[] srgbToLinear(final int rgb) {
    final double[] linear = new double[3];
    for (int c = 0; c < 3; c++) {
      final double v = (rgb >> 16 - 8 * c & 0xff) / 255.0;
      linear[c] = v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4);
    }
    return linear;
  }

  /** Linear values to sRGB 0xRRGGBB (IEC 61966-2-1); what lies outside 0 to 1 is cut off. */
  static int linearToSrgb(final double[] linear) {
    int rgb = 0;
    for (final double c : linear) {
      final double v = c <= 0.0031308 ? 12.92 * c : 1.055 * StrictMath.pow(c, 1 / 2.4) - 0.055;
      rgb = rgb << 8 | (int) Math.rint(255 * Math.max(0, Math.min(1, v)));
    }
    return rgb;
  }

  /** sRGB to Msh, the polar form of CIELAB: magnitude, saturation and hue angles in radians. */
  static double[] srgbToMsh(final int rgb) {
    final double[] lin = srgbToLinear(rgb);
    final double x =
        labCurve((0.4124564 * lin[0] + 0.3575761 * lin[1] + 0.1804375 * lin[2]) / WHITE[0]);
    final double y =
        labCurve((0.2126729 * lin[0] + 0.7151522 * lin[1] + 0.0721750 * lin[2]) / WHITE[1]);
    final double z =
        labCurve((0.0193339 * lin[0] + 0.1191920 * lin[1] + 0.9503041 * lin[2]) / WHITE[2]);
    final double l = 116 * y - 16;
    final double a = 500 * (x - y);
    final double b = 200 * (y - z);
    final double magnitude = StrictMath.sqrt(l * l + a * a + b * b);
    return new double[] {magnitude, StrictMath.acos(l / magnitude), StrictMath.atan2(b, a)};
  }

  /** Msh to sRGB 0xRRGGBB. */
  static int mshToSrgb(final double[] msh) {
    final double l = msh[0] * StrictMath.cos(msh[1]);
    final double a = msh[0] * StrictMath.sin(msh[1]) * StrictMath.cos(msh[2]);
    final double b = msh[0] * StrictMath.sin(msh[1]) * StrictMath.sin(msh[2]);
    final double fy = (l + 16) / 116;
    final double x = WHITE[0] * labInverse(fy + a / 500);
    final double y = WHITE[1] * labInverse(fy);
    final double z = WHITE[2] * labInverse(fy - b / 200);
    return linearToSrgb(
        new double[] {
          3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
          -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
          0.0556434 * x - 0.2040259 * y + 1.0572252 * z
        });
  }

  private static double labCurve(final double t) {
    return t > 0.008856 ? StrictMath.cbrt(t) : 7.787 * t + 16.0 / 116;
  }

  private static double labInverse(final double f) {
    return cube(f) > 0.008856 ? cube(f) : (f - 16.0 / 116) / 7.787;
  }

  private static double cube(final double v) {
    return v * v * v;
  }
}
