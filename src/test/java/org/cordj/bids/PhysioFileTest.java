package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.cordj.physio.Peaks;
import org.cordj.physio.Rhythm;
import org.cordj.physio.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings as BIDS and others write them, and what is no recording. */
class PhysioFileTest {

  private static final String NAME = "sub-01_task-rest_physio";
  private static final String JSON =
      "{\"SamplingFrequency\": 50, \"StartTime\": -1.5, \"Columns\": [\"cardiac\", \"trigger\"]}";

  @TempDir Path folder;

  private Path write(final String name, final String text) throws IOException {
    final Path file = folder.resolve(name);
    if (!name.endsWith(".gz")) {
      return Files.writeString(file, text);
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static String refused(final Path file, final double rate) {
    final Exception e = assertThrows(Exception.class, () -> PhysioFile.read(file, rate));
    assertTrue(
        e instanceof IOException || e instanceof IllegalArgumentException, String.valueOf(e));
    assertTrue(e.getMessage().endsWith("."), e.getMessage());
    return e.getMessage();
  }

  @Test
  void bidsPackedAndPlain() throws IOException {
    write(NAME + ".json", JSON);
    for (final String ending : new String[] {".tsv.gz", ".tsv"}) {
      final PhysioFile file =
          PhysioFile.read(write(NAME + ending, "1\t0\n-2.5e-1\tn/a\r\n3.\t1"), 0);
      assertEquals(List.of("cardiac", "trigger"), file.columns());
      assertEquals(50, file.rate());
      assertEquals(-1.5, file.start());
      assertEquals(List.of(), file.notes());
      final Trace trace = file.trace("cardiac");
      assertArrayEquals(new double[] {1, -0.25, 3}, trace.samples());
      assertEquals(-1.48, trace.time(1), 1e-12);
      assertTrue(Double.isNaN(file.trace("2").samples()[1]));
    }
  }

  @Test
  void plainColumnsWithARate() throws IOException {
    final PhysioFile file =
        PhysioFile.read(write("puls.txt", "# from the scanner\n10, 1\n20; 2\n 30 3\n"), 400);
    assertEquals(List.of("1", "2"), file.columns());
    assertArrayEquals(new double[] {10, 20, 30}, file.trace("1").samples());
    assertEquals(400, file.rate());
    assertTrue(file.notes().get(0).contains("does not say when it starts"), "" + file.notes());
    final PhysioFile named = PhysioFile.read(write("belt.csv", "time,belt\n0,5\n1,6\n"), 1);
    assertEquals(List.of("time", "belt"), named.columns());
  }

  @Test
  void aGivenRateWinsAndSaysSo() throws IOException {
    write(NAME + ".json", JSON);
    final PhysioFile file = PhysioFile.read(write(NAME + ".tsv", "1\t0\n2\t0\n"), 60);
    assertEquals(60, file.rate());
    assertTrue(file.notes().get(0).contains("50 Hz; the given 60 Hz"), "" + file.notes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"SamplingFrequency\": -50} | SamplingFrequency in ' | is -50; it must be a number of Hz",
        "{\"SamplingFrequency\": \"50\"} | SamplingFrequency in ' | it must be a number of Hz",
        "{\"StartTime\": 0} | The sidecar of ' | has no SamplingFrequency; give the rate",
        "{\"SamplingFrequency\": 50, \"StartTime\": \"early\"} | StartTime in ' | a number of seconds",
        "{\"SamplingFrequency\": 50, \"Columns\": [\"a\"]} | has 2 columns, but | names 1: a",
        "{\"SamplingFrequency\": 50, \"Columns\": [\"a\", \"a\"]} | stands twice: | a, a",
        "{\"SamplingFrequency\": 50, \"Columns\": \"a\"} | Columns in ' | must be a list of names",
        "{\"SamplingFrequency\": 50, \"Columns\": [1, 2]} | Columns in ' | must be a list of names",
        "[1] | holds a JSON array | mend or remove it",
      })
  void wrongSidecars(final String json, final String start, final String rest) throws IOException {
    write(NAME + ".json", json);
    final String sentence = refused(write(NAME + ".tsv", "1\t0\n2\t0\n"), 0);
    assertTrue(sentence.contains(start.strip()), sentence);
    assertTrue(sentence.contains(rest.strip()), sentence);
  }

  @Test
  void missingSidecarOrFile() throws IOException {
    final String none = refused(write(NAME + ".tsv.gz", "1\t0\n"), 0);
    assertTrue(none.contains("has no sidecar '" + NAME + ".json'"), none);
    assertTrue(refused(folder.resolve("no.tsv"), 0).startsWith("There is no file '"));
    assertTrue(refused(folder, 0).contains("is a folder"));
    final Path link = Files.createSymbolicLink(folder.resolve("l.tsv"), Path.of("annex"));
    assertTrue(refused(link, 1).contains("is a link to a file that is not here"));
    assertTrue(refused(write("a.txt", "1\n"), -100).contains("rate of '"));
    assertTrue(refused(write("a.txt", "1\n"), -100).contains("is -100 Hz; it must be above 0"));
    assertTrue(refused(write("a.txt", "1\n"), Double.NaN).contains("must be above 0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | holds no numbers |",
        "'# only\n\n' | holds no numbers |",
        "'1\t2\n3\n' | Line 2 of ' | has 1 columns; the lines before it have 2",
        "'1\t2\n3\tx4\n' | Line 2, column 2 of ' | is 'x4'; it must be a number or n/a",
        "'1\n0x1p3\n' | is '0x1p3'; it must be |",
        "'1\n1f\n' | is '1f'; it must be |",
      })
  void wrongText(final String text, final String part, final String other) throws IOException {
    final String sentence = refused(write("a.txt", text), 10);
    assertTrue(sentence.contains(part.strip()), sentence);
    assertTrue(other == null || sentence.contains(other.strip()), sentence);
  }

  @Test
  void longWordsAndManyColumnsAreNoRecording() throws IOException {
    assertTrue(refused(write("a.txt", "1".repeat(1000)), 1).contains("holds a longer word"));
    assertTrue(refused(write("a.txt", "1 ".repeat(1000)), 1).contains("more than 256 columns"));
    assertTrue(
        refused(Files.write(folder.resolve("b.tsv"), new byte[100_000]), 1)
            .contains("longer word"));
  }

  @Test
  void damagedGzip() throws IOException {
    final byte[] whole = Files.readAllBytes(write("a.tsv.gz", "1\t2\n".repeat(10_000)));
    final Path half =
        Files.write(folder.resolve("half.tsv.gz"), Arrays.copyOf(whole, whole.length / 2));
    assertTrue(refused(half, 1).contains("is damaged"), refused(half, 1));
    whole[whole.length / 2] ^= 0x55;
    final Path wrong = Files.write(folder.resolve("wrong.tsv.gz"), whole);
    assertThrows(IOException.class, () -> PhysioFile.read(wrong, 1));
  }

  @Test
  void whatUnpacksForEverIsRefusedOnTheWay() throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      final byte[] blanks = "\n".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 64; i++) {
        out.write(blanks);
      }
    }
    final Path bomb = Files.write(folder.resolve("bomb.tsv.gz"), bytes.toByteArray());
    final IOException large =
        assertThrows(IOException.class, () -> NumberColumns.read(bomb, 1 << 20, 1 << 20));
    assertTrue(large.getMessage().contains("unpacks to more than 1048576 bytes"), "" + large);
    final Path many = write("many.tsv.gz", "0\n".repeat(2000));
    final IOException numbers =
        assertThrows(IOException.class, () -> NumberColumns.read(many, 1 << 20, 1000));
    assertTrue(numbers.getMessage().contains("more than 1000 numbers"), "" + numbers);
    assertEquals(2000, NumberColumns.read(many, 1 << 20, 2000).rows());
  }

  @Test
  void recordingsOfARun() throws IOException {
    final Path run = folder.resolve("sub-01_task-rest_echo-1_bold.nii.gz");
    assertEquals(List.of(), PhysioFiles.of(run));
    final Path belt = write("sub-01_task-rest_recording-belt_physio.tsv.gz", "1\n");
    final Path pulse = write("sub-01_task-rest_recording-pulse_physio.tsv", "1\n");
    write("sub-01_task-rest_run-2_physio.tsv.gz", "1\n");
    write("sub-01_task-rest_events.tsv", "1\n");
    write("sub-02_task-rest_physio.tsv.gz", "1\n");
    assertEquals(List.of(belt, pulse), PhysioFiles.of(run));
    assertEquals(List.of(), PhysioFiles.of(folder.resolve("bold.nii")));
    write("sub-01_task-rest_recording-pulse_physio.tsv.gz", "1\n");
    final Exception e = assertThrows(IOException.class, () -> PhysioFiles.of(run));
    assertTrue(e.getMessage().contains("are the same recording; remove one"), "" + e);
  }

  @Test
  void traceOfARhythmAmongRecordings() throws IOException {
    write(
        "sub-01_recording-a_physio.json", "{\"SamplingFrequency\": 9, \"Columns\": [\"cardiac\"]}");
    write(
        "sub-01_recording-b_physio.json", "{\"SamplingFrequency\": 9, \"Columns\": [\"cardiac\"]}");
    final PhysioFile a = PhysioFile.read(write("sub-01_recording-a_physio.tsv", "1\n2\n"), 0);
    final PhysioFile b = PhysioFile.read(write("sub-01_recording-b_physio.tsv", "1\n2\n"), 0);
    assertEquals(9, PhysioFiles.trace(List.of(a), Rhythm.CARDIAC).orElseThrow().rate());
    assertEquals(Optional.empty(), PhysioFiles.trace(List.of(a), Rhythm.RESPIRATORY));
    final Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> PhysioFiles.trace(List.of(a, b), Rhythm.CARDIAC));
    assertTrue(e.getMessage().contains("both have a column cardiac"), "" + e);
    final Exception none = assertThrows(IllegalArgumentException.class, () -> a.trace("pulse"));
    assertTrue(none.getMessage().contains("has no column 'pulse'; its columns are cardiac"));
    assertThrows(IllegalArgumentException.class, () -> a.trace("0"));
    assertThrows(IllegalArgumentException.class, () -> a.trace("2"));
  }

  @Test
  void aCorrectedListLiesBesideItsRecording() throws IOException {
    final Path recording = folder.resolve(NAME + ".tsv.gz");
    final Path list = folder.resolve("sub-01_task-rest_desc-cardiac_peaks.tsv");
    assertEquals(list, PhysioFiles.peaksBeside(recording, Rhythm.CARDIAC));
    assertEquals(
        folder.resolve("puls_desc-respiratory_peaks.tsv"),
        PhysioFiles.peaksBeside(folder.resolve("puls.txt"), Rhythm.RESPIRATORY));
    assertEquals(Optional.empty(), PhysioFiles.corrected(recording, Rhythm.CARDIAC));
    final Peaks peaks =
        new Peaks(
            "p",
            Rhythm.CARDIAC,
            new double[] {0.5, 1.25},
            List.of(Peaks.Origin.DETECTED, Peaks.Origin.ADDED));
    peaks.toTable().write(list);
    final Peaks read = PhysioFiles.corrected(recording, Rhythm.CARDIAC).orElseThrow();
    assertArrayEquals(peaks.times(), read.times());
    assertEquals(peaks.origins(), read.origins());
    Files.writeString(list, "time\n1\n");
    final Exception e =
        assertThrows(IOException.class, () -> PhysioFiles.corrected(recording, Rhythm.CARDIAC));
    assertTrue(e.getMessage().contains("is no list of peaks: There is no column 'onset'"), "" + e);
  }

  @Test
  void aPathInAListMayHoldCommas() throws IOException {
    final Path plain = Files.createFile(folder.resolve("a_physio.tsv"));
    final Path commas = Files.createFile(folder.resolve("b, c,d_physio.tsv"));
    final Path start = Files.createFile(folder.resolve("b"));
    assertEquals(List.of(plain), PhysioFiles.paths(plain.toString()));
    assertEquals(List.of(commas), PhysioFiles.paths(commas.toString()), "not 'b' and the rest");
    assertEquals(
        List.of(plain, commas, start), PhysioFiles.paths(plain + ", " + commas + "," + start));
    assertEquals(
        List.of(Path.of("no.tsv"), commas, Path.of("x")),
        PhysioFiles.paths("no.tsv," + commas + ",x"),
        "what is no file is one piece");
    assertEquals(
        "physio is 'a.tsv,', where a path is empty; give one path, or several with a comma between"
            + " each two.",
        assertThrows(IllegalArgumentException.class, () -> PhysioFiles.paths("a.tsv,"))
            .getMessage());
  }
}
