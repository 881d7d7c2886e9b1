package org.cordj.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import org.cordj.image.Progress;

/**
 * Reads NIfTI images.
 *
 * <p>The header comes first and is checked against the file's real size before memory is taken; the
 * voxels are then decoded block by block straight into float planes, so that reading needs little
 * more than the image itself (4 bytes a voxel).
 */
public final class NiftiReader {

  /** Bytes decoded at a time: about 1 MiB, a multiple of every voxel's size. */
  private static final int BLOCK = 48 * 21845;

  private NiftiReader() {}

  /**
   * Reads an image.
   *
   * @param path a .nii or .nii.gz file; whether it is gzip is seen from its content
   * @return its values, scaled by scl_slope and scl_inter in double and rounded to float once
   * @throws NiftiException with one sentence if it is missing, not NIfTI, damaged or cut short, or
   *     does not fit into memory
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  public static NiftiImage read(final Path path, final Progress progress) throws IOException {
    try (NiftiSource source = NiftiSource.open(path)) {
      final NiftiHeader header = source.header();
      final String name = nameOf(path);
      requireReadable(source);
      final List<String> notes = new ArrayList<>(header.notes());
      notes.addAll(source.notes);
      final float[][] planes = readPlanes(source, name, notes, progress);
      return new NiftiImage(header, planes, name, List.copyOf(notes));
    }
  }

  /**
   * Reads a file's header only.
   *
   * @throws NiftiException with one sentence if it is missing or not NIfTI
   */
  public static NiftiHeader readHeader(final Path path) throws IOException {
    try (NiftiSource source = NiftiSource.open(path)) {
      return source.header();
    }
  }

  /** A file's name without .nii, .nii.gz, .hdr, .img and their .gz. */
  public static String nameOf(final Path path) {
    return path.getFileName().toString().replaceAll("(?i)\\.(nii|hdr|img)(\\.gz)?$", "");
  }

  private static void requireReadable(final NiftiSource source) throws NiftiException {
    final NiftiHeader h = source.header();
    final String what = "'" + source.path + "' ";
    if (!h.datatype().supported()) {
      throw new NiftiException(
          what + "holds " + h.datatype() + " voxels, which CordJ cannot read.");
    }
    switch (h.datatype()) {
      case UINT8, INT16, FLOAT32, FLOAT64:
        break;
      default:
        throw new NiftiException(what + "holds " + h.datatype() + " voxels, which are not read.");
    }
    if (h.channels() > 1) {
      throw new NiftiException(
          what
              + "has "
              + h.shape().length
              + " dimensions "
              + java.util.Arrays.toString(h.shape())
              + "; images of up to 4 are read.");
    }
    final long need = h.voxels() * h.datatype().bytes();
    if (need > source.capacity()) {
      throw new NiftiException(
          what
              + "is cut short: its header announces "
              + need
              + " bytes of voxels, but a file of "
              + source.size()
              + " bytes holds at most "
              + Math.max(0, source.capacity())
              + wholeVolumes(h, Math.max(0, source.capacity()), source.gzip()));
    }
    final long memory = 4 * h.voxels();
    final long most = Runtime.getRuntime().maxMemory();
    if (memory > most) {
      throw new NiftiException(
          String.format(
              Locale.ROOT,
              "'%s' takes %.1f GB in memory, but Java may use only %.1f GB; raise it in"
                  + " Edit>Options>Memory & Threads.",
              source.path,
              memory / 1e9,
              most / 1e9));
    }
  }

  private static String wholeVolumes(final NiftiHeader h, final long bytes, final boolean gzip) {
    final long volume = h.voxels() / h.volumes() * h.datatype().bytes();
    return gzip
        ? " when unpacked."
        : " (" + bytes / volume + " of " + h.volumes() + " volumes are whole).";
  }

  private static float[][] readPlanes(
      final NiftiSource source,
      final String name,
      final List<String> notes,
      final Progress progress)
      throws IOException {
    final NiftiHeader h = source.header();
    final int voxelBytes = h.datatype().bytes();
    final long total = h.voxels() * voxelBytes;
    final int plane = h.grid().planeSize();
    final float[][] planes = new float[(int) (h.voxels() / plane)][];
    final VoxelDecoder decoder = new VoxelDecoder(h);
    final byte[] block = new byte[(int) Math.min(BLOCK, total)];
    long done = 0;
    long rounded = 0;
    progress.begin("Reading " + name, total);
    try {
      while (done < total) {
        progress.check();
        final int want = (int) Math.min(block.length, total - done);
        final int n = source.read(block, want);
        if (n < want) {
          throw new EOFException();
        }
        rounded += decode(decoder, block, done / voxelBytes, n / voxelBytes, planes, plane);
        done += n;
        progress.advance(n);
      }
      drain(source, block, notes);
    } catch (final EOFException | ZipException e) {
      final long volume = total / h.volumes();
      throw source.broken(
          e,
          "its voxels; "
              + Math.min(source.delivered(), total) / volume
              + " of "
              + h.volumes()
              + " volumes are whole");
    } catch (final OutOfMemoryError e) {
      throw new NiftiException(
          "There is not enough memory for '"
              + source.path
              + "': it takes "
              + 4 * h.voxels() / 1_000_000
              + " MB.",
          e);
    }
    if (rounded > 0) {
      notes.add(
          rounded
              + " of "
              + h.voxels()
              + " "
              + h.datatype()
              + " values are not exact as 32-bit floats and were rounded.");
    }
    return planes;
  }

  /** Decodes voxels that may run over several planes; takes a plane's memory when it is reached. */
  private static long decode(
      final VoxelDecoder decoder,
      final byte[] block,
      final long first,
      final int count,
      final float[][] planes,
      final int plane) {
    final int bytes = decoder.voxelBytes();
    long rounded = 0;
    int done = 0;
    while (done < count) {
      final int p = (int) ((first + done) / plane);
      final int at = (int) ((first + done) % plane);
      final int n = Math.min(plane - at, count - done);
      if (planes[p] == null) {
        planes[p] = new float[plane];
      }
      rounded += decoder.decode(block, done * bytes, planes[p], at, n);
      done += n;
    }
    return rounded;
  }

  /** Reads a gzip stream to its end, so that its checksum is checked. */
  private static void drain(final NiftiSource source, final byte[] block, final List<String> notes)
      throws IOException {
    long more = 0;
    if (source.gzip()) {
      for (int n = source.read(block, block.length); n > 0; n = source.read(block, block.length)) {
        more += n;
      }
    } else {
      more = source.capacity() - source.header().voxels() * source.header().datatype().bytes();
    }
    if (more > 0) {
      notes.add(more + " bytes after the last voxel are ignored.");
    }
  }
}
