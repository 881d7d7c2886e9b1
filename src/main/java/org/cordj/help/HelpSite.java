package org.cordj.help;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cordj.io.SafeFiles;

/** All pages of the help: the index, the glossary and one for each command. */
public final class HelpSite {

  /** The first page. */
  public static final String INDEX = "index.html";

  /** The page of the field's terms. */
  public static final String GLOSSARY = "glossary.html";

  /** The names of all pages, a line each: what is to be unpacked to read them from disk. */
  public static final String LIST = "pages.txt";

  /** Where the build puts the pages, seen from this class. */
  public static final String FOLDER = "pages/";

  private static final String STYLE = "style.css";

  private final List<Topic> topics;
  private final String version;

  /**
   * @param topics the commands in the menu's order
   * @param version that of CordJ, which stands at the foot of each page
   */
  public HelpSite(final List<Topic> topics, final String version) {
    this.topics = List.copyOf(topics);
    this.version = version;
  }

  /** Reads a text that stands beside this class, in UTF-8. */
  public static String resource(final String name) throws IOException {
    try (InputStream in = HelpSite.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("CordJ's help has no text '" + name + "'.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Writes all pages into a folder that exists. */
  public void write(final Path folder) throws IOException {
    final Map<String, String> pages = pages();
    for (final Map.Entry<String, String> page : pages.entrySet()) {
      SafeFiles.writeText(folder.resolve(page.getKey()), page.getValue());
    }
    SafeFiles.writeText(
        folder.resolve(LIST), String.join("\n", new TreeSet<>(pages.keySet())) + "\n");
  }

  /** The pages by their file names. */
  public Map<String, String> pages() throws IOException {
    final Map<String, String> pages = new LinkedHashMap<>();
    pages.put(INDEX, page("index", "CordJ help", index()));
    pages.put(
        GLOSSARY,
        page(
            "plain",
            "Glossary",
            Map.of("body", Markdown.html(resource("glossary.md")), "heading", "Glossary")));
    for (int t = 0; t < topics.size(); t++) {
      pages.put(topics.get(t).page(), page("command", topics.get(t).title(), command(t)));
    }
    return pages;
  }

  private String page(final String kind, final String title, final Map<String, ?> values)
      throws IOException {
    final Map<String, Object> all = new HashMap<>(values);
    all.put("title", title);
    all.put("version", version);
    all.put("style", resource(STYLE));
    all.put(kind, true);
    return template().execute(all);
  }

  private static Template template() throws IOException {
    return Mustache.compiler().defaultValue("").compile(resource("page.html"));
  }

  private Map<String, Object> index() {
    final Map<String, List<Map<String, String>>> rooms = new LinkedHashMap<>();
    for (final Topic topic : topics) {
      rooms
          .computeIfAbsent(topic.room(), r -> new ArrayList<>())
          .add(Map.of("href", topic.page(), "name", topic.title(), "what", topic.description()));
    }
    final List<Map<String, Object>> sections = new ArrayList<>();
    rooms.forEach(
        (room, entries) ->
            sections.add(Map.of("room", room, "id", Topic.slug(room), "entries", entries)));
    return Map.of("rooms", sections);
  }

  private Map<String, Object> command(final int at) {
    final Topic topic = topics.get(at);
    final Map<String, Object> values = new HashMap<>();
    values.put("heading", topic.title());
    values.put("menu", topic.menu().replace(">", "\u203a") + " \u203a " + topic.label());
    values.put("what", topic.description());
    values.put("when", Markdown.html(topic.text().when()));
    values.put("example", topic.text().example());
    values.put("pitfalls", Markdown.html(topic.text().pitfalls()));
    values.put("reference", Markdown.html(topic.text().reference()));
    values.put("referenced", !topic.text().reference().isEmpty());
    values.put("keyed", !topic.keys().isEmpty());
    values.put("keys", topic.keys().stream().map(HelpSite::row).toList());
    if (at > 0) {
      values.put("before", link(topics.get(at - 1)));
    }
    if (at < topics.size() - 1) {
      values.put("after", link(topics.get(at + 1)));
    }
    return values;
  }

  private static Map<String, String> link(final Topic topic) {
    return Map.of("href", topic.page(), "name", topic.title());
  }

  private static Map<String, Object> row(final Key key) {
    return Map.of(
        "name", key.name(),
        "label", key.label(),
        "kind", key.kind(),
        "standard",
            key.needed() ? "must be given" : key.standard().isEmpty() ? "none" : key.standard(),
        "needed", key.needed(),
        "legal", String.join(", ", key.choices()),
        "restricted", !key.choices().isEmpty(),
        "description", key.description());
  }
}
