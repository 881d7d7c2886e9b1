package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;

/** Tables as pages on pipelines show them. */
class PipelinePageTest {

  private static final String[] COLUMNS = {"roi", "a", "b", "c", "d", "e", "f", "g", "mean"};

  @Test
  void whatIsAlikeInEveryRowOfAWideTableIsToldOnce() {
    final Table table =
        new Table(COLUMNS)
            .add("left", "x", 1, 2, 3, 4, 5, "y", 0.123456)
            .add("right", "x", 1, 2, 3, 4, 6, "y", 0.5);
    final Map<String, String> alike = PipelinePage.alike(table);
    assertEquals(List.of("a", "b", "c", "d", "e", "g"), List.copyOf(alike.keySet()));
    assertEquals("x", alike.get("a"));
    final Table less = PipelinePage.without(table, alike.keySet());
    assertEquals(List.of("roi", "f", "mean"), less.columns());
    assertEquals("6", less.text(1, "f"));
    assertEquals("0.1235", PipelinePage.brief(less).text(0, "mean"));
  }

  @Test
  void fewColumnsOneRowAndRowsThatAreAllAlikeStayAsTheyAre() {
    assertEquals(Map.of(), PipelinePage.alike(new Table("a", "b").add(1, 2).add(1, 3)));
    final Object[] row = {"left", "x", 1, 2, 3, 4, 5, "y", 0.5};
    assertEquals(Map.of(), PipelinePage.alike(new Table(COLUMNS).add(row)));
    assertEquals(Map.of(), PipelinePage.alike(new Table(COLUMNS).add(row).add(row)));
  }
}
