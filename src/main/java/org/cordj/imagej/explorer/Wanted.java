package org.cordj.imagej.explorer;

import java.util.ArrayList;
import java.util.List;
import org.cordj.rsfc.Band;
import org.cordj.rsfc.Definition;

/**
 * What a user wants to see. Immutable; each change is a new one.
 *
 * @param run the number of the run, 0 for the series, 1 for the raw one
 * @param point the voxel under the mouse, null for none
 * @param seed the voxel whose map is shown, null for none
 * @param pins voxels that are kept in sight
 * @param radius of the seed, in mm
 * @param bands on the spectrum
 * @param definition of ALFF
 */
record Wanted(
    int run,
    Place point,
    Place seed,
    List<Place> pins,
    double radius,
    List<Band> bands,
    Definition definition) {

  /** The most pins: as many as there are colours to tell apart. */
  static final int MOST_PINS = 5;

  Wanted {
    pins = List.copyOf(pins);
    bands = List.copyOf(bands);
  }

  /** The beginning. */
  static Wanted of(final ExplorerOptions options) {
    return new Wanted(
        0, null, null, List.of(), options.radius(), options.bands(), options.definition());
  }

  Wanted withRun(final int other) {
    return new Wanted(other, point, seed, pins, radius, bands, definition);
  }

  Wanted withPoint(final Place other) {
    return new Wanted(run, other, seed, pins, radius, bands, definition);
  }

  Wanted withSeed(final Place other) {
    return new Wanted(run, point, other, pins, radius, bands, definition);
  }

  Wanted withPins(final List<Place> others) {
    return new Wanted(run, point, seed, others, radius, bands, definition);
  }

  /** With one more pin; the same if it is there or no more have room. */
  Wanted pinning(final Place place) {
    if (place == null || pins.contains(place) || pins.size() == MOST_PINS) {
      return this;
    }
    final List<Place> more = new ArrayList<>(pins);
    more.add(place);
    return withPins(more);
  }

  Wanted withBands(final List<Band> others) {
    return new Wanted(run, point, seed, pins, radius, others, definition);
  }

  Wanted withDefinition(final Definition other) {
    return new Wanted(run, point, seed, pins, radius, bands, other);
  }
}
