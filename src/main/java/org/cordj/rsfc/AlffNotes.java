package org.cordj.rsfc;

import static org.cordj.io.Numbers.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cordj.image.Mask;
import org.cordj.signal.Detrend;

/** The sentences that {@link Alff} says beside its maps. */
final class AlffNotes {

  private AlffNotes() {}

  /** What of the options a reader of the maps must know. */
  static void choices(final Alff alff, final List<String> notes) {
    final Definition definition = alff.definition();
    final Detrend detrend = alff.detrend();
    final List<Band> bands = alff.bands();
    if (!definition.knows(detrend)) {
      notes.add(
          "definition="
              + definition.key()
              + " has "
              + definition.detrend().key()
              + " detrending; with detrend="
              + detrend.key()
              + " its maps are not those of the program.");
    }
    final List<String> pairs = new ArrayList<>();
    for (int a = 0; a < bands.size(); a++) {
      for (final Band other : bands.subList(a + 1, bands.size())) {
        final Band band = bands.get(a);
        if (band.low() == other.low() && band.high() == other.high()) {
          pairs.add(band.name() + " is the same as " + other.name());
        } else if (band.overlaps(other)) {
          pairs.add(band.name() + " with " + other.name());
        }
      }
    }
    if (!pairs.isEmpty()) {
      notes.add(
          "Bands overlap: "
              + String.join(", ", pairs)
              + ". What they share is in the maps of both.");
    }
  }

  /** How many estimates of a power are negative. */
  static void negative(
      final Measure measure, final Band band, final double[] values, final List<String> notes) {
    if (measure.isSigned()) {
      return;
    }
    int negative = 0;
    for (final double v : values) {
      if (v < 0) {
        negative++;
      }
    }
    if (negative > 0) {
      notes.add(
          measure.key()
              + " in "
              + band.describe()
              + " is negative in "
              + negative
              + " of "
              + values.length
              + " voxels, where the estimate of the power is below 0; they are kept, so that means"
              + " are without bias.");
    }
  }

  /** What a reader of mALFF must know. */
  static String relative(final Band band, final Mask mask, final double mean) {
    return "mALFF in "
        + band.describe()
        + " is ALFF over its mean in '"
        + mask.name()
        + "', "
        + brief(mean)
        + " in signal units: where ALFF rises ventrally, mALFF falls dorsally. Look at ALFF beside"
        + " it.";
  }

  /** How many voxels have no value. */
  static void voxels(
      final Alff alff,
      final int n,
      final int nonFinite,
      final int constant,
      final int withoutMean,
      final List<String> notes) {
    if (nonFinite > 0) {
      notes.add(
          nonFinite + " of " + n + " voxels hold a NaN or infinity and are NaN in every map.");
    }
    if (constant > 0) {
      notes.add(constant + " of " + n + " voxels do not vary and are NaN in every map.");
    }
    final String ofMean =
        Stream.of(Measure.P_ALFF, Measure.PER_AF)
            .filter(alff.measures()::contains)
            .map(Measure::key)
            .collect(Collectors.joining(" and "));
    if (withoutMean > 0 && !ofMean.isEmpty()) {
      notes.add(
          withoutMean
              + " of "
              + n
              + " voxels have a mean of 0 or less and are NaN in "
              + ofMean
              + ".");
    }
  }

  /** Where zALFF tells nothing. */
  static void spread(
      final Band band, final Mask mask, final double[] alff, final List<String> notes) {
    final double sd = AlffValues.moments(alff)[1];
    if (!(sd > 0)) {
      notes.add(
          "zALFF in "
              + band.describe()
              + " is NaN: it is in SDs of ALFF over '"
              + mask.name()
              + "', which needs 2 voxels or more that differ.");
    }
  }
}
