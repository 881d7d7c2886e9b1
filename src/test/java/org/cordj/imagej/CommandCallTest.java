package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordj.image.Progress;
import org.cordj.io.RefusedException;
import org.junit.jupiter.api.Test;

class CommandCallTest {

  @Test
  void lineLeavesEmptyValuesOutAndBracketsWhatIsNotPlain() {
    final CommandCall call =
        CommandCall.of(
            "Cord ALFF...",
            "series",
            "my run",
            "bands",
            "slow4,0.01-0.198",
            "rois",
            "",
            "table",
            "C:\\out\\a.tsv");
    assertEquals(
        "run(\"Cord ALFF...\", \"series=[my run] bands=slow4,0.01-0.198 table=[C:\\\\out\\\\a.tsv]\");",
        call.line());
    assertEquals("[series, bands, table]", call.options().keySet().toString());
  }

  @Test
  void lineIsReadBackAsItWasGiven() {
    final CommandCall call = CommandCall.of("Cord Mean...", "series", "a \"b\" [c]");
    final String line = call.line();
    final String options =
        line.substring("run(\"Cord Mean...\", \"".length(), line.length() - 3)
            .replace("\\\"", "\"")
            .replace("\\\\", "\\");
    assertEquals(call.options(), OptionString.parse("Cord Mean", options));
  }

  @Test
  void commandThatIsNotThereOrRefusesSaysSo() {
    final String unknown =
        assertThrows(
                RefusedException.class, () -> CommandCall.of("Cord Dream...").run(Progress.NONE))
            .getMessage();
    assertTrue(unknown.contains("'Cord Dream...'"), unknown);
    final String missing =
        assertThrows(
                RefusedException.class,
                () -> CommandCall.of("Open NIfTI...", "path", "no.nii").run(Progress.NONE))
            .getMessage();
    assertTrue(missing.contains("no.nii"), missing);
    final String key =
        assertThrows(
                RefusedException.class,
                () -> CommandCall.of("Cord Power...", "sizes", "3").run(Progress.NONE))
            .getMessage();
    assertTrue(key.contains("'sizes'"), key);
  }
}
