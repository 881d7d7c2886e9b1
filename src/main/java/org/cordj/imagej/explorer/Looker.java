package org.cordj.imagej.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.cordj.connectivity.LiveSeed;
import org.cordj.connectivity.SeedCourse;
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

  /** [run] null where the bands or the definition cannot be had of it. */
  private final LiveSpectrum[] spectra;

  private Wanted spectraOf;
  private Wanted mapOf;
  private Sight.SeedMapSeen map;
  private String spectrumTrouble = "";
  private String mapTrouble = "";
  private Sight last;

  Looker(final Exploration exploration) {
    this.exploration = exploration;
    spectra = new LiveSpectrum[exploration.runs()];
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
    last = see(wanted);
    publish.accept(last);
    if (wanted.seed() == null || sameMap(wanted, mapOf)) {
      return;
    }
    try {
      final Sight.SeedMapSeen made = map(wanted, progress);
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
    last = see(wanted);
    publish.accept(last);
  }

  private void prepare(final Wanted wanted) {
    if (spectraOf != null
        && spectraOf.run() == wanted.run()
        && spectraOf.definition() == wanted.definition()
        && spectraOf.bands().equals(wanted.bands())) {
      return;
    }
    spectraOf = wanted;
    last = null;
    spectrumTrouble = "";
    for (int run = 0; run < spectra.length; run++) {
      try {
        spectra[run] =
            new LiveSpectrum(exploration.run(run).series(), wanted.bands(), wanted.definition());
      } catch (final IllegalArgumentException e) {
        spectra[run] = null;
        spectrumTrouble = run == wanted.run() ? e.getMessage() : spectrumTrouble;
      }
    }
  }

  private static boolean sameMap(final Wanted a, final Wanted b) {
    return b != null
        && a.run() == b.run()
        && a.radius() == b.radius()
        && a.seed() != null
        && a.seed().isAs(b.seed());
  }

  private Sight see(final Wanted wanted) {
    final List<Facts> pins = new ArrayList<>();
    wanted.pins().forEach(p -> pins.add(facts(wanted.run(), p)));
    final Facts point =
        wanted.point() == null ? null : facts(wanted.run(), Spot.of(wanted.point()));
    final Facts seed = wanted.seed() == null ? null : facts(wanted.run(), wanted.seed());
    return new Sight(
        wanted,
        point,
        seed,
        pins,
        map,
        frequencies(wanted.run()),
        behind(wanted, point != null ? point : seed),
        spectrumTrouble.isEmpty() ? mapTrouble : spectrumTrouble);
  }

  private double[] frequencies(final int run) {
    return spectra[run] == null ? new double[0] : spectra[run].frequencies();
  }

  /** The same voxel or region in the other run. */
  private Sight.Behind behind(final Wanted wanted, final Facts front) {
    if (front == null || front.course() == null || !wanted.behind() || exploration.runs() < 2) {
      return null;
    }
    if (last != null && last.behind() != null && last.behind().facts().spot().isAs(front.spot())) {
      return last.behind();
    }
    final int other = 1 - wanted.run();
    final ExploredRun run = exploration.run(other);
    final Facts facts = made(other, front.spot());
    return facts.course() == null
        ? null
        : new Sight.Behind(
            facts,
            frequencies(other),
            run.series().tr(),
            run.start() - exploration.run(wanted.run()).start(),
            run.series().name(),
            exploration.run(wanted.run()).series().name());
  }

  private Facts facts(final int run, final Spot spot) {
    if (last != null) {
      for (final Facts known : known(last)) {
        if (known.spot().isAs(spot)) {
          return known.by(spot);
        }
      }
    }
    return made(run, spot);
  }

  private Facts made(final int run, final Spot spot) {
    double[] course = null;
    int voxels = 1;
    if (!spot.isRegion()) {
      course = exploration.run(run).course(spot.place());
    } else {
      try {
        final SeedCourse mean =
            exploration.run(run).mean(exploration.regions().mask(spot.region()));
        course = mean.values();
        voxels = mean.voxels();
      } catch (final IllegalArgumentException e) {
        // the map, which needs the course as well, says why there is none
        voxels = 0;
      }
    }
    final boolean one = course != null;
    return new Facts(
        spot,
        exploration.inMask(spot.place()),
        exploration.region(spot.place()),
        voxels,
        course,
        one && spectra[run] != null ? spectra[run].of(course) : null,
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
  private Sight.SeedMapSeen map(final Wanted wanted, final Progress progress) {
    final ExploredRun run = exploration.run(wanted.run());
    final LiveSeed live = run.live();
    final float[] unit = new float[live.volumesWithValues()];
    final Spot seed = wanted.seed();
    if (seed.isRegion()) {
      live.unit(run.mean(exploration.regions().mask(seed.region())), unit);
    } else {
      final Place p = seed.place();
      live.unit(
          SeedCourse.sphere(live.mask(), new int[] {p.x(), p.y(), p.z()}, wanted.radius()), unit);
    }
    // 4 bytes a voxel: the one on screen is read while this one is written
    final float[] r = new float[live.mask().count()];
    return live.map(unit, r, progress) ? new Sight.SeedMapSeen(r, unit) : null;
  }
}
