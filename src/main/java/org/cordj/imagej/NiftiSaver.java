package org.cordj.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.nifti.DataType;
import org.cordj.nifti.NiftiHeader;
import org.cordj.nifti.NiftiWriter;

/**
 * Saves an ImageJ image as NIfTI: in the voxel order and with the header of the file that it came
 * from. Planes are turned back while they are written, so that a virtual image larger than memory
 * can be saved, onto its own file too.
 *
 * <p>The names of regions go to a .tsv beside the file, see {@link RegionFiles}; for the .json see
 * {@link SidecarSaver}.
 */
public final class NiftiSaver {

  private final ImagePlus imp;
  private final ImageStack stack;
  private final Path path;
  private final NiftiSaving options;
  private final Geometry.Place place;
  private final NiftiHeader own;
  private final Grid stored;

  /** By thread; no ThreadLocal, which would keep the image as long as the pool's threads live. */
  private final Map<Thread, Last> last = new ConcurrentHashMap<>();

  private NiftiSaver(final ImagePlus imp, final Path path, final NiftiSaving options) {
    this.imp = imp;
    stack = imp.getStack();
    this.path = path;
    this.options = options;
    place = Geometry.of(imp);
    own = Geometry.header(imp);
    stored = place.view().inverse().show(place.grid());
  }

  /**
   * Saves an image.
   *
   * @param path a name ending in .nii or .nii.gz, in a folder that exists
   * @throws IOException with one sentence if that cannot be done; a file of that name is then
   *     untouched
   */
  public static void save(
      final ImagePlus imp, final Path path, final NiftiSaving options, final Progress progress)
      throws IOException {
    Images.requireOpen(imp);
    final NiftiSaver saver = new NiftiSaver(imp, path, options);
    final Table names = RegionFiles.toWrite(imp, path);
    saver.save(progress);
    if (names != null) {
      names.write(RegionFiles.beside(path));
    }
    SidecarSaver.save(imp, path, NiftiFiles.pathOf(imp), saver.place);
    NiftiFiles.setPath(imp, path);
    imp.changes = false;
  }

  private void save(final Progress progress) throws IOException {
    if (!place.known()) {
      IJ.log(place.why() + " It is saved without orientation (qform and sform code 0).");
    }
    if (imp.getType() == ImagePlus.COLOR_RGB) {
      saveColors(progress);
      return;
    }
    if (options.type() != null) {
      write(options.type(), progress);
      return;
    }
    final DataType type = ownType();
    try {
      write(type, progress);
    } catch (final NiftiWriter.UnfitValueException e) {
      // a result only has the header of the image that it was made from
      if (Provenance.description(imp).isEmpty()) {
        IJ.log(
            "'"
                + imp.getTitle()
                + "' is saved as float32, as not every value fits its own type "
                + type
                + ".");
      }
      write(DataType.FLOAT32, progress);
    }
  }

  /** The type of the file that the image came from, else that of its pixels. */
  private DataType ownType() {
    if (own != null && NiftiSaving.TYPES.contains(own.datatype())) {
      return own.datatype();
    }
    final boolean raw = !imp.getLocalCalibration().calibrated();
    return switch (imp.getBitDepth()) {
      case 8 -> raw ? DataType.UINT8 : DataType.FLOAT32;
      case 16 -> raw ? DataType.UINT16 : DataType.FLOAT32;
      default -> DataType.FLOAT32;
    };
  }

  private void write(final DataType type, final Progress progress) throws IOException {
    final int volumes = imp.getNFrames();
    final double tr = Images.frameInterval(imp);
    final NiftiWriter writer = options.writer(type);
    if (imp.getNChannels() > 1) {
      writer.write(path, imp.getTitle(), axes(tr), this::plane, progress);
      return;
    }
    NiftiHeader template = own;
    final String description = Provenance.description(imp);
    if (!description.isEmpty()) {
      template =
          (own == null ? fresh(type, tr) : own.withoutExtensions())
              .withDescrip(shorten("CordJ: " + description));
    }
    if (!place.known()) {
      template = (template == null ? fresh(type, tr) : template).withoutPlace();
    }
    writer.write(
        path,
        imp.getTitle(),
        stored,
        volumes > 1 ? volumes : 0,
        tr,
        this::plane,
        template,
        progress);
  }

  private NiftiHeader fresh(final DataType type, final double tr) {
    return NiftiHeader.of(stored, imp.getNFrames(), imp.getNFrames() > 1 ? tr : 0, type);
  }

  /** The header of an image with axes beyond time, which must still be what they were. */
  private NiftiHeader axes(final double tr) {
    final boolean whole =
        own != null
            && place.known()
            && own.datatype().kind() != DataType.Kind.COLOR
            && own.grid().matches(stored)
            && own.volumes() == imp.getNFrames()
            && own.channels() == imp.getNChannels();
    if (!whole) {
      throw new IllegalArgumentException(
          "'"
              + imp.getTitle()
              + "' has "
              + imp.getNChannels()
              + " channels and is not the whole image of a NIfTI file, so what its channels are is"
              + " not known. Split them (Image>Color>Split Channels) and save each.");
    }
    return imp.getNFrames() > 1 && (float) tr != (float) own.tr() ? own.withTr(tr) : own;
  }

  private void saveColors(final Progress progress) throws IOException {
    if (options.type() != null) {
      throw new IllegalArgumentException(
          "'"
              + imp.getTitle()
              + "' is an RGB image and is saved as rgb24; datatype="
              + options.type()
              + " is for grey images. Convert it first (Image>Type) or use datatype=auto.");
    }
    if (imp.getNChannels() > 1) {
      throw new IllegalArgumentException(
          "'" + imp.getTitle() + "' has RGB channels; split them and save each.");
    }
    final boolean same =
        own != null
            && own.datatype().kind() == DataType.Kind.COLOR
            && own.grid().matches(stored)
            && own.volumes() == imp.getNFrames()
            && own.channels() == 1;
    final DataType type = same ? own.datatype() : DataType.RGB24;
    NiftiHeader header = same ? own : fresh(type, Images.frameInterval(imp));
    if (!place.known()) {
      header = header.withoutPlace();
    }
    options.writer(type).write(path, imp.getTitle(), header, this::component, progress);
  }

  /** A plane of the file, [(channel * nt + t) * nz + z], from the stack. */
  private float[] plane(final int index) {
    final int perChannel = imp.getNFrames() * imp.getNSlices();
    final int slice = index % perChannel * imp.getNChannels() + index / perChannel;
    return last.computeIfAbsent(Thread.currentThread(), t -> new Last()).plane(slice);
  }

  /** A colour component's plane, [(component * nt + t) * nz + z]. */
  private float[] component(final int index) {
    final int slices = imp.getStackSize();
    final int[] colors = (int[]) pixels(index % slices);
    final int component = index / slices;
    final int shift = component == 3 ? 24 : 16 - 8 * component;
    final float[] values = new float[colors.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = colors[i] >> shift & 0xff;
    }
    return turnedBack(values);
  }

  private float[] turnedBack(final float[] shown) {
    final View back = place.view().inverse();
    return back.equals(View.AS_STORED) ? shown : back.show(shown, imp.getWidth(), imp.getHeight());
  }

  /** The plane that a thread asked for last: a block of the file often ends within one. */
  private final class Last {
    private int index = -1;
    private float[] values;

    float[] plane(final int slice) {
      if (slice != index) {
        values = turnedBack(Images.floats(pixels(slice), imp));
        index = slice;
      }
      return values;
    }
  }

  /** The pixels of a slice, from 0. Virtual stacks of others may not be asked by two threads. */
  private Object pixels(final int slice) {
    if (stack.isVirtual() && !(stack instanceof NiftiStack)) {
      synchronized (this) {
        return stack.getPixels(slice + 1);
      }
    }
    return stack.getPixels(slice + 1);
  }

  /** NIfTI's descrip holds 79 bytes; the JSON beside the file has the whole text. */
  private static String shorten(final String text) {
    final String ascii = text.replaceAll("[^ -~]", "?");
    return ascii.length() > 79 ? ascii.substring(0, 79) : ascii;
  }
}
