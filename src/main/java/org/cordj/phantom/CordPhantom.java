package org.cordj.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.CordRegions;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.signal.FrequencyBins;

/**
 * A resting-state run of the cervical cord whose truth is known: 40 x 40 x 6 voxels of 1 x 1 x 5
 * mm, axes L, A, S, centred on the origin, slices interleaved (even ones first).
 *
 * <p>A voxel of mean M of which the share s is a horn shows M (1 + s a latent(t)) plus thermal
 * noise, where a is the horn's amplitude and the latent is band-limited (0.01-0.08 Hz) with SD 1.
 * Thermal noise is white and Gaussian with the same SD everywhere, the cord's mean over {@code
 * tsnr} (it may take dark voxels below 0, which magnitude images never are). Stationary unless
 * motion is on.
 *
 * <p>The cord measures 13.2 x 8.8 mm in the middle of the slab, within one SD of the 13.3 (2.2) x
 * 7.4 (1.6) mm that Frostell et al. give for C5 (10.3389/fneur.2016.00238); its horns are drawn
 * after no atlas. Each of the four has the same area, so that the means over quadrants of the
 * planted SD stand to each other as the amplitudes do.
 *
 * @param volumes how many volumes
 * @param tr repetition time in s
 * @param tsnr the cord's mean over the SD of the thermal noise; 0 for a run free of noise
 * @param dorsal amplitude of the dorsal horns' fluctuation as a share of the mean signal
 * @param ventral amplitude of the ventral horns' fluctuation as a share of the mean signal
 * @param motion whether the cord moves, slice by slice, in plane: the cord and what lies within 6
 *     mm of it by the tabled shift, fading out up to 14 mm; about 0.2 mm SD with three jumps
 * @param physio whether heartbeat and breathing show, most in CSF
 * @param randomseed the same seed gives the same voxels
 */
public record CordPhantom(
    int volumes,
    double tr,
    double tsnr,
    double dorsal,
    double ventral,
    boolean motion,
    boolean physio,
    long randomseed) {

  /** Ranges of the options: the constructor checks them, the command's dialog names them. */
  public static final int MIN_VOLUMES = 2;

  public static final int MAX_VOLUMES = 5000;

  /** In s. */
  public static final double MIN_TR = 0.1;

  /** In s. */
  public static final double MAX_TR = 6;

  /** 0 is legal too. */
  public static final double MIN_TSNR = 1;

  public static final double MAX_TSNR = 1000;

  /** A share of the mean signal. */
  public static final double MAX_AMPLITUDE = 0.2;

  private static final int NX = 40;
  private static final int NY = 40;
  private static final int NZ = 6;
  private static final int MIN_BINS = 3;

  /** Checks the ranges. */
  public CordPhantom {
    if (volumes < MIN_VOLUMES || volumes > MAX_VOLUMES) {
      throw new IllegalArgumentException(
          "The phantom's number of volumes is "
              + volumes
              + "; choose "
              + MIN_VOLUMES
              + " to "
              + MAX_VOLUMES
              + ".");
    }
    requireRange("TR", tr, MIN_TR, MAX_TR, " s");
    if (tsnr != 0) {
      requireRange("tsnr", tsnr, MIN_TSNR, MAX_TSNR, ", or 0 for a run without thermal noise");
    }
    requireRange("dorsal amplitude", dorsal, 0, MAX_AMPLITUDE, " (a share of the mean signal)");
    requireRange("ventral amplitude", ventral, 0, MAX_AMPLITUDE, " (a share of the mean signal)");
    final int bins = FrequencyBins.of(Latents.LOW, Latents.HIGH, volumes, tr).count();
    if (bins < MIN_BINS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A phantom of %d volumes at a TR of %s s lasts %s s, in which the band of its"
                  + " signals, %s-%s Hz, holds %d frequency bins; it needs %d or more, so choose"
                  + " more volumes.",
              volumes,
              tr,
              volumes * tr,
              Latents.LOW,
              Latents.HIGH,
              bins,
              MIN_BINS));
    }
  }

  private static void requireRange(
      final String what,
      final double value,
      final double low,
      final double high,
      final String unit) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "The phantom's "
              + what
              + " is "
              + value
              + "; choose "
              + low
              + " to "
              + high
              + unit
              + ".");
    }
  }

  /** 250 volumes, TR 2 s, tSNR 12, amplitudes .015 and .020, no motion, no physiology, seed 1. */
  public static CordPhantom defaults() {
    return new CordPhantom(250, 2, 12, 0.015, 0.020, false, false, 1);
  }

  /** The grid of every phantom. */
  public static Grid grid() {
    return new Grid(
        NX,
        NY,
        NZ,
        new double[][] {
          {-1, 0, 0, (NX - 1) / 2.0}, {0, 1, 0, -(NY - 1) / 2.0}, {0, 0, 5, -5 * (NZ - 1) / 2.0}
        });
  }

  /**
   * Makes the run and its truth. Uses all cores; the voxels do not depend on how many there are.
   *
   * @param name what the series is called; the others are called name_mask and so on
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  public PhantomRun make(final String name, final Progress progress) {
    return make(name, grid(), 0, progress);
  }

  /**
   * The same neck on another grid with axes L, A and S that is centred on the origin, its slices
   * within 15 mm of the middle.
   *
   * @param between correlation of the latents of a slice's two dorsal, and of its two ventral horns
   *     in the long run, 0 to below 1
   */
  PhantomRun make(
      final String name, final Grid grid, final double between, final Progress progress) {
    final int nz = grid.nz();
    final Anatomy[] anatomy = new Anatomy[nz];
    final Anatomy.Picture[] rest = new Anatomy.Picture[nz];
    for (int z = 0; z < nz; z++) {
      anatomy[z] = new Anatomy(grid, z, randomseed);
      rest[z] = new Anatomy.Picture(grid.planeSize());
      anatomy[z].draw(0, 0, rest[z]);
    }
    final double[][][] latents = Latents.make(randomseed, nz, volumes, tr, between);
    final double[][][] shifts =
        motion ? HeadMotion.make(randomseed, nz, volumes) : new double[volumes][nz][2];
    final Optional<Physiology> physiology =
        physio ? Optional.of(new Physiology(randomseed)) : Optional.empty();
    final double noiseSd = tsnr == 0 ? 0 : cordMean(rest) / tsnr;

    final float[][] planes = new float[volumes * nz][grid.planeSize()];
    final Frames frames = new Frames(this, anatomy, rest, latents, shifts, physiology, noiseSd);
    progress.begin("Cord phantom", volumes);
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, volumes).boxed().toList(),
            t -> {
              progress.check();
              for (int z = 0; z < nz; z++) {
                frames.fill(t, z, planes[t * nz + z]);
              }
              progress.advance(1);
            });
    return withTruth(
        name, Series.ofPlanes(name, planes, grid, tr), rest, latents, shifts, noiseSd, physiology);
  }

  private PhantomRun withTruth(
      final String name,
      final Series series,
      final Anatomy.Picture[] rest,
      final double[][][] latents,
      final double[][][] shifts,
      final double noiseSd,
      final Optional<Physiology> physiology) {
    final Grid grid = series.grid();
    final Volume cord =
        volume(name + "_mask", grid, rest, slice -> slice.cord, v -> v > 0.5 ? 1 : 0);
    final Volume csf = volume(name + "_csf", grid, rest, slice -> slice.csf, v -> v > 0.5 ? 1 : 0);
    final Volume mean = volume(name + "_mean", grid, rest, slice -> slice.mean, v -> v);
    final List<Volume> shares = new ArrayList<>();
    final int[] horns = new int[grid.voxels()];
    for (int h = 0; h < Anatomy.HORNS; h++) {
      final String hornName = name + "_" + CordRegions.FOUR.get(h).name();
      final Volume share = Volume.zeros(hornName, grid);
      for (int i = 0; i < horns.length; i++) {
        final double s = rest[i / grid.planeSize()].horns[h][i % grid.planeSize()];
        share.set(i, (float) s);
        if (s > 0.5) {
          horns[i] = CordRegions.FOUR.get(h).index();
        }
      }
      shares.add(share);
    }
    final Volume planted = Volume.zeros(name + "_planted", grid);
    final PhantomRun run =
        new PhantomRun(
            this,
            series,
            Mask.of(cord),
            Mask.of(csf),
            new Labels(name + "_horns", grid, horns, CordRegions.FOUR),
            mean,
            planted,
            List.copyOf(shares),
            latents,
            shifts,
            noiseSd,
            sliceTimes(grid.nz()),
            physiology);
    for (int z = 0; z < grid.nz(); z++) {
      final double[][] covariance = covariance(latents[z]);
      for (int i = z * grid.planeSize(); i < (z + 1) * grid.planeSize(); i++) {
        planted.set(i, (float) run.plantedSd(i, covariance));
      }
    }
    return run;
  }

  private static Volume volume(
      final String name,
      final Grid grid,
      final Anatomy.Picture[] rest,
      final Function<Anatomy.Picture, double[]> part,
      final DoubleUnaryOperator value) {
    final Volume v = Volume.zeros(name, grid);
    for (int z = 0; z < grid.nz(); z++) {
      final double[] from = part.apply(rest[z]);
      for (int p = 0; p < from.length; p++) {
        v.planes()[z][p] = (float) value.applyAsDouble(from[p]);
      }
    }
    return v;
  }

  /** When each slice is acquired, in s after its volume began: even slices first. */
  double[] sliceTimes(final int slices) {
    final double[] times = new double[slices];
    int order = 0;
    for (int parity = 0; parity < 2; parity++) {
      for (int z = parity; z < slices; z += 2) {
        times[z] = order++ * tr / slices;
      }
    }
    return times;
  }

  /** The mean over the voxels that the mask will hold. */
  private static double cordMean(final Anatomy.Picture[] rest) {
    double sum = 0;
    int count = 0;
    for (final Anatomy.Picture slice : rest) {
      for (int p = 0; p < slice.mean.length; p++) {
        if (slice.cord[p] > 0.5) {
          sum += slice.mean[p];
          count++;
        }
      }
    }
    return sum / count;
  }

  /** Covariances (ddof 1) of series of mean 0. */
  private static double[][] covariance(final double[][] x) {
    final double[][] c = new double[x.length][x.length];
    for (int g = 0; g < x.length; g++) {
      for (int h = 0; h < x.length; h++) {
        for (int t = 0; t < x[g].length; t++) {
          c[g][h] += x[g][t] * x[h][t];
        }
        c[g][h] /= x[g].length - 1;
      }
    }
    return c;
  }
}
