package org.cordj.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cordj.io.Table;
import org.cordj.report.CurveFigure;
import org.cordj.report.CurveReport;
import org.cordj.stats.ChoiceEffect;
import org.cordj.stats.CurveResult;
import org.cordj.stats.CurveTables;
import org.cordj.stats.CurveText;
import org.cordj.stats.SpecificationCurve;
import org.cordj.stats.Specifications;
import org.cordj.stats.UniverseEffect;

/** The picture and the page of a specification curve. */
final class CurveFigures {

  private CurveFigures() {}

  /** The picture. */
  static CurveFigure figure(final CurveResult result) {
    return new CurveFigure(
        result.options().contrast() + " in every universe",
        result.effectName().equals("hedges_g") ? "Hedges' g" : "Partial correlation",
        result.effects().stream()
            .map(e -> new CurveFigure.Universe(e.effect(), e.low(), e.high(), level(e)))
            .toList(),
        result.choices().stream().map(c -> choice(c, result)).toList());
  }

  private static CurveFigure.Level level(final UniverseEffect e) {
    return e.familyWise() <= SpecificationCurve.ALPHA
        ? CurveFigure.Level.CORRECTED
        : e.p() <= SpecificationCurve.ALPHA
            ? CurveFigure.Level.UNCORRECTED
            : CurveFigure.Level.NONE;
  }

  private static CurveFigure.Choice choice(final ChoiceEffect effect, final CurveResult result) {
    final Specifications.Choice choice =
        result.multiverse().choices().stream()
            .filter(c -> c.name().equals(effect.choice()))
            .findFirst()
            .orElseThrow();
    final List<String> options = effect.options().stream().map(ChoiceEffect.Option::name).toList();
    return new CurveFigure.Choice(
        choice.name(),
        Double.isNaN(effect.etaSquared())
            ? ""
            : String.format(
                Locale.ROOT, "explains %.0f %% of the variance", 100 * effect.etaSquared()),
        options,
        result.effects().stream()
            .mapToInt(e -> options.indexOf(choice.of(e.universe())))
            .toArray());
  }

  /**
   * Writes the page.
   *
   * @param facts what was asked
   * @param picture the curve's file
   * @param files that lie beside it
   */
  static void page(
      final Path path,
      final CurveResult result,
      final Map<String, String> facts,
      final Path picture,
      final List<Path> files)
      throws IOException {
    final Table effects = CurveTables.effects(result, true);
    new CurveReport(
            "Specification curve: " + result.options().contrast(),
            result.design().formula().text() + " in " + result.effects().size() + " universes",
            result.notes(),
            result.summary(),
            facts,
            CurveTables.joint(result),
            CurveTables.choices(result),
            effects,
            CurveText.of(result),
            CurveText.DOIS,
            files.stream().map(Path::getFileName).toList())
        .page(picture)
        .write(path);
  }
}
