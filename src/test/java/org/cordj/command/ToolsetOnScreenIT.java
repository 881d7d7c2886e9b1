package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.InsideToolbar;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.Test;

/** The toolset: it stands where ImageJ looks for toolsets, and its tools open the dialogs. */
class ToolsetOnScreenIT {

  @Test
  void toolsStandInTheToolbarAndOpenTheDialogs() throws IOException {
    final Path toolset = HostImageJ.folder().resolve("macros/toolsets/CordJ.ijm");
    final Matcher m =
        Pattern.compile("macro \"(.+) - .*\" \\{\\s*run\\(\"([^\"]+)\"\\);")
            .matcher(Files.readString(toolset));
    final List<String[]> tools =
        m.results().map(r -> new String[] {r.group(1), r.group(2)}).toList();
    assertTrue(tools.size() > 5, "tools: " + tools.size());
    try (WindowImageJ imagej = WindowImageJ.start()) {
      imagej.run("run(\"Install...\", \"install=[" + toolset + "]\");");
      final String names = String.join("|", tools.stream().map(t -> t[0]).toList());
      assertEquals(names, imagej.insideOf(InsideToolbar.class, "names"));
      Files.createDirectories(Path.of("target/dialogs"));
      imagej.screenshot(Path.of("target/dialogs/toolset.png"));
      imagej.insideOf(InsideToolbar.class, "use", "Open NIfTI Action Tool");
      imagej.inside("press", "Open NIfTI", "Cancel");
      imagej.insideOf(InsideToolbar.class, "use", "Cord Help Action Tool");
      assertTrue(imagej.browsed(1).get(0).endsWith("/index.html"), imagej.browsed(1).toString());
    }
    try (Stream<Path> files = Files.list(toolset.getParent())) {
      assertEquals(1, files.count());
    }
  }
}
