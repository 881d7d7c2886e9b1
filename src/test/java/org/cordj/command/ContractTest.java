package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.plugin.PlugIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cordj.imagej.PreviewedCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

/** What Fiji and ImageJ ask of every command, and of every call in macros and README. */
class ContractTest {

  private static final Pattern CONFIG_LINE =
      Pattern.compile(
          "([^,#]+), \"([^\"]+)\", org\\.cordj\\.imagej\\.CommandBridge\\(\"([^\"]+)\"\\)");

  /** The one line that is no command: how Fiji finds the reader of .hdr and .img files. */
  private static final String READER = "File>Import, \"NIfTI-Analyze\", Nifti_Reader";

  private static final Pattern RUN =
      Pattern.compile("run\\(\\s*\"([^\"]+)\"\\s*(?:,\\s*(.*?))?\\)\\s*;");

  private static final Pattern KEY = Pattern.compile("(?:^|\\s)([A-Za-z_0-9]+)=");

  private static Context context;
  private static final Map<String, CommandInfo> COMMANDS = new LinkedHashMap<>();
  private static final Map<String, String> CONFIG = new HashMap<>();

  @BeforeAll
  static void start() throws IOException {
    context = new Context(CommandService.class, ConvertService.class);
    for (final CommandInfo info : context.service(CommandService.class).getCommands()) {
      if (info.getDelegateClassName().startsWith("org.cordj.")) {
        assertEquals(null, COMMANDS.put(leaf(info), info), "label twice: " + leaf(info));
      }
    }
    int readers = 0;
    for (final String line : Files.readAllLines(Path.of("plugins.config"))) {
      final Matcher m = CONFIG_LINE.matcher(line);
      if (line.equals(READER)) {
        readers++;
      } else if (m.matches()) {
        CONFIG.put(m.group(1).strip() + ">" + m.group(2), m.group(3));
      } else {
        assertTrue(line.isBlank() || line.startsWith("#"), "plugins.config: " + line);
      }
    }
    assertEquals(1, readers, READER);
  }

  @AfterAll
  static void stop() {
    context.dispose();
  }

  private static String leaf(final CommandInfo info) {
    return info.getMenuPath().getLeaf().getName();
  }

  /** The keys of a macro: what only dialogs have, the checkbox of a preview, is none. */
  private static List<ModuleItem<?>> inputs(final CommandInfo info) {
    final List<ModuleItem<?>> items = new ArrayList<>();
    for (final ModuleItem<?> item : info.inputs()) {
      if (!Service.class.isAssignableFrom(item.getType())
          && item.getType() != Context.class
          && item.getVisibility() != ItemVisibility.INVISIBLE) {
        items.add(item);
      }
    }
    return items;
  }

  @Test
  void theMenuAndPluginsConfigAreTheSame() {
    assertFalse(COMMANDS.isEmpty());
    final Map<String, String> menu = new HashMap<>();
    for (final CommandInfo info : COMMANDS.values()) {
      menu.put(info.getMenuPath().getMenuString(), info.getDelegateClassName());
    }
    final Map<String, String> config = new HashMap<>();
    CONFIG.forEach((path, type) -> config.put(path.replace(">", " > "), type));
    assertEquals(menu, config);
  }

  @Test
  void fijiFindsTheReaderByItsName() throws ReflectiveOperationException {
    final Class<?> reader = Class.forName("Nifti_Reader");
    assertTrue(ImagePlus.class.isAssignableFrom(reader) && PlugIn.class.isAssignableFrom(reader));
    reader.getConstructor().newInstance();
  }

  @Test
  void theClassThatFijiHasItselfIsNotAmongOurs() {
    assertThrows(ClassNotFoundException.class, () -> Class.forName("HandleExtraFileTypes"));
  }

  @TestFactory
  Stream<DynamicTest> everyCommand() {
    return COMMANDS.values().stream()
        .map(info -> DynamicTest.dynamicTest(leaf(info), () -> check(info)));
  }

  private static void check(final CommandInfo info) {
    assertTrue(info.canRunHeadless(), "headless");
    assertNotNull(info.getDescription(), "description");
    final long images =
        inputs(info).stream().filter(item -> item.getType() == ImagePlus.class).count();
    for (final ModuleItem<?> item : inputs(info)) {
      final String key = item.getName();
      // letters only: so no key can be the tail of another after a non-letter
      assertTrue(key.matches("[a-z]+"), "one lower-case word: " + key);
      // ImageJ's recorder would take it for a second one of that name and ask in a window
      assertTrue(
          inputs(info).stream()
              .noneMatch(i -> !i.getName().equals(key) && i.getName().endsWith(key)),
          "the tail of another key: " + key);
      assertNotNull(item.getDescription(), key + ": description");
      assertNotNull(item.getLabel(), key + ": label");
      assertFalse(item.getDescription().isBlank(), key + ": description");
      if (images > 1 || item.getType() != ImagePlus.class) {
        assertFalse(
            item.isPersisted() && !"directory".equals(item.getWidgetStyle()), key + ": persist");
      }
      if (item.getType() == ImagePlus.class && !item.isRequired()) {
        assertFalse(
            item.isAutoFill(), key + ": Fiji would put the active image where none is given");
      }
      if (item.getType() == double.class || item.getType() == Double.class) {
        assertTrue(item.getLabel().endsWith(")"), key + ": unit in the label " + item.getLabel());
      }
      if (item.getType() != ImagePlus.class) {
        assertRoundTrip(info, item);
      }
    }
  }

  /** A preview is a checkbox that is off, needs no answer, is not kept and not recorded. */
  @Test
  void previewsAreNoKeys() {
    final Set<String> previewed = new HashSet<>();
    for (final CommandInfo info : COMMANDS.values()) {
      for (final ModuleItem<?> item : info.inputs()) {
        final boolean preview = item.getName().equals(PreviewedCommand.KEY);
        assertEquals(preview, item.getVisibility() == ItemVisibility.INVISIBLE, leaf(info));
        if (preview) {
          assertEquals(boolean.class, item.getType());
          assertFalse(item.isRequired() || item.isPersisted(), leaf(info));
          assertEquals(false, defaultOf(info, item));
          previewed.add(info.getDelegateClassName());
        }
      }
    }
    final Set<String> able = new HashSet<>();
    for (final CommandInfo info : COMMANDS.values()) {
      try {
        if (PreviewedCommand.class.isAssignableFrom(info.loadDelegateClass())) {
          able.add(info.getDelegateClassName());
        }
      } catch (final ClassNotFoundException e) {
        throw new AssertionError(e);
      }
    }
    assertEquals(able, previewed);
    assertTrue(able.size() >= 6, able.toString());
  }

  private static void assertRoundTrip(final CommandInfo info, final ModuleItem<?> item) {
    final ConvertService convert = context.service(ConvertService.class);
    final Object sample =
        Map.<Class<?>, Object>of(
                String.class,
                "a word",
                int.class,
                7,
                long.class,
                7L,
                double.class,
                0.25,
                boolean.class,
                true)
            .get(item.getType());
    assertNotNull(sample, info + ": type of " + item.getName());
    assertEquals(sample, convert.convert(sample.toString(), item.getType()));
  }

  private static Object defaultOf(final CommandInfo info, final ModuleItem<?> item) {
    try {
      final Object value = item.getValue(info.createModule());
      return "".equals(value) ? null : value;
    } catch (final ModuleException e) {
      throw new AssertionError(e);
    }
  }

  /** The table of commands in README names every command with all its keys. */
  @Test
  void readmeNamesEveryCommandAndKey() throws IOException {
    final Map<String, Set<String>> rows = new HashMap<>();
    for (final String line : Files.readAllLines(Path.of("README.md"))) {
      final Matcher row =
          Pattern.compile("\\| (?:[A-Z][a-z]+> )?([^|>]+\\.\\.\\.) \\| ([^|]*) \\|.*")
              .matcher(line);
      if (row.matches()) {
        final Set<String> keys = new HashSet<>();
        final Matcher key = Pattern.compile("`([a-z]+)`").matcher(row.group(2));
        while (key.find()) {
          keys.add(key.group(1));
        }
        rows.put(row.group(1), keys);
      }
    }
    final Map<String, Set<String>> commands = new HashMap<>();
    COMMANDS.forEach(
        (label, info) -> {
          if (label.endsWith("...")) {
            final Set<String> keys = new HashSet<>();
            inputs(info).forEach(i -> keys.add(i.getName()));
            commands.put(label, keys);
          }
        });
    assertEquals(commands, rows);
  }

  @TestFactory
  Stream<DynamicTest> everyMacroAndReadme() throws IOException {
    final List<Path> texts = new ArrayList<>();
    try (Stream<Path> macros = Files.walk(Path.of("macros"))) {
      macros.filter(p -> p.toString().endsWith(".ijm")).forEach(texts::add);
    }
    final Path templates = Path.of("src/main/resources/script_templates");
    if (Files.isDirectory(templates)) {
      try (Stream<Path> files = Files.walk(templates)) {
        files.filter(Files::isRegularFile).forEach(texts::add);
      }
    }
    try (Stream<Path> help = Files.list(Path.of("src/main/resources/org/cordj/help"))) {
      help.filter(p -> p.toString().endsWith(".md")).forEach(texts::add);
    }
    texts.add(Path.of("README.md"));
    return texts.stream()
        .map(p -> DynamicTest.dynamicTest(p.toString(), () -> checkCalls(Files.readString(p))));
  }

  private static void checkCalls(final String text) {
    final Matcher call = RUN.matcher(text);
    while (call.find()) {
      final CommandInfo info = COMMANDS.get(call.group(1));
      if (info == null) {
        assertFalse(call.group(1).contains("Cord"), "no such command: " + call.group());
        continue;
      }
      final Set<String> legal = new HashSet<>();
      inputs(info).forEach(i -> legal.add(i.getName()));
      final Set<String> given = new HashSet<>();
      final String options = call.group(2) == null ? "" : call.group(2).replace("\"", " ");
      final Matcher key = KEY.matcher(options);
      while (key.find()) {
        given.add(key.group(1));
        assertTrue(legal.contains(key.group(1)), key.group(1) + " in " + call.group());
      }
      if (call.group(2) == null && text.contains(" Action Tool - ")) {
        // a tool of the toolbar opens the dialog
        continue;
      }
      for (final ModuleItem<?> item : inputs(info)) {
        final boolean needed = item.isRequired() && defaultOf(info, item) == null;
        assertTrue(
            !needed || given.contains(item.getName()),
            item.getName() + " missing: " + call.group());
      }
    }
  }
}
