package org.cordj.imagej.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.cordj.connectivity.LiveSeed;
import org.cordj.connectivity.SeedCourse;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.preprocess.Tsnr;
import org.cordj.rsfc.LiveSpectrum;
import org.cordj.signal.Detrend;

/**
 * Makes sights of an exploration, one after another, and does only what differs from the last one.
 * For one thread.
 */
final class Looker {

  private static final Tsnr TSNR = new Tsnr(Detrend.NONE);

  private final Exploration exploration;
  private LiveSpectrum spectrum;
  private Wanted spectrumOf;
  private Wanted mapOf;
  private float[] map;
  private String spectrumTrouble = "";
  private String mapTrouble = "";
  private Sight last;

  Looker(final Exploration exploration) {
    this.exploration = exploration;
  }

  /**
   * Looks: first what costs little, with the map that was there, then with the map that is wanted.
   *
   * @param publish told each sight
   */
  void look(final Wanted wanted, final Progress progress, final Consumer<Sight> publish) {
    prepare(wanted);
    if (wanted.seed() == null || mapOf != null && mapOf.run() != wanted.run()) {
      map = null;
      mapOf = null;
      mapTrouble = "";
    }
    last = facts(wanted);
    publish.accept(last);
    if (wanted.seed() == null || sameMap(wanted, mapOf)) {
      return;
    }
    try {
      final float[] made = map(wanted, progress);
      if (made == null) {
        return;
      }
      map = made;
      mapTrouble = "";
    } catch (final IllegalArgumentException e) {
      map = null;
      mapTrouble = e.getMessage();
    }
    mapOf = wanted;
    last = facts(wanted);
    publish.accept(last);
  }

  private void prepare(final Wanted wanted) {
    if (spectrumOf == null
        || spectrumOf.run() != wanted.run()
        || spectrumOf.definition() != wanted.definition()
        || !spectrumOf.bands().equals(wanted.bands())) {
      spectrumOf = wanted;
      last = null;
      spectrum = null;
      spectrumTrouble = "";
      try {
        spectrum =
            new LiveSpectrum(
                exploration.run(wanted.run()).series(), wanted.bands(), wanted.definition());
      } catch (final IllegalArgumentException e) {
        spectrumTrouble = e.getMessage();
      }
    }
  }

  private static boolean sameMap(final Wanted a, final Wanted b) {
    return b != null
        && a.run() == b.run()
        && a.radius() == b.radius()
        && Objects.equals(a.seed(), b.seed());
  }

  private Sight facts(final Wanted wanted) {
    final List<Facts> pins = new ArrayList<>();
    wanted.pins().forEach(p -> pins.add(facts(wanted, p)));
    return new Sight(
        wanted,
        facts(wanted, wanted.point()),
        facts(wanted, wanted.seed()),
        pins,
        map,
        spectrum == null ? new double[0] : spectrum.frequencies(),
        spectrumTrouble.isEmpty() ? mapTrouble : spectrumTrouble);
  }

  private Facts facts(final Wanted wanted, final Place place) {
    if (place == null) {
      return null;
    }
    if (last != null) {
      for (final Facts known : known(last)) {
        if (known.place().equals(place)) {
          return known;
        }
      }
    }
    final double[] course = exploration.run(wanted.run()).course(place);
    final boolean one = course != null;
    return new Facts(
        place,
        exploration.inMask(place),
        exploration.region(place),
        course,
        one && spectrum != null ? spectrum.of(course) : null,
        one ? Arrays.stream(course).average().orElse(Double.NaN) : Double.NaN,
        one ? TSNR.of(course) : Double.NaN);
  }

  private static List<Facts> known(final Sight sight) {
    final List<Facts> known = new ArrayList<>(sight.pins());
    if (sight.point() != null) {
      known.add(sight.point());
    }
    if (sight.seed() != null) {
      known.add(sight.seed());
    }
    return known;
  }

  /** The map of the seed, null if nobody wants it any more. */
  private float[] map(final Wanted wanted, final Progress progress) {
    final LiveSeed live = exploration.run(wanted.run()).live();
    final Place p = wanted.seed();
    final Mask seed =
        SeedCourse.sphere(live.mask(), new int[] {p.x(), p.y(), p.z()}, wanted.radius());
    final float[] unit = new float[live.volumesWithValues()];
    live.unit(seed, unit);
    // 4 bytes a voxel: the one on screen is read while this one is written
    final float[] r = new float[live.mask().count()];
    return live.map(unit, r, progress) ? r : null;
  }
}
