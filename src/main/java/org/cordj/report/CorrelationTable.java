package org.cordj.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;

/**
 * A table that Cord Correlate... wrote, as a part of a page.
 *
 * @param path its file
 * @param table a row an outcome
 */
record CorrelationTable(Path path, Table table) {

  private static final List<String> NEEDED =
      List.of(
          "predictor",
          "outcome",
          "covariates",
          "method",
          "participants",
          "r",
          "ci_low",
          "ci_high",
          "p_permutation",
          "p_fwe",
          "q_fdr",
          "permutations",
          "permutation_kind",
          "bootstraps",
          "randomseed",
          "left_out");

  /** What a page shows of it; the file has the rest. */
  private static final List<String> SHOWN =
      List.of(
          "outcome",
          "participants",
          "r",
          "ci_low",
          "ci_high",
          "p_permutation",
          "p_fwe",
          "q_fdr",
          "most_influential",
          "r_without");

  static CorrelationTable read(final Path path) throws IOException {
    final Table table = Table.read(path);
    final List<String> missing = NEEDED.stream().filter(c -> !table.columns().contains(c)).toList();
    if (!missing.isEmpty() || table.size() == 0) {
      throw new RefusedException(
          "'"
              + path
              + "' is no table of Cord Correlate...: it has no "
              + (missing.isEmpty() ? "row" : "column " + String.join(", ", missing))
              + ".");
    }
    return new CorrelationTable(path, table);
  }

  static Path pictureOf(final Path path) {
    return path.resolveSibling(path.getFileName().toString().replaceFirst("[.]tsv$", "") + ".png");
  }

  String name() {
    return path.getFileName().toString().replaceFirst("[.]tsv$", "");
  }

  /** Who was left out of an outcome. */
  Set<String> warnings() {
    final Set<String> said = new LinkedHashSet<>();
    for (int row = 0; row < table.size(); row++) {
      if (!table.text(row, "left_out").equals("n/a")) {
        said.add(name() + ": left out for missing values: " + table.text(row, "left_out") + ".");
      }
    }
    return said;
  }

  void addTo(final HtmlPage page) throws IOException {
    final HtmlPage.Section section =
        page.section("Correlations with " + table.text(0, "predictor"));
    final Path png = pictureOf(path);
    if (Files.isRegularFile(png)) {
      section.figure(
          Picture.of(png),
          "A panel an outcome: every participant's point, the line and its interval.",
          "Every participant's point, with the line and its 95 % interval"
              + (covariates().isEmpty() ? "." : ", given " + covariates() + "."));
    }
    final List<String> columns = SHOWN.stream().filter(table.columns()::contains).toList();
    section.table(
        ShownTable.of(table, columns),
        "Of "
            + path.getFileName()
            + ": r with the 95 % bootstrap interval, p by permutation, family-wise and q over the "
            + table.size()
            + (table.size() == 1 ? " outcome" : " outcomes")
            + ", and on whom r hangs most.");
  }

  private String covariates() {
    final String text = table.text(0, "covariates");
    return text.equals("n/a") ? "" : text.replace(",", ", ");
  }

  /** What was done, for a paper. */
  String methods() {
    final boolean ranks = table.text(0, "method").equals("spearman");
    return (ranks ? "Spearman's rank" : "Pearson's")
        + (covariates().isEmpty() ? " correlations" : " partial correlations")
        + " of "
        + table.text(0, "predictor")
        + " with "
        + outcomes()
        + (covariates().isEmpty() ? "" : ", given " + covariates())
        + ", were tested two-sided by "
        + (table.text(0, "permutation_kind").equals("exact") ? "all " : "")
        + table.text(0, "permutations")
        + (table.text(0, "permutation_kind").equals("exact") ? "" : " random")
        + " permutations"
        + (covariates().isEmpty() ? "" : " of residuals (Freedman-Lane)")
        + ", with 95 % intervals by the bias-corrected and accelerated bootstrap ("
        + table.text(0, "bootstraps")
        + " resamples; seed "
        + table.text(0, "randomseed")
        + "). q is the false discovery rate and the family-wise p that of the largest correlation"
        + " of each permutation, over these outcomes.";
  }

  private String outcomes() {
    final List<String> all = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      all.add(table.text(row, "outcome"));
    }
    return String.join(", ", all);
  }

  List<String> references() {
    return List.of(
        "Winkler AM et al. (2014). Permutation inference for the general linear model. NeuroImage."
            + " doi:10.1016/j.neuroimage.2014.01.060",
        "Efron B (1987). Better bootstrap confidence intervals. Journal of the American Statistical"
            + " Association 82:171-185.");
  }
}
