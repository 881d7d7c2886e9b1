package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.cordj.io.Table;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The explorer without a display: what it writes, and what it refuses. */
class ExplorerFilesIT {

  @TempDir Path folder;

  @Test
  void whatWouldBeSeenIsWritten() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                """
                run("Cord Phantom...", "volumes=120");
                run("Cord Explorer...", "series=phantom mask=phantom_mask rois=phantom_rois radius=1.5"
                  + " bands=slow3 point=17,18,3 output=seen.png table=seen.tsv courses=courses.tsv");
                run("Cord tSNR...", "series=phantom mask=phantom_mask");
                setSlice(4);
                print("tsnr " + d2s(getPixel(17, 18), 5));
                """);
    assertEquals(0, result.exitCode(), result.err());
    assertEquals(1600, ImageIO.read(folder.resolve("seen.png").toFile()).getWidth());
    final Table seen = Table.read(folder.resolve("seen.tsv"));
    assertEquals(1, seen.size());
    assertEquals("seed", seen.text(0, "course"));
    assertEquals("ventral-right", seen.text(0, "region"));
    final double tsnr =
        result
            .out()
            .lines()
            .filter(l -> l.startsWith("tsnr "))
            .mapToDouble(l -> Double.parseDouble(l.substring(5)))
            .findFirst()
            .orElseThrow();
    assertEquals(tsnr, seen.number(0, "tsnr"), 1e-4);
    assertTrue(seen.number(0, "r_with_seed") < 0.999, "the seed is the mean of its sphere");
    assertTrue(seen.number(0, "fALFF_slow3") < 1);
    assertEquals(120, Table.read(folder.resolve("courses.tsv")).size());
  }

  @Test
  void aRegionAsSeedIsCordSeedMapsRegion() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                """
                run("Cord Phantom...", "volumes=120");
                run("Cord Explorer...", "series=phantom mask=phantom_mask rois=phantom_rois"
                  + " region=dorsal-left output=seen.png table=seen.tsv courses=courses.tsv");
                """);
    assertEquals(0, result.exitCode(), result.err());
    final Table seen = Table.read(folder.resolve("seen.tsv"));
    assertEquals("dorsal-left", seen.text(0, "region"));
    assertEquals("n/a", seen.text(0, "x"));
    assertEquals(1, seen.number(0, "r_with_seed"), 1e-6);
    assertTrue(seen.number(0, "voxels") > 1);
    assertEquals(
        List.of("time_s", "seed_dorsal-left"), Table.read(folder.resolve("courses.tsv")).columns());
  }

  @Test
  void badInputIsOneSentence() {
    final String[][] cases = {
      {"", "there is no display; give point with output, table or courses"},
      {" point=17,18,3", "there is no display"},
      {" output=a.png", "point is empty"},
      {" point=1,1,1 output=a.png", "(1, 1, 1) lies outside of the mask 'phantom_mask'"},
      {" point=99,1,1 output=a.png", "lies outside of the grid of 'phantom_mask'"},
      {" point=17,18 output=a.png", "point is '17,18'; give three whole numbers"},
      {" point=17,18,3 output=a.jpg", "must end in .png"},
      {" point=17,18,3 output=a.png table=b.txt", "must end in .tsv"},
      {" point=17,18,3 table=b.tsv courses=b.tsv", "is given for two files"},
      {" point=17,18,3 output=a.png threshold=1", "threshold is 1.0; it is the least |r|"},
      {" point=17,18,3 output=a.png bands=0.1-0.4", "passes the Nyquist frequency"},
      {" point=17,18,3 region=dorsal-left rois=phantom_rois output=a.png", "Both point, 17,18,3,"},
      {" region=dorsal-left output=a.png", "region is 'dorsal-left' but no rois are given"},
      {
        " region=middle rois=phantom_rois output=a.png",
        "region is 'middle'; the regions of 'phantom_rois' are"
      },
      {" point=17,18,3 output=a.png raw=phantom", "raw is the same image as series"},
      {" point=17,18,3 output=a.png raw=phantom_mask", "a 4-D run is needed"},
    };
    // each call ends its macro, so that each is a macro of its own
    for (final String[] c : cases) {
      final HostImageJ.Result result =
          HostImageJ.in(folder)
              .runText(
                  "run(\"Cord Phantom...\", \"volumes=120\"); run(\"Cord Explorer...\","
                      + " \"series=phantom mask=phantom_mask"
                      + c[0]
                      + "\");");
      assertEquals(1, result.exitCode(), c[0]);
      assertTrue(result.err().contains(c[1]), c[0] + ": " + result.err());
    }
  }
}
