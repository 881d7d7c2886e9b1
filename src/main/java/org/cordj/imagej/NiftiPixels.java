package org.cordj.imagej;

import ij.ImageStack;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Grid;
import org.cordj.nifti.DataType;
import org.cordj.nifti.NiftiAxis;
import org.cordj.nifti.NiftiHeader;
import org.cordj.nifti.NiftiImage;

/**
 * The planes of a NIfTI image in the order and kind that ImageJ wants: channels before slices
 * before time, colours as RGB, each turned as the view says.
 *
 * <p>NIfTI's axes beyond time are channels. Colour voxels are one RGB image, but with such axes
 * their components are channels too.
 */
final class NiftiPixels {

  private final NiftiHeader header;
  private final View view;
  private final IntFunction<float[]> planes;
  private final boolean rgb;
  private final int channels;
  private final List<String> names;
  private final SliceLabels labels;

  /**
   * @param planes gives a plane of {@link NiftiImage#planes()}, which may be changed
   * @param tr seconds from volume to volume, 0 where unknown
   */
  NiftiPixels(
      final NiftiHeader header,
      final View view,
      final IntFunction<float[]> planes,
      final double tr) {
    this.header = header;
    this.view = view;
    this.planes = planes;
    rgb = isRgb(header);
    final int components =
        header.datatype().kind() == DataType.Kind.COLOR ? header.datatype().components() : 1;
    channels = rgb ? 1 : header.channels() * components;
    names = channels == 1 ? List.of("") : NiftiAxis.channelNames(header);
    labels = new SliceLabels(view.show(header.grid()), header.volumes(), tr);
  }

  /** Whether an image is shown as RGB. */
  static boolean isRgb(final NiftiHeader header) {
    return header.datatype().kind() == DataType.Kind.COLOR && header.channels() == 1;
  }

  /** What the channels are called; one empty name where there is only one. */
  List<String> names() {
    return names;
  }

  int channels() {
    return channels;
  }

  int bitDepth() {
    return rgb ? 24 : 32;
  }

  Grid shownGrid() {
    return view.show(header.grid());
  }

  /** How many planes the stack has. */
  int size() {
    return channels * header.grid().nz() * header.volumes();
  }

  /**
   * The pixels of a plane, float[] or int[].
   *
   * @param index the plane's place in the stack, from 0
   */
  Object pixels(final int index) {
    final int nx = header.grid().nx();
    final int ny = header.grid().ny();
    if (!rgb) {
      return view.showOwn(planes.apply(plane(index % channels, index / channels)), nx, ny);
    }
    final int[] packed = new int[nx * ny];
    final boolean alpha = header.datatype() == DataType.RGBA32;
    for (int c = 0; c < header.datatype().components(); c++) {
      final float[] values = planes.apply(plane(c, index));
      final int shift = c == 3 ? 24 : 16 - 8 * c;
      for (int i = 0; i < packed.length; i++) {
        packed[i] |= (int) values[i] << shift | (alpha ? 0 : 0xff000000);
      }
    }
    return view.equals(View.AS_STORED) ? packed : view.show(packed, nx, ny);
  }

  /** The plane of NiftiImage for a channel and a plane (t * nz + z) of it. */
  private int plane(final int channel, final int index) {
    return channel * header.volumes() * header.grid().nz() + index;
  }

  /** The label of a plane of the stack. */
  String label(final int index) {
    final int nz = header.grid().nz();
    final int plane = index / channels;
    return labels.label(names.get(index % channels), plane % nz, plane / nz);
  }

  /** All planes in memory; made on all cores, each asked for once. */
  ImageStack toStack() {
    final Object[] pixels = new Object[size()];
    Parallelization.getTaskExecutor()
        .forEach(IntStream.range(0, pixels.length).boxed().toList(), i -> pixels[i] = pixels(i));
    final Grid shown = shownGrid();
    final ImageStack stack = new ImageStack(shown.nx(), shown.ny());
    for (int i = 0; i < pixels.length; i++) {
      stack.addSlice(label(i), pixels[i]);
    }
    return stack;
  }
}
