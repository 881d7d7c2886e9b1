package org.cordj.segment;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cordj.image.Grid;
import org.cordj.image.Volume;
import org.cordj.io.Table;

/**
 * A mask corrected by hand and what changed.
 *
 * <p>Dice's coefficient is twice the voxels in common over the voxels of both; 1 where nothing
 * differs.
 *
 * @param mask the corrected mask
 * @param slices the planes that differ, ascending
 * @param before cord voxels of the whole mask before
 * @param after cord voxels of the whole mask now
 * @param common cord voxels of both
 * @param soft whether the mask before held shares of a voxel
 */
public record MaskCorrection(
    Volume mask, List<Slice> slices, long before, long after, long common, boolean soft) {

  /**
   * One plane that differs.
   *
   * @param slice its index, from 0
   * @param before cord voxels before
   * @param after cord voxels now
   * @param common cord voxels of both
   */
  public record Slice(int slice, int before, int after, int common) {

    /** Dice's coefficient of the slice before and now. */
    public double dice() {
      return 2.0 * common / (before + after);
    }
  }

  /** Keeps its own list. */
  public MaskCorrection {
    slices = List.copyOf(slices);
  }

  /** Dice's coefficient of the mask before and now. */
  public double dice() {
    return 2.0 * common / (before + after);
  }

  /** The volume before, in mm3. */
  public double volumeBefore() {
    return before * voxel();
  }

  /** The volume now, in mm3. */
  public double volumeAfter() {
    return after * voxel();
  }

  private double voxel() {
    final Grid g = mask.grid();
    return g.voxelSize(0) * g.voxelSize(1) * g.voxelSize(2);
  }

  /** The indices of the planes that differ, from 0. */
  public List<Integer> indices() {
    return slices.stream().map(Slice::slice).toList();
  }

  /**
   * A row a slice that differs: its index from 0, its number from 1 as an image's window counts,
   * voxels and Dice.
   */
  public Table toTable() {
    final Table table = new Table("slice", "z", "voxels_before", "voxels_after", "dice");
    for (final Slice s : slices) {
      table.add(s.slice, s.slice + 1, s.before, s.after, s.dice());
    }
    return table;
  }

  /** What changed: a sentence for the log, slices as an image's window counts them. */
  public String sentence() {
    final String emptied =
        slices.stream()
            .filter(s -> s.after == 0)
            .map(s -> String.valueOf(s.slice + 1))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s: %d of %d slices corrected by hand (z %s), the others as they were. Dice with the mask"
            + " before %.4f, volume before %.2f mm3, now %.2f mm3.%s%s",
        mask.name(),
        slices.size(),
        mask.grid().nz(),
        slices.stream().map(s -> String.valueOf(s.slice + 1)).collect(Collectors.joining(", ")),
        dice(),
        volumeBefore(),
        volumeAfter(),
        emptied.isEmpty() ? "" : " Without cord now: z " + emptied + ".",
        soft ? " The mask is soft: corrected slices hold 0 and 1, the others their shares." : "");
  }
}
