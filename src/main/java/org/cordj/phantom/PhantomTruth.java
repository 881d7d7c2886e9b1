package org.cordj.phantom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cordj.image.Labels;

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
  public static String latents(final PhantomRun run) {
    final StringBuilder s = new StringBuilder();
    for (int z = 0; z < run.latents().length; z++) {
      for (int h = 0; h < Anatomy.HORNS; h++) {
        s.append(z + h == 0 ? "" : "\t")
            .append("slice")
            .append(z)
            .append('_')
            .append(run.horns().regions().get(h).name());
      }
    }
    s.append('\n');
    for (int t = 0; t < run.options().volumes(); t++) {
      for (int z = 0; z < run.latents().length; z++) {
        for (int h = 0; h < Anatomy.HORNS; h++) {
          s.append(z + h == 0 ? "" : "\t").append(number(run.latents()[z][h][t]));
        }
      }
      s.append('\n');
    }
    return s.toString();
  }

  /** How far the cord moved: a row a volume and slice, in mm along the array's x and y axes. */
  public static String motion(final PhantomRun run) {
    final StringBuilder s = new StringBuilder("volume\tslice\tshift_x_mm\tshift_y_mm\n");
    for (int t = 0; t < run.motion().length; t++) {
      for (int z = 0; z < run.motion()[t].length; z++) {
        s.append(t).append('\t').append(z);
        for (final double mm : run.motion()[t][z]) {
          s.append('\t').append(number(mm));
        }
        s.append('\n');
      }
    }
    return s.toString();
  }

  /** When each slice was acquired, in s after its volume began. */
  public static String sliceTimes(final PhantomRun run) {
    final StringBuilder s = new StringBuilder("slice\ttime_s\n");
    for (int z = 0; z < run.sliceTimes().length; z++) {
      s.append(z).append('\t').append(number(run.sliceTimes()[z])).append('\n');
    }
    return s.toString();
  }

  /**
   * Planted (noise-free) and expected ALFF, definition rms, in signal units: a row a band and
   * region.
   *
   * @throws IllegalArgumentException if a band passes Nyquist or holds no bin, or the regions lie
   *     on another grid
   */
  public static String regions(final PhantomRun run, final Labels rois, final List<Band> bands) {
    final StringBuilder s =
        new StringBuilder("roi\tvoxels\tband\tlow_hz\thigh_hz\tplanted_alff\texpected_alff\n");
    for (final Band band : bands) {
      final double[] planted = ExpectedAlff.planted(run, rois, band.low(), band.high());
      final double[] expected = ExpectedAlff.regionMeans(run, rois, band.low(), band.high());
      for (int r = 0; r < planted.length; r++) {
        final Labels.Region region = rois.regions().get(r);
        s.append(region.name())
            .append('\t')
            .append(rois.mask(region).count())
            .append('\t')
            .append(band.name())
            .append('\t')
            .append(number(band.low()))
            .append('\t')
            .append(number(band.high()))
            .append('\t')
            .append(number(planted[r]))
            .append('\t')
            .append(number(expected[r]))
            .append('\n');
      }
    }
    return s.toString();
  }

  /**
   * Writes a table. It appears under its name only when it is complete.
   *
   * @throws IOException if the folder cannot be written to; nothing is left behind then
   */
  public static void write(final String table, final Path file) throws IOException {
    final Path target = file.toAbsolutePath();
    final Path temporary =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.writeString(temporary, table, StandardCharsets.UTF_8);
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Six decimals: the same text on every machine. */
  private static String number(final double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6f", value) : "n/a";
  }
}
