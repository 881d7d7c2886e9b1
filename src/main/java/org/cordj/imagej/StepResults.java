package org.cordj.imagej;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.bids.JsonFiles;

/**
 * The images that CordJ's commands open, by their titles, each with the end of a BIDS name that
 * fits it: for reading macros, which name images by titles, and for building pipelines.
 */
final class StepResults {

  private static final String RESOURCE = "results.json";
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
  private static final ObjectNode ALL = read();

  private StepResults() {}

  private static ObjectNode read() {
    try (InputStream in = StepResults.class.getResourceAsStream(RESOURCE)) {
      return JsonFiles.parse(Path.of(RESOURCE), in.readAllBytes()).json();
    } catch (final IOException e) {
      throw new UncheckedIOException("The list of results cannot be read.", e);
    }
  }

  /** The labels of the commands that are listed. */
  static List<String> labels() {
    return ALL.propertyStream().map(Map.Entry::getKey).toList();
  }

  /**
   * The images of a command.
   *
   * @param values the values of its keys, those by default included; a list has commas
   * @param inputs the keys that take images; their titles stay open
   * @return titles such as {@code {series}_ALFF_slow4} with the end of a name for each
   */
  static Map<String, String> of(
      final String label, final Map<String, String> values, final List<String> inputs) {
    final Map<String, String> results = new LinkedHashMap<>();
    for (final Map.Entry<String, JsonNode> e : ALL.path(label).properties()) {
      expand(e.getKey(), e.getValue().asText(), values, inputs, results);
    }
    return results;
  }

  /** Puts each item of the first option's list in its place, then those of the next option. */
  private static void expand(
      final String title,
      final String file,
      final Map<String, String> values,
      final List<String> inputs,
      final Map<String, String> results) {
    final Matcher place = PLACE.matcher(title);
    while (place.find()) {
      final String key = place.group(1);
      if (!inputs.contains(key)) {
        for (final String item : items(values.getOrDefault(key, ""))) {
          expand(
              title.replace(place.group(), item),
              file.replace(place.group(), item.replaceAll("[^A-Za-z0-9]", "")),
              values,
              inputs,
              results);
        }
        return;
      }
    }
    results.putIfAbsent(title, file);
  }

  private static List<String> items(final String list) {
    return new ArrayList<>(
        Arrays.stream(list.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList());
  }
}
