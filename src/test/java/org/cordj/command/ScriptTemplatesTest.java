package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The template that uses CordJ as a library; the others run in the real ImageJ. */
class ScriptTemplatesTest {

  private static final Path SCRIPT =
      Path.of("src/main/resources/script_templates/CordJ/ALFF_without_ImageJ.groovy");

  @Test
  void runsWithoutImageJ() throws IOException {
    final StringWriter printed = new StringWriter();
    final Binding binding = new Binding();
    binding.setVariable("out", new PrintWriter(printed, true));
    new GroovyShell(binding).evaluate(Files.readString(SCRIPT));
    // a header, then 4 quadrants x 2 bands x 3 measures
    assertEquals(1 + 24, printed.toString().strip().lines().count(), printed.toString());
  }
}
