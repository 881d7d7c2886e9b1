package org.cordj.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bases, products, components and filters against their definitions. */
class LeastSquaresTest {

  private static double[][] random(final int rows, final int columns, final long seed) {
    final Random random = new Random(seed);
    final double[][] x = new double[rows][columns];
    for (final double[] row : x) {
      Arrays.setAll(row, c -> random.nextGaussian());
    }
    return x;
  }

  private static double dot(final double[] a, final double[] b) {
    double sum = 0;
    for (int t = 0; t < a.length; t++) {
      sum += a[t] * b[t];
    }
    return sum;
  }

  private static void assertOrthonormal(final double[][] vectors) {
    for (int a = 0; a < vectors.length; a++) {
      for (int b = 0; b < vectors.length; b++) {
        assertEquals(a == b ? 1 : 0, dot(vectors[a], vectors[b]), 1e-13);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "2,4,3", "3,5,130", "7,9,8", "6,3,64"})
  void productsAreSums(final int m, final int n, final int series) {
    final double[][] a = random(m, n, 1);
    final double[][] x = random(n, series, 2);
    final double[][] y = random(m, series, 3);
    final double[][] before = Arrays.stream(y).map(double[]::clone).toArray(double[][]::new);
    RowProduct.add(a, x, y, series);
    for (int r = 0; r < m; r++) {
      for (int v = 0; v < series; v++) {
        double sum = before[r][v];
        for (int c = 0; c < n; c++) {
          sum += a[r][c] * x[c][v];
        }
        assertEquals(sum, y[r][v], 1e-13);
      }
    }
  }

  @Test
  void basesAreOrthonormalAndSoAreTheirComplements() {
    final double[][] columns = random(9, 30, 4);
    for (int t = 0; t < 30; t++) {
      columns[5][t] = 2 * columns[1][t] - 7 * columns[3][t];
      columns[8][t] = columns[0][t] + 1e-6 * columns[8][t];
    }
    final ColumnBasis basis = ColumnBasis.empty(30).with(columns);
    assertEquals(8, basis.rank());
    assertEquals(List.of(5), basis.dropped());
    final double[][] all =
        java.util.stream.Stream.concat(
                Arrays.stream(basis.vectors(0)), Arrays.stream(basis.complement()))
            .toArray(double[][]::new);
    assertEquals(30, all.length);
    assertOrthonormal(all);
    for (final double[] column : columns) {
      for (final double[] rest : basis.complement()) {
        assertEquals(0, dot(column, rest), 1e-12);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> basis.with(new double[][] {{1, 2}}));
  }

  @ParameterizedTest
  @CsvSource({"1,3", "10,4", "40,5"})
  void conditionIsThatOfTheUnitColumns(final int columns, final long seed) {
    final double[][] x = random(columns, 60, seed);
    if (columns > 5) {
      for (int t = 0; t < 60; t++) {
        x[4][t] = x[2][t] + 1e-3 * x[4][t];
      }
    }
    final ColumnBasis basis = ColumnBasis.empty(60).with(x);
    final double[][] unit = new double[columns][];
    for (int c = 0; c < columns; c++) {
      final double norm = Math.sqrt(dot(x[c], x[c]));
      unit[c] = Arrays.stream(x[c]).map(v -> v / norm).toArray();
    }
    final double exact =
        new SingularValueDecomposition(new Array2DRowRealMatrix(unit).transpose())
            .getConditionNumber();
    assertEquals(exact, basis.condition(), 0.03 * exact);
    assertEquals(1, ColumnBasis.empty(3).condition());
  }

  @ParameterizedTest
  @CsvSource({"24,2,12", "25,1,12", "25,3,7", "24,5,9", "7,1,3"})
  void bandSpacesAreTheirWaves(final int length, final int first, final int last) {
    final FrequencyBins bins = new FrequencyBins(first, last, 2 * last == length);
    final BandSpace space = new BandSpace(bins, length);
    assertEquals(bins.degrees(), space.dimensions());
    final double[][] x = random(length, 5, 1);
    final double[][] before = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
    final double[][] c = new double[space.dimensions()][5];
    space.forward(x, c, 5);
    final double[][] back = new double[length][5];
    space.backward(c, back, 5);
    final double[][] expected = new double[length][5];
    int row = 0;
    for (int pass = 0; pass < 2; pass++) {
      for (int m = first; m <= last; m++) {
        if (pass == 1 && 2 * m == length) {
          continue;
        }
        final double[] wave = pass == 0 ? BandSpace.cosine(m, length) : BandSpace.sine(m, length);
        assertEquals(1, dot(wave, wave), 1e-13);
        for (int v = 0; v < 5; v++) {
          double sum = 0;
          for (int t = 0; t < length; t++) {
            sum += wave[t] * before[t][v];
          }
          assertEquals(sum, c[row][v], 1e-12);
          for (int t = 0; t < length; t++) {
            expected[t][v] += sum * wave[t];
          }
        }
        row++;
      }
    }
    for (int t = 0; t < length; t++) {
      assertArrayEquals(expected[t], back[t], 1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource({"20,50", "50,20"})
  void componentsAreSingularVectors(final int length, final int series) {
    final double[][] rows = random(length, series, 3);
    final PrincipalComponents components = PrincipalComponents.of(rows);
    final SingularValueDecomposition svd =
        new SingularValueDecomposition(new Array2DRowRealMatrix(rows));
    final double total = Arrays.stream(svd.getSingularValues()).map(s -> s * s).sum();
    assertEquals(20, components.variances().length);
    assertOrthonormal(components.courses());
    for (int c = 0; c < 20; c++) {
      final double s = svd.getSingularValues()[c];
      assertEquals(s * s / total, components.variances()[c], 1e-12);
      assertEquals(1, Math.abs(dot(svd.getU().getColumn(c), components.courses()[c])), 1e-8);
      final int k = c;
      double follows = 0;
      for (int t = 0; t < length; t++) {
        follows += components.courses()[k][t] * Arrays.stream(rows[t]).sum();
      }
      assertTrue(follows >= 0);
    }
    assertEquals(20, components.explaining(1));
    assertEquals(1, components.explaining(components.variances()[0]));
    assertThrows(IllegalArgumentException.class, () -> PrincipalComponents.of(new double[4][3]));
  }

  @Test
  void eigenvaluesOfTridiagonalMatrices() {
    final double[] d = random(1, 30, 1)[0];
    final double[] e = random(1, 30, 2)[0];
    e[11] = 0;
    final double[] expected =
        new org.apache.commons.math3.linear.EigenDecomposition(d.clone(), Arrays.copyOf(e, 29))
            .getRealEigenvalues();
    final double[] ours = ParallelAnalysis.eigenvalues(d, e);
    Arrays.sort(expected);
    Arrays.sort(ours);
    assertArrayEquals(expected, ours, 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"30,80", "80,30"})
  void noiseLimitsAreThoseOfNoise(final int length, final int series) {
    final double[] limits = ParallelAnalysis.limits(length, series, 1);
    final double[][] first = new double[2][200];
    for (int draw = 0; draw < 200; draw++) {
      final double[] shares =
          PrincipalComponents.of(random(length, series, 100 + draw)).variances();
      first[0][draw] = shares[0];
      first[1][draw] = shares[10];
    }
    Arrays.sort(first[0]);
    Arrays.sort(first[1]);
    assertEquals(first[0][189], limits[0], 0.04 * limits[0]);
    assertEquals(first[1][189], limits[10], 0.02 * limits[10]);
    assertArrayEquals(limits, ParallelAnalysis.limits(length, series, 1));
  }

  @Test
  void parallelAnalysisFindsWhatWasPlanted() {
    final double[][] rows = random(120, 60, 5);
    final double[][] latent = random(3, 120, 6);
    for (int t = 0; t < 120; t++) {
      for (int v = 0; v < 60; v++) {
        rows[t][v] += 1.2 * latent[v % 3][t];
      }
    }
    assertEquals(3, ParallelAnalysis.count(PrincipalComponents.of(rows).variances(), 120, 60, 1));
  }

  @Test
  void butterworthHasHalfPowerTwiceAtItsEdges() {
    final int n = 4000;
    for (final double[] edge :
        new double[][] {{0.01, 0.1, 0.01}, {0.01, 0.1, 0.1}, {0.02, 0, 0.02}, {0, 0.05, 0.05}}) {
      final Butterworth filter = new Butterworth(5, edge[0], edge[1], n, 2);
      // once forwards and once backwards: an amplitude of 1/2 at an edge, 1 inside
      assertEquals(0.5, gain(filter, edge[2], n), 2e-3, Arrays.toString(edge));
    }
    assertEquals(1, gain(new Butterworth(5, 0.01, 0.1, n, 2), Math.sqrt(0.001), n), 1e-3);
    assertEquals(0, gain(new Butterworth(5, 0.01, 0.1, n, 2), 0.2, n), 1e-3);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> new Butterworth(5, 0.01, 0.1, 33, 2))
            .getMessage()
            .endsWith("it needs more than 33."));
    assertThrows(IllegalArgumentException.class, () -> new Butterworth(5, 0.1, 0.05, 100, 2));
    assertThrows(IllegalArgumentException.class, () -> new Butterworth(5, 0.3, 0, 100, 2));
  }

  private static double gain(final Butterworth filter, final double frequency, final int n) {
    final double[] x = new double[n];
    Arrays.setAll(x, t -> Math.sin(2 * Math.PI * frequency * 2 * t));
    filter.filter(x, 0);
    double squares = 0;
    for (int t = 1000; t < 3000; t++) {
      squares += x[t] * x[t] / 2000;
    }
    return Math.sqrt(2 * squares);
  }
}
