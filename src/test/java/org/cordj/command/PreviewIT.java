package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Macros know nothing of previews. */
class PreviewIT {

  @TempDir Path folder;

  @Test
  void aPreviewIsNoKeyOfAMacro() {
    final HostImageJ.Result run =
        HostImageJ.in(folder)
            .runText(
                """
                run("Cord Phantom...", "volumes=40");
                run("Cord Mask...", "series=phantom");
                selectImage("phantom");
                print("overlay " + Overlay.size);
                run("Cord Mask...", "series=phantom preview=true");
                print("not reached");
                """);
    assertTrue(run.out().contains("overlay 0"), run.out());
    assertTrue(
        run.err()
            .contains(
                "Cord Mask has no key 'preview'; legal are series, contrast, centerline, method,"
                    + " radius, soft, table."),
        run.err());
    assertEquals(1, run.exitCode(), run.err());
  }
}
