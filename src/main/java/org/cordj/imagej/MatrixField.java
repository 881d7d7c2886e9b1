package org.cordj.imagej;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import java.awt.Choice;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.GridLayout;
import java.awt.Panel;
import java.awt.TextField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.scijava.module.ModuleItem;

/**
 * The field of a dialog for a matrix: the open ones to choose from, above the field of a table's
 * path, which holds the chosen one's title as a macro would give it.
 */
final class MatrixField {

  /** The attribute of an input that is such a field, and its value. */
  private static final String OFFERS = "offers";

  private static final String MATRICES = "matrices";

  /** What is chosen while the field holds no open matrix. */
  private static final String OTHER = "(as given below)";

  private MatrixField() {}

  static boolean is(final ModuleItem<?> item) {
    return MATRICES.equals(item.get(OFFERS));
  }

  /**
   * Adds the choice to the file field that was added last; without an open matrix there is none.
   *
   * @param suggest whether to fill in the matrix in front, else the newest one, if the field is
   *     empty
   */
  static void addTo(final GenericDialog dialog, final boolean suggest) {
    final List<ImagePlus> matrices = matrices();
    if (matrices.isEmpty()) {
      return;
    }
    final TextField field = (TextField) dialog.getStringFields().lastElement();
    final List<String> names = new ArrayList<>();
    final Choice choice = new Choice();
    choice.add(OTHER);
    for (final ImagePlus imp : matrices) {
      names.add(name(imp));
      choice.add(CommandDialog.label(imp));
    }
    if (suggest && field.getText().isEmpty()) {
      final int front = matrices.indexOf(WindowManager.getCurrentImage());
      field.setText(names.get(Math.max(0, front)));
    }
    choice.select(names.indexOf(field.getText()) + 1);
    choice.addItemListener(
        event -> {
          final int chosen = choice.getSelectedIndex();
          field.setText(chosen == 0 ? "" : names.get(chosen - 1));
        });
    field.addTextListener(event -> choice.select(names.indexOf(field.getText().strip()) + 1));
    choice.addKeyListener(dialog);
    stack(dialog, choice, (Panel) field.getParent());
  }

  /** Puts the choice above the field, in the field's cell. */
  private static void stack(final GenericDialog dialog, final Choice choice, final Panel file) {
    final GridBagLayout grid = (GridBagLayout) dialog.getLayout();
    final GridBagConstraints cell = grid.getConstraints(file);
    dialog.remove(file);
    final Panel above = new Panel(new FlowLayout(FlowLayout.LEFT, 0, 0));
    above.add(choice);
    final Panel both = new Panel(new GridLayout(2, 1, 0, 2));
    both.add(above);
    both.add(file);
    grid.setConstraints(both, cell);
    dialog.add(both);
  }

  /** A title that reads like a table's path would be taken for one. */
  private static String name(final ImagePlus imp) {
    final String name = OpenImages.nameOf(imp);
    return name.toLowerCase(Locale.ROOT).endsWith(".tsv") ? String.valueOf(imp.getID()) : name;
  }

  /** The open images that are matrices, the newest first. */
  private static List<ImagePlus> matrices() {
    final List<ImagePlus> found = new ArrayList<>(OpenImages.all());
    found.removeIf(imp -> !MatrixImages.isMatrix(imp));
    Collections.reverse(found);
    return found;
  }
}
