package org.cordj.imagej;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.task.TaskService;

/**
 * Runs a SciJava command in plain ImageJ, where plugins.config names it as {@code
 * CommandBridge("class.of.the.Command")}. Fiji runs the same commands itself.
 *
 * <p>In a macro the inputs come from the option string, else from a dialog, whose values the
 * Recorder gets. A refusal goes to {@code IJ.error}, which stops a macro at the failing line. A
 * call that was refused or cancelled is not recorded: it would stop the recorded macro there.
 */
public final class CommandBridge implements PlugIn {

  private static Context context;

  @Override
  public void run(final String className) {
    try {
      final String refusal = runCommand(className);
      if (refusal != null) {
        refuse(refusal);
      }
    } catch (final RuntimeException e) {
      if (Macro.MACRO_CANCELED.equals(e.getMessage())) {
        throw e;
      }
      refuse(Sentences.of(e));
    }
  }

  private static void refuse(final String sentence) {
    unrecorded();
    Sentences.show("CordJ", sentence);
  }

  /** ImageJ records a command when it has returned, whatever came of it; not this one. */
  private static void unrecorded() {
    if (Recorder.record) {
      Recorder.disableCommandRecording();
    }
  }

  /**
   * One small context for all commands; a full one would take longer and touch the user's settings.
   */
  static synchronized Context context() {
    if (context == null) {
      // ImageJ loads plugins with a class loader of its own, which SciJava must look for services
      // in
      final Thread thread = Thread.currentThread();
      final ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(CommandBridge.class.getClassLoader());
      try {
        context = new Context(CommandService.class, ConvertService.class, TaskService.class);
      } finally {
        thread.setContextClassLoader(before);
      }
    }
    return context;
  }

  /** CordJ's commands by their labels in the menu. */
  static Map<String, CommandInfo> commands(final Context context) {
    final Map<String, CommandInfo> commands = new HashMap<>();
    for (final CommandInfo info : context.service(CommandService.class).getCommands()) {
      if (info.getDelegateClassName().startsWith("org.cordj.")) {
        commands.put(info.getMenuPath().getLeaf().getName(), info);
      }
    }
    return commands;
  }

  /** A command with its inputs as they are by default. */
  static Module module(final Context context, final CommandInfo info) {
    final Module module = context.service(ModuleService.class).createModule(info);
    try {
      module.initialize();
    } catch (final ModuleException e) {
      throw new IllegalStateException(e);
    }
    return module;
  }

  private static String runCommand(final String className) {
    final CommandInfo info = context().service(CommandService.class).getCommand(className);
    if (info == null) {
      throw new IllegalArgumentException("This CordJ holds no command '" + className + "'.");
    }
    final String options = Macro.getOptions();
    if (options == null && !(IJ.isMacro() && java.awt.GraphicsEnvironment.isHeadless())) {
      return runFromDialog(info);
    }
    final String given = options == null ? "" : options;
    final Module module = module(context(), info);
    InputValues.fill(info, module, OptionString.parse(InputValues.title(info), given));
    final String refusal = run(module);
    if (isCanceled(module)) {
      unrecorded();
    }
    return refusal;
  }

  /** Runs a command whose inputs are set; gives its refusal, null if there was none. */
  private static String run(final Module module) {
    final PlainHost host = new PlainHost();
    final CordCommand command = (CordCommand) module.getDelegateObject();
    command.setHost(host);
    command.run();
    return host.refusal();
  }

  private static boolean isCanceled(final Module module) {
    return ((CordCommand) module.getDelegateObject()).isCanceled();
  }

  /**
   * Asks for a command's inputs and runs it. What is refused is asked for again, with the reason
   * beside its field and all that was typed; but a macro that opened the dialog ends there. The
   * call that went well is recorded.
   */
  private static String runFromDialog(final CommandInfo info) {
    Map<String, String> values = Map.of();
    String refusal = "";
    while (true) {
      final Module module = module(context(), info);
      values = askUnrecorded(info, module, values, refusal);
      if (values == null) {
        unrecorded();
        return null;
      }
      List<String[]> line = List.of();
      try {
        CommandDialog.requireFilled(info, values);
        InputValues.fill(info, module, values);
        CommandDialog.remember(info, values);
        line = line(info, module);
        refusal = run(module);
      } catch (final IllegalArgumentException e) {
        refusal = Sentences.of(e);
      }
      if (refusal == null) {
        if (isCanceled(module)) {
          unrecorded();
        } else {
          record(line);
        }
        return null;
      }
      // without fields there is nothing to change
      if (values.isEmpty() || IJ.isMacro()) {
        return refusal;
      }
    }
  }

  private static Map<String, String> askUnrecorded(
      final CommandInfo info,
      final Module module,
      final Map<String, String> before,
      final String refusal) {
    // a GenericDialog records its labels as keys; ours are the names of the inputs
    final boolean recording = Recorder.record;
    Recorder.record = false;
    try {
      return CommandDialog.ask(info, module, before, refusal);
    } catch (final RuntimeException e) {
      if (Macro.MACRO_CANCELED.equals(e.getMessage())) {
        endMacro();
      }
      throw e;
    } finally {
      Recorder.record = recording;
    }
  }

  /**
   * Ends the macro that opened a dialog which the user cancelled, without a word: ImageJ forgets
   * the exception of its own dialog and would run the next line.
   */
  private static void endMacro() {
    final Interpreter macro = Interpreter.getInstance();
    if (macro != null) {
      macro.setIgnoreErrors(true);
      macro.abort((String) null);
    }
  }

  /** The keys and values that a macro would give, before the command can change what is open. */
  private static List<String[]> line(final CommandInfo info, final Module module) {
    final List<String[]> line = new ArrayList<>();
    for (final ModuleItem<?> item : InputValues.of(info)) {
      final String text = InputValues.text(module, item);
      if (text != null) {
        line.add(new String[] {item.getName(), text});
      }
    }
    return line;
  }

  private static void record(final List<String[]> line) {
    if (!Recorder.record) {
      return;
    }
    for (final String[] option : line) {
      // brackets keep a value whole that ImageJ would take for a quoted one
      final boolean bare = option[1].matches("[\\['].*") && option[1].indexOf(' ') < 0;
      Recorder.recordOption(
          option[0], Recorder.fixString(bare ? "[" + option[1] + "]" : option[1]));
    }
  }
}
