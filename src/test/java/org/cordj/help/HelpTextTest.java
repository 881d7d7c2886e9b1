package org.cordj.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HelpTextTest {

  private static final String GOOD =
      "## When\nnow\n\n## Example\n```ijm\nrun(\"X\");\n```\n\n## Pitfalls\n- none\n";

  private static String refusal(final String text) {
    return assertThrows(IllegalArgumentException.class, () -> HelpText.parse("X", text))
        .getMessage();
  }

  @Test
  void partsAreReadWithoutTheirFrames() {
    final HelpText text = HelpText.parse("X", GOOD + "\n## Reference\nAuthors 2020\n");
    assertEquals("now", text.when());
    assertEquals("run(\"X\");\n", text.example());
    assertEquals("- none", text.pitfalls());
    assertEquals("Authors 2020", text.reference());
    assertEquals("", HelpText.parse("X", GOOD).reference());
  }

  @Test
  void whatIsMissingUnknownOrTwiceIsNamed() {
    assertTrue(refusal(GOOD.replace("## Pitfalls\n- none", "")).contains("lacks Pitfalls"));
    assertTrue(refusal(GOOD.replace("now", "")).contains("lacks When"));
    assertTrue(refusal(GOOD + "## Where\n").contains("'Where'"));
    assertTrue(refusal(GOOD + "## When\nagain\n").contains("'When'"));
    assertTrue(refusal("words\n" + GOOD).contains("'words'"));
  }

  @Test
  void anExampleIsOneBlockOfCode() {
    assertTrue(refusal(GOOD.replace("```ijm", "")).contains("one block"));
    assertTrue(refusal(GOOD.replace("```\n\n## P", "```\nmore\n\n## P")).contains("one block"));
  }

  @Test
  void namesOfPagesComeFromLabels() {
    assertEquals("cord-band-pass-filter", Topic.slug("Cord Band-pass Filter..."));
    assertEquals("cord-resting-state-phantom", Topic.slug("Cord Resting State (phantom)"));
  }
}
