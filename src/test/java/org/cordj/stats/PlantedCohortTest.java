package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.phantom.CordCohort;
import org.cordj.phantom.CordPhantom;
import org.cordj.phantom.PhantomRun;
import org.cordj.rsfc.Alff;
import org.cordj.rsfc.AlffMaps;
import org.cordj.rsfc.Band;
import org.cordj.rsfc.Definition;
import org.cordj.rsfc.Measure;
import org.cordj.signal.Detrend;
import org.junit.jupiter.api.Test;

/** What is planted in phantoms' voxels, from the runs to the corrected p. */
class PlantedCohortTest {

  private static final Alff ALFF =
      new Alff(
          Band.list("0.01-0.1"),
          List.of(Measure.ALFF, Measure.M_ALFF),
          Definition.RMS,
          Detrend.LINEAR);

  private static final String CONTRAST = "nonopioid - control";

  /** Everything measured of a cohort. */
  private record Study(Table table, Labels horns, Measurements map, Measurements regions) {

    GroupResult compare(
        final String formula, final Correction correction, final Measurements... measured) {
      final GroupDesign design =
          GroupDesign.of(table, Formula.parse(formula), "", List.of(), false);
      return new GroupCompare(CONTRAST, Statistic.T, correction, 999, 3, .001, 26, .5, 2)
          .apply(design, List.of(measured), Progress.NONE);
    }
  }

  /** The second and third group; the first has no effect and is as small as it can be. */
  private static Study study(
      final CordCohort cohort, final UnaryOperator<CordCohort.Participant> change) {
    final Table table = new Table("participant_id", "group", "age");
    final List<double[]> voxels = new ArrayList<>();
    final List<double[]> means = new ArrayList<>();
    Mask mask = null;
    Labels horns = null;
    final List<String> names = new ArrayList<>();
    for (final CordCohort.Participant drawn : cohort.participants()) {
      if (drawn.group().equals("opioid")) {
        continue;
      }
      final CordCohort.Participant person = change.apply(drawn);
      final PhantomRun run = person.make("run", Progress.NONE);
      if (mask == null) {
        mask = run.mask();
        horns = run.horns();
        for (final Measure measure : ALFF.measures()) {
          horns.regions().forEach(r -> names.add(measure.key() + "_" + r.name()));
        }
      }
      final AlffMaps maps = ALFF.apply(run.series(), mask, Progress.NONE);
      final List<Double> mean = new ArrayList<>();
      for (final Measure measure : ALFF.measures()) {
        final Volume map = maps.get(measure, "0.01-0.1").volume();
        for (final Labels.Region region : horns.regions()) {
          mean.add(
              Arrays.stream(horns.mask(region).and(mask).indices())
                  .mapToDouble(map::get)
                  .average()
                  .orElseThrow());
        }
      }
      final Volume raw = maps.get(Measure.ALFF, "0.01-0.1").volume();
      voxels.add(Arrays.stream(mask.indices()).mapToDouble(raw::get).toArray());
      means.add(mean.stream().mapToDouble(Double::doubleValue).toArray());
      table.add("sub-" + person.label(), person.group(), person.age());
    }
    return new Study(
        table,
        horns,
        new Measurements(
            "ALFF", voxels.toArray(double[][]::new), new Measurements.Voxels(mask), "", List.of()),
        new Measurements(
            "columns",
            means.toArray(double[][]::new),
            new Measurements.Regions(names),
            "",
            List.of()));
  }

  private static CordCohort cohort(final double effect, final double confound) {
    return new CordCohort(2, 15, 14, 80, effect, 0, confound, 0, 1);
  }

  private static Measurements some(final Measurements all, final int from, final int to) {
    return new Measurements(
        all.name(),
        Arrays.stream(all.values())
            .map(row -> Arrays.copyOfRange(row, from, to))
            .toArray(double[][]::new),
        new Measurements.Regions(
            IntStream.range(from, to).mapToObj(v -> all.layout().label(v)).toList()),
        "",
        List.of());
  }

  private static double least(final double[] p) {
    return Arrays.stream(p).min().orElse(1);
  }

  @Test
  void thePlantedContrastIsFoundAndNamedAndNothingWithoutIt() {
    final Study planted = study(cohort(.3, 0), p -> p);
    final GroupTest regions =
        planted
            .compare("group + age", Correction.FWE, some(planted.regions(), 0, 4))
            .tests()
            .get(0);
    for (int v = 0; v < 4; v++) {
      final boolean ventral = regions.measurements().layout().label(v).contains("ventral");
      assertEquals(ventral, regions.statistic()[v] > 0);
      assertTrue(regions.pFwe()[v] <= .01, "p " + regions.pFwe()[v]);
    }
    final Table clusters =
        ClusterTable.of(
            planted.compare("group + age", Correction.CLUSTER, planted.map()).tests().get(0),
            planted.horns());
    final List<String> found = new ArrayList<>();
    for (int row = 0; row < clusters.size(); row++) {
      if (clusters.number(row, "p_mass") <= .05) {
        found.add(
            clusters.text(row, "sign")
                + " "
                + clusters.text(row, "horn")
                + " "
                + clusters.text(row, "side"));
      }
    }
    assertTrue(found.contains("positive ventral left"), found.toString());
    assertTrue(found.contains("positive ventral right"), found.toString());
    assertTrue(found.contains("negative dorsal left"), found.toString());
    assertTrue(found.contains("negative dorsal right"), found.toString());
    final Study nothing = study(cohort(0, 0), p -> p);
    for (final Correction correction :
        List.of(Correction.FWE, Correction.CLUSTER, Correction.TFCE)) {
      assertEquals(
          0,
          nothing
              .compare("group + age", correction, nothing.map())
              .tests()
              .get(0)
              .significant(correction),
          correction.key());
    }
  }

  @Test
  void aConfoundIsAnEffectUntilTheCovariateIsInTheModel() {
    final Study older = study(cohort(0, 15), p -> p);
    final Measurements alff = some(older.regions(), 0, 4);
    final GroupTest without = older.compare("group", Correction.FWE, alff).tests().get(0);
    final GroupTest with = older.compare("group + age", Correction.FWE, alff).tests().get(0);
    assertTrue(least(without.pFwe()) <= .01, "a false effect: " + Arrays.toString(without.pFwe()));
    assertTrue(Arrays.stream(without.statistic()).allMatch(t -> t < 0), "age lowers amplitudes");
    assertTrue(least(with.pFwe()) > .1, "gone: " + Arrays.toString(with.pFwe()));
  }

  @Test
  void aVentralRiseThatForcesMalffDownDorsallyIsToldFromTheVoxels() {
    final Study risen =
        study(
            cohort(0, 0),
            p -> {
              final CordPhantom is = p.phantom();
              return new CordCohort.Participant(
                  p.label(),
                  p.group(),
                  p.age(),
                  p.sex(),
                  p.fatigue(),
                  "",
                  new CordPhantom(
                      is.volumes(),
                      is.tr(),
                      is.tsnr(),
                      is.dorsal(),
                      is.ventral() * (p.group().equals("nonopioid") ? 1.6 : 1),
                      false,
                      false,
                      is.randomseed()));
            });
    final GroupResult result = risen.compare("group + age", Correction.FWE, risen.regions());
    final GroupTest test = result.tests().get(0);
    for (int v = 4; v < 8; v++) {
      final String name = test.measurements().layout().label(v);
      final boolean dorsal = name.contains("dorsal");
      assertTrue(test.pFwe()[v] <= .05, name);
      assertEquals(dorsal, test.statistic()[v] < 0, name);
      assertEquals(dorsal, test.forcing().forced()[v], name + " " + test.forcing().share()[v]);
      assertEquals(!dorsal, test.pFwe()[v - 4] <= .05, "ALFF of " + name);
    }
    assertTrue(
        result.notes().stream()
            .anyMatch(
                n ->
                    n.startsWith(CONTRAST + ", forced by the mean: mALFF_dorsal-left")
                        && n.contains("mALFF_dorsal-right")),
        result.notes().toString());
  }
}
