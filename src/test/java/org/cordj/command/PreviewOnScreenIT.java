package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cordj.testing.InsidePreview;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The previews of dialogs: they show what the command makes of the values, the last ones, and leave
 * images, windows and recorded lines as they are without them. Pictures are left in {@code
 * target/screenshots}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviewOnScreenIT {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final String MASK = "Plugins>CordJ>Segment>Cord Mask...";
  private static final String ROIS = "Plugins>CordJ>Segment>Cord ROIs...";

  private WindowImageJ imagej;
  private String before;
  private String windows;

  @BeforeAll
  void start() throws IOException {
    imagej = WindowImageJ.start();
    Files.createDirectories(PICTURES);
    imagej.run("run(\"Cord Phantom...\", \"volumes=160\");");
    imagej.inside("checksum", "phantom_truth");
    imagej.run(
        """
        selectImage("phantom");
        Stack.setPosition(1, 3, 7);
        makeRectangle(2, 3, 5, 4);
        Overlay.addSelection("yellow");
        run("Select None");
        makeRectangle(1, 1, 3, 3);
        Overlay.hide;
        run("Record...");
        """);
  }

  @AfterAll
  void stop() {
    if (imagej != null) {
      imagej.close();
    }
  }

  @BeforeEach
  void look() {
    imagej.run("selectImage(\"phantom\"); wait(300);");
    before = inside("state", "phantom");
    windows = inside("windows");
  }

  /** Whatever was previewed and however the dialog ended. */
  @AfterEach
  void allIsAsItWas() {
    assertEquals(before, inside("state", "phantom"));
    assertTrue(before.startsWith("changes false, hidden true"), before);
  }

  private String inside(final String method, final String... arguments) {
    final String answer = imagej.insideOf(InsidePreview.class, method, arguments);
    assertFalse(answer.startsWith("[failed]"), () -> answer + "\n" + imagej.log());
    return answer;
  }

  /** Opens a dialog, which hides nothing of the image that it previews. */
  private void open(final String path, final String title) {
    imagej.inside("click", path);
    final int[] dialog = numbers(imagej.inside("place", title));
    final int[] image = numbers(imagej.inside("bounds", "phantom"));
    assertFalse(
        new Rectangle(dialog[0], dialog[1], dialog[2], dialog[3])
            .intersects(new Rectangle(image[0], image[1], image[2], image[3])),
        title);
    imagej.focus("^" + title + "$");
  }

  private static int[] numbers(final String text) {
    return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  private void cancel(final String title, final String label) {
    imagej.inside("press", title, "Cancel");
    imagej.inside("ended", label);
    assertEquals(windows, inside("windows"), "nothing new is left open");
  }

  @Test
  void theOutlineOfAMaskIsThatOfTheMask() {
    open(MASK, "Cord Mask");
    assertEquals("", inside("line", "Cord Mask"), "nothing is said while it is off");
    assertEquals("0", inside("keep", "phantom"));
    inside("check", "Cord Mask", "Preview", "true");
    final String first = inside("line", "Cord Mask");
    assertTrue(first.startsWith("Outline on 'phantom', slices "), first);
    assertEquals("6", inside("keep", "phantom"));
    imagej.screenshot(PICTURES.resolve("preview-mask.png"));
    inside("choose", "Cord Mask", "2", "tube");
    imagej.inside("type", "Cord Mask", "1", "3");
    inside("line", "Cord Mask");
    inside("keep", "phantom");
    imagej.inside("press", "Cord Mask", "OK");
    assertEquals(imagej.inside("checksum", "phantom_cord"), inside("pixels", "phantom_cord"));
    final String recorded = imagej.inside("recorded", "run(\"Cord Mask");
    assertTrue(recorded.contains("method=tube radius=3"), recorded);
    assertFalse(recorded.contains("preview"), recorded);
    imagej.run("selectImage(\"phantom_cord\"); close();");
  }

  @Test
  void cancelLeavesNothing() {
    open(MASK, "Cord Mask");
    inside("check", "Cord Mask", "Preview", "true");
    inside("line", "Cord Mask");
    assertNotEquals(before, inside("state", "phantom"));
    assertEquals("Slice 6 of 6", inside("slice", "Cord Mask", "6"));
    assertEquals("6", imagej.run("Stack.getPosition(c, z, t); return \"\" + z;"));
    cancel("Cord Mask", "Cord Mask...");
    assertEquals("3", imagej.run("Stack.getPosition(c, z, t); return \"\" + z;"), "as before");
  }

  @Test
  void ofTwoQuickChangesTheLastIsShown() {
    open(MASK, "Cord Mask");
    inside("choose", "Cord Mask", "2", "tube");
    inside("check", "Cord Mask", "Preview", "true");
    inside("typeTwice", "Cord Mask", "1", "8", "2.5");
    inside("line", "Cord Mask");
    inside("keep", "phantom");
    cancel("Cord Mask", "Cord Mask...");
    imagej.run(
        "run(\"Cord Mask...\", \"series=phantom method=tube radius=2.5\"); selectImage(\"phantom\");");
    assertEquals(imagej.inside("checksum", "phantom_cord"), inside("pixels", "phantom_cord"));
    imagej.run("selectImage(\"phantom_cord\"); close();");
  }

  @Test
  void whatIsRefusedIsSaidInALine() {
    open(MASK, "Cord Mask");
    inside("check", "Cord Mask", "Preview", "true");
    inside("line", "Cord Mask");
    imagej.inside("type", "Cord Mask", "1", "20");
    assertEquals("! radius is 20.0 mm; choose 1 to 10 mm.", inside("line", "Cord Mask"));
    assertEquals("0", inside("keep", "phantom"), "no outline of other values is left");
    imagej.screenshot(PICTURES.resolve("preview-refused.png"));
    imagej.inside("type", "Cord Mask", "1", "wide");
    assertEquals(
        "! Cord Mask: radius is 'wide'; it must be a number.", inside("line", "Cord Mask"));
    imagej.inside("type", "Cord Mask", "1", "");
    assertEquals(
        "! Cord Mask needs 'Radius, for method tube (mm)', which is empty.",
        inside("line", "Cord Mask"));
    imagej.inside("type", "Cord Mask", "1", "4");
    assertTrue(inside("line", "Cord Mask").startsWith("Outline"));
    assertEquals("6", inside("keep", "phantom"));
    inside("check", "Cord Mask", "Preview", "false");
    assertEquals("", inside("line", "Cord Mask"));
    assertEquals(before, inside("state", "phantom"), "switched off");
    cancel("Cord Mask", "Cord Mask...");
  }

  @Test
  void regionsAreShownInTheirColours() {
    open(ROIS, "Cord ROIs");
    inside("check", "Cord ROIs", "Preview", "true");
    final String four = inside("line", "Cord ROIs");
    assertTrue(four.startsWith("Outlines of 4 regions on 'phantom', slices 1 to 6."), four);
    inside("choose", "Cord ROIs", "2", "horns");
    final String horns = inside("line", "Cord ROIs");
    assertTrue(horns.startsWith("Outlines of 4 regions"), horns);
    imagej.screenshot(PICTURES.resolve("preview-rois.png"));
    inside("keep", "phantom");
    imagej.inside("press", "Cord ROIs", "OK");
    final String made = imagej.inside("checksum", "phantom_mask_horns");
    assertEquals(made, inside("pixels", "phantom_mask_horns"));
    assertFalse(imagej.inside("recorded", "run(\"Cord ROIs").contains("preview"));
    imagej.run(
        "selectImage(\"phantom_mask_horns\"); close(); selectWindow(\"phantom_mask_horns\"); run(\"Close\");");
  }

  @Test
  void bandsAreShadedOnTheSpectrumOfTheMean() {
    open("Plugins>CordJ>Maps>Cord ALFF...", "Cord ALFF");
    assertEquals("none", inside("spectrum"));
    inside("check", "Cord ALFF", "Preview", "true");
    final String note = inside("line", "Cord ALFF");
    assertTrue(note.matches("Mean of \\d+ voxels of phantom_mask, 160 volumes, TR .* s\\."), note);
    final String standard = inside("spectrum");
    imagej.screenshot(PICTURES.resolve("preview-alff.png"));
    imagej.inside("type", "Cord ALFF", "0", "0.05-0.12");
    inside("line", "Cord ALFF");
    final String other = inside("spectrum");
    assertNotEquals(standard, other);
    imagej.screenshot(PICTURES.resolve("preview-alff-band.png"));
    imagej.inside("type", "Cord ALFF", "0", "slow99");
    final String refusal = inside("line", "Cord ALFF");
    assertTrue(refusal.startsWith("! 'slow99' is no frequency band; legal are "), refusal);
    assertTrue(inside("spectrum").endsWith(refusal.substring(2)), inside("spectrum"));
    imagej.screenshot(PICTURES.resolve("preview-alff-refused.png"));
    imagej.inside("type", "Cord ALFF", "0", "0.05-0.12");
    inside("line", "Cord ALFF");
    assertEquals(other, inside("spectrum"));
    cancel("Cord ALFF", "Cord ALFF...");
    assertEquals("none", inside("spectrum"));
  }

  @Test
  void shadedBandsOfTheSpectrumToo() {
    imagej.run(
        "run(\"Cord ROIs...\", \"series=phantom mask=phantom_mask\"); selectImage(\"phantom\");");
    windows = inside("windows");
    open("Plugins>CordJ>Maps>Cord Spectrum...", "Cord Spectrum");
    inside("check", "Cord Spectrum", "Preview", "true");
    assertTrue(inside("line", "Cord Spectrum").startsWith("Mean of "));
    imagej.screenshot(PICTURES.resolve("preview-spectrum.png"));
    imagej.inside("type", "Cord Spectrum", "0", "0.5-0.9");
    final String refusal = inside("line", "Cord Spectrum");
    assertTrue(refusal.startsWith("! The band '0.5-0.9 Hz'"), refusal);
    cancel("Cord Spectrum", "Cord Spectrum...");
    imagej.run(
        "selectImage(\"phantom_mask_quadrants\"); close();"
            + " selectWindow(\"phantom_mask_quadrants\"); run(\"Close\");");
  }

  @Test
  void filtersShowTheBandThatIsKept() {
    open("Plugins>CordJ>Denoise>Cord Band-pass Filter...", "Cord Band-pass Filter");
    inside("check", "Cord Band-pass Filter", "Preview", "true");
    assertTrue(inside("line", "Cord Band-pass Filter").startsWith("Mean of "));
    final String standard = inside("spectrum");
    imagej.screenshot(PICTURES.resolve("preview-filter.png"));
    imagej.inside("type", "Cord Band-pass Filter", "1", "0.15");
    inside("line", "Cord Band-pass Filter");
    assertNotEquals(standard, inside("spectrum"));
    imagej.inside("type", "Cord Band-pass Filter", "1", "0.005");
    final String refusal = inside("line", "Cord Band-pass Filter");
    assertTrue(refusal.startsWith("! The band runs from 0.01 to 0.005 Hz"), refusal);
    cancel("Cord Band-pass Filter", "Cord Band-pass Filter...");
    open("Plugins>CordJ>Denoise>Cord Denoise...", "Cord Denoise");
    inside("check", "Cord Denoise", "Preview", "true");
    assertTrue(inside("line", "Cord Denoise").startsWith("Mean of "));
    final String all = inside("spectrum");
    imagej.inside("type", "Cord Denoise", "3", "0.1");
    inside("line", "Cord Denoise");
    assertNotEquals(all, inside("spectrum"));
    imagej.screenshot(PICTURES.resolve("preview-denoise.png"));
    cancel("Cord Denoise", "Cord Denoise...");
  }

  @Test
  void aHostOfSciJavaShowsTheSame() {
    inside("hosted", "phantom", "3", "false");
    assertEquals(before, inside("state", "phantom"));
    inside("hosted", "phantom", "3", "true");
    inside("awaitOutlines", "phantom", "6");
    imagej.run(
        "run(\"Cord Mask...\", \"series=phantom method=tube radius=3\"); selectImage(\"phantom\");");
    assertEquals(imagej.inside("checksum", "phantom_cord"), inside("pixels", "phantom_cord"));
    inside("hosted", "phantom", "30", "true");
    inside("awaitOutlines", "phantom", "0");
    inside("hosted", "phantom", "2", "true");
    inside("awaitOutlines", "phantom", "6");
    inside("hostCancels");
    imagej.run("selectImage(\"phantom_cord\"); close();");
  }
}
