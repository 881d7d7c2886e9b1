package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiImage;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** macros/resting_state.ijm, from a run to maps, a table and pictures, in the real ImageJ. */
class RestingStateIT {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String MACRO = ROOT.resolve("macros/resting_state.ijm").toString();
  private static final Pattern RATIO =
      Pattern.compile("(?:planted ([0-9.]+), expected ([0-9.]+), )?measured ([0-9.]+)");

  @TempDir Path folder;

  private static double[] ratios(final HostImageJ.Result result) {
    // the last of the lines that tell one, as that of the widest band comes last
    final String[] lines =
        result.out().lines().filter(l -> RATIO.matcher(l).find()).toArray(String[]::new);
    assertTrue(lines.length > 0, result.out());
    final Matcher m = RATIO.matcher(lines[lines.length - 1]);
    m.find();
    return Stream.of(1, 2, 3)
        .mapToDouble(g -> m.group(g) == null ? Double.NaN : Double.parseDouble(m.group(g)))
        .toArray();
  }

  @Test
  void onTheTestImagesItLeavesMapsTableAndPictures() throws IOException {
    Files.createSymbolicLink(folder.resolve("test-images"), ROOT.resolve("test-images"));
    final HostImageJ.Result result = HostImageJ.in(folder).run(MACRO);
    assertEquals(0, result.exitCode(), result.err());
    assertEquals("", result.err());
    final double[] ratios = ratios(result);
    assertEquals(ratios[1], ratios[2], 0.02 * ratios[1], "measured against expected");
    assertTrue(ratios[0] > ratios[1] && ratios[1] > 1, result.out());

    final Path demo = folder.resolve("target/demo");
    final String stem = "sub-phantom_task-rest_bold_";
    final NiftiImage bold =
        NiftiReader.read(
            ROOT.resolve("test-images/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz"),
            Progress.NONE);
    for (final String measure : List.of("ALFF", "fALFF", "mALFF")) {
      for (final String band : List.of("slow5", "slow4", "slow3", "0.01-0.198")) {
        final NiftiImage map =
            NiftiReader.read(demo.resolve(stem + measure + "_" + band + ".nii.gz"), Progress.NONE);
        assertTrue(map.grid().matches(bold.grid()), "the voxel order is the run's");
        assertEquals("LAS", map.grid().orientation());
        assertTrue(map.header().descrip().startsWith("CordJ: " + measure), map.header().descrip());
      }
    }
    final Table table = Table.read(demo.resolve(stem + "ALFF.tsv"));
    assertEquals(4 * 4 * 3, table.size());
    assertEquals("rms", table.text(0, "definition"));
    for (final String picture : List.of("quadrants", "ALFF_0.01-0.198", "spectra")) {
      assertTrue(ImageIO.read(demo.resolve(stem + picture + ".png").toFile()).getWidth() > 1000);
    }
    try (Stream<Path> files = Files.list(demo)) {
      assertTrue(files.noneMatch(p -> p.toString().endsWith(".part")));
    }
  }

  @Test
  void onASimulatedRunOfRealAnatomy() throws IOException {
    final Path sim = Shared.require("data/sim_cord");
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .run(
                MACRO,
                "series="
                    + sim.resolve("sub-sim01/func/sub-sim01_task-rest_bold.nii.gz")
                    + " mask="
                    + sim.resolve("truth/sub-sim01/cord_mask.nii.gz")
                    + " rois="
                    + sim.resolve("truth/sub-sim01/horns.nii.gz")
                    + " output=[my results]");
    assertEquals(0, result.exitCode(), result.err());
    final double[] ratios = ratios(result);
    assertTrue(Double.isNaN(ratios[0]) && ratios[2] > 0.8 && ratios[2] < 1.4, result.out());
    assertTrue(
        Files.exists(folder.resolve("my results/sub-sim01_task-rest_bold_mALFF_slow4.nii.gz")));
  }

  @Test
  void onAShortRealRunOnlyTheBandsThatItResolves() throws IOException {
    final Path sct = Shared.require("data/sct_example_data_2014");
    final String images =
        "series="
            + sct.resolve("fmri.nii.gz")
            + " mask="
            + sct.resolve("fmri_moco_mean_seg_modif.nii.gz");
    final HostImageJ.Result whole =
        HostImageJ.in(folder).run(MACRO, images + " bands=0.01-0.198 output=out");
    assertEquals(0, whole.exitCode(), whole.err());
    assertTrue(whole.out().contains("holds 6 Fourier bins in 'fmri'"), whole.out());

    for (final String band : List.of("slow5", "slow4")) {
      final HostImageJ.Result refused =
          HostImageJ.in(folder).run(MACRO, images + " bands=0.01-0.198," + band + " output=no");
      assertEquals(1, refused.exitCode());
      assertTrue(refused.err().contains("Band " + band), refused.err());
      assertTrue(refused.err().contains("the fewest is 3"), refused.err());
      assertFalse(Files.exists(folder.resolve("no")), "nothing is written");
    }
  }

  @Test
  void bandsAndOutputAloneAreForTheTestImages() throws IOException {
    Files.createSymbolicLink(folder.resolve("test-images"), ROOT.resolve("test-images"));
    final HostImageJ.Result result =
        HostImageJ.in(folder).run(MACRO, "bands=[slow4, 0.02-0.06] output=elsewhere");
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(
        Files.exists(
            folder.resolve("elsewhere/sub-phantom_task-rest_bold_fALFF_0.02-0.06.nii.gz")));
  }

  @Test
  void anArgumentThatItDoesNotKnowIsRefused() {
    final HostImageJ.Result unknown = HostImageJ.in(folder).run(MACRO, "serie=x mask=y");
    assertEquals(1, unknown.exitCode());
    assertTrue(unknown.err().contains("no key 'serie'; legal are series, mask"), unknown.err());
    final HostImageJ.Result missing = HostImageJ.in(folder).run(MACRO, "series=x.nii");
    assertTrue(missing.err().contains("needs mask=PATH"), missing.err());
  }

  @Test
  void theTestImagesAreWhatThePhantomMakes() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .run(ROOT.resolve("macros/make_test_images.ijm").toString(), "made anew");
    assertEquals(0, result.exitCode(), result.err());
    final Path made = folder.resolve("made anew");
    final Path shipped = ROOT.resolve("test-images");
    try (Stream<Path> files = Files.walk(made)) {
      for (final Path file : files.filter(Files::isRegularFile).toList()) {
        final Path old = shipped.resolve(made.relativize(file).toString());
        if (file.toString().endsWith(".nii.gz")) {
          final NiftiImage a = NiftiReader.read(file, Progress.NONE);
          final NiftiImage b = NiftiReader.read(old, Progress.NONE);
          assertTrue(a.grid().matches(b.grid()));
          for (int p = 0; p < a.planes().length; p++) {
            org.junit.jupiter.api.Assertions.assertArrayEquals(a.planes()[p], b.planes()[p], 0f);
          }
        } else {
          assertEquals(Files.readString(old), Files.readString(file), file.toString());
        }
      }
    }
  }
}
