package org.cordj.nifti;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;

/**
 * Writes images as single NIfTI files, .nii or (by the name) .nii.gz. Immutable.
 *
 * <p>With a template, the header that the image came from, every byte of header and extensions is
 * kept but for what has to change:
 *
 * <ul>
 *   <li>dim, where the size differs, and intent_code where a time series (2001) loses its time axis
 *   <li>datatype, bitpix, where the type differs
 *   <li>scl_slope, scl_inter: set to 1 and 0, but kept where an integer type is written as the same
 *       type
 *   <li>cal_max, cal_min: set to 0 where size or type differ, as they describe other values
 *   <li>pixdim, xyzt_units, qform and sform: where the image lies elsewhere than the template says,
 *       in mm with the template's code; the qform's code is 0 where the affine shears
 *   <li>pixdim[4] and the unit of time: where the TR differs, in s
 *   <li>magic and vox_offset: where the template is one half of a pair; the whole header where it
 *       is Analyze 7.5
 * </ul>
 *
 * What changed is in {@link Written#changes()}. Without a template the header is that of {@link
 * NiftiHeader#of}.
 *
 * @param type the type of the stored values
 * @param gzipLevel 1 (fast) to 9 (small), for .nii.gz
 */
public record NiftiWriter(DataType type, int gzipLevel) {

  /** float32, gzip level 6. */
  public static final NiftiWriter FLOAT32 = new NiftiWriter(DataType.FLOAT32, 6);

  /** Bytes encoded at a time: about 1 MiB, a multiple of every voxel's size. */
  private static final int BLOCK = 48 * 21845;

  /**
   * What was written.
   *
   * @param path the file
   * @param header its header
   * @param changes for each field that differs from the template's: name, old and new value
   */
  public record Written(Path path, NiftiHeader header, List<String> changes) {}

  /** The planes of an image, one after the other. */
  private interface PlaneSource {
    float[] plane(int index);
  }

  /** Checks the options. */
  public NiftiWriter {
    Objects.requireNonNull(type);
    if (!VoxelEncoder.supports(type)) {
      throw new IllegalArgumentException(
          "NIfTI files of type "
              + type
              + " are not written; choose uint8, int16, float32 or float64.");
    }
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
    final HeaderPlan plan = new HeaderPlan(type, volume.grid(), 0, -1);
    return write(
        path, volume.name(), plan.header(template), template, p -> volume.planes()[p], progress);
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
    final HeaderPlan plan = new HeaderPlan(type, series.grid(), series.volumes(), series.tr());
    return write(path, series.name(), plan.header(template), template, planesOf(series), progress);
  }

  private static PlaneSource planesOf(final Series series) {
    if (series.isPlanar()) {
      final float[][] planes = series.planes();
      return p -> planes[p];
    }
    final int nz = series.grid().nz();
    final int nx = series.grid().nx();
    final float[] buffer = new float[series.grid().planeSize()];
    final RandomAccess<? extends RealType<?>> ra = series.img().randomAccess();
    return p -> {
      ra.setPosition(p % nz, 2);
      ra.setPosition(p / nz, 3);
      for (int i = 0; i < buffer.length; i++) {
        ra.setPosition(i % nx, 0);
        ra.setPosition(i / nx, 1);
        buffer[i] = ra.get().getRealFloat();
      }
      return buffer;
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
    final String lower = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    final boolean gzip = lower.endsWith(".nii.gz");
    if (!gzip && !lower.endsWith(".nii")) {
      throw new NiftiException(
          "'" + path + "' cannot be written: the name must end in .nii or .nii.gz.");
    }
    SafeFile.write(
        path,
        out -> {
          if (gzip) {
            final GZIPOutputStream gz = new LeveledGzip(out, gzipLevel);
            writeAll(gz, name, header, planes, progress);
            gz.finish();
          } else {
            writeAll(out, name, header, planes, progress);
          }
        });
    return new Written(path, header, changes(template, header));
  }

  private static void writeAll(
      final OutputStream out,
      final String name,
      final NiftiHeader header,
      final PlaneSource planes,
      final Progress progress)
      throws IOException {
    out.write(header.raw().array());
    out.write(header.tail());
    final int plane = header.grid().planeSize();
    final int count = (int) (header.voxels() / plane);
    final VoxelEncoder encoder = new VoxelEncoder(header);
    final int bytes = encoder.voxelBytes();
    final byte[] block = new byte[(int) Math.min(BLOCK, (long) plane * bytes)];
    progress.begin("Writing " + name, count);
    for (int p = 0; p < count; p++) {
      progress.check();
      final float[] values = planes.plane(p);
      for (int i = 0; i < plane; i += block.length / bytes) {
        final int n = Math.min(block.length / bytes, plane - i);
        final int bad = encoder.encode(values, i, n, block, 0);
        if (bad >= 0) {
          throw refused(name, header, p, bad, values[bad], encoder);
        }
        out.write(block, 0, n * bytes);
      }
      progress.advance(1);
    }
  }

  private static NiftiException refused(
      final String name,
      final NiftiHeader header,
      final int plane,
      final int index,
      final float value,
      final VoxelEncoder encoder) {
    final int nx = header.grid().nx();
    final int nz = header.grid().nz();
    return new NiftiException(
        "'"
            + name
            + "' is not written: its voxel ("
            + index % nx
            + ", "
            + index / nx
            + ", "
            + plane % nz
            + ")"
            + (header.volumes() > 1 ? " of volume " + plane / nz : "")
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

  private static final class LeveledGzip extends GZIPOutputStream {
    LeveledGzip(final OutputStream out, final int level) throws IOException {
      super(out, 1 << 16);
      def.setLevel(level);
    }
  }
}
