package org.cordj.bids;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.cordj.io.SafeFiles;

/** JSON objects in files: read with a limit and with sentences, written the same everywhere. */
public final class JsonFiles {

  /** No sidecar is larger; what is was not meant as one. */
  static final int LARGEST = 16 << 20;

  /** What Python's json writes for values that are no numbers is read, as every tool does. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /**
   * An object as read. Of a name that stands twice in an object the later value counts.
   *
   * @param json the object
   * @param twice the names that stand in the outermost object more than once
   * @param twiceAt where a name stands more than once in any object within, as JSON pointers (RFC
   *     6901)
   */
  public record Read(ObjectNode json, Set<String> twice, Set<String> twiceAt) {}

  private JsonFiles() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static JsonNode node(final Object value) {
    return new ObjectMapper().valueToTree(value);
  }

  /**
   * Reads a file that holds one JSON object.
   *
   * @throws IOException with one sentence that names the file, and line and column where it is not
   *     JSON
   */
  public static Read read(final Path path) throws IOException {
    return parse(path, bytes(path));
  }

  /** The object that a file's bytes hold; the path is for the sentences. */
  public static Read parse(final Path path, final byte[] bytes) throws IOException {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      if (parser.nextToken() == null) {
        throw new IOException(
            "'" + path + "' is empty; a JSON file holds at least {}: mend or remove it.");
      }
      final JsonNode json = JsonTree.read(parser);
      if (parser.nextToken() != null) {
        throw new IOException(
            noJson(
                path,
                parser.currentTokenLocation(),
                "there is more text after the end of the object"));
      }
      if (!(json instanceof ObjectNode object)) {
        throw new IOException(
            "'"
                + path
                + "' holds a JSON "
                + json.getNodeType().name().toLowerCase(Locale.ROOT)
                + " instead of an object of fields, {...}; mend or remove it.");
      }
      return read(object, bytes);
    } catch (final JsonProcessingException e) {
      throw new IOException(noJson(path, e.getLocation(), reason(e)), e);
    }
  }

  private static String noJson(final Path path, final JsonLocation at, final String reason) {
    return "'"
        + path
        + "' is not JSON: "
        + (at == null
            ? ""
            : "line " + at.getLineNr() + ", column " + Math.max(1, at.getColumnNr()) + ": ")
        + reason
        + "; mend or remove it.";
  }

  private static byte[] bytes(final Path path) throws IOException {
    if (!Files.exists(path) && Files.isSymbolicLink(path)) {
      throw new IOException(
          "'"
              + path
              + "' is a link to a file that is not here; get its content first (git-annex get,"
              + " datalad get) or remove the link.");
    }
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("There is no file '" + path + "'.");
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException("'" + path + "' is not a file; a JSON file is needed there.");
    }
    try (InputStream in = Files.newInputStream(path)) {
      final long size = Files.size(path);
      // one byte more than allowed shows a file that grows or lies about its size
      final byte[] bytes = size > LARGEST ? null : in.readNBytes(LARGEST + 1);
      if (bytes == null || bytes.length > LARGEST) {
        throw new IOException(
            "'"
                + path
                + "' has "
                + Math.max(size, LARGEST + 1L)
                + " bytes; a JSON file of at most "
                + LARGEST
                + " bytes (16 MB) is read.");
      }
      return bytes;
    } catch (final AccessDeniedException e) {
      throw new IOException("'" + path + "' cannot be read: access is denied.", e);
    }
  }

  /** Why it is not JSON, without Jackson's excerpts of the file and names of its classes. */
  private static String reason(final JsonProcessingException e) {
    final String plain =
        e.getOriginalMessage()
            .split("[\r\n]", 2)[0]
            .replaceAll("\\('(.*)' \\(code [^)]*\\)\\)", "'$1'")
            .replaceAll(" \\(.*", "")
            .replaceAll(": was expecting$|[.:]$", "");
    return BidsPath.show(Character.toLowerCase(plain.charAt(0)) + plain.substring(1));
  }

  /** The object with the names that stand in the bytes more than once. */
  private static Read read(final ObjectNode object, final byte[] bytes) throws IOException {
    final Set<String> outermost = new LinkedHashSet<>();
    final Set<String> all = new LinkedHashSet<>();
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      parser.nextToken();
      addTwice(parser, "", outermost, all);
    }
    return new Read(object, outermost, all);
  }

  /**
   * Collects what stands twice in the value whose first token is the parser's current one.
   *
   * @param at the value's JSON pointer
   * @param outermost takes the names of the outermost object
   * @param all takes pointers
   */
  private static void addTwice(
      final JsonParser parser, final String at, final Set<String> outermost, final Set<String> all)
      throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        addTwice(parser, at + "/" + i, outermost, all);
      }
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      final Set<String> seen = new HashSet<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        final String name = parser.currentName();
        final String below = at + "/" + name.replace("~", "~0").replace("/", "~1");
        if (!seen.add(name)) {
          all.add(below);
          if (at.isEmpty()) {
            outermost.add(name);
          }
        }
        parser.nextToken();
        addTwice(parser, below, outermost, all);
      }
    }
  }

  /** The object as text: two blanks a level, line feeds, in the order of its fields. */
  public static String text(final ObjectNode json) {
    final DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    return text(json, printer) + "\n";
  }

  /** The object as text on one line. */
  public static String line(final ObjectNode json) {
    return text(json, null);
  }

  private static String text(final ObjectNode json, final PrettyPrinter printer) {
    final StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.setPrettyPrinter(printer);
      JsonTree.write(json, generator);
    } catch (final IOException e) {
      throw new IllegalStateException("A tree of JSON nodes can always be written.", e);
    }
    return text.toString();
  }

  /**
   * The value that a text holds.
   *
   * @throws JsonProcessingException if it is not JSON
   */
  public static JsonNode ofText(final String text) throws JsonProcessingException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return parser.nextToken() == null ? MissingNode.getInstance() : JsonTree.read(parser);
    } catch (final JsonProcessingException e) {
      throw e;
    } catch (final IOException e) {
      throw new UncheckedIOException("a text is always there to be read", e);
    }
  }

  /** Writes the object in UTF-8; nothing is half-written. */
  public static void write(final Path path, final ObjectNode json) throws IOException {
    SafeFiles.writeText(path, text(json));
  }
}
