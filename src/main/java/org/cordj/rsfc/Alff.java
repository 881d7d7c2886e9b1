package org.cordj.rsfc;

import static org.cordj.io.Numbers.brief;

import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.signal.Detrend;
import org.cordj.signal.FrequencyBins;

/**
 * Amplitude of low-frequency fluctuations (Zang 2007, 10.1016/j.braindev.2006.07.002) and its
 * relatives, in any number of bands from one pass over the data.
 *
 * <p>The formula is the {@link Definition}'s. pALFF is 100 ALFF / temporal mean; mALFF is ALFF over
 * its mean, zALFF is ALFF less its mean over its SD (ddof 1), both over the voxels of the mask that
 * have a value. Give data that are denoised but not band-passed.
 *
 * <p>Each voxel is worked on alone in double precision, so the result is the same bits for any
 * number of threads; means over the mask add in the order of the voxels.
 *
 * @param bands one or more, each with 3 Fourier bins or more at this run's length
 * @param measures one or more
 * @param definition whose formula
 * @param detrend the trend to remove first
 * @param floor where ncALFF takes the noise from
 */
public record Alff(
    List<Band> bands,
    List<Measure> measures,
    Definition definition,
    Detrend detrend,
    NoiseFloor floor) {

  /** The bands of the cervical-cord studies (see {@link Band}) and their union. */
  public static final List<Band> DEFAULT_BANDS = Band.list("slow5,slow4,slow3,0.01-0.198");

  /** What is mapped if the user says nothing else. */
  public static final List<Measure> DEFAULT_MEASURES =
      List.of(Measure.ALFF, Measure.F_ALFF, Measure.M_ALFF);

  /** Whose formula is used if the user says nothing else. */
  public static final Definition DEFAULT_DEFINITION = Definition.RMS;

  private static final int FEWEST_BINS = 3;
  private static final int FEW_BINS = 10;

  /** Checks the options. */
  public Alff {
    bands = List.copyOf(bands);
    measures = List.copyOf(measures);
    Band.requireDistinct(bands);
    if (measures.isEmpty()) {
      throw new IllegalArgumentException(
          "No measure is asked for; give one or more, such as ALFF.");
    }
    for (final Measure measure : measures) {
      if (definition.lacks().contains(measure)) {
        throw new IllegalArgumentException(
            "definition="
                + definition.key()
                + " has no "
                + measure.key()
                + "; leave it out of measures, or choose another definition.");
      }
    }
  }

  /** With the default noise floor. */
  public Alff(
      final List<Band> bands,
      final List<Measure> measures,
      final Definition definition,
      final Detrend detrend) {
    this(bands, measures, definition, detrend, NoiseFloor.DEFAULT);
  }

  /** ALFF, fALFF and mALFF by the default definition, with its own detrending. */
  public static Alff of(final List<Band> bands) {
    return new Alff(bands, DEFAULT_MEASURES, DEFAULT_DEFINITION, DEFAULT_DEFINITION.detrend());
  }

  /** Maps every measure in every band of a whole run: see the other {@code apply}. */
  public AlffMaps apply(final Series series, final Mask mask, final Progress progress) {
    return apply(series, mask, RunDesign.WHOLE, progress);
  }

  /**
   * Maps every measure in every band. Memory: 8 bytes a masked voxel for each of ALFF, fALFF, RSFA,
   * fRSFA, what the corrections need, and band, 4 bytes a voxel of the grid and map.
   *
   * <p>definition=afni takes confounds as 3dRSFC -ort does, see {@link AfniRule}; definition=rms
   * takes them with the trend before the spectrum. Where volumes are left out (definition=rms
   * only), ALFF is what the kept volumes say of the whole run's, see {@link BandFit}: the root of s
   * g / (T - 1), with g the dimensions that trend and confounds would leave of the band in the
   * whole run; fALFF is that over the SD of the kept residuals. An estimate of a power that is
   * negative is kept as {@code -sqrt(-x)} and counted.
   *
   * @param series a run with a TR, in any unit of signal
   * @param mask the voxels to map, on the same grid
   * @param design the volumes that count, and the confounds
   * @throws IllegalArgumentException if the TR is missing, the mask is empty or on another grid, a
   *     band passes Nyquist, holds fewer than 3 bins or keeps fewer than 3 dimensions, the
   *     definition or a measure cannot have gaps or confounds, or no voxel of the mask varies
   */
  public AlffMaps apply(
      final Series series, final Mask mask, final RunDesign design, final Progress progress) {
    final double tr = requireTr(series);
    mask.requireFits(series.name(), series.grid());
    requireDefined(series, design);
    final List<String> notes = new ArrayList<>();
    AlffNotes.choices(this, notes);
    final int[] bins = requireBins(series, tr, notes);
    final int floorBin = floorBin(series, tr);
    final AlffPass pass = new AlffPass(this, series, mask, design, floorBin, progress);
    pass.run(progress);

    final int n = mask.count();
    final int nonFinite = pass.nonFinite.get();
    final int constant = pass.constant.get();
    if (nonFinite + constant == n) {
      throw new IllegalArgumentException(
          "No voxel of the mask '"
              + mask.name()
              + "' has a time course in '"
              + series.name()
              + "': "
              + nonFinite
              + " of "
              + n
              + " hold a NaN or infinity, "
              + constant
              + " do not vary. Check that the mask belongs to this run.");
    }
    final int withoutMean = countWithoutMean(pass.mean);
    AlffNotes.voxels(this, n, nonFinite, constant, withoutMean, notes);
    final AlffValues values = new AlffValues(pass, mask, floor);
    final List<AlffMap> maps = new ArrayList<>();
    for (int b = 0; b < bands.size(); b++) {
      if (measures.contains(Measure.M_ALFF)) {
        notes.add(AlffNotes.relative(bands.get(b), mask, AlffValues.moments(pass.alffs[b])[0]));
      }
      if (measures.contains(Measure.Z_ALFF)) {
        AlffNotes.spread(bands.get(b), mask, pass.alffs[b], notes);
      }
      final FrequencyBins own =
          FrequencyBins.of(bands.get(b).low(), bands.get(b).high(), series.volumes(), tr);
      for (final Measure measure : measures) {
        final double[] of = values.of(measure, b);
        AlffNotes.negative(measure, bands.get(b), of, notes);
        final String title = series.name() + "_" + measure.key() + "_" + bands.get(b).name();
        maps.add(
            new AlffMap(
                bands.get(b),
                measure,
                bins[b],
                pass.keptDimensions(b),
                own.degrees(),
                map(title, mask, of)));
      }
    }
    return new AlffMaps(this, maps, n, nonFinite, constant, withoutMean, notes);
  }

  /** Bands of this run that share frequencies with one. */
  public List<Band> overlapping(final Band band) {
    return bands.stream().filter(b -> !b.equals(band) && b.overlaps(band)).toList();
  }

  private void requireDefined(final Series series, final RunDesign design) {
    final boolean gaps = design.censors(series.volumes());
    if (gaps && !definition.takesGaps()) {
      throw new IllegalArgumentException(
          "definition="
              + definition.key()
              + " is not defined where volumes are left out; choose rms, or leave censor empty.");
    }
    if (gaps && measures.contains(Measure.PER_AF)) {
      throw new IllegalArgumentException(
          "PerAF is not defined where volumes are left out; leave it out of measures, or leave"
              + " censor empty.");
    }
    if (design.hasConfounds() && !definition.takesConfounds()) {
      throw new IllegalArgumentException(
          "definition="
              + definition.key()
              + " takes no confounds; denoise the run with them first (Cord Denoise), or choose rms"
              + " or afni.");
    }
    if (design.bySlice() && definition != Definition.RMS) {
      throw new IllegalArgumentException(
          "The confounds '"
              + design.confounds()
              + "' have columns for single slices, which definition="
              + definition.key()
              + " does not know; choose rms, or confounds for the whole volume.");
    }
  }

  /** Where the noise floor begins, in Hz. */
  public double floorFrom() {
    return floor.from() == 0
        ? bands.stream().mapToDouble(Band::high).max().orElseThrow()
        : floor.from();
  }

  /** The lowest bin of the noise floor, 0 if no measure needs it. */
  private int floorBin(final Series series, final double tr) {
    if (measures.stream().noneMatch(Measure::needsFloor)) {
      return 0;
    }
    final double highest = bands.stream().mapToDouble(Band::high).max().orElseThrow();
    final double from = floorFrom();
    if (from < highest * (1 - 1e-9)) {
      throw new IllegalArgumentException(
          "floor is "
              + brief(from)
              + " Hz, within the bands, which reach to "
              + brief(highest)
              + " Hz; noise is told from signal above them only. Give a floor of "
              + brief(highest)
              + " Hz or more.");
    }
    final double seconds = series.volumes() * tr;
    // a bin on the edge is the band's
    final int first = (int) Math.floor(from * seconds * (1 + 1e-9)) + 1;
    final int left = series.volumes() / 2 - first + 1;
    if (left < FEW_BINS) {
      throw new IllegalArgumentException(
          "Above the noise floor's edge, "
              + brief(from)
              + " Hz, "
              + Math.max(0, left)
              + (left == 1 ? " Fourier bin is" : " Fourier bins are")
              + " left in '"
              + series.name()
              + "' up to "
              + brief(1 / (2 * tr))
              + " Hz; the fewest for ncALFF is "
              + FEW_BINS
              + ". Choose bands that end lower, or leave ncALFF out.");
    }
    return first;
  }

  public static double requireTr(final Series series) {
    if (series.tr() == 0) {
      throw new IllegalArgumentException(
          "'"
              + series.name()
              + "' has no TR (repetition time): frequencies need it. Give it in seconds as tr=2.0, or"
              + " set Image>Properties>Frame interval.");
    }
    return series.tr();
  }

  /**
   * Refuses bands that a run cannot resolve.
   *
   * @throws IllegalArgumentException if the run has no TR or too few volumes, or a band passes its
   *     Nyquist frequency or holds too few bins
   */
  public void requireFits(final Series series) {
    requireBins(series, requireTr(series), new ArrayList<>());
  }

  /** Refuses bands that this run cannot resolve; gives the number of bins of the others. */
  int[] requireBins(final Series series, final double tr, final List<String> notes) {
    final int volumes = series.volumes();
    final double nyquist = 1 / (2 * tr);
    for (final Band band : bands) {
      if (band.high() > nyquist * (1 + 1e-9)) {
        throw new IllegalArgumentException(
            "Band "
                + band.describe()
                + " passes the Nyquist frequency of '"
                + series.name()
                + "', "
                + brief(nyquist)
                + " Hz at a TR of "
                + brief(tr)
                + " s. Choose an upper edge of "
                + brief(nyquist)
                + " Hz or less.");
      }
    }
    if (volumes < 4) {
      throw new IllegalArgumentException(
          "'"
              + series.name()
              + "' has "
              + volumes
              + (volumes == 1 ? " volume" : " volumes")
              + "; ALFF needs a 4-D run, in practice of 100 volumes or more.");
    }
    final int[] bins = definition.rule(bands, volumes, tr, new double[0][]).bins();
    for (int b = 0; b < bins.length; b++) {
      final String sentence =
          "Band "
              + bands.get(b).describe()
              + " holds "
              + bins[b]
              + (bins[b] == 1 ? " Fourier bin" : " Fourier bins")
              + " in '"
              + series.name()
              + "' ("
              + volumes
              + " volumes of "
              + brief(tr)
              + " s: one bin each "
              + brief(1 / (volumes * tr))
              + " Hz)";
      if (bins[b] < FEWEST_BINS) {
        throw new IllegalArgumentException(
            sentence + "; the fewest is " + FEWEST_BINS + ". Choose a wider band or a longer run.");
      }
      if (bins[b] < FEW_BINS) {
        notes.add(sentence + ": fewer than " + FEW_BINS + ", so its maps are noisy.");
      }
    }
    return bins;
  }

  private static int countWithoutMean(final double[] mean) {
    int n = 0;
    for (final double m : mean) {
      if (m <= 0) {
        n++;
      }
    }
    return n;
  }

  private static Volume map(final String title, final Mask mask, final double[] values) {
    final Volume volume = Volume.zeros(title, mask.grid());
    for (int v = 0; v < values.length; v++) {
      volume.set(mask.index(v), (float) values[v]);
    }
    return volume;
  }
}
