package org.cordj.testing;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Menu;
import java.awt.MenuBar;
import java.awt.MenuItem;
import java.awt.TextArea;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Drives an ImageJ with windows from inside its own process, as a user would: by its menu, its
 * dialogs' fields and buttons, and the Recorder's text.
 */
final class InsideWindow {

  private static final long PATIENCE_MS = 30_000;

  private InsideWindow() {}

  /** Starts ImageJ; its plugins come from the system property plugins.dir. */
  static void start() {
    new ImageJ();
  }

  static void await(final String what, final BooleanSupplier done) throws InterruptedException {
    final long end = System.currentTimeMillis() + PATIENCE_MS;
    final Object clock = new Object();
    while (!done.getAsBoolean()) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError("waited in vain for " + what);
      }
      synchronized (clock) {
        clock.wait(50);
      }
    }
  }

  /** Clicks the menu item at a path such as {@code Plugins>CordJ>Maps>Cord ALFF...}. */
  static void click(final String path) {
    final String[] words = path.split(">");
    final MenuBar bar = Menus.getMenuBar();
    MenuItem found = null;
    for (int m = 0; m < bar.getMenuCount(); m++) {
      if (bar.getMenu(m).getLabel().equals(words[0])) {
        found = bar.getMenu(m);
      }
    }
    for (int w = 1; w < words.length; w++) {
      final Menu menu = (Menu) found;
      found = null;
      for (int i = 0; menu != null && i < menu.getItemCount(); i++) {
        if (menu.getItem(i).getLabel().equals(words[w])) {
          found = menu.getItem(i);
        }
      }
      if (found == null) {
        throw new AssertionError("no menu item '" + words[w] + "' of " + path);
      }
    }
    final ActionEvent event =
        new ActionEvent(found, ActionEvent.ACTION_PERFORMED, found.getLabel());
    for (final var listener : found.getActionListeners()) {
      listener.actionPerformed(event);
    }
  }

  /** The dialog of that title, once it shows. */
  static Dialog dialog(final String title) throws InterruptedException {
    final Dialog[] found = new Dialog[1];
    await(
        "the dialog '" + title + "'",
        () -> {
          for (final Window w : Window.getWindows()) {
            if (w instanceof Dialog d && d.isShowing() && d.getTitle().equals(title)) {
              found[0] = d;
            }
          }
          return found[0] != null;
        });
    return found[0];
  }

  /** All components of a kind, in the order in which they were added. */
  static <T extends Component> List<T> all(final Container container, final Class<T> type) {
    final List<T> found = new ArrayList<>();
    for (final Component c : container.getComponents()) {
      if (type.isInstance(c)) {
        found.add(type.cast(c));
      } else if (c instanceof Container inner) {
        found.addAll(all(inner, type));
      }
    }
    return found;
  }

  static void type(final Dialog dialog, final int field, final String text) {
    all(dialog, TextField.class).get(field).setText(text);
  }

  static void choose(final Dialog dialog, final int choice, final String item) {
    final Choice c = all(dialog, Choice.class).get(choice);
    c.select(item);
    if (!c.getSelectedItem().equals(item)) {
      throw new AssertionError("no choice '" + item + "'");
    }
  }

  static void tick(final Dialog dialog, final int box) {
    all(dialog, Checkbox.class).get(box).setState(true);
  }

  /** Presses the button of that label. */
  static void press(final Dialog dialog, final String label) {
    for (final Button b : all(dialog, Button.class)) {
      if (b.getLabel().strip().equals(label)) {
        final ActionEvent event = new ActionEvent(b, ActionEvent.ACTION_PERFORMED, b.getLabel());
        for (final var listener : b.getActionListeners()) {
          listener.actionPerformed(event);
        }
        return;
      }
    }
    throw new AssertionError("no button '" + label + "'");
  }

  /** The Recorder's text. */
  static String recorded() {
    return all((Container) Recorder.getInstance(), TextArea.class).get(0).getText();
  }

  /** The image of that title, once it is open. */
  static ImagePlus image(final String title) throws InterruptedException {
    await("the image '" + title + "'", () -> WindowManager.getImage(title) != null);
    return WindowManager.getImage(title);
  }

  /** Closes all images without asking. */
  static void closeAll() {
    final int[] ids = WindowManager.getIDList();
    if (ids != null) {
      for (final int id : ids) {
        final ImagePlus imp = WindowManager.getImage(id);
        imp.changes = false;
        imp.close();
      }
    }
    IJ.wait(200);
  }
}
