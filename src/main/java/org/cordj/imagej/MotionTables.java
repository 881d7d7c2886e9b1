package org.cordj.imagej;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.bids.KeptVolumes;
import org.cordj.io.Table;
import org.cordj.motion.SliceMotion;

/**
 * Motion of an image on screen to and from tables. A table's x and y are those of the voxel order
 * in the image's file, as other programs read it; on screen planes are turned.
 */
public final class MotionTables {

  private MotionTables() {}

  /**
   * The motion of an image on screen as the motion in its file's voxel order.
   *
   * @param motion along the columns and rows on screen
   */
  public static SliceMotion toFile(final ImagePlus imp, final SliceMotion motion) {
    final View back = Geometry.of(imp).view().inverse();
    return motion.turned(back.transposed(), back.flipColumns(), back.flipRows());
  }

  /**
   * Reads a table for an image.
   *
   * @return motion along the columns and rows on screen
   * @throws IOException if there is no such table
   * @throws IllegalArgumentException if it is no motion table of this image
   */
  public static SliceMotion read(final ImagePlus imp, final Path path) throws IOException {
    // a table of the run before it was trimmed serves the volumes that are left
    final KeptVolumes kept = RunTiming.kept(imp);
    final Table whole = Table.read(path);
    final Table table = kept.count() == kept.of() ? whole : kept.fit(whole, path.toString());
    final SliceMotion stored =
        SliceMotion.of(path.toString(), table, imp.getNFrames(), imp.getNSlices());
    final View view = Geometry.of(imp).view();
    return stored.turned(view.transposed(), view.flipColumns(), view.flipRows());
  }
}
