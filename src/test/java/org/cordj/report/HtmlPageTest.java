package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.phantom.CordPhantom;
import org.cordj.phantom.PhantomRun;
import org.cordj.testing.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlPageTest {

  private static final String HOSTILE = "<script>alert('\"&')</script>";

  @Test
  void whatIsPutInIsTextAndNeverPartOfThePage() {
    final HtmlPage page = new HtmlPage(HOSTILE, HOSTILE, HOSTILE).warn(HOSTILE);
    page.section(HOSTILE)
        .text(HOSTILE)
        .facts(Map.of(HOSTILE, HOSTILE))
        .table(new Table(HOSTILE).add(HOSTILE), HOSTILE)
        .figure(picture(), "\" onerror=\"alert(1)", HOSTILE);
    final String html = page.html();
    assertFalse(html.contains("<script"), html);
    assertFalse(html.contains("\" onerror"), html);
    assertTrue(html.contains("&lt;script&gt;"));
  }

  @Test
  void asksForNothingFromOutsideItself() {
    final HtmlPage page = new HtmlPage("Run", "", "CordJ");
    page.section("Traces").figure(picture(), "a square", "A square.");
    final String html = page.html();
    assertFalse(html.contains("http:") || html.contains("https:"), "no address");
    assertTrue(html.contains("default-src 'none'"));
    assertTrue(html.contains("data:image/png;base64,iVBOR"));
    assertTrue(html.contains("alt=\"a square\""));
  }

  @Test
  void warningsComeFirstAndOnlyWhereThereAreAny() {
    assertFalse(new HtmlPage("Run", "", "").html().contains("Look at this first"));
    final HtmlPage page = new HtmlPage("Run", "", "").warn("5 frames did not converge.");
    page.section("Motion").text("Traces.");
    final String html = page.html();
    assertTrue(html.indexOf("5 frames did not converge.") < html.indexOf("Traces."));
  }

  @Test
  void numbersStandToTheRightAndTextToTheLeft() {
    final HtmlPage page = new HtmlPage("Run", "", "");
    page.section("t").table(new Table("name", "tsnr").add("slice", 12.5).add("other", "n/a"), "c");
    final String html = page.html();
    assertTrue(html.contains("<td class=\"number\">12.5</td>"), html);
    assertTrue(html.contains("<td>slice</td>"), html);
  }

  @Test
  void isWrittenWhole(@TempDir final Path folder) throws IOException {
    final Path file = folder.resolve("report.html");
    new HtmlPage("Übersicht", "", "").write(file);
    assertTrue(Files.readString(file).contains("Übersicht"));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aBrowserShowsPicturesAndFilmsWithoutComplaint(@TempDir final Path folder)
      throws IOException {
    final PhantomRun run =
        new CordPhantom(40, 2, 12, 0.015, 0.020, true, false, 1).make("phantom", Progress.NONE);
    final HtmlPage page =
        new HtmlPage("sub-01_task-rest_bold", "motion and quality", "CordJ").warn("Look here.");
    page.section("Film")
        .film(
            Film.of(List.of(run.series(), run.series()), run.mask(), 4, 12, 40),
            "the cord over time",
            "Left before, right after motion correction.")
        .figure(redSquare(), "red", "A red square.")
        .table(new Table("slice", "tsnr").add(1, 12.5), "tSNR");
    final Path file = folder.resolve("a page's name.html");
    page.write(file);
    for (final int width : new int[] {400, 1200}) {
      final Chromium.Shown shown = Chromium.open(file, width, 1800);
      assertEquals(List.of(), shown.console());
      assertTrue(count(shown.picture(), 0xff0000) > 2000, "the picture is shown");
      assertTrue(count(shown.picture(), Film.BORDER_RGB) > 50, "the film is shown");
    }
  }

  private static int count(final BufferedImage picture, final int rgb) {
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        count += (picture.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
      }
    }
    return count;
  }

  private static BufferedImage redSquare() {
    final BufferedImage red = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      red.setRGB(i % 64, i / 64, 0xff0000);
    }
    return red;
  }

  private static BufferedImage picture() {
    return new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
  }
}
