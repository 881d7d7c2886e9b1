package org.cordj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;

/** The number that a universe is about, out of its table. */
class UniverseValueTest {

  private static final Path FILE = Path.of("t.tsv");
  private static final Table TABLE =
      new Table("roi", "band", "mean")
          .add("left", "slow4", 3.5)
          .add("right", "slow4", 2)
          .add("left", "slow3", "n/a")
          .add("nothing", "slow4", 0)
          .add("text", "slow4", "x");

  private static UniverseValue value(final String roi, final String band) {
    return new UniverseValue("mean", Map.of("roi", roi, "band", band), Map.of());
  }

  @Test
  void isACellOrAShareOfAnother() throws RefusedException {
    assertEquals(3.5, value("left", "slow4").of(TABLE, FILE));
    assertTrue(Double.isNaN(value("left", "slow3").of(TABLE, FILE)));
    assertEquals(
        1.75,
        new UniverseValue("mean", Map.of("roi", "left", "band", "slow4"), Map.of("roi", "right"))
            .of(TABLE, FILE));
    assertTrue(
        Double.isNaN(
            new UniverseValue(
                    "mean", Map.of("roi", "left", "band", "slow4"), Map.of("roi", "nothing"))
                .of(TABLE, FILE)));
    assertEquals(1, new UniverseValue("a", Map.of(), Map.of()).of(new Table("a").add(1), FILE));
  }

  @Test
  void whatIsNotOneNumberIsRefused() {
    assertRefused(
        new UniverseValue("median", Map.of(), Map.of()),
        "'t.tsv' has no column 'median', which the multiverse's value asks for; it has roi, band,"
            + " mean.");
    assertRefused(
        new UniverseValue("mean", Map.of("side", "left"), Map.of()),
        "'t.tsv' has no column 'side', which the multiverse's value asks for; it has roi, band,"
            + " mean.");
    assertRefused(
        new UniverseValue("mean", Map.of("roi", "left"), Map.of()),
        "'t.tsv' has 2 rows with roi=left, but the multiverse's value is of one; name more columns"
            + " under its rows.");
    assertRefused(
        new UniverseValue("mean", Map.of("roi", "middle"), Map.of()),
        "'t.tsv' has no row with roi=middle, but the multiverse's value is of one; correct its"
            + " rows.");
    assertRefused(
        new UniverseValue("mean", Map.of(), Map.of()),
        "'t.tsv' has 5 rows with any content, but the multiverse's value is of one; name more"
            + " columns under its rows.");
    assertRefused(value("text", "slow4"), "'t.tsv', column 'mean': 'x' is no number.");
  }

  private static void assertRefused(final UniverseValue value, final String sentence) {
    assertEquals(
        sentence, assertThrows(RefusedException.class, () -> value.of(TABLE, FILE)).getMessage());
  }
}
