package org.cordj.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MacroFileTest {
  @TempDir Path folder;

  @Test
  void aPathComesBeforeANameInTheMacrosFolder() throws IOException {
    Path macros = Files.createDirectory(folder.resolve("macros"));
    Path own = Files.writeString(folder.resolve("Same.ijm"), "own");
    Files.writeString(macros.resolve("Same.ijm"), "installed");
    assertEquals(new MacroFile(own, "own"), MacroFile.read(own.toString(), macros));
    assertEquals("installed", MacroFile.read("Same.ijm", macros).text());
    assertEquals("installed", MacroFile.read("Same", macros).text());
  }

  @Test
  void theTextIsUtf8WithOrWithoutAByteOrderMark() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain.ijm"), "print(\"µ\");");
    Path marked = Files.writeString(folder.resolve("marked.ijm"), "\uFEFFprint(\"µ\");");
    assertEquals("print(\"µ\");", MacroFile.read(plain.toString(), null).text());
    assertEquals("print(\"µ\");", MacroFile.read(marked.toString(), null).text());
  }

  @Test
  void anotherEncodingIsRefused() throws IOException {
    Path latin = folder.resolve("latin.ijm");
    Files.write(latin, "print(\"µ\");".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(
        refusal(latin.toString()).endsWith("latin.ijm is not UTF-8; save it in that encoding."));
  }

  @Test
  void whatIsNoMacroIsRefused() {
    assertTrue(refusal("nothere.ijm").startsWith("There is no macro nothere.ijm in "));
    assertEquals(folder + " is a folder, not a macro.", refusal(folder.toString()));
    assertEquals("\"a\0b\" is not the name of a file.", refusal("a\0b"));
  }

  private static String refusal(String name) {
    return assertThrows(IllegalArgumentException.class, () -> MacroFile.read(name, null))
        .getMessage();
  }
}
