package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.nifti.NiftiImage;
import org.cordj.nifti.NiftiReader;
import org.cordj.nifti.NiftiWriter;
import org.cordj.phantom.CordPhantom;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cord To Template... in ImageJ: what comes out of it, and what is refused. */
class ToTemplateIT {

  /** A template that is shifted by (3, -2, 5) mm against the phantom, in its voxel size. */
  private static final Grid TEMPLATE =
      new Grid(40, 40, 5, new double[][] {{-1, 0, 0, 22.5}, {0, 1, 0, -21.5}, {0, 0, 5, -7.5}});

  private static final String SHIFT = "1 0 0 -3\n0 1 0 2\n0 0 1 -5\n0 0 0 1\n";

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("shift.txt"), SHIFT);
    Files.writeString(folder.resolve("flat.txt"), "1 0 0 0\n0 1 0 0\n1 1 0 0\n0 0 0 1\n");
    NiftiWriter.FLOAT32.write(
        folder.resolve("template.nii.gz"), Volume.filled("template", TEMPLATE, 1), null);
  }

  private HostImageJ.Result run(final String text) {
    return HostImageJ.in(folder)
        .runText(
            "run('Cord Phantom...', 'volumes=60');\nrun('Open NIfTI...', 'path=template.nii.gz');\n"
                + text);
  }

  private NiftiImage read(final String name) throws IOException {
    return NiftiReader.read(folder.resolve(name), Progress.NONE);
  }

  @Test
  void mapsMasksRegionsAndRuns() throws IOException {
    final HostImageJ.Result result =
        run(
            """
            names = newArray("phantom_truth", "phantom_mask", "phantom_rois", "phantom");
            for (n = 0; n < names.length; n++) {
              run("Cord To Template...", "image=" + names[n] + " warp=shift.txt reference=template");
              run("Save NIfTI...", "image=" + names[n] + "_template path=" + names[n] + ".nii.gz");
              run("Save NIfTI...", "image=" + names[n] + " path=" + names[n] + "_before.nii.gz");
            }
            """);
    assertEquals(0, result.exitCode(), result.err());
    for (final String name : new String[] {"truth", "mask", "rois"}) {
      final NiftiImage after = read("phantom_" + name + ".nii.gz");
      assertTrue(after.grid().matches(TEMPLATE));
      same(read("phantom_" + name + "_before.nii.gz"), after, 1);
    }
    final NiftiImage run = read("phantom.nii.gz");
    assertEquals(60, run.volumes());
    assertEquals(2, run.tr());
    same(read("phantom_before.nii.gz"), run, 60);
    assertTrue(
        Files.readString(folder.resolve("phantom_rois.tsv")).contains("ventral-left"),
        "names go along");
    final String json = Files.readString(folder.resolve("phantom_truth.json"));
    assertTrue(json.contains("shift.txt") && json.contains("\"linear\""), json);
    assertTrue(result.out().contains("'phantom_mask_template' (nearest)"), result.out());
    assertTrue(result.out().contains("8000 of 8000 voxels lie in"), result.out());
  }

  /** The template's voxel (i, j, k) is the phantom's (i, j, k). */
  private static void same(final NiftiImage before, final NiftiImage after, final int volumes) {
    assertTrue(before.grid().matches(CordPhantom.grid()), "" + before.grid());
    for (int t = 0; t < volumes; t++) {
      for (int z = 0; z < 5; z++) {
        final float[] a = before.planes()[t * 6 + z];
        final float[] b = after.planes()[t * 5 + z];
        for (int i = 0; i < a.length; i++) {
          assertEquals(a[i], b[i], 1e-4 * Math.abs(a[i]) + 1e-6);
        }
      }
    }
  }

  @Test
  void whatCannotBeDoneIsRefused() {
    refused("warp=template.nii.gz", "is no field of displacements: its intent code is 0");
    refused("warp=flat.txt", "is singular (determinant 0.0)");
    refused("warp=none.txt", "There is no transform 'none.txt'");
    refused("warp=shift.txt,inverse:template.nii.gz", "cannot be turned round");
    refused("warp=shift.txt interpolation=bspline", "bspline");
  }

  private void refused(final String keys, final String sentence) {
    final HostImageJ.Result result =
        run("run('Cord To Template...', 'image=phantom_truth reference=template " + keys + "');");
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.err().contains(sentence), result.err());
  }
}
