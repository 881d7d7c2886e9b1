package org.cordj.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MarkdownTest {

  @Test
  void paragraphsListsHeadingsAndCode() {
    assertEquals(
        "<p>one two</p>\n<ul>\n<li>a b</li>\n<li>c</li>\n</ul>\n<h3 id=\"fisher-s-z\">Fisher's z</h3>\n"
            + "<pre><code>x &lt; 1;\n\n  y;\n</code></pre>\n<p>end</p>\n",
        Markdown.html(
            "one\ntwo\n\n- a\n  b\n- c\n\n### Fisher's z\n```ijm\nx < 1;\n\n  y;\n```\nend\n"));
  }

  @Test
  void codeBoldAndLinksInALine() {
    assertEquals(
        "<code>a*b</code> <strong>x</strong> <a href=\"p.html\">&lt;p&gt;</a>",
        Markdown.inline("`a*b` **x** [<p>](p.html)"));
  }

  @Test
  void textCannotBecomeMarkup() {
    assertEquals("<p>&lt;script&gt; &amp; &quot;</p>\n", Markdown.html("<script> & \""));
    assertEquals("<code>&lt;b&gt;**[x](y)</code>", Markdown.inline("`<b>**[x](y)`"));
  }

  @Test
  void codeWithoutAnEndIsRefused() {
    final String sentence =
        assertThrows(IllegalArgumentException.class, () -> Markdown.html("```ijm\nx;"))
            .getMessage();
    assertTrue(sentence.contains("no end"), sentence);
  }
}
