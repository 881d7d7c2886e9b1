package org.cordj.bids;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.cordj.image.Grid;
import org.cordj.io.Numbers;
import org.cordj.nifti.NiftiHeader;
import org.cordj.nifti.NiftiImage;

/**
 * How an image was acquired: what its sidecars say, checked against BIDS' rules and the image's
 * header. Times are in seconds. Immutable.
 *
 * <p>Where header and sidecar disagree the sidecar wins, and one of the {@link #notes()} gives both
 * values. A field that breaks BIDS' rules never keeps an image from being opened: it counts as
 * absent, a note says why, and the {@code require} methods throw that sentence.
 */
public final class Acquisition {

  private static final String TR = "RepetitionTime";
  private static final String VOLUMES = "VolumeTiming";
  private static final String START = "StartTime";
  private static final String DISCARDED = "NumberOfVolumesDiscardedByUser";
  private static final String CORRECTED = "SliceTimingCorrected";

  /** Repetition times further apart than this share of the larger one disagree. */
  private static final double TR_TOLERANCE = 1e-3;

  /** Above these, in seconds, a value is more likely given in milliseconds. */
  private static final double LONG_TR = 100;

  private static final double LONG_ECHO = 1;

  private static final DoublePredicate POSITIVE = v -> v > 0;
  private static final DoublePredicate NOT_NEGATIVE = v -> v >= 0;
  private static final String SECONDS_ABOVE_0 = "a number of seconds above 0";
  static final String SECONDS_FROM_0 = "a number of seconds, 0 or more";

  private final Sidecar sidecar;
  private final FieldReader fields;
  private final double repetitionTime;
  private final double headerTr;
  private final double tr;
  private final SliceTimes slices;
  private final Optional<AxisDirection> phaseDirection;
  private final List<Double> echoTimes;
  private final Optional<String> taskName;
  private final double effectiveEchoSpacing;
  private final double totalReadoutTime;
  private final List<Double> volumeTiming;
  private final double startTime;
  private final int discarded;
  private final boolean corrected;
  private final Optional<KeptVolumes> kept;
  private final HeaderSlices headerSlices;
  private final List<String> notes;

  private Acquisition(
      final Sidecar sidecar,
      final Grid grid,
      final int volumes,
      final double headerTr,
      final HeaderSlices headerSlices) {
    this.sidecar = sidecar;
    this.headerTr = headerTr;
    this.headerSlices = headerSlices;
    final List<String> said = new ArrayList<>(sidecar.notes());
    fields = new FieldReader(sidecar);
    repetitionTime = zero(fields.number(TR, POSITIVE, SECONDS_ABOVE_0));
    volumeTiming = readVolumeTiming(volumes);
    tr = readTr(said);
    slices = SliceTimes.read(fields, grid, tr);
    slices.compare(headerSlices, tr, fields.named(SliceTimes.TIMING), sidecar.image(), said);
    phaseDirection = fields.direction("PhaseEncodingDirection");
    echoTimes = readEchoTimes(said);
    taskName = fields.text("TaskName");
    effectiveEchoSpacing = zero(fields.number("EffectiveEchoSpacing", POSITIVE, SECONDS_ABOVE_0));
    totalReadoutTime = zero(fields.number("TotalReadoutTime", POSITIVE, SECONDS_ABOVE_0));
    startTime = zero(fields.number(START, v -> true, "a number of seconds"));
    discarded =
        (int)
            zero(
                fields.number(
                    DISCARDED,
                    v -> v >= 0 && v <= Integer.MAX_VALUE && v == Math.rint(v),
                    "a whole number, 0 or more"));
    corrected = fields.flag(CORRECTED);
    kept = KeptVolumes.read(fields, volumes);
    fields
        .refused()
        .values()
        .forEach(s -> said.add(s.substring(0, s.length() - 1) + "; it is not used."));
    notes = List.copyOf(said);
  }

  /** What the sidecar says of an image, checked against its header. */
  public static Acquisition of(final Sidecar sidecar, final NiftiHeader header) {
    return new Acquisition(
        sidecar, header.grid(), header.volumes(), header.tr(), HeaderSlices.of(header));
  }

  /** What the sidecar says of an image, checked against its header. */
  public static Acquisition of(final Sidecar sidecar, final NiftiImage image) {
    return of(sidecar, image.header());
  }

  /**
   * What the sidecar says of an image that has no NIfTI header.
   *
   * @param volumes how many volumes it has, 1 for a 3-D image
   * @param tr the repetition time that is known otherwise, in seconds, 0 where none is
   */
  public static Acquisition of(
      final Sidecar sidecar, final Grid grid, final int volumes, final double tr) {
    return new Acquisition(sidecar, grid, volumes, tr, HeaderSlices.NONE);
  }

  private static double zero(final double v) {
    return Double.isNaN(v) ? 0 : v;
  }

  private List<Double> readVolumeTiming(final int volumes) {
    final List<Double> times = fields.numbers(VOLUMES, NOT_NEGATIVE, SECONDS_FROM_0);
    for (int t = 1; t < times.size(); t++) {
      if (times.get(t) <= times.get(t - 1)) {
        fields.refuse(
            VOLUMES,
            " does not increase at place "
                + (t + 1)
                + " ("
                + s(times.get(t - 1))
                + ", then "
                + s(times.get(t))
                + "); each volume must begin after the one before");
        return List.of();
      }
    }
    if (!times.isEmpty() && times.size() != volumes) {
      fields.refuse(
          VOLUMES, " holds " + times.size() + " times, but the image has " + volumes + " volumes");
      return List.of();
    }
    return times;
  }

  private double readTr(final List<String> said) {
    double known = repetitionTime;
    if (!volumeTiming.isEmpty()) {
      final double even = evenSpacing(volumeTiming);
      said.add(
          fields.named(VOLUMES)
              + " gives each volume its own time"
              + (even > 0 ? ", evenly " + s(even) + " apart" : ", not evenly spaced")
              + (known > 0
                  ? "; BIDS allows it or RepetitionTime, not both, and RepetitionTime is used."
                  : even > 0 ? "; that is taken as the repetition time." : "; there is no TR."));
      if (known == 0) {
        known = even;
        if (even == 0) {
          return 0;
        }
      }
    }
    if (known > LONG_TR) {
      said.add(
          fields.named(repetitionTime > 0 ? TR : VOLUMES)
              + " makes the repetition time "
              + s(known)
              + "; perhaps it was meant as milliseconds, BIDS has seconds.");
    }
    if (known > 0
        && headerTr > 0
        && Math.abs(known - headerTr) > TR_TOLERANCE * Math.max(known, headerTr)) {
      said.add(
          "The repetition time is "
              + s(headerTr)
              + " in the header of '"
              + sidecar.image().getFileName()
              + "' but "
              + s(known)
              + " in '"
              + sidecar.origin(repetitionTime > 0 ? TR : VOLUMES).orElse(sidecar.image())
              + "'; the sidecar's is used.");
    }
    return known > 0 ? known : headerTr;
  }

  private static double evenSpacing(final List<Double> times) {
    final int n = times.size();
    if (n < 2) {
      return 0;
    }
    final double step = (times.get(n - 1) - times.get(0)) / (n - 1);
    for (int t = 1; t < n; t++) {
      if (Math.abs(times.get(t) - times.get(t - 1) - step) > TR_TOLERANCE * step) {
        return 0;
      }
    }
    return step;
  }

  private List<Double> readEchoTimes(final List<String> said) {
    final String field = "EchoTime";
    final boolean list = sidecar.field(field).filter(v -> v.isArray()).isPresent();
    final double one = list ? Double.NaN : fields.number(field, POSITIVE, SECONDS_ABOVE_0);
    final List<Double> all =
        list
            ? fields.numbers(field, POSITIVE, SECONDS_ABOVE_0)
            : Double.isNaN(one) ? List.of() : List.of(one);
    if (all.stream().anyMatch(e -> e > LONG_ECHO)) {
      said.add(
          fields.named(field)
              + " is "
              + String.join(", ", all.stream().map(Acquisition::s).toList())
              + "; perhaps it was meant as milliseconds, BIDS has seconds.");
    }
    return all;
  }

  /** A time for a sentence. */
  static String s(final double seconds) {
    return Numbers.format(seconds, 7) + " s";
  }

  /** The merged metadata, with the file that each field comes from. */
  public Sidecar sidecar() {
    return sidecar;
  }

  /** The repetition time to be used: the sidecar's, else the header's, 0 where neither has one. */
  public double tr() {
    return tr;
  }

  /** The sidecar's RepetitionTime, 0 where it has none. */
  public double repetitionTime() {
    return repetitionTime;
  }

  /** The header's repetition time, 0 where it has none. */
  public double headerTr() {
    return headerTr;
  }

  /** The sidecar's SliceTiming in the order of the file, empty where it has none. */
  public List<Double> sliceTiming() {
    return slices.given();
  }

  /** The sidecar's SliceEncodingDirection, k where it has none. */
  public AxisDirection sliceEncodingDirection() {
    return slices.direction();
  }

  /**
   * Whether each slice still has the time that it was taken at, and that is known from the sidecar
   * or the header: not where {@link #sliceTimingCorrected()}.
   */
  public boolean hasSliceTimes() {
    return !corrected
        && (!slices.given().isEmpty()
            || headerSlices.times().length > 0 && !fields.refused().containsKey(SliceTimes.TIMING));
  }

  /**
   * Whether all slices were interpolated to one time: the sidecar's SliceTimingCorrected, as
   * fMRIPrep writes and nilearn reads it.
   */
  public boolean sliceTimingCorrected() {
    return corrected;
  }

  /**
   * The sidecar's StartTime: when the run begins, in seconds after the first volume of the run that
   * its physiological recording and events belong to; 0 where it has none.
   */
  public double startTime() {
    return startTime;
  }

  /** The sidecar's NumberOfVolumesDiscardedByUser, 0 where it has none. */
  public int volumesDiscarded() {
    return discarded;
  }

  /** Which volumes of a longer run these are, where CordJ trimmed it. */
  public Optional<KeptVolumes> keptVolumes() {
    return kept;
  }

  /** The voxel axis (0, 1, 2) that the slice times run along. */
  public int sliceAxis() {
    return slices.given().isEmpty() && headerSlices.times().length > 0
        ? headerSlices.axis()
        : slices.direction().axis();
  }

  /**
   * When each slice is taken, in seconds from the beginning of its volume, by the slice's index
   * along {@link #sliceAxis()}: the sidecar's SliceTiming (turned round where its direction is
   * reversed), else what the header's slice_code says.
   *
   * @throws IllegalArgumentException with one sentence, if they are not known, SliceTiming is
   *     wrong, or the slices were interpolated to one time
   */
  public double[] requireSliceTimes() {
    if (corrected) {
      throw new IllegalArgumentException(
          "The slices of '"
              + sidecar.image().getFileName()
              + "' were already interpolated to one time (SliceTimingCorrected), so they no longer"
              + " have times of their own; use the run from before that step.");
    }
    if (!slices.given().isEmpty()) {
      return slices.bySlice();
    }
    if (!hasSliceTimes()) {
      throw new IllegalArgumentException(
          fields
              .refused()
              .getOrDefault(
                  SliceTimes.TIMING,
                  "The slice times of '"
                      + sidecar.image().getFileName()
                      + "' are not known: no sidecar gives SliceTiming, nor the header slice_code;"
                      + " write them into '"
                      + Sidecars.beside(sidecar.image()).getFileName()
                      + "'."));
    }
    return headerSlices.times().clone();
  }

  /**
   * The repetition time in seconds.
   *
   * @throws IllegalArgumentException with one sentence, if it is not known
   */
  public double requireTr() {
    if (tr > 0) {
      return tr;
    }
    throw new IllegalArgumentException(
        fields
            .refused()
            .getOrDefault(
                TR,
                "The repetition time of '"
                    + sidecar.image().getFileName()
                    + "' is not known: "
                    + (volumeTiming.isEmpty()
                        ? "neither a sidecar nor the header gives it."
                        : "its VolumeTiming is not evenly spaced.")));
  }

  /** The way along which phase was encoded, empty where it is not known. */
  public Optional<AxisDirection> phaseEncodingDirection() {
    return phaseDirection;
  }

  /** The echo times in seconds, empty where not known. */
  public List<Double> echoTimes() {
    return echoTimes;
  }

  /** What the subject did, such as {@code rest}. */
  public Optional<String> taskName() {
    return taskName;
  }

  /** EffectiveEchoSpacing in seconds, 0 where not known. */
  public double effectiveEchoSpacing() {
    return effectiveEchoSpacing;
  }

  /** TotalReadoutTime in seconds, 0 where not known. */
  public double totalReadoutTime() {
    return totalReadoutTime;
  }

  /** When each volume begins, in seconds, for runs that are not evenly spaced; else empty. */
  public List<Double> volumeTiming() {
    return volumeTiming;
  }

  /** What a user should know: what disagrees, what is not used and why; each ends in a period. */
  public List<String> notes() {
    return notes;
  }

  /** The timing, for a log. */
  @Override
  public String toString() {
    return "TR "
        + s(tr)
        + (slices.given().isEmpty()
            ? ""
            : ", slices at " + Arrays.toString(slices.bySlice()) + " s");
  }
}
