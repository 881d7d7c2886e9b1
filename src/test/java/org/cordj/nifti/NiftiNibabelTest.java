package org.cordj.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * nibabel reads what CordJ writes as CordJ does. Skipped where there is no Python with nibabel
 * ({@code python3}, or what the environment variable {@code CORDJ_PYTHON} names).
 */
class NiftiNibabelTest {

  private static final String SCRIPT =
      """
      import sys, json, numpy, nibabel
      for path in sys.argv[1:]:
          i = nibabel.load(path)
          h = i.header
          q, s = i.get_qform(), i.get_sform()
          v = numpy.asarray(i.dataobj).flatten(order='F')
          if v.dtype.names:
              v = v.view('u1').astype('f8')
          print(json.dumps(dict(
              shape=i.shape, affine=i.affine.tolist(), qform=q.tolist(), sform=s.tolist(),
              codes=[int(h['qform_code']), int(h['sform_code'])],
              dtype=h.get_data_dtype().newbyteorder('=').name, endian=h.endianness,
              zooms=[float(z) for z in h.get_zooms()], units=h.get_xyzt_units(),
              descrip=h['descrip'].item().decode(), extensions=[e.get_code() for e in h.extensions],
              kind=type(i).__name__, size=int(h['sizeof_hdr']),
              sum=float(v.astype('f8').sum()), weighted=float((v * numpy.arange(1, v.size + 1)).sum()))))
      """;

  @TempDir Path folder;

  private static String python() {
    final String named = System.getenv("CORDJ_PYTHON");
    return named == null || named.isBlank() ? "python3" : named;
  }

  private static String run(final List<String> command) throws IOException, InterruptedException {
    final Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
    final String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(p.waitFor(2, TimeUnit.MINUTES));
    return p.exitValue() == 0 ? out : null;
  }

  private static List<JsonNode> nibabel(final List<Path> files)
      throws IOException, InterruptedException {
    final List<String> command = new ArrayList<>(List.of(python(), "-c", SCRIPT));
    files.forEach(f -> command.add(f.toString()));
    final String out = run(command);
    assertTrue(out != null, "nibabel refuses a file of ours");
    final List<JsonNode> read = new ArrayList<>();
    for (final String line : out.strip().split("\n")) {
      read.add(new ObjectMapper().readTree(line));
    }
    assertEquals(files.size(), read.size());
    return read;
  }

  private static void requireNibabel() throws InterruptedException {
    String version = null;
    try {
      version = run(List.of(python(), "-c", "import nibabel"));
    } catch (final IOException e) {
      // There is no such Python.
    }
    Assumptions.assumeTrue(
        version != null, () -> "skipped: '" + python() + "' has no nibabel here");
  }

  @Test
  void everyTypeAndFormat() throws IOException, InterruptedException {
    requireNibabel();
    final List<Path> files = new ArrayList<>();
    final List<NiftiImage> images = new ArrayList<>();
    for (final DataType type : DataType.values()) {
      if (type.kind() != DataType.Kind.INTEGER && type.kind() != DataType.Kind.REAL) {
        continue;
      }
      for (final HeaderFormat format : List.of(HeaderFormat.NIFTI1, HeaderFormat.NIFTI2)) {
        for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
          final NiftiHeader template =
              HeaderEdit.fresh(format, order)
                  .type(type)
                  .dims(false, NiftiTestFiles.GRID, 1)
                  .affine(NiftiTestFiles.GRID, 1)
                  .build()
                  .withDescrip("CordJ " + type);
          final Path path =
              folder.resolve(
                  type + " " + format + order + (files.size() % 3 == 0 ? ".nii" : ".nii.gz"));
          final Series run = NiftiTestFiles.series(NiftiTestFiles.GRID, 3, 1.5, 1);
          for (final float[] plane : run.planes()) {
            for (int i = 0; i < plane.length; i++) {
              plane[i] = Math.abs(plane[i]);
            }
          }
          new NiftiWriter(type, 6).write(path, run, template);
          files.add(path);
          images.add(NiftiReader.read(path, Progress.NONE));
        }
      }
    }
    compare(files, images);
  }

  @Test
  void everyOrientation() throws IOException, InterruptedException {
    requireNibabel();
    final List<Path> files = new ArrayList<>();
    final List<NiftiImage> images = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      final Grid g = NiftiPropertyTest.grid(i, 0.1 * (i % 5), 0.05 * (i % 3), -0.1, 4, 3, 2, i);
      final Volume v = NiftiTestFiles.volume(g, 0.5f);
      final Path path = folder.resolve(i + ".nii.gz");
      NiftiWriter.FLOAT32.write(path, v, null);
      files.add(path);
      images.add(NiftiReader.read(path, Progress.NONE));
    }
    compare(files, images);
  }

  private static void compare(final List<Path> files, final List<NiftiImage> images)
      throws IOException, InterruptedException {
    final List<JsonNode> read = nibabel(files);
    for (int f = 0; f < files.size(); f++) {
      final JsonNode n = read.get(f);
      final NiftiImage image = images.get(f);
      final NiftiHeader h = image.header();
      final String name = files.get(f).getFileName().toString();
      assertEquals(h.datatype().toString(), n.get("dtype").asText(), name);
      assertEquals(h.order() == ByteOrder.BIG_ENDIAN ? ">" : "<", n.get("endian").asText(), name);
      assertEquals(h.format().size(), n.get("size").asInt(), name);
      assertEquals(h.descrip(), n.get("descrip").asText(), name);
      assertEquals("mm", n.get("units").get(0).asText(), name);
      assertEquals(h.qformCode(), n.get("codes").get(0).asInt(), name);
      assertEquals(h.sformCode(), n.get("codes").get(1).asInt(), name);
      assertEquals(h.shape().length, n.get("shape").size(), name);
      for (int d = 0; d < h.shape().length; d++) {
        assertEquals(h.shape()[d], n.get("shape").get(d).asLong(), name);
      }
      if (image.is4d()) {
        assertEquals(image.tr(), n.get("zooms").get(3).asDouble(), name);
        assertEquals("sec", n.get("units").get(1).asText(), name);
      }
      for (int r = 0; r < 3; r++) {
        assertArrayEquals(h.grid().affine()[r], row(n.get("affine").get(r)), 1e-6, name);
        assertArrayEquals(h.grid().affine()[r], row(n.get("sform").get(r)), 1e-6, name);
        // A quaternion of float32 holds an angle to about 4e-4 at worst.
        assertArrayEquals(h.grid().affine()[r], row(n.get("qform").get(r)), 5e-3, name);
      }
      double sum = 0;
      double weighted = 0;
      long i = 0;
      for (final float[] plane : image.planes()) {
        for (final float v : plane) {
          sum += v;
          weighted += v * (double) ++i;
        }
      }
      assertEquals(sum, n.get("sum").asDouble(), name);
      assertEquals(weighted, n.get("weighted").asDouble(), name);
    }
  }

  private static double[] row(final JsonNode node) {
    final double[] row = new double[4];
    for (int i = 0; i < 4; i++) {
      row[i] = node.get(i).asDouble();
    }
    return row;
  }
}
