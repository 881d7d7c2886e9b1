package org.cordj.imagej;

import ij.ImagePlus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.cordj.image.Progress;
import org.cordj.nifti.NiftiImage;
import org.cordj.nifti.NiftiPlanes;
import org.cordj.nifti.NiftiReader;

/**
 * NIfTI files as ImageJ images: shown upright with the patient's right on the left, see {@link
 * View}; saved by {@link NiftiSaver} in the voxel order and with the header they came with.
 *
 * <p>Beside an image of regions stands a table with their numbers, names and colours: see {@link
 * RegionFiles}.
 */
public final class NiftiFiles {

  private static final String PATH = "cordj.path";

  private NiftiFiles() {}

  /**
   * Opens a file, titled by its name without .nii or .nii.gz. What had to be guessed goes to the
   * log.
   */
  public static ImagePlus open(final Path path, final NiftiOpening options, final Progress progress)
      throws IOException {
    if (options.virtual()) {
      final NiftiPlanes planes = NiftiPlanes.open(path, options.part());
      final OpenedFile file =
          new OpenedFile(path, planes.name(), planes.header(), planes.notes(), options.tr());
      final NiftiPixels pixels =
          file.pixels(
              p -> {
                try {
                  return planes.plane(p);
                } catch (final IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      final ImagePlus imp = file.image(pixels, new NiftiStack(pixels));
      RegionFiles.read(imp, path);
      return imp;
    }
    return image(path, NiftiReader.read(path, options.part(), progress), options.tr());
  }

  /**
   * What was read of a file as an image.
   *
   * @param image gives its planes away
   * @param tr as {@link NiftiOpening} has it
   */
  static ImagePlus image(final Path path, final NiftiImage image, final double tr)
      throws IOException {
    final OpenedFile file = new OpenedFile(path, image.name(), image.header(), image.notes(), tr);
    final float[][] planes = image.planes();
    final NiftiPixels pixels =
        file.pixels(
            p -> {
              // asked for once: a plane that is turned need not stay beside its copy
              final float[] plane = planes[p];
              planes[p] = null;
              return plane;
            });
    final ImagePlus imp = file.image(pixels, pixels.toStack());
    RegionFiles.read(imp, path);
    return imp;
  }

  /** Notes the file that an open image was read from or saved to; copies of it do not carry it. */
  static void setPath(final ImagePlus imp, final Path path) {
    imp.setProperty(PATH, path.toAbsolutePath().toString());
  }

  /** The file of an image, null if it is not one. */
  static Path pathOf(final ImagePlus imp) {
    return imp.getProperty(PATH) instanceof String path ? Path.of(path) : null;
  }

  /** The file of the open image with this title, null if there is none. */
  static Path pathOf(final String title) {
    for (final ImagePlus imp : OpenImages.all()) {
      if (imp.getTitle().equals(title)) {
        return pathOf(imp);
      }
    }
    return null;
  }
}
