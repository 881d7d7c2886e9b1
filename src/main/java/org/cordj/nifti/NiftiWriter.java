package org.cordj.nifti;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.io.RefusedException;
import org.cordj.io.SafeFiles;

/**
 * Writes images as single NIfTI files, .nii or (by the name) .nii.gz. Immutable.
 *
 * <p>With a template, the header that the image came from, every byte of header and extensions is
 * kept but for what has to change:
 *
 * <ul>
 *   <li>dim, where the size differs, and intent_code where it speaks of an axis that is gone (2001,
 *       time series; 1006, displacement ...)
 *   <li>datatype, bitpix, where the type differs
 *   <li>scl_slope, scl_inter: set to 1 and 0, but kept where an integer type is written as the same
 *       type
 *   <li>cal_max, cal_min: set to 0 where size or type differ, as they describe other values
 *   <li>pixdim, xyzt_units, qform and sform: where the image lies elsewhere than the template says,
 *       in mm with the template's code; the qform's code is 0 where the affine shears
 *   <li>pixdim[4] and the unit of time: where the TR differs, in s
 *   <li>magic and vox_offset: where the template is one half of a pair
 *   <li>the whole header: where the template is Analyze 7.5 (it becomes NIfTI-1), or a NIfTI-1
 *       header would need a size above 32767 (it becomes NIfTI-2)
 * </ul>
 *
 * What changed is in {@link Written#changes()}. Without a template the header is that of {@link
 * NiftiHeader#of}. Packing and encoding use all cores; the file's bytes do not depend on how many.
 *
 * @param type the type of the stored values
 * @param gzipLevel 1 (fast) to 9 (small), for .nii.gz
 */
public record NiftiWriter(DataType type, int gzipLevel) {

  /** float32, gzip level 6. */
  public static final NiftiWriter FLOAT32 = new NiftiWriter(DataType.FLOAT32, 6);

  /**
   * What was written.
   *
   * @param path the file
   * @param header its header
   * @param changes for each field that differs from the template's: name, old and new value
   */
  public record Written(Path path, NiftiHeader header, List<String> changes) {}

  /** The float planes of an image in the order of the file, which need not all be in memory. */
  @FunctionalInterface
  public interface PlaneSource {
    /** One plane, [x + nx * y]; asked from several threads, for a plane more than once. */
    float[] plane(int index) throws IOException;
  }

  /** A value that the type does not hold exactly: nothing was written. */
  public static final class UnfitValueException extends NiftiException {
    private static final long serialVersionUID = 1L;

    UnfitValueException(final String message) {
      super(message);
    }
  }

  /** Checks the options. */
  public NiftiWriter {
    Objects.requireNonNull(type, "the data type");
    if (!type.supported() || type.kind() == DataType.Kind.COMPLEX) {
      throw new IllegalArgumentException(
          "Images of floats are not written as "
              + type
              + "; choose float32, float64, an integer type or a color type.");
    }
    requireLevel(gzipLevel);
  }

  private static void requireLevel(final int gzipLevel) {
    if (gzipLevel < 1 || gzipLevel > 9) {
      throw new IllegalArgumentException(
          "The gzip level is " + gzipLevel + "; it must be 1 (fast) to 9 (small).");
    }
  }

  /**
   * Writes a 3-D image.
   *
   * @param path a name ending in .nii or .nii.gz, in a folder that exists
   * @param template the header to keep, or null for a new one
   * @throws NiftiException with one sentence if the name, folder or disk do not allow it, or a
   *     value does not fit the type; nothing is left behind then, and a file of that name is
   *     untouched
   */
  public Written write(final Path path, final Volume volume, final NiftiHeader template)
      throws IOException {
    return write(path, volume, template, Progress.NONE);
  }

  /** Writes a 3-D image, telling how far it is; see {@link #write(Path, Volume, NiftiHeader)}. */
  public Written write(
      final Path path, final Volume volume, final NiftiHeader template, final Progress progress)
      throws IOException {
    requireNoColor();
    final NiftiHeader h = new HeaderPlan(type, volume.grid(), 0, -1).header(template);
    return write(path, volume.name(), h, template, p -> volume.planes()[p], progress);
  }

  /**
   * Writes a 4-D run.
   *
   * @param path a name ending in .nii or .nii.gz, in a folder that exists
   * @param template the header to keep, or null for a new one
   * @throws NiftiException as {@link #write(Path, Volume, NiftiHeader)}
   */
  public Written write(final Path path, final Series series, final NiftiHeader template)
      throws IOException {
    return write(path, series, template, Progress.NONE);
  }

  /** Writes a 4-D run, telling how far it is; see {@link #write(Path, Series, NiftiHeader)}. */
  public Written write(
      final Path path, final Series series, final NiftiHeader template, final Progress progress)
      throws IOException {
    requireNoColor();
    final NiftiHeader h =
        new HeaderPlan(type, series.grid(), series.volumes(), series.tr()).header(template);
    return write(path, series.name(), h, template, planesOf(series), progress);
  }

  /**
   * Writes an image of any number of channels with all its axes; its header is the template.
   *
   * @throws NiftiException as {@link #write(Path, Volume, NiftiHeader)}
   * @throws IllegalArgumentException if it is a single channel of several (write its volume or
   *     run), or only one of image and writer is of a color type
   */
  public Written write(final Path path, final NiftiImage image, final Progress progress)
      throws IOException {
    final NiftiHeader from = image.header();
    final long planes = from.voxels() / from.grid().planeSize();
    final int components = VoxelDecoder.channels(type);
    if (image.planes().length != planes * components
        || components != VoxelDecoder.channels(from.datatype())) {
      throw new IllegalArgumentException(
          "'"
              + image.name()
              + "' has "
              + image.planes().length
              + " planes; as "
              + type
              + " with the axes of its header it needs "
              + planes * components
              + ".");
    }
    final NiftiHeader h = new HeaderPlan(type, from.grid(), -1, -1).header(from);
    return write(path, image.name(), h, from, p -> image.planes()[p], progress);
  }

  /**
   * Writes a 3-D image or 4-D run plane by plane.
   *
   * @param name what the image is called in sentences
   * @param volumes how many volumes a run has, 0 for a 3-D image
   * @param tr a run's repetition time in seconds, 0 where it is not known
   * @param planes [t * nz + z], asked for while writing
   * @throws UnfitValueException if a value does not fit the type
   * @throws NiftiException as {@link #write(Path, Volume, NiftiHeader)}
   */
  public Written write(
      final Path path,
      final String name,
      final Grid grid,
      final int volumes,
      final double tr,
      final PlaneSource planes,
      final NiftiHeader template,
      final Progress progress)
      throws IOException {
    requireNoColor();
    final NiftiHeader h =
        new HeaderPlan(type, grid, volumes, volumes > 0 ? tr : -1).header(template);
    return write(path, name, h, template, planes, progress);
  }

  /**
   * Writes an image with all the axes that a header has, plane by plane; the header is also the
   * template.
   *
   * @param planes in the order of {@link NiftiImage#planes()}, asked for while writing
   * @throws IllegalArgumentException if only one of header and writer is of a color type
   * @throws UnfitValueException if a value does not fit the type
   * @throws NiftiException as {@link #write(Path, Volume, NiftiHeader)}
   */
  public Written write(
      final Path path,
      final String name,
      final NiftiHeader header,
      final PlaneSource planes,
      final Progress progress)
      throws IOException {
    if (VoxelDecoder.channels(type) != VoxelDecoder.channels(header.datatype())) {
      throw new IllegalArgumentException(
          "'" + name + "' holds " + header.datatype() + " and cannot be written as " + type + ".");
    }
    final NiftiHeader h = new HeaderPlan(type, header.grid(), -1, -1).header(header);
    return write(path, name, h, header, planes, progress);
  }

  /**
   * Writes stored voxels as they are; the type is theirs.
   *
   * @param gzipLevel 1 (fast) to 9 (small), for .nii.gz
   * @throws NiftiException as {@link #write(Path, Volume, NiftiHeader)}
   */
  public static Written writeExact(
      final Path path, final NiftiVoxels voxels, final int gzipLevel, final Progress progress)
      throws IOException {
    requireLevel(gzipLevel);
    final NiftiHeader from = voxels.header();
    // Analyze 7.5's scaling and place have to be said in NIfTI's way.
    HeaderEdit edit = HeaderEdit.single(from);
    if (from.format() == HeaderFormat.ANALYZE) {
      edit = edit.real(HeaderField.SCL_SLOPE, 0, from.slope()).affine(from.grid(), 2);
    }
    final NiftiHeader h = edit.build();
    final int bytes = h.datatype().bytes();
    final int plane = h.grid().planeSize();
    final BlockWriter.Voxels copy =
        (first, n, dst, to) -> {
          for (int done = 0; done < n; ) {
            final int at = (int) ((first + done) % plane);
            final int count = Math.min(plane - at, n - done);
            System.arraycopy(
                voxels.planes()[(int) ((first + done) / plane)],
                at * bytes,
                dst,
                to + done * bytes,
                count * bytes);
            done += count;
          }
        };
    return save(path, voxels.name(), h, from, copy, gzipLevel, progress);
  }

  private void requireNoColor() {
    if (type.kind() == DataType.Kind.COLOR) {
      throw new IllegalArgumentException(
          "A volume or run has no colors; choose another type than " + type + ".");
    }
  }

  private static PlaneSource planesOf(final Series series) {
    if (series.isPlanar()) {
      final float[][] planes = series.planes();
      return p -> planes[p];
    }
    final int nz = series.grid().nz();
    final int nx = series.grid().nx();
    return p -> {
      final float[] plane = new float[series.grid().planeSize()];
      final RandomAccess<? extends RealType<?>> ra = series.img().randomAccess();
      ra.setPosition(p % nz, 2);
      ra.setPosition(p / nz, 3);
      for (int i = 0; i < plane.length; i++) {
        ra.setPosition(i % nx, 0);
        ra.setPosition(i / nx, 1);
        plane[i] = ra.get().getRealFloat();
      }
      return plane;
    };
  }

  private Written write(
      final Path path,
      final String name,
      final NiftiHeader header,
      final NiftiHeader template,
      final PlaneSource planes,
      final Progress progress)
      throws IOException {
    final VoxelEncoder encoder = new VoxelEncoder(header);
    final int plane = header.grid().planeSize();
    final int components = VoxelDecoder.channels(type);
    final int perChannel = header.volumes() * header.grid().nz();
    final BlockWriter.Voxels encode =
        (first, n, dst, to) -> {
          for (int done = 0; done < n; ) {
            final int p = (int) ((first + done) / plane);
            final int at = (int) ((first + done) % plane);
            final int count = Math.min(plane - at, n - done);
            for (int c = 0; c < components; c++) {
              final int from = FloatSink.planeOf(p, c, components, perChannel);
              final float[] values = planes.plane(from);
              final int bad =
                  encoder.encode(values, at, count, dst, to + done * encoder.voxelBytes(), c);
              if (bad >= 0) {
                throw refused(name, header, p, bad, values[bad], encoder);
              }
            }
            done += count;
          }
        };
    return save(path, name, header, template, encode, gzipLevel, progress);
  }

  private static Written save(
      final Path path,
      final String name,
      final NiftiHeader header,
      final NiftiHeader template,
      final BlockWriter.Voxels voxels,
      final int gzipLevel,
      final Progress progress)
      throws IOException {
    final String lower = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    final boolean gzip = lower.endsWith(".nii.gz");
    if (!gzip && !lower.endsWith(".nii")) {
      throw new NiftiException(
          "'" + path + "' cannot be written: the name must end in .nii or .nii.gz.");
    }
    final BlockWriter writer = new BlockWriter(header, voxels, gzip ? gzipLevel : 0, progress);
    try {
      SafeFiles.writeChannel(path, out -> writer.write(out, name));
    } catch (final NiftiException e) {
      throw e;
    } catch (final RefusedException e) {
      throw new NiftiException(e.getMessage(), e);
    }
    return new Written(path, header, changes(template, header));
  }

  private static UnfitValueException refused(
      final String name,
      final NiftiHeader header,
      final int plane,
      final int index,
      final float value,
      final VoxelEncoder encoder) {
    final int nx = header.grid().nx();
    final int nz = header.grid().nz();
    return new UnfitValueException(
        "'"
            + name
            + "' is not written: its voxel ("
            + index % nx
            + ", "
            + index / nx
            + ", "
            + plane % nz
            + ")"
            + (plane >= nz ? " of volume " + plane / nz : "")
            + ", counted from 0, holds "
            + value
            + ", but "
            + encoder.why(value)
            + ".");
  }

  /** What differs between two headers, a line for each field. */
  private static List<String> changes(final NiftiHeader template, final NiftiHeader header) {
    if (template == null) {
      return List.of();
    }
    final List<String> changes = new ArrayList<>();
    if (template.format() != header.format()) {
      changes.add("format: " + template.format() + " -> " + header.format());
    }
    final Map<String, String> before = template.fields();
    header
        .fields()
        .forEach(
            (field, value) -> {
              final String old = before.getOrDefault(field, "none");
              if (!old.equals(value)) {
                changes.add(field + ": " + old + " -> " + value);
              }
            });
    return List.copyOf(changes);
  }
}
