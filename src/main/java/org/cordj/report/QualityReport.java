package org.cordj.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.motion.SliceMotion;
import org.cordj.preprocess.Displacements;
import org.cordj.preprocess.OutlierResult;
import org.cordj.preprocess.Outliers;
import org.cordj.preprocess.Tsnr;
import org.cordj.preprocess.TsnrTable;
import org.cordj.signal.Detrend;

/**
 * Motion and quality of a run as a page: what moved, which volumes stand out, the temporal
 * signal-to-noise ratio before and after a step, and a film of both.
 *
 * <p>On top stands what a reader should look at before using the run: slices of volumes whose
 * motion was not found, a tenth or more of the volumes outlying, a slice in which tSNR fell by more
 * than 1 percent, voxels that cannot be used.
 *
 * @param run the run as it is now
 * @param before the same run before a step such as motion correction, on the same grid with the
 *     same volumes; null for none
 * @param mask the cord
 * @param motion how the cord moved; null where it is not known
 * @param outliers what counts as an outlier
 */
public record QualityReport(
    Series run, Series before, Mask mask, SliceMotion motion, Outliers outliers) {

  private static final double MANY_OUTLIERS = 0.1;
  private static final double LOSS_PERCENT = -1;
  private static final double MARGIN = 12;
  private static final int FRAMES = 60;

  /** Checks that everything is of one run. */
  public QualityReport {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(outliers, "outliers");
    mask.requireFits(run.name(), run.grid());
    if (mask.count() == 0) {
      throw new IllegalArgumentException(
          "The mask '" + mask.name() + "' is empty; the page is about the voxels in it.");
    }
    if (before != null) {
      Grid.requireSame(run.name(), run.grid(), before.name(), before.grid());
      if (before.volumes() != run.volumes()) {
        throw new IllegalArgumentException(
            "'"
                + run.name()
                + "' has "
                + run.volumes()
                + " volumes, '"
                + before.name()
                + "' "
                + before.volumes()
                + "; before and after a step there must be the same.");
      }
    }
  }

  /**
   * Makes the page; uses all cores.
   *
   * @param footer the page's last line
   * @throws IllegalArgumentException if the run is too short or no voxel in the mask varies
   */
  public HtmlPage page(final String footer, final Progress progress) {
    final Displacements displacements =
        motion == null
            ? null
            : Displacements.of(
                motion.toTable(), "of motion", run.volumes(), run.grid().nz(), outliers.radius());
    final OutlierResult found = outliers.apply(run, mask, displacements, progress);
    final Tsnr tsnr = new Tsnr(Detrend.NONE);
    final Tsnr.Result now = tsnr.apply(run, mask, progress);
    final Volume then = before == null ? null : tsnr.apply(before, mask, progress).map();
    final Labels cord =
        Labels.of(mask.toVolume(), List.of(new Labels.Region(1, mask.name(), 0xffffff)));
    final Table table = TsnrTable.of(now.map(), then, mask, cord);
    final HtmlPage page = new HtmlPage(run.name(), "Motion and quality of the run", footer);
    warnings(found, now, table).forEach(page::warn);
    page.section("The run").facts(facts(found, table));
    if (motion != null) {
      motion(page);
    }
    if (before != null) {
      film(page);
    }
    outliers(page, found);
    tsnr(page, now.map(), then, table, progress);
    return page;
  }

  private List<String> warnings(
      final OutlierResult found, final Tsnr.Result now, final Table table) {
    final List<String> warnings = new ArrayList<>();
    final int failed = motion == null ? 0 : motion.count(SliceMotion.State.FAILED);
    if (failed > 0) {
      warnings.add(
          failed
              + (failed == 1 ? " slice of a volume" : " slices of volumes")
              + " did not converge in motion correction and stayed as they were.");
    }
    if (found.outliers().size() >= MANY_OUTLIERS * run.volumes()) {
      warnings.add(
          found.outliers().size()
              + " of "
              + run.volumes()
              + " volumes are outliers; look at whether the run is to be used.");
    }
    if (before != null) {
      for (int row = 0; row < table.size(); row++) {
        final double gain = table.number(row, "gain_percent");
        if (gain < LOSS_PERCENT) {
          warnings.add(
              String.format(
                  Locale.ROOT,
                  "tSNR fell by %.1f %% in %s.",
                  -gain,
                  row == 0 ? "the cord as a whole" : "slice " + table.text(row, "slice")));
        }
      }
    }
    if (now.constant() + now.nonFinite() > 0) {
      warnings.add(
          now.constant()
              + " of "
              + mask.count()
              + " voxels of the mask do not vary and "
              + now.nonFinite()
              + " hold a NaN or infinity.");
    }
    return warnings;
  }

  private Map<String, String> facts(final OutlierResult found, final Table table) {
    final Grid grid = run.grid();
    final Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "Size",
        String.format(
            Locale.ROOT,
            "%d x %d x %d voxels of %.2f x %.2f x %.2f mm, %d volumes%s",
            grid.nx(),
            grid.ny(),
            grid.nz(),
            grid.voxelSize(0),
            grid.voxelSize(1),
            grid.voxelSize(2),
            run.volumes(),
            run.tr() > 0 ? String.format(Locale.ROOT, " every %.3f s", run.tr()) : ""));
    facts.put("Mask", mask.name() + ", " + mask.count() + " voxels");
    if (before != null) {
      facts.put("Compared with", before.name());
    }
    if (motion != null) {
      facts.put("Motion of the cord", String.format(Locale.ROOT, "%.3f mm RMS", motion.rms()));
    }
    facts.put("Outlying volumes", found.outliers().size() + " of " + run.volumes());
    facts.put(
        "Median tSNR in the mask",
        before == null
            ? String.format(Locale.ROOT, "%.2f", table.number(0, "median"))
            : String.format(
                Locale.ROOT,
                "%.2f before, %.2f after (%+.1f %%)",
                table.number(0, "before_median"),
                table.number(0, "median"),
                table.number(0, "gain_percent")));
    return facts;
  }

  private void motion(final HtmlPage page) {
    page.section("Motion")
        .figure(
            MotionFigure.of("", motion).draw(),
            "Lines of the cord's shift in each slice over the volumes.",
            "How far the cord had moved in each slice of each volume, along the array's axes. Slices"
                + " are counted from 0; a gap is a slice of a volume that did not converge.")
        .table(motionTable(), "By slice: RMS about the slice's mean place, and the farthest.");
  }

  private Table motionTable() {
    final Table table = new Table("slice", "rms_mm", "farthest_mm", "at_volume", "not_converged");
    for (int z = 0; z < motion.slices(); z++) {
      double mx = 0;
      double my = 0;
      int good = 0;
      int failed = 0;
      for (int t = 0; t < motion.volumes(); t++) {
        if (motion.state(t, z) == SliceMotion.State.CONVERGED) {
          mx += motion.x(t, z);
          my += motion.y(t, z);
          good++;
        } else if (motion.state(t, z) == SliceMotion.State.FAILED) {
          failed++;
        }
      }
      if (good == 0) {
        table.add(z, Double.NaN, Double.NaN, "n/a", failed);
        continue;
      }
      double squares = 0;
      double farthest = -1;
      int at = 0;
      for (int t = 0; t < motion.volumes(); t++) {
        if (motion.state(t, z) == SliceMotion.State.CONVERGED) {
          final double away = Math.hypot(motion.x(t, z) - mx / good, motion.y(t, z) - my / good);
          squares += away * away;
          if (away > farthest) {
            farthest = away;
            at = t;
          }
        }
      }
      table.add(z, rounded(Math.sqrt(squares / good)), rounded(farthest), at, failed);
    }
    return table;
  }

  private void film(final HtmlPage page) {
    final int slice = fullestSlice();
    final Film film = Film.of(List.of(before, run), mask, slice, MARGIN, FRAMES);
    page.section("Before and after")
        .film(
            film,
            "The cord in one slice over time, before and after.",
            "Slice "
                + (slice + 1)
                + " of "
                + run.grid().nz()
                + " (counted from 1, as below the pictures) over "
                + film.frames()
                + " volumes: '"
                + before.name()
                + "' to the left, '"
                + run.name()
                + "' to the right. The mask's border stands still. Radiological view: the subject’s"
                + " right is on the left.");
  }

  /** The slice across the cord that holds the most voxels of the mask. */
  private int fullestSlice() {
    final SliceView view = new SliceView(run.grid());
    final int[] voxels = new int[view.size(2)];
    for (int n = 0; n < mask.count(); n++) {
      voxels[view.position(mask.index(n))[2]]++;
    }
    int fullest = 0;
    for (int slice = 1; slice < voxels.length; slice++) {
      fullest = voxels[slice] > voxels[fullest] ? slice : fullest;
    }
    return fullest;
  }

  private void outliers(final HtmlPage page, final OutlierResult found) {
    final HtmlPage.Section section = page.section("Outliers");
    found.notes().forEach(section::text);
    section.figure(
        OutlierFigure.of("", found).draw(),
        "Lines of the measures over the volumes with their thresholds.",
        "A volume is an outlier where a measure passes its threshold (rule: "
            + outliers.rule().key()
            + ", k = "
            + outliers.factor()
            + ").");
    final List<Integer> volumes = found.outliers();
    section.text(
        volumes.isEmpty()
            ? "No volume is an outlier."
            : "Outliers, counted from 0: "
                + String.join(", ", volumes.stream().map(String::valueOf).toList())
                + ".");
  }

  private void tsnr(
      final HtmlPage page,
      final Volume now,
      final Volume then,
      final Table table,
      final Progress progress) {
    final HtmlPage.Section section = page.section("Temporal signal-to-noise ratio");
    final Volume mean = run.mean(progress);
    final double[] values =
        Arrays.stream(mask.indices()).mapToDouble(now::get).filter(Double::isFinite).toArray();
    // both maps in the colours of one range, so that they can be compared
    final Range range = Range.robust(now.name(), values);
    if (then != null) {
      map(section, mean, Overlay.of(then, "tSNR before").withRange(range), "tSNR before.");
    }
    map(
        section,
        mean,
        Overlay.of(now, then == null ? "tSNR" : "tSNR after").withRange(range),
        then == null ? "tSNR: mean over time divided by the SD (T - 1)." : "tSNR after.");
    if (then != null) {
      final Volume difference = TsnrTable.difference(now, then, mask);
      if (Arrays.stream(mask.indices()).allMatch(v -> !(Math.abs(difference.get(v)) > 0))) {
        section.text("Before and after have the same tSNR in every voxel of the mask.");
      } else {
        map(
            section,
            mean,
            Overlay.of(difference, "tSNR after − before").withColors(ColorMap.DIVERGING),
            "What the step gained (red) and lost (blue).");
      }
    }
    section.table(shown(table), "tSNR by slice, counted from 0.");
  }

  private void map(
      final HtmlPage.Section section,
      final Volume mean,
      final Overlay overlay,
      final String caption) {
    section.figure(
        Montage.of(mean, "mean of " + run.name())
            .withOverlay(overlay.withMask(mask))
            .withRegion(mask, MARGIN)
            .draw(),
        "Slices of the cord coloured by " + overlay.label() + ".",
        caption);
  }

  /** The table with as many digits as a reader wants. */
  private static Table shown(final Table table) {
    final List<String> columns = table.columns().subList(1, table.columns().size());
    final Table shown = new Table(columns);
    for (int row = 0; row < table.size(); row++) {
      final Object[] cells = new Object[columns.size()];
      for (int c = 0; c < cells.length; c++) {
        final String column = columns.get(c);
        cells[c] = c < 3 ? table.text(row, column) : rounded(table.number(row, column));
      }
      shown.add(cells);
    }
    return shown;
  }

  private static String rounded(final double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "n/a";
  }
}
