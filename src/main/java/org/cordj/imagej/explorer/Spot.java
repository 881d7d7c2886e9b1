package org.cordj.imagej.explorer;

/**
 * What a course is of: a voxel, or the whole region that a voxel lies in.
 *
 * @param place the voxel; of a region one of its voxels, such as the one that was clicked
 * @param region the name of the region whose mean course is meant, empty for the voxel alone
 */
public record Spot(Place place, String region) {

  /** A voxel. */
  static Spot of(final Place place) {
    return new Spot(place, "");
  }

  /** Whether a region is meant and not a voxel. */
  boolean isRegion() {
    return !region.isEmpty();
  }

  /** Whether another has the same course: of a region it is the same from all of its voxels. */
  boolean isAs(final Spot other) {
    return other != null
        && region.equals(other.region)
        && (isRegion() || place.equals(other.place));
  }

  /** What a legend calls it. */
  String label() {
    return isRegion() ? region : place.toString();
  }
}
