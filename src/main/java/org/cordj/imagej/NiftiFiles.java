package org.cordj.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.measure.Calibration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiHeader;
import org.cordj.nifti.NiftiImage;
import org.cordj.nifti.NiftiPlanes;
import org.cordj.nifti.NiftiReader;

/**
 * NIfTI files as ImageJ images: shown upright with the patient's right on the left, see {@link
 * View}; saved by {@link NiftiSaver} in the voxel order and with the header they came with.
 *
 * <p>Beside an image of regions stands a table with their numbers, names and colours, as BIDS has
 * it for dseg.nii.gz.
 */
public final class NiftiFiles {

  private NiftiFiles() {}

  /**
   * Opens a file, titled by its name without .nii or .nii.gz. What had to be guessed goes to the
   * log.
   */
  public static ImagePlus open(final Path path, final NiftiOpening options, final Progress progress)
      throws IOException {
    if (options.virtual()) {
      final NiftiPlanes planes = NiftiPlanes.open(path, options.part());
      final Acquired acquired = new Acquired(path, planes.name(), planes.header(), planes.notes());
      final NiftiPixels pixels =
          acquired.pixels(
              p -> {
                try {
                  return planes.plane(p);
                } catch (final IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              options.tr());
      return acquired.image(pixels, new NiftiStack(pixels), options.tr());
    }
    final NiftiImage image = NiftiReader.read(path, options.part(), progress);
    final Acquired acquired = new Acquired(path, image.name(), image.header(), image.notes());
    final float[][] planes = image.planes();
    final NiftiPixels pixels =
        acquired.pixels(
            p -> {
              // asked for once: a plane that was turned need not be kept beside its copy
              final float[] plane = planes[p];
              planes[p] = null;
              return plane;
            },
            options.tr());
    final ImagePlus imp = acquired.image(pixels, pixels.toStack(), options.tr());
    final Path names = beside(path, ".tsv");
    if (imp.getStackSize() == imp.getNSlices()
        && imp.getBitDepth() == 32
        && Files.isRegularFile(names)) {
      RegionNames.write(imp, labels(image.name(), imp, Table.read(names)));
    }
    return imp;
  }

  /** What is known of a file beside its voxels. */
  private record Acquired(Path path, String name, NiftiHeader header, List<String> notes) {

    View view() {
      return View.upright(header.grid());
    }

    double seconds(final double tr) {
      return tr > 0 ? tr : header.tr();
    }

    NiftiPixels pixels(final java.util.function.IntFunction<float[]> planes, final double tr) {
      return new NiftiPixels(header, view(), planes, seconds(tr));
    }

    ImagePlus image(final NiftiPixels pixels, final ImageStack stack, final double tr) {
      notes.forEach(note -> IJ.log(name + ": " + note));
      final boolean run = header.volumes() > 1;
      if (run && tr > 0 && header.tr() > 0 && Math.abs(tr - header.tr()) > 1e-6 * tr) {
        IJ.log(name + ": TR " + tr + " s as asked for; the file says " + header.tr() + " s.");
      }
      if (pixels.channels() > 1) {
        IJ.log(
            name
                + ": its "
                + pixels.channels()
                + " channels are "
                + String.join(", ", pixels.names())
                + ".");
      }
      final ImagePlus imp =
          Images.image(name, stack, pixels.channels(), header.grid().nz(), header.volumes());
      Geometry.attach(imp, pixels.shownGrid(), view(), header);
      if (run) {
        final Calibration c = imp.getLocalCalibration();
        c.frameInterval = seconds(tr);
        c.setTimeUnit("sec");
      }
      final FileInfo info = new FileInfo();
      final Path absolute = path.toAbsolutePath();
      info.directory = absolute.getParent() + java.io.File.separator;
      info.fileName = absolute.getFileName().toString();
      info.width = imp.getWidth();
      info.height = imp.getHeight();
      imp.setFileInfo(info);
      imp.setProperty("Info", info(imp));
      return imp;
    }

    /** What Image>Show Info says; its last lines are CordJ's own. */
    private String info(final ImagePlus imp) {
      final List<String> lines = new ArrayList<>();
      lines.add("Path: " + path.toAbsolutePath());
      lines.add("Format: " + header.format() + ", voxels " + header.datatype());
      lines.add("Grid: " + header.grid());
      notes.forEach(note -> lines.add("Note: " + note));
      for (final Map.Entry<String, String> field : header.fields().entrySet()) {
        lines.add(field.getKey() + ": " + field.getValue().replaceAll("\\s", " "));
      }
      return String.join("\n", lines) + "\n" + Geometry.info(imp);
    }
  }

  private static Labels labels(final String name, final ImagePlus imp, final Table table) {
    final List<Labels.Region> regions = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      final String color = table.text(row, "color").replace("#", "");
      regions.add(
          new Labels.Region(
              (int) table.number(row, "index"),
              table.text(row, "name"),
              Integer.parseInt(color, 16)));
    }
    return Labels.of(new Volume(name, Images.toVolume(imp).planes(), Images.grid(imp)), regions);
  }

  /** The file of the same name with another ending in place of .nii or .nii.gz. */
  static Path beside(final Path path, final String ending) {
    return path.resolveSibling(NiftiReader.nameOf(path) + ending);
  }
}
