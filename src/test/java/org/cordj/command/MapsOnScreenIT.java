package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.Test;

/** What the user sees of the maps and the table that Cord ALFF... gives for its defaults. */
class MapsOnScreenIT {

  private static final Path PICTURES = Path.of("target", "screenshots").toAbsolutePath();
  private static final String[] BANDS = {"slow5", "slow4", "slow3", "0.01-0.198"};
  private static final String[] MEASURES = {"ALFF", "fALFF", "mALFF"};

  private static Rectangle window(final WindowImageJ imagej, final String map) {
    final String place =
        imagej.run(
            "selectImage(\"phantom_"
                + map
                + "\"); getDisplayedArea(x, y, w, h); if (w != 40 || h != 40) exit(\"\" + w);"
                + " getLocationAndSize(x, y, w, h); return \"\" + x + \" \" + y + \" \" + w + \" \" + h;");
    final int[] at = Arrays.stream(place.strip().split(" ")).mapToInt(Integer::parseInt).toArray();
    return new Rectangle(at[0], at[1], at[2], at[3]);
  }

  private static List<Rectangle> windows(final WindowImageJ imagej, final String... measures) {
    final List<Rectangle> windows = new ArrayList<>();
    for (final String measure : measures) {
      for (final String band : BANDS) {
        windows.add(window(imagej, measure + "_" + band));
      }
    }
    return windows;
  }

  @Test
  void allMapsAreSeenAtOnceARowAMeasureAndAColumnABand() throws IOException {
    Files.createDirectories(PICTURES);
    try (WindowImageJ imagej = WindowImageJ.start()) {
      imagej.run(
          """
          run("Cord Phantom...", "volumes=150");
          run("Cord ALFF...", "series=phantom mask=phantom_mask rois=phantom_rois");
          """);
      imagej.screenshot(PICTURES.resolve("alff-table.png"));
      final List<Rectangle> windows = windows(imagej, MEASURES);
      imagej.screenshot(PICTURES.resolve("alff-maps.png"));
      final Rectangle screen = new Rectangle(1280, 1024);
      for (int i = 0; i < windows.size(); i++) {
        assertTrue(screen.contains(windows.get(i)), i + ": " + windows.get(i));
        assertEquals(windows.get(i % 4).x, windows.get(i).x, "a column a band");
        assertEquals(windows.get(i - i % 4).y, windows.get(i).y, "a row a measure");
        for (int j = 0; j < i; j++) {
          assertTrue(!windows.get(i).intersects(windows.get(j)), i + " lies on " + j);
        }
      }
      // one band: a row, and no window larger than ImageJ makes it
      imagej.run(
          """
          close("phantom_*ALFF*");
          run("Cord ALFF...", "series=phantom mask=phantom_mask bands=slow4 measures=ALFF,mALFF");
          """);
      final Rectangle first = window(imagej, "ALFF_slow4");
      final Rectangle second = window(imagej, "mALFF_slow4");
      assertEquals(first.y, second.y);
      assertTrue(first.x + first.width <= second.x && second.width < 450, first + " " + second);
      // 17 rows would be slits: these stay where ImageJ puts windows
      imagej.run(
          """
          close("phantom_*ALFF*");
          run("Cord ALFF...", "series=phantom mask=phantom_mask measures=ALFF,pALFF,fALFF,mALFF,zALFF,RSFA,"
              + "mRSFA,fRSFA,PerAF,dcALFF,ncALFF,seALFF2,sedcALFF2,sencALFF2,lodcALFF2,hidcALFF2,loncALFF2");
          """);
      final List<Rectangle> many = windows(imagej, "ALFF");
      assertTrue(many.get(0).intersects(many.get(1)), many.toString());
      assertTrue(many.get(0).height > 200, many.toString());
    }
  }
}
