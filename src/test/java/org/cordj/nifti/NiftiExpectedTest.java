package org.cordj.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cordj.image.Progress;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every file of the shared data reads as nibabel 5.0.0 reads it (expected.json). */
class NiftiExpectedTest {

  private static final Set<String> STAGE_A_TYPES = Set.of("2", "4", "16", "64");

  @TestFactory
  List<DynamicTest> everyFileEqualsNibabel() throws IOException {
    final Path data = Shared.require("data/expected.json").getParent();
    final JsonNode all = new ObjectMapper().readTree(data.resolve("expected.json").toFile());
    final List<DynamicTest> tests = new ArrayList<>();
    all.fields()
        .forEachRemaining(
            e -> {
              final Path file = data.resolve(e.getKey());
              final JsonNode expected = e.getValue();
              if (expected.has("load_error")) {
                tests.add(DynamicTest.dynamicTest(e.getKey(), () -> refused(file)));
              } else if (applies(e.getKey(), expected)) {
                tests.add(DynamicTest.dynamicTest(e.getKey(), () -> equal(file, expected)));
              }
            });
    assertTrue(tests.size() > 140, "only " + tests.size() + " files apply");
    return tests;
  }

  private static boolean applies(final String name, final JsonNode expected) {
    return name.matches(".*\\.nii(\\.gz)?")
        && STAGE_A_TYPES.contains(expected.path("raw").path("dt").asText())
        && expected.path("shape").size() <= 4;
  }

  private static void refused(final Path file) {
    final NiftiException e =
        assertThrows(NiftiException.class, () -> NiftiReader.read(file, Progress.NONE));
    assertTrue(e.getMessage().contains(file.getFileName().toString()), e.getMessage());
  }

  private static void equal(final Path file, final JsonNode expected) throws IOException {
    final NiftiImage image = NiftiReader.read(file, Progress.NONE);
    final NiftiHeader h = image.header();
    final JsonNode shape = expected.get("shape");
    assertEquals(shape.size(), h.shape().length);
    for (int i = 0; i < shape.size(); i++) {
      assertEquals(shape.get(i).asLong(), h.shape()[i]);
    }
    final double[][] affine = h.grid().affine();
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 4; c++) {
        assertEquals(expected.get("affine").get(r).get(c).asDouble(), affine[r][c], 1e-4);
      }
    }
    assertEquals(expected.get("orient").asText(), h.grid().orientation());
    final JsonNode raw = expected.get("raw");
    assertEquals(raw.get("dt").asInt(), h.datatype().code());
    if (expected.has("qform_code")) {
      assertEquals(expected.get("qform_code").asInt(), h.qformCode());
      assertEquals(expected.get("sform_code").asInt(), h.sformCode());
    }
    if (shape.size() > 3) {
      assertEquals(expected.get("zooms").get(3).asDouble(), h.tr(), 1e-6 * h.tr());
    }
    values(expected, image.planes());
  }

  private static void values(final JsonNode expected, final float[][] planes) {
    double sum = 0;
    double size = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    long notFinite = 0;
    for (final float[] plane : planes) {
      for (final float v : plane) {
        if (!Float.isFinite(v)) {
          notFinite++;
        } else {
          sum += v;
          size += Math.abs(v);
          min = Math.min(min, v);
          max = Math.max(max, v);
        }
      }
    }
    // expected.json counts infinite values among its nan.
    assertEquals(expected.get("nan").asLong(), notFinite);
    // Each value is rounded to float once, by at most 2^-24 of itself.
    assertEquals(expected.get("sum").asDouble(), sum, size / (1 << 24) + 1e-9);
    assertEquals((float) expected.get("min").asDouble(), (float) min);
    assertEquals((float) expected.get("max").asDouble(), (float) max);
    final JsonNode first = expected.get("first");
    for (int i = 0; i < first.size(); i++) {
      final double e = first.get(i).isTextual() ? Double.NaN : first.get(i).asDouble();
      assertEquals((float) e, planes[i / planes[0].length][i % planes[0].length]);
    }
  }
}
