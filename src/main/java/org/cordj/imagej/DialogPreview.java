package org.cordj.imagej;

import ij.gui.DialogListener;
import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;
import java.awt.AWTEvent;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Panel;
import java.util.Map;
import java.util.function.Supplier;
import org.cordj.imagej.preview.Beside;
import org.cordj.imagej.preview.Preview;
import org.cordj.imagej.preview.PreviewSession;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;

/**
 * ImageJ's checkbox Preview in the dialog of a {@link PreviewedCommand}, off at first and never
 * recorded, and the line below it that says what is shown or why nothing is.
 */
final class DialogPreview implements DialogListener, AutoCloseable {

  private static final Color NOTE = new Color(0x55, 0x55, 0x55);

  private final GenericDialog dialog;
  private final CommandInfo info;
  private final Supplier<Map<String, String>> values;
  private final MultiLineLabel line = new MultiLineLabel("");
  private final SliceBar slices = new SliceBar();
  private final PreviewSession session;
  private Map<String, String> wanted;

  private DialogPreview(
      final GenericDialog dialog,
      final CommandInfo info,
      final Supplier<Map<String, String>> values) {
    this.dialog = dialog;
    this.info = info;
    this.values = values;
    session = new PreviewSession(() -> dialog, this::say);
  }

  /**
   * Adds the checkbox below the fields.
   *
   * @param values the fields' values as an option string would give them
   */
  static DialogPreview addTo(
      final GenericDialog dialog,
      final CommandInfo info,
      final Supplier<Map<String, String>> values) {
    final DialogPreview made = new DialogPreview(dialog, info, values);
    dialog.addPreviewCheckbox(null);
    final Panel panel = new Panel(new FlowLayout(FlowLayout.LEFT, 14, 0));
    panel.add(made.line);
    dialog.addPanel(panel);
    dialog.addPanel(made.slices);
    dialog.addDialogListener(made);
    return made;
  }

  @Override
  public boolean dialogItemChanged(final GenericDialog changed, final AWTEvent event) {
    // without an event the dialog has ended by OK
    if (event == null || !dialog.isPreviewActive()) {
      if (wanted != null) {
        wanted = null;
        session.off();
      }
      return true;
    }
    final Map<String, String> now = values.get();
    if (!now.equals(wanted)) {
      wanted = now;
      want(now);
    }
    return true;
  }

  private void want(final Map<String, String> now) {
    try {
      CommandDialog.requireFilled(info, now);
      final Context context = CommandBridge.context();
      final Module module = CommandBridge.module(context, info);
      InputValues.fill(info, module, now);
      session.want((Preview.Maker) module.getDelegateObject());
    } catch (final IllegalArgumentException e) {
      session.refuse(Sentences.of(e));
    }
  }

  private void say(final String sentence, final boolean refusal) {
    final String text = sentence.isEmpty() ? "" : Sentences.wrapped(sentence);
    line.setForeground(refusal ? CommandDialog.WRONG : NOTE);
    line.setText(text);
    slices.of(session.shown());
    line.invalidate();
    final Dimension needed = dialog.getPreferredSize();
    if (needed.width > dialog.getWidth() || needed.height > dialog.getHeight()) {
      // grows for a longer sentence, and does not shrink again under the user's hands
      dialog.setSize(
          Math.max(needed.width, dialog.getWidth()), Math.max(needed.height, dialog.getHeight()));
      Beside.keepOnScreen(dialog);
    }
    dialog.validate();
  }

  @Override
  public void close() {
    Outputs.onEventThread(session::close);
  }
}
