package org.cordj.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.io.SafeFiles;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiHeader;
import org.cordj.nifti.NiftiImage;
import org.cordj.nifti.NiftiReader;
import org.cordj.nifti.NiftiWriter;

/**
 * NIfTI files as ImageJ images and back: shown anterior up and patient right on the left, saved in
 * the voxel order and with the header they came with.
 *
 * <p>Beside an image of regions stands a table with their numbers, names and colours, as BIDS has
 * it for dseg.nii.gz; beside a result stands a JSON with how it was made.
 */
public final class NiftiFiles {

  private NiftiFiles() {}

  /**
   * Opens a file, titled by its name without .nii or .nii.gz. What had to be guessed goes to the
   * log.
   *
   * @param tr repetition time in seconds for a file that has none or a wrong one, 0 for the file's
   */
  public static ImagePlus open(final Path path, final double tr, final Progress progress)
      throws IOException {
    if (!(tr >= 0) || Double.isInfinite(tr)) {
      throw new IllegalArgumentException(
          "tr is " + tr + " s; it must be above 0, or 0 to take it from the file.");
    }
    final NiftiImage image = NiftiReader.read(path, progress);
    image.notes().forEach(note -> IJ.log(image.name() + ": " + note));
    if (tr > 0 && image.tr() > 0 && Math.abs(tr - image.tr()) > 1e-6 * tr) {
      IJ.log(image.name() + ": TR " + tr + " s as asked for; the file says " + image.tr() + " s.");
    }
    final boolean[] flips = Geometry.flipsFor(image.grid());
    final Grid shown = image.grid().flipped(flips);
    for (final float[] plane : image.planes()) {
      Geometry.flip(plane, shown.nx(), shown.ny(), flips[0], flips[1]);
    }
    final double seconds = tr > 0 ? tr : image.tr();
    final ImagePlus imp = Images.stack(image.name(), image.planes(), shown, image.volumes());
    Geometry.attach(imp, shown, flips, image.header());
    if (image.is4d()) {
      final Calibration c = imp.getCalibration();
      c.frameInterval = seconds;
      c.setTimeUnit("sec");
    } else {
      final Path names = beside(path, ".tsv");
      if (Files.isRegularFile(names)) {
        RegionNames.write(imp, labels(image.name(), imp, Table.read(names)));
      }
    }
    return imp;
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
  private static Path beside(final Path path, final String ending) {
    return path.resolveSibling(NiftiReader.nameOf(path) + ending);
  }

  /** Saves an image as float32, with the header that it came with. */
  public static void save(final ImagePlus imp, final Path path, final Progress progress)
      throws IOException {
    final boolean[] flips = Geometry.flips(imp);
    NiftiHeader template = Geometry.header(imp);
    final String description = Provenance.description(imp);
    if (!description.isEmpty()) {
      final Grid grid = Images.grid(imp).flipped(flips);
      template =
          (template == null
                  ? NiftiHeader.of(grid, 1, 0, NiftiWriter.FLOAT32.type())
                  : template.withoutExtensions())
              .withDescrip(shorten("CordJ: " + description));
    }
    if (imp.getNFrames() > 1) {
      final Series shown = Images.toSeries(imp, 0);
      final Series stored =
          Series.ofPlanes(
              shown.name(),
              Geometry.turned(shown.planes(), shown.grid(), flips),
              shown.grid().flipped(flips),
              shown.tr());
      NiftiWriter.FLOAT32.write(path, stored, template, progress);
    } else {
      final Volume shown = Images.toVolume(imp);
      final Volume stored =
          new Volume(
              shown.name(),
              Geometry.turned(shown.planes(), shown.grid(), flips),
              shown.grid().flipped(flips));
      NiftiWriter.FLOAT32.write(path, stored, template, progress);
      if (RegionNames.has(imp)) {
        RegionNames.table(Images.toLabels(imp)).write(beside(path, ".tsv"));
      }
    }
    if (Provenance.json(imp) != null) {
      SafeFiles.writeText(beside(path, ".json"), Provenance.pretty(imp));
    }
  }

  /** NIfTI's descrip holds 79 bytes; the JSON beside the file has the whole text. */
  private static String shorten(final String text) {
    final String ascii = text.replaceAll("[^ -~]", "?");
    return ascii.length() > 79 ? ascii.substring(0, 79) : ascii;
  }
}
