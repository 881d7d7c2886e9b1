package org.cordj.rsfc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cordj.image.Series;
import org.cordj.signal.RealSpectrum;

/**
 * The spectrum of one voxel's course and its ALFF by band, at the rate at which a mouse moves: all
 * that the bands and the definition need is made once.
 *
 * <p>ALFF and fALFF are those of {@link Alff} without confounds, the definition's own trend taken
 * first. The spectrum is the {@link CourseSpectrum} of the course less that trend. O(T log T) a
 * course. Holds scratch memory: one instance a thread.
 */
public final class LiveSpectrum {

  private final List<Band> bands;
  private final double tr;
  private final SliceDesign design;
  private final SpectrumRule rule;
  private final RealSpectrum spectrum;
  private final boolean hasFalff;
  private final double[] course;
  private final double[] power;
  private final double[] unused;

  /**
   * What a course holds.
   *
   * @param density [m - 1] in signal units / sqrt(Hz); NaN where the course has no spectrum
   * @param alff by band, in signal units
   * @param falff by band; NaN where the definition has none
   * @param why why there is no spectrum, a sentence; empty if there is one
   */
  public record Result(double[] density, double[] alff, double[] falff, String why) {}

  /**
   * Prepares it for the courses of a run.
   *
   * @throws IllegalArgumentException as {@link Alff}: a band passes Nyquist or holds fewer than 3
   *     bins, a name stands twice, or the run has no TR
   */
  public LiveSpectrum(final Series run, final List<Band> bands, final Definition definition) {
    this.bands = List.copyOf(bands);
    tr = Alff.requireTr(run);
    final Alff alff = new Alff(bands, List.of(Measure.ALFF), definition, definition.detrend());
    alff.requireBins(run, tr, new ArrayList<>());
    final int volumes = run.volumes();
    final int[] all = IntStream.range(0, volumes).toArray();
    design = new SliceDesign(alff, run, 0, all, new double[0][], false, 0);
    rule = definition.rule(this.bands, volumes, tr, new double[0][]);
    hasFalff = !definition.lacks().contains(Measure.F_ALFF);
    spectrum = new RealSpectrum(volumes);
    course = new double[volumes];
    power = new double[spectrum.bins()];
    unused = new double[this.bands.size()];
  }

  /**
   * The frequencies of {@link Result#density} in Hz, from 1 / (T TR) to Nyquist's or just below.
   */
  public double[] frequencies() {
    return CourseSpectrum.frequencies(course.length, tr);
  }

  /**
   * Works on one course; leaves it as it is.
   *
   * @param values one a volume of the run
   */
  public Result of(final double[] values) {
    System.arraycopy(values, 0, course, 0, course.length);
    final double mean = Courses.mean(course, 0, course.length);
    final double before = Courses.squares(course, 0, course.length, mean);
    if (!Double.isFinite(before)) {
      return without("No spectrum: the course holds a NaN or an infinity.");
    }
    design.take(course, 0);
    if (!Courses.varies(course, 0, course.length, before, mean)) {
      return without("No spectrum: the course does not vary.");
    }
    final double[] alff = new double[bands.size()];
    final double[] falff = new double[bands.size()];
    rule.evaluate(course, 0, alff, falff, unused, unused.clone());
    if (!hasFalff) {
      Arrays.fill(falff, Double.NaN);
    }
    spectrum.power(course, 0, power);
    return new Result(CourseSpectrum.density(power, course.length, tr), alff, falff, "");
  }

  private Result without(final String why) {
    final double[] density = new double[power.length - 1];
    final double[] alff = new double[bands.size()];
    Arrays.fill(density, Double.NaN);
    Arrays.fill(alff, Double.NaN);
    return new Result(density, alff, alff.clone(), why);
  }
}
