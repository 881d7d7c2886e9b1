package org.cordj.imagej;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.io.SaveDialog;
import java.awt.Button;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Panel;
import java.awt.Point;
import java.awt.TextField;
import java.awt.event.ActionEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cordj.imagej.preview.Beside;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/** ImageJ's own dialog for the inputs of a command. */
final class CommandDialog {

  private static final int TEXT_COLUMNS = 28;

  /** Told by brightness too, for those who see no red. */
  static final Color WRONG = new Color(0xa3, 0x1d, 0x12);

  /** What ImageJ calls the button that {@code addHelp} adds. */
  private static final String HELP = "Help";

  private CommandDialog() {}

  /**
   * Asks the user.
   *
   * @param before what the user gave before, if that was refused; else empty
   * @param refusal why it was refused: it stands below the field that it names, else on top; empty
   *     for none
   * @return the values as an option string would give them, null if the user cancelled
   * @throws IllegalArgumentException if an image is needed and none is open
   */
  static Map<String, String> ask(
      final CommandInfo info,
      final Module module,
      final Map<String, String> before,
      final String refusal) {
    final List<ModuleItem<?>> items = InputValues.of(info);
    if (items.isEmpty()) {
      return Map.of();
    }
    final ModuleItem<?> cause = refusal.isEmpty() ? null : causeOf(refusal, items, before);
    final boolean previewed = module.getDelegateObject() instanceof PreviewedCommand;
    final GenericDialog dialog =
        new HelpedDialog(
            InputValues.title(info), info.getMenuPath().getLeaf().getName(), previewed);
    if (!refusal.isEmpty() && cause == null) {
      say(dialog, refusal);
    }
    for (final ModuleItem<?> item : items) {
      final String given = before.get(item.getName());
      add(info, dialog, item, given == null ? item.getValue(module) : given, given != null);
      if (item == cause) {
        say(dialog, refusal);
      }
    }
    dialog.addHelp(InputValues.title(info));
    if (previewed) {
      try (DialogPreview preview = DialogPreview.addTo(dialog, info, () -> read(dialog, items))) {
        dialog.showDialog();
      }
    } else {
      dialog.showDialog();
    }
    if (dialog.wasCanceled()) {
      return null;
    }
    return read(dialog, items);
  }

  private static void say(final GenericDialog dialog, final String refusal) {
    dialog.addMessage(Sentences.wrapped(refusal), null, WRONG);
  }

  /**
   * The input that a refusal is about: the one whose key or label it names, as sentences do that
   * write {@code key is 'value'}; else the only one whose text it repeats. Null if it tells
   * neither.
   */
  private static ModuleItem<?> causeOf(
      final String refusal, final List<ModuleItem<?>> items, final Map<String, String> given) {
    for (final ModuleItem<?> item : items) {
      if (refusal.matches("(?s).*\\b" + item.getName() + "( is |=|'|,).*")
          || refusal.contains("'" + item.getLabel() + "'")) {
        return item;
      }
    }
    final List<ModuleItem<?>> repeated = new ArrayList<>();
    for (final ModuleItem<?> item : items) {
      final String text = given.getOrDefault(item.getName(), "");
      if (item.getType() == String.class
          && text.length() > 2
          && refusal.matches("(?s)(.*\\W)?" + Pattern.quote(text) + "(\\W.*)?")) {
        repeated.add(item);
      }
    }
    return repeated.size() == 1 ? repeated.get(0) : null;
  }

  /**
   * Refuses fields that were left empty or emptied: a macro would get the standard value there, but
   * who empties a field does not ask for that.
   *
   * @throws IllegalArgumentException naming the field
   */
  static void requireFilled(final CommandInfo info, final Map<String, String> values) {
    for (final ModuleItem<?> item : InputValues.of(info)) {
      final boolean optional = item.getType() == String.class && !item.isRequired();
      if ("".equals(values.get(item.getName())) && !optional) {
        throw new IllegalArgumentException(
            InputValues.title(info) + " needs '" + item.getLabel() + "', which is empty.");
      }
    }
  }

  /** The fields' values as they stand. */
  private static Map<String, String> read(
      final GenericDialog dialog, final List<ModuleItem<?>> items) {
    final Map<String, String> values = new LinkedHashMap<>();
    for (final ModuleItem<?> item : items) {
      final Class<?> type = item.getType();
      if (type == Boolean.class || type == boolean.class) {
        values.put(item.getName(), Boolean.toString(dialog.getNextBoolean()));
      } else if (ImagePlus.class.isAssignableFrom(type)) {
        values.put(
            item.getName(), dialog.getNextChoice().replaceAll(".* \\(ID (-[0-9]+)\\)$", "$1"));
      } else if (isChoice(item)) {
        values.put(item.getName(), dialog.getNextChoice());
      } else {
        values.put(item.getName(), dialog.getNextString().strip());
      }
    }
    return values;
  }

  private static boolean isChoice(final ModuleItem<?> item) {
    return ImagePlus.class.isAssignableFrom(item.getType())
        || item.getChoices() != null && !item.getChoices().isEmpty();
  }

  private static void add(
      final CommandInfo info,
      final GenericDialog dialog,
      final ModuleItem<?> item,
      final Object value,
      final boolean given) {
    final Class<?> type = item.getType();
    final String label = item.getLabel();
    if (ImagePlus.class.isAssignableFrom(type)) {
      final List<String> titles = new ArrayList<>();
      if (!item.isRequired()) {
        titles.add(InputValues.NONE);
      }
      OpenImages.all().forEach(i -> titles.add(label(i)));
      if (titles.isEmpty()) {
        throw OpenImages.noneOpen(InputValues.title(info), item.getName());
      }
      final String suggested = given ? givenImage(value.toString()) : suggestion(info, item);
      if (!titles.contains(suggested)) {
        titles.add(0, suggested);
      }
      dialog.addChoice(label, titles.toArray(new String[0]), suggested);
    } else if (isChoice(item)) {
      final String[] choices =
          item.getChoices().stream().map(Object::toString).toArray(String[]::new);
      dialog.addChoice(label, choices, String.valueOf(value));
    } else if (type == Boolean.class || type == boolean.class) {
      dialog.addCheckbox(label, "true".equals(String.valueOf(value)));
    } else if (FileWidget.DIRECTORY_STYLE.equals(item.getWidgetStyle())) {
      dialog.addDirectoryField(label, value == null ? "" : value.toString(), TEXT_COLUMNS);
    } else if (FileWidget.OPEN_STYLE.equals(item.getWidgetStyle())) {
      dialog.addFileField(label, value == null ? "" : value.toString(), TEXT_COLUMNS);
      if (MatrixField.is(item)) {
        MatrixField.addTo(dialog, !given);
      }
    } else if (FileWidget.SAVE_STYLE.equals(item.getWidgetStyle())) {
      addSaveField(dialog, label, value == null ? "" : value.toString());
    } else {
      final String text = value == null ? "" : value.toString().replaceAll("\\.0$", "");
      dialog.addStringField(label, text, type == String.class ? TEXT_COLUMNS : 10);
    }
  }

  /** The choice that the user had made, if that image is still open. */
  private static String givenImage(final String name) {
    return OpenImages.all().stream()
        .filter(i -> OpenImages.nameOf(i).equals(name))
        .map(CommandDialog::label)
        .findFirst()
        .orElse(InputValues.NONE);
  }

  /** Where the user's files lie is where the next file is looked for. */
  static void remember(final CommandInfo info, final Map<String, String> values) {
    for (final ModuleItem<?> item : InputValues.of(info)) {
      final String style = item.getWidgetStyle();
      if (FileWidget.DIRECTORY_STYLE.equals(style)
          || FileWidget.OPEN_STYLE.equals(style)
          || FileWidget.SAVE_STYLE.equals(style)) {
        LastFolder.remember(values.getOrDefault(item.getName(), ""));
      }
    }
  }

  /** A title, with the ID where another open image has the same one. */
  static String label(final ImagePlus imp) {
    final String name = OpenImages.nameOf(imp);
    return name.equals(imp.getTitle()) ? name : imp.getTitle() + " (ID " + name + ")";
  }

  /**
   * ImageJ's file field browses for files that exist; a file to write is named in a save dialog.
   */
  private static void addSaveField(
      final GenericDialog dialog, final String label, final String value) {
    dialog.addStringField(label, value, TEXT_COLUMNS);
    final TextField field = (TextField) dialog.getStringFields().lastElement();
    final Button browse = new Button("Browse");
    browse.addActionListener(
        event -> {
          final SaveDialog chooser = new SaveDialog("Save " + label, field.getText(), "");
          if (chooser.getFileName() != null) {
            field.setText(chooser.getDirectory() + chooser.getFileName());
          }
        });
    // in one cell, as ImageJ's file field: a button in a column of its own is cut off beside those
    final GridBagLayout grid = (GridBagLayout) dialog.getLayout();
    final GridBagConstraints cell = grid.getConstraints(field);
    dialog.remove(field);
    final Panel panel = new Panel(new FlowLayout(FlowLayout.LEFT, 0, 0));
    panel.add(field);
    panel.add(browse);
    grid.setConstraints(panel, cell);
    dialog.add(panel);
  }

  private static String suggestion(final CommandInfo info, final ModuleItem<?> item) {
    // an image that a map is laid over is what the map was made of, not what is in front
    final boolean under = item.getName().equals("image") && info.getInput("map") != null;
    final String key = under ? "series" : item.getName();
    final List<ImagePlus> open = OpenImages.all();
    final ImagePlus active = WindowManager.getCurrentImage();
    final ImagePlus suggested =
        info.getInput("after") == null
            ? SuggestedImage.of(key, open, active, item.isRequired())
            : SuggestedImage.ofPair(key, open, active, item.isRequired());
    return suggested == null ? InputValues.NONE : label(suggested);
  }

  /** A dialog whose Help button shows the page of its command. */
  private static final class HelpedDialog extends GenericDialog {

    private static final long serialVersionUID = 1L;

    private final String label;

    /** Room for the sentence and the bar that a preview adds. */
    private static final int GROWTH = 70;

    private final boolean previewed;

    HelpedDialog(final String title, final String label, final boolean previewed) {
      super(title);
      this.label = label;
      this.previewed = previewed;
    }

    /** In the middle of the screen, where ImageJ puts dialogs, it would hide what it previews. */
    @Override
    public void setVisible(final boolean visible) {
      final ImagePlus front = WindowManager.getCurrentImage();
      if (visible && previewed && front != null && front.getWindow() != null) {
        final Dimension grown = new Dimension(getWidth(), getHeight() + GROWTH);
        final Point roomy = Beside.of(front.getWindow(), grown);
        final Point beside = roomy == null ? Beside.of(front.getWindow(), getSize()) : roomy;
        if (beside != null) {
          setLocation(beside);
        }
      }
      super.setVisible(visible);
    }

    @Override
    public void actionPerformed(final ActionEvent event) {
      if (HELP.equals(event.getActionCommand().strip())) {
        HelpPages.showFor(label);
      } else {
        super.actionPerformed(event);
      }
    }
  }
}
