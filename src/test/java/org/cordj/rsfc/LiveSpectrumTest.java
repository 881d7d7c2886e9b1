package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One voxel's spectrum against closed forms, its ALFF against the maps'. */
class LiveSpectrumTest {

  private static final Grid ONE = Grid.ras(1, 1, 1, 1, 1, 1);
  private static final List<Band> BANDS = Band.list("slow4,slow3,0.01-0.198");

  private static Series run(final double[] course, final double tr) {
    final float[][] planes = new float[course.length][1];
    for (int t = 0; t < course.length; t++) {
      planes[t][0] = (float) course[t];
    }
    return Series.ofPlanes("run", planes, ONE, tr);
  }

  private static double[] noise(final int volumes) {
    final Random random = new Random(3);
    final double[] course = new double[volumes];
    Arrays.setAll(course, t -> (float) (900 + 0.1 * t + 12 * random.nextGaussian()));
    return course;
  }

  @Test
  void aSineStandsAtItsFrequencyWithItsPower() {
    final int volumes = 200;
    final double[] course = new double[volumes];
    Arrays.setAll(course, t -> 700 + 4 * Math.sin(2 * Math.PI * 20 * t / volumes));
    final LiveSpectrum spectrum = new LiveSpectrum(run(course, 2), BANDS, Definition.XCPD);
    final LiveSpectrum.Result result = spectrum.of(course);
    assertEquals(0.05, spectrum.frequencies()[19], 1e-12);
    assertEquals(0.25, spectrum.frequencies()[99], 1e-12);
    // density^2 / (T TR) is the variance A^2 / 2
    assertEquals(4 * Math.sqrt(volumes * 2 / 2.0), result.density()[19], 1e-9);
    assertEquals(0, result.density()[30], 1e-9);
    assertTrue(Double.isNaN(result.falff()[0]), "XCP-D has no fALFF");
    assertEquals("", result.why());
  }

  @ParameterizedTest
  @EnumSource(Definition.class)
  void alffIsThatOfTheMap(final Definition definition) {
    for (final int volumes : new int[] {149, 200}) {
      final double[] course = noise(volumes);
      final boolean share = !definition.lacks().contains(Measure.F_ALFF);
      final AlffMaps maps =
          new Alff(
                  BANDS,
                  share ? List.of(Measure.ALFF, Measure.F_ALFF) : List.of(Measure.ALFF),
                  definition,
                  definition.detrend())
              .apply(run(course, 2), Mask.all(ONE), Progress.NONE);
      final LiveSpectrum live = new LiveSpectrum(run(course, 2), BANDS, definition);
      for (int again = 0; again < 2; again++) {
        final LiveSpectrum.Result result = live.of(course);
        for (int b = 0; b < BANDS.size(); b++) {
          final String band = BANDS.get(b).name();
          assertEquals(maps.get(Measure.ALFF, band).volume().get(0), (float) result.alff()[b]);
          if (share) {
            assertEquals(maps.get(Measure.F_ALFF, band).volume().get(0), (float) result.falff()[b]);
          }
        }
      }
      assertArrayEquals(noise(volumes), course, 0, "the course is left as it was");
    }
  }

  @Test
  void aCourseWithoutASpectrumSaysWhy() {
    final double[] course = noise(200);
    final LiveSpectrum live = new LiveSpectrum(run(course, 2), BANDS, Definition.RMS);
    final double[] flat = new double[200];
    Arrays.fill(flat, 5);
    assertEquals("No spectrum: the course does not vary.", live.of(flat).why());
    course[7] = Double.NaN;
    final LiveSpectrum.Result result = live.of(course);
    assertTrue(result.why().contains("NaN"));
    assertTrue(Double.isNaN(result.alff()[0]) && Double.isNaN(result.density()[0]));
  }

  @Test
  void refusesWhatAlffRefuses() {
    final Series slow = run(noise(200), 4);
    assertTrue(
        assertThrows(
                IllegalArgumentException.class, () -> new LiveSpectrum(slow, BANDS, Definition.RMS))
            .getMessage()
            .contains("Nyquist"));
    final Series timeless = run(noise(200), 0);
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new LiveSpectrum(timeless, BANDS, Definition.RMS))
            .getMessage()
            .contains("no TR"));
  }
}
