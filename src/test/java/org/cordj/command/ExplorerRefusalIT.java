package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.Test;

/** What the explorer refuses on a screen: an image that no window shows. */
class ExplorerRefusalIT {

  @Test
  void anImageWithoutAWindowIsRefused() {
    try (WindowImageJ imagej = WindowImageJ.start()) {
      final WindowImageJ.Running refused =
          imagej.begin(
              """
              run("Cord Phantom...", "volumes=120");
              setBatchMode(true);
              selectImage("phantom");
              run("Duplicate...", "title=hidden duplicate");
              run("Cord Explorer...", "series=hidden mask=phantom_mask");
              """);
      final String said = imagej.inside("says", "Macro Error");
      assertTrue(said.contains("'hidden' has no window to look at"), said);
      imagej.inside("press", "Macro Error", "OK");
      refused.await();
      assertFalse(imagej.hasWindow("Cord Explorer"));
    }
  }
}
