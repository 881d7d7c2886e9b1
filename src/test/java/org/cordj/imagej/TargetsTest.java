package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TargetsTest {

  @Test
  void aFileIsAskedForOnce() {
    assertDoesNotThrow(() -> Targets.requireApart(Path.of("a.tsv"), null, Path.of("b.tsv"), null));
    assertEquals(
        "'x/../a.tsv' is given for two files; give each one that is read or written its own name.",
        assertThrows(
                IOException.class,
                () -> Targets.requireApart(Path.of("a.tsv"), Path.of("x/../a.tsv")))
            .getMessage());
  }
}
