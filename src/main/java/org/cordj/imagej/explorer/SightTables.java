package org.cordj.imagej.explorer;

import java.util.ArrayList;
import java.util.List;
import org.cordj.io.Table;
import org.cordj.rsfc.Band;

/** A sight as tables. */
final class SightTables {

  private SightTables() {}

  /**
   * A row a voxel or region: what it is ({@code mouse}, {@code seed} or a pin's number), x, y, z as
   * shown, region, whether it is in the mask, how many voxels its course is the mean of, the
   * course's mean and tSNR, r with the seed, ALFF and fALFF by band. Of a region there is no x, y,
   * z.
   */
  static Table values(final Exploration exploration, final Sight sight) {
    final List<String> columns =
        new ArrayList<>(
            List.of(
                "course",
                "x",
                "y",
                "z",
                "region",
                "in_mask",
                "voxels",
                "mean",
                "tsnr",
                "r_with_seed"));
    for (final Band band : sight.wanted().bands()) {
      columns.add("ALFF_" + band.name());
      columns.add("fALFF_" + band.name());
    }
    final Table table = new Table(columns);
    for (final Trace trace : Trace.of(sight)) {
      final Facts facts = trace.facts();
      final boolean whole = facts.spot().isRegion();
      final List<Object> row =
          new ArrayList<>(
              List.of(
                  trace.name(),
                  whole ? "n/a" : facts.place().x(),
                  whole ? "n/a" : facts.place().y(),
                  whole ? "n/a" : facts.place().z(),
                  facts.region().isEmpty() ? "n/a" : facts.region(),
                  whole ? "n/a" : facts.inMask() ? 1 : 0,
                  facts.voxels(),
                  facts.mean(),
                  facts.tsnr(),
                  HeaderPainter.r(exploration, sight, facts)));
      for (int b = 0; b < sight.wanted().bands().size(); b++) {
        row.add(facts.spectrum() == null ? Double.NaN : facts.spectrum().alff()[b]);
        row.add(facts.spectrum() == null ? Double.NaN : facts.spectrum().falff()[b]);
      }
      table.add(row.toArray());
    }
    return table;
  }

  /** A row a volume: its time in s, then the course of each voxel or region in signal units. */
  static Table courses(final Sight sight, final double tr) {
    final List<Trace> traces = Trace.of(sight);
    final List<String> columns = new ArrayList<>(List.of("time_s"));
    traces.forEach(t -> columns.add(t.name() + "_" + t.facts().spot().label().replace(',', '_')));
    final Table table = new Table(columns);
    final int volumes = traces.isEmpty() ? 0 : traces.get(0).facts().course().length;
    for (int n = 0; n < volumes; n++) {
      final List<Object> row = new ArrayList<>(List.of(n * tr));
      for (final Trace trace : traces) {
        row.add(trace.facts().course()[n]);
      }
      table.add(row.toArray());
    }
    return table;
  }
}
