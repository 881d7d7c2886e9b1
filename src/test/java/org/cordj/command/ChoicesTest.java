package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cordj.rsfc.Alff;
import org.cordj.rsfc.Band;
import org.cordj.rsfc.Definition;
import org.cordj.rsfc.Measure;
import org.cordj.segment.CordAxes;
import org.cordj.segment.Horns;
import org.cordj.segment.LevelKind;
import org.cordj.segment.RegionKind;
import org.cordj.signal.Detrend;
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
    withAuto.add(0, "auto");
    assertEquals(withAuto, choices(CordAlff.class, "detrend"));
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
}
