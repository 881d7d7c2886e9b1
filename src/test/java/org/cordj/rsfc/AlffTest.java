package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.parallel.Parallelization;
import net.imglib2.util.ImgUtil;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.signal.Detrend;
import org.cordj.testing.Canceled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlffTest {

  private static final List<Measure> ALL = Definition.AFNI.measures();

  private static Alff rms(final String bands) {
    return new Alff(Band.list(bands), ALL, Definition.RMS, Detrend.QUADRATIC);
  }

  private static Alff afni(final String bands) {
    return new Alff(Band.list(bands), ALL, Definition.AFNI, Detrend.QUADRATIC);
  }

  private static AlffMaps apply(final Alff alff, final Series series) {
    return alff.apply(series, Mask.all(series.grid()), Progress.NONE);
  }

  @Test
  void sineInBandHasItsClosedFormAmplitude() {
    final int volumes = 100;
    final float[][] planes = new float[volumes][3];
    for (int t = 0; t < volumes; t++) {
      planes[t][0] = (float) (500 + 8 * Math.sin(2 * Math.PI * 7 * t / volumes));
      planes[t][1] = (float) (500 + 8 * Math.sin(2 * Math.PI * 30 * t / volumes));
      planes[t][2] = 500 + (t % 2 == 0 ? 3 : -3);
    }
    final Series series = Series.ofPlanes("sine", planes, Grid.ras(3, 1, 1, 1, 1, 1), 2);
    final AlffMaps maps =
        new Alff(Band.list("0.01-0.1,0.2-0.25"), ALL, Definition.RMS, Detrend.CONSTANT)
            .apply(series, Mask.all(series.grid()), Progress.NONE);
    final double sd = 8 / Math.sqrt(2) * Math.sqrt(volumes / (volumes - 1.0));
    final Volume alff = maps.get(Measure.ALFF, "0.01-0.1").volume();
    assertEquals(sd, alff.get(0), 1e-5);
    assertEquals(0, alff.get(1), 1e-5);
    assertEquals(1, maps.get(Measure.F_ALFF, "0.01-0.1").volume().get(0), 1e-6);
    assertEquals(100 * sd / 500, maps.get(Measure.P_ALFF, "0.01-0.1").volume().get(0), 1e-5);
    // the Nyquist bin counts once: the SD of +-3 is 3
    assertEquals(
        3 * Math.sqrt(volumes / (volumes - 1.0)),
        maps.get(Measure.ALFF, "0.2-0.25").volume().get(2),
        1e-5);
  }

  @ParameterizedTest
  @CsvSource({"120,2.5", "121,2.5", "125,2", "240,2.5", "251,1.13", "97,2"})
  void everyDefinitionEqualsItsRestatement(final int volumes, final double tr) {
    final Series series = RunsForTests.noise(3, 2, 2, volumes, tr, volumes);
    final AlffMaps byRms = apply(rms("0.01-0.1,slow3"), series);
    final AlffMaps byAfni = apply(afni("0.01-0.1,slow3"), series);
    for (final String band : new String[] {"0.01-0.1", "slow3"}) {
      final double low = Band.of(band).low();
      final double high = Band.of(band).high();
      for (int v = 0; v < 12; v++) {
        final double[] course = RunsForTests.course(series, v);
        final double[] rms = NaiveAlff.rms(course, low, high, tr);
        assertEquals(rms[0], byRms.get(Measure.ALFF, band).volume().get(v), 1e-6 * rms[0]);
        assertEquals(rms[0], byRms.get(Measure.RSFA, band).volume().get(v), 1e-6 * rms[0]);
        assertEquals(rms[1], byRms.get(Measure.F_ALFF, band).volume().get(v), 1e-6);
        final double[] afni = NaiveAlff.afni(course, low, high, tr);
        assertEquals(afni[0], byAfni.get(Measure.ALFF, band).volume().get(v), 1e-6 * afni[0]);
        assertEquals(afni[1], byAfni.get(Measure.F_ALFF, band).volume().get(v), 1e-6);
        assertEquals(afni[2], byAfni.get(Measure.RSFA, band).volume().get(v), 1e-6 * afni[2]);
      }
    }
  }

  @Test
  void derivedMeasuresFollowFromAlff() {
    final Series series = RunsForTests.noise(4, 4, 2, 120, 2, 3);
    final AlffMaps maps = apply(rms("slow4"), series);
    final Volume alff = maps.get(Measure.ALFF, "slow4").volume();
    double sum = 0;
    double squares = 0;
    for (int v = 0; v < 32; v++) {
      sum += alff.get(v);
    }
    final double mean = sum / 32;
    for (int v = 0; v < 32; v++) {
      squares += (alff.get(v) - mean) * (alff.get(v) - mean);
    }
    for (int v = 0; v < 32; v++) {
      assertEquals(alff.get(v) / mean, maps.get(Measure.M_ALFF, "slow4").volume().get(v), 1e-6);
      assertEquals(
          (alff.get(v) - mean) / Math.sqrt(squares / 31),
          maps.get(Measure.Z_ALFF, "slow4").volume().get(v),
          1e-5);
    }
  }

  @Test
  void powersOfAdjoiningBandsThatShareNoBinAddUp() {
    final Series series = RunsForTests.noise(4, 2, 1, 250, 2, 5);
    final AlffMaps maps = apply(rms("slow5,slow4,slow3,0.01-0.198"), series);
    for (int v = 0; v < 8; v++) {
      double sum = 0;
      for (final String band : new String[] {"slow5", "slow4", "slow3"}) {
        final double a = maps.get(Measure.ALFF, band).volume().get(v);
        sum += a * a;
      }
      final double whole = maps.get(Measure.ALFF, "0.01-0.198").volume().get(v);
      assertEquals(whole * whole, sum, 1e-5 * sum);
    }
  }

  @Test
  void sameBitsForAnyNumberOfThreadsAndForTheCursorReference() {
    final Series series = RunsForTests.noise(15, 11, 3, 121, 2, 7);
    for (final Alff alff : List.of(rms("slow4,slow3"), afni("slow4,slow3"))) {
      final AlffMaps one = Parallelization.runWithNumThreads(1, () -> apply(alff, series));
      for (final int threads : new int[] {2, 7}) {
        assertSame(one, Parallelization.runWithNumThreads(threads, () -> apply(alff, series)));
      }
      final var copy = ArrayImgs.floats(15, 11, 3, 121);
      ImgUtil.copy(floats(series), copy);
      assertSame(one, apply(alff, new Series("noise", copy, series.grid(), 2)));
    }
  }

  @SuppressWarnings("unchecked")
  private static net.imglib2.RandomAccessibleInterval<net.imglib2.type.numeric.real.FloatType>
      floats(final Series series) {
    return (net.imglib2.RandomAccessibleInterval<net.imglib2.type.numeric.real.FloatType>)
        series.img();
  }

  private static void assertSame(final AlffMaps a, final AlffMaps b) {
    for (int m = 0; m < a.maps().size(); m++) {
      for (int z = 0; z < a.maps().get(m).volume().planes().length; z++) {
        assertArrayEquals(
            a.maps().get(m).volume().planes()[z], b.maps().get(m).volume().planes()[z], 0f);
      }
    }
  }

  @Test
  void doesNotDependOnTheLengthOfTheRun() {
    final int voxels = 2000;
    final int longest = 500;
    final Random random = new Random(11);
    final float[][] planes = new float[longest][voxels];
    final double[] state = new double[voxels];
    for (int t = -50; t < longest; t++) {
      for (int v = 0; v < voxels; v++) {
        state[v] = 0.4 * state[v] + random.nextGaussian();
        if (t >= 0) {
          planes[t][v] = (float) (1000 + 20 * state[v]);
        }
      }
    }
    final double[] means = new double[3];
    final int[] lengths = {125, 250, 500};
    for (int l = 0; l < 3; l++) {
      final float[][] part = java.util.Arrays.copyOf(planes, lengths[l]);
      final Series series = Series.ofPlanes("ar1", part, Grid.ras(voxels, 1, 1, 1, 1, 1), 2);
      final Volume alff = apply(rms("0.01-0.198"), series).get(Measure.ALFF, "0.01-0.198").volume();
      for (int v = 0; v < voxels; v++) {
        means[l] += alff.get(v) / voxels;
      }
    }
    assertEquals(means[2], means[0], 0.02 * means[2]);
    assertEquals(means[2], means[1], 0.02 * means[2]);
  }

  @Test
  void voxelsWithoutACourseAreNanAndCounted() {
    final Series series = RunsForTests.noise(4, 1, 1, 100, 2, 1);
    for (int t = 0; t < 100; t++) {
      series.planes()[t][1] = 700;
      series.planes()[t][3] -= 2000;
    }
    series.planes()[50][0] = Float.NaN;
    final AlffMaps maps = apply(rms("0.01-0.1"), series);
    assertEquals(1, maps.nonFinite());
    assertEquals(1, maps.constant());
    assertEquals(1, maps.withoutMean());
    assertTrue(Float.isNaN(maps.get(Measure.P_ALFF, "0.01-0.1").volume().get(3)));
    for (final AlffMap map : maps.maps()) {
      assertTrue(Float.isNaN(map.volume().get(0)), map.measure().key());
      assertTrue(Float.isNaN(map.volume().get(1)), map.measure().key());
      assertTrue(Float.isFinite(map.volume().get(2)), map.measure().key());
    }
    assertTrue(maps.notes().toString().contains("1 of 4 voxels hold a NaN or infinity"));
    assertTrue(maps.notes().toString().contains("1 of 4 voxels do not vary"));
  }

  @Test
  void outsideTheMaskIsZero() {
    final Series series = RunsForTests.noise(4, 1, 1, 100, 2, 1);
    final Mask mask = Mask.ofIndices("two", series.grid(), new int[] {1, 2});
    final Volume alff =
        rms("slow3").apply(series, mask, Progress.NONE).get(Measure.ALFF, "slow3").volume();
    assertEquals(0, alff.get(0));
    assertTrue(alff.get(1) > 0);
  }

  private static String refusal(final Alff alff, final Series series, final Mask mask) {
    return assertThrows(
            IllegalArgumentException.class, () -> alff.apply(series, mask, Progress.NONE))
        .getMessage();
  }

  @Test
  void refusalsSayWhatAndWhatToDo() {
    final Series run = RunsForTests.noise(3, 2, 1, 30, 1.13, 1);
    final Mask all = Mask.all(run.grid());
    assertEquals(
        "Band slow5 (0.01-0.027 Hz) holds 0 Fourier bins in 'noise' (30 volumes of 1.13 s: one bin"
            + " each 0.0295 Hz); the fewest is 3. Choose a wider band or a longer run.",
        refusal(rms("0.01-0.198,slow5"), run, all));
    assertTrue(refusal(afni("slow4"), run, all).startsWith("Band slow4 (0.027-0.073 Hz) holds 2"));
    assertEquals(
        "Band 0.1-0.5 Hz passes the Nyquist frequency of 'noise', 0.4425 Hz at a TR of 1.13 s."
            + " Choose an upper edge of 0.4425 Hz or less.",
        refusal(rms("0.1-0.5"), run, all));
    assertTrue(refusal(rms("slow3"), run.withTr(0), all).contains("tr=2.0"));
    final Grid shifted =
        new Grid(3, 2, 1, new double[][] {{1, 0, 0, 9}, {0, 1, 0, 0}, {0, 0, 1, 0}});
    final String grids = refusal(rms("0.01-0.198"), run, Mask.all(shifted));
    assertTrue(grids.contains(run.grid().toString()) && grids.contains(shifted.toString()), grids);
    assertTrue(
        refusal(rms("0.01-0.198"), run, Mask.ofIndices("m", run.grid(), new int[0]))
            .startsWith("The mask 'm' is empty"));
    for (final float[] plane : run.planes()) {
      java.util.Arrays.fill(plane, 5);
    }
    assertTrue(refusal(rms("0.01-0.198"), run, all).contains("6 do not vary"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"slow9", "", "0.1-0.01", "0.1", "-0.1-0.2", "slow4,slow4", "a-b", "0.1-NaN"})
  void badBandsAreRefused(final String bands) {
    final String sentence =
        assertThrows(IllegalArgumentException.class, () -> Band.list(bands)).getMessage();
    assertTrue(sentence.endsWith("."), sentence);
  }

  @Test
  void cancellingStopsIt() {
    final Series run = RunsForTests.noise(30, 30, 1, 60, 2, 1);
    final Progress canceled = new Canceled();
    final Mask all = Mask.all(run.grid());
    assertThrows(CancellationException.class, () -> rms("slow3").apply(run, all, canceled));
  }
}
