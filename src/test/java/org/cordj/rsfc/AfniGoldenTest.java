package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.nifti.NiftiReader;
import org.cordj.signal.Detrend;
import org.cordj.testing.Shared;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** definition=afni against what AFNI's 3dRSFC wrote for the same input. */
class AfniGoldenTest {

  /** Share of the map's maximum: AFNI computes in single precision. */
  private static final double TOLERANCE = 5e-6;

  private static Volume read(final String path) throws IOException {
    return NiftiReader.read(Shared.require(path), Progress.NONE).toVolume();
  }

  private static RunDesign design(final String set) throws IOException {
    if (!set.equals("ort")) {
      return RunDesign.WHOLE;
    }
    final List<String> rows = Files.readAllLines(Shared.require("golden/in/nuis12.1D"));
    final double[][] columns = new double[12][rows.size()];
    for (int t = 0; t < rows.size(); t++) {
      final String[] cells = rows.get(t).strip().split("\\s+");
      for (int c = 0; c < columns.length; c++) {
        columns[c][t] = Double.parseDouble(cells[c]);
      }
    }
    return RunDesign.WHOLE.taking("nuis12.1D", columns);
  }

  @ParameterizedTest
  @CsvSource({
    "q,QUADRATIC,0.01-0.1",
    "nd,NONE,0.01-0.1",
    "q08,QUADRATIC,0.01-0.08",
    "ort,QUADRATIC,0.01-0.1",
  })
  void equals3dRsfc(final String set, final Detrend detrend, final String band) throws IOException {
    final Series func =
        NiftiReader.read(Shared.require("golden/in/func.nii.gz"), Progress.NONE).toSeries();
    final Mask mask = Mask.of(read("golden/in/mask.nii.gz"));
    assertEquals(890, mask.count());
    final AlffMaps maps =
        new Alff(Band.list(band), Definition.AFNI.measures(), Definition.AFNI, detrend)
            .apply(func, mask, design(set), Progress.NONE);
    for (final Measure measure :
        List.of(
            Measure.ALFF,
            Measure.M_ALFF,
            Measure.F_ALFF,
            Measure.RSFA,
            Measure.M_RSFA,
            Measure.F_RSFA)) {
      final Volume golden = read("golden/afni/rsfc_" + set + "_" + measure.key() + ".nii.gz");
      final Volume ours = maps.get(measure, band).volume();
      double max = 0;
      double worst = 0;
      for (int v = 0; v < mask.count(); v++) {
        final int i = mask.index(v);
        max = Math.max(max, golden.get(i));
        worst = Math.max(worst, Math.abs(golden.get(i) - ours.get(i)));
      }
      System.out.printf(
          "3dRSFC %s %s: largest difference %.2e of max%n", set, measure, worst / max);
      assertTrue(max > 0);
      assertTrue(worst <= TOLERANCE * max, measure + ": " + worst / max);
    }
  }
}
