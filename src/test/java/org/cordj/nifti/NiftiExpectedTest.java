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
import org.cordj.image.Progress;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every file of the shared data reads as nibabel 5.0.0 reads it (expected.json). */
class NiftiExpectedTest {

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
              tests.add(
                  DynamicTest.dynamicTest(
                      e.getKey(),
                      () -> {
                        if (expected.has("load_error")) {
                          refused(file);
                        } else if (expected.has("data_error")) {
                          header(NiftiReader.readHeader(file), expected);
                          refused(file);
                        } else {
                          equal(file, expected);
                        }
                      }));
            });
    assertEquals(157, tests.size());
    return tests;
  }

  private static void refused(final Path file) {
    final NiftiException e =
        assertThrows(NiftiException.class, () -> NiftiReader.read(file, Progress.NONE));
    assertTrue(e.getMessage().contains(file.getFileName().toString()), e.getMessage());
  }

  private static void equal(final Path file, final JsonNode expected) throws IOException {
    final NiftiImage image = NiftiReader.read(file, Progress.NONE);
    header(image.header(), expected);
    if (expected.has("sum_channels")) {
      assertEquals(List.of("red", "green", "blue"), image.channelNames());
      for (int c = 0; c < 3; c++) {
        final String key = List.of("R", "G", "B").get(c);
        assertEquals(
            expected.get("sum_channels").get(key).asDouble(), sum(image.channel(c).planes()));
      }
    } else if (expected.get("sum").isArray()) {
      final NiftiImage re = NiftiReader.read(file, ComplexPart.REAL, Progress.NONE);
      final NiftiImage im = NiftiReader.read(file, ComplexPart.IMAGINARY, Progress.NONE);
      assertEquals(expected.get("sum").get(0).asDouble(), sum(re.planes()), 1e-5);
      assertEquals(expected.get("sum").get(1).asDouble(), sum(im.planes()), 1e-5);
    } else {
      values(expected, image.planes());
      exactValues(expected, NiftiReader.readExact(file, Progress.NONE));
    }
  }

  private static double sum(final float[][] planes) {
    double sum = 0;
    for (final float[] plane : planes) {
      for (final float v : plane) {
        sum += v;
      }
    }
    return sum;
  }

  /** The codec's exact values equal nibabel's doubles, not only to float's precision. */
  private static void exactValues(final JsonNode expected, final NiftiVoxels voxels) {
    double sum = 0;
    double size = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < voxels.planes().length; p++) {
      for (int i = 0; i < voxels.header().grid().planeSize(); i++) {
        final double v = voxels.scaled(p, i);
        if (Double.isFinite(v)) {
          sum += v;
          size += Math.abs(v);
          min = Math.min(min, v);
          max = Math.max(max, v);
        }
      }
    }
    assertEquals(expected.get("sum").asDouble(), sum, 1e-10 * size);
    assertEquals(expected.get("min").asDouble(), min);
    assertEquals(expected.get("max").asDouble(), max);
  }

  private static void header(final NiftiHeader h, final JsonNode expected) {
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
    assertEquals(raw.get("ver").asInt(), h.format() == HeaderFormat.NIFTI2 ? 2 : 1);
    assertEquals(
        raw.get("endian").asText(), h.order() == java.nio.ByteOrder.BIG_ENDIAN ? ">" : "<");
    final HeaderField slope =
        h.has(HeaderField.SCL_SLOPE) ? HeaderField.SCL_SLOPE : HeaderField.FUNUSED1;
    assertEquals(raw.get("slope").asDouble(), h.real(slope, 0));
    assertEquals(raw.get("dt").asInt(), h.datatype().code());
    if (expected.has("qform_code")) {
      assertEquals(expected.get("qform_code").asInt(), h.qformCode());
      assertEquals(expected.get("sform_code").asInt(), h.sformCode());
    }
    if (shape.size() > 3) {
      assertEquals(expected.get("zooms").get(3).asDouble(), h.tr(), 1e-6 * h.tr());
    }
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
