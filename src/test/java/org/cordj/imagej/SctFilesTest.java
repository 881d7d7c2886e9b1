package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.PointRoi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SctFilesTest {

  @TempDir Path folder;

  private static ImagePlus open(final Path path) throws IOException {
    return NiftiFiles.open(path, NiftiOpening.DEFAULT, Progress.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t2/t2_centerline-manual",
        "t2/t2_centerline-optic",
        "t2s/t2s_centerline-optic",
        "dmri/dwi_mean_centerline-optic"
      })
  void theCsvsPointsAreTheImagesVoxels(final String name) throws IOException {
    final Path csv = Shared.require("data/sct_testing_data/" + name + ".csv");
    final ImagePlus imp =
        open(csv.resolveSibling(csv.getFileName().toString().replace("csv", "nii.gz")));
    final Table points = SctFiles.read(imp, csv);
    final Mask line = Images.toMask(imp);
    assertEquals(line.count(), points.size());
    final Volume volume = line.toVolume();
    for (int row = 0; row < points.size(); row++) {
      final int x = (int) points.number(row, "x");
      final int y = (int) points.number(row, "y");
      final int z = (int) points.number(row, "z");
      assertEquals(1, volume.planes()[z][x + line.grid().nx() * y], name + ", point " + row);
    }
    final PointRoi roi = (PointRoi) imp.getRoi();
    assertEquals(points.size(), roi.size());
    assertEquals((int) points.number(0, "z") + 1, roi.getPointPosition(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sct_testing_data/t2/t2_seg-manual_labeled.nii.gz",
        "sct_testing_data/t2s/t2s_seg-deepseg.nii.gz",
        "sct_testing_data/t2/t2_seg-manual.nii.gz",
        "sct_example_data_2014/fmri_moco_mean_seg_modif.nii.gz"
      })
  void masksOfEveryTypeAreMasks(final String name) throws IOException {
    final ImagePlus imp = open(Shared.require("data/" + name));
    assertTrue(Images.toMask(imp).count() > 100);
    assertTrue(Images.toLabels(imp).regions().size() >= 1);
  }

  @Test
  void shiftsAreATable() throws IOException {
    final ImagePlus imp = IJ.createImage("any", "8-bit", 3, 3, 3);
    final Table slices =
        SctFiles.read(
            imp, Shared.require("data/sct_testing_data/mt/step1TxTy_poly_groundtruth.csv"));
    assertEquals(1.00439255, slices.number(0, "Tx"), 1e-8);
    assertEquals(-0.15176018, slices.number(0, "Ty"), 1e-8);
    final Table motion =
        SctFiles.read(imp, Shared.require("data/sim_cord/truth/sub-sim01/motion.tsv"));
    assertEquals(1250, motion.size());
  }

  @Test
  void filesThatAreNeither() throws IOException {
    final Path t2 = Shared.require("data/sct_testing_data/t2s/t2s.nii.gz");
    final ImagePlus imp = open(t2);
    final Path csv = folder.resolve("a.csv");
    Files.writeString(csv, "1,2,3\n4,5\n");
    assertTrue(refusal(imp, csv).contains("Line 2 of"));
    Files.writeString(csv, "1,2,3\n4,5,900\n");
    assertTrue(refusal(imp, csv).contains("is a point outside 't2s'"));
    Files.writeString(csv, "\n");
    assertTrue(refusal(imp, csv).contains("is empty"));
    Files.write(csv, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertTrue(refusal(imp, csv).contains("is no text"));
    assertTrue(refusal(imp, folder).contains("There is no file"));
    Files.writeString(csv, "1,2,3\n");
    assertTrue(
        refusal(IJ.createImage("plain", "8-bit", 9, 9, 9), csv).contains("carries no orientation"));
  }

  private static String refusal(final ImagePlus imp, final Path path) {
    return assertThrows(Exception.class, () -> SctFiles.read(imp, path)).getMessage();
  }
}
