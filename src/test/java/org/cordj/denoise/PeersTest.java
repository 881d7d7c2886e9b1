package org.cordj.denoise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;

/** Against what AFNI and nilearn wrote for the same input; they do not put the mean back. */
class PeersTest {

  private static Series read(final String path) throws IOException {
    return NiftiReader.read(Shared.require(path), Progress.NONE).toSeries();
  }

  private static Mask mask() throws IOException {
    return Mask.of(
        NiftiReader.read(Shared.require("golden/in/mask.nii.gz"), Progress.NONE).toVolume());
  }

  private static ConfoundTable nuisance() throws IOException {
    final List<String> lines = Files.readAllLines(Shared.require("golden/in/nuis12.1D"));
    final double[][] columns = new double[12][lines.size()];
    for (int t = 0; t < lines.size(); t++) {
      final String[] cells = lines.get(t).strip().split("\\s+");
      for (int c = 0; c < 12; c++) {
        columns[c][t] = Double.parseDouble(cells[c]);
      }
    }
    ConfoundTable table = ConfoundTable.empty("nuis12", 120, 0);
    for (int c = 0; c < 12; c++) {
      table = table.with("nuisance" + c, columns[c]);
    }
    return table;
  }

  /** RMS and largest difference as shares of the golden's RMS and largest value. */
  private static double[] compare(
      final String what, final Series input, final Series ours, final Series golden)
      throws IOException {
    final Mask mask = mask();
    double squares = 0;
    double goldenSquares = 0;
    double worst = 0;
    double largest = 0;
    for (int v = 0; v < mask.count(); v++) {
      final double[] y = DenoiseRuns.course(input, mask.index(v));
      final double mean = java.util.Arrays.stream(y).average().orElseThrow();
      final double[] a = DenoiseRuns.course(ours, mask.index(v));
      final double[] b = DenoiseRuns.course(golden, mask.index(v));
      for (int t = 0; t < a.length; t++) {
        final double difference = a[t] - mean - b[t];
        squares += difference * difference;
        goldenSquares += b[t] * b[t];
        worst = Math.max(worst, Math.abs(difference));
        largest = Math.max(largest, Math.abs(b[t]));
      }
    }
    final double[] shares = {Math.sqrt(squares / goldenSquares), worst / largest};
    System.out.printf("%s: rms %.2e, largest %.2e%n", what, shares[0], shares[1]);
    assertTrue(largest > 1);
    return shares;
  }

  @Test
  void regressionEquals3dTproject() throws IOException {
    final Series func = read("golden/in/func.nii.gz");
    final Denoised ours =
        new Denoise(Drift.of(Drift.Kind.QUADRATIC), PassBand.ALL, false)
            .apply(func, mask(), nuisance(), Censor.NONE, Progress.NONE);
    assertEquals(120 - 15, ours.fits().get(0).degreesLeft());
    assertTrue(
        compare("3dTproject", func, ours.series(), read("golden/afni/tp_reg.nii.gz"))[0] < 5e-4);
  }

  @Test
  void jointFitEquals3dTprojectWithItsBins() throws IOException {
    final Series func = read("golden/in/func.nii.gz");
    // 3dTproject's 0.01-0.1 Hz keeps the bins 4 to 29 of 1/300 Hz
    final Denoised ours =
        new Denoise(Drift.of(Drift.Kind.QUADRATIC), new PassBand(4 / 300.0, 29 / 300.0), false)
            .apply(func, mask(), nuisance(), Censor.NONE, Progress.NONE);
    assertEquals(38, ours.fits().get(0).degreesLeft());
    assertTrue(
        compare("3dTproject with band", func, ours.series(), read("golden/afni/tp_bp.nii.gz"))[0]
            < 5e-4);
  }

  @Test
  void taperEquals3dBandpass() throws IOException {
    final Series func = read("golden/in/func.nii.gz");
    final BandPass afni =
        new BandPass(new PassBand(0.01, 0.1), Drift.of(Drift.Kind.QUADRATIC), BandPass.Method.AFNI);
    final ConfoundTable nuisance = nuisance();
    final Series alone =
        afni.apply(func, mask(), nuisance.select(c -> false), Progress.NONE).series();
    assertTrue(compare("3dBandpass", func, alone, read("golden/afni/bp_q.nii.gz"))[1] < 5e-6);
    final Series with = afni.apply(func, mask(), nuisance, Progress.NONE).series();
    assertTrue(compare("3dBandpass -ort", func, with, read("golden/afni/bp_ort.nii.gz"))[1] < 5e-6);
  }

  @Test
  void butterworthEqualsNilearnClean() throws IOException {
    final Series func = read("golden/in/func.nii.gz");
    final Series ours =
        new BandPass(
                new PassBand(0.01, 0.1), Drift.of(Drift.Kind.LINEAR), BandPass.Method.BUTTERWORTH)
            .apply(func, mask(), nuisance(), Progress.NONE)
            .series();
    final double[] shares =
        compare(
            "nilearn clean", func, ours, read("golden/python/nilearn_clean_butterworth.nii.gz"));
    assertTrue(shares[1] < 1e-5);
  }
}
