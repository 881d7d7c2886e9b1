package org.cordj.help;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of Markdown that help texts use, as HTML: paragraphs, lists with hyphens, {@code ###}
 * headings, blocks of code between lines of three backquotes, and in a line code between
 * backquotes, {@code **bold**} and {@code [links](page.html)}. All other characters are text.
 */
final class Markdown {

  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
  private static final String FENCE = "```";

  private Markdown() {}

  /**
   * The HTML of a text.
   *
   * @throws IllegalArgumentException if a block of code has no end
   */
  static String html(final String text) {
    final StringBuilder html = new StringBuilder();
    final StringBuilder paragraph = new StringBuilder();
    final StringBuilder code = new StringBuilder();
    boolean inCode = false;
    boolean inList = false;
    for (final String line : text.lines().toList()) {
      if (line.startsWith(FENCE)) {
        inList = close(html, paragraph, inList);
        if (inCode) {
          html.append("<pre><code>").append(escape(code.toString())).append("</code></pre>\n");
          code.setLength(0);
        }
        inCode = !inCode;
      } else if (inCode) {
        code.append(line).append('\n');
      } else if (line.startsWith("### ")) {
        inList = close(html, paragraph, inList);
        final String heading = line.substring(4).strip();
        html.append("<h3 id=\"").append(Topic.slug(heading)).append("\">");
        html.append(inline(heading)).append("</h3>\n");
      } else if (line.startsWith("- ")) {
        if (!inList) {
          close(html, paragraph, false);
          html.append("<ul>\n");
        } else {
          end(html, paragraph, "li");
        }
        inList = true;
        paragraph.append(line.substring(2));
      } else if (line.isBlank()) {
        inList = close(html, paragraph, inList);
      } else {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
      }
    }
    if (inCode) {
      throw new IllegalArgumentException("A block of code has no end: " + code);
    }
    close(html, paragraph, inList);
    return html.toString();
  }

  /** Ends what is open; gives whether a list still is, which is never so. */
  private static boolean close(
      final StringBuilder html, final StringBuilder paragraph, final boolean inList) {
    end(html, paragraph, inList ? "li" : "p");
    if (inList) {
      html.append("</ul>\n");
    }
    return false;
  }

  private static void end(
      final StringBuilder html, final StringBuilder paragraph, final String element) {
    if (!paragraph.isEmpty()) {
      html.append('<').append(element).append('>').append(inline(paragraph.toString()));
      html.append("</").append(element).append(">\n");
      paragraph.setLength(0);
    }
  }

  /** A line's code, bold words and links; what stands in code is left as it is. */
  static String inline(final String line) {
    final StringBuilder html = new StringBuilder();
    final Matcher code = CODE.matcher(line);
    int at = 0;
    while (code.find()) {
      html.append(words(line.substring(at, code.start())));
      html.append("<code>").append(escape(code.group(1))).append("</code>");
      at = code.end();
    }
    return html.append(words(line.substring(at))).toString();
  }

  private static String words(final String text) {
    final String bold = BOLD.matcher(escape(text)).replaceAll("<strong>$1</strong>");
    return LINK.matcher(bold).replaceAll("<a href=\"$2\">$1</a>");
  }

  static String escape(final String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
