package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cordj.connectivity.ConnectivityMeasure;
import org.cordj.connectivity.RoiSummary;
import org.cordj.connectivity.SeedThreshold;
import org.cordj.connectivity.SliceAveraging;
import org.cordj.denoise.BandPass;
import org.cordj.denoise.Drift;
import org.cordj.graph.NegativeWeights;
import org.cordj.graph.UnreachablePairs;
import org.cordj.imagej.RoiRegions;
import org.cordj.motion.Interpolation;
import org.cordj.physio.Rhythm;
import org.cordj.preprocess.OutlierMeasure;
import org.cordj.preprocess.OutlierRule;
import org.cordj.preprocess.SliceTiming;
import org.cordj.rsfc.Alff;
import org.cordj.rsfc.Band;
import org.cordj.rsfc.Definition;
import org.cordj.rsfc.Measure;
import org.cordj.rsfc.Neighborhood;
import org.cordj.rsfc.TableLayout;
import org.cordj.segment.CordAxes;
import org.cordj.segment.Horns;
import org.cordj.segment.LevelKind;
import org.cordj.segment.RegionKind;
import org.cordj.signal.Detrend;
import org.cordj.stats.Correction;
import org.cordj.stats.CorrelationMethod;
import org.cordj.stats.MissingValues;
import org.cordj.stats.Statistic;
import org.cordj.template.Sampling;
import org.junit.jupiter.api.Test;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;

/**
 * A command's choices and descriptions are constants to Java, so they cannot be taken from the
 * enums: here they are held equal.
 */
class ChoicesTest {

  private static ModuleItem<?> input(final Class<? extends Command> command, final String key) {
    return new CommandInfo(command).getInput(key);
  }

  private static List<String> choices(final Class<? extends Command> command, final String key) {
    return input(command, key).getChoices().stream().map(Object::toString).toList();
  }

  private static List<String> detrends() {
    return Arrays.stream(Detrend.values()).map(Detrend::key).toList();
  }

  @Test
  void trendsAreThoseOfTheEnum() {
    assertEquals(detrends(), choices(CordSpectrum.class, "detrend"));
    final List<String> withAuto = new ArrayList<>(detrends());
    assertEquals(detrends(), choices(CordTsnr.class, "detrend"));
    withAuto.add(0, "auto");
    assertEquals(withAuto, choices(CordAlff.class, "detrend"));
  }

  @Test
  void statisticsAndCorrectionsAreThoseOfTheEnums() {
    assertEquals(
        Arrays.stream(Statistic.values()).map(Statistic::key).toList(),
        choices(CompareGroups.class, "statistic"));
    assertEquals(
        Arrays.stream(Correction.values()).map(Correction::key).toList(),
        choices(CompareGroups.class, "correction"));
  }

  @Test
  void rulesMethodsAndMeasuresOfPreprocessingAreThoseOfTheEnums() {
    assertEquals(
        Arrays.stream(OutlierRule.values()).map(OutlierRule::key).toList(),
        choices(CordOutliers.class, "rule"));
    assertEquals(
        Arrays.stream(SliceTiming.Method.values()).map(SliceTiming.Method::key).toList(),
        choices(CordSliceTiming.class, "method"));
    final List<OutlierMeasure> measures = List.of(OutlierMeasure.values());
    assertEquals(
        "list of " + OutlierMeasure.text(measures).replace(",", ", "),
        input(CordOutliers.class, "measure").getDescription());
    assertEquals(measures, OutlierMeasure.list(OutlierMeasure.text(measures)));
  }

  @Test
  void driftsAndFiltersAreThoseOfTheEnums() {
    final List<String> drifts = Arrays.stream(Drift.Kind.values()).map(Drift.Kind::key).toList();
    assertEquals(drifts, choices(DenoiseRun.class, "drift"));
    assertEquals(
        drifts.stream().filter(d -> !d.equals("cosine")).toList(),
        choices(FilterRun.class, "drift"));
    assertEquals(
        Arrays.stream(BandPass.Method.values()).map(BandPass.Method::key).toList(),
        choices(FilterRun.class, "method"));
  }

  @Test
  void waysOfConnectivityAreThoseOfTheEnums() {
    assertEquals(
        Arrays.stream(ConnectivityMeasure.values()).map(ConnectivityMeasure::key).toList(),
        choices(RoiConnectivity.class, "measure"));
    assertEquals(
        Arrays.stream(SliceAveraging.values()).map(SliceAveraging::key).toList(),
        choices(RoiConnectivity.class, "average"));
    assertEquals(
        Arrays.stream(RoiSummary.values()).map(RoiSummary::key).toList(),
        choices(RoiConnectivity.class, "summary"));
    assertEquals(
        Arrays.stream(SeedThreshold.Kind.values()).map(SeedThreshold.Kind::key).toList(),
        choices(SeedMapOfRun.class, "threshold"));
  }

  @Test
  void rhythmsAreThoseOfTheEnum() {
    assertEquals(
        Arrays.stream(Rhythm.values()).map(Rhythm::key).toList(),
        choices(PhysioPeaks.class, "kind"));
  }

  @Test
  void definitionsAreThoseOfTheEnum() {
    assertEquals(
        Arrays.stream(Definition.values()).map(Definition::key).toList(),
        choices(CordAlff.class, "definition"));
    final String definition = input(CordAlff.class, "definition").getDescription();
    final String detrend = input(CordAlff.class, "detrend").getDescription();
    for (final Definition d : Definition.values()) {
      assertTrue(definition.contains(d.key() + ": "), definition);
      assertTrue(
          detrend.matches(".*\\b" + d.detrend().key() + " for [a-z, ]*\\b" + d.key() + "\\b.*"),
          detrend);
    }
  }

  @Test
  void layoutsAndNeighbourhoodsAreThoseThatThereAre() {
    assertEquals(
        Arrays.stream(TableLayout.values()).map(TableLayout::key).toList(),
        choices(CordAlff.class, "layout"));
    for (final String word : choices(CordReho.class, "neighbors")) {
      final boolean radius = word.equals(Neighborhood.RADIUS);
      final Neighborhood made = Neighborhood.of(word, radius ? 2 : 0);
      assertEquals(radius ? "within 2 mm" : word, made.describe());
    }
  }

  @Test
  void correlationsAreThoseOfTheEnums() {
    assertEquals(
        Arrays.stream(CorrelationMethod.values()).map(CorrelationMethod::key).toList(),
        choices(CordCorrelate.class, "method"));
    assertEquals(
        Arrays.stream(MissingValues.values()).map(MissingValues::key).toList(),
        choices(CordCorrelate.class, "missing"));
    assertEquals(choices(CordCorrelate.class, "missing"), choices(CompareGroups.class, "missing"));
    assertEquals(
        choices(CordCorrelate.class, "missing"), choices(CordSpecificationCurve.class, "missing"));
  }

  @Test
  void overlapsAreThoseOfTheEnum() {
    assertEquals(
        Arrays.stream(RoiRegions.Overlap.values()).map(RoiRegions.Overlap::key).toList(),
        choices(RoisFromManager.class, "overlap"));
  }

  @Test
  void regionsAndLevelsAreThoseOfTheEnums() {
    assertEquals(
        Arrays.stream(RegionKind.values()).map(RegionKind::label).toList(),
        choices(CordRois.class, "kind"));
    assertEquals(
        Arrays.stream(Horns.Fit.values()).map(Horns.Fit::label).toList(),
        choices(CordRois.class, "fit"));
    assertEquals(
        Arrays.stream(CordAxes.values()).map(CordAxes::label).toList(),
        choices(CordRois.class, "rotation"));
    assertEquals(
        Arrays.stream(LevelKind.values()).map(LevelKind::label).toList(),
        choices(FindLevels.class, "kind"));
    for (final String kind : choices(CordRois.class, "kind")) {
      assertTrue(input(CordRois.class, "kind").getDescription().contains(kind + ": "), kind);
    }
  }

  @Test
  void interpolationsAreThoseOfTheEnum() {
    assertEquals(
        Arrays.stream(Interpolation.values()).map(Interpolation::key).toList(),
        choices(CorrectMotion.class, "interpolation"));
    assertEquals(
        Stream.concat(Stream.of("auto"), Arrays.stream(Sampling.values()).map(Sampling::key))
            .toList(),
        choices(ToTemplate.class, "interpolation"));
  }

  @Test
  void descriptionsNameEveryMeasureAndBand() {
    assertEquals(
        "list of " + String.join(", ", Arrays.stream(Measure.values()).map(Measure::key).toList()),
        input(CordAlff.class, "measures").getDescription());
    for (final String band : new String[] {"slow6", "slow5", "slow4", "slow3", "slow2"}) {
      assertTrue(input(CordAlff.class, "bands").getDescription().contains(band), band);
      assertEquals(band, Band.of(band).name());
    }
  }

  @Test
  void listsAreWrittenAsTheyAreRead() {
    assertEquals(Alff.DEFAULT_BANDS, Band.list(Band.text(Alff.DEFAULT_BANDS)));
    final List<Measure> all = Stream.of(Measure.values()).toList();
    assertEquals(all, Measure.list(Measure.text(all)));
  }

  @Test
  void rulesOfGraphsAreThoseOfTheEnums() {
    assertEquals(
        Arrays.stream(NegativeWeights.values()).map(NegativeWeights::key).toList(),
        choices(CordGraphMetrics.class, "negative"));
    assertEquals(
        Arrays.stream(UnreachablePairs.values()).map(UnreachablePairs::key).toList(),
        choices(CordGraphMetrics.class, "unreachable"));
  }
}
