package org.cordj.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.bids.JsonFiles;
import org.cordj.image.Progress;
import org.cordj.imagej.CommandSteps;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.MacroReader;
import org.cordj.imagej.MacroWriter;
import org.cordj.imagej.Targets;
import org.cordj.io.RefusedException;
import org.cordj.io.SafeFiles;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.PipelineReader;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A pipeline as a macro and back: see {@link MacroWriter} and {@link MacroReader}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Workflow>Cord Pipeline Macro...",
    headless = true,
    description =
        "Writes a pipeline as a macro that gives the same bits, or turns a macro, recorded for one run"
            + " or written by this command, into a pipeline. Nothing is run.")
public class PipelineMacro extends CordCommand {

  private static final String MACRO = ".ijm";

  @Parameter(
      label = "Pipeline (name or .json) or macro (.ijm)",
      persist = false,
      style = "open",
      description = "quick-look, martucci-style, kaptan-style, a .json file, or a macro .ijm")
  private String pipeline = "quick-look";

  @Parameter(
      label = "Save as (.ijm or .json)",
      persist = false,
      style = "save",
      description = "macro .ijm to be written of a pipeline, or pipeline .json of a macro")
  private String output = "";

  @Override
  protected void execute(final Progress progress) throws IOException {
    final String from = pipeline.strip();
    final boolean reading = from.endsWith(MACRO);
    final Path target = Targets.needed("output", output, reading ? ".json" : MACRO);
    final CommandSteps steps = new CommandSteps(context(), Workflow::macro);
    final PipelineReader reader = new PipelineReader(steps);
    if (!reading) {
      SafeFiles.writeText(target, MacroWriter.write(reader.read(from), steps));
      return;
    }
    final Path macro = Path.of(from);
    if (!Files.isRegularFile(macro)) {
      throw new RefusedException("There is no macro '" + from + "'.");
    }
    final String name = macro.getFileName().toString();
    final String text = Files.readString(macro, StandardCharsets.UTF_8);
    final var json = MacroReader.read(steps, name, text);
    final Pipeline read = reader.check(name, json, null);
    JsonFiles.write(target, json);
    say(
        "'"
            + name
            + "' as the pipeline "
            + read.name()
            + " has "
            + read.steps().size()
            + " steps.");
  }
}
