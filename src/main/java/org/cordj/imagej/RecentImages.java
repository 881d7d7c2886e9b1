package org.cordj.imagej;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cordj.image.Progress;
import org.cordj.nifti.ComplexPart;
import org.cordj.nifti.NiftiImage;
import org.cordj.nifti.NiftiReader;

/**
 * NIfTI files that were read a moment ago, as the steps of a pipeline read the same run again and
 * again. What is given out is a copy, so that nobody can change what another gets, and a file that
 * changed is read again. They take at most an eighth of Java's memory: those used longest ago go
 * first. For use by one thread.
 */
final class RecentImages {

  /** A file's content is known by its size, time of change and identity. */
  private record Key(Path file, String stamp) {}

  private final long most;
  private final Map<Key, NiftiImage> images = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * @param most bytes of voxels to be kept
   */
  RecentImages(final long most) {
    this.most = most;
  }

  /** With an eighth of the memory that Java may use. */
  static RecentImages ofThisJava() {
    return new RecentImages(Runtime.getRuntime().maxMemory() / 8);
  }

  /**
   * The magnitude image of a file.
   *
   * @throws IOException as {@link NiftiReader#read(Path, ComplexPart, Progress)}
   */
  NiftiImage read(final Path path, final Progress progress) throws IOException {
    final String name = path.toString().toLowerCase(Locale.ROOT);
    if (!(name.endsWith(".nii") || name.endsWith(".nii.gz")) || !Files.isRegularFile(path)) {
      // the other half of a pair may change by itself
      return NiftiReader.read(path, ComplexPart.MAGNITUDE, progress);
    }
    final Key key = new Key(path.toAbsolutePath().normalize(), stamp(path));
    final NiftiImage known = images.get(key);
    if (known != null) {
      return copy(known);
    }
    final NiftiImage image = NiftiReader.read(path, ComplexPart.MAGNITUDE, progress);
    final long size = size(image);
    if (size > most) {
      return image;
    }
    images.keySet().stream()
        .filter(k -> k.file().equals(key.file()))
        .toList()
        .forEach(this::forget);
    while (bytes + size > most) {
      forget(images.keySet().iterator().next());
    }
    images.put(key, image);
    bytes += size;
    return copy(image);
  }

  private void forget(final Key key) {
    bytes -= size(images.remove(key));
  }

  private static long size(final NiftiImage image) {
    long size = 0;
    for (final float[] plane : image.planes()) {
      size += 4L * plane.length;
    }
    return size;
  }

  private static NiftiImage copy(final NiftiImage image) {
    final float[][] planes = new float[image.planes().length][];
    for (int p = 0; p < planes.length; p++) {
      planes[p] = image.planes()[p].clone();
    }
    return new NiftiImage(image.header(), planes, image.name(), image.notes());
  }

  private static String stamp(final Path path) throws IOException {
    final BasicFileAttributes a = Files.readAttributes(path, BasicFileAttributes.class);
    return a.size() + ":" + a.lastModifiedTime().to(TimeUnit.NANOSECONDS) + ":" + a.fileKey();
  }
}
