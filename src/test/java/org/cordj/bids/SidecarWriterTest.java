package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.DoubleNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cordj.image.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarWriterTest {

  @TempDir Path folder;

  private Path derivative() throws IOException {
    Files.writeString(folder.resolve(BidsDataset.DESCRIPTION), "{}");
    final Path root = Files.createDirectories(folder.resolve("derivatives/cordj"));
    Files.writeString(
        root.resolve(BidsDataset.DESCRIPTION), "{\"DatasetLinks\": {\"raw\": \"../..\"}}");
    return root.resolve("sub-01_desc-alff_boldmap.nii.gz");
  }

  @Test
  void theWholeFile() throws IOException {
    final Path image = derivative();
    final Map<String, Object> nested = new LinkedHashMap<>();
    nested.put("b", 1);
    nested.put("a", Arrays.asList(true, null, "\u00e9"));
    final SidecarWriter writer =
        SidecarWriter.of("ALFF of the cord.")
            .field("Band", List.of(0.01, 0.073))
            .field("Options", nested)
            .units("arbitrary")
            .sources(
                List.of(
                    folder.resolve("sub-01/func/sub-01_bold.nii.gz"),
                    image.resolveSibling("sub-01_mask.nii.gz"),
                    folder.resolveSibling("mask of mine.nii")))
            .originalSpace();
    final Path path = writer.write(image);
    assertEquals(image.resolveSibling("sub-01_desc-alff_boldmap.json"), path);
    final String wanted =
        """
        {
          "Description" : "ALFF of the cord.",
          "Units" : "arbitrary",
          "Sources" : [ "bids:raw:sub-01/func/sub-01_bold.nii.gz", "bids::sub-01_mask.nii.gz", "mask of mine.nii" ],
          "SpatialReference" : "orig",
          "Band" : [ 0.01, 0.073 ],
          "Options" : {
            "b" : 1,
            "a" : [ true, null, "\u00e9" ]
          },
          "GeneratedBy" : [ {
            "Name" : "CordJ"
          } ]
        }
        """;
    assertEquals(wanted, Files.readString(path, StandardCharsets.UTF_8));
    writer.write(image);
    assertEquals(wanted, Files.readString(path), "written again, the same bytes");
    try (Stream<Path> files = Files.list(image.getParent())) {
      assertEquals(2, files.count(), "nothing temporary is left");
    }
  }

  @Test
  void outsideADatasetNoFolderOfThisComputerIsWritten() throws IOException {
    final Path path =
        SidecarWriter.of("x")
            .sources(List.of(folder.resolve("a.nii")))
            .spatialReference(folder.resolve("b.nii"))
            .write(folder.resolve("map.nii"));
    final String text = Files.readString(path);
    assertTrue(text.contains("\"Sources\" : [ \"a.nii\" ]"), text);
    assertTrue(text.contains("\"SpatialReference\" : \"b.nii\""), text);
    assertFalse(text.contains(folder.getFileName().toString()), text);
    assertFalse(text.contains("Units"), text);
  }

  @Test
  void whatStaysTrueIsCarriedAndReadBack() throws IOException {
    final Path run = folder.resolve("sub-01_task-rest_bold.nii");
    Files.writeString(
        Sidecars.beside(run),
        "{\"RepetitionTime\": 2.312, \"SliceTiming\": [0, 1, 0.5], \"SliceEncodingDirection\":"
            + " \"k-\", \"EchoTime\": 0.03, \"TaskName\": \"rest\","
            + " \"PhaseEncodingDirection\": \"j-\", \"InstitutionName\": \"private\"}");
    final Grid grid = Grid.ras(2, 2, 3, 1, 1, 1);
    final Acquisition a = Acquisition.of(Sidecars.of(run), grid, 5, 2.312);
    final Path kept = folder.resolve("sub-01_task-rest_desc-kept_bold.nii");
    SidecarWriter.of("Denoised.").carry(a, true).write(kept);
    // beside the other, whose sidecar applies too: the nearer to this one wins
    final Acquisition b = Acquisition.of(Sidecars.of(kept), grid, 5, 2.312);
    assertEquals(List.of(0.5, 1.0, 0.0), b.sliceTiming());
    assertEquals(AxisDirection.K, b.sliceEncodingDirection());
    assertEquals(Arrays.toString(a.requireSliceTimes()), Arrays.toString(b.requireSliceTimes()));
    assertEquals(a.tr(), b.tr());
    assertEquals(a.echoTimes(), b.echoTimes());
    assertEquals(a.taskName(), b.taskName());
    assertEquals(a.phaseEncodingDirection(), b.phaseEncodingDirection());
    final String corrected = SidecarWriter.of("x").carry(a, false).json(kept).toString();
    assertTrue(corrected.contains("2.312"), corrected);
    assertFalse(corrected.contains("Slice"), corrected);
    assertFalse(corrected.contains("private"), corrected);
  }

  @Test
  void aHeadersTrIsWrittenAsPeopleKnowIt() throws IOException {
    final Path run = folder.resolve("run.nii");
    final Acquisition a = Acquisition.of(Sidecar.none(run), Grid.ras(2, 2, 3, 1, 1, 1), 5, 2.312f);
    final String json = SidecarWriter.of("x").carry(a, true).json(run).toString();
    assertTrue(json.contains("\"RepetitionTime\":2.312,"), json);
    assertFalse(json.contains("SliceTiming"), json);
  }

  private static String refusal(final String name, final Object value) {
    return assertThrows(
            IllegalArgumentException.class, () -> SidecarWriter.of("x").field(name, value))
        .getMessage();
  }

  @Test
  void whatJsonCannotHoldIsRefused() {
    assertEquals("The sidecar's field 'A' is NaN; JSON has no such number.", refusal("A", 0 / 0f));
    assertTrue(refusal("A", List.of(1, Double.POSITIVE_INFINITY)).contains("is Infinity"));
    assertTrue(refusal("A", Map.of("b", DoubleNode.valueOf(Double.NaN))).contains("is NaN"));
    assertTrue(refusal("A", new Object()).contains("is a Object"));
    assertTrue(refusal("A", Map.of(1, 2)).contains("Class"));
    assertTrue(refusal("Units", "s").contains("methods of their own"));
    assertTrue(refusal(" ", "s").contains("cannot be set so"));
    assertThrows(IllegalArgumentException.class, () -> SidecarWriter.of(" "));
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertTrue(
        assertThrows(
                IOException.class,
                () -> SidecarWriter.of("x").write(folder.resolve("none/map.nii")))
            .getMessage()
            .contains("does not exist"));
  }
}
