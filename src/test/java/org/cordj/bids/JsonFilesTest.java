package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of a file beside the object that it holds. */
class JsonFilesTest {

  private static JsonFiles.Read parse(final String json) throws IOException {
    return JsonFiles.parse(Path.of("x.json"), json.getBytes(StandardCharsets.UTF_8));
  }

  /** Each place once and in the order of the file, with ~ and / of names as RFC 6901 has them. */
  @Test
  void namesThatStandTwiceAreToldAtEveryDepth() throws IOException {
    final JsonFiles.Read read =
        parse(
            """
            {"a": {"b": 1, "b/c": [0, {"d": 1, "d": 2, "d": 3}], "b/c": []},
             "t~": {"x": {}, "x": {"y": 1, "y": 1}}, "a": 1, "e": {"b": 1}, "t~": null}
            """);
    assertEquals(
        List.of("/a/b~1c/1/d", "/a/b~1c", "/t~0/x", "/t~0/x/y", "/a", "/t~0"),
        List.copyOf(read.twiceAt()));
    assertEquals(List.of("a", "t~"), List.copyOf(read.twice()));
    assertEquals(1, read.json().get("a").asInt());
  }

  @Test
  void theSameNameInOtherObjectsIsNotTwice() throws IOException {
    final JsonFiles.Read read =
        parse("{\"a\": {\"a\": 1}, \"b\": [{\"a\": 1}, {\"a\": [\"a\", \"a\"]}]}");
    assertEquals(List.of(), List.copyOf(read.twiceAt()));
    assertEquals(List.of(), List.copyOf(read.twice()));
  }
}
