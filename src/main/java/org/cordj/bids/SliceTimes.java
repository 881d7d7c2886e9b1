package org.cordj.bids;

import static org.cordj.bids.Acquisition.SECONDS_FROM_0;
import static org.cordj.bids.Acquisition.s;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cordj.image.Grid;

/**
 * The sidecar's SliceTiming with the direction that it is given in.
 *
 * @param given in seconds, in the order of the file; empty where absent or refused
 * @param direction SliceEncodingDirection, k where absent
 */
record SliceTimes(List<Double> given, AxisDirection direction) {

  static final String TIMING = "SliceTiming";

  private static final String DIRECTION = "SliceEncodingDirection";

  /** Slice times further apart than this share of the TR disagree: above a scanner's rounding. */
  private static final double TOLERANCE = 0.01;

  /** Reads both fields; times that do not fit the image or the TR (0: not known) are refused. */
  static SliceTimes read(final FieldReader fields, final Grid grid, final double tr) {
    final Optional<AxisDirection> direction = fields.direction(DIRECTION);
    final AxisDirection d = direction.orElse(AxisDirection.K);
    final List<Double> times = fields.numbers(TIMING, v -> v >= 0, SECONDS_FROM_0);
    if (times.isEmpty()) {
      return new SliceTimes(times, d);
    }
    final int slices = grid.size(d.axis());
    final double last = times.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    final String why;
    if (fields.refused().containsKey(DIRECTION)) {
      why = " has no meaning without a right SliceEncodingDirection";
    } else if (times.size() != slices) {
      why =
          " holds "
              + times.size()
              + " times, but the image has "
              + slices
              + " slices along its axis "
              + "ijk".charAt(d.axis());
    } else if (tr > 0 && last > tr * (1 + 1e-6)) { // a header keeps its TR as a float
      why =
          " goes up to "
              + s(last)
              + ", beyond the repetition time of "
              + s(tr)
              + (last / 1e3 <= tr ? "; perhaps it is in milliseconds, BIDS has seconds" : "");
    } else {
      return new SliceTimes(times, d);
    }
    fields.refuse(TIMING, why);
    return new SliceTimes(List.of(), d);
  }

  /** The times by the slice's index: turned round where the direction is reversed. */
  double[] bySlice() {
    final int n = given.size();
    final double[] times = new double[n];
    for (int i = 0; i < n; i++) {
      times[direction.reversed() ? n - 1 - i : i] = given.get(i);
    }
    return times;
  }

  /** Says where the header gives another slice axis or other slice times. */
  void compare(
      final HeaderSlices header,
      final double tr,
      final String timing,
      final Path image,
      final List<String> said) {
    if (given.isEmpty()) {
      return;
    }
    if (header.axis() >= 0 && header.axis() != direction.axis()) {
      said.add(
          "The slices run along the axis "
              + "ijk".charAt(header.axis())
              + " by the header (dim_info) of '"
              + image.getFileName()
              + "' but along "
              + "ijk".charAt(direction.axis())
              + " by the sidecar; the sidecar's axis is used.");
      return;
    }
    final double[] ours = bySlice();
    final double[] theirs = header.times();
    for (int i = 0; i < theirs.length; i++) {
      if (Math.abs(ours[i] - theirs[i]) > TOLERANCE * tr) {
        said.add(
            "Slice "
                + (i + 1)
                + " is taken at "
                + s(theirs[i])
                + " by the header (slice_code) of '"
                + image.getFileName()
                + "' but at "
                + s(ours[i])
                + " by "
                + timing
                + "; the sidecar's times are used.");
        return;
      }
    }
  }
}
