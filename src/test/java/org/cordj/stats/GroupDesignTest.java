package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupDesignTest {

  static Table table() {
    return new Table("participant_id", "group", "sex", "age", "site", "same", "nearly")
        .add("a", "opioid", "f", 20, "1", 5, "n/a")
        .add("b", "opioid", "m", 30, "1", 5, "1")
        .add("c", "opioid", "f", 41, "2", 5, "2")
        .add("d", "non-opioid", "m", 35, "2", 5, "3")
        .add("e", "non-opioid", "f", 50, "2", 5, "")
        .add("f", "non-opioid", "m", 28, "3", 5, "4")
        .add("g", "control", "f", 33, "3", 5, "5")
        .add("h", "control", "m", 47, "3", 5, "6")
        .add("i", "control", "m", 55, "4", 5, "7");
  }

  private static GroupDesign of(final String formula) {
    return GroupDesign.of(table(), Formula.parse(formula), "", List.of(), false);
  }

  private static double[] weights(final String formula, final String contrast) {
    return DesignContrast.list(of(formula), contrast).get(0).weights()[0];
  }

  @Test
  void columnsAreCodedAsRCodesThem() {
    assertEquals(
        List.of("intercept", "group[non-opioid]", "group[opioid]", "age"),
        of("group + age").columnNames());
    assertEquals(
        List.of("group[control]", "group[non-opioid]", "group[opioid]", "sex[m]"),
        of("0 + group + sex").columnNames());
    assertEquals(
        List.of("intercept", "sex[m]", "age", "sex[m]:age"), of("sex * age").columnNames());
    assertEquals(List.of("intercept", "sex[f]:age", "sex[m]:age"), of("sex:age").columnNames());
  }

  @Test
  void covariatesAreCentredUnlessRaw() {
    final double[][] centred = of("age").matrix();
    double sum = 0;
    for (final double[] row : centred) {
      sum += row[1];
    }
    assertEquals(0, sum, 1e-10);
    assertEquals(20, of("raw(age)").matrix()[0][1]);
    assertEquals(
        List.of("intercept", "site[2]", "site[3]"),
        GroupDesign.of(sites(), Formula.parse("factor(site)"), "", List.of(), false).columnNames());
  }

  private static Table sites() {
    final Table sites = new Table("participant_id", "site");
    for (int s = 0; s < 6; s++) {
      sites.add("s" + s, 1 + s / 2);
    }
    return sites;
  }

  @Test
  void contrastsWeighTheModelsMeans() {
    assertArrayEquals(new double[] {0, 0, 1, 0}, weights("group + age", "opioid - control"));
    assertArrayEquals(new double[] {0, -1, 1, 0}, weights("group + age", "opioid - non-opioid"));
    assertArrayEquals(
        new double[] {0, .5, .5, 0},
        weights("group + age", "0.5*opioid + 0.5*non-opioid - control"));
    assertArrayEquals(new double[] {0, 0, 0, 1}, weights("group + age", "age"));
    // at the mean of the groups, not at the first one
    assertArrayEquals(
        new double[] {1, 1.0 / 3, 1.0 / 3, 0}, weights("group + age", "intercept"), 1e-15);
    assertArrayEquals(new double[] {0, 0, 0, 1}, weights("sex * age", "m:age - f:age"));
    assertArrayEquals(new double[] {0, 0, 1, .5}, weights("sex * age", "age"));
    // with raw ages groups are compared at their mean, 37.67 years
    assertArrayEquals(new double[] {0, 1, 0, 339.0 / 9}, weights("sex * raw(age)", "m - f"), 1e-12);
    assertEquals(2, DesignContrast.joint(of("group + age"), "group").weights().length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "group + + age|The formula 'group + + age' has '+' at position 9, where a column's name"
            + " should stand.",
        "group +|The formula 'group +' has its end at position 8, where a column's name should"
            + " stand.",
        "group age|The formula 'group age' has 'a' at position 7, where '+', '-', ':', '*' or the"
            + " end should stand.",
        "log(age)|The formula 'log(age)' has 'log(' at position 1; the functions are center(),"
            + " raw() and factor().",
        "group + agee|The formula 'group + agee' names 'agee' at position 9, which is no column of"
            + " the design; its columns are participant_id, group, sex, age, site, same, nearly.",
        "group + same|Covariate 'same' is 5 in every participant; leave it out of the formula.",
        "raw(sex)|The formula 'raw(sex)' has raw(sex) at position 1, but the column holds text;"
            + " only numbers can be a covariate.",
        "factor(site)|Group '4' of 'site' has one participant only, i; every group needs 2 or"
            + " more.",
        "age + raw(age)|The formula 'age + raw(age)' uses 'age' in two ways, at position 1 and at"
            + " position 7; write it the same way everywhere.",
        "nearly|Values are missing: a (nearly), e (nearly). Fill them in, or choose missing=omit to"
            + " leave these participants out.",
      })
  void badFormulasAreRefused(final String formula, final String sentence) {
    assertEquals(
        sentence, assertThrows(IllegalArgumentException.class, () -> of(formula)).getMessage());
  }

  @Test
  void termsThatAreThereAlreadyAreNamed() {
    final Table twice = new Table("participant_id", "group", "months", "years");
    for (int s = 0; s < 8; s++) {
      twice.add("s" + s, s < 4 ? "p" : "c", 12 * (s * s), s * s);
    }
    assertEquals(
        "The design is rank-deficient: years can be written by the columns before. Its columns are"
            + " intercept, group[p], months, years; leave a term out.",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    GroupDesign.of(
                        twice, Formula.parse("group + months + years"), "", List.of(), false))
            .getMessage());
  }

  @Test
  void noDegreesLeft() {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> of("group * sex * age"))
            .getMessage()
            .endsWith("no degree of freedom is left. Leave terms out."));
  }

  @Test
  void missingValuesAreLeftOutOnlyWhenAsked() {
    final GroupDesign design =
        GroupDesign.of(table(), Formula.parse("nearly"), "", List.of(), true);
    assertEquals(7, design.size());
    assertEquals(List.of("a", "e"), design.leftOut());
    assertEquals("2 rows were left out for missing values: a, e.", design.notes().get(0));
  }

  @Test
  void nanIsMissingAndAWordAmongNumbersIsNoGroup() {
    final Table table = new Table("participant_id", "pain", "hand");
    final String[] pain = {"1", "1", "2", "2", "3", "NaN", "3"};
    final String[] hand = {"1", "1", "2", "2", "NA", "NA", "2"};
    for (int s = 0; s < 7; s++) {
      table.add("s" + s, pain[s], hand[s]);
    }
    assertEquals(
        List.of("s5"), GroupDesign.of(table, Formula.parse("pain"), "", List.of(), true).leftOut());
    assertEquals(
        "Column 'hand' has numbers, but 'NA' in s4; write n/a for what is missing, or factor(hand)"
            + " in the formula if they are groups.",
        assertThrows(
                IllegalArgumentException.class,
                () -> GroupDesign.of(table, Formula.parse("hand"), "", List.of(), true))
            .getMessage());
    assertEquals(
        List.of("intercept", "hand[2]", "hand[NA]"),
        GroupDesign.of(table, Formula.parse("factor(hand)"), "", List.of(), true).columnNames());
  }

  @Test
  void whatIsMissingIsOneRuleForDesignsAndCorrelations() throws java.io.IOException {
    for (final String missing : new String[] {"", " ", "  ", " n/a", "NaN "}) {
      final Table table = new Table("participant_id", "group", "age");
      for (int s = 0; s < 6; s++) {
        table.add("sub-" + s, s < 3 ? "p" : "c", s == 2 ? missing : 30 + s);
      }
      assertEquals(
          List.of("sub-2"),
          GroupDesign.of(table, Formula.parse("group + age"), "", List.of(), true).leftOut(),
          "'" + missing + "'");
      assertTrue(
          Double.isNaN(new Participants("people", table).numbers("predictor", "age")[2]),
          "'" + missing + "'");
    }
  }

  @Test
  void nobodyLeftIsSaid() {
    final Table table = new Table("participant_id", "group", "map").add("a", "p", "n/a");
    assertEquals(
        "No row of the design has a value in each of group, map; nobody is left.",
        assertThrows(
                IllegalArgumentException.class,
                () -> GroupDesign.of(table, Formula.parse("group"), "", List.of("map"), true))
            .getMessage());
  }

  @Test
  void participantsStandOnceUnlessTheyAreBlocks() {
    final Table twice =
        new Table("participant_id", "when")
            .add("a", "pre")
            .add("a", "post")
            .add("b", "pre")
            .add("b", "post");
    assertEquals(
        "The design has a, b in more than one row; take the rows out that are too many, or choose"
            + " blocks=participant_id if they are repeated measures.",
        assertThrows(
                IllegalArgumentException.class,
                () -> GroupDesign.of(twice, Formula.parse("when"), "", List.of(), false))
            .getMessage());
    assertArrayEquals(
        new int[] {0, 0, 1, 1},
        GroupDesign.of(twice, Formula.parse("when"), "participant_id", List.of(), false).blocks());
  }

  @Test
  void unknownBlocksAndColumns() {
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> GroupDesign.of(table(), Formula.parse("group"), "family", List.of(), false))
            .getMessage()
            .startsWith("blocks is 'family', no column of the design; its columns are "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "group + age|patient - control|The contrast 'patient - control' has 'patient - control' at"
            + " position 1, where one of ",
        "group + age|opioid - opioid|The contrast 'opioid - opioid' cannot be estimated: it weighs"
            + " every column of the design with 0.",
        "0 + age|intercept|The contrast 'intercept' cannot be estimated: it weighs every column of"
            + " the design with 0.",
        "age|opioid - control|The contrast 'opioid - control' has 'opioid - control' at position 1,"
            + " where one of age, intercept should stand; it must be made of what the formula"
            + " 'age' holds.",
        "group|group|contrast is 'group', a factor; a t test needs a difference of its groups, such"
            + " as non-opioid - control. statistic=f takes the whole factor.",
        "group|opioid control|The contrast 'opioid control' has 'control' at position 8, where '+',"
            + " '-', ':' or the end should stand",
        "group|;|contrast is empty; write for example opioid - control, or the name of a"
            + " covariate.",
      })
  void badContrastsAreRefused(final String formula, final String contrast, final String sentence) {
    final GroupDesign design = of(formula);
    final String said =
        assertThrows(IllegalArgumentException.class, () -> DesignContrast.list(design, contrast))
            .getMessage();
    assertTrue(said.startsWith(sentence), said);
  }

  @Test
  void keptDimensionsThatDifferAreTold() {
    final Table table = new Table("participant_id", "group", "dimensions_kept");
    for (int s = 0; s < 8; s++) {
      table.add("s" + s, s < 4 ? "p" : "c", s < 4 ? 30 : 40);
    }
    final GroupDesign design = GroupDesign.of(table, Formula.parse("group"), "", List.of(), false);
    assertEquals(
        List.of(
            "The groups of 'group' keep different numbers of in-band dimensions (mean of"
                + " dimensions_kept: c 40, p 30): their maps may differ for that alone. Use maps"
                + " corrected for lost dimensions, or add dimensions_kept to the formula."),
        design.notes());
  }
}
