package org.cordj.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.HeadlessException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class SentencesTest {

  @Test
  void anErrorOfTheInterpreterIsTakenApart() {
    assertEquals(
        new Sentences.MacroError("Undefined variable", 3, "y = x + <z> ;"),
        Sentences.macroError(
            "Macro Error: Undefined variable in line 3\n\t\t(called from line 7)\n \ny = x + <z> ; "));
  }

  @Test
  void aSentenceOfSeveralLinesThatNamesALineItselfKeepsIt() {
    assertEquals(
        new Sentences.MacroError("Empty cell in line 4 of the table.", 2, "run ( ) ;"),
        Sentences.macroError(
            "Macro Error: Empty cell\nin line 4 of the table. in line 2\n \nrun ( ) ;"));
  }

  @Test
  void anErrorInAnotherFormIsKeptWhole() {
    assertEquals(new Sentences.MacroError("Odd news", 0, ""), Sentences.macroError("Odd\nnews"));
  }

  @Test
  void aRefusalIsItsMessageAndACrashIsNamed() {
    assertEquals("Too short.", Sentences.of(new IllegalArgumentException("Too\nshort.")));
    assertEquals(
        "ArithmeticException: / by zero", Sentences.of(new ArithmeticException("/ by zero")));
    assertEquals("an unexpected NullPointerException", Sentences.of(new NullPointerException()));
    assertEquals("no such file: a.nii", Sentences.of(new NoSuchFileException("a.nii")));
    assertEquals(Sentences.NEEDS_A_WINDOW, Sentences.of(new HeadlessException()));
    assertEquals(
        "Too short.",
        Sentences.of(new InvocationTargetException(new IllegalStateException("Too short."))));
  }

  @Test
  void aStackTraceGivesTheSameSentenceAsItsException() {
    assertEquals(
        "Too short.",
        Sentences.ofTrace(
            "java.lang.IllegalArgumentException: Too\nshort.\n\tat a.B.c(B.java:1)\n\tat d.E.f(E.java:2)\n"));
    assertEquals(
        "an unexpected NullPointerException",
        Sentences.ofTrace("java.lang.NullPointerException\n\tat a.B.c(B.java:1)\n"));
  }

  @Test
  void theNameOfAnExceptionInAMessageIsDropped() {
    assertEquals(
        "a.txt (denied)", Sentences.oneLine("java.io.FileNotFoundException: a.txt (denied)"));
    assertEquals("See C:\\a: it is full", Sentences.oneLine(" See C:\\a: it\r\n is full "));
  }
}
