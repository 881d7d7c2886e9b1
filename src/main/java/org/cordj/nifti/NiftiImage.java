package org.cordj.nifti;

import java.util.Arrays;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Series;
import org.cordj.image.Volume;

/**
 * An image as it was read: its header and its values as float planes, scaled.
 *
 * <p>An image of up to 4 dimensions has one channel. What NIfTI has beyond time (its axes 5 to 7)
 * and the components of colour voxels are channels: see {@link #channelNames()}, {@link
 * #channel(int)}.
 *
 * @param header the file's header
 * @param planes [(channel * nt + t) * nz + z][x + nx * y], the order of NIfTI files; with one
 *     channel that of ImageJ stacks too
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

  /** How many volumes there are in a channel, 1 for a 3-D image. */
  public int volumes() {
    return header.volumes();
  }

  /** Whether it has more than one volume. */
  public boolean is4d() {
    return volumes() > 1;
  }

  /** How many channels there are, 1 for an image of up to 4 dimensions. */
  public int channels() {
    return planes.length / (volumes() * grid().nz());
  }

  /**
   * What the channels are called, such as {@code displacement 2} or {@code red}: numbers (from 1)
   * along the axes beyond time and the colour component, which runs fastest.
   */
  public List<String> channelNames() {
    return channels() == 1 ? List.of("") : NiftiAxis.channelNames(header);
  }

  /**
   * One channel as an image of its own; shares its planes.
   *
   * @param index counted from 0
   */
  public NiftiImage channel(final int index) {
    final int n = channels();
    if (index < 0 || index >= n) {
      throw new IllegalArgumentException(
          "'" + name + "' has no channel " + index + "; its channels are 0 to " + (n - 1) + ".");
    }
    if (n == 1) {
      return this;
    }
    final int size = planes.length / n;
    return new NiftiImage(
        header,
        Arrays.copyOfRange(planes, index * size, (index + 1) * size),
        name + "_" + channelNames().get(index).replaceAll("[^A-Za-z0-9]+", ""),
        notes);
  }

  /**
   * The image as a run; shares its planes.
   *
   * @throws NiftiException if it is 3-D or has several channels
   */
  public Series toSeries() throws NiftiException {
    requireOneChannel();
    if (!is4d()) {
      throw new NiftiException(
          "'" + name + "' is a 3-D image; a 4-D run of two or more volumes is needed here.");
    }
    return Series.ofPlanes(name, planes, grid(), tr());
  }

  /**
   * The image as one volume; shares its planes.
   *
   * @throws NiftiException if it has more than one volume or several channels
   */
  public Volume toVolume() throws NiftiException {
    requireOneChannel();
    if (is4d()) {
      throw new NiftiException(
          "'" + name + "' is a 4-D run of " + volumes() + " volumes; a 3-D image is needed here.");
    }
    return new Volume(name, planes, grid());
  }

  private void requireOneChannel() throws NiftiException {
    if (channels() > 1) {
      throw new NiftiException(
          "'"
              + name
              + "' has "
              + channels()
              + " channels ("
              + String.join(", ", channelNames().subList(0, Math.min(4, channels())))
              + (channels() > 4 ? ", ..." : "")
              + "); an image of one channel is needed here.");
    }
  }
}
