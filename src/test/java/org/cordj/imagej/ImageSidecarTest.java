package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ij.ImagePlus;
import ij.plugin.Duplicator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordj.bids.PhantomDataset;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.io.Table;
import org.cordj.nifti.DataType;
import org.cordj.nifti.NiftiWriter;
import org.cordj.phantom.CordPhantom;
import org.cordj.phantom.PhantomRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sidecars of images that are opened and saved. */
class ImageSidecarTest {

  @TempDir Path folder;
  private Path bold;
  private Path json;

  @BeforeEach
  void write() throws IOException {
    bold = folder.resolve("sub-1_task-rest_bold.nii.gz");
    json = folder.resolve("sub-1_task-rest_bold.json");
    new NiftiWriter(DataType.INT16, 6)
        .write(
            bold,
            Series.ofPlanes("run", new float[6][12], GridsForTests.of("LAS"), 1),
            null,
            Progress.NONE);
    Files.writeString(
        json,
        """
        {"RepetitionTime": 2.5, "SliceTiming": [0, 1.25], "PhaseEncodingDirection": "j-",
         "EchoTime": 0.03, "TaskName": "rest", "Manufacturer": "\u00c4\\tB"}
        """);
  }

  private ImagePlus open() throws IOException {
    return NiftiFiles.open(bold, NiftiOpening.DEFAULT, Progress.NONE);
  }

  private JsonNode saved(final ImagePlus imp, final String name) throws IOException {
    final Path path = folder.resolve(name + ".nii.gz");
    NiftiSaver.save(imp, path, NiftiSaving.DEFAULT, Progress.NONE);
    final Path sidecar = folder.resolve(name + ".json");
    return Files.exists(sidecar) ? new ObjectMapper().readTree(sidecar.toFile()) : null;
  }

  @Test
  void theSidecarsTimingIsTheImages() throws IOException {
    final ImagePlus imp = open();
    assertEquals(2.5, imp.getCalibration().frameInterval);
    assertEquals("2.5", imp.getProp("RepetitionTime"));
    assertEquals("0.0 1.25", imp.getProp("SliceTiming"));
    assertEquals("j-", imp.getProp("PhaseEncodingDirection"));
    assertEquals("0.03", imp.getProp("EchoTime"));
    assertTrue(((String) imp.getProperty("Info")).contains("1 s in the header of"));
    assertEquals(
        3,
        NiftiFiles.open(
                bold, new NiftiOpening(3, false, org.cordj.nifti.ComplexPart.REAL), Progress.NONE)
            .getCalibration()
            .frameInterval);
  }

  @Test
  void aSidecarThatIsNoJsonIsPassedOver() throws IOException {
    Files.writeString(json, "{\"RepetitionTime\": 2.5");
    final ImagePlus imp = open();
    assertEquals(1, imp.getCalibration().frameInterval);
    assertNull(ImageSidecar.of(imp));
  }

  @Test
  void theTableNamesTheFileOfEachField() throws IOException {
    final Table table = HeaderTable.of(open());
    int found = 0;
    for (int row = 0; row < table.size(); row++) {
      if (table.text(row, "source").endsWith("bold.json")) {
        found++;
      }
      if (table.text(row, "field").equals("Manufacturer")) {
        assertEquals("\u00c4 B", table.text(row, "value"));
      }
    }
    assertEquals(6, found);
  }

  @Test
  void aCopyHasTheSameMetadata() throws IOException {
    final JsonNode copy = saved(open(), "copy");
    assertEquals(2.5, copy.get("RepetitionTime").asDouble());
    assertEquals(1.25, copy.get("SliceTiming").get(1).asDouble());
    assertEquals("j-", copy.get("PhaseEncodingDirection").asText());
    assertEquals("\u00c4\tB", copy.get("Manufacturer").asText());
    assertEquals(bold.getFileName().toString(), copy.get("Sources").get(0).asText());
    assertEquals("CordJ", copy.get("GeneratedBy").get(0).get("Name").asText());
  }

  @Test
  void sliceTimesAreNotCarriedToOtherSlices() throws IOException {
    final JsonNode slice = saved(new Duplicator().run(open(), 1, 1, 2, 2, 1, 3), "slice");
    assertFalse(slice.has("SliceTiming"));
    assertEquals(2.5, slice.get("RepetitionTime").asDouble());
    assertEquals("j-", slice.get("PhaseEncodingDirection").asText());
  }

  @Test
  void ontoItsOwnFileAndOntoSomebodysSidecar() throws IOException {
    final String before = Files.readString(json);
    NiftiSaver.save(open(), bold, NiftiSaving.DEFAULT, Progress.NONE);
    assertEquals(before, Files.readString(json));
    Files.writeString(folder.resolve("other.json"), "{\"Mine\": 1}");
    assertEquals("{\"Mine\":1}", saved(open(), "other").toString());
  }

  @Test
  void aResultSaysHowItWasMade() throws IOException {
    final ImagePlus run = open();
    final ImagePlus mean = Images.fromVolume(Images.toSeries(run, 0).mean(Progress.NONE), run);
    new Provenance("Mean over time")
        .put("Sources", "run")
        .put("Units", "a.u.")
        .put("N", 3)
        .attach(mean);
    final JsonNode record = saved(mean, "mean");
    assertEquals("Mean over time", record.get("Description").asText());
    assertEquals("a.u.", record.get("Units").asText());
    assertEquals("run", record.get("Sources").get(0).asText());
    assertEquals(3, record.get("N").asInt());
    assertFalse(record.has("RepetitionTime"));

    final ImagePlus same = Images.fromSeries(Images.toSeries(run, 0), run);
    new Provenance("The same run").attach(same);
    final JsonNode series = saved(same, "same");
    assertEquals(2.5, series.get("RepetitionTime").asDouble());
    assertEquals(1.25, series.get("SliceTiming").get(1).asDouble());
    assertEquals("rest", series.get("TaskName").asText());
    assertFalse(series.has("Manufacturer"));
  }

  @Test
  void aRunThatWasMadeKnowsWhatOneFromAFileDoes() throws IOException {
    final PhantomRun made =
        new CordPhantom(60, 1.5, 12, 0.015, 0.02, false, false, 1).make("made", Progress.NONE);
    final ImagePlus imp = MadeRun.of(made.series(), PhantomDataset.sidecar(made));
    PhantomDataset.write(made, folder, Progress.NONE);
    final ImagePlus read =
        NiftiFiles.open(
            folder.resolve("sub-phantom/func/sub-phantom_task-rest_bold.nii.gz"),
            NiftiOpening.DEFAULT,
            Progress.NONE);
    assertArrayEquals(made.sliceTimes(), RunTiming.requireSlices(imp).times());
    assertArrayEquals(RunTiming.requireSlices(read).times(), RunTiming.requireSlices(imp).times());
    for (final String key : List.of("RepetitionTime", "SliceTiming", "TaskName")) {
      assertEquals(read.getProp(key), imp.getProp(key), key);
    }
    assertTrue(Geometry.of(read).grid().matches(Geometry.of(imp).grid()), "the same place");
    assertEquals(Geometry.of(read).view(), Geometry.of(imp).view());
    assertEquals(1.5, Geometry.header(imp).tr());
    final JsonNode record = saved(imp, "again");
    assertEquals(
        made.sliceTimes()[1], record.get("SliceTiming").get(1).asDouble(), "goes to its file");
    assertEquals(
        "Simulated. Made with " + made.options() + ".", record.get("Description").asText());
    assertFalse(record.has("Sources"), "it comes from no file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"path\": \"/a.nii\"}",
        "{\"path\": \"/a.nii\", \"fields\": [], \"origins\": {}}",
        "{\"fields\": {}, \"origins\": {}}",
        "{\"path\": \"/a.nii\", \"fields\": {}, \"origins\": null}",
        "7",
        "{}",
        "{\"path\": "
      })
  void aPropertyThatSomebodyChangedIsOneSentence(final String property) throws IOException {
    final ImagePlus imp = open();
    imp.setProp("cordj.sidecar", property);
    assertEquals(
        "'sub-1_task-rest_bold' carries a property cordj.sidecar that is not as CordJ wrote it, so"
            + " what it said is lost; open the file that the image was made from again, or remove the"
            + " property with Property.set(\"cordj.sidecar\", \"\") in a macro.",
        refusal(() -> RunTiming.of(imp)));
    imp.setProp("cordj.sidecar", null);
    imp.setProp("cordj.header", property);
    assertTrue(refusal(() -> HeaderTable.of(imp)).contains("carries a property cordj.header"));
  }

  @Test
  void anImageThatSaysNothingHasNoSidecar() throws IOException {
    assertNull(saved(ij.IJ.createImage("plain", "8-bit", 3, 3, 2), "plain"));
  }

  private static String refusal(final Executable asked) {
    return assertThrows(IllegalArgumentException.class, asked).getMessage();
  }
}
