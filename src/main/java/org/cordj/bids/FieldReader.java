package org.cordj.bids;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.cordj.io.Numbers;

/**
 * Reads typed fields of a sidecar. A field that is not what BIDS asks for is refused: it counts as
 * absent, and the sentence that says why is kept for who needs it.
 */
final class FieldReader {

  private final Sidecar sidecar;
  private final Map<String, String> refused = new LinkedHashMap<>();

  FieldReader(final Sidecar sidecar) {
    this.sidecar = sidecar;
  }

  /** Why each field that was refused was, by its name; whole sentences. */
  Map<String, String> refused() {
    return refused;
  }

  /** The field and its file, for the beginning of a sentence. */
  String named(final String field) {
    return field + " in '" + sidecar.origin(field).orElse(sidecar.image()) + "'";
  }

  /** Refuses a field: " is ... but ...". */
  void refuse(final String field, final String why) {
    refused.put(field, named(field) + why + ".");
  }

  /** A number for which the rule holds, NaN where it is absent or refused. */
  double number(final String field, final DoublePredicate legal, final String rule) {
    final Optional<JsonNode> value = sidecar.field(field);
    if (value.isEmpty()) {
      return Double.NaN;
    }
    if (!isLegal(value.get(), legal)) {
      refuse(field, " is " + show(value.get()) + "; it must be " + rule);
      return Double.NaN;
    }
    return value.get().doubleValue();
  }

  /** The numbers of an array, for each of which the rule holds; empty where absent or refused. */
  List<Double> numbers(final String field, final DoublePredicate legal, final String rule) {
    final Optional<JsonNode> value = sidecar.field(field);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!value.get().isArray() || value.get().isEmpty()) {
      refuse(field, " is " + show(value.get()) + "; it must be a list, each entry " + rule);
      return List.of();
    }
    final List<Double> all = new ArrayList<>(value.get().size());
    for (final JsonNode v : value.get()) {
      if (!isLegal(v, legal)) {
        refuse(
            field, " holds " + show(v) + " at place " + (all.size() + 1) + "; it must be " + rule);
        return List.of();
      }
      all.add(v.doubleValue());
    }
    return List.copyOf(all);
  }

  private static boolean isLegal(final JsonNode v, final DoublePredicate legal) {
    return v.isNumber() && Double.isFinite(v.doubleValue()) && legal.test(v.doubleValue());
  }

  /** A text, empty where it is absent or refused. */
  Optional<String> text(final String field) {
    final Optional<JsonNode> value = sidecar.field(field);
    if (value.isPresent() && !value.get().isTextual()) {
      refuse(field, " is " + show(value.get()) + "; it must be a text");
      return Optional.empty();
    }
    return value.map(JsonNode::textValue);
  }

  /** A yes or no; false where it is absent or refused. */
  boolean flag(final String field) {
    final Optional<JsonNode> value = sidecar.field(field);
    if (value.isPresent() && !value.get().isBoolean()) {
      refuse(field, " is " + show(value.get()) + "; it must be true or false");
      return false;
    }
    return value.isPresent() && value.get().booleanValue();
  }

  /** A direction, empty where it is absent or refused. */
  Optional<AxisDirection> direction(final String field) {
    final Optional<JsonNode> value = sidecar.field(field);
    final Optional<AxisDirection> d = value.flatMap(v -> AxisDirection.of(v.textValue()));
    if (value.isPresent() && d.isEmpty()) {
      refuse(field, " is " + show(value.get()) + "; it must be one of i, i-, j, j-, k, k-");
    }
    return d;
  }

  private static String show(final JsonNode v) {
    return v.isDouble() ? Numbers.format(v.doubleValue(), 9) : BidsPath.show(v.toString());
  }
}
