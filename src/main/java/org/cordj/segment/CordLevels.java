package org.cordj.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.io.Table;

/**
 * The levels of a cord from points whose level is known: discs, or middles of vertebrae or of
 * segments of the cord; from one of them, with the lengths of the levels below it.
 *
 * <p>A point stands for the place of the cord's curve that lies nearest to it ({@link CordCurve}).
 * Between two points levels change evenly with the length along the curve: between neighbouring
 * discs lies one level, the border between the middles of two neighbours lies halfway, and levels
 * between points that are further apart are taken as equally long, which is noted. Beyond the
 * outermost disc there is no level; beyond an outermost middle there is the rest of its own, half
 * as long as from there to the next point. A slice has the level of its centroid; one whose
 * centroid lies at a disc has that of the vertebra above it, as sct_label_vertebrae has it. Numbers
 * are SCT's ({@link LevelKind}).
 *
 * @param points in any order, of one kind
 * @param lengths of the levels from the only point's downwards, along the cord in mm, 1 to 100
 *     each: below a disc that of the vertebra below it first, at a middle that of its own level
 *     first; empty if there are several points
 */
public record CordLevels(List<LevelPoint> points, List<Double> lengths) {

  private static final double MOST = 100;

  /** In mm along the cord, as in {@link CordArea}. */
  private static final double SMOOTHING = 5;

  /** A slice this near to a disc, as a share of the distance between slices, lies at it. */
  private static final double AT = 0.1;

  /** Okabe and Ito's colours: neighbours are told apart by colour-blind people too. */
  private static final int[] COLORS = {
    0xd55e00, 0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xf0e442
  };

  /** A place along the curve, from its lowest slice in mm, and its level. */
  private record Knot(double length, double level, String name) {}

  /**
   * The levels.
   *
   * @param labels on the mask's grid, numbers as SCT has them
   * @param notes sentences for the log
   */
  public record Result(Labels labels, List<String> notes) {}

  /** Checks the points and the lengths. */
  public CordLevels {
    points = List.copyOf(points);
    lengths = List.copyOf(lengths);
    if (points.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no point; click on discs or vertebrae, or give a table of points.");
    }
    for (final LevelPoint p : points) {
      if (p.kind() != points.get(0).kind()) {
        throw new IllegalArgumentException(
            "'"
                + points.get(0).name()
                + "' is a "
                + points.get(0).kind().label()
                + " level and '"
                + p.name()
                + "' a "
                + p.kind().label()
                + " one; give points of one kind.");
      }
      if (points.stream().filter(q -> q.level() == p.level()).count() > 1) {
        throw new IllegalArgumentException(
            "The point '" + p.name() + "' stands twice; keep one of them.");
      }
    }
    if (points.size() == 1 && lengths.isEmpty()) {
      throw new IllegalArgumentException(
          "One point, '"
              + points.get(0).name()
              + "', tells no length; give a second point or the lengths of the levels.");
    }
    if (points.size() > 1 && !lengths.isEmpty()) {
      throw new IllegalArgumentException(
          "There are "
              + points.size()
              + " points and lengths too; lengths count from one point only.");
    }
    for (final double length : lengths) {
      if (!(length >= 1 && length <= MOST)) {
        throw new IllegalArgumentException(
            "A length is " + length + " mm; choose 1 to " + (int) MOST + " mm a level.");
      }
    }
  }

  /** The colour of a level of this number, 0xRRGGBB. */
  static int color(final int number) {
    return COLORS[number % COLORS.length];
  }

  /**
   * The points of clicks on an image.
   *
   * @param names one a point, in the order of the clicks; or only that of the topmost point: the
   *     others are then the next ones below it, one after the other
   * @throws IllegalArgumentException if there are neither one nor as many names as points
   */
  public static List<LevelPoint> named(
      final List<CordPoint> clicked, final List<String> names, final Grid grid) {
    final List<LevelPoint> points = new ArrayList<>();
    if (names.size() == clicked.size()) {
      for (int n = 0; n < names.size(); n++) {
        points.add(LevelPoint.of(names.get(n), clicked.get(n)));
      }
    } else if (names.size() == 1 && !clicked.isEmpty()) {
      final List<CordPoint> down = new ArrayList<>(clicked);
      down.sort(
          Comparator.comparingDouble((CordPoint p) -> grid.toWorld(p.i(), p.j(), p.k())[2])
              .reversed());
      final LevelPoint top = LevelPoint.of(names.get(0), down.get(0));
      for (int n = 0; n < down.size(); n++) {
        points.add(top.below(n, down.get(n)));
      }
    } else {
      throw new IllegalArgumentException(
          "There are "
              + clicked.size()
              + " points and "
              + names.size()
              + " names; give one name a point, in the order of the clicks, or that of the topmost"
              + " point only.");
    }
    return points;
  }

  /**
   * The levels of a cord.
   *
   * @throws IllegalArgumentException if the mask is empty, a point lies off its grid, the points
   *     are out of order along the cord, or no slice has a level
   */
  public Result apply(final Mask mask) {
    mask.requireFits(mask.name(), mask.grid());
    points.forEach(p -> requireInside(mask.grid(), p));
    final CordFrame frame = new CordFrame(mask.grid());
    final CordCurve curve = new CordCurve(frame, mask, SMOOTHING);
    final List<String> notes = new ArrayList<>();
    final List<Knot> knots = knots(curve, notes);
    final CordSlices slices = frame.slices();
    final int[] values = new int[mask.grid().voxels()];
    final List<Integer> without = new ArrayList<>();
    final TreeMap<Integer, Labels.Region> found = new TreeMap<>();
    final LevelKind kind = points.get(0).kind();
    for (int n = 0; n < curve.count(); n++) {
      final boolean[] in = slices.read(mask, curve.first() + n);
      final double at = curve.length(n) + AT * frame.spacing();
      final int level = level(knots, at);
      if (level < 1 || level > kind.last()) {
        if (slices.any(in)) {
          without.add(slices.index(curve.first() + n));
        }
        continue;
      }
      for (int v = 0; v < in.length; v++) {
        if (in[v]) {
          values[slices.linearIndex(v, curve.first() + n)] = level;
          found.computeIfAbsent(level, k -> region(kind, k));
        }
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "No slice of '"
              + mask.name()
              + "' lies between the points; are they those of this image?");
    }
    if (!without.isEmpty()) {
      notes.add(
          "There is no level in " + CordMaskCheck.name(without) + ", beyond the outermost points.");
    }
    return new Result(
        new Labels(mask.name() + "_levels", mask.grid(), values, List.copyOf(found.values())),
        List.copyOf(notes));
  }

  static Labels.Region region(final LevelKind kind, final int number) {
    return new Labels.Region(number, kind.name(number), color(number));
  }

  private static void requireInside(final Grid grid, final LevelPoint point) {
    final double[] v = point.voxel().toArray();
    for (int d = 0; d < 3; d++) {
      if (!(v[d] >= -0.5 && v[d] <= grid.size(d) - 0.5)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "The point '%s' lies outside the image: its %s is %s, the voxels go from 0 to %d.",
                point.name(),
                "xyz".charAt(d),
                v[d],
                grid.size(d) - 1));
      }
    }
  }

  /** The known places, from the topmost down. */
  private List<Knot> knots(final CordCurve curve, final List<String> notes) {
    final List<Knot> knots = new ArrayList<>();
    points.stream()
        .sorted(Comparator.comparingDouble(LevelPoint::level))
        .forEach(p -> knots.add(new Knot(curve.length(p.voxel()), p.level(), p.name())));
    if (!lengths.isEmpty()) {
      return counted(knots.get(0));
    }
    for (int n = 1; n < knots.size(); n++) {
      final Knot above = knots.get(n - 1);
      final Knot below = knots.get(n);
      if (!(below.length < above.length)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "The points are out of order: '%s' lies %.1f mm above '%s' along the cord, and should"
                    + " lie below it.",
                below.name,
                below.length - above.length,
                above.name));
      }
      if (below.level - above.level > 1) {
        notes.add(
            "Between '"
                + above.name
                + "' and '"
                + below.name
                + "' the levels are taken as equally long; points between them would tell.");
      }
    }
    final Knot top = knots.get(0);
    final Knot bottom = knots.get(knots.size() - 1);
    // half a level more beyond a middle, at the pace of the nearest pair
    if (top.level == Math.rint(top.level)) {
      final Knot next = knots.get(1);
      final double pace = (top.length - next.length) / (next.level - top.level);
      knots.add(0, new Knot(top.length + pace / 2, top.level - 0.5, top.name));
    }
    if (bottom.level == Math.rint(bottom.level)) {
      final Knot next = knots.get(knots.size() - 2);
      final double pace = (next.length - bottom.length) / (bottom.level - next.level);
      knots.add(new Knot(bottom.length - pace / 2, bottom.level + 0.5, bottom.name));
    }
    return knots;
  }

  /** The ends of levels of given lengths, from the only point down. */
  private List<Knot> counted(final Knot from) {
    final boolean middle = from.level == Math.rint(from.level);
    double at = from.length + (middle ? lengths.get(0) / 2 : 0);
    double level = from.level - (middle ? 0.5 : 0);
    final List<Knot> knots = new ArrayList<>();
    knots.add(new Knot(at, level, from.name));
    for (final double length : lengths) {
      at -= length;
      level++;
      knots.add(new Knot(at, level, from.name));
    }
    return knots;
  }

  /** The level at a length along the curve, 0 for none. */
  private static int level(final List<Knot> knots, final double length) {
    for (int n = 0; n + 1 < knots.size(); n++) {
      final Knot above = knots.get(n);
      final Knot below = knots.get(n + 1);
      if (length > below.length && length <= above.length) {
        final double share = (above.length - length) / (above.length - below.length);
        return (int) Math.floor(above.level + share * (below.level - above.level) + 0.5);
      }
    }
    return 0;
  }

  /**
   * A row a level, from the topmost down: number, name, lowest and highest slice (from 0), how many
   * slices, voxels.
   */
  public static Table toTable(final Labels levels) {
    final Table table =
        new Table("index", "name", "lowest_slice", "highest_slice", "slices", "voxels");
    final CordSlices slices = new CordSlices(levels.grid());
    for (final Labels.Region region : levels.regions()) {
      final Mask mask = levels.mask(region);
      int low = -1;
      int high = -1;
      int n = 0;
      for (int rank = 0; rank < slices.count(); rank++) {
        if (slices.any(slices.read(mask, rank))) {
          low = low < 0 ? slices.index(rank) : low;
          high = slices.index(rank);
          n++;
        }
      }
      table.add(region.index(), region.name(), low, high, n, mask.count());
    }
    return table;
  }
}
