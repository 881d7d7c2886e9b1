package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorMapTest {

  @Test
  void sequentialStepsAreEqualToTheEyeAndRiseInLightness() {
    final double[][] lab = new double[ColorMap.SIZE][];
    for (int i = 0; i < ColorMap.SIZE; i++) {
      lab[i] = ColorSpaces.linearToOklab(ColorSpaces.srgbToLinear(ColorMap.SEQUENTIAL.rgb(i)));
    }
    // over 51 entries, so that the rounding to 8 bits does not count
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int i = 51; i < ColorMap.SIZE; i += 51) {
      final double step = distance(lab[i], lab[i - 51]);
      least = Math.min(least, step);
      most = Math.max(most, step);
    }
    assertTrue(most / least < 1.05, "steps of 51 entries from " + least + " to " + most);
    for (int i = 3; i < ColorMap.SIZE; i++) {
      assertTrue(lab[i][0] > lab[i - 3][0], "lightness at entry " + i);
    }
  }

  @Test
  void sequentialStaysInsideTheGamut() {
    for (int i = 0; i < ColorMap.SIZE; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        final int c = ColorMap.SEQUENTIAL.rgb(i) >> shift & 0xff;
        assertTrue(c > 0 && c < 255, "entry " + i + " is cut off: " + c);
      }
    }
  }

  /** Nodes of the table that Moreland publishes for this map; between two of our entries each. */
  @ParameterizedTest
  @CsvSource({
    "0, 59, 76, 192",
    "0.03125, 68, 90, 204",
    "0.0625, 77, 104, 215",
    "0.25, 141, 176, 254",
    "0.5, 221, 221, 221",
    "0.75, 244, 154, 123",
    "1, 180, 4, 38"
  })
  void divergingIsMorelands(final double t, final int r, final int g, final int b) {
    final int below = (int) Math.floor(255 * t);
    final int above = (int) Math.ceil(255 * t);
    final int[] published = {r, g, b};
    for (int c = 0; c < 3; c++) {
      final int shift = 16 - 8 * c;
      final int p = ColorMap.DIVERGING.rgb(below) >> shift & 0xff;
      final int q = ColorMap.DIVERGING.rgb(above) >> shift & 0xff;
      final double ours = p + (255 * t - below) * (q - p);
      // at the very middle the two straight lines meet in a corner that lies between two entries
      assertEquals(published[c], ours, t == 0.5 ? 2 : 1, "channel " + "RGB".charAt(c));
    }
  }

  /**
   * What the eye lacks is taken from the colours by the matrices for protanopia, deuteranopia and
   * tritanopia of Machado, Oliveira and Fernandes, 2009, doi:10.1109/TVCG.2009.113; in Oklab steps
   * of 0.02 are just seen.
   */
  @Test
  void bothSignsAreToldApartByColourBlindEyes() {
    final double[][][] lacks = {
      {
        {0.152286, 1.052583, -0.204868},
        {0.114503, 0.786281, 0.099216},
        {-0.003882, -0.048116, 1.051998}
      },
      {
        {0.367322, 0.860646, -0.227968},
        {0.280085, 0.672501, 0.047413},
        {-0.011820, 0.042940, 0.968881}
      },
      {
        {1.255528, -0.076749, -0.178779},
        {-0.078411, 0.930809, 0.147602},
        {0.004733, 0.691367, 0.303900}
      }
    };
    for (final ColorMap map :
        List.of(
            ColorMap.DIVERGING, ColorMap.BLUE_ORANGE, ColorMap.TEAL_MAGENTA, ColorMap.SEQUENTIAL)) {
      for (final double[][] eye : lacks) {
        // from a third of the way to the end
        for (int n = 43; n <= 127; n += 21) {
          final double apart = distance(seen(eye, map.rgb(127 - n)), seen(eye, map.rgb(128 + n)));
          assertTrue(apart > 0.08, map + " at " + n + ": " + apart);
        }
      }
    }
  }

  private static double[] seen(final double[][] eye, final int rgb) {
    final double[] linear = ColorSpaces.srgbToLinear(rgb);
    final double[] seen = new double[3];
    for (int c = 0; c < 3; c++) {
      for (int k = 0; k < 3; k++) {
        seen[c] += eye[c][k] * linear[k];
      }
      seen[c] = Math.max(0, Math.min(1, seen[c]));
    }
    return ColorSpaces.linearToOklab(seen);
  }

  @Test
  void shippedLutsAreTheTables() throws Exception {
    final Path luts = Path.of("src", "main", "luts");
    assertArrayEquals(
        ColorMap.SEQUENTIAL.toLut(), Files.readAllBytes(luts.resolve("CordJ_Sequential.lut")));
    assertArrayEquals(
        ColorMap.DIVERGING.toLut(), Files.readAllBytes(luts.resolve("CordJ_Diverging.lut")));
  }

  @Test
  void lutHoldsRedsThenGreensThenBlues() {
    final byte[] lut = ColorMap.DIVERGING.toLut();
    assertEquals(768, lut.length);
    assertEquals(ColorMap.DIVERGING.rgb(200) >> 16 & 0xff, lut[200] & 0xff);
    assertEquals(ColorMap.DIVERGING.rgb(200) >> 8 & 0xff, lut[456] & 0xff);
    assertEquals(ColorMap.DIVERGING.rgb(200) & 0xff, lut[712] & 0xff);
  }

  @Test
  void valuesBeyondTheRangeHaveTheColourOfItsEnd() {
    final Range range = new Range(-2, 2);
    assertEquals(ColorMap.GRAY.rgb(0), ColorMap.GRAY.rgb(-7, range));
    assertEquals(ColorMap.GRAY.rgb(255), ColorMap.GRAY.rgb(7, range));
    assertEquals(ColorMap.GRAY.rgb(64), ColorMap.GRAY.rgb(-1, range));
  }

  private static double distance(final double[] a, final double[] b) {
    return Math.sqrt(
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }
}
