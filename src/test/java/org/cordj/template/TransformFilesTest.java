package org.cordj.template;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transforms as files: what is read of them, and what is refused. */
class TransformFilesTest {

  @TempDir Path folder;

  private static final Grid GRID =
      new Grid(6, 5, 4, new double[][] {{-1, 0, 0, 2}, {0, 1, 0, -3}, {0, 0, 2, 5}});

  private String file(final String name, final String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static double[] move(final String chain, final double... point) throws IOException {
    assertTrue(TransformChain.read(chain, Progress.NONE).move(point));
    return point;
  }

  private static String refusal(final String chain) {
    return assertThrows(Exception.class, () -> TransformChain.read(chain, Progress.NONE))
        .getMessage();
  }

  /**
   * A field of one displacement, as ITK stores it: components along the fifth axis, all of the
   * first before the second.
   */
  static Path field(
      final Path path, final Grid grid, final int intent, final int components, final float[] d)
      throws IOException {
    final ByteBuffer b =
        ByteBuffer.allocate(352 + 4 * grid.voxels() * components).order(ByteOrder.LITTLE_ENDIAN);
    b.putInt(0, 348);
    final short[] dim = {
      5, (short) grid.nx(), (short) grid.ny(), (short) grid.nz(), 1, (short) components, 1, 1
    };
    for (int i = 0; i < 8; i++) {
      b.putShort(40 + 2 * i, dim[i]);
      b.putFloat(76 + 4 * i, i >= 1 && i <= 3 ? (float) grid.voxelSize(i - 1) : 1);
    }
    b.putShort(68, (short) intent);
    b.putShort(70, (short) 16);
    b.putShort(72, (short) 32);
    b.putFloat(108, 352);
    b.put(123, (byte) 2);
    b.putShort(254, (short) 1);
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 4; c++) {
        b.putFloat(280 + 16 * r + 4 * c, (float) grid.affine()[r][c]);
      }
    }
    b.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
    b.position(352);
    for (int c = 0; c < components; c++) {
      for (int i = 0; i < grid.voxels(); i++) {
        b.putFloat(d[c]);
      }
    }
    Files.write(path, b.array());
    return path;
  }

  @Test
  void aFieldOfItkPointsToTheLeftAndTheBack() throws IOException {
    final Path path = field(folder.resolve("w.nii"), GRID, 1007, 3, new float[] {1, 2, 3});
    assertArrayEquals(new double[] {-1, -2, 9}, move(path.toString(), 0, 0, 6), 1e-12);
  }

  @Test
  void aFieldOfTheDisplacementIntentIsInNiftisWorld() throws IOException {
    final Path path = field(folder.resolve("w.nii"), GRID, 1006, 3, new float[] {1, 2, 3});
    assertArrayEquals(new double[] {1, 2, 9}, move(path.toString(), 0, 0, 6), 1e-12);
  }

  @Test
  void itkTextWithACenter() throws IOException {
    // a quarter turn about z through (10, 0, 0) in ITK's world, then 1 to the left, 2 back, 3 up
    final String path =
        file(
            "a.txt",
            "#Insight Transform File V1.0\n#Transform 0\nTransform: AffineTransform_double_3_3\n"
                + "Parameters: 0 -1 0 1 0 0 0 0 1 1 2 3\nFixedParameters: 10 0 0\n");
    // ITK: (x, y) -> (10 - y + 1, x - 10 + 2); the point (12, 5, 7) of ITK is (-12, -5, 7) here
    assertArrayEquals(new double[] {-6, -4, 10}, move(path, -12, -5, 7), 1e-12);
    assertArrayEquals(new double[] {-12, -5, 7}, move("inverse:" + path, -6, -4, 10), 1e-12);
  }

  @Test
  void itkBinaryOfEveryPrecisionAndOrder() throws IOException {
    final double[] p = {0, -1, 0, 1, 0, 0, 0, 0, 1, 1, 2, 3};
    for (final ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      for (final boolean single : new boolean[] {false, true}) {
        final Path path = folder.resolve("a.mat");
        final String type = single ? "float" : "double";
        Files.write(
            path,
            join(
                mat("AffineTransform_" + type + "_3_3", p, order, single),
                mat("fixed", new double[] {10, 0, 0}, order, single)));
        assertArrayEquals(new double[] {-6, -4, 10}, move(path.toString(), -12, -5, 7), 1e-12);
      }
    }
  }

  private static byte[] mat(
      final String name, final double[] values, final ByteOrder order, final boolean single) {
    final ByteBuffer b =
        ByteBuffer.allocate(20 + name.length() + 1 + values.length * (single ? 4 : 8)).order(order);
    b.putInt((order == ByteOrder.BIG_ENDIAN ? 1000 : 0) + (single ? 10 : 0));
    b.putInt(values.length).putInt(1).putInt(0).putInt(name.length() + 1);
    b.put(name.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    for (final double v : values) {
      if (single) {
        b.putFloat((float) v);
      } else {
        b.putDouble(v);
      }
    }
    return b.array();
  }

  private static byte[] join(final byte[] a, final byte[] b) {
    final byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  @Test
  void eulerAnglesAndTranslations() throws IOException {
    final double quarter = Math.PI / 2;
    final String about =
        "#Insight Transform File V1.0\nTransform: Euler3DTransform_double_3_3\nParameters: %s %s %s"
            + " 0 0 0\nFixedParameters: 0 0 0 %d\n";
    // about x alone: ITK's y goes to z
    final String x = file("x.txt", String.format(about, quarter, 0, 0, 0));
    assertArrayEquals(new double[] {0, 0, -1}, move(x, 0, 1, 0), 1e-12);
    // ITK: z x y and z y x differ
    final String zxy = file("zxy.txt", String.format(about, quarter, quarter, 0, 0));
    final String zyx = file("zyx.txt", String.format(about, quarter, quarter, 0, 1));
    // ITK's z axis: Ry takes it to x, Rx leaves that; Rx takes it to -y, Ry leaves that
    assertArrayEquals(new double[] {-1, 0, 0}, move(zxy, 0, 0, 1), 1e-12);
    assertArrayEquals(new double[] {0, 1, 0}, move(zyx, 0, 0, 1), 1e-12);
    final String t =
        file(
            "t.txt",
            "#Insight Transform File V1.0\nTransform: TranslationTransform_double_3_3\n"
                + "Parameters: 1 2 3\nFixedParameters:\n");
    assertArrayEquals(new double[] {-1, -2, 3}, move(t, 0, 0, 0), 1e-12);
  }

  @Test
  void aPlainMatrixIsOfNiftisWorld() throws IOException {
    final String path = file("m.txt", "1 0 0 5\n0 1 0 -2\n0\t0\t2\t0\n0 0 0 1\n");
    assertArrayEquals(new double[] {6, 0, 6}, move(path, 1, 2, 3), 0);
  }

  @Test
  void aChainLeadsFromTheLastToTheFirst() throws IOException {
    final String twice = file("twice.txt", "2 0 0 0\n0 2 0 0\n0 0 2 0\n0 0 0 1\n");
    final String shift = file("shift.txt", "1 0 0 5\n0 1 0 0\n0 0 1 0\n0 0 0 1\n");
    assertArrayEquals(new double[] {12, 2, 2}, move(twice + ", " + shift, 1, 1, 1), 0);
    assertArrayEquals(new double[] {7, 2, 2}, move(shift + "," + twice, 1, 1, 1), 0);
  }

  @Test
  void aFieldOnAnotherGridThanTheReferenceIsSaid() throws IOException {
    final Path path = field(folder.resolve("w.nii"), GRID, 1007, 3, new float[3]);
    final TransformChain chain = TransformChain.read(path.toString(), Progress.NONE);
    assertEquals(0, chain.notes("ref", GRID).size());
    assertEquals(0, chain.notes("ref", GRID.flipped(new boolean[] {true, true, false})).size());
    final String note = chain.notes("ref", Grid.ras(9, 9, 9, 1, 1, 1)).get(0);
    assertTrue(note.contains("is not on the grid of the reference 'ref'"), note);
    assertTrue(note.contains("6 x 5 x 4") && note.contains("9 x 9 x 9"), note);
  }

  @Test
  void whatIsNoFieldIsRefused() throws IOException {
    final Path map = field(folder.resolve("map.nii"), GRID, 0, 3, new float[3]);
    assertTrue(refusal(map.toString()).contains("its intent code is 0"), refusal(map.toString()));
    final Path two = field(folder.resolve("two.nii"), GRID, 1007, 2, new float[2]);
    final String sentence = refusal(two.toString());
    assertTrue(sentence.contains("its size is [6, 5, 4, 1, 2]"), sentence);
    final Path w = field(folder.resolve("w.nii"), GRID, 1007, 3, new float[3]);
    assertTrue(refusal("inverse:" + w).contains("cannot be turned round"));
  }

  @Test
  void whatIsNoAffineIsRefused() throws IOException {
    assertTrue(refusal("").startsWith("warp is empty"));
    assertTrue(refusal(folder + "/none.mat").startsWith("There is no transform"));
    assertTrue(refusal(file("a.csv", "1")).contains("is no transform"));
    assertTrue(refusal(file("p.txt", "1 2 3\n")).contains("it has 1 rows of [3] numbers"));
    assertTrue(refusal(file("q.txt", "1 0 x 0\n")).contains("'1 0 x 0' are not numbers"));
    assertTrue(
        refusal(file("r.txt", "1 0 0 0\n0 1 0 0\n0 0 1 0\n0 0 1 1\n")).contains("its last row is"));
    final String flat = refusal(file("s.txt", "1 0 0 0\n0 1 0 0\n1 1 0 0\n0 0 0 1\n"));
    assertTrue(flat.contains("is singular (determinant 0.0)"), flat);
    final String head = "#Insight Transform File V1.0\n";
    assertTrue(
        refusal(file("v.txt", head + "Transform: BSplineTransform_double_3_3\nParameters: 1\n"))
            .contains("of the kind 'BSplineTransform_double_3_3'"));
    assertTrue(
        refusal(file("n.txt", head + "Transform: AffineTransform_double_3_3\nParameters: 1 2\n"))
            .contains("has 2 parameters; it must have 12"));
    assertTrue(refusal(file("z.txt", head)).contains("holds 0 transforms"));
    Files.write(folder.resolve("d.mat"), new byte[] {0, 0, 0, 0, 9, 9});
    assertTrue(refusal(folder.resolve("d.mat").toString()).contains("or it is damaged"));
  }

  @Test
  void damagedBinaryFilesAreRefusedNeverReadAsSomethingElse() throws IOException {
    final byte[] whole =
        mat("AffineTransform_double_3_3", new double[12], ByteOrder.LITTLE_ENDIAN, false);
    for (int n = 1; n < whole.length; n++) {
      Files.write(folder.resolve("cut.mat"), Arrays.copyOf(whole, n));
      final String sentence = refusal(folder.resolve("cut.mat").toString());
      assertTrue(sentence.contains("cut.mat' is no"), n + ": " + sentence);
    }
  }
}
