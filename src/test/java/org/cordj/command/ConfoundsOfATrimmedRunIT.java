package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cordj.bids.Acquisition;
import org.cordj.bids.ConfoundFiles;
import org.cordj.bids.PhysioFile;
import org.cordj.bids.PhysioFiles;
import org.cordj.bids.Sidecars;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiImage;
import org.cordj.nifti.NiftiReader;
import org.cordj.physio.CardiacPhase;
import org.cordj.physio.Peaks;
import org.cordj.physio.RespiratoryPhase;
import org.cordj.physio.Retroicor;
import org.cordj.physio.Rhythm;
import org.cordj.physio.SliceClock;
import org.cordj.physio.SliceCourse;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one command of a trimmed run writes is what the next one reads: corrected heartbeats become
 * regressors at the kept volumes' times, and the volumes that Cord Outliers lists are those that
 * Cord Denoise leaves out.
 */
class ConfoundsOfATrimmedRunIT {

  private static final int VOLUMES = 80;
  private static final int DROPPED = 5;
  private static final String NAME = "sub-phantom_task-rest_";

  @TempDir Path folder;

  private Path func() {
    return folder.resolve("data/sub-phantom/func");
  }

  private HostImageJ.Result run(final String macro) {
    final HostImageJ.Result result = HostImageJ.in(folder).runText(macro);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    return result;
  }

  /** A moving, breathing phantom from its files, trimmed to the image {@code part}. */
  private void makePhantom() {
    run(
        "run(\"Cord Phantom...\", \"volumes="
            + VOLUMES
            + " tsnr=25 motion=true physio=true output=data\");");
  }

  private static String open() {
    return "run(\"Open NIfTI...\", \"path=data/sub-phantom/func/"
        + NAME
        + "bold.nii.gz\");\n"
        + "run(\"Cord Trim...\", \"series="
        + NAME
        + "bold first="
        + DROPPED
        + "\");\nrename(\"part\");\n"
        + "run(\"Open NIfTI...\", \"path=data/derivatives/truth/sub-phantom/func/"
        + NAME
        + "label-cord_mask.nii.gz\");\nrename(\"cord\");\n";
  }

  private static String confounds(final String table) {
    return "run(\"Cord Confounds...\", \"series=part mask=cord physio=auto cardiac=2 respiratory=2"
        + " interaction=1 table="
        + table
        + "\");\n";
  }

  @Test
  void theBeatsThatTheUserCorrectedMakeTheRegressors() throws IOException {
    makePhantom();
    final Path recording = func().resolve(NAME + "physio.tsv.gz");
    final Path list = PhysioFiles.peaksBeside(recording, Rhythm.CARDIAC);
    final String found = "run(\"Cord Physio Peaks...\", \"path=[" + recording + "] edit=false";
    run(open() + confounds("automatic.tsv") + found + " table=beats.tsv\");");
    final Peaks beats = Peaks.read(folder.resolve("beats.tsv"), Rhythm.CARDIAC);
    // half a beat later, in the middle of the run: the phase of the volumes about it changes
    final double old = beats.times()[beats.size() / 2];
    final double half = 0.5 * (beats.times()[beats.size() / 2 + 1] - old);
    final HostImageJ.Result corrected =
        run(
            open()
                + found
                + " remove="
                + old
                + " add="
                + (old + half)
                + " table=["
                + list
                + "]\");\n"
                + confounds("corrected.tsv"));
    assertTrue(
        corrected.out().contains(list.getFileName() + "' is used instead of the automatic one."),
        corrected.out());
    final Peaks saved = Peaks.read(list, Rhythm.CARDIAC);
    assertNotEquals(Arrays.toString(beats.times()), Arrays.toString(saved.times()));
    compare(folder.resolve("automatic.tsv"), beats, recording);
    compare(folder.resolve("corrected.tsv"), saved, recording);
    final Table before = Table.read(folder.resolve("automatic.tsv"));
    final Table after = Table.read(folder.resolve("corrected.tsv"));
    int changed = 0;
    for (final String column : before.columns()) {
      final boolean same = Arrays.equals(before.numbers(column), after.numbers(column));
      assertTrue(same || !column.contains("respiratory"), column);
      changed += same ? 0 : 1;
    }
    // two orders of the heart and one product: 8 of 12 columns in each of 6 slices
    assertTrue(changed > 40 && changed <= 48, changed + " columns changed");
  }

  /** Each column is that of the kept volumes' own times on the recording's clock. */
  private void compare(final Path tsv, final Peaks beats, final Path recording) throws IOException {
    final Path bold = func().resolve(NAME + "bold.nii.gz");
    final NiftiImage image = NiftiReader.read(bold, Progress.NONE);
    final Acquisition acquisition = Acquisition.of(Sidecars.of(bold), image);
    final SliceClock clock =
        new SliceClock(
            acquisition.requireTr(), acquisition.requireSliceTimes(), VOLUMES - DROPPED, DROPPED);
    final List<SliceCourse> expected =
        new Retroicor(2, 2, 1, 1)
            .columns(
                CardiacPhase.of(beats, clock),
                RespiratoryPhase.of(
                    PhysioFile.read(recording, 0).trace(Rhythm.RESPIRATORY.key()), clock),
                clock);
    final Table table = Table.read(tsv);
    assertEquals(12 * clock.slices(), table.columns().size());
    for (final SliceCourse course : expected) {
      for (int z = 0; z < clock.slices(); z++) {
        final double[] column = table.numbers(String.format("%s_slice%02d", course.name(), z));
        assertEquals(VOLUMES - DROPPED, column.length);
        for (int t = 0; t < column.length; t++) {
          // peaks stand in their table to a ms or better, columns with 9 digits
          assertEquals(course.values()[z][t], column[t], 0.02, course.name());
        }
      }
    }
  }

  @Test
  void theVolumesThatAreListedAreLeftOut() throws IOException {
    makePhantom();
    run(
        open()
            + "run(\"Cord Outliers...\", \"series=part mask=cord censor=censor.tsv\");\n"
            + confounds("confounds.tsv")
            + "run(\"Cord Denoise...\", \"series=part mask=cord confounds=confounds.tsv"
            + " drift=quadratic censor=censor.tsv table=fits.tsv\");\n"
            + "run(\"Save NIfTI...\", \"image=part_denoised path=clean.nii.gz\");");
    final Table censor = Table.read(folder.resolve("censor.tsv"));
    assertTrue(censor.size() > 0 && censor.size() < 20, censor.toTsv());
    final Set<Integer> left =
        Arrays.stream(censor.numbers("volume")).mapToObj(v -> (int) v).collect(Collectors.toSet());
    final Series clean = NiftiReader.read(folder.resolve("clean.nii.gz"), Progress.NONE).toSeries();
    final Mask cord =
        Mask.of(
            NiftiReader.read(
                    folder.resolve(
                        "data/derivatives/truth/sub-phantom/func/"
                            + NAME
                            + "label-cord_mask.nii.gz"),
                    Progress.NONE)
                .toVolume());
    final int nz = clean.grid().nz();
    final int plane = clean.grid().planeSize();
    for (int t = 0; t < clean.volumes(); t++) {
      for (int v = 0; v < cord.count(); v += 50) {
        final int i = cord.index(v);
        assertEquals(
            left.contains(t),
            Float.isNaN(clean.planes()[t * nz + i / plane][i % plane]),
            "volume " + t);
      }
    }
    final Table fits = Table.read(folder.resolve("fits.tsv"));
    for (int row = 0; row < fits.size(); row++) {
      assertEquals(VOLUMES - DROPPED - left.size(), fits.number(row, "volumes"));
      assertEquals(fits.number(row, "volumes") - 15, fits.number(row, "dof"), "12 + drift's 3");
    }
  }

  /** A motion table says by the file beside it where it begins, so that nothing is guessed. */
  @Test
  void theMotionTableOfATrimmedRunSaysWhereItBegins() throws IOException {
    makePhantom();
    final HostImageJ.Result result =
        run(
            open()
                + "run(\"Cord Motion Correction...\", \"series=part mask=cord reference=mean passes=1"
                + " table=motion.tsv\");\n"
                + "run(\"Cord Confounds...\", \"series=part mask=cord motion=motion.tsv"
                + " table=confounds.tsv\");");
    assertTrue(!result.out().contains("does not say where it begins"), result.out());
    assertEquals(
        DROPPED, ConfoundFiles.offset(folder.resolve("motion.tsv")).orElse(0), result.out());
    assertEquals(VOLUMES - DROPPED, Table.read(folder.resolve("confounds.tsv")).size());
  }
}
