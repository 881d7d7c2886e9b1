package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cordj.help.HelpSite;
import org.cordj.help.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

/** The pages that the build wrote: one a command with all its keys, no dead link, no request. */
class HelpPagesTest {

  private static final Path TEXTS = Path.of("src/main/resources/org/cordj/help");
  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  @BeforeAll
  static void read() throws IOException {
    for (final String name : HelpSite.resource(HelpSite.FOLDER + HelpSite.LIST).lines().toList()) {
      PAGES.put(name, HelpSite.resource(HelpSite.FOLDER + name));
    }
  }

  @Test
  void everyCommandHasAPageWithAllItsKeysAndItsExample() {
    try (Context context = new Context(CommandService.class, ConvertService.class)) {
      int commands = 0;
      for (final CommandInfo info : context.service(CommandService.class).getCommands()) {
        if (!info.getDelegateClassName().startsWith("org.cordj.")) {
          continue;
        }
        commands++;
        final String label = info.getMenuPath().getLeaf().getName();
        final String page = PAGES.get(Topic.slug(label) + ".html");
        assertTrue(page != null, "no page: " + label);
        for (final String part : new String[] {"when", "example", "pitfalls"}) {
          assertTrue(page.contains("<section id=\"" + part + "\">"), label + ": " + part);
        }
        assertTrue(page.contains("run(&quot;" + label + "&quot;"), label + ": not in its example");
        for (final ModuleItem<?> item : info.inputs()) {
          if (!Service.class.isAssignableFrom(item.getType()) && item.getType() != Context.class) {
            // the checkbox of a preview is told of, but is no key
            final boolean key = item.getVisibility() != ItemVisibility.INVISIBLE;
            assertEquals(
                key,
                page.contains("<tr id=\"key-" + item.getName() + "\">"),
                label + ": " + item.getName());
            assertTrue(key || page.contains("checkbox Preview"), label);
          }
          if (item.getType() == ImagePlus.class) {
            assertTrue(page.contains("<td>image</td>"), label);
          }
        }
        assertTrue(PAGES.get(HelpSite.INDEX).contains(Topic.slug(label) + ".html"), label);
      }
      // the index and the glossary besides
      assertEquals(commands + 2, PAGES.size());
    }
  }

  @Test
  void everyTextIsOfACommand() throws IOException {
    try (Stream<Path> files = Files.list(TEXTS)) {
      files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".md"))
          .forEach(f -> assertTrue(PAGES.containsKey(f.replace(".md", ".html")), f));
    }
  }

  @Test
  void linksLeadToPagesAndPlacesThatAreThere() {
    final Pattern link = Pattern.compile("href=\"([^\"#]*)(#[^\"]*)?\"");
    PAGES.forEach(
        (name, page) -> {
          final Matcher m = link.matcher(page);
          while (m.find()) {
            assertTrue(PAGES.containsKey(m.group(1)), name + ": " + m.group());
          }
        });
  }

  @Test
  void pagesAskForNothingFromElsewhere() {
    PAGES.forEach(
        (name, page) -> {
          assertTrue(page.contains("default-src 'none'"), name);
          assertFalse(page.matches("(?s).*(<script|<img|<link|@import|url\\().*"), name);
          assertTrue(page.contains("color-scheme"), name);
          assertFalse(page.contains("{{"), name);
        });
  }

  @Test
  void glossaryHasTheTermsThatPagesUse() {
    final Set<String> terms = new HashSet<>();
    final Matcher m = Pattern.compile("<h3 id=\"([^\"]+)\"").matcher(PAGES.get(HelpSite.GLOSSARY));
    while (m.find()) {
      assertTrue(terms.add(m.group(1)), "twice: " + m.group(1));
    }
    for (final String term :
        new String[] {
          "alff", "falff", "tsnr", "dvars", "fd", "compcor", "retroicor", "icc", "tfce"
        }) {
      assertTrue(terms.contains(term), term);
    }
  }

  @Test
  void citationFileSaysWhatTheCommandSays() throws IOException {
    final String cff = Files.readString(Path.of("CITATION.cff"), StandardCharsets.UTF_8);
    final String bib = HelpSite.resource(HelpSite.FOLDER + "citation.bib");
    final Matcher pom =
        Pattern.compile("<artifactId>CordJ_</artifactId>\\s*<version>([^<]+)<")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(pom.find());
    assertTrue(bib.contains("version = {" + pom.group(1) + "}"), bib);
    final String released = pom.group(1).replace("-SNAPSHOT", "");
    assertTrue(cff.contains("\nversion: " + released + "\n"), cff);
    final Matcher title = Pattern.compile("title: \"([^\"]+)\"").matcher(cff);
    assertTrue(title.find());
    assertTrue(bib.replaceAll("[{}]", "").contains(title.group(1)), bib);
    assertTrue(Files.readString(Path.of("src/docs/CHANGELOG.md")).contains("## " + released + " "));
  }
}
