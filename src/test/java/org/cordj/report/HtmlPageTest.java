package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cordj.io.Table;
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

  private static BufferedImage picture() {
    return new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
  }
}
