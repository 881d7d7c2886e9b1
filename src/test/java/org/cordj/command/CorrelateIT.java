package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cordj.io.Table;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Correlations and power from macros, without a display. */
class CorrelateIT {

  private static final Path ROOT = Path.of("").toAbsolutePath();

  private static final String[] PEOPLE = {
    "participant_id\talff\tndi\tage\tflat\tsex\ttwice\tlacking",
    "sub-01\t1.2\t30\t40\t5\tF\t81\t1",
    "sub-02\t2.9\t22\t55\t5\tM\t111\t2",
    "sub-03\t2.1\t28\t61\t5\tF\t123\tn/a",
    "sub-04\t4.0\t12\t38\t5\tF\t77\t4",
    "sub-05\t3.1\t19\t49\t5\tM\t99\t2",
    "sub-06\t5.2\t10\t52\t5\tM\t105\t1",
    "sub-07\t4.4\t15\t44\t5\tF\t89\t",
    "sub-08\t2.0\t25\t66\t5\tM\t133\t3",
  };

  @TempDir Path folder;

  private HostImageJ.Result run(final String options) throws IOException {
    Files.writeString(folder.resolve("people.tsv"), String.join("\n", PEOPLE) + "\n");
    return HostImageJ.in(folder)
        .runText("run(\"Cord Correlate...\", \"design=people.tsv " + options + "\");");
  }

  @Test
  void theShippedMacro() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder).run(ROOT.resolve("macros/correlate.ijm").toString(), "output=out");
    assertEquals(0, result.exitCode(), result.out() + result.err());
    assertEquals("", result.err());
    final Table table = Table.read(folder.resolve("out/correlations.tsv"));
    assertEquals(2, table.size());
    assertEquals("age", table.text(0, "covariates"));
    assertEquals(24, table.number(0, "participants"));
    assertEquals("sub-05", table.text(1, "left_out"));
    // the table that the macro makes has mJOA fall with ALFF, and grip strength does not
    assertTrue(table.number(0, "r") < -.6 && table.number(0, "q_fdr") < .01, table.toTsv());
    assertTrue(table.number(1, "p_permutation") > .05, table.toTsv());
    assertTrue(
        table.number(0, "ci_low") < table.number(0, "r")
            && table.number(0, "r") < table.number(0, "ci_high"));
    assertEquals(24 + 23, Table.read(folder.resolve("out/influence.tsv")).size());
    final Table power = Table.read(folder.resolve("out/power.tsv"));
    assertEquals(7, power.size());
    for (int row = 0; row < 7; row++) {
      assertEquals(power.number(row, "power_closed_form"), power.number(row, "power"), .03);
    }
    for (final String name : new String[] {"correlations", "design", "power"}) {
      assertEquals(1600, ImageIO.read(folder.resolve("out/" + name + ".png").toFile()).getWidth());
    }
    assertTrue(result.out().contains("30 participants a group reach a power of 0.8."));
  }

  @Test
  void ranksAndExactOrders() throws IOException {
    final HostImageJ.Result result =
        run("predictor=alff outcome=ndi method=spearman permutations=40320 table=t.tsv");
    assertEquals(0, result.exitCode(), result.err());
    final Table table = Table.read(folder.resolve("t.tsv"));
    assertEquals("exact", table.text(0, "permutation_kind"));
    assertEquals(40320, table.number(0, "permutations"));
    assertTrue(result.out().contains("ndi and alff: rho = "), result.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "predictor=alff outcome=flat|The column 'flat' is constant: it holds 5 for all 8",
        "predictor=alff outcome=sex|Column 'sex', row 1 ('sub-01') of 'people.tsv' holds 'F'",
        "predictor=alff outcome=pain|outcome is 'pain', but 'people.tsv' has no such column; its columns are participant_id, alff",
        "predictor=alff outcome=alff|predictor and outcome are both 'alff'",
        "predictor=alff outcome=ndi covariates=age,twice|The covariate 'twice' is collinear with the covariate 'age'",
        "predictor=age outcome=ndi covariates=twice|The predictor 'age' is collinear with the covariate 'twice'",
        "predictor=alff outcome=ndi covariates=ndi|covariates has 'ndi', which is the outcome",
        "predictor=alff outcome=lacking|sub-03 (lacking), sub-07 (lacking); fill them in",
        "predictor=alff outcome=ndi method=kendall|it must be one of pearson, spearman",
        "predictor=alff outcome=ndi permutations=10|permutations is 10; it must be from 100",
        "predictor=alff outcome=ndi bootstraps=10|bootstraps is 10; it must be from 100",
        "predictor=alff outcome=ndi group=site|group is 'site', but 'people.tsv' has no such column",
        "predictor=alff outcome=ndi output=a.jpg|its name must end in .png",
        "predictor=alff outcome=ndi seed=3|legal are design, predictor, outcome",
        "predictor=alff|Cord Correlate needs outcome",
      })
  void badInputIsOneSentence(final String options, final String sentence) throws IOException {
    final HostImageJ.Result result = run(options);
    assertEquals(1, result.exitCode(), result.out() + result.err());
    assertEquals(1, result.err().strip().lines().count(), result.err());
    assertTrue(result.err().contains(sentence), result.err());
    assertFalse(Files.exists(folder.resolve("a.jpg")));
  }

  @Test
  void tablesOfOtherShapes() throws IOException {
    Files.writeString(
        folder.resolve("twice.tsv"),
        "participant_id\ta\tb\nsub-1\t1\t2\nsub-2\t2\t1\nsub-1\t3\t3\n");
    Files.writeString(folder.resolve("nobody.tsv"), "name\ta\tb\nx\t1\t2\n");
    Files.writeString(
        folder.resolve("few.tsv"), "participant_id\ta\tb\nsub-1\t1\t2\nsub-2\t2\t1\nsub-3\t3\t3\n");
    final String[][] cases = {
      {"twice", "The participant 'sub-1' stands twice in 'twice.tsv', in the rows 1 and 3"},
      {"nobody", "'nobody.tsv' has no column 'participant_id'"},
      {"few", "'b' and 'a' have values of 3 participants; a correlation needs 4 or more"},
      {"none", "There is no table 'none.tsv'"},
    };
    for (final String[] one : cases) {
      final HostImageJ.Result result =
          HostImageJ.in(folder)
              .runText(
                  "run(\"Cord Correlate...\", \"design="
                      + one[0]
                      + ".tsv predictor=a outcome=b\");");
      assertEquals(1, result.exitCode(), result.out());
      assertTrue(result.err().contains(one[1]), result.err());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "groups=4|groups is 4; it must be 2 or 3",
        "effect=-1|effect is -1.0; it must be above 0",
        "from=20 to=10|to is 10, below from, which is 20",
        "target=2|target is 2.0; it must be above 0 and below 1",
        "alpha=five|it must be a number",
      })
  void badInputOfPower(final String options, final String sentence) {
    final HostImageJ.Result result =
        HostImageJ.in(folder).runText("run(\"Cord Power...\", \"" + options + "\");");
    assertEquals(1, result.exitCode(), result.out() + result.err());
    assertTrue(result.err().contains(sentence), result.err());
  }
}
