package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cordj.image.Grid;
import org.cordj.image.Series;
import org.cordj.nifti.DataType;
import org.cordj.nifti.NiftiReader;
import org.cordj.nifti.NiftiWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcquisitionTest {

  private static final Grid GRID = Grid.ras(2, 3, 4, 1, 1, 5);

  @TempDir Path folder;

  private Path json() {
    return folder.resolve("sub-01_task-rest_bold.json");
  }

  private Sidecar sidecar(final String json) throws IOException {
    Files.writeString(json(), json.replace('\'', '"'));
    return Sidecars.of(folder.resolve("sub-01_task-rest_bold.nii"));
  }

  /** A run of 4 slices and 3 volumes, whose header says 2 s. */
  private Acquisition read(final String json) throws IOException {
    return Acquisition.of(sidecar(json), GRID, 3, 2);
  }

  private void refused(final Acquisition a, final String field, final String why) {
    final String sentence = field + " in '" + json() + "'" + why;
    assertEquals(List.of(sentence + "; it is not used."), a.notes());
  }

  @Test
  void everyField() throws IOException {
    final Acquisition a =
        read(
            "{'RepetitionTime': 2, 'SliceTiming': [0, 0.5, 1, 1.5], 'SliceEncodingDirection': 'k',"
                + " 'PhaseEncodingDirection': 'j-', 'EchoTime': 0.03, 'TaskName': 'rest',"
                + " 'EffectiveEchoSpacing': 0.0005, 'TotalReadoutTime': 0.06}");
    assertEquals(2, a.tr());
    assertEquals(2, a.requireTr());
    assertEquals(2, a.repetitionTime());
    assertEquals(List.of(0.0, 0.5, 1.0, 1.5), a.sliceTiming());
    assertArrayEquals(new double[] {0, 0.5, 1, 1.5}, a.requireSliceTimes());
    assertEquals(AxisDirection.K, a.sliceEncodingDirection());
    assertEquals(Optional.of(AxisDirection.J_REVERSED), a.phaseEncodingDirection());
    assertEquals(1, AxisDirection.J_REVERSED.axis());
    assertTrue(AxisDirection.J_REVERSED.reversed());
    assertEquals(List.of(0.03), a.echoTimes());
    assertEquals(Optional.of("rest"), a.taskName());
    assertEquals(0.0005, a.effectiveEchoSpacing());
    assertEquals(0.06, a.totalReadoutTime());
    assertEquals(List.of(), a.notes());
  }

  @Test
  void withoutASidecarTheHeaderCounts() {
    final Acquisition a = Acquisition.of(Sidecar.none(folder.resolve("run.nii")), GRID, 3, 2);
    assertEquals(2, a.requireTr());
    assertEquals(0, a.repetitionTime());
    assertFalse(a.hasSliceTimes());
    assertEquals(
        "The slice times of 'run.nii' are not known: no sidecar gives SliceTiming, nor the header"
            + " slice_code; write them into 'run.json'.",
        assertThrows(IllegalArgumentException.class, a::requireSliceTimes).getMessage());
    final Acquisition none = Acquisition.of(Sidecar.none(folder.resolve("run.nii")), GRID, 3, 0);
    assertTrue(
        assertThrows(IllegalArgumentException.class, none::requireTr)
            .getMessage()
            .contains("neither a sidecar nor the header"));
  }

  @Test
  void aReversedDirectionTurnsTheTimesRound() throws IOException {
    final Acquisition a = read("{'SliceTiming': [0, 0.5, 1, 1.5], 'SliceEncodingDirection': 'k-'}");
    assertArrayEquals(new double[] {1.5, 1, 0.5, 0}, a.requireSliceTimes());
    assertEquals(List.of(0.0, 0.5, 1.0, 1.5), a.sliceTiming());
    final Acquisition sagittal = read("{'SliceTiming': [0, 1], 'SliceEncodingDirection': 'i-'}");
    assertArrayEquals(new double[] {1, 0}, sagittal.requireSliceTimes());
    assertEquals(0, sagittal.sliceAxis());
  }

  @Test
  void theSidecarWinsAndBothAreSaid() throws IOException {
    final Acquisition a = read("{'RepetitionTime': 2.5}");
    assertEquals(2.5, a.tr());
    assertEquals(2, a.headerTr());
    assertEquals(
        List.of(
            "The repetition time is 2 s in the header of 'sub-01_task-rest_bold.nii' but 2.5 s in '"
                + json()
                + "'; the sidecar's is used."),
        a.notes());
    assertEquals(List.of(), read("{'RepetitionTime': 2.0019}").notes(), "less than 1e-3");
    assertEquals(1, read("{'RepetitionTime': 2.0021}").notes().size(), "more than 1e-3");
    assertTrue(
        read("{'RepetitionTime': 2000}").notes().get(0).contains("perhaps it was meant as milli"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      textBlock =
          """
          RepetitionTime         | 0        | is 0; it must be a number of seconds above 0
          RepetitionTime         | -2       | is -2; it must be a number of seconds above 0
          RepetitionTime         | '2'      | is "2"; it must be a number of seconds above 0
          RepetitionTime         | [2]      | is [2]; it must be a number of seconds above 0
          RepetitionTime         | NaN      | is NaN; it must be a number of seconds above 0
          RepetitionTime         | 1e999    | is Infinity; it must be a number of seconds above 0
          EchoTime               | [0.01,0] | holds 0 at place 2; it must be a number of seconds above 0
          EchoTime               | []       | is []; it must be a list, each entry a number of seconds above 0
          SliceTiming            | 0        | is 0; it must be a list, each entry a number of seconds, 0 or more
          SliceTiming            | [0,0,0,-0.5] | holds -0.5 at place 4; it must be a number of seconds, 0 or more
          SliceTiming            | [0,null,0,0] | holds null at place 2; it must be a number of seconds, 0 or more
          SliceTiming            | [0,0,0]  | holds 3 times, but the image has 4 slices along its axis k
          SliceTiming            | [0,0,0,2.1] | goes up to 2.1 s, beyond the repetition time of 2 s; perhaps it is in milliseconds, BIDS has seconds
          SliceTiming            | [0,500,1000,2100] | goes up to 2100 s, beyond the repetition time of 2 s
          SliceEncodingDirection | 'z'      | is "z"; it must be one of i, i-, j, j-, k, k-
          PhaseEncodingDirection | 1        | is 1; it must be one of i, i-, j, j-, k, k-
          TaskName               | 7        | is 7; it must be a text
          VolumeTiming           | [0,2,2]  | does not increase at place 3 (2 s, then 2 s); each volume must begin after the one before
          VolumeTiming           | [0,2]    | holds 2 times, but the image has 3 volumes
          """)
  void whatBreaksTheRulesIsSaidAndNotUsed(final String field, final String value, final String why)
      throws IOException {
    final Acquisition a = read("{'" + field + "': " + value + "}");
    refused(a, field, " " + why);
    assertEquals(2, a.tr());
    assertFalse(a.hasSliceTimes());
    assertEquals(List.of(), a.echoTimes());
    if (field.equals("SliceTiming")) {
      assertEquals(
          "SliceTiming in '" + json() + "' " + why + ".",
          assertThrows(IllegalArgumentException.class, a::requireSliceTimes).getMessage());
    }
  }

  @Test
  void aTimeOfTheWholeTrIsAllowed() throws IOException {
    assertEquals(List.of(), read("{'SliceTiming': [0, 2, 2, 0]}").notes());
  }

  @Test
  void millisecondsAreSuspected() throws IOException {
    assertTrue(
        read("{'SliceTiming': [0, 500, 1000, 1500]}")
            .notes()
            .get(0)
            .contains("perhaps it is in milliseconds"));
    final Acquisition a = read("{'EchoTime': [30, 40]}");
    assertEquals(List.of(30.0, 40.0), a.echoTimes());
    assertTrue(a.notes().get(0).contains("is 30 s, 40 s; perhaps"), a.notes().toString());
  }

  @Test
  void sliceTimesNeedARightDirection() throws IOException {
    final Acquisition a = read("{'SliceTiming': [0, 0.5, 1, 1.5], 'SliceEncodingDirection': 'up'}");
    assertEquals(2, a.notes().size());
    assertTrue(
        assertThrows(IllegalArgumentException.class, a::requireSliceTimes)
            .getMessage()
            .contains("without a right SliceEncodingDirection"));
  }

  @Test
  void timesOfVolumes() throws IOException {
    final Acquisition uneven = read("{'VolumeTiming': [0, 2, 5]}");
    assertEquals(0, uneven.tr());
    assertEquals(List.of(0.0, 2.0, 5.0), uneven.volumeTiming());
    assertTrue(uneven.notes().get(0).contains("not evenly spaced"), uneven.notes().toString());
    assertTrue(
        assertThrows(IllegalArgumentException.class, uneven::requireTr)
            .getMessage()
            .contains("VolumeTiming is not evenly spaced"));
    final Acquisition even = read("{'VolumeTiming': [1, 4, 7]}");
    assertEquals(3, even.tr());
    assertEquals(2, even.notes().size(), "the times, and that the header says 2 s");
    final Acquisition both = read("{'VolumeTiming': [0, 2, 4], 'RepetitionTime': 2}");
    assertEquals(2, both.tr());
    assertTrue(both.notes().get(0).contains("not both"), both.notes().toString());
  }

  /** A file whose header gives slice times. */
  private Path withSliceCode(final int dimInfo, final int code, final int end) throws IOException {
    final Path path = folder.resolve("sub-01_task-rest_bold.nii");
    final Series run = Series.ofPlanes("run", new float[12][6], GRID, 2);
    new NiftiWriter(DataType.FLOAT32, 6).write(path, run, null);
    final ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    b.put(39, (byte) dimInfo).putShort(74, (short) 0).putShort(120, (short) end);
    b.put(122, (byte) code).putFloat(132, 0.5f);
    Files.write(path, b.array());
    return path;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0 0.5 1 1.5",
    "2, 1.5 1 0.5 0",
    "3, 0 1 0.5 1.5",
    "4, 1.5 0.5 1 0",
    "5, 1 0 1.5 0.5",
    "6, 0.5 1.5 0 1"
  })
  void theHeadersSliceTimes(final int code, final String times) throws IOException {
    final Path path = withSliceCode(3 << 4, code, 3);
    final Acquisition a = Acquisition.of(Sidecars.of(path), NiftiReader.readHeader(path));
    final double[] wanted =
        List.of(times.split(" ")).stream().mapToDouble(Double::parseDouble).toArray();
    assertArrayEquals(wanted, a.requireSliceTimes());
    assertEquals(2, a.sliceAxis());
    assertEquals(List.of(), a.notes());
  }

  @Test
  void slicesOfHeaderAndSidecarThatDisagreeAreSaid() throws IOException {
    final Path path = withSliceCode(3 << 4, 1, 3);
    sidecar("{'SliceTiming': [0, 0.51, 1, 1.5]}");
    assertEquals(
        List.of(),
        Acquisition.of(Sidecars.of(path), NiftiReader.readHeader(path)).notes(),
        "rounding");
    sidecar("{'SliceTiming': [0, 1, 0.5, 1.5]}");
    final Acquisition a = Acquisition.of(Sidecars.of(path), NiftiReader.readHeader(path));
    assertEquals(
        List.of(
            "Slice 2 is taken at 0.5 s by the header (slice_code) of 'sub-01_task-rest_bold.nii'"
                + " but at 1 s by SliceTiming in '"
                + json()
                + "'; the sidecar's times are used."),
        a.notes());
    assertArrayEquals(new double[] {0, 1, 0.5, 1.5}, a.requireSliceTimes());
    withSliceCode(1 << 4, 0, 0);
    assertTrue(
        Acquisition.of(Sidecars.of(path), NiftiReader.readHeader(path))
            .notes()
            .get(0)
            .contains("along the axis i by the header (dim_info)"));
  }

  @Test
  void aHeaderWithImpossibleSlicesGivesNoTimes() throws IOException {
    for (final int[] bad : new int[][] {{3 << 4, 1, 9}, {3 << 4, 77, 3}, {0, 1, 3}}) {
      final Path path = withSliceCode(bad[0], bad[1], bad[2]);
      final Acquisition a = Acquisition.of(Sidecars.of(path), NiftiReader.readHeader(path));
      assertFalse(a.hasSliceTimes());
    }
  }
}
