package org.cordj.imagej.explorer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cordj.connectivity.SeedCourse;
import org.cordj.connectivity.SeedMap;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.imagej.Images;
import org.cordj.imagej.RunTiming;
import org.cordj.io.Table;
import org.cordj.rsfc.Band;
import org.cordj.rsfc.Definition;
import org.junit.jupiter.api.Test;

/** What there is to see, against the operations, and what is refused; no display. */
class ExplorationTest {

  private static final int T = 120;
  private static final Grid GRID =
      new Grid(9, 8, 3, new double[][] {{-1, 0, 0, 4}, {0, -1, 0, 4}, {0, 0, 5, 0}});

  private static Series run(final String name, final long seed, final double tr) {
    final Random random = new Random(seed);
    final float[][] planes = new float[T * 3][72];
    for (final float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (float) (500 + 9 * random.nextGaussian());
      }
    }
    return Series.ofPlanes(name, planes, GRID, tr);
  }

  private static ImagePlus image(final String name, final long seed) {
    return Images.fromSeries(run(name, seed, 2), null);
  }

  /** Columns 2 to 6 and rows 2 to 5 of the last two slices. */
  private static Mask cord(final Grid grid) {
    final Volume v = Volume.zeros("cord", grid);
    for (int z = 1; z < 3; z++) {
      for (int y = 2; y < 6; y++) {
        for (int x = 2; x < 7; x++) {
          v.planes()[z][x + grid.nx() * y] = 1;
        }
      }
    }
    return Mask.of(v);
  }

  private static ImagePlus mask() {
    return Images.fromMask("cord", cord(GRID), null);
  }

  private static ImagePlus rois() {
    return Images.fromLabels("rois", labels(), null);
  }

  /** A voxel; and rows 3 to 7 of two slices, which reach out of the cord. */
  private static Labels labels() {
    final int[] values = new int[GRID.voxels()];
    values[new Place(3, 3, 2).index(GRID)] = 1;
    for (int y = 3; y < 8; y++) {
      values[new Place(5, y, 1).index(GRID)] = 2;
      values[new Place(5, y, 2).index(GRID)] = 2;
    }
    return new Labels(
        "rois",
        GRID,
        values,
        List.of(
            new Labels.Region(1, "ventral-left", 0xff),
            new Labels.Region(2, "long one", 0xff00),
            new Labels.Region(3, "empty", 0xff0000)));
  }

  private static ExplorerOptions options(final double radius) {
    return new ExplorerOptions(Band.list("slow4,slow3"), Definition.RMS, 0.2, 0.8, radius);
  }

  private static Exploration exploration(final ImagePlus series, final ImagePlus raw) {
    return Exploration.of(series, mask(), raw, rois(), 0, options(0), Progress.NONE);
  }

  private static Exploration exploration() {
    return exploration(image("run", 1), image("raw", 2));
  }

  private static Wanted seed(final Exploration exploration, final int x, final int y, final int z) {
    return Wanted.of(exploration.options()).withSeed(Spot.of(new Place(x, y, z)));
  }

  @Test
  void theMapIsTheSeedMapOfTheRunThatIsChosen() {
    final Exploration exploration = exploration();
    for (final int n : new int[] {0, 1}) {
      final Series run = run("run", n + 1, 2);
      final Mask cord = cord(GRID);
      for (final double radius : new double[] {0, 1.5}) {
        final Wanted base = seed(exploration, 4, 3, 1).withRun(n);
        final Wanted wanted =
            new Wanted(
                n, null, base.seed(), List.of(), radius, base.bands(), base.definition(), true);
        final float[] r = exploration.look(wanted).r();
        final Mask sphere = SeedCourse.sphere(cord, new int[] {4, 3, 1}, radius);
        final Volume slow =
            SeedMap.correlate(
                    run, cord, SeedCourse.ofRegion(run, sphere, Progress.NONE), Progress.NONE)
                .get(0);
        for (int v = 0; v < r.length; v++) {
          assertEquals(slow.get(cord.index(v)), r[v], 1e-6);
        }
      }
    }
  }

  @Test
  void aRegionAsSeedIsTheSeedMapOfItsMean() {
    final Exploration exploration = exploration();
    for (final int n : new int[] {0, 1}) {
      final Series run = run("run", n + 1, 2);
      final Mask cord = cord(GRID);
      final Labels labels = labels();
      final SeedCourse mean =
          SeedCourse.ofRegion(run, labels.mask(labels.regions().get(1)), Progress.NONE);
      final Volume slow = SeedMap.correlate(run, cord, mean, Progress.NONE).get(0);
      final Wanted wanted =
          Wanted.of(exploration.options())
              .withRun(n)
              .withSeed(exploration.seed(null, "long one"))
              .pinning(exploration.seed(null, "ventral-left"));
      final Sight sight = exploration.look(wanted);
      for (int v = 0; v < sight.r().length; v++) {
        assertEquals(slow.get(cord.index(v)), sight.r()[v], 1e-6);
      }
      assertEquals(10, sight.seed().voxels());
      assertArrayEquals(mean.values(), sight.seed().course());
      assertEquals(1, HeaderPainter.r(exploration, sight), 1e-6);
      // the region of one voxel: its r is the map's there
      assertEquals(
          slow.get(new Place(3, 3, 2).index(GRID)),
          HeaderPainter.r(exploration, sight, sight.pins().get(0)),
          1e-6);
    }
  }

  @Test
  void aRegionsTablesAndMacroNameIt() {
    final Exploration exploration = exploration();
    final Wanted wanted =
        Wanted.of(exploration.options()).withSeed(exploration.seed(null, "long one"));
    final Sight sight = exploration.look(wanted);
    final Table values = SightTables.values(exploration, sight);
    assertEquals("long one", values.text(0, "region"));
    assertEquals("n/a", values.text(0, "x"));
    assertEquals("n/a", values.text(0, "in_mask"));
    assertEquals(10, values.number(0, "voxels"));
    assertEquals(List.of("time_s", "seed_long one"), SightTables.courses(sight, 2).columns());
    assertEquals(
        "run(\"Cord Seed Map...\", \"series=run mask=cord rois=rois region=[long one]\");",
        MacroLine.of(exploration, wanted));
  }

  @Test
  void aRegionChosenByAnotherVoxelIsTheSameSeed() {
    final Exploration exploration = exploration();
    final Looker looker = new Looker(exploration);
    final List<Sight> seen = new ArrayList<>();
    final Wanted first =
        Wanted.of(exploration.options()).withSeed(new Spot(new Place(5, 3, 1), "long one"));
    looker.look(first, Progress.NONE, seen::add);
    final Spot other = new Spot(new Place(5, 7, 2), "long one");
    looker.look(first.withSeed(other), Progress.NONE, seen::add);
    assertEquals(3, seen.size(), "no second map");
    assertSame(seen.get(1).map(), seen.get(2).map());
    assertSame(seen.get(1).seed().course(), seen.get(2).seed().course());
    assertEquals(other, seen.get(2).seed().spot());
    // a voxel of it is another seed
    looker.look(first.withSeed(Spot.of(new Place(5, 3, 1))), Progress.NONE, seen::add);
    assertEquals(5, seen.size());
    assertEquals(1, seen.get(4).seed().voxels());
    assertEquals(first.pinning(other), first.pinning(other).pinning(first.seed()), "pinned once");
  }

  @Test
  void aSeedThatIsNoneIsRefused() {
    final Exploration exploration = exploration();
    final Exploration without =
        Exploration.of(image("run", 1), mask(), null, null, 0, options(0), Progress.NONE);
    final Place point = new Place(4, 3, 1);
    assertNull(exploration.seed(null, ""));
    assertEquals(
        "region is 'x'; the regions of 'rois' are ventral-left, long one, empty.",
        refusedSeed(exploration, null, "x"));
    assertEquals("Region 'empty' of 'rois' has no voxel.", refusedSeed(exploration, null, "empty"));
    assertTrue(
        refusedSeed(exploration, point, "long one")
            .startsWith("Both point, 4,3,1, and region, 'long one', are given"));
    assertTrue(refusedSeed(without, null, "long one").contains("but no rois are given"));
  }

  private static String refusedSeed(
      final Exploration exploration, final Place point, final String region) {
    return assertThrows(IllegalArgumentException.class, () -> exploration.seed(point, region))
        .getMessage();
  }

  @Test
  void theOtherRunLiesBehindWhatIsInFront() {
    final Exploration exploration = exploration();
    final Place point = new Place(3, 3, 2);
    final Wanted wanted = seed(exploration, 4, 3, 1);
    final Sight seed = exploration.look(wanted);
    assertEquals(seed.seed().spot(), seed.behind().facts().spot());
    assertEquals("raw", seed.behind().name());
    final Sight sight = exploration.look(wanted.withPoint(point));
    final Sight other = exploration.look(wanted.withPoint(point).withRun(1));
    assertArrayEquals(other.point().course(), sight.behind().facts().course());
    assertArrayEquals(
        other.point().spectrum().density(), sight.behind().facts().spectrum().density());
    assertArrayEquals(sight.point().course(), other.behind().facts().course());
    assertEquals("run", other.behind().name());
    assertEquals("raw", other.behind().front());
    assertNull(exploration.look(wanted.withBehind(false)).behind());
    assertNull(exploration(image("run", 1), null).look(wanted).behind());
    final Sight region = exploration.look(wanted.withSeed(exploration.seed(null, "long one")));
    assertEquals(10, region.behind().facts().voxels());
  }

  @Test
  void aTrimmedRunBeginsLaterThanTheOneBehind() {
    final Series whole = run("whole", 2, 2);
    final float[][] planes = Arrays.copyOfRange(whole.planes(), 10 * 3, T * 3);
    final ImagePlus imp = Images.fromSeries(whole, null);
    final ImagePlus trimmed = Images.fromSeries(Series.ofPlanes("trimmed", planes, GRID, 2), null);
    RunTiming.trimmed(trimmed, imp, 10, T - 1);
    final Exploration exploration = exploration(trimmed, imp);
    final Sight sight = exploration.look(seed(exploration, 4, 3, 1));
    assertEquals(-20, sight.behind().start());
    assertEquals(sight.seed().course()[0], sight.behind().facts().course()[10], 1e-4);
    assertEquals(20, exploration.look(sight.wanted().withRun(1)).behind().start());
  }

  @Test
  void aVoxelIsNamedAndItsCourseIsTheImages() {
    final Exploration exploration = exploration();
    final Sight sight =
        exploration.look(
            seed(exploration, 4, 3, 1)
                .withPoint(new Place(3, 3, 2))
                .pinning(Spot.of(new Place(0, 0, 0))));
    assertEquals("ventral-left", sight.point().region());
    assertEquals("ventral-left", HeaderPainter.where(exploration, sight.point()));
    assertEquals("in 'cord'", HeaderPainter.where(exploration, sight.seed()));
    assertEquals("outside of the mask", HeaderPainter.where(exploration, sight.pins().get(0)));
    final Series run = run("run", 1, 2);
    for (int t = 0; t < T; t++) {
      assertEquals(run.planes()[t * 3 + 2][3 + 27], (float) sight.point().course()[t]);
      assertEquals(run.planes()[t * 3][0], (float) sight.pins().get(0).course()[t]);
    }
    final int at = exploration.mask().position(new Place(3, 3, 2).index(GRID));
    assertEquals(sight.r()[at], HeaderPainter.r(exploration, sight));
    final Table values = SightTables.values(exploration, sight);
    assertEquals(3, values.size());
    assertEquals("ventral-left", values.text(2, "region"));
    assertEquals(sight.r()[at], values.number(2, "r_with_seed"), 1e-8);
    assertEquals(1, values.number(1, "r_with_seed"), 1e-6);
    assertEquals("n/a", values.text(0, "r_with_seed"));
    assertEquals(sight.point().spectrum().alff()[1], values.number(2, "ALFF_slow3"), 1e-6);
    final Table courses = SightTables.courses(sight, 2);
    assertEquals(List.of("time_s", "1_0_0_0", "seed_4_3_1", "mouse_3_3_2"), courses.columns());
    assertEquals(238, courses.number(T - 1, "time_s"));
  }

  @Test
  void onlyWhatDiffersIsDoneAgain() {
    final Exploration exploration = exploration();
    final Looker looker = new Looker(exploration);
    final List<Sight> seen = new ArrayList<>();
    final Wanted first = seed(exploration, 4, 3, 1);
    looker.look(first, Progress.NONE, seen::add);
    looker.look(first.withPoint(new Place(5, 5, 2)), Progress.NONE, seen::add);
    assertEquals(3, seen.size(), "facts, map; then the facts of the other voxel alone");
    assertNull(seen.get(0).r());
    assertSame(seen.get(1).map(), seen.get(2).map());
    assertSame(seen.get(1).seed(), seen.get(2).seed());
    looker.look(first.withRun(1), Progress.NONE, seen::add);
    assertNull(seen.get(3).r(), "the map of another run is not shown as this one's");
    looker.look(first.withSeed(null), Progress.NONE, seen::add);
    assertNull(seen.get(seen.size() - 1).r());
  }

  @Test
  void aSeedOutsideOfTheMaskIsTold() {
    final Exploration exploration = exploration();
    final Wanted outside = seed(exploration, 0, 0, 0);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> exploration.look(outside))
            .getMessage()
            .contains("(0, 0, 0) lies outside of the mask 'cord'"));
    final Looker looker = new Looker(exploration);
    final List<Sight> seen = new ArrayList<>();
    looker.look(outside, Progress.NONE, seen::add);
    looker.look(outside.withPoint(new Place(5, 5, 2)), Progress.NONE, seen::add);
    assertTrue(seen.get(seen.size() - 1).trouble().contains("outside of the mask"), "still told");
    looker.look(outside.withSeed(Spot.of(new Place(4, 3, 1))), Progress.NONE, seen::add);
    assertEquals("", seen.get(seen.size() - 1).trouble());
  }

  @Test
  void aBandThatCannotBeResolvedIsToldAndTheMapStays() {
    final Exploration exploration = exploration();
    final Looker looker = new Looker(exploration);
    final List<Sight> seen = new ArrayList<>();
    final Wanted narrow = seed(exploration, 4, 3, 1).withBands(Band.list("0.1-0.102"));
    looker.look(narrow, Progress.NONE, seen::add);
    final Sight last = seen.get(seen.size() - 1);
    assertTrue(last.trouble().contains("the fewest is 3"), last.trouble());
    assertNull(last.seed().spectrum());
    assertEquals(exploration.mask().count(), last.r().length);
  }

  @Test
  void changesOfTheImageAreSeen() {
    final ImagePlus imp = image("run", 1);
    final ExploredRun run = exploration(imp, null).run(0);
    imp.setPosition(1, 2, 5);
    assertEquals("", run.changed());
    imp.getProcessor().setf(0, 0, 7);
    assertEquals("", run.changed(), "a voxel outside of the mask is not kept");
    imp.getProcessor().setf(3, 3, 7);
    assertEquals("'run' has changed since it was read.", run.changed());
    imp.setStack(imp.getStack().duplicate());
    assertEquals("'run' is another stack than the one that was read.", run.changed());
  }

  @Test
  void thePageShowsTheMapInColour() {
    final Exploration exploration = exploration();
    final Sight sight = exploration.look(seed(exploration, 4, 3, 1));
    final BufferedImage page =
        SightPage.draw(exploration, sight, new MapColors(0.2, 0.8, 1, MapScheme.BLUE_RED));
    final BufferedImage hidden =
        SightPage.draw(exploration, sight, new MapColors(2, 0.8, 1, MapScheme.BLUE_RED));
    assertEquals(1600, page.getWidth());
    assertTrue(reds(page) > reds(hidden) + 100);
  }

  private static int reds(final BufferedImage picture) {
    int reds = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        reds +=
            (picture.getRGB(x, y) & 0xffffff) == new MapColors(0, 0.8, 1, MapScheme.BLUE_RED).rgb(1)
                ? 1
                : 0;
      }
    }
    return reds;
  }

  /** As many voxels, elsewhere. */
  private static Grid shifted() {
    return new Grid(9, 8, 3, new double[][] {{-1, 0, 0, 14}, {0, -1, 0, 4}, {0, 0, 5, 0}});
  }

  private static String refusal(
      final ImagePlus series, final ImagePlus mask, final ImagePlus raw, final double tr) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> Exploration.of(series, mask, raw, null, tr, options(0), Progress.NONE))
        .getMessage();
  }

  @Test
  void whatCannotBeExploredIsRefusedInASentence() {
    final ImagePlus run = image("run", 1);
    final Grid larger = new Grid(9, 8, 4, GRID.affine());
    final ImagePlus other = Images.fromMask("cord", cord(larger), null);
    assertTrue(
        refusal(run, other, null, 0).startsWith("'run' and 'cord' are not on the same grid"));
    final Series moved = Series.ofPlanes("moved", run("run", 1, 2).planes(), shifted(), 2);
    assertTrue(
        refusal(run, mask(), Images.fromSeries(moved, null), 0)
            .startsWith("'moved' and 'cord' are not on the same grid"));
    final ImagePlus regions =
        Images.fromLabels(
            "rois", new Labels("rois", shifted(), new int[GRID.voxels()], List.of()), null);
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> Exploration.of(run, mask(), null, regions, 0, options(0), Progress.NONE))
            .getMessage()
            .startsWith("'cord' and 'rois' are not on the same grid"));
    assertTrue(refusal(mask(), mask(), null, 0).contains("a 4-D run is needed"));
    assertTrue(refusal(run, mask(), run, 0).contains("raw is the same image as series, 'run'"));
    assertTrue(refusal(run, mask(), mask(), 0).contains("a 4-D run is needed"));
    assertTrue(refusal(run, mask(), null, 3.5).contains("passes the Nyquist frequency"));
    final ImagePlus timeless = Images.fromSeries(run("run", 1, 0), null);
    assertTrue(refusal(timeless, mask(), null, 0).contains("has no TR"));
    final ImagePlus empty = Images.fromVolume(Volume.zeros("none", GRID), null);
    assertTrue(refusal(run, empty, null, 0).contains("'none' is empty"));
  }

  @Test
  void aRunThatDoesNotFitIsRefusedWithItsSize() {
    final Grid huge = new Grid(2048, 2048, 60, GRID.affine());
    final Series run = Series.ofSource("big", p -> new float[2048 * 2048], huge, 2000, 2);
    final String sentence =
        assertThrows(
                IllegalArgumentException.class,
                () -> ExploredRun.requireMemory(run, Mask.all(huge)))
            .getMessage();
    assertTrue(
        sentence.startsWith(
            "The courses of the 251658240 voxels of 'all voxels' in the 2000 volumes of 'big' take"
                + " 1920000 MB;"),
        sentence);
  }

  @Test
  void optionsAndPlacesAreChecked() {
    final List<Band> bands = Band.list("slow4");
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new ExplorerOptions(bands, Definition.RMS, 1, 0.8, 0))
            .getMessage()
            .startsWith("threshold is 1.0;"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new ExplorerOptions(bands, Definition.RMS, 0, 0, 0))
            .getMessage()
            .startsWith("range is 0.0;"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new ExplorerOptions(bands, Definition.RMS, 0, 1, -1))
            .getMessage()
            .startsWith("radius is -1.0 mm;"));
    for (final String text : new String[] {"3,4", "a,b,c", "1.5,2,3", ""}) {
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> Place.of(text))
              .getMessage()
              .startsWith("point is '" + text + "'"));
    }
    assertEquals(new Place(3, 4, 5), Place.of(" 3, 4 5"));
    assertFalse(new Place(9, 0, 0).in(GRID));
    final Exploration exploration = exploration();
    final Wanted beyond = seed(exploration, 9, 0, 0);
    assertThrows(IllegalArgumentException.class, () -> exploration.look(beyond));
  }

  @Test
  void theMacroLineNamesImagesAndSeed() {
    final Exploration exploration =
        Exploration.of(image("my run", 1), mask(), null, null, 0, options(1.5), Progress.NONE);
    assertEquals(
        "run(\"Cord Seed Map...\", \"series=[my run] mask=cord point=4,3,1 radius=1.5\");",
        MacroLine.of(exploration, seed(exploration, 4, 3, 1)));
    assertEquals("[a=\\\"b\\\"]", MacroLine.quoted("a=\"b\""));
  }
}
