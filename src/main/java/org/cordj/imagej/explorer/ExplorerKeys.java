package org.cordj.imagej.explorer;

import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of an explorer. They work in its window, and in the image's window while the Explorer's
 * tool is chosen; there arrows and pages stay ImageJ's.
 */
final class ExplorerKeys implements KeyEventDispatcher {

  /**
   * A key and what it does.
   *
   * @param onImage whether it works in the image's window too
   */
  record Shortcut(int code, String name, String what, boolean onImage, Runnable action) {}

  private static final int OTHERS =
      InputEvent.CTRL_DOWN_MASK | InputEvent.ALT_DOWN_MASK | InputEvent.META_DOWN_MASK;

  private final ExplorerWindow window;
  private final List<Shortcut> shortcuts = new ArrayList<>();

  ExplorerKeys(final ExplorerWindow window) {
    this.window = window;
    final ExplorerActions to = window.actions();
    final ExplorerFiles files = window.files();
    final SeedChooser seeds = window.seeds();
    add(KeyEvent.VK_S, "S", "seeds are voxels or whole regions", true, to::wholeRegions);
    add(KeyEvent.VK_P, "P", "pin the seed, or the voxel under the mouse", true, to::pin);
    add(KeyEvent.VK_X, "X", "take the last pin away", true, to::unpin);
    add(KeyEvent.VK_R, "R", "denoised or raw run", true, to::otherRun);
    add(KeyEvent.VK_B, "B", "the other run behind, on or off", true, to::behind);
    add(KeyEvent.VK_D, "D", "next definition of ALFF", true, to::nextDefinition);
    add(KeyEvent.VK_OPEN_BRACKET, "[", "lower threshold", true, () -> to.threshold(-0.02));
    add(KeyEvent.VK_CLOSE_BRACKET, "]", "higher threshold", true, () -> to.threshold(0.02));
    add(KeyEvent.VK_C, "C", "next colours of the map", true, to::nextColors);
    add(KeyEvent.VK_O, "O", "map on or off", true, window::toggleMap);
    add(KeyEvent.VK_M, "M", "copy the macro line of the map", true, files::copyMacro);
    add(KeyEvent.VK_G, "G", "save what is seen as PNG", true, files::savePicture);
    add(KeyEvent.VK_T, "T", "save values and courses as TSV", true, files::saveTables);
    add(KeyEvent.VK_U, "U", "read the images again", true, files::readAgain);
    add(KeyEvent.VK_LEFT, "Left", "seed one voxel to the left", () -> seeds.step(-1, 0, 0));
    add(KeyEvent.VK_RIGHT, "Right", "seed one voxel to the right", () -> seeds.step(1, 0, 0));
    add(KeyEvent.VK_UP, "Up", "seed one voxel up", () -> seeds.step(0, -1, 0));
    add(KeyEvent.VK_DOWN, "Down", "seed one voxel down", () -> seeds.step(0, 1, 0));
    add(KeyEvent.VK_PAGE_UP, "Page Up", "seed in the slice before", () -> seeds.step(0, 0, -1));
    add(KeyEvent.VK_PAGE_DOWN, "Page Down", "seed in the next slice", () -> seeds.step(0, 0, 1));
    for (int n = 0; n < Wanted.MOST_PINS; n++) {
      final int pin = n;
      final String name = Integer.toString(n + 1);
      add(KeyEvent.VK_1 + n, name, "pin " + name + " is the seed", true, () -> to.seedOfPin(pin));
    }
    add(KeyEvent.VK_H, "H, ?, F1", "these keys", true, this::show);
    add(KeyEvent.VK_ESCAPE, "Esc", "close", true, window::dispose);
  }

  /** Shows them all. */
  void show() {
    window.actions().showKeys(shortcuts);
  }

  /** One that works in the explorer's window alone. */
  private void add(final int code, final String name, final String what, final Runnable action) {
    add(code, name, what, false, action);
  }

  private void add(
      final int code,
      final String name,
      final String what,
      final boolean onImage,
      final Runnable action) {
    shortcuts.add(new Shortcut(code, name, what, onImage, action));
  }

  void begin() {
    KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(this);
  }

  void end() {
    KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(this);
  }

  @Override
  public boolean dispatchKeyEvent(final KeyEvent e) {
    final Window focused = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusedWindow();
    final boolean own = focused == window;
    final boolean image =
        focused != null && focused == window.image().getWindow() && ExplorerTool.isChosen();
    if (e.getID() != KeyEvent.KEY_PRESSED || !own && !image || (e.getModifiersEx() & OTHERS) != 0) {
      return false;
    }
    // where ? lies depends on the keyboard
    final boolean help = e.getKeyChar() == '?' || e.getKeyCode() == KeyEvent.VK_F1;
    final int code = help ? KeyEvent.VK_H : e.getKeyCode();
    for (final Shortcut shortcut : shortcuts) {
      if (shortcut.code() == code && (own || shortcut.onImage())) {
        shortcut.action().run();
        e.consume();
        return true;
      }
    }
    return false;
  }
}
