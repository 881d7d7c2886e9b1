package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordj.imagej.explorer.ExplorerProbe;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.Test;

/**
 * How many seed maps a second the explorer shows, from the wish to the painted window: prints it. A
 * test that it shows them all; no bar, which depends on the machine.
 */
class ExplorerRateIT {

  @Test
  void everyWishIsShown() {
    try (WindowImageJ imagej = WindowImageJ.start()) {
      imagej.insideOf(ExplorerProbe.class, "makeRun");
      for (final String mask : new String[] {"cord", "all"}) {
        imagej.run(
            "run(\"Cord Explorer...\", \"series=run mask="
                + mask
                + " bands=slow4 threshold=0.1 point=32,32,11\");");
        // the first second compiles
        imagej.insideOf(ExplorerProbe.class, "rate", "run", "2");
        final String rate = imagej.insideOf(ExplorerProbe.class, "rate", "run", "4");
        System.out.println(
            "Cord Explorer: " + rate + " seed maps a second of 240 volumes, mask '" + mask + "'");
        assertTrue(Double.parseDouble(rate) > 0, rate);
      }
    }
  }
}
