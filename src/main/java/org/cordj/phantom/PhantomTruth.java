package org.cordj.phantom;

import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Labels;
import org.cordj.io.Table;

/**
 * A phantom's truth as tables: tab-separated text with one header line, as BIDS has it. A value
 * that is not known stands as {@code n/a}.
 */
public final class PhantomTruth {

  /**
   * A band to report on.
   *
   * @param name what the table calls it
   * @param low lower edge in Hz
   * @param high upper edge in Hz
   */
  public record Band(String name, double low, double high) {}

  private PhantomTruth() {}

  /** The latents: a row a volume, a column a slice and horn, such as {@code slice0_dorsal-left}. */
  public static Table latents(final PhantomRun run) {
    final List<String> columns = new ArrayList<>();
    for (int z = 0; z < run.latents().length; z++) {
      for (final Labels.Region horn : run.horns().regions()) {
        columns.add("slice" + z + "_" + horn.name());
      }
    }
    final Table table = new Table(columns);
    for (int t = 0; t < run.options().volumes(); t++) {
      final Object[] row = new Object[columns.size()];
      for (int c = 0; c < row.length; c++) {
        row[c] = run.latents()[c / Anatomy.HORNS][c % Anatomy.HORNS][t];
      }
      table.add(row);
    }
    return table;
  }

  /** How far the cord moved: a row a volume and slice, in mm along the array's x and y axes. */
  public static Table motion(final PhantomRun run) {
    final Table table = new Table("volume", "slice", "shift_x_mm", "shift_y_mm");
    for (int t = 0; t < run.motion().length; t++) {
      for (int z = 0; z < run.motion()[t].length; z++) {
        table.add(t, z, run.motion()[t][z][0], run.motion()[t][z][1]);
      }
    }
    return table;
  }

  /**
   * Planted (noise-free) and expected ALFF, definition rms, in signal units: a row a band and
   * region.
   *
   * @throws IllegalArgumentException if a band passes Nyquist or holds no bin, or the regions lie
   *     on another grid
   */
  public static Table regions(final PhantomRun run, final Labels rois, final List<Band> bands) {
    final Table table =
        new Table("roi", "voxels", "band", "low_hz", "high_hz", "planted_alff", "expected_alff");
    for (final Band band : bands) {
      final double[] planted = ExpectedAlff.planted(run, rois, band.low(), band.high());
      final double[] expected = ExpectedAlff.regionMeans(run, rois, band.low(), band.high());
      for (int r = 0; r < planted.length; r++) {
        final Labels.Region region = rois.regions().get(r);
        table.add(
            region.name(),
            rois.mask(region).count(),
            band.name(),
            band.low(),
            band.high(),
            planted[r],
            expected[r]);
      }
    }
    return table;
  }
}
