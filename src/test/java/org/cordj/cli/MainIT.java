package org.cordj.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.HostImageJ.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of the launcher, and the launcher's choice of Java. */
class MainIT {
  @TempDir Path work;
  private HostImageJ imagej;

  @BeforeEach
  void build() {
    imagej = HostImageJ.in(work);
  }

  @Test
  void helpAndVersionAreNoFailures() {
    Result help = imagej.run("--help");
    assertTrue(help.out().startsWith("Usage: cordj MACRO.ijm [ARGUMENT]"), help.out());
    assertEquals(0, help.exitCode());
    Result version = imagej.run("--version");
    assertTrue(version.out().matches("CordJ \\S+, ImageJ 1\\.\\S+, Java \\S+\\R"), version.out());
    assertEquals(0, version.exitCode());
  }

  @Test
  void wrongUsageIsExplained() {
    assertUsage("Which macro shall be run?");
    assertUsage("There is no option --fast.", "--fast");
    assertUsage(
        "A macro takes one argument, but 2 are given: put quotes around one that has blanks.",
        "a.ijm",
        "b",
        "c");
    assertUsage(
        "There is no macro nothere.ijm in %s nor in %s."
            .formatted(real(work), HostImageJ.folder().resolve("macros")),
        "nothere.ijm");
  }

  private void assertUsage(String sentence, String... arguments) {
    Result result = imagej.run(arguments);
    assertEquals(
        "cordj: " + sentence, result.err().lines().findFirst().orElse(""), result.toString());
    assertTrue(result.err().contains("Usage: cordj MACRO.ijm [ARGUMENT]"), result.err());
    assertEquals("", result.out());
    assertEquals(2, result.exitCode());
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aMissingOrOldJavaIsExplained() throws IOException {
    assumeFalse(
        System.getProperty("os.name").startsWith("Windows"),
        "skipped: stands in for a Java with sh");
    Path old = Files.createDirectories(work.resolve("old"));
    Files.createDirectory(old.resolve("bin"));
    Path java =
        Files.writeString(
            old.resolve("bin").resolve("java"),
            "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));

    Result tooOld = imagej.with("JAVA_HOME", old.toString()).run("--version");
    assertEquals(
        "cordj: " + java + " is Java 11.0.2, and CordJ needs 17 or newer; set JAVA_HOME to one.\n",
        tooOld.err());
    assertEquals(2, tooOld.exitCode());

    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
    Result eight = imagej.with("JAVA_HOME", old.toString()).run("--version");
    assertTrue(eight.err().contains(" is Java 1.8.0_402, and CordJ needs 17"), eight.err());

    Result none = imagej.with("JAVA_HOME", work.toString()).run("--version");
    assertEquals(
        "cordj: JAVA_HOME is "
            + work
            + ", which holds no bin/java; set it to a Java 17 or newer, or unset it.\n",
        none.err());
    assertEquals(2, none.exitCode());
  }
}
