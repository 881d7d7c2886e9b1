package org.cordj.imagej;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ij.ImagePlus;
import java.nio.file.Path;
import java.util.List;

/**
 * Two open runs of which one was made from the other, as its record says, for dialogs that compare
 * what was before a step with what came out of it.
 *
 * @param before the source
 * @param after the result
 */
record BeforeAfter(ImagePlus before, ImagePlus after) {

  /**
   * The pair that is meant: the run in front and the newest one made from it, else what it was made
   * from and itself; where no run is in front the newest result whose source is open. O(n^2) for n
   * open images.
   *
   * @param newest the open images, the newest first
   * @param active the image in front, null if there is none
   * @return null if there is no such pair
   */
  static BeforeAfter of(final List<ImagePlus> newest, final ImagePlus active) {
    final boolean run = active != null && active.getNFrames() > 1;
    BeforeAfter found = null;
    for (final ImagePlus after : newest) {
      for (final ImagePlus before : newest) {
        if (!isMadeFrom(after, before) || run && active != before && active != after) {
          continue;
        }
        if (!run || active == before) {
          return new BeforeAfter(before, after);
        }
        found = found == null ? new BeforeAfter(before, after) : found;
      }
    }
    return found;
  }

  private static boolean isMadeFrom(final ImagePlus after, final ImagePlus before) {
    if (after == before
        || after.getNFrames() < 2
        || after.getNFrames() != before.getNFrames()
        || after.getNSlices() != before.getNSlices()
        || after.getWidth() != before.getWidth()
        || after.getHeight() != before.getHeight()) {
      return false;
    }
    final ObjectNode record = Provenance.fields(after);
    if (record == null) {
      return false;
    }
    final Path file = NiftiFiles.pathOf(before);
    for (final JsonNode source : record.path("Sources")) {
      if (source.asText().equals(before.getTitle())
          || file != null && source.asText().equals(file.toString())) {
        return true;
      }
    }
    return false;
  }
}
