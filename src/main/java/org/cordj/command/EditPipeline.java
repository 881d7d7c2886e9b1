package org.cordj.command;

import java.io.IOException;
import java.nio.file.Path;
import org.cordj.image.Progress;
import org.cordj.imagej.CommandSteps;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.MacroWriter;
import org.cordj.imagej.PipelineDraft;
import org.cordj.imagej.PipelineEditor;
import org.cordj.imagej.Targets;
import org.cordj.io.SafeFiles;
import org.cordj.pipeline.Pipeline;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Checks a pipeline, saves it, or opens it in a window: see {@link PipelineEditor}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Workflow>Cord Pipeline Editor...",
    headless = true,
    description =
        "A window in which a pipeline is put together, checked and saved. Without it the pipeline is"
            + " checked and, where files are given, saved; nothing is run.")
public class EditPipeline extends CordCommand {

  @Parameter(
      label = "Pipeline (name or .json; empty: new)",
      required = false,
      persist = false,
      style = "open",
      description =
          "quick-look, martucci-style, kaptan-style, a .json file to begin with, or empty for a new"
              + " one, which needs the window")
  private String pipeline = "quick-look";

  @Parameter(
      label = "Save as (.json)",
      required = false,
      persist = false,
      style = "save",
      description = "file that the pipeline is saved as; empty: the window asks")
  private String output = "";

  @Parameter(
      label = "Save macro as (.ijm)",
      required = false,
      persist = false,
      style = "save",
      description = "macro with the same steps; empty: none")
  private String macro = "";

  @Parameter(
      label = "Open the window",
      persist = false,
      description = "false: only check and save; without a display always so")
  private boolean edit = true;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path json = output.isEmpty() ? null : Targets.needed("output", output, ".json");
    final Path ijm = macro.isEmpty() ? null : Targets.needed("macro", macro, ".ijm");
    final CommandSteps steps = new CommandSteps(context(), Workflow::macro);
    final String from = pipeline.strip();
    final PipelineDraft draft =
        from.isEmpty() ? PipelineDraft.empty(steps) : PipelineDraft.read(steps, from);
    if (edit && PipelineEditor.open(draft, steps, json)) {
      return;
    }
    final Pipeline checked = draft.check();
    say("Pipeline " + checked.name() + " is in order: " + checked.steps().size() + " steps.");
    if (json != null) {
      draft.write(json);
    }
    if (ijm != null) {
      SafeFiles.writeText(ijm, MacroWriter.write(checked, steps));
    }
  }
}
