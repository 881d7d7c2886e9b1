package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** definition = dpabi, xcpd and cpac against what these programs gave for the same input. */
class PeerDefinitionsTest {

  private static Series func() throws IOException {
    return NiftiReader.read(Shared.require("golden/in/func.nii.gz"), Progress.NONE).toSeries();
  }

  private static Volume volume(final String path) throws IOException {
    return NiftiReader.read(Shared.require(path), Progress.NONE).toVolume();
  }

  private static Mask mask() throws IOException {
    return Mask.of(volume("golden/in/mask.nii.gz"));
  }

  private static AlffMaps maps(final Definition definition, final String band, final Measure... m)
      throws IOException {
    return new Alff(Band.list(band), List.of(m), definition, definition.detrend())
        .apply(func(), mask(), Progress.NONE);
  }

  /** The largest difference as a share of the largest value. */
  private static double worst(
      final String what, final Mask mask, final Volume ours, final IntToDoubleFunction golden) {
    double max = 0;
    double worst = 0;
    for (int v = 0; v < mask.count(); v++) {
      final int i = mask.index(v);
      max = Math.max(max, Math.abs(golden.applyAsDouble(i)));
      worst = Math.max(worst, Math.abs(golden.applyAsDouble(i) - ours.get(i)));
    }
    assertTrue(max > 0, what);
    System.out.printf("%s: largest difference %.2e of max%n", what, worst / max);
    return worst / max;
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.01-0.08", "0.01-0.1"})
  void equalsXcpd(final String band) throws IOException {
    final Volume golden = volume("golden/python/xcpd_alff_" + band + ".nii.gz");
    final Volume ours = maps(Definition.XCPD, band, Measure.ALFF).get(Measure.ALFF, band).volume();
    assertTrue(worst("XCP-D " + band, mask(), ours, golden::get) <= 1e-6);
  }

  /** The values stand in the order of the mask's voxels with x slowest. */
  @ParameterizedTest
  @CsvSource({"0.08,ALFF", "0.08,fALFF", "0.1,ALFF", "0.1,fALFF"})
  void equalsDpabi(final String high, final String key) throws IOException {
    final List<String> lines =
        Files.readAllLines(
            Shared.require(
                "golden/python/dpabi_rest_alff_translation__pow2_"
                    + high
                    + "_"
                    + key.toLowerCase(java.util.Locale.ROOT)
                    + ".tsv"));
    final Mask mask = mask();
    final double[] golden = new double[mask.grid().voxels()];
    int line = 0;
    for (int x = 0; x < mask.grid().nx(); x++) {
      for (int y = 0; y < mask.grid().ny(); y++) {
        for (int z = 0; z < mask.grid().nz(); z++) {
          final int i = x + mask.grid().nx() * (y + mask.grid().ny() * z);
          if (mask.contains(i)) {
            golden[i] = Double.parseDouble(lines.get(line++));
          }
        }
      }
    }
    assertEquals(lines.size(), line);
    final Measure measure = Measure.list(key).get(0);
    final String band = "0.01-" + high;
    final Volume ours = maps(Definition.DPABI, band, measure).get(measure, band).volume();
    assertTrue(worst("DPABI " + band + " " + key, mask, ours, i -> golden[i]) <= 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"cpac_alff,ALFF", "cpac_falff,fALFF"})
  void equalsCpac(final String file, final String key) throws IOException {
    final Volume golden = volume("golden/afni/" + file + ".nii.gz");
    final Measure measure = Measure.list(key).get(0);
    final String band = "0.01-0.1";
    final Volume ours = maps(Definition.CPAC, band, measure).get(measure, band).volume();
    assertTrue(worst("C-PAC " + key, mask(), ours, golden::get) <= 5e-6);
  }

  @Test
  void whatAProgramDoesNotHaveIsRefused() {
    final List<Band> bands = Band.list("0.01-0.1");
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new Alff(
                        bands, List.of(Measure.F_ALFF), Definition.XCPD, Definition.XCPD.detrend()))
            .getMessage()
            .contains("definition=xcpd has no fALFF"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new Alff(
                        bands, List.of(Measure.RSFA), Definition.DPABI, Definition.DPABI.detrend()))
            .getMessage()
            .contains("definition=dpabi has no RSFA"));
  }
}
