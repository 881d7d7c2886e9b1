package org.cordj.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.segment.Quadrants;
import org.cordj.testing.Canceled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CordPhantomTest {

  private static final CordPhantom QUIET =
      new CordPhantom(120, 2, 0, 0.015, 0.020, false, false, 3);

  private static PhantomRun make(final CordPhantom phantom) {
    return phantom.make("neck", Progress.NONE);
  }

  private static long checksum(final float[][] planes) {
    final CRC32 crc = new CRC32();
    for (final float[] plane : planes) {
      for (final float v : plane) {
        final int bits = Float.floatToRawIntBits(v);
        crc.update(bits);
        crc.update(bits >>> 8);
        crc.update(bits >>> 16);
        crc.update(bits >>> 24);
      }
    }
    return crc.getValue();
  }

  private static double[] series(final PhantomRun run, final int index) {
    final int plane = run.series().grid().planeSize();
    final int nz = run.series().grid().nz();
    final double[] x = new double[run.options().volumes()];
    for (int t = 0; t < x.length; t++) {
      x[t] = run.series().planes()[t * nz + index / plane][index % plane];
    }
    return x;
  }

  private static double mean(final double[] x) {
    return Arrays.stream(x).sum() / x.length;
  }

  private static double sd(final double[] x) {
    final double m = mean(x);
    return Math.sqrt(Arrays.stream(x).map(v -> (v - m) * (v - m)).sum() / (x.length - 1));
  }

  private static double mean(final Mask region, final Volume of) {
    double sum = 0;
    for (int n = 0; n < region.count(); n++) {
      sum += of.get(region.index(n));
    }
    return sum / region.count();
  }

  /** CRC-32 of the float bits, low byte first; the constants hold on every machine. */
  @ParameterizedTest
  @CsvSource({
    "12, false, false, 1, 3939381128",
    "12, true, true, 1, 1308890871",
    "0, true, false, 20261, 873379454",
    "30, false, true, -5, 3766816123"
  })
  void aSeedGivesTheSameVoxelsOnEveryMachine(
      final double tsnr,
      final boolean motion,
      final boolean physio,
      final long seed,
      final long expected) {
    final PhantomRun run = make(new CordPhantom(40, 2, tsnr, 0.015, 0.02, motion, physio, seed));
    assertEquals(expected, checksum(run.series().planes()));
  }

  @Test
  void anotherSeedGivesOtherVoxels() {
    final long one =
        checksum(make(new CordPhantom(30, 2, 12, 0, 0, false, false, 1)).series().planes());
    final long two =
        checksum(make(new CordPhantom(30, 2, 12, 0, 0, false, false, 2)).series().planes());
    assertNotEquals(one, two);
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() {
    final CordPhantom phantom = new CordPhantom(30, 2, 12, 0.015, 0.02, true, true, 9);
    final float[][] one =
        Parallelization.runWithNumThreads(1, () -> make(phantom).series().planes());
    for (final int threads : new int[] {2, 7}) {
      final float[][] many =
          Parallelization.runWithNumThreads(threads, () -> make(phantom).series().planes());
      for (int p = 0; p < one.length; p++) {
        assertArrayEquals(one[p], many[p], threads + " threads, plane " + p);
      }
    }
  }

  @Test
  void theGridIsThatOfAnAxialNeckScan() {
    final Grid grid = make(QUIET).series().grid();
    assertEquals("LAS", grid.orientation());
    assertArrayEquals(new double[] {0, 0, 0}, grid.toWorld(19.5, 19.5, 2.5), 1e-12);
    assertEquals(2.0, make(QUIET).series().tr());
  }

  @Test
  void withoutNoiseMeanAndSdOfEveryVoxelAreTheTruthMaps() {
    final PhantomRun run = make(QUIET);
    assertEquals(0, run.noiseSd());
    for (int i = 0; i < run.series().grid().voxels(); i++) {
      final double[] x = series(run, i);
      assertEquals(run.meanImage().get(i), mean(x), 1e-3);
      assertEquals(run.planted().get(i), sd(x), 1e-3);
    }
  }

  @Test
  void aVoxelOfOneHornShowsShareTimesAmplitudeTimesMeanTimesLatent() {
    final PhantomRun run = make(QUIET);
    int checked = 0;
    for (int i = 0; i < run.series().grid().voxels(); i++) {
      final int index = i;
      final int[] present =
          java.util.stream.IntStream.range(0, 4)
              .filter(h -> run.shares().get(h).get(index) > 0)
              .toArray();
      if (present.length == 1) {
        final int h = present[0];
        final double sd =
            run.shares().get(h).get(i) * (h < 2 ? 0.015 : 0.020) * run.meanImage().get(i);
        assertEquals(sd, run.planted().get(i), 1e-4);
        final double[] latent = run.latents()[i / run.series().grid().planeSize()][h];
        final double[] x = series(run, i);
        for (int t = 0; t < x.length; t++) {
          assertEquals(run.meanImage().get(i) + sd * latent[t], x[t], 1e-3);
        }
        checked++;
      }
    }
    assertTrue(checked > 150, checked + " voxels hold a part of one horn only");
  }

  @Test
  void hornsAreOfOneSizeMirroredAndOnTheSideOfTheirName() {
    final PhantomRun run = make(QUIET);
    final Grid grid = run.series().grid();
    final double[] area = new double[4];
    final double[][] centre = new double[4][2];
    for (int h = 0; h < 4; h++) {
      for (int i = 0; i < grid.voxels(); i++) {
        final double share = run.shares().get(h).get(i);
        final double[] w = grid.toWorld(i % 40, i / 40 % 40, i / 1600);
        area[h] += share;
        centre[h][0] += share * w[0];
        centre[h][1] += share * w[1];
      }
      centre[h][0] /= area[h];
      centre[h][1] /= area[h];
    }
    for (int h = 1; h < 4; h++) {
      assertEquals(area[0], area[h], 0.01 * area[0]);
    }
    assertEquals(centre[0][1], centre[1][1], 0.02, "dorsal left and right are level");
    assertEquals(centre[2][1], centre[3][1], 0.02, "ventral left and right are level");
    // world x runs to the right, world y to the front
    assertTrue(centre[0][0] < centre[1][0] - 3 && centre[2][0] < centre[3][0] - 3);
    assertTrue(centre[2][1] > centre[0][1] + 2 && centre[3][1] > centre[1][1] + 2);
    final double dorsalMiddle = (centre[0][0] + centre[1][0]) / 2;
    assertEquals(dorsalMiddle, (centre[2][0] + centre[3][0]) / 2, 0.02);
    assertEquals(mean(run.mask(), xWorld(grid)), dorsalMiddle, 0.2, "in the middle of the cord");
  }

  private static Volume xWorld(final Grid grid) {
    final Volume x = Volume.zeros("x", grid);
    for (int i = 0; i < grid.voxels(); i++) {
      x.set(i, (float) grid.toWorld(i % 40, i / 40 % 40, i / 1600)[0]);
    }
    return x;
  }

  @Test
  void hornLabelsLieInTheCordAndInTheirQuadrant() {
    final PhantomRun run = make(QUIET);
    final Labels quadrants = new Quadrants(0).apply(run.mask());
    for (int h = 0; h < 4; h++) {
      final Labels.Region region = run.horns().regions().get(h);
      assertEquals(Quadrants.REGIONS.get(h).name(), region.name());
      final Mask horn = run.horns().mask(region);
      assertTrue(horn.count() >= 15, region.name() + " has " + horn.count() + " voxels");
      for (int n = 0; n < horn.count(); n++) {
        assertTrue(run.mask().contains(horn.index(n)));
        assertEquals(Quadrants.REGIONS.get(h).index(), quadrants.get(horn.index(n)));
      }
    }
  }

  @Test
  void quadrantMeansOfThePlantedSdHaveTheRatioOfTheAmplitudes() {
    final PhantomRun run = make(CordPhantom.defaults());
    final Labels quadrants = new Quadrants(0).apply(run.mask());
    final double[] means =
        Quadrants.REGIONS.stream()
            .mapToDouble(r -> mean(quadrants.mask(r), run.planted()))
            .toArray();
    assertEquals(4.0 / 3, (means[2] + means[3]) / (means[0] + means[1]), 0.005 * 4 / 3);
  }

  @Test
  void latentsHaveMeanZeroUnitSdAndNothingOutsideTheBand() {
    final PhantomRun run = make(new CordPhantom(125, 2.5, 0, 0.01, 0.01, false, false, 4));
    for (final double[][] slice : run.latents()) {
      for (final double[] x : slice) {
        assertEquals(0, mean(x), 1e-12);
        assertEquals(1, sd(x), 1e-12);
        double inside = 0;
        for (int m = 1; m <= 62; m++) {
          final double power = power(x, m);
          final double hz = m / (125 * 2.5);
          if (hz >= 0.01 && hz <= 0.08) {
            inside += power;
          } else {
            assertEquals(0, power, 1e-18 * 125 * 125);
          }
        }
        assertEquals(1, 2 * inside / (125.0 * 124), 1e-12);
      }
    }
  }

  private static double power(final double[] x, final int m) {
    double re = 0;
    double im = 0;
    for (int t = 0; t < x.length; t++) {
      re += x[t] * Math.cos(2 * Math.PI * m * t / x.length);
      im += x[t] * Math.sin(2 * Math.PI * m * t / x.length);
    }
    return re * re + im * im;
  }

  @Test
  void theCordHasTheAskedTsnr() {
    final PhantomRun run = make(new CordPhantom(250, 2, 12, 0, 0, false, false, 1));
    double sum = 0;
    double meanSum = 0;
    for (int n = 0; n < run.mask().count(); n++) {
      final double[] x = series(run, run.mask().index(n));
      sum += sd(x) * sd(x);
      meanSum += mean(x);
    }
    final double noise = Math.sqrt(sum / run.mask().count());
    assertEquals(run.noiseSd(), noise, 0.01 * noise);
    assertEquals(12, meanSum / run.mask().count() / noise, 0.12);
    assertEquals(1000, meanSum / run.mask().count(), 60);
  }

  @Test
  void thermalNoiseIsWhiteAcrossVolumesSlicesAndNeighbours() {
    final PhantomRun run = make(new CordPhantom(60, 2, 10, 0, 0, false, false, 8));
    double inTime = 0;
    double inSlice = 0;
    double acrossSlices = 0;
    long n = 0;
    for (int z = 0; z < 5; z++) {
      for (int p = 0; p < 1599; p++) {
        for (int t = 0; t < 59; t++) {
          final double e = noise(run, t, z, p);
          inTime += e * noise(run, t + 1, z, p);
          inSlice += e * noise(run, t, z, p + 1);
          acrossSlices += e * noise(run, t, z + 1, p);
          n++;
        }
      }
    }
    // the standard error of a correlation of n independent pairs is 1/sqrt(n), about .0015
    assertEquals(0, inTime / n, 5 / Math.sqrt(n));
    assertEquals(0, inSlice / n, 5 / Math.sqrt(n));
    assertEquals(0, acrossSlices / n, 5 / Math.sqrt(n));
  }

  private static double noise(final PhantomRun run, final int t, final int z, final int p) {
    return (run.series().planes()[t * 6 + z][p] - run.meanImage().planes()[z][p]) / run.noiseSd();
  }

  @Test
  void progressCountsEveryVolumeOnce() {
    final AtomicLong expected = new AtomicLong();
    final AtomicLong done = new AtomicLong();
    QUIET.make(
        "neck",
        new Progress() {
          @Override
          public void begin(final String what, final long steps) {
            expected.addAndGet(steps);
          }

          @Override
          public void advance(final long steps) {
            done.addAndGet(steps);
          }

          @Override
          public boolean canceled() {
            return false;
          }
        });
    assertEquals(120, expected.get());
    assertEquals(120, done.get());
  }

  @Test
  void aCancelledRunStops() {
    final Progress impatient = new Canceled();
    assertThrows(CancellationException.class, () -> QUIET.make("neck", impatient));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|2|12|.01|.01|number of volumes is 1; choose 2 to 5000",
        "250|0|12|.01|.01|TR is 0.0; choose 0.1 to 6.0 s",
        "250|NaN|12|.01|.01|TR is NaN",
        "250|2|0.5|.01|.01|tsnr is 0.5; choose 1.0 to 1000.0, or 0 for a run without thermal noise",
        "250|2|-1|.01|.01|tsnr is -1.0",
        "250|2|NaN|.01|.01|tsnr is NaN",
        "250|2|12|.3|.01|dorsal amplitude is 0.3; choose 0.0 to 0.2 (a share of the mean signal)",
        "250|2|12|.01|-.1|ventral amplitude is -0.1",
        "10|2|12|.01|.01|lasts 20.0 s, in which the band of its signals, 0.01-0.08 Hz, holds 1 freq"
      })
  void optionsOutOfRangeAreRefusedWithASentence(
      final int volumes,
      final double tr,
      final double tsnr,
      final double dorsal,
      final double ventral,
      final String part) {
    final String sentence =
        assertThrows(
                IllegalArgumentException.class,
                () -> new CordPhantom(volumes, tr, tsnr, dorsal, ventral, false, false, 1))
            .getMessage();
    assertTrue(sentence.contains(part), sentence);
    assertTrue(sentence.endsWith("."), sentence);
  }
}
