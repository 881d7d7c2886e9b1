package org.cordj.imagej;

import ij.IJ;
import ij.Macro;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.cordj.image.Progress;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;

/**
 * What every CordJ command extends: it maps its fields to an operation in {@link #execute} and
 * leaves progress, cancelling, refusals and where its files went to this class, so that they are
 * the same in Fiji, in plain ImageJ, from macros and from Java.
 *
 * <p>A refusal is an IllegalArgumentException or IOException with the sentence for the user. It
 * cancels the command with that reason. So does anything else that is thrown, since ImageJ and Fiji
 * would let a macro go on after it; its stack trace goes to the log. After the user's own
 * cancelling nothing is said.
 */
public abstract class CordCommand extends ContextCommand {

  @Parameter private TaskService tasks;

  private Host host;

  /** Does the work. */
  protected abstract void execute(Progress progress) throws IOException;

  /** Tells the user something worth keeping: a line of ImageJ's log. */
  protected final void say(final String sentence) {
    IJ.log(sentence);
  }

  /** Tells the user several things. */
  protected final void say(final List<String> sentences) {
    sentences.forEach(this::say);
  }

  /** The command's name for sentences: the last word of its menu path, without the dots. */
  private String title() {
    final String path = getClass().getAnnotation(Plugin.class).menuPath();
    return path.substring(path.lastIndexOf('>') + 1).replaceAll("\\.\\.\\.$", "");
  }

  /** Called by the bridge before {@link #run()}. */
  final void setHost(final Host host) {
    this.host = host;
  }

  /** Called before the work begins, and before anything is told of it. */
  void beforeWork() {
    // most commands have shown nothing
  }

  @Override
  public final void run() {
    beforeWork();
    final Host runner = host == null ? new TaskHost(tasks) : host;
    String refusal = null;
    final Progress progress = runner.begin(title());
    try {
      final WrittenFiles files = WrittenFiles.askedOf(this);
      execute(progress);
      // the records of a pipeline name its files
      if (!CommandSteps.running()) {
        files.now().forEach(file -> say(title() + ": written to " + file));
      }
    } catch (final CancellationException e) {
      cancel("");
    } catch (final IOException e) {
      refusal = Sentences.of(e);
    } catch (final RuntimeException | VirtualMachineError | LinkageError | AssertionError e) {
      if (Macro.MACRO_CANCELED.equals(e.getMessage())) {
        throw e;
      }
      refusal = Sentences.of(e);
      if (Sentences.isFault(e)) {
        log(e);
      }
    } finally {
      runner.end();
    }
    if (refusal != null) {
      runner.refuse(refusal, this::cancel);
    }
  }

  private static void log(final Throwable e) {
    final StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace, true));
    IJ.log(trace.toString());
  }
}
