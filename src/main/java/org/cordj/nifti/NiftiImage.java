package org.cordj.nifti;

import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Series;
import org.cordj.image.Volume;

/**
 * An image as it was read: its header and its values as float planes, scaled.
 *
 * @param header the file's header
 * @param planes [t * nz + z][x + nx * y], the order of NIfTI files and of ImageJ stacks
 * @param name the file's name without .nii, .nii.gz, .hdr or .img
 * @param notes one sentence for each guess made in reading, the header's and the values'
 */
public record NiftiImage(NiftiHeader header, float[][] planes, String name, List<String> notes) {

  /** Where the voxels lie, in mm. */
  public Grid grid() {
    return header.grid();
  }

  /** Repetition time in seconds, 0 where unknown. */
  public double tr() {
    return header.tr();
  }

  /** How many volumes there are, 1 for a 3-D image. */
  public int volumes() {
    return header.volumes();
  }

  /** Whether it has more than one volume. */
  public boolean is4d() {
    return volumes() > 1;
  }

  /**
   * The image as a run; shares its planes.
   *
   * @throws NiftiException if it is 3-D
   */
  public Series toSeries() throws NiftiException {
    if (!is4d()) {
      throw new NiftiException(
          "'" + name + "' is a 3-D image; a 4-D run of two or more volumes is needed here.");
    }
    return Series.ofPlanes(name, planes, grid(), tr());
  }

  /**
   * The image as one volume; shares its planes.
   *
   * @throws NiftiException if it has more than one volume
   */
  public Volume toVolume() throws NiftiException {
    if (is4d()) {
      throw new NiftiException(
          "'" + name + "' is a 4-D run of " + volumes() + " volumes; a 3-D image is needed here.");
    }
    return new Volume(name, planes, grid());
  }
}
