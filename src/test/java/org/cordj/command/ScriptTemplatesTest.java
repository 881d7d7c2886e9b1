package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Groovy templates of Fiji's Script Editor; the macro templates run in the real ImageJ. */
class ScriptTemplatesTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/script_templates/CordJ");

  @Test
  void groovyTemplatesRun() throws IOException {
    final List<Path> scripts;
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      scripts = files.filter(p -> p.toString().endsWith(".groovy")).toList();
    }
    assertTrue(!scripts.isEmpty());
    for (final Path script : scripts) {
      final StringWriter printed = new StringWriter();
      final Binding binding = new Binding();
      binding.setVariable("out", new PrintWriter(printed, true));
      new GroovyShell(binding).evaluate(Files.readString(script));
      // a header, then 4 quadrants x 2 bands x 3 measures
      assertEquals(1 + 24, printed.toString().strip().lines().count(), printed.toString());
    }
  }
}
