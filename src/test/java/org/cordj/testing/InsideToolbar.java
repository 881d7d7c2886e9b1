package org.cordj.testing;

import ij.gui.Toolbar;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** ImageJ's toolbar from inside its process; {@link WindowImageJ#insideOf} calls it. */
public final class InsideToolbar {

  private InsideToolbar() {}

  /** The names of the toolbar's tools that a toolset has put there, with | between them. */
  public static String names() throws ReflectiveOperationException {
    final List<String> tools = new ArrayList<>();
    for (final String name : toolNames()) {
      if (name != null && name.endsWith(" Tool")) {
        tools.add(name);
      }
    }
    return String.join("|", tools);
  }

  /** Uses a tool of a toolset, as a click on its icon does. */
  public static String use(final String name) throws ReflectiveOperationException {
    final String[] names = toolNames();
    final Method run = Toolbar.class.getDeclaredMethod("runMacroTool", int.class);
    run.setAccessible(true);
    for (int id = 0; id < names.length; id++) {
      if (name.equals(names[id])) {
        run.invoke(Toolbar.getInstance(), id);
        return "";
      }
    }
    throw new AssertionError("no tool '" + name + "'");
  }

  private static String[] toolNames() throws ReflectiveOperationException {
    final Field names = Toolbar.class.getDeclaredField("names");
    names.setAccessible(true);
    return (String[]) names.get(Toolbar.getInstance());
  }
}
