package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.testing.InsideWindow;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A user with a window: menu, dialog, Recorder, and the recorded line replayed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordedFromTheMenuIT {

  private static final Path PICTURES = Path.of("target", "screenshots");

  private WindowImageJ imagej;

  @BeforeAll
  void start() throws IOException {
    imagej = WindowImageJ.start();
    Files.createDirectories(PICTURES);
    imagej.run("run(\"Record...\");");
  }

  @AfterAll
  void stop() {
    if (imagej != null) {
      imagej.close();
    }
  }

  private String inside(final String method, final String... arguments) {
    return imagej.inside(method, arguments);
  }

  @Test
  @Order(1)
  void thePhantomIsRecordedAsItRan() {
    inside("click", "Plugins>CordJ>Cord Phantom...");
    inside("type", "Cord Phantom", "0", "60");
    imagej.screenshot(PICTURES.resolve("dialog-phantom.png"));
    inside("press", "Cord Phantom", "OK");
    inside("checksum", "phantom");
    assertEquals(
        "run(\"Cord Phantom...\", \"volumes=60 tr=2 tsnr=12 dorsal=0.015 ventral=0.02 motion=false"
            + " physio=false randomseed=1\");",
        inside("recorded", "run(\"Cord Phantom"));
  }

  @Test
  @Order(2)
  void alffIsRecordedAndReplaysToTheSamePixels() {
    inside("click", "Plugins>CordJ>Maps>Cord ALFF...");
    assertEquals(
        "phantom|phantom_mask|rms|auto|phantom_rois|long|slow5,slow4,slow3,0.01-0.198|ALFF,fALFF,mALFF|||0|0|",
        inside("shows", "Cord ALFF"));
    inside("type", "Cord ALFF", "0", "0.01-0.1");
    inside("type", "Cord ALFF", "1", "ALFF,zALFF");
    inside("choose", "Cord ALFF", "3", "linear");
    imagej.screenshot(PICTURES.resolve("dialog-alff.png"));
    inside("press", "Cord ALFF", "OK");
    final String alff = inside("checksum", "phantom_ALFF_0.01-0.1");
    final String z = inside("checksum", "phantom_zALFF_0.01-0.1");
    imagej.screenshot(PICTURES.resolve("after-alff.png"));
    final String line = inside("recorded", "run(\"Cord ALFF");
    assertEquals(
        "run(\"Cord ALFF...\", \"series=phantom mask=phantom_mask bands=0.01-0.1 measures=ALFF,zALFF"
            + " definition=rms detrend=linear floor=0 floorsmooth=false tr=0 rois=phantom_rois layout=long\");",
        line);
    imagej.run("close(\"phantom_*ALFF*\");");
    imagej.run(line);
    assertEquals(alff, inside("checksum", "phantom_ALFF_0.01-0.1"));
    assertEquals(z, inside("checksum", "phantom_zALFF_0.01-0.1"));
  }

  @Test
  @Order(3)
  void aRefusalIsShownInTheDialogThatComesAgain() {
    inside("click", "Plugins>CordJ>Maps>Cord ALFF...");
    inside("type", "Cord ALFF", "0", "0.1-0.4");
    inside("press", "Cord ALFF", "OK");
    final String refused = inside("refused", "Cord ALFF");
    assertTrue(refused.contains("0.1-0.4") && refused.endsWith("|Bands (Hz)"), refused);
    imagej.screenshot(PICTURES.resolve("refusal.png"));
    inside("press", "Cord ALFF", "Cancel");
    inside("ended", "Cord ALFF...");
    assertFalse(imagej.hasWindow("^CordJ$"));
  }

  /** What came to nothing would stop the macro that is made of the Recorder's lines. */
  @Test
  @Order(4)
  void whatIsRefusedOrCancelledLeavesNoLine() {
    final String smooth = "Plugins>CordJ>Preprocess>Cord Smooth...";
    inside("click", smooth);
    inside("press", "Cord Smooth", "OK");
    inside("checksum", "phantom_smooth");
    final String good = inside("recorded", "run(\"Cord Smooth");
    imagej.run("close(\"phantom_smooth\");");
    // no number at all, and one that the operation refuses
    for (final String inplane : new String[] {"many", "-1"}) {
      inside("click", smooth);
      inside("type", "Cord Smooth", "0", inplane);
      inside("press", "Cord Smooth", "OK");
      final String refused = inside("refused", "Cord Smooth");
      assertTrue(refused.contains("'" + inplane + "'") || refused.contains(inplane), refused);
      assertTrue(refused.contains("|In plane"), refused);
      inside("press", "Cord Smooth", "Cancel");
      // ImageJ records what the thread that ends now would record, by the name of the newest click
      inside("ended", "Cord Smooth...");
    }
    inside("click", smooth);
    inside("press", "Cord Smooth", "Cancel");
    inside("ended", "Cord Smooth...");
    // a line that comes after all that these could have left
    inside("click", "Plugins>CordJ>Preprocess>Cord Mean...");
    inside("press", "Cord Mean", "OK");
    inside("recorded", "run(\"Cord Mean");
    assertEquals(good, inside("recorded", "run(\"Cord Smooth"));
    imagej.run("close(\"phantom_mean\");");
  }

  /** Whoever mends one field keeps the others, and the call that went well is recorded. */
  @Test
  @Order(4)
  void whatWasTypedStaysAndTheMendedCallIsRecorded() {
    inside("click", "Plugins>CordJ>Preprocess>Cord Smooth...");
    inside("type", "Cord Smooth", "0", "-1");
    inside("type", "Cord Smooth", "1", "7");
    inside("press", "Cord Smooth", "OK");
    inside("refused", "Cord Smooth");
    final String kept = inside("shows", "Cord Smooth");
    assertEquals("phantom|phantom_mask|-1|7", kept);
    inside("type", "Cord Smooth", "0", "3");
    inside("press", "Cord Smooth", "OK");
    inside("checksum", "phantom_smooth");
    inside("ended", "Cord Smooth...");
    final String line = inside("recorded", "run(\"Cord Smooth");
    assertTrue(line.contains("inplane=3 along=7"), line);
    imagej.run("close(\"phantom_smooth\");");
  }

  @Test
  @Order(5)
  void aCancelledDialogEndsTheMacroThatOpenedIt() {
    final String macro =
        "call(\""
            + InsideWindow.class.getName()
            + ".pressOnceShown\", \"Cord Mean\", \"%s\");"
            + "run(\"Cord Mean...\"); newImage(\"after %s\", \"8-bit\", 9, 9, 1);";
    imagej.run(macro.formatted("Cancel", "Cancel"));
    assertEquals("false", inside("isOpen", "after Cancel"));
    assertEquals("false", inside("isOpen", "phantom_mean"));
    imagej.run(macro.formatted("OK", "OK"));
    assertEquals("true", inside("isOpen", "after OK"));
    assertEquals("true", inside("isOpen", "phantom_mean"));
  }

  @Test
  @Order(6)
  void theCarpetComparesWhatWasDenoisedAndNoImageIsPassedOffAsAMask() {
    imagej.run("run(\"Cord Denoise...\", \"series=phantom mask=phantom_mask\");");
    inside("click", "Plugins>CordJ>Report>Cord Carpet Plot...");
    final String pair = inside("shows", "Cord Carpet Plot");
    assertTrue(pair.startsWith("phantom|phantom_mask|phantom_denoised|"), pair);
    imagej.screenshot(PICTURES.resolve("dialog-carpet.png"));
    inside("press", "Cord Carpet Plot", "Cancel");
    imagej.run("close(\"phantom_*\"); selectImage(\"phantom\");");
    inside("click", "Plugins>CordJ>Preprocess>Cord Smooth...");
    final String none = inside("shows", "Cord Smooth");
    assertTrue(none.startsWith("phantom|None|"), none);
    inside("press", "Cord Smooth", "OK");
    final String refused = inside("refused", "Cord Smooth");
    assertTrue(refused.contains("looks like a mask") && refused.endsWith("|Mask"), refused);
    imagej.screenshot(PICTURES.resolve("no-mask.png"));
    inside("press", "Cord Smooth", "Cancel");
    inside("ended", "Cord Smooth...");
    assertEquals("false", inside("isOpen", "phantom_smooth"));
  }

  @Test
  @Order(7)
  void theSampleOpens() {
    imagej.run("run(\"Close All\");");
    inside("click", "File>Open Samples>Cord Resting State (phantom)");
    assertTrue(inside("checksum", "phantom").length() > 4);
    imagej.screenshot(PICTURES.resolve("sample.png"));
  }
}
