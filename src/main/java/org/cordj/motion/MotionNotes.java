package org.cordj.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cordj.image.Mask;

/** What a user should know of an estimate, in sentences for the log. */
public final class MotionNotes {

  /** A mask's centroid of fewer voxels than this is no good centroid of a cord. */
  private static final int FEW = 4;

  private MotionNotes() {}

  /**
   * The sentences: how much moved, which slices were left for lack of mask, where the mask is a few
   * voxels, and what did not converge.
   *
   * @param name what the sentences call the run
   */
  public static List<String> of(final String name, final SliceMotion motion, final Mask mask) {
    final List<String> notes = new ArrayList<>();
    final int good = motion.count(SliceMotion.State.CONVERGED);
    final int failed = motion.count(SliceMotion.State.FAILED);
    notes.add(
        String.format(
            Locale.ROOT,
            "%s: the cord moved by %.3f mm RMS about its mean place; %d of %d slices of volumes"
                + " converged.",
            name,
            motion.rms(),
            good,
            good + failed));
    final int[] voxels = new int[motion.slices()];
    for (int n = 0; n < mask.count(); n++) {
      voxels[mask.index(n) / mask.grid().planeSize()]++;
    }
    final List<Integer> without = new ArrayList<>();
    final List<Integer> few = new ArrayList<>();
    for (int z = 0; z < voxels.length; z++) {
      if (voxels[z] == 0) {
        without.add(z);
      } else if (voxels[z] < FEW) {
        few.add(z);
      }
    }
    if (!without.isEmpty()) {
      notes.add(
          name
              + ": '"
              + mask.name()
              + "' has no voxel in "
              + slices(without)
              + " (counted from 0); left as they were.");
    }
    if (!few.isEmpty()) {
      notes.add(
          name
              + ": '"
              + mask.name()
              + "' has fewer than "
              + FEW
              + " voxels in "
              + slices(few)
              + "; the cord is taken to be around them.");
    }
    if (failed > 0) {
      notes.add(failures(name, motion));
    }
    return notes;
  }

  private static String failures(final String name, final SliceMotion motion) {
    final int[] bySlice = new int[motion.slices()];
    int failed = 0;
    for (int t = 0; t < motion.volumes(); t++) {
      for (int z = 0; z < bySlice.length; z++) {
        if (motion.state(t, z) == SliceMotion.State.FAILED) {
          bySlice[z]++;
          failed++;
        }
      }
    }
    final List<String> where = new ArrayList<>();
    for (int z = 0; z < bySlice.length; z++) {
      if (bySlice[z] > 0) {
        where.add(
            "slice "
                + z
                + (bySlice[z] == motion.volumes()
                    ? " in every volume (no cord to be seen, or a value that is no number)"
                    : " in " + bySlice[z] + (bySlice[z] == 1 ? " volume" : " volumes")));
      }
    }
    return name
        + ": "
        + failed
        + (failed == 1 ? " fit" : " fits")
        + " did not converge and "
        + (failed == 1 ? "is" : "are")
        + " left as "
        + (failed == 1 ? "it was" : "they were")
        + ": "
        + String.join(", ", where)
        + ".";
  }

  private static String slices(final List<Integer> slices) {
    return (slices.size() == 1 ? "slice " : "slices ")
        + slices.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
