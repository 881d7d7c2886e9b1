package org.cordj.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SlepianTapersTest {

  /** What scipy.signal.windows.dpss gives. */
  @Test
  void equalsScipy() {
    final SlepianTapers even = new SlepianTapers(64, 3, 5);
    final double[] concentrated = {
      0.9999998730411327,
      0.9999911515902709,
      0.999723369225552,
      0.9950049123408422,
      0.946584183645627
    };
    for (int k = 0; k < 5; k++) {
      assertEquals(concentrated[k], even.concentrations()[k], 1e-10);
    }
    assertEquals(0.0003564442102337369, even.tapers()[0][0], 1e-12);
    assertEquals(0.002459278530838178, even.tapers()[0][3], 1e-12);
    assertEquals(0.0025072424658036333, even.tapers()[1][0], 1e-12);
    assertEquals(0.16634974021685606, even.tapers()[4][2], 1e-11);
    final SlepianTapers odd = new SlepianTapers(121, 4, 7);
    assertEquals(0.9999999997172321, odd.concentrations()[0], 1e-10);
    assertEquals(0.9368799146440288, odd.concentrations()[6], 1e-10);
    assertEquals(5.6324041291913314e-05, odd.tapers()[0][2], 1e-12);
    assertEquals(0.1281765909671411, odd.tapers()[6][2], 1e-11);
  }

  @Test
  void areOrthonormal() {
    final double[][] h = new SlepianTapers(100, 3.5, 6).tapers();
    for (int i = 0; i < h.length; i++) {
      for (int j = 0; j < h.length; j++) {
        double dot = 0;
        for (int t = 0; t < 100; t++) {
          dot += h[i][t] * h[j][t];
        }
        assertEquals(i == j ? 1 : 0, dot, 1e-10);
      }
    }
  }

  @Test
  void refusals() {
    assertThrows(IllegalArgumentException.class, () -> new SlepianTapers(3, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new SlepianTapers(10, 3, 2));
    assertThrows(IllegalArgumentException.class, () -> new SlepianTapers(100, 4, 9));
    assertThrows(IllegalArgumentException.class, () -> new SlepianTapers(100, 4, 0));
  }
}
