package org.cordj.connectivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;

/** Matrices against what AFNI's 3dNetCorr and nilearn wrote for the same input. */
class NetCorrGoldenTest {

  private static Labels rois() throws IOException {
    return Labels.unnamed(
        NiftiReader.read(Shared.require("golden/in/rois40.nii.gz"), Progress.NONE).toVolume());
  }

  private static ConnectivityResult connectivity(
      final String path, final ConnectivityMeasure measure) throws IOException {
    final Series series = NiftiReader.read(Shared.require(path), Progress.NONE).toSeries();
    return new Connectivity(measure, SliceAveraging.POOLED)
        .apply(series, rois(), null, ResidualSpaces.whole(), Progress.NONE);
  }

  /** The matrices of a .netcc file: numbers after the lines that begin with #, 40 rows each. */
  private static List<double[][]> netcc(final String path) throws IOException {
    final List<double[][]> all = new ArrayList<>();
    int row = 40;
    for (final String line : Files.readAllLines(Shared.require(path))) {
      if (line.matches("# (CC|FZ|PC|PCB)\\s*")) {
        all.add(new double[40][]);
        row = 0;
      } else if (row < 40) {
        all.get(all.size() - 1)[row++] =
            Arrays.stream(line.strip().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
      }
    }
    return all;
  }

  private static double[][] rows(final String path) throws IOException {
    return Files.readAllLines(Shared.require(path)).stream()
        .map(l -> Arrays.stream(l.split("\t")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  private static double worst(final double[][] golden, final double[][] ours) {
    assertEquals(40, golden.length);
    double worst = 0;
    for (int i = 0; i < 40; i++) {
      assertEquals(40, golden[i].length);
      for (int j = 0; j < 40; j++) {
        if (i != j) {
          final double difference = Math.abs(golden[i][j] - ours[i][j]);
          assertTrue(Double.isFinite(difference));
          worst = Math.max(worst, difference);
        }
      }
    }
    return worst;
  }

  @Test
  void correlationsAndFishersZ() throws IOException {
    final List<double[][]> golden = netcc("golden/afni/netcorr_000.netcc");
    final ConnectivityResult ours =
        connectivity("golden/afni/tp_bp.nii.gz", ConnectivityMeasure.PEARSON);
    final double r = worst(golden.get(0), ours.r());
    final double z = worst(golden.get(1), ours.z());
    System.out.printf("3dNetCorr: r within %.1e, z within %.1e%n", r, z);
    assertTrue(r <= 6e-5, "r: " + r);
    assertTrue(z <= 2e-4, "z: " + z);
  }

  @Test
  void partialCorrelations() throws IOException {
    final List<double[][]> golden = netcc("golden/afni/netcorr_part_000.netcc");
    final ConnectivityResult ours =
        connectivity("golden/afni/tp_reg.nii.gz", ConnectivityMeasure.PARTIAL);
    final double worst = worst(golden.get(1), ours.r());
    System.out.printf("3dNetCorr: partial r within %.1e%n", worst);
    assertTrue(worst <= 1e-4, "partial r: " + worst);
  }

  @Test
  void empiricalAndLedoitWolf() throws IOException {
    final double[][] series = rows("golden/python/nilearn_conn__ts.tsv");
    final double[][] courses = new double[40][series.length];
    for (int t = 0; t < series.length; t++) {
      for (int r = 0; r < 40; r++) {
        courses[r][t] = series[t][r];
      }
    }
    final double pearson =
        worst(
            rows("golden/python/nilearn_conn__r_empirical.tsv"),
            Correlations.of(ConnectivityMeasure.PEARSON, courses));
    final double shrunk =
        worst(
            rows("golden/python/nilearn_conn__r_ledoitwolf.tsv"),
            Correlations.of(ConnectivityMeasure.LEDOIT_WOLF, courses));
    System.out.printf("nilearn: r within %.1e, Ledoit-Wolf within %.1e%n", pearson, shrunk);
    assertTrue(pearson <= 1e-6, "r: " + pearson);
    assertTrue(shrunk <= 1e-6, "Ledoit-Wolf: " + shrunk);
  }

  @Test
  void coursesAreNilearns() throws IOException {
    final Series func =
        NiftiReader.read(Shared.require("golden/in/func.nii.gz"), Progress.NONE).toSeries();
    final RoiCourses ours =
        RoiCourses.of(func, rois(), null, false, RoiSummary.MEAN, Progress.NONE);
    final double[][] golden = rows("golden/python/nilearn_conn__ts.tsv");
    for (int t = 0; t < golden.length; t++) {
      for (int r = 0; r < 40; r++) {
        assertEquals(golden[t][r], ours.courses()[0][r][t], 1e-4, "region " + r + ", volume " + t);
      }
    }
  }
}
