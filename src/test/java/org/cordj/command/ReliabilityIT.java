package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.io.Table;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reliability from macros in the real ImageJ. */
class ReliabilityIT {

  @TempDir Path folder;

  private void write(final String name, final String text) throws IOException {
    Files.writeString(folder.resolve(name), text.replace(' ', '\t'));
  }

  @Test
  void twoTablesGiveCorrelationsWithIntervals() throws IOException {
    write("run1.tsv", "participant_id z q\ns1 1 5\ns2 2 4\ns3 3 6\ns4 4 1\n");
    write("run2.tsv", "participant_id z q\ns2 3 3\ns1 2 5\ns3 4 7\ns4 5 2\n");
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                "run(\"Cord Reliability...\","
                    + " \"first=run1.tsv second=run2.tsv measures=z table=icc.tsv\");");
    assertEquals(0, result.exitCode(), result.out() + result.err());
    final Table table = Table.read(folder.resolve("icc.tsv"));
    assertEquals(1, table.size());
    assertEquals("z", table.text(0, "measure"));
    assertEquals(1, table.number(0, "icc_3_1"), 1e-9);
    // subjects' mean square 10/3, runs' 2, nothing left
    assertEquals((10.0 / 3) / (10.0 / 3 + 2 * 2 / 4.0), table.number(0, "icc_2_1"), 1e-9);
  }

  @Test
  void badInputIsRefusedInASentence() throws IOException {
    write("run1.tsv", "participant_id z\ns1 1\ns2 2\ns3 x\n");
    final HostImageJ.Result text =
        HostImageJ.in(folder)
            .runText(
                "run(\"Cord Reliability...\", \"first=run1.tsv second=run1.tsv measures=z\");");
    assertEquals(1, text.exitCode());
    assertTrue(text.err().contains("Column 'z', row 3 holds 'x', which is no number."), text.err());
    final HostImageJ.Result range =
        HostImageJ.in(folder)
            .runText(
                "run(\"Cord Reliability...\","
                    + " \"first=run1.tsv second=run1.tsv confidence=100\");");
    assertEquals(1, range.exitCode());
    assertTrue(
        range.err().contains("confidence is 100 %; it must be above 0 and below 100."),
        range.err());
  }
}
