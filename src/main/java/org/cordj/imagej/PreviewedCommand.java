package org.cordj.imagej;

import ij.IJ;
import ij.ImagePlus;
import java.awt.GraphicsEnvironment;
import java.awt.KeyboardFocusManager;
import org.cordj.imagej.preview.Preview;
import org.cordj.imagej.preview.PreviewSession;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.command.Previewable;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * A command whose dialog can show what would come of its values. It works a preview out in {@link
 * #make}; whether, when and where it is shown is not its business.
 *
 * <p>It declares a boolean input {@value #KEY} of visibility INVISIBLE, which SciJava's hosts show
 * in their dialogs as a checkbox and do not record; plain ImageJ's dialog has its own such
 * checkbox. It is no key of a macro.
 */
public abstract class PreviewedCommand extends CordCommand implements Previewable, Preview.Maker {

  /** The input that is the checkbox. */
  public static final String KEY = "preview";

  /** What the checkbox does, for those who read descriptions. */
  public static final String WHAT = "show here and now what these values make";

  private PreviewSession session;

  /** A host's dialog has come up or a value in it has changed. */
  @Override
  public final void preview() {
    if (!GraphicsEnvironment.isHeadless()) {
      Outputs.onEventThread(this::changed);
    }
  }

  /** The dialog was cancelled. */
  @Override
  public final void cancel() {
    end();
  }

  /** The dialog has closed: the command itself begins. */
  @Override
  final void beforeWork() {
    end();
  }

  private void changed() {
    final Context context = getContext();
    final CommandInfo info = context.service(CommandService.class).getCommand(getClass());
    final Module now = new CommandModule(info, this);
    if (!Boolean.TRUE.equals(now.getInput(KEY))) {
      end();
      return;
    }
    if (session == null) {
      session =
          new PreviewSession(
              () -> KeyboardFocusManager.getCurrentKeyboardFocusManager().getActiveWindow(),
              (sentence, refusal) -> IJ.showStatus(sentence));
    }
    try {
      session.want(copy(context, info, now));
    } catch (final IllegalArgumentException e) {
      session.refuse(Sentences.of(e));
    }
  }

  /** The same command with the values of this moment: the dialog changes those of this one. */
  private static Preview.Maker copy(
      final Context context, final CommandInfo info, final Module now) {
    final Module copy = CommandBridge.module(context, info);
    for (final ModuleItem<?> item : InputValues.of(info)) {
      final Object value = now.getInput(item.getName());
      final boolean none = value == null || value instanceof ImagePlus imp && imp.getWidth() == 0;
      if (none && item.isRequired() && ImagePlus.class.isAssignableFrom(item.getType())) {
        throw OpenImages.all().isEmpty()
            ? OpenImages.noneOpen(InputValues.title(info), item.getName())
            : OpenImages.noneChosen(InputValues.title(info), item.getName());
      }
      copy.setInput(item.getName(), none ? null : value);
    }
    return (Preview.Maker) copy.getDelegateObject();
  }

  private void end() {
    if (session != null) {
      Outputs.onEventThread(session::close);
    }
  }
}
