package org.cordj.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;

class SliceMotionTest {

  private static SliceMotion some(final boolean rigid) {
    final RigidMotion volumes = rigid ? new RigidMotion(4) : null;
    final SliceMotion motion = new SliceMotion(4, 3, volumes);
    final Random random = new Random(1);
    for (int i = 0; i < motion.x.length; i++) {
      motion.states[i] =
          i % 3 == 1
              ? SliceMotion.State.LEFT
              : i == 6 ? SliceMotion.State.FAILED : SliceMotion.State.CONVERGED;
      if (motion.states[i] == SliceMotion.State.CONVERGED) {
        motion.x[i] = random.nextGaussian();
        motion.y[i] = random.nextGaussian();
        motion.degrees[i] = random.nextGaussian();
        motion.before[i] = random.nextDouble();
        motion.after[i] = random.nextDouble();
      }
      for (int k = 0; rigid && k < RigidMotion.COUNT; k++) {
        volumes.values[i / 3][k] = i / 3 == 2 ? Double.NaN : i / 3 + k;
      }
    }
    return motion;
  }

  @Test
  void theTableIsReadAsItIsWritten() {
    for (final boolean rigid : new boolean[] {false, true}) {
      final Table table = some(rigid).toTable();
      final SliceMotion back = SliceMotion.of("t.tsv", table, 4, 3);
      assertEquals(table.toTsv(), back.toTable().toTsv());
    }
    assertEquals(
        List.of(
            "volume",
            "slice",
            "shift_x_mm",
            "shift_y_mm",
            "rotation_deg",
            "cost_before",
            "cost_after",
            "converged"),
        some(false).toTable().columns());
    assertEquals("n/a", some(false).toTable().text(1, "shift_x_mm"));
    assertEquals("false", some(false).toTable().text(6, "converged"));
  }

  @Test
  void turnedTwiceIsAsBefore() {
    for (final boolean exchanged : new boolean[] {false, true}) {
      final SliceMotion motion = some(true);
      final SliceMotion there = motion.turned(exchanged, true, false);
      // back: what was the new x axis' way is now that of the axis it came from
      final SliceMotion back =
          exchanged ? there.turned(true, false, true) : there.turned(false, true, false);
      assertEquals(motion.toTable().toTsv(), back.toTable().toTsv());
    }
    final SliceMotion flipped = some(false).turned(false, false, true);
    assertEquals(some(false).x(0, 0), flipped.x(0, 0));
    assertEquals(-some(false).y(0, 0), flipped.y(0, 0));
    assertEquals(-some(false).rotation(0, 0), flipped.rotation(0, 0));
    final SliceMotion exchanged = some(false).turned(true, false, false);
    assertEquals(some(false).y(0, 0), exchanged.x(0, 0));
    assertEquals(-some(false).rotation(0, 0), exchanged.rotation(0, 0));
  }

  private static String refusal(final Table table, final int volumes, final int slices) {
    return assertThrows(
            IllegalArgumentException.class, () -> SliceMotion.of("t.tsv", table, volumes, slices))
        .getMessage();
  }

  @Test
  void tablesThatDoNotFit() {
    assertEquals(
        "The motion table 't.tsv' is for 4 volumes of 3 slices, but the run has 2 volumes of 3"
            + " slices; use the table that was made from this run.",
        refusal(some(false).toTable(), 2, 3));
    assertEquals(
        "The motion table 't.tsv' lacks 3 rows of the 15 that the run's 5 volumes of 3 slices need;"
            + " the first is volume 4, slice 0.",
        refusal(some(false).toTable(), 5, 3));
    final Table columns = new Table("volume", "slice", "x", "y").add(0, 0, 1, 1);
    assertTrue(refusal(columns, 1, 1).contains("has no column 'shift_x_mm'"));
    final Table twice = new Table("volume", "slice", "shift_x_mm", "shift_y_mm");
    twice.add(0, 0, 1.0, 1.0).add(0, 0, 1.0, 1.0);
    assertTrue(refusal(twice, 1, 1).contains("has volume 0, slice 0 twice"));
    final Table half = new Table("volume", "slice", "shift_x_mm", "shift_y_mm");
    half.add(0, 0, 1.0, null);
    assertTrue(refusal(half, 1, 1).contains("both must be finite numbers"));
    final Table negative = new Table("volume", "slice", "shift_x_mm", "shift_y_mm");
    negative.add(-1, 0, 1.0, 1.0);
    assertTrue(refusal(negative, 1, 1).contains("has the volume '-1'"));
    final Table word = new Table("volume", "slice", "shift_x_mm", "shift_y_mm");
    word.add(0, 0, "far", 1.0);
    assertTrue(refusal(word, 1, 1).contains("which is no number"));
  }
}
