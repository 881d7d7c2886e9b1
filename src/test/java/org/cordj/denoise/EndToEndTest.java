package org.cordj.denoise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.util.FastMath;
import org.cordj.bids.Acquisition;
import org.cordj.bids.PhysioFile;
import org.cordj.bids.Sidecars;
import org.cordj.connectivity.Connectivity;
import org.cordj.connectivity.ConnectivityMeasure;
import org.cordj.connectivity.ConnectivityResult;
import org.cordj.connectivity.ResidualSpaces;
import org.cordj.connectivity.SliceAveraging;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.motion.Interpolation;
import org.cordj.motion.MotionCorrection;
import org.cordj.motion.Resampler;
import org.cordj.motion.SliceCenters;
import org.cordj.motion.SliceMotion;
import org.cordj.nifti.NiftiImage;
import org.cordj.nifti.NiftiReader;
import org.cordj.phantom.CordPhantom;
import org.cordj.phantom.PhantomRun;
import org.cordj.phantom.Physiology;
import org.cordj.physio.CardiacPhase;
import org.cordj.physio.PeakFinder;
import org.cordj.physio.RespiratoryPhase;
import org.cordj.physio.Retroicor;
import org.cordj.physio.Rhythm;
import org.cordj.physio.SliceClock;
import org.cordj.physio.SliceCourse;
import org.cordj.physio.Trace;
import org.cordj.signal.FrequencyBins;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;

/**
 * The whole way from the moving run to the horns' courses: motion correction, 12 physiological
 * regressors, one fit, band. Truth is used for scoring only.
 */
class EndToEndTest {

  private static final String RUN = "data/sim_cord/sub-sim01/func/sub-sim01_task-rest_";
  private static final String TRUTH = "data/sim_cord/truth/sub-sim01/";
  private static final double LOW = 0.01;
  private static final double HIGH = 0.08;
  private static final int HORNS = 4;
  private static final int VOLUMES = 250;

  /** A run, what was recorded with it, and what was planted, [slice][horn][volume]. */
  private record Case(
      Series run,
      Mask cord,
      Labels horns,
      SliceClock clock,
      Trace pulse,
      Trace breath,
      double[][][] latents) {}

  /**
   * What came out.
   *
   * @param amplitudes SD in the band of each horn's mean course as a share of its mean signal, mean
   *     over slices: of what was denoised, and corrected for the dimensions that the fit took
   * @param correlationsOff mean absolute difference of the six correlations of horns from those of
   *     the planted courses, each the mean over slices
   * @param connectivityOff the same of Cord ROI Connectivity, which averages Fisher's z over slices
   */
  private record Score(
      double[] amplitudes, double[] corrected, double correlationsOff, double connectivityOff) {

    double ratio() {
      return (amplitudes[2] + amplitudes[3]) / (amplitudes[0] + amplitudes[1]);
    }
  }

  @Test
  void aSimulatedCordOfRealAnatomy() throws IOException {
    final Path file = Shared.require(RUN + "bold.nii.gz");
    final NiftiImage image = NiftiReader.read(file, Progress.NONE);
    final Series run = image.toSeries();
    final Acquisition acquisition = Acquisition.of(Sidecars.of(file), image);
    final PhysioFile physio = PhysioFile.read(Shared.require(RUN + "physio.tsv.gz"), 0);
    final Table table = Table.read(Shared.require(TRUTH + "latents.tsv"));
    final String[] names = {"dorsalL", "dorsalR", "ventralL", "ventralR"};
    final double[][][] latents = new double[run.grid().nz()][HORNS][];
    for (int z = 0; z < latents.length; z++) {
      for (int h = 0; h < HORNS; h++) {
        latents[z][h] = table.numbers("z" + z + "_" + names[h]);
      }
    }
    final Score score =
        score(
            new Case(
                run,
                Mask.of(volume("cord_mask.nii.gz")),
                Labels.unnamed(volume("horns.nii.gz")),
                new SliceClock(
                    acquisition.requireTr(), acquisition.requireSliceTimes(), run.volumes(), 0),
                physio.trace(Rhythm.CARDIAC.key()),
                physio.trace(Rhythm.RESPIRATORY.key()),
                latents));
    final double[] planted = {0.015, 0.015, 0.02, 0.02};
    System.out.printf(
        "simulated cord: ventral/dorsal ratio %.3f of 1.333 (%.1f %%), amplitudes %s, corrected %s,"
            + " correlations off by %.3f, by Cord ROI Connectivity %.3f%n",
        score.ratio(),
        100 * (score.ratio() / (4 / 3.0) - 1),
        percent(score.amplitudes(), planted),
        percent(score.corrected(), planted),
        score.correlationsOff(),
        score.connectivityOff());
    assertEquals(4 / 3.0, score.ratio(), 0.05 * 4 / 3);
    for (int h = 0; h < HORNS; h++) {
      assertEquals(planted[h], score.amplitudes()[h], 0.15 * planted[h], names[h]);
      assertEquals(planted[h], score.corrected()[h], 0.10 * planted[h], names[h] + ", corrected");
    }
    assertTrue(score.correlationsOff() <= 0.07, score.correlationsOff() + " off");
    assertTrue(score.connectivityOff() <= 0.07, score.connectivityOff() + " off by connectivity");
  }

  @Test
  void eightPhantomsThatMoveAndBreathe() {
    double off = 0;
    double ratio = 0;
    double ideal = 0;
    final int seeds = 8;
    for (int seed = 1; seed <= seeds; seed++) {
      final PhantomRun phantom = phantom(seed, true);
      final Physiology body = phantom.physiology().orElseThrow();
      final Case moving =
          new Case(
              phantom.series(),
              phantom.mask(),
              phantom.horns(),
              new SliceClock(2, phantom.sliceTimes(), VOLUMES, 0),
              trace("cardiac", 100, body::pulse),
              trace("respiratory", 50, body::belt),
              phantom.latents());
      final Score score = score(moving);
      // the same run of a cord that neither moves nor pulses, only averaged and filtered
      final Series quiet = phantom(seed, false).series();
      final Score best = score(moving, quiet, ConfoundTable.empty("none", VOLUMES, 0));
      System.out.printf(
          "phantom %d: ventral/dorsal ratio %.3f (at rest, without physiology %.3f), correlations off"
              + " by %.3f (%.3f)%n",
          seed, score.ratio(), best.ratio(), score.correlationsOff(), best.correlationsOff());
      off += score.correlationsOff() / seeds;
      ratio += score.ratio() / seeds;
      ideal += best.ratio() / seeds;
    }
    System.out.printf(
        "phantoms, mean of %d: ratio %.3f (%.3f), correlations off by %.3f%n",
        seeds, ratio, ideal, off);
    assertTrue(off <= 0.06, off + " off");
    assertEquals(ideal, ratio, 0.05 * ideal);
  }

  private static PhantomRun phantom(final int seed, final boolean alive) {
    return new CordPhantom(VOLUMES, 2, 25, 0.015, 0.020, alive, alive, seed)
        .make("phantom", Progress.NONE);
  }

  private interface Recording {
    double at(double seconds);
  }

  private static Trace trace(final String name, final double rate, final Recording recording) {
    final double[] samples = new double[(int) (520 * rate)];
    Arrays.setAll(samples, n -> recording.at(n / rate - 10));
    return new Trace(name, samples, rate, -10);
  }

  /** Motion correction, 12 regressors, one fit, band. */
  private static Score score(final Case c) {
    final int nz = c.run().grid().nz();
    final int volumes = c.run().volumes();
    final SliceMotion motion =
        MotionCorrection.defaults().estimate(c.run(), c.cord(), Progress.NONE);
    final Series still =
        new Resampler(Interpolation.CUBIC)
            .apply("still", c.run(), motion, SliceCenters.of(c.cord()), Progress.NONE);
    ConfoundTable table = ConfoundTable.empty("physiology", volumes, 0);
    for (final SliceCourse course :
        new Retroicor(2, 2, 1, 1)
            .columns(
                CardiacPhase.of(new PeakFinder(Rhythm.CARDIAC).apply(c.pulse()).peaks(), c.clock()),
                RespiratoryPhase.of(c.breath(), c.clock()),
                c.clock())) {
      for (int z = 0; z < nz; z++) {
        table = table.with(new Confound(course.name(), z), course.values()[z]);
      }
    }
    return score(c, still, table);
  }

  private static Score score(final Case c, final Series still, final ConfoundTable table) {
    final int nz = still.grid().nz();
    final Denoised clean =
        new Denoise(Drift.of(Drift.Kind.QUADRATIC), PassBand.ALL, false)
            .apply(still, c.cord(), table, Censor.NONE, Progress.NONE);
    final Series band =
        new BandPass(
                new PassBand(LOW, HIGH), Drift.of(Drift.Kind.LINEAR), BandPass.Method.PROJECTION)
            .apply(clean.series(), c.cord(), table.select(x -> false), Progress.NONE)
            .series();
    final FrequencyBins bins = FrequencyBins.of(LOW, HIGH, still.volumes(), still.tr());
    final Volume mean = still.mean(Progress.NONE);
    final double[] amplitudes = new double[HORNS];
    final double[] corrected = new double[HORNS];
    final double[][] found = new double[HORNS][HORNS];
    final double[][] planted = new double[HORNS][HORNS];
    for (int z = 0; z < nz; z++) {
      final double[][] courses = new double[HORNS][];
      for (int h = 0; h < HORNS; h++) {
        courses[h] = course(c, band, mean, z, h);
        final double sd = new StandardDeviation().evaluate(courses[h]);
        amplitudes[h] += sd / nz;
        corrected[h] +=
            sd * Math.sqrt(bins.degrees() / clean.fits().get(z).dimensionsLeft(bins)) / nz;
      }
      correlate(courses, found, nz);
      correlate(c.latents()[z], planted, nz);
    }
    double off = 0;
    for (int p = 0; p < HORNS; p++) {
      for (int q = 0; q < p; q++) {
        off += Math.abs(found[p][q] - planted[p][q]) / 6;
      }
    }
    return new Score(amplitudes, corrected, off, connectivityOff(c, band));
  }

  /** Mean absolute difference of the six pairs as Cord ROI Connectivity has them. */
  private static double connectivityOff(final Case c, final Series band) {
    final ConnectivityResult found =
        new Connectivity(ConnectivityMeasure.PEARSON, SliceAveraging.SLICES)
            .apply(band, c.horns(), null, ResidualSpaces.whole(), Progress.NONE);
    double off = 0;
    for (int p = 0; p < HORNS; p++) {
      for (int q = 0; q < p; q++) {
        double z = 0;
        for (final double[][] slice : c.latents()) {
          z +=
              FastMath.atanh(new PearsonsCorrelation().correlation(slice[p], slice[q]))
                  / c.latents().length;
        }
        off += Math.abs(found.r()[p][q] - Math.tanh(z)) / 6;
      }
    }
    return off;
  }

  /** The mean over a horn's voxels in a slice, as a share of each voxel's mean signal. */
  private static double[] course(
      final Case c, final Series band, final Volume mean, final int z, final int horn) {
    final int index = c.horns().regions().get(horn).index();
    final double[] sum = new double[c.run().volumes()];
    int n = 0;
    for (int v = 0; v < c.cord().count(); v++) {
      final int i = c.cord().index(v);
      if (i / c.run().grid().planeSize() == z && c.horns().get(i) == index) {
        final double[] x = DenoiseRuns.course(band, i);
        for (int t = 0; t < x.length; t++) {
          sum[t] += x[t] / mean.get(i) - 1;
        }
        n++;
      }
    }
    final int voxels = n;
    assertTrue(voxels > 0, "horn " + horn + " in slice " + z);
    return Arrays.stream(sum).map(s -> s / voxels).toArray();
  }

  private static void correlate(final double[][] courses, final double[][] into, final int slices) {
    for (int p = 0; p < HORNS; p++) {
      for (int q = 0; q < p; q++) {
        into[p][q] += new PearsonsCorrelation().correlation(courses[p], courses[q]) / slices;
      }
    }
  }

  private static Volume volume(final String name) throws IOException {
    return NiftiReader.read(Shared.require(TRUTH + name), Progress.NONE).toVolume();
  }

  private static String percent(final double[] found, final double[] planted) {
    final StringBuilder text = new StringBuilder();
    for (int h = 0; h < found.length; h++) {
      text.append(
          String.format("%s%.1f %%", h == 0 ? "" : ", ", 100 * (found[h] / planted[h] - 1)));
    }
    return text.toString();
  }
}
