package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Plots;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.io.Numbers;
import org.cordj.report.Png;
import org.cordj.report.PowerFigure;
import org.cordj.stats.PowerCurve;
import org.cordj.stats.PowerSimulation;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** How many participants a comparison needs: see {@link PowerSimulation}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Group>Cord Power...",
    headless = true,
    description =
        "The power of a comparison of two or three groups against the number of participants, by"
            + " simulated studies with a planted effect, as table and a picture called power.")
public class CordPower extends CordCommand {

  @Parameter(label = "Groups", persist = false, description = "2 or 3, of equal size")
  private int groups = 2;

  @Parameter(
      label = "Effect, d or f (SD)",
      persist = false,
      description = "of two groups Cohen's d, of three Cohen's f with means evenly spaced")
  private double effect = 0.8;

  @Parameter(
      label = "From, participants a group",
      persist = false,
      description = "the least number, 2 or more")
  private int from = 10;

  @Parameter(
      label = "To, participants a group",
      persist = false,
      description = "the largest number")
  private int to = 40;

  @Parameter(label = "Step", persist = false, description = "between the numbers")
  private int step = 5;

  @Parameter(
      label = "Alpha (probability)",
      persist = false,
      description = "level of the test, such as 0.05")
  private double alpha = 0.05;

  @Parameter(
      label = "Target power (probability)",
      persist = false,
      description = "the power wished for, above 0 and below 1")
  private double target = 0.8;

  @Parameter(
      label = "Simulations",
      persist = false,
      description = "studies for each number of participants, 100 or more")
  private int simulations = PowerSimulation.DEFAULT_SIMULATIONS;

  @Parameter(
      label = "Random seed",
      persist = false,
      description = "the same number gives the same result")
  private long randomseed = 1;

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file: a row a number of participants; empty: only shown")
  private String table = "";

  @Parameter(
      label = "Save picture as (.png)",
      required = false,
      persist = false,
      style = "save",
      description = "PNG file for the curve; empty: only shown")
  private String output = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Picture")
  private ImagePlus picture;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final PowerSimulation options =
        new PowerSimulation(groups, effect, from, to, step, alpha, simulations, randomseed);
    if (!(target > 0 && target < 1)) {
      throw new IllegalArgumentException(
          "target is " + target + "; it must be above 0 and below 1, such as 0.8.");
    }
    final Path tsv = Targets.table(table);
    final Path png = Targets.picture(output);
    final PowerCurve curve = options.apply(progress);
    say(curve.summary(target));
    final PowerFigure figure =
        new PowerFigure(
            "Power of "
                + groups
                + " groups, "
                + (groups == 2 ? "d = " : "f = ")
                + Numbers.brief(effect),
            "Participants per group",
            curve.points().stream().mapToInt(PowerCurve.Point::participants).toArray(),
            values(curve.points(), PowerCurve.Point::power),
            values(curve.points(), PowerCurve.Point::low),
            values(curve.points(), PowerCurve.Point::high),
            values(curve.points(), PowerCurve.Point::closed),
            target,
            curve.summary(target));
    final ImagePlus imp = new ImagePlus("power", figure.draw());
    if (png != null) {
      Png.write(imp.getBufferedImage(), png);
    }
    Tables.give(curve.toTable(), "power_table", tsv);
    Plots.show("power_curve", figure);
    picture = Outputs.show(imp);
  }

  private static double[] values(
      final List<PowerCurve.Point> points, final ToDoubleFunction<PowerCurve.Point> what) {
    return points.stream().mapToDouble(what).toArray();
  }
}
