package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.io.NamedMatrix;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cord ROI Connectivity... and Cord Seed Map... in the real ImageJ. */
class ConnectivityIT {

  private static final Path IMAGES = Path.of("test-images").toAbsolutePath();
  private static final Path BOLD =
      IMAGES.resolve("sub-phantom/func/sub-phantom_task-rest_bold.nii.gz");
  private static final Path CORD =
      IMAGES.resolve(
          "derivatives/truth/sub-phantom/func/sub-phantom_task-rest_label-cord_mask.nii.gz");
  private static final String PHANTOM =
      "run(\"Cord Phantom...\", \"volumes=80\"); run(\"Cord ROIs...\", \"mask=phantom_mask"
          + " kind=quadrants\");";

  @TempDir Path folder;

  @Test
  void theMacroOfConnectivity() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .run(
                Path.of("macros/connectivity.ijm").toAbsolutePath().toString(),
                BOLD + " " + CORD + " " + folder);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    final String name = folder + "/sub-phantom_task-rest_bold";
    final NamedMatrix r = NamedMatrix.of(Table.read(Path.of(name + "_r.tsv")), "r", true);
    assertEquals(
        List.of("dorsal-left", "dorsal-right", "ventral-left", "ventral-right"), r.names());
    final Table edges = Table.read(Path.of(name + "_edges.tsv"));
    assertEquals(6, edges.size());
    for (int e = 0; e < 6; e++) {
      assertEquals("within-slice", edges.text(e, "edges"));
      // six slices, and no more than the fit left
      assertTrue(edges.number(e, "dof") <= edges.number(e, "dimensions_left"));
      assertTrue(edges.number(e, "r_low") < edges.number(e, "r_high"));
      assertTrue(edges.number(e, "q") >= edges.number(e, "p"));
    }
    final Table horns = Table.read(Path.of(name + "_horns.tsv"));
    assertEquals(5, horns.size());
    final Table apart = Table.read(Path.of(name + "_apart.tsv"));
    assertTrue(apart.toTsv().contains("between-slice") && apart.toTsv().contains("same"));
    final Table noise = Table.read(Path.of(name + "_noise.tsv"));
    assertTrue(Double.isFinite(noise.number(0, "r_band_without_noise")));
    final BufferedImage picture = ImageIO.read(Path.of(name + "_r.png").toFile());
    assertTrue(picture.getWidth() >= 900);
    final Volume z = NiftiReader.read(Path.of(name + "_seed_z.nii.gz"), Progress.NONE).toVolume();
    final Mask cord = Mask.of(NiftiReader.read(CORD, Progress.NONE).toVolume());
    for (int v = 0; v < cord.count(); v++) {
      assertTrue(Float.isFinite(z.get(cord.index(v))));
    }
  }

  @Test
  void whatDenoisingTookIsKnownAndWhatIsNotIsSaid() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                PHANTOM
                    + """
                    run("Cord ROI Connectivity...", "series=phantom rois=phantom_mask_quadrants average=pooled edges=all.tsv");
                    run("Cord Denoise...", "series=phantom mask=phantom_mask drift=linear low=0.01 high=0.1");
                    run("Cord ROI Connectivity...", "series=phantom_denoised rois=phantom_mask_quadrants average=pooled edges=band.tsv");
                    run("Cord ROI Connectivity...", "series=phantom rois=phantom_mask_quadrants average=pooled dof=11 edges=few.tsv");
                    run("Cord Band-pass Filter...", "series=phantom mask=phantom_mask low=0.01 high=0.1");
                    run("Cord ROI Connectivity...", "series=phantom_bandpass rois=phantom_mask_quadrants average=pooled edges=filtered.tsv");
                    """);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    assertTrue(
        result.out().contains("phantom: no record of Cord Denoise, so only the mean count"),
        result.out());
    assertEquals(79, Table.read(folder.resolve("all.tsv")).number(0, "dimensions_left"));
    // 0.01-0.1 Hz of 80 volumes of 2 s: bins 2 to 16, two dimensions each, less the trend's share
    final double band = Table.read(folder.resolve("band.tsv")).number(0, "dimensions_left");
    assertTrue(band == 29 || band == 30, band + " dimensions");
    assertEquals(band, Table.read(folder.resolve("filtered.tsv")).number(0, "dimensions_left"));
    assertEquals(11, Table.read(folder.resolve("few.tsv")).number(0, "dimensions_left"));
  }

  @Test
  void aRunThatWasDenoisedTwiceIsRefusedWithoutItsDof() {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                PHANTOM
                    + """
                    run("Cord Denoise...", "series=phantom mask=phantom_mask drift=linear");
                    run("Cord Band-pass Filter...", "series=phantom_denoised mask=phantom_mask low=0.01 high=0.1");
                    run("Cord ROI Connectivity...", "series=phantom_denoised_bandpass rois=phantom_mask_quadrants dof=29");
                    run("Cord ROI Connectivity...", "series=phantom_denoised_bandpass rois=phantom_mask_quadrants");
                    """);
    assertEquals(1, result.exitCode(), result.out());
    assertEquals(
        "macro.ijm, line 4: 'phantom_denoised_bandpass' was denoised more than once, so what"
            + " denoising has left cannot be told from its record; give that number as dof.",
        result.err().strip());
  }

  @Test
  void seedsAsPointRegionAndFile() throws IOException {
    Files.writeString(folder.resolve("seed.tsv"), "seed\n" + "1\n2\n4\n3\n".repeat(20));
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                PHANTOM
                    + """
                    run("Cord Seed Map...", "series=phantom mask=phantom_mask course=seed.tsv threshold=z level=2");
                    run("Save NIfTI...", "image=phantom_seed_thresholded path=file.nii.gz");
                    run("Close All");
                    """
                    + PHANTOM
                    + """
                    run("Cord Seed Map...", "series=phantom mask=phantom_mask rois=phantom_mask_quadrants region=dorsal-left");
                    run("Save NIfTI...", "image=phantom_seed_r path=region.nii.gz");
                    run("Close All");
                    """
                    + PHANTOM
                    + """
                    run("Cord Seed Map...", "series=phantom mask=phantom_mask point=20,20,3 radius=1");
                    run("Save NIfTI...", "image=phantom_seed_r path=point.nii.gz");
                    """);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    assertTrue(result.out().contains("voxels pass |effective z| >= 2."), result.out());
    for (final String name : new String[] {"file", "region", "point"}) {
      final Volume map =
          NiftiReader.read(folder.resolve(name + ".nii.gz"), Progress.NONE).toVolume();
      int mapped = 0;
      for (int i = 0; i < map.grid().voxels(); i++) {
        mapped += Math.abs(map.get(i)) <= 1 ? 1 : 0;
      }
      assertTrue(mapped > 400, name + ": " + mapped);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cord Seed Map...|mask=phantom_mask point=0,0,0|The seed (0, 0, 0) lies outside of the mask",
        "Cord Seed Map...|mask=phantom_mask point=3,x,1|point is '3,x,1'; give three whole numbers",
        "Cord Seed Map...|mask=phantom_mask|No seed is given, and 'phantom' has 0 points; click one",
        "Cord Seed Map...|mask=phantom_mask point=20,20,3 course=a.tsv|More than one seed is given",
        "Cord Seed Map...|mask=phantom_mask rois=phantom_mask_quadrants region=horn|region is 'horn'; the regions of",
        "Cord Seed Map...|mask=phantom_mask course=bad.tsv|Line 3, column 1 of 'bad.tsv' is 'much'; it must be a number",
        "Cord ROI Connectivity...|rois=phantom_mask|'phantom_mask' has 1 region; connectivity is between regions",
        "Cord ROI Connectivity...|rois=phantom_mask_quadrants measure=coherence|measure=coherence needs a band",
        "Cord ROI Connectivity...|rois=phantom_mask_quadrants measure=partial average=pooled dof=4|need more than 4 dimensions",
        "Cord ROI Connectivity...|rois=phantom_mask_quadrants measure=partial average=apart|average=apart is for measure=pearson",
        "Cord ROI Connectivity...|rois=phantom_mask_quadrants band=0.1-0.4|passes the Nyquist frequency",
      })
  void badInputIsOneSentence(final String command, final String options, final String sentence)
      throws IOException {
    Files.writeString(folder.resolve("bad.tsv"), "seed\n1\nmuch\n");
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(PHANTOM + "run(\"" + command + "\", \"series=phantom " + options + "\");");
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.err().contains(sentence), result.err());
    assertEquals(1, result.err().strip().lines().count(), result.err());
  }
}
