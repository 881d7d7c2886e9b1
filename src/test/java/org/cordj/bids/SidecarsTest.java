package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SidecarsTest {

  private static final String IMAGE = "sub-01/func/sub-01_task-rest_acq-z_bold.nii.gz";

  @TempDir Path folder;

  private Path write(final String name, final String text) throws IOException {
    final Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private void dataset() throws IOException {
    write(BidsDataset.DESCRIPTION, "{\"Name\": \"x\", \"BIDSVersion\": \"1.10.0\"}");
  }

  private Sidecar read() throws IOException {
    return Sidecars.of(folder.resolve(IMAGE));
  }

  private static String text(final Sidecar s, final String field) {
    return s.field(field).orElseThrow().asText();
  }

  @Test
  void nearerFilesWinFieldByField() throws IOException {
    dataset();
    final Path root = write("task-rest_bold.json", "{\"A\": 1, \"B\": 1, \"C\": 1}");
    final Path subject = write("sub-01/sub-01_bold.json", "{\"B\": 2, \"C\": 2}");
    final Path own = write("sub-01/func/sub-01_task-rest_acq-z_bold.json", "{\"C\": 3}");
    write("task-motor_bold.json", "{\"A\": 9}");
    write("task-rest_sbref.json", "{\"A\": 9}");
    write("sub-01/func/sub-01_task-rest_acq-z_echo-1_bold.json", "{\"A\": 9}");
    write("sub-02/func/sub-02_task-rest_acq-z_bold.json", "{\"A\": 9}");
    write("participants.json", "this is not JSON, and nobody asked");
    final Sidecar s = read();
    assertEquals("1", text(s, "A"));
    assertEquals("2", text(s, "B"));
    assertEquals("3", text(s, "C"));
    assertEquals(Optional.of(root), s.origin("A"));
    assertEquals(Optional.of(subject), s.origin("B"));
    assertEquals(Optional.of(own), s.origin("C"));
    assertEquals(List.of(root, subject, own), s.files());
    assertEquals(List.of(), s.notes());
  }

  @Test
  void onlyTheDatasetCounts() throws IOException {
    write("task-rest_bold.json", "{\"A\": 1}");
    write("sub-01/func/task-rest_bold.json", "{\"B\": 1}");
    final Sidecar alone = read();
    assertFalse(alone.field("A").isPresent(), "no dataset: the image's own folder alone");
    assertEquals("1", text(alone, "B"));

    write("sub-01/" + BidsDataset.DESCRIPTION, "{}");
    assertFalse(read().field("A").isPresent(), "the nearest dataset ends the search");
    Files.delete(folder.resolve("sub-01").resolve(BidsDataset.DESCRIPTION));
    dataset();
    assertEquals("1", text(read(), "A"));
  }

  @Test
  void anObjectIsReplacedAsAWhole() throws IOException {
    dataset();
    write("bold.json", "{\"A\": {\"x\": 1, \"y\": 1}}");
    write("sub-01/func/sub-01_task-rest_bold.json", "{\"A\": {\"x\": 2}}");
    assertEquals("{\"x\":2}", read().field("A").orElseThrow().toString());
  }

  @Test
  void severalInAFolderAreMergedAndSaid() throws IOException {
    final Path less = write("sub-01/func/task-rest_bold.json", "{\"A\": 1, \"B\": 1}");
    final Path more = write("sub-01/func/sub-01_acq-z_bold.json", "{\"B\": 2}");
    final Sidecar s = read();
    assertEquals("1", text(s, "A"));
    assertEquals("2", text(s, "B"));
    assertEquals(List.of(less, more), s.files());
    assertEquals(
        List.of(
            "2 sidecars in the folder '"
                + folder.resolve("sub-01/func")
                + "' apply to 'sub-01_task-rest_acq-z_bold.nii.gz', where BIDS allows one:"
                + " task-rest_bold.json, sub-01_acq-z_bold.json; a field that stands in several is"
                + " taken from the last of them."),
        s.notes());
  }

  @Test
  void entitiesOutOfOrderAreUnderstood() throws IOException {
    final Path odd = write("sub-01/func/acq-z_task-rest_sub-01_bold.json", "{\"A\": 1}");
    assertEquals(List.of(odd), read().files());
  }

  @Test
  void otherNamesHaveTheSidecarBesideThem() throws IOException {
    dataset();
    write("bold.json", "{\"A\": 1}");
    final Path json = write("sub-01/func/my run.1.json", "{\"B\": 1}");
    for (final String ending : List.of(".nii.gz", ".nii", ".NII.GZ", ".hdr", ".img.gz", ".tif")) {
      final Sidecar s = Sidecars.of(folder.resolve("sub-01/func/my run.1" + ending));
      assertEquals(List.of(json), s.files(), ending);
    }
    assertTrue(Sidecars.of(folder.resolve("other.nii")).isEmpty());
    assertTrue(Sidecars.of(json).isEmpty(), "a JSON file is no sidecar of its own");
    assertTrue(Sidecars.of(Path.of("/")).isEmpty());
    assertTrue(Sidecars.of(folder.resolve("no/such/folder/sub-01_T1w.nii")).isEmpty());
  }

  @Test
  void linksAreTakenWhereTheyAre() throws IOException {
    dataset();
    write("bold.json", "{\"A\": 1}");
    final Path key = write(".git/annex/objects/MD5E-1.nii.gz", "image");
    final Path image = folder.resolve(IMAGE);
    Files.createDirectories(image.getParent());
    link(image, key);
    assertEquals("1", text(Sidecars.of(image), "A"));

    final Path json = folder.resolve("sub-01/func/sub-01_task-rest_acq-z_bold.json");
    link(json, folder.resolve(".git/annex/objects/MD5E-2.json"));
    assertEquals(
        "'"
            + json
            + "' is a link to a file that is not here; get its content first (git-annex get,"
            + " datalad get) or remove the link.",
        refusal());
  }

  private static void link(final Path from, final Path to) throws IOException {
    try {
      Files.createSymbolicLink(from, to);
    } catch (final FileSystemException | UnsupportedOperationException e) {
      Assumptions.abort("skipped: no symbolic links can be made here");
    }
  }

  private String refusal() {
    return assertThrows(IOException.class, this::read).getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"A": 1,\\n "B" 2}    | line 2, column 6
          {"A": 1               | line 1, column
          {A: 1}                | line 1, column 2
          RepetitionTime = 2    | line 1, column
          {"A": 1} x            | line 1, column
          {"A": 1}\\n{"B": 2}   | line 2, column 1: there is more text after the end of the object
          {"A": 1,\\n "B"\\n 2} | line 3, column 2: unexpected character '2': was expecting a colon
          {"A": [1, 2}          | line 1, column 12
          {"A": "\\t            | line 1, column
          {"A": 01}             | line 1, column
          """)
  void whatIsNotJsonIsRefusedWithItsPlace(final String json, final String place)
      throws IOException {
    final Path path =
        write("sub-01/func/bold.json", json.replace("\\n", "\n").replace("\\t", "\t"));
    final String sentence = refusal();
    assertTrue(sentence.startsWith("'" + path + "' is not JSON: "), sentence);
    assertTrue(sentence.contains(place), sentence);
    assertTrue(sentence.endsWith("; mend or remove it."), sentence);
    assertFalse(sentence.contains("\n") || sentence.contains("jackson"), sentence);
    assertFalse(sentence.contains("Source") || sentence.contains("Json"), sentence);
  }

  @Test
  void whatIsNoObjectIsRefused() throws IOException {
    final Path path = write("sub-01/func/bold.json", "[1, 2]");
    assertEquals(
        "'"
            + path
            + "' holds a JSON array instead of an object of fields, {...}; mend or remove it.",
        refusal());
    write("sub-01/func/bold.json", "");
    assertEquals(
        "'" + path + "' is empty; a JSON file holds at least {}: mend or remove it.", refusal());
    write("sub-01/func/bold.json", " \n");
    assertTrue(refusal().contains("is empty"));
    Files.delete(path);
    Files.createDirectory(path);
    assertEquals("'" + path + "' is not a file; a JSON file is needed there.", refusal());
  }

  @Test
  void textThatIsNotUtf8IsRefusedWithItsPlace() throws IOException {
    final Path path = write("sub-01/func/bold.json", "");
    Files.write(path, "{\n\"A\": \"M\u00fcnchen\"}".getBytes(StandardCharsets.ISO_8859_1));
    final String sentence = refusal();
    assertTrue(sentence.contains("UTF-8") && sentence.contains("line 2"), sentence);
    Files.write(path, "\ufeff{\"A\": \"M\u00fcnchen\"}".getBytes(StandardCharsets.UTF_8));
    assertEquals("M\u00fcnchen", text(read(), "A"));
  }

  @Test
  void tooLargeIsRefusedUnread() throws IOException {
    final Path path = write("sub-01/func/bold.json", "{}");
    try (RandomAccessFile f = new RandomAccessFile(path.toFile(), "rw")) {
      f.setLength(JsonFiles.LARGEST + 1L);
    }
    assertEquals(
        "'" + path + "' has 16777217 bytes; a JSON file of at most 16777216 bytes (16 MB) is read.",
        refusal());
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    write("sub-01/func/bold.json", "{\"A\":" + "[".repeat(1_000_000));
    assertTrue(refusal().contains("is not JSON"), refusal());
  }

  @Test
  void fieldsThatStandTwiceAreSaid() throws IOException {
    final Path path = write("sub-01/func/bold.json", "{\"A\": 1, \"B\": {\"A\": 2}, \"A\": 3}");
    final Sidecar s = read();
    assertEquals("3", text(s, "A"));
    assertEquals(List.of("'" + path + "' holds A more than once; the last one counts."), s.notes());
  }

  @Test
  void aSidecarDoesNotChange() throws IOException {
    write("sub-01/func/bold.json", "{\"A\": [1]}");
    final Sidecar s = read();
    s.json().put("B", 1);
    ((ArrayNode) s.field("A").orElseThrow()).add(2);
    assertEquals("{\"A\":[1]}", s.json().toString());
    assertEquals(Optional.empty(), s.field("none"));
    assertEquals(Optional.empty(), s.origin("none"));
  }

  @Test
  void anyBytesAreReadOrRefusedWithOneSentence() {
    final byte[] good =
        ("{\"RepetitionTime\": 2.5, \"SliceTiming\": [0, 1.25, NaN], \"TaskName\": \"r\u00e9st\","
                + " \"X\": {\"y\": [true, null, \"\\u00e9\"]}}")
            .getBytes(StandardCharsets.UTF_8);
    final Path path = Path.of("sub-01_bold.json");
    final Random random = new Random(20261125);
    int read = 0;
    for (int n = 0; n < 5000; n++) {
      final byte[] bytes =
          n % 3 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
      for (int k = random.nextInt(4); k > 0 && bytes.length > 0; k--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        JsonFiles.parse(path, bytes);
        read++;
      } catch (final IOException e) {
        assertTrue(e.getMessage().startsWith("'" + path + "' "), e.getMessage());
        assertTrue(e.getMessage().matches("[^\\p{Cntrl}]+\\."), e.getMessage());
      }
    }
    assertTrue(read > 750, "some must be read: " + read);
  }
}
