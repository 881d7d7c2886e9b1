package org.cordj.nifti;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordj.image.Progress;

/**
 * Reads NIfTI-1, NIfTI-2 and Analyze 7.5 images: single files and .hdr/.img pairs, plain or gzip.
 *
 * <p>The header comes first and is checked against the file's real size before memory is taken; the
 * voxels are then decoded block by block straight into float planes, so that reading needs little
 * more than the image itself (4 bytes a voxel).
 */
public final class NiftiReader {

  private NiftiReader() {}

  /**
   * Reads an image; of complex voxels the magnitude.
   *
   * @see #read(Path, ComplexPart, Progress)
   */
  public static NiftiImage read(final Path path, final Progress progress) throws IOException {
    return read(path, ComplexPart.MAGNITUDE, progress);
  }

  /**
   * Reads an image.
   *
   * @param path a .nii file or either half of a .hdr/.img pair, each plain or gzip (which is seen
   *     from the content)
   * @param part which number to take of complex voxels
   * @return its values, scaled by scl_slope and scl_inter in double and rounded to float once
   * @throws NiftiException with one sentence if it is missing, not NIfTI, damaged or cut short, or
   *     does not fit into memory
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  public static NiftiImage read(final Path path, final ComplexPart part, final Progress progress)
      throws IOException {
    try (NiftiSource source = NiftiSource.open(path)) {
      final NiftiHeader h = source.header();
      final PackedFile voxels = source.voxels();
      requireReadable(path, h, voxels, 4L * VoxelDecoder.channels(h.datatype()));
      final List<String> notes = new ArrayList<>(h.notes());
      notes.addAll(source.notes());
      final FloatSink sink = new FloatSink(h, part);
      feed(voxels, h, sink, notes, progress);
      addTypeNotes(h, part, sink.rounded(), notes);
      return new NiftiImage(h, sink.planes(), nameOf(path), List.copyOf(notes));
    }
  }

  /**
   * Reads an image's voxels as they are stored, for types that a float does not hold exactly.
   *
   * @throws NiftiException as {@link #read(Path, ComplexPart, Progress)}
   */
  public static NiftiVoxels readExact(final Path path, final Progress progress) throws IOException {
    try (NiftiSource source = NiftiSource.open(path)) {
      final NiftiHeader h = source.header();
      final PackedFile voxels = source.voxels();
      requireReadable(path, h, voxels, h.datatype().bytes());
      final List<String> notes = new ArrayList<>(h.notes());
      notes.addAll(source.notes());
      final ByteSink sink = new ByteSink(h);
      feed(voxels, h, sink, notes, progress);
      return new NiftiVoxels(h, sink.planes(), nameOf(path), List.copyOf(notes));
    }
  }

  /**
   * Reads a file's header only (of a pair: from its .hdr, whichever half is named).
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

  private static void feed(
      final PackedFile voxels,
      final NiftiHeader h,
      final VoxelFeed.Sink sink,
      final List<String> notes,
      final Progress progress)
      throws IOException {
    try {
      new VoxelFeed(voxels, h, progress).run(sink, notes);
    } catch (final OutOfMemoryError e) {
      throw new NiftiException(
          "There is not enough memory for '"
              + voxels.path()
              + "', an image of "
              + h.voxels()
              + " voxels; raise it in Edit>Options>Memory & Threads.",
          e);
    }
  }

  /** Refuses, before memory is taken, what cannot be decoded or cannot be in the file. */
  static void requireReadable(
      final Path path, final NiftiHeader h, final PackedFile file, final long memoryPerVoxel)
      throws NiftiException {
    if (!h.datatype().supported()) {
      throw new NiftiException(
          "'" + path + "' holds " + h.datatype() + " voxels, which CordJ cannot read.");
    }
    final long planes = h.voxels() / h.grid().planeSize();
    if (planes * VoxelDecoder.channels(h.datatype()) > Integer.MAX_VALUE - 8) {
      throw new NiftiException("'" + path + "' has " + planes + " planes; the most is 2^31-9.");
    }
    final long need = h.voxels() * h.datatype().bytes();
    final long there = Math.max(0, file.capacity() - h.voxelOffset());
    if (need > there) {
      final long volumes = h.volumes() * (long) h.channels();
      throw new NiftiException(
          "'"
              + file.path()
              + "' is cut short: its header announces "
              + need
              + " bytes of voxels, but a file of "
              + file.size()
              + " bytes holds at most "
              + there
              + (file.gzip()
                  ? " when unpacked."
                  : " (" + there / (need / volumes) + " of " + volumes + " volumes are whole)."));
    }
    final long memory = h.voxels() * memoryPerVoxel;
    final long most = Runtime.getRuntime().maxMemory();
    if (memory > most) {
      throw new NiftiException(
          String.format(
              Locale.ROOT,
              "'%s' takes %.1f GB in memory, but Java may use only %.1f GB; raise it in"
                  + " Edit>Options>Memory & Threads.",
              path,
              memory / 1e9,
              most / 1e9));
    }
  }

  static void addTypeNotes(
      final NiftiHeader h, final ComplexPart part, final long rounded, final List<String> notes) {
    if (h.datatype().kind() == DataType.Kind.COMPLEX) {
      notes.add(
          "The voxels are complex; the "
              + part.name().toLowerCase(Locale.ROOT)
              + (part == ComplexPart.PHASE ? " in radians is shown." : " is shown."));
    }
    if (rounded > 0) {
      notes.add(
          rounded
              + " of "
              + h.voxels()
              + " "
              + h.datatype()
              + " values are not exact as 32-bit floats and were rounded to them.");
    } else if (!h.datatype().exactInFloat()
        && (h.scaled() || h.datatype().kind() == DataType.Kind.COMPLEX)) {
      notes.add("The " + h.datatype() + " values were rounded to 32-bit floats.");
    }
  }
}
