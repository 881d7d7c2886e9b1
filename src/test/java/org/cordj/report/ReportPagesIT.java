package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.cordj.testing.Chromium;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.HostImageJ.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of subjects and of the group, in a real browser. */
class ReportPagesIT {
  private static final int WIDE = 1100;
  private static final int PHONE = 390;

  @TempDir Path work;

  private void succeeds(final String... arguments) {
    final Result result = HostImageJ.in(work).run(arguments);
    assertEquals(0, result.exitCode(), result.toString());
  }

  @Test
  void ofSixSubjects() throws IOException {
    final Result made =
        HostImageJ.in(work)
            .runText(
                "run('Cord Phantom Cohort...', 'subjects=2,2,2 missing=0 volumes=120 output=ds');");
    assertEquals(0, made.exitCode(), made.toString());
    succeeds("ds", "out", "participant");
    succeeds("ds", "out", "group");
    final Path subject;
    try (var pages = Files.newDirectoryStream(work.resolve("out"), "sub-*.html")) {
      subject = pages.iterator().next();
    }
    final Path group = work.resolve("out/group.html");
    final String page = Files.readString(subject);
    for (final String part :
        List.of("Cord and regions", "tSNR", "ALFF", "Ventral over dorsal", "Spectra", "Files")) {
      assertTrue(page.contains("<h2>" + part), part);
    }
    for (final String part : List.of("Methods", "References", "Versions", "CordJCode")) {
      assertTrue(page.contains(part), part);
    }
    assertEquals(4, Pattern.compile("<input type=\"radio\"").matcher(page).results().count());
    assertTrue(page.contains("https://doi.org/10.1002/art.40746"), "a reference");
    assertTrue(Files.readString(group).contains("Every run is a point"));
    for (final Path one : List.of(subject, group)) {
      isWhole(one, 3);
      looksRight(one);
    }
    printsWell(subject);
  }

  /**
   * On paper all slides are seen, two a sheet, no heading stands alone, nothing asks for a click.
   */
  private static void printsWell(final Path subject) throws IOException {
    final List<String> sheets = Chromium.print(subject);
    int most = 0;
    int slides = 0;
    for (final String sheet : sheets) {
      final int captions = sheet.split("Hz\\)?, over the mean image", -1).length - 1;
      slides += captions;
      most = Math.max(most, captions);
      final String[] lines = sheet.strip().split("\n");
      final String last = lines[lines.length - 1].strip();
      assertFalse(last.startsWith("roi ") || last.startsWith("level "), "a head alone: " + sheet);
      assertFalse(List.of("tSNR", "ALFF", "Files", "Methods").contains(last), sheet);
    }
    assertEquals(4, slides, String.join("\f", sheets));
    assertEquals(2, most);
    // the row of links to the sections stays on the screen
    assertEquals(2, String.join("\n", sheets).split("(?m)^ *Ventral over dorsal *$", -1).length);
  }

  @Test
  void ofASpecificationCurve() throws IOException {
    final Path macro = Path.of("macros/specification_curve.ijm").toAbsolutePath();
    succeeds(macro.toString(), "output=curve");
    final Path page = work.resolve("curve/desc-multiverse_report.html");
    isWhole(page, 1);
    looksRight(page);
  }

  /** Every picture can be read, has a text beside it, and nothing is fetched from elsewhere. */
  private static void isWhole(final Path file, final int least) throws IOException {
    final String page = Files.readString(file);
    final Matcher image =
        Pattern.compile("<img src=\"([^\"]*)\" width=\"(\\d+)\" height=\"(\\d+)\" alt=\"([^\"]*)\"")
            .matcher(page);
    int images = 0;
    while (image.find()) {
      final String data = image.group(1).replaceFirst("^data:image/png;base64,", "");
      final BufferedImage picture =
          ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
      assertEquals(Integer.parseInt(image.group(2)), picture.getWidth());
      assertEquals(Integer.parseInt(image.group(3)), picture.getHeight());
      assertFalse(image.group(4).isBlank(), "a picture without a text");
      images++;
    }
    assertTrue(images >= least, file + " has " + images + " pictures");
    assertEquals(images, page.split("<img ", -1).length - 1);
    final Matcher link = Pattern.compile("(?:href|src)=\"([^\"]{0,60})").matcher(page);
    while (link.find()) {
      final String to = link.group(1);
      assertTrue(to.matches("(#|\\./|data:image/png;|https://doi\\.org/10\\.).*"), to);
      if (to.startsWith("./") && to.length() < 60) {
        final Path target = file.resolveSibling(to.replace("%20", " ")).normalize();
        assertTrue(Files.exists(target), to);
      }
    }
  }

  /** On a screen, in the dark, and on a phone, where nothing may stick out. */
  private static void looksRight(final Path file) throws IOException {
    final Chromium.Shown light = Chromium.open(file, WIDE, 3000);
    assertEquals(List.of(), light.console());
    assertEquals(0xffffffff, light.picture().getRGB(2, 2));
    final Chromium.Shown dark = Chromium.openDark(file, WIDE, 3000);
    assertEquals(0xff16181b, dark.picture().getRGB(2, 2));
    final Chromium.Shown phone = Chromium.open(file, PHONE, 4000);
    assertEquals(List.of(), phone.console());
    final int paper = phone.picture().getRGB(PHONE - 1, 0);
    for (int y = 0; y < phone.picture().getHeight(); y++) {
      for (int x = PHONE - 8; x < PHONE; x++) {
        assertEquals(paper, phone.picture().getRGB(x, y), "something at " + x + ", " + y);
      }
    }
  }
}
