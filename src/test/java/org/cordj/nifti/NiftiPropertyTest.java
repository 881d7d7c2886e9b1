package org.cordj.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.junit.jupiter.api.Test;

/** What holds for any header that can be written. */
class NiftiPropertyTest {

  private static final List<DataType> TYPES =
      Arrays.stream(DataType.values())
          .filter(t -> t.kind() == DataType.Kind.INTEGER || t.kind() == DataType.Kind.REAL)
          .toList();

  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("cordj-nifti");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (var files = Files.list(folder)) {
      for (final Path p : files.toList()) {
        Files.delete(p);
      }
    }
    Files.delete(folder);
  }

  @Provide
  Arbitrary<DataType> types() {
    return Arbitraries.of(TYPES);
  }

  /** A grid of any of the 48 axis orders and flips, turned by up to 40 degrees. */
  @Provide
  Arbitrary<Grid> grids() {
    final Arbitrary<Double> angle = Arbitraries.doubles().between(-0.7, 0.7);
    return Combinators.combine(
            Arbitraries.integers().between(0, 47),
            angle,
            angle,
            angle,
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 3),
            Arbitraries.longs())
        .as(NiftiPropertyTest::grid);
  }

  static Grid grid(
      final int order,
      final double a,
      final double b,
      final double c,
      final int nx,
      final int ny,
      final int nz,
      final long seed) {
    final Random r = new Random(seed);
    final double[][] turn = product(product(rotation(0, a), rotation(1, b)), rotation(2, c));
    final double[][] m = product(turn, signedPermutation(order));
    final double[][] affine = new double[3][4];
    for (int j = 0; j < 3; j++) {
      final double size = 0.2 + 5 * r.nextDouble();
      for (int i = 0; i < 3; i++) {
        affine[i][j] = m[i][j] * size;
      }
      affine[j][3] = 200 * (r.nextDouble() - 0.5);
    }
    return new Grid(nx, ny, nz, affine);
  }

  /** The 48 ways to lay three voxel axes along three world axes, in either direction. */
  private static double[][] signedPermutation(final int index) {
    final int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    final double[][] m = new double[3][3];
    for (int d = 0; d < 3; d++) {
      m[orders[index / 8][d]][d] = (index >> d & 1) == 0 ? 1 : -1;
    }
    return m;
  }

  private static double[][] rotation(final int axis, final double angle) {
    final double[][] m = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    final int i = (axis + 1) % 3;
    final int j = (axis + 2) % 3;
    m[i][i] = m[j][j] = Math.cos(angle);
    m[i][j] = -Math.sin(angle);
    m[j][i] = Math.sin(angle);
    return m;
  }

  private static double[][] product(final double[][] a, final double[][] b) {
    final double[][] m = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          m[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return m;
  }

  @Property(tries = 400, seed = "2026")
  void whateverIsWrittenIsReadBackEqual(
      @ForAll("grids") final Grid grid,
      @ForAll("types") final DataType type,
      @ForAll @IntRange(min = 2, max = 4) final int volumes,
      @ForAll @DoubleRange(min = 0.01, max = 90) final double tr,
      @ForAll @StringLength(max = 19) final String descrip,
      @ForAll final boolean gzip,
      @ForAll final boolean nifti2,
      @ForAll final boolean bigEndian)
      throws IOException {
    final Series run = NiftiTestFiles.series(grid, volumes, (float) tr, 1);
    for (final float[] plane : run.planes()) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = Math.abs(plane[i]) % 127;
      }
    }
    final String text = descrip.replace("\0", "");
    final NiftiHeader template = template(grid, type, nifti2, bigEndian).withDescrip(text);
    final Path path = folder.resolve(gzip ? "p.nii.gz" : "p.nii");
    final NiftiWriter.Written w = new NiftiWriter(type, 1).write(path, run, template);
    final NiftiImage back = NiftiReader.read(path, Progress.NONE);
    assertArrayEquals(w.header().bytes(), back.header().bytes());
    assertArrayEquals(w.header().extensionBytes(), back.header().extensionBytes());
    assertEquals(w.header().fields(), back.header().fields());
    assertArrayEquals(run.planes(), back.planes());
    assertEquals((float) tr, (float) back.tr());
    assertEquals(text, back.header().descrip());
    assertEquals(bigEndian, back.header().order() == java.nio.ByteOrder.BIG_ENDIAN);
    assertEquals(nifti2 ? HeaderFormat.NIFTI2 : HeaderFormat.NIFTI1, back.header().format());
    assertEquals(grid.orientation(), back.grid().orientation());
    // A header's float32 holds 24 bits of a coordinate of up to 100 mm.
    requireSameAffine(grid, back.grid(), nifti2 ? 0 : 1e-5);
    // And once more: nothing is left to change.
    assertEquals(
        List.of(), new NiftiWriter(type, 1).write(path, back.toSeries(), back.header()).changes());
  }

  /** The qform alone says the same as the sform, for every orientation. */
  @Property(tries = 400, seed = "2026")
  void theQformEqualsTheSform(@ForAll("grids") final Grid grid) {
    final NiftiHeader both = NiftiHeader.of(grid, 1, 0, DataType.UINT8);
    assertEquals(1, both.qformCode());
    assertEquals(List.of(), both.notes());
    final NiftiHeader q = both.edit().integer(HeaderField.SFORM_CODE, 0, 0).build();
    // The quaternion's first part is the root of 1 minus the others' squares, which float32 holds
    // to 1e-7: near a half turn it is off by up to 4e-4.
    requireSameAffine(grid, q.grid(), 5e-3);
    assertEquals(grid.orientation(), q.grid().orientation());
  }

  @Test
  void thereAre48Orientations() {
    final Set<String> seen = new HashSet<>();
    for (int i = 0; i < 48; i++) {
      final Grid g = grid(i, 0, 0, 0, 3, 4, 5, i);
      final NiftiHeader q =
          NiftiHeader.of(g, 1, 0, DataType.UINT8)
              .edit()
              .integer(HeaderField.SFORM_CODE, 0, 0)
              .build();
      requireSameAffine(g, q.grid(), 1e-5);
      seen.add(q.grid().orientation());
    }
    assertEquals(48, seen.size());
  }

  private static NiftiHeader template(
      final Grid grid, final DataType type, final boolean nifti2, final boolean bigEndian) {
    final HeaderFormat format = nifti2 ? HeaderFormat.NIFTI2 : HeaderFormat.NIFTI1;
    final var order = bigEndian ? java.nio.ByteOrder.BIG_ENDIAN : java.nio.ByteOrder.LITTLE_ENDIAN;
    return HeaderEdit.fresh(format, order).type(type).dims(false, grid, 1).affine(grid, 1).build();
  }

  private static void requireSameAffine(
      final Grid expected, final Grid actual, final double tolerance) {
    for (int r = 0; r < 3; r++) {
      assertArrayEquals(expected.affine()[r], actual.affine()[r], tolerance);
    }
  }
}
