package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real and simulated data sets, and the one that the project ships. */
class BidsDataTest {

  private static final Path SHIPPED = Path.of("test-images");

  /** OpenNeuro ds004386: TaskName stands at the root, what dcm2niix wrote beside the run. */
  @Test
  void aRealCordRun(@TempDir final Path dataset) throws IOException {
    final Path data = Shared.require("data/bids_sidecars_ds004386");
    final String run = "sub-ZS010_task-rest_acq-manualzshim_bold";
    final Path func = Files.createDirectories(dataset.resolve("sub-ZS010/func"));
    for (final String name :
        List.of("dataset_description.json", "task-rest_bold.json", "participants.json")) {
      Files.copy(data.resolve(name), dataset.resolve(name));
    }
    Files.copy(data.resolve(run + ".json"), func.resolve(run + ".json"));

    final Sidecar s = Sidecars.of(func.resolve(run + ".nii.gz"));
    assertEquals(
        List.of(dataset.resolve("task-rest_bold.json"), func.resolve(run + ".json")), s.files());
    assertEquals(Optional.of(dataset.resolve("task-rest_bold.json")), s.origin("TaskName"));
    assertEquals(Optional.of(func.resolve(run + ".json")), s.origin("RepetitionTime"));
    assertEquals("Prisma_fit", s.field("ManufacturersModelName").orElseThrow().asText());

    final Acquisition a = Acquisition.of(s, Grid.ras(128, 128, 24, 1, 1, 5), 250, 2.312f);
    assertEquals(2.312, a.tr());
    assertEquals(24, a.sliceTiming().size());
    assertEquals(
        2.215, a.requireSliceTimes()[0], "the slices were taken from the last to the first");
    assertEquals(0, a.requireSliceTimes()[23]);
    assertEquals(List.of(0.04), a.echoTimes());
    assertEquals(Optional.of(AxisDirection.J_REVERSED), a.phaseEncodingDirection());
    assertEquals(0.000465002, a.effectiveEchoSpacing());
    assertEquals(0.0590553, a.totalReadoutTime());
    assertEquals(Optional.of("rest"), a.taskName());
    assertEquals(List.of(), a.notes());

    final Acquisition cropped = Acquisition.of(s, Grid.ras(128, 128, 20, 1, 1, 5), 250, 2.312f);
    assertEquals(1, cropped.notes().size());
    assertTrue(cropped.notes().get(0).contains("24 times, but the image has 20 slices"));
  }

  @Test
  void theSimulatedRun() throws IOException {
    final Path run = Shared.require("data/sim_cord/sub-sim01/func/sub-sim01_task-rest_bold.nii.gz");
    final Acquisition a = Acquisition.of(Sidecars.of(run), NiftiReader.readHeader(run));
    assertEquals(2, a.requireTr());
    assertEquals(List.of(0.0, 1.2, 0.4, 1.6, 0.8), a.sliceTiming());
    assertEquals(Optional.of("rest"), a.taskName());
    assertEquals(List.of(), a.notes());
    final Sidecar physio = Sidecars.of(run.resolveSibling("sub-sim01_task-rest_physio.tsv.gz"));
    assertTrue(physio.field("SamplingFrequency").isPresent(), "tables have sidecars too");
  }

  @Test
  void theShippedRun() throws IOException {
    final Path run = SHIPPED.resolve("sub-phantom/func/sub-phantom_task-rest_bold.nii.gz");
    final Acquisition a = Acquisition.of(Sidecars.of(run), NiftiReader.read(run, Progress.NONE));
    assertEquals(2, a.requireTr());
    assertEquals(6, a.requireSliceTimes().length);
    assertEquals(1.0 / 3, a.requireSliceTimes()[2]);
    assertEquals(List.of(), a.notes());
    final Path map =
        SHIPPED.resolve(
            "derivatives/truth/sub-phantom/func/"
                + "sub-phantom_task-rest_desc-planted_boldmap.nii.gz");
    assertTrue(Sidecars.of(map).isEmpty(), "a derivative is a dataset of its own");
  }

  @Test
  void everyShippedNameIsOneOfBids() throws IOException {
    try (Stream<Path> all = Files.walk(SHIPPED)) {
      final List<Path> files =
          all.filter(f -> f.getFileName().toString().startsWith("sub-"))
              .filter(Files::isRegularFile)
              .toList();
      assertTrue(files.size() >= 10, files.toString());
      for (final Path file : files) {
        final BidsPath path = BidsPath.parse(file).orElseThrow();
        assertEquals(file.getFileName().toString(), path.name());
        assertTrue(
            file.endsWith(Path.of(path.inDataset("func"))), file + " " + path.inDataset("func"));
      }
    }
  }

  @Test
  void theShippedJsonIsWrittenTheSameAgain() throws IOException {
    try (Stream<Path> all = Files.walk(SHIPPED)) {
      final List<Path> files = all.filter(f -> f.toString().endsWith(".json")).toList();
      assertEquals(3, files.size(), files.toString());
      for (final Path file : files) {
        assertEquals(Files.readString(file), JsonFiles.text(JsonFiles.read(file).json()));
      }
    }
  }
}
