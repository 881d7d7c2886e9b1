package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees are read and written as Jackson's own mapper does it. */
class JsonTreeTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\": {\"b\": [[], {}, [{\"c\": []}]]}, \"d\": \"\"}",
        "{\"i\": 0, \"n\": -2147483648, \"l\": 2147483648, \"b\": 123456789012345678901234567890}",
        "{\"x\": 0.1, \"e\": 1e300, \"small\": -1.5E-10, \"whole\": 2.0, \"z\": -0.0}",
        "{\"t\": true, \"f\": false, \"n\": null}",
        "{\"text\": \"\\u00e9 \\\"quoted\\\" \\\\ \\n \\u0001 \\ud83d\\ude00 /\"}",
        "{\"twice\": 1, \"other\": 2, \"twice\": {\"later\": 3}}",
      })
  void isTheSameAsJacksons(final String json) throws IOException {
    final JsonNode theirs = MAPPER.readTree(json);
    final JsonNode ours = JsonFiles.ofText(json);
    assertEquals(theirs, ours);
    assertEquals(MAPPER.writeValueAsString(theirs), JsonFiles.line((ObjectNode) ours));
    assertEquals(theirs, MAPPER.readTree(JsonFiles.text((ObjectNode) ours)));
  }

  /** What a program puts into a tree, not only what is read. */
  @Test
  void everyKindOfNumberIsWritten() throws IOException {
    final ObjectNode json = JsonFiles.object();
    json.put("short", (short) 7).put("float", 0.1f).put("long", 1L << 40);
    json.put("decimal", new java.math.BigDecimal("1.10"));
    assertEquals(MAPPER.writeValueAsString(json), JsonFiles.line(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\"}", "[1,", "{\"a\": nul}", "{'a': 1}"})
  void whatIsNoJsonIsRefused(final String text) {
    assertThrows(JsonProcessingException.class, () -> JsonFiles.ofText(text));
  }
}
