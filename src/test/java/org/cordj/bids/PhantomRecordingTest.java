package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordj.image.Progress;
import org.cordj.phantom.CordPhantom;
import org.cordj.phantom.PhantomRun;
import org.cordj.physio.PeakFinder;
import org.cordj.physio.Peaks;
import org.cordj.physio.Rhythm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phantom's recording holds the heartbeats and breaths that are in its voxels. */
class PhantomRecordingTest {

  @TempDir Path folder;

  @Test
  void peaksLieWherePhasesAreWhole() throws Exception {
    final PhantomRun run =
        new CordPhantom(60, 2, 12, 0.015, 0.020, false, true, 3).make("phantom", Progress.NONE);
    PhantomDataset.write(run, folder, Progress.NONE);
    final Path bold = folder.resolve("sub-phantom/func/sub-phantom_task-rest_bold.nii.gz");
    final List<Path> files = PhysioFiles.of(bold);
    assertEquals(1, files.size());
    final PhysioFile file = PhysioFile.read(files.get(0), 0);
    assertEquals(List.of("cardiac", "respiratory", "trigger"), file.columns());
    assertEquals(-10, file.start());
    assertEquals(List.of(), file.notes());
    final double[] trigger = file.trace("trigger").samples();
    int volumes = 0;
    for (int n = 0; n < trigger.length; n++) {
      if (trigger[n] == 1) {
        assertEquals(2.0 * volumes, n / 100.0 - 10, 1e-9);
        volumes++;
      }
    }
    assertEquals(60, volumes);
    for (final Rhythm rhythm : Rhythm.values()) {
      final Peaks peaks =
          new PeakFinder(rhythm)
              .apply(PhysioFiles.trace(List.of(file), rhythm).orElseThrow())
              .peaks();
      double worst = 0;
      for (final double t : peaks.times()) {
        final double phase =
            rhythm == Rhythm.CARDIAC
                ? run.physiology().orElseThrow().cardiacPhase(t)
                : run.physiology().orElseThrow().respiratoryPhase(t);
        worst = Math.max(worst, Math.abs(Math.IEEEremainder(phase, 2 * Math.PI)));
      }
      assertTrue(worst < 0.2, rhythm + " is off by up to " + worst + " rad");
    }
  }

  @Test
  void withoutPhysiologyThereIsNone() throws Exception {
    final PhantomRun run =
        new CordPhantom(60, 2, 12, 0.015, 0.020, false, false, 3).make("phantom", Progress.NONE);
    PhantomDataset.write(run, folder, Progress.NONE);
    assertTrue(
        Files.notExists(folder.resolve("sub-phantom/func/sub-phantom_task-rest_physio.tsv.gz")));
  }
}
