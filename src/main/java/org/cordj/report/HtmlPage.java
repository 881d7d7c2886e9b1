package org.cordj.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.cordj.io.SafeFiles;
import org.cordj.io.Table;

/**
 * A report as one HTML file that holds all its pictures and needs no network: it opens from disk,
 * in light and dark, on a phone and on paper.
 *
 * <p>A page has warnings on top and sections of text, facts, figures, films and tables below, in
 * the order in which they are added. Everything that is put in is text: the template escapes it, so
 * that a file's name cannot become part of the page. The page's own security policy forbids scripts
 * and every request.
 */
public final class HtmlPage {

  private static final String TEMPLATE = "page.html";

  private final String title;
  private final String subtitle;
  private final String footer;
  private final List<String> warnings = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();

  /**
   * An empty page.
   *
   * @param title its headline
   * @param subtitle a line below it, may be empty
   * @param footer the last line: what made the page
   */
  public HtmlPage(final String title, final String subtitle, final String footer) {
    this.title = Objects.requireNonNull(title, "title");
    this.subtitle = Objects.requireNonNull(subtitle, "subtitle");
    this.footer = Objects.requireNonNull(footer, "footer");
  }

  /** Adds a sentence that the reader is to see first. */
  public HtmlPage warn(final String sentence) {
    warnings.add(Objects.requireNonNull(sentence, "sentence"));
    return this;
  }

  /** Begins a section; what is added to it appears there. */
  public Section section(final String heading) {
    final Section section = new Section(heading, "section-" + (sections.size() + 1));
    sections.add(section);
    return section;
  }

  /** The page's text. */
  public String html() {
    return template()
        .execute(
            Map.of(
                "title", title,
                "subtitle", subtitle,
                "footer", footer,
                "warned", !warnings.isEmpty(),
                "warnings", warnings,
                "sections", sections.stream().map(Section::values).toList()));
  }

  /** Writes the page; it appears, or is replaced, only when it is complete. */
  public void write(final Path path) throws IOException {
    SafeFiles.writeText(path, html());
  }

  private static Template template() {
    try (InputStream in = HtmlPage.class.getResourceAsStream(TEMPLATE);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      // a name that the template asks for and nobody gives is a mistake, not an empty place
      return Mustache.compiler().escapeHTML(true).compile(reader);
    } catch (final IOException e) {
      throw new UncheckedIOException("The template " + TEMPLATE + " cannot be read.", e);
    }
  }

  /** A headed part of the page. */
  public static final class Section {

    private static final List<String> KINDS =
        List.of("text", "facts", "links", "references", "figure", "slides", "film", "table");

    private final String heading;
    private final String id;
    private final List<Map<String, Object>> blocks = new ArrayList<>();

    private Section(final String heading, final String id) {
      this.heading = Objects.requireNonNull(heading, "heading");
      this.id = id;
    }

    /** Adds a paragraph. */
    public Section text(final String paragraph) {
      return add("text", paragraph);
    }

    /** Adds names with their values, in the map's order. */
    public Section facts(final Map<String, String> facts) {
      return add(
          "facts",
          Map.of(
              "entries",
              facts.entrySet().stream()
                  .map(e -> Map.of("name", e.getKey(), "value", e.getValue()))
                  .toList()));
    }

    /**
     * Adds links to files beside the page.
     *
     * @param files paths relative to the page's folder; what may not stand in an address is encoded
     */
    public Section links(final List<Path> files) {
      return add(
          "links",
          Map.of(
              "targets",
              files.stream()
                  .map(f -> Map.of("name", String.valueOf(f.getFileName()), "href", href(f)))
                  .toList()));
    }

    /**
     * Adds publications, each a link to its DOI; nothing is fetched before somebody follows it.
     *
     * @param dois such as {@code 10.1002/art.40746}
     */
    public Section references(final List<String> dois) {
      return add("references", Map.of("dois", List.copyOf(dois)));
    }

    /** A relative address, which begins with ./ so that no file's name can pass for a scheme. */
    private static String href(final Path file) {
      final StringBuilder s = new StringBuilder(".");
      for (final Path part : file) {
        final String encoded = URLEncoder.encode(part.toString(), StandardCharsets.UTF_8);
        s.append('/').append(encoded.replace("+", "%20"));
      }
      return s.toString();
    }

    /**
     * Adds a picture.
     *
     * @param alt what it shows, for those who cannot see it
     */
    public Section figure(final BufferedImage picture, final String alt, final String caption) {
      return figure(Picture.of(picture), alt, caption);
    }

    /** The same of a picture that is a PNG already. */
    Section figure(final Picture picture, final String alt, final String caption) {
      return add("figure", figureOf(picture, alt, caption));
    }

    private static Map<String, Object> figureOf(
        final Picture picture, final String alt, final String caption) {
      return Map.of(
          "data", picture.base64(),
          "width", picture.width(),
          "height", picture.height(),
          "alt", alt,
          "caption", caption);
    }

    /**
     * One of several pictures in the same place.
     *
     * @param label what it is called among them, in a few characters
     * @param alt what it shows, for those who cannot see it
     */
    record Slide(String label, Picture picture, String alt, String caption) {}

    /**
     * Adds pictures of which one is seen at a time, under a row of their labels through which mouse
     * and arrow keys move; on paper all are seen. Without a script.
     *
     * @param label what the pictures have in common, for those who cannot see the row
     */
    Section slides(final String label, final List<Slide> slides) {
      final String group = id + "-slides-" + (blocks.size() + 1);
      final List<Map<String, Object>> all = new ArrayList<>();
      for (final Slide slide : slides) {
        final Map<String, Object> values =
            new HashMap<>(figureOf(slide.picture(), slide.alt(), slide.caption()));
        values.put("id", group + "-" + (all.size() + 1));
        values.put("label", slide.label());
        values.put("first", all.isEmpty());
        all.add(values);
      }
      return add("slides", Map.of("group", group, "name", label, "pictures", all));
    }

    /**
     * Adds a picture that moves; a box above it holds it still.
     *
     * @param alt what it shows, for those who cannot see it
     */
    public Section film(final Film film, final String alt, final String caption) {
      return add(
          "film",
          Map.of(
              "id", id + "-film-" + (blocks.size() + 1),
              "data", Picture.of(film.strip()).base64(),
              "frames", film.frames(),
              "width", film.width(),
              "height", film.height(),
              "alt", alt,
              "caption", caption));
    }

    /** Adds a table; columns that hold numbers only stand to the right. */
    public Section table(final Table table, final String caption) {
      final List<String> names = table.columns();
      final boolean[] numbers = new boolean[names.size()];
      for (int c = 0; c < numbers.length; c++) {
        final String column = names.get(c);
        numbers[c] =
            IntStream.range(0, table.size()).allMatch(r -> isNumber(table.text(r, column)));
      }
      final List<Map<String, Object>> columns = new ArrayList<>();
      for (int c = 0; c < numbers.length; c++) {
        columns.add(Map.of("name", names.get(c), "number", numbers[c]));
      }
      final List<Map<String, Object>> rows = new ArrayList<>();
      for (int r = 0; r < table.size(); r++) {
        final List<Map<String, Object>> cells = new ArrayList<>();
        for (int c = 0; c < numbers.length; c++) {
          cells.add(Map.of("text", table.text(r, names.get(c)), "number", numbers[c]));
        }
        rows.add(Map.of("cells", cells));
      }
      return add("table", Map.of("columns", columns, "rows", rows, "caption", caption));
    }

    private Section add(final String kind, final Object content) {
      final Map<String, Object> block = new HashMap<>();
      KINDS.forEach(k -> block.put(k, false));
      block.put(kind, content);
      blocks.add(block);
      return this;
    }

    private Map<String, Object> values() {
      return Map.of("id", id, "heading", heading, "blocks", blocks);
    }

    private static boolean isNumber(final String cell) {
      return cell.equals("n/a") || cell.matches("[-+]?[0-9.]+(e[-+]?[0-9]+)?");
    }
  }
}
