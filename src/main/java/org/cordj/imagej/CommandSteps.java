package org.cordj.imagej;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.macro.Interpreter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;
import org.cordj.pipeline.Step;
import org.cordj.pipeline.StepRunner;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * Runs a pipeline's steps with the very commands of the menu, so that results are the same bits:
 * inputs are opened as Open NIfTI... does, the command gets its macro keys, results are saved as
 * Save NIfTI... does. Nothing is shown; images that others have open stay as they are.
 *
 * <p>Commands that are not CordJ's and macros run as the text of a macro by {@link Macros}.
 */
public final class CommandSteps implements StepRunner {

  /** Runs the text of a macro in this ImageJ. */
  @FunctionalInterface
  public interface Macros {
    /**
     * Runs it to its end.
     *
     * @param name what it is called in sentences
     * @param argument what getArgument() gives it
     * @return the sentence of the first failure; empty if there was none
     */
    Optional<String> run(String name, String text, String argument);
  }

  /** The key and title that stand for ImageJ's active image in steps that are not CordJ's. */
  private static final String ACTIVE = "image";

  /** Whether a step runs on this thread, which is to open no windows. */
  private static final ThreadLocal<Boolean> RUNNING = ThreadLocal.withInitial(() -> false);

  private final Context context;
  private final Macros macros;
  private final RecentImages recent = RecentImages.ofThisJava();
  private final Map<String, CommandInfo> commands;

  /**
   * All commands of this host.
   *
   * @param context SciJava's; null for the one that commands share in plain ImageJ
   */
  public CommandSteps(final Context context, final Macros macros) {
    this.context = context == null ? CommandBridge.context() : context;
    this.macros = macros;
    commands = CommandBridge.commands(this.context);
  }

  /** Whether this thread runs a step of a pipeline. */
  static boolean running() {
    return RUNNING.get();
  }

  /** One of CordJ's commands by its label; null if there is none. */
  CommandInfo info(final String label) {
    return commands.get(label);
  }

  /** The labels of all of CordJ's commands. */
  Set<String> labels() {
    return new TreeSet<>(commands.keySet());
  }

  /**
   * The values that the keys of one of CordJ's commands have by default, as a macro writes them.
   */
  Map<String, String> defaults(final String label) {
    final Map<String, String> values = new LinkedHashMap<>();
    final CommandInfo info = commands.get(label);
    final Module fresh = CommandBridge.module(context, info);
    for (final ModuleItem<?> item : InputValues.of(info)) {
      final String text = InputValues.text(fresh, item);
      values.put(item.getName(), text == null ? "" : text);
    }
    return values;
  }

  @Override
  public Optional<Keys> keys(final String label) {
    final CommandInfo info = commands.get(label);
    if (info == null) {
      return Optional.empty();
    }
    final Set<String> images = new LinkedHashSet<>();
    final Set<String> needed = new LinkedHashSet<>();
    final List<String> all = new ArrayList<>();
    final Module fresh = CommandBridge.module(context, info);
    for (final ModuleItem<?> item : InputValues.of(info)) {
      all.add(item.getName());
      if (ImagePlus.class.isAssignableFrom(item.getType())) {
        images.add(item.getName());
      }
      final Object value = item.getValue(fresh);
      if (item.isRequired() && (value == null || "".equals(value))) {
        needed.add(item.getName());
      }
    }
    return Optional.of(new Keys(images, needed, all));
  }

  @Override
  public boolean isForeign(final String label) {
    return !commands.containsKey(label)
        && Menus.getCommands() != null
        && Menus.getCommands().containsKey(label);
  }

  @Override
  public void checkOptions(final Step step) {
    final CommandInfo info = commands.get(step.command());
    if (info != null) {
      InputValues.check(info, step.options());
    }
  }

  @Override
  public Map<String, String> versions() {
    // not Map.of: its order is another in each process, and the order goes into a hash
    final Map<String, String> versions = new LinkedHashMap<>();
    versions.put("ImageJ", ImageJ.VERSION);
    versions.put("Java", System.getProperty("java.version"));
    return versions;
  }

  @Override
  public List<String> run(final Call call, final Progress progress) throws IOException {
    final int[] before = WindowManager.getIDList();
    final boolean batch = Interpreter.batchMode;
    Interpreter.batchMode = true;
    RUNNING.set(true);
    try {
      return logged(() -> runQuietly(call, progress));
    } catch (final CancellationException e) {
      throw e;
    } catch (final RuntimeException | OutOfMemoryError e) {
      // one run's fault is not to end the others
      throw new RefusedException(Sentences.of(e), e);
    } finally {
      for (final ImagePlus imp : OpenImages.all()) {
        if (before == null || Arrays.stream(before).noneMatch(id -> id == imp.getID())) {
          imp.changes = false;
          imp.close();
        }
      }
      Interpreter.batchMode = batch;
      RUNNING.remove();
    }
  }

  /** Work that may refuse. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  /** What the work writes to ImageJ's log, line by line. */
  private static List<String> logged(final Work work) throws IOException {
    if (IJ.getInstance() != null) {
      final String before = IJ.getLog() == null ? "" : IJ.getLog();
      work.run();
      final String after = IJ.getLog() == null ? "" : IJ.getLog();
      return lines(after.startsWith(before) ? after.substring(before.length()) : after);
    }
    final PrintStream out = System.out;
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      work.run();
      return lines(bytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
    }
  }

  private static List<String> lines(final String text) {
    return text.lines().filter(l -> !l.isBlank()).toList();
  }

  private void runQuietly(final Call call, final Progress progress) throws IOException {
    final CommandInfo info = commands.get(call.step().command());
    if (info != null) {
      runCommand(info, call, progress);
    } else if (call.step().macro().isEmpty()) {
      runForeign(call, progress);
    } else {
      runMacro(call);
    }
  }

  private void runCommand(final CommandInfo info, final Call call, final Progress progress)
      throws IOException {
    final Map<String, String> titles = new HashMap<>();
    final Map<String, String> values = new LinkedHashMap<>(call.step().options());
    final Map<Path, ImagePlus> open = new HashMap<>();
    final Set<String> images = keys(call.step().command()).orElseThrow().images();
    for (final Map.Entry<String, Path> input : call.inputs().entrySet()) {
      if (!images.contains(input.getKey())) {
        values.put(input.getKey(), input.getValue().toString());
        continue;
      }
      ImagePlus imp = open.get(input.getValue());
      if (imp == null) {
        imp = open(input.getValue(), progress);
        open.put(input.getValue(), imp);
      }
      titles.put(input.getKey(), imp.getTitle());
      values.put(input.getKey(), String.valueOf(imp.getID()));
    }
    call.outputs()
        .forEach(
            (name, file) -> {
              final String key = call.step().outputs().get(name).key();
              if (!key.isEmpty()) {
                values.put(key, file.toString());
              }
            });
    final Module module = CommandBridge.module(context, info);
    InputValues.fillUnrecorded(info, module, values);
    StepHost.run(module, progress);
    save(call, titles, open.values().stream().map(ImagePlus::getID).toList(), progress);
  }

  private static void save(
      final Call call,
      final Map<String, String> titles,
      final List<Integer> inputs,
      final Progress progress)
      throws IOException {
    for (final Map.Entry<String, Path> output : call.outputs().entrySet()) {
      final String pattern = call.step().outputs().get(output.getKey()).image();
      if (pattern.isEmpty()) {
        continue;
      }
      String title = pattern;
      for (final Map.Entry<String, String> t : titles.entrySet()) {
        title = title.replace("{" + t.getKey() + "}", t.getValue());
      }
      final String wanted = title;
      final List<ImagePlus> results =
          OpenImages.all().stream().filter(i -> !inputs.contains(i.getID())).toList();
      final ImagePlus result =
          results.stream()
              .filter(i -> i.getTitle().equals(wanted))
              .findFirst()
              .orElseThrow(
                  () ->
                      new RefusedException(
                          call.step().what()
                              + " has made no image '"
                              + wanted
                              + "', which the output '"
                              + output.getKey()
                              + "' asks for; it made "
                              + (results.isEmpty() ? "none" : OpenImages.titles(results))
                              + "."));
      NiftiSaver.save(result, output.getValue(), NiftiSaving.DEFAULT, progress);
    }
  }

  /** A command of ImageJ or of another plugin: it works on the active image. */
  private void runForeign(final Call call, final Progress progress) throws IOException {
    final Map<String, String> options = new LinkedHashMap<>(call.step().options());
    ImagePlus active = null;
    final List<Integer> inputs = new ArrayList<>();
    final Map<String, String> titles = new HashMap<>();
    for (final Map.Entry<String, Path> input : call.inputs().entrySet()) {
      final ImagePlus imp = open(input.getValue(), progress);
      titles.put(input.getKey(), imp.getTitle());
      if (input.getKey().equals(ACTIVE)) {
        active = imp;
      } else {
        inputs.add(imp.getID());
        options.put(input.getKey(), imp.getTitle());
      }
    }
    final StringBuilder text = new StringBuilder();
    if (active != null) {
      text.append("selectImage(").append(active.getID()).append(");\n");
    }
    final StringBuilder line = new StringBuilder();
    options.forEach(
        (k, v) -> {
          // ImageJ's own switches are a bare word where they are on
          if (!v.equals("false")) {
            line.append(k).append(v.equals("true") ? "" : "=[" + v + "]").append(' ');
          }
        });
    text.append("run(")
        .append(quoted(call.step().command()))
        .append(", ")
        .append(quoted(line.toString().strip()))
        .append(");\n");
    final Optional<String> failure = macros.run(call.step().name(), text.toString(), "");
    if (failure.isPresent()) {
      throw new RefusedException(call.step().command() + ": " + failure.get());
    }
    save(call, titles, inputs, progress);
  }

  /** A macro gets KEY=[VALUE] for each input, option and output, images as their files. */
  private void runMacro(final Call call) throws IOException {
    final Map<String, String> argument = new LinkedHashMap<>();
    call.inputs().forEach((k, file) -> argument.put(k, file.toString()));
    argument.putAll(call.step().options());
    call.outputs()
        .forEach(
            (name, file) -> {
              final String key = call.step().outputs().get(name).key();
              argument.put(key.isEmpty() ? name : key, file.toString());
            });
    final StringBuilder text = new StringBuilder();
    argument.forEach((k, v) -> text.append(k).append("=[").append(v).append("] "));
    final Path file = Path.of(call.step().macro());
    final Optional<String> failure =
        macros.run(
            String.valueOf(file.getFileName()),
            Files.readString(file, StandardCharsets.UTF_8),
            text.toString().strip());
    if (failure.isPresent()) {
      throw new RefusedException(failure.get());
    }
  }

  private static String quoted(final String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Opens a file as Open NIfTI... does with its defaults. */
  private ImagePlus open(final Path file, final Progress progress) throws IOException {
    return Outputs.show(NiftiFiles.image(file, recent.read(file, progress), 0));
  }
}
