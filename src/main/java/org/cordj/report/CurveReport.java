package org.cordj.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordj.io.Table;

/**
 * A specification curve as one page: what was left out, what the universes say together, the
 * picture, what each choice does, all universes, how it was done, and the files.
 *
 * @param title the headline
 * @param subtitle the line below it
 * @param notes sentences that the reader is to see first
 * @param summary what was found, a sentence each
 * @param facts what was asked, by name
 * @param joint the test of all universes
 * @param choices effects by option
 * @param effects all universes in the order of the picture
 * @param methods how it was done
 * @param dois of the publications
 * @param files beside the page
 */
public record CurveReport(
    String title,
    String subtitle,
    List<String> notes,
    List<String> summary,
    Map<String, String> facts,
    Table joint,
    Table choices,
    Table effects,
    String methods,
    List<String> dois,
    List<Path> files) {

  /** More universes than these are for the file. */
  static final int MOST_ROWS = 600;

  /** Copies. */
  public CurveReport {
    notes = List.copyOf(notes);
    summary = List.copyOf(summary);
    facts = new LinkedHashMap<>(facts);
    dois = List.copyOf(dois);
    files = List.copyOf(files);
  }

  /**
   * Makes the page.
   *
   * @param picture the curve's PNG file
   * @throws IOException with one sentence, if it cannot be read
   */
  public HtmlPage page(final Path picture) throws IOException {
    final HtmlPage page =
        new HtmlPage(title, subtitle, "Made by CordJ's Cord Specification Curve.");
    notes.forEach(page::warn);
    final HtmlPage.Section glance = page.section("All universes together");
    summary.forEach(glance::text);
    glance.table(
        ShownTable.of(joint, joint.columns()),
        "The joint test: p is the share of shuffles, the data as they are included, with a number as"
            + " large in either direction.");
    page.section("Curve")
        .figure(
            Picture.of(picture),
            "Effects of all universes from the least to the largest with their intervals, and below"
                + " a row for each option with a mark for each universe that has it. "
                + String.join(" ", summary),
            "Above, the effects of all universes from the least to the largest, each with its 95 %"
                + " interval. Below, a mark in the row of each option that a universe has, in the"
                + " universe's colour, and at the right the mean effect with that option.");
    page.section("What each choice does")
        .table(
            ShownTable.of(choices, choices.columns()),
            "Mean effect with each option, the share of its universes with p <= .05, and eta"
                + " squared, the share of the effects' variance that the choice explains.");
    final HtmlPage.Section all = page.section("Universes");
    if (effects.size() <= MOST_ROWS) {
      all.table(ShownTable.of(effects, effects.columns()), "From the least effect to the largest.");
    } else {
      all.text(effects.size() + " universes are in the table of effects, in the files below.");
    }
    page.section("Methods").facts(facts).text(methods);
    page.section("References").references(dois);
    page.section("Files").links(files);
    return page;
  }
}
