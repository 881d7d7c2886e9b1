package org.cordj.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.HostImageJ.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Macros through the launcher in the real ImageJ, one process each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MacroRunnerIT {
  /** The line after the failing one; it must never run, so its file must never appear. */
  private static final String LATER = "\nFile.saveString(\"ran\", \"later.txt\");\n";

  private Path root;
  private Path work;
  private HostImageJ imagej;

  @BeforeAll
  void installTestPlugin(@TempDir Path temporary) throws IOException {
    root = temporary;
    // Both folders have blanks in their names.
    work = Files.createDirectory(root.resolve("my work"));
    Path folder = root.resolve("my ImageJ");
    imagej = HostImageJ.in(work).copyTo(folder);
    TestPlugin.install(folder);
    Files.writeString(folder.resolve("macros").resolve("Named.ijm"), "print(\"by name\");");
  }

  @Test
  void aGoodMacroPrintsItsLogAndExitsWithZero() {
    Result result =
        imagej.runText(
            """
            print("cord: µm, 脊髓");
            run("Manner greet", "greeting=[good day]");
            newImage("ramp", "32-bit ramp", 16, 8, 3);
            run("Gaussian Blur...", "sigma=2 stack");
            print("\\\\Clear");
            print("\\\\Update:" + getTitle() + " " + nSlices);
            showMessage("Title", "only information");
            """);
    assertEquals("", result.err());
    assertEquals(
        """
        cord: µm, 脊髓
        Hello from the plugin: greeting=[good day]\s
        ramp 3
        only information
        """,
        result.out());
    assertEquals(0, result.exitCode());
  }

  @Test
  void theArgumentArrivesWhole() {
    String argument = "sub-01 rest's \"ärger\" *";
    Result result = imagej.runText("print(getArgument());", argument);
    assertEquals(argument + "\n", result.out());
    assertEquals(0, result.exitCode());
  }

  @Test
  void namesOfFilesKeepTheirLettersWhereTheLocaleIsC() throws IOException {
    Files.writeString(work.resolve("größe.ijm"), "print(File.exists(getArgument()));");
    HostImageJ plain = imagej.with("LC_ALL", "C").with("LANG", null).with("LC_CTYPE", null);
    assertEquals("1\n", plain.run("größe.ijm", "größe.ijm").out());
  }

  @Test
  void relativePathsAreThoseOfTheCurrentFolder() throws IOException {
    Files.createDirectories(work.resolve("in"));
    Files.writeString(
        work.resolve("in").resolve("relative.ijm"),
        """
        newImage("a", "8-bit ramp", 8, 8, 1);
        saveAs("Tiff", "in/image.tif");
        close();
        open("in/image.tif");
        print(getTitle());
        """);
    Result result = imagej.run("in/relative.ijm");
    assertEquals("image.tif\n", result.out(), result.err());
    assertTrue(Files.exists(work.resolve("in").resolve("image.tif")));
  }

  @Test
  void aMacroOfImageJsFolderIsFoundByName() {
    assertEquals("by name\n", imagej.run("Named.ijm").out());
    assertEquals("by name\n", imagej.run("Named").out());
  }

  @Test
  void theLauncherWorksThroughASymbolicLink() throws IOException {
    Path link =
        Files.createSymbolicLink(
            work.resolve("linked"), root.resolve("my ImageJ").resolve("cordj"));
    assertEquals("by name\n", imagej.runLauncher(link, "Named.ijm").out());
  }

  @ParameterizedTest
  @MethodSource("goodEnds")
  void anExitWithoutMessageIsAGoodEnd(String macro) {
    Result result = imagej.runText(macro);
    assertEquals("", result.err());
    assertEquals(0, result.exitCode());
  }

  static Stream<String> goodEnds() {
    return Stream.of(
        "exit();" + LATER,
        "function f() { exit; }\nf();" + LATER,
        "r = eval(\"exit();\"); if (r != \"[aborted]\") exit(\"not as in ImageJ\");");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void theFirstFailureEndsTheMacro(String what, String macro, String sentence) throws IOException {
    Path later = work.resolve("later.txt");
    Files.deleteIfExists(later);
    Files.writeString(
        work.resolve("bad.ijm"), "x = 1;\ny = undefinedthing;" + LATER, StandardCharsets.UTF_8);
    Files.writeString(
        work.resolve("worse.ijm"), "runMacro(\"" + slashed("bad.ijm") + "\");" + LATER);

    Result result = imagej.runText(macro.replace("{work}", slashed("")) + LATER);

    assertEquals("macro.ijm, " + sentence + "\n", result.err().replace("\r\n", "\n"), result::out);
    assertEquals(1, result.exitCode());
    assertFalse(Files.exists(later), "the next line has run");
  }

  private String slashed(String file) {
    return work.resolve(file).toString().replace('\\', '/') + (file.isEmpty() ? "/" : "");
  }

  static Stream<Arguments> failures() {
    String window =
        "this needs a window, and cordj runs without one: give a command all its options in the"
            + " macro, or run the macro inside ImageJ";
    String image = "newImage(\"a\", \"8-bit ramp\", 16, 16, 1);\n";
    return Stream.of(
        // Commands
        failure(
            "command throws",
            manner("throw"),
            "line 1: The band 0.2-0.1 Hz is upside down; give the lower limit first."),
        failure("command crashes", manner("crash"), "line 1: NullPointerException: no header"),
        failure(
            "command refuses", manner("refuse"), "line 1: The mask is empty: draw the cord first."),
        failure(
            "refusal without a sentence",
            manner("refuse silently"),
            "line 1: a command failed without saying why"),
        failure(
            "refusal hidden by its caller",
            manner("refuse and swallow"),
            "line 1: A refusal that its caller hides."),
        failure("refusal in a thread", manner("refuse in a thread"), "line 1: The worker refused."),
        failure("thread dies", manner("die in a thread"), "line 1: The worker died."),
        failure("command cancelled", manner("cancel"), "line 1: a command was cancelled"),
        failure(
            "unknown command",
            "run(\"No Such Command\", \"key=1\");",
            "line 1: Unrecognized command: \"No Such Command\""),
        failure("no options", image + "run(\"Gaussian Blur...\");", "line 2: " + window),
        failure("empty options", image + "run(\"Gaussian Blur...\", \"\");", "line 2: " + window),
        failure("no image", "run(\"Invert\");", "line 1: There are no images open"),
        failure(
            "no such image",
            image + "imageCalculator(\"Add\", \"a\", \"b\");",
            "line 2: Image not found in: imageCalculator ( \"Add\" , \"a\" , <\"b\"> ) ;"),
        // The language
        failure("syntax error", "if (1 == 1 {\n}", "line 1: ')' expected in: if ( 1 == 1 <{>"),
        failure(
            "undefined variable",
            "x = 1;\ny = x + z;",
            "line 2: Undefined variable in: y = x + <z> ;"),
        failure(
            "index out of range",
            "a = newArray(3);\nprint(a[5]);",
            "line 2: Index (5) out of 0-2 range in: print ( a [ 5 <]> ) ;"),
        failure(
            "missing column",
            "print(getResult(\"Mean\", 0));",
            "line 1: No results found in: print ( getResult ( \"Mean\" , <0> ) ) ;"),
        failure("exit with a message", "exit(\"The cord\\nis cut.\");", "line 1: The cord is cut."),
        failure(
            "endless recursion",
            "function f(n) { return f(n + 1); }\nf(1);",
            "line 1: Stack overflow in: function f ( n ) { return f ( n + <1> ) ; }"),
        failure(
            "in a function and a loop",
            "function f(i) {\n  if (i == 2) exit(\"Two.\");\n}\nfor (i = 0; i < 5; i++) f(i);",
            "line 2: Two."),
        // Files
        failure(
            "open", "open(\"/no/such/image.tif\");", "line 1: File not found: /no/such/image.tif"),
        failure(
            "saveAs",
            image + "saveAs(\"Tiff\", \"/no/such/a.tif\");",
            "line 2: File saving error (IOException): \"/no/such/a.tif (No such file or directory)\""
                + " /no/such/a.tif"),
        failure(
            "File.saveString",
            "File.saveString(\"x\", \"/no/such/a.txt\");",
            "line 1: /no/such/a.txt (No such file or directory) in: File . saveString ( \"x\" ,"
                + " \"/no/such/a.txt\" <)> ;"),
        failure(
            "runMacro without the file",
            "runMacro(\"/no/such.ijm\");",
            "line 1: Macro or script not found: /no/such.ijm"),
        // Macros within macros
        failure(
            "runMacro",
            "x = runMacro(\"{work}bad.ijm\");",
            "line 1 (line 2 of the macro it runs): Undefined variable in: y = <undefinedthing> ;"),
        failure(
            "runMacro of a macro that runs one",
            "\nx = runMacro(\"{work}worse.ijm\");",
            "line 2 (line 2 of the macro it runs): Undefined variable in: y = <undefinedthing> ;"),
        failure(
            "runMacro within a statement that writes a file",
            "File.saveString(runMacro(\"{work}bad.ijm\"), \"later.txt\");",
            "line 1 (line 2 of the macro it runs): Undefined variable in: y = <undefinedthing> ;"),
        failure("eval", "eval(\"exit('Inner.');\");", "line 1: Inner."),
        failure(
            "eval of a refusal",
            "eval(\"run('Manner refuse');\");",
            "line 1 (line 1 of the macro it runs): The mask is empty: draw the cord first."),
        failure(
            "eval of a cancelled chooser",
            "eval(\"d = getDirectory('Choose');\");",
            "line 1: a macro that this one runs was cancelled"),
        failure(
            "call of a method that throws",
            "call(\"Manners_.fail\", \"No such rod.\");",
            "line 1: No such rod."),
        failure(
            "call of a method that refuses",
            "call(\"Manners_.refuse\", \"No such grid.\");",
            "line 1: No such grid."),
        failure(
            "call of no class",
            "call(\"no.such.Class.method\");",
            "line 1: Could not load class no.such.Class in: call ( \"no.such.Class.method\" <)> ;"),
        failure("eval of waitForUser", "eval(\"waitForUser('Draw');\");", "line 1: " + window),
        failure(
            "eval of a command that throws",
            "eval(\"" + manner("throw").replace('"', '\'') + "\");",
            "line 1: The band 0.2-0.1 Hz is upside down; give the lower limit first."),
        // What waits for a person
        failure("waitForUser", "waitForUser(\"Draw the cord\");", "line 1: " + window),
        failure(
            "Dialog.show",
            "Dialog.create(\"Cord\");\nDialog.addNumber(\"n\", 3);\nDialog.show();",
            "line 1: " + window),
        failure("getNumber", "n = getNumber(\"n\", 3);", "line 1: " + window),
        failure("File>Open", "run(\"Open...\");", "line 1: " + window),
        failure("a chooser of folders", "d = getDirectory(\"Choose\");", "line 1: " + window));
  }

  private static Arguments failure(String what, String macro, String sentence) {
    return Arguments.of(what, macro, sentence);
  }

  private static String manner(String manner) {
    return "run(\"" + TestPlugin.command(manner) + "\", \"key=1\");";
  }

  @Test
  void aRefusingCommandStillTidiesUp() throws IOException {
    Path tidied = work.resolve("tidied");
    Files.deleteIfExists(tidied);
    imagej.runText(manner("refuse"));
    assertTrue(Files.exists(tidied));
  }

  @Test
  void theStackTraceOfACrashIsInTheLog() {
    String log = imagej.runText(manner("crash")).out();
    assertTrue(log.contains("at Manners_.run"), log);
  }
}
