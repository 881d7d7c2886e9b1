package org.cordj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cordj.testing.FijiLike;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The update site: what lies on it, and that an ImageJ with Fiji's libraries and it is CordJ. */
class UpdateSiteIT {

  /** Uses each library that the site brings, and those that Fiji has. */
  private static final String MACRO =
      """
      run("Cord Phantom...", "volumes=120 physio=true");
      List.setCommands;
      File.saveString(List.getList(), "menu.txt");
      run("Cord ROIs...", "mask=phantom_mask kind=quadrants");
      run("Cord Slice Timing...", "series=phantom method=fourier");
      run("Cord ALFF...", "series=phantom mask=phantom_mask bands=slow4 measures=ALFF"
          + " rois=phantom_mask_quadrants table=alff.tsv");
      run("Save NIfTI...", "image=phantom_ALFF_slow4 path=alff.nii.gz");
      run("Cord Spectrum...", "series=phantom mask=phantom_mask rois=phantom_mask_quadrants"
          + " bands=slow4 output=spectrum.png table=spectrum.tsv");
      run("Cord Quality Report...", "series=phantom mask=phantom_mask output=quality.html");
      run("Save NIfTI...", "image=phantom path=run.nii.gz");
      run("Open NIfTI...", "path=run.nii.gz");
      run("Cord Pipeline...", "series=run pipeline=quick-look output=look");
      File.saveString("reached", "end.txt");
      """;

  @TempDir static Path folder;
  private static Path site;

  @BeforeAll
  static void layOut() {
    site = FijiLike.updateSite(folder.resolve("site"));
  }

  private static List<String> files(final Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> root.relativize(f).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void bringsWhatFijiLacksAndNothingElse() throws IOException {
    final List<String> jars =
        files(site).stream().filter(f -> f.startsWith("jars/") || f.endsWith(".jar")).toList();
    assertEquals(4, jars.size(), jars.toString());
    assertTrue(jars.get(0).matches("jars/JLargeArrays-.*"), jars.toString());
    assertTrue(jars.get(1).matches("jars/JTransforms-.*"), jars.toString());
    assertTrue(jars.get(2).matches("jars/jmustache-.*"), jars.toString());
    assertTrue(jars.get(3).matches("plugins/CordJ_-[0-9]+\\.[0-9]+\\.[0-9]+.*\\.jar"), jars.get(3));
    assertTrue(files(site).contains("luts/CordJ_Diverging.lut"));
    assertTrue(files(site).contains("macros/CordJ/resting_state.ijm"));
    assertTrue(files(site).contains("macros/toolsets/CordJ.ijm"));
    assertFalse(files(site).contains("macros/CordJ/make_test_images.ijm"));
    for (final String file : files(site)) {
      assertTrue(file.matches("(plugins|jars|luts|macros)/.*"), file);
    }
  }

  @Test
  void sumsAreThoseOfTheFiles() throws Exception {
    final List<String> lines = Files.readAllLines(folder.resolve("site.sha256"));
    assertEquals(files(site), lines.stream().map(l -> l.substring(66)).toList());
    for (final String line : lines) {
      final byte[] bytes = Files.readAllBytes(site.resolve(line.substring(66)));
      final byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertEquals(HexFormat.of().formatHex(sum), line.substring(0, 64), line);
    }
  }

  @Test
  void overAnImageJWithFijisLibrariesItIsTheSameAsTargetImageJ() throws IOException {
    final Path fiji = Files.createDirectory(folder.resolve("fiji-work"));
    final Path host = Files.createDirectory(folder.resolve("host-work"));
    final String printed = new FijiLike(folder.resolve("fiji")).install(site).run(fiji, MACRO);
    assertTrue(Files.exists(fiji.resolve("end.txt")), printed);
    final HostImageJ.Result result = HostImageJ.in(host).runText(MACRO);
    assertEquals(0, result.exitCode(), result.err());

    assertEquals(
        new TreeSet<>(Files.readAllLines(host.resolve("menu.txt"))),
        new TreeSet<>(Files.readAllLines(fiji.resolve("menu.txt"))));
    assertTrue(Files.readString(fiji.resolve("menu.txt")).contains("Cord ALFF..."));
    assertEquals(files(host), files(fiji));
    int compared = 0;
    for (final String file : files(host)) {
      // what a pipeline remembers of its files holds their times
      if (file.matches(".*\\.(nii\\.gz|tsv|png)") && !file.contains(".cordj/")) {
        assertArrayEquals(
            Files.readAllBytes(host.resolve(file)), Files.readAllBytes(fiji.resolve(file)), file);
        compared++;
      }
    }
    assertTrue(compared > 6, "compared " + compared);
  }
}
