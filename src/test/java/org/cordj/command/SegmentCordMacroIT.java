package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** macros/segment_cord.ijm and what it uses, in the real ImageJ. */
class SegmentCordMacroIT {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String MACRO = ROOT.resolve("macros/segment_cord.ijm").toString();

  @TempDir Path folder;

  private static int pixels(final BufferedImage picture, final int rgb) {
    int n = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        n += (picture.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
      }
    }
    return n;
  }

  private void requireResults(final String name, final int slices) throws IOException {
    for (final String table : new String[] {"_centerline.tsv", "_cord.tsv", "_area.tsv"}) {
      assertEquals(slices, Table.read(folder.resolve(name + table)).size(), table);
    }
    final Table cord = Table.read(folder.resolve(name + "_cord.tsv"));
    for (int row = 0; row < slices; row++) {
      final double confidence = cord.number(row, "confidence");
      assertTrue(confidence >= 0 && confidence <= 1, "confidence " + confidence);
      assertTrue(cord.number(row, "area_smoothed") > 20, "area in row " + row);
    }
    final BufferedImage plot = ImageIO.read(folder.resolve(name + "_area.png").toFile());
    assertTrue(plot.getWidth() > 800, plot.getWidth() + " pixels");
    // the line of the smoothed area, in its own colour
    assertTrue(pixels(plot, 0xd62728) > 400, "the smoothed line is drawn");
    final BufferedImage mosaic = ImageIO.read(folder.resolve(name + "_mosaic.png").toFile());
    assertTrue(pixels(mosaic, 0xffd400) > slices * 100, "each slice has an outline");
  }

  @Test
  void thePhantom() throws IOException {
    final HostImageJ.Result result = HostImageJ.in(ROOT).run(MACRO, "output=[" + folder + "]");
    assertEquals(0, result.exitCode(), result.out() + result.err());
    requireResults("sub-phantom_task-rest_bold", 6);
    final Mask cord =
        Mask.of(
            NiftiReader.read(
                    folder.resolve("sub-phantom_task-rest_bold_cord.nii.gz"), Progress.NONE)
                .toVolume());
    final Mask csf =
        Mask.of(
            NiftiReader.read(folder.resolve("sub-phantom_task-rest_bold_csf.nii.gz"), Progress.NONE)
                .toVolume());
    assertTrue(csf.count() > cord.count() / 2, csf.count() + " voxels of CSF");
    assertEquals(0, csf.and(cord).count());
  }

  @Test
  void anAnatomicalImage() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(ROOT)
            .run(
                MACRO,
                "image=["
                    + Shared.require("data/sct_testing_data/t2/t2.nii.gz")
                    + "] contrast=t2 output=["
                    + folder
                    + "]");
    assertEquals(0, result.exitCode(), result.out() + result.err());
    requireResults("t2", 55);
  }

  @Test
  void refusesAnUnknownKey() {
    final HostImageJ.Result result = HostImageJ.in(folder).run(MACRO, "picture=t2.nii.gz");
    assertEquals(1, result.exitCode());
    assertTrue(result.err().contains("has no key 'picture'"), result.err());
  }

  @Test
  void theAreaOfAMaskOf255IsThatOfOne() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                """
                run("Cord Phantom...", "volumes=20");
                run("Cord Area...", "mask=phantom_mask table=one.tsv");
                selectImage("phantom_mask");
                run("Multiply...", "value=255 stack");
                run("Cord Area...", "mask=phantom_mask table=255.tsv");
                """);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    final Table one = Table.read(folder.resolve("one.tsv"));
    assertEquals(6, one.size());
    assertTrue(one.number(0, "area") > 20, one.toTsv());
    assertEquals(one.toTsv(), Table.read(folder.resolve("255.tsv")).toTsv());
  }

  @Test
  void pointsOfTablesMakeTheSameLine() throws IOException {
    Files.writeString(folder.resolve("two.tsv"), "i\tj\tk\n18\t20\t0\n21\t20\t5\n");
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                """
                run("Cord Phantom...", "volumes=20");
                run("Cord Centerline...", "series=phantom method=points points=two.tsv table=t.tsv sct=t.csv");
                run("Select None");
                run("Cord Centerline...", "series=phantom method=points points=t.tsv table=r.tsv");
                run("Cord Centerline...", "series=phantom method=points points=t.csv table=c.tsv");
                """);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    final Table line = Table.read(folder.resolve("t.tsv"));
    assertEquals(6, line.size());
    assertEquals(18, line.number(0, "i"), 1e-6);
    assertEquals(21, line.number(5, "i"), 1e-6);
    for (final String other : new String[] {"r.tsv", "c.tsv"}) {
      assertEquals(line.toTsv(), Table.read(folder.resolve(other)).toTsv(), other);
    }
  }

  @Test
  void refusesWithOneSentence() {
    final String[][] cases = {
      {"run(\"Cord Centerline...\", \"series=phantom points=manager\");", "without a display"},
      {"run(\"Cord Centerline...\", \"series=phantom points=no.tsv\");", "There is no table"},
      {
        "run(\"Cord Montage...\", \"image=phantom_mask outline=true\");", "draws the mask's outline"
      },
      {
        "run(\"Cord Montage...\", \"image=phantom_mask mask=phantom_mask slices=0\");",
        "it must be from 1 to 1000"
      },
      {
        "run(\"Cord Montage...\", \"image=phantom_mask low=2\");",
        "range of a map's colours: give map"
      },
      {
        "run(\"Cord Montage...\", \"image=phantom_mask map=phantom_truth low=2 high=1\");",
        "low must be below high"
      },
      {"run(\"Cord Area...\", \"mask=phantom_mask smoothing=51\");", "choose 0 to 50 mm"},
    };
    for (final String[] c : cases) {
      final HostImageJ.Result result =
          HostImageJ.in(folder).runText("run(\"Cord Phantom...\", \"volumes=20\");\n" + c[0]);
      assertEquals(1, result.exitCode(), c[0]);
      assertTrue(result.err().contains(c[1]), result.err());
    }
  }
}
