package org.cordj.imagej.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.cordj.rsfc.Band;
import org.cordj.rsfc.Definition;

/**
 * What a user wants to see. Immutable; each change is a new one.
 *
 * @param run the number of the run, 0 for the series, 1 for the raw one
 * @param point the voxel under the mouse, null for none
 * @param seed the voxel or region whose map is shown, null for none
 * @param pins voxels and regions that are kept in sight
 * @param radius of the seed, in mm
 * @param bands on the spectrum
 * @param definition of ALFF
 * @param behind whether the other run, if there is one, is drawn behind
 */
record Wanted(
    int run,
    Place point,
    Spot seed,
    List<Spot> pins,
    double radius,
    List<Band> bands,
    Definition definition,
    boolean behind) {

  /** The most pins: as many as there are colours to tell apart. */
  static final int MOST_PINS = 5;

  Wanted {
    pins = List.copyOf(pins);
    bands = List.copyOf(bands);
  }

  /** The beginning. */
  static Wanted of(final ExplorerOptions options) {
    return new Wanted(
        0, null, null, List.of(), options.radius(), options.bands(), options.definition(), true);
  }

  Wanted withRun(final int other) {
    return new Wanted(other, point, seed, pins, radius, bands, definition, behind);
  }

  Wanted withPoint(final Place other) {
    return new Wanted(run, other, seed, pins, radius, bands, definition, behind);
  }

  Wanted withSeed(final Spot other) {
    return new Wanted(run, point, other, pins, radius, bands, definition, behind);
  }

  Wanted withPins(final List<Spot> others) {
    return new Wanted(run, point, seed, others, radius, bands, definition, behind);
  }

  /** With one more pin; the same if it is there or no more have room. */
  Wanted pinning(final Spot spot) {
    if (spot == null || isPinned(spot) || pins.size() == MOST_PINS) {
      return this;
    }
    final List<Spot> more = new ArrayList<>(pins);
    more.add(spot);
    return withPins(more);
  }

  /** Whether there is a pin of that course. */
  boolean isPinned(final Spot spot) {
    return pins.stream().anyMatch(p -> p.isAs(spot));
  }

  /** Without seed and pins that are no more. */
  Wanted onlyWhere(final Predicate<Spot> there) {
    return withPins(pins.stream().filter(there).toList())
        .withSeed(seed != null && there.test(seed) ? seed : null);
  }

  Wanted withBands(final List<Band> others) {
    return new Wanted(run, point, seed, pins, radius, others, definition, behind);
  }

  Wanted withDefinition(final Definition other) {
    return new Wanted(run, point, seed, pins, radius, bands, other, behind);
  }

  Wanted withBehind(final boolean other) {
    return new Wanted(run, point, seed, pins, radius, bands, definition, other);
  }
}
