package org.cordj.connectivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cordj.image.Progress;
import org.cordj.signal.FrequencyBins;

/** Compares regions slice by slice, and gathers what the pairs' results are made of. */
final class PairWork {

  private final Connectivity options;
  private final ConnectivityMeasure measure;
  private final RoiCourses courses;
  private final FrequencyBins bins;
  private final int runVolumes;
  private final LaggedCorrelation lagged;
  private final PairTests tests;
  private final BandPairs bands;
  private final LaggedPairs lags;
  private boolean noiseKnown = true;

  PairWork(
      final Connectivity options,
      final RoiCourses courses,
      final FrequencyBins bins,
      final int runVolumes) {
    final int n = courses.names().size();
    this.options = options;
    this.measure = options.measure();
    this.courses = courses;
    this.bins = bins;
    this.runVolumes = runVolumes;
    lagged =
        measure == ConnectivityMeasure.CROSS_CORRELATION
            ? new LaggedCorrelation(courses.volumes(), options.lags())
            : null;
    lags = lagged == null ? null : new LaggedPairs(n, lagged.lags());
    bands = bins == null ? null : new BandPairs(n);
    tests = new PairTests(courses, n);
  }

  PairTests tests() {
    return tests;
  }

  /** Null without a band. */
  BandPairs bands() {
    return bands;
  }

  /** Null without lags. */
  LaggedPairs lags() {
    return lags;
  }

  /** Whether noise could be judged in every slice. */
  boolean noiseKnown() {
    return noiseKnown;
  }

  /** Compares the regions in all slices that share a space. */
  void slices(final List<Integer> slices, final ResidualSpace space, final Progress progress) {
    final List<double[]> all = new ArrayList<>();
    for (final int s : slices) {
      for (final double[] course : courses.courses()[s]) {
        if (course != null) {
          all.add(course);
        }
      }
    }
    final boolean coherence = measure == ConnectivityMeasure.COHERENCE;
    final ResidualSpace counted = coherence ? space.within(bins, runVolumes) : space;
    final EffectiveDimensions effective =
        EffectiveDimensions.fit(counted, all.toArray(double[][]::new), progress);
    final BandSpectra spectra = bins == null ? null : new BandSpectra(space, bins, runVolumes);
    int first = 0;
    for (final int s : slices) {
      final double[][] slice = courses.courses()[s];
      final int[] present =
          IntStream.range(0, slice.length).filter(r -> slice[r] != null).toArray();
      final double[][] r = matrix(slice, present, space);
      final BandSpectra.Spectrum[] spectrum = spectra(spectra, slice);
      final double[] byLag = lagged == null ? null : new double[lagged.lags()];
      for (int a = 0; a < present.length; a++) {
        for (int b = 0; b < a; b++) {
          double dof = effective.of(first + a, first + b);
          if (measure == ConnectivityMeasure.PARTIAL) {
            dof -= present.length - 2;
          }
          final int low = present[b];
          final int high = present[a];
          final double value =
              coherence ? Math.sqrt(spectrum[low].coherence(spectrum[high])) : r[a][b];
          tests.add(low, high, s, value, dof, counted.dimensions());
          if (bands != null) {
            bands.add(low, high, spectrum[low], spectrum[high]);
          }
          if (lagged != null) {
            lagged.of(slice[low], slice[high], byLag);
            lags.add(low, high, byLag);
          }
        }
      }
      first += present.length;
    }
  }

  private BandSpectra.Spectrum[] spectra(final BandSpectra spectra, final double[][] courses) {
    if (spectra == null) {
      return null;
    }
    noiseKnown &= spectra.knowsNoise();
    final BandSpectra.Spectrum[] all = new BandSpectra.Spectrum[courses.length];
    for (int r = 0; r < all.length; r++) {
      all[r] = courses[r] == null ? null : spectra.of(courses[r]);
    }
    return all;
  }

  /**
   * Compares regions that lie in one slice each.
   *
   * @param own [slice] the space of each
   */
  void apart(final List<ResidualSpace> own, final Progress progress) {
    final double[][] nodes = courses.courses()[0];
    final ResidualSpace[] space = new ResidualSpace[nodes.length];
    final int[] place = new int[nodes.length];
    final Map<ResidualSpace, List<Integer>> groups = new IdentityHashMap<>();
    for (int i = 0; i < nodes.length; i++) {
      for (int s = 0; s < own.size(); s++) {
        space[i] = courses.lies()[i][s] ? own.get(s) : space[i];
      }
      final List<Integer> group = groups.computeIfAbsent(space[i], x -> new ArrayList<>());
      place[i] = group.size();
      group.add(i);
    }
    final Map<ResidualSpace, EffectiveDimensions> effective = new IdentityHashMap<>();
    final Map<ResidualSpace, BandSpectra> spectra = new IdentityHashMap<>();
    for (final Map.Entry<ResidualSpace, List<Integer>> group : groups.entrySet()) {
      final double[][] held = group.getValue().stream().map(i -> nodes[i]).toArray(double[][]::new);
      effective.put(group.getKey(), EffectiveDimensions.fit(group.getKey(), held, progress));
      if (bins != null) {
        spectra.put(group.getKey(), new BandSpectra(group.getKey(), bins, runVolumes));
      }
    }
    final BandSpectra.Spectrum[] spectrum = new BandSpectra.Spectrum[nodes.length];
    for (int i = 0; bins != null && i < nodes.length; i++) {
      noiseKnown &= spectra.get(space[i]).knowsNoise();
      spectrum[i] = spectra.get(space[i]).of(nodes[i]);
    }
    final double[][] r = Correlations.of(measure, nodes);
    for (int b = 0; b < nodes.length; b++) {
      for (int a = 0; a < b; a++) {
        final EffectiveDimensions x = effective.get(space[a]);
        final EffectiveDimensions y = effective.get(space[b]);
        final int left = Math.min(x.left(), y.left());
        final double dof =
            space[a] == space[b]
                ? x.of(place[a], place[b])
                : Math.min(left, Math.sqrt(x.of(place[a], place[a]) * y.of(place[b], place[b])));
        tests.add(a, b, 0, r[a][b], dof, left);
        if (bands != null) {
          bands.add(a, b, spectrum[a], spectrum[b]);
        }
      }
    }
  }

  private double[][] matrix(
      final double[][] slice, final int[] present, final ResidualSpace space) {
    final double[][] held = Arrays.stream(present).mapToObj(r -> slice[r]).toArray(double[][]::new);
    final int n = present.length;
    if (measure == ConnectivityMeasure.PARTIAL && n > 1 && space.dimensions() <= n) {
      throw new IllegalArgumentException(
          "Partial correlations of "
              + n
              + " regions need more than "
              + n
              + " dimensions; denoising has left "
              + space.dimensions()
              + ". Use fewer regions, or measure=ledoitwolf.");
    }
    if (n == 0) {
      return new double[0][];
    }
    final double[][] r = Correlations.of(measure, held);
    if (r == null) {
      throw new IllegalArgumentException(
          "The courses of the regions "
              + String.join(", ", Arrays.stream(present).mapToObj(courses.names()::get).toList())
              + " depend on each other, so there are no partial correlations: another region's"
              + " courses add up to one of them. Use fewer regions, or measure=ledoitwolf.");
    }
    return r;
  }
}
