package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BidsPathTest {

  private static final String NAME =
      "sub-01_ses-2_task-rest_acq-zshim_ce-x_rec-y_dir-AP_run-03_echo-1_part-mag_hemi-L_"
          + "space-PAM50_split-1_chunk-2_res-1_den-2_label-cord_desc-clean_bold.nii.gz";

  private static BidsPath parse(final String name) {
    return BidsPath.parse(name).orElseThrow();
  }

  @Test
  void theParts() {
    final BidsPath path = parse(NAME);
    assertEquals(18, path.entities().size());
    assertEquals(Optional.of("rest"), path.entity("task"));
    assertEquals(Optional.of("03"), path.entity("run"));
    assertEquals(Optional.empty(), path.entity("mod"));
    assertEquals("bold", path.suffix());
    assertEquals(".nii.gz", path.extension());
    assertEquals(NAME, path.name());
    assertEquals(path, BidsPath.parse(Path.of("any", "folder", NAME)).orElseThrow());
  }

  @Test
  void aNameIsBuiltInTheOrderOfBids() {
    final BidsPath path = parse("task-rest_foo-1_desc-x_sub-01_bar-2_acq-b_bold.json");
    assertEquals("sub-01_task-rest_acq-b_desc-x_foo-1_bar-2_bold.json", path.name());
    assertEquals(parse("sub-01_task-rest_acq-b_desc-x_bar-2_foo-1_bold.json"), path);
  }

  @Test
  void parts() {
    final BidsPath path = parse("sub-01_task-rest_bold.nii.gz");
    assertEquals(
        "sub-01_task-rest_desc-ALFF_boldmap.json",
        path.with("desc", "ALFF").withSuffix("boldmap").withExtension(".json").name());
    assertEquals("sub-01_bold.nii.gz", path.with("task", null).name());
    assertEquals("sub-01/func/sub-01_task-rest_bold.nii.gz", path.inDataset("func"));
    assertEquals(
        "sub-01/ses-b/func/sub-01_ses-b_task-rest_bold.nii.gz",
        path.with("ses", "b").inDataset("func"));
    assertThrows(UnsupportedOperationException.class, () -> path.entities().put("run", "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        ".nii.gz",
        "_.nii",
        "run.nii.gz",
        "fmri_r.nii.gz",
        "sub-01",
        "sub-01_bold",
        "sub-01_bold.",
        "sub-01_bold..nii",
        "sub-_bold.nii",
        "-01_bold.nii",
        "sub_bold.nii",
        "sub-01__bold.nii",
        "sub-01_sub-02_bold.nii",
        "sub-01_task-re-st_bold.nii",
        "sub-01_bo-ld.nii",
        "sub-01_bold.nii.gz ",
        "sub-01 _bold.nii",
        "sub-../../x_bold.nii",
        "../sub-01_bold.nii",
        "/sub-01_bold.nii",
        "sub-01\\x_bold.nii",
        "C:sub-01_bold.nii",
        "sub-\u00e901_bold.nii",
        "sub-\u0661_bold.nii",
        "sub-01_bold.nii\n",
        "sub-01_bold\u0000.nii",
        "sub-01_bold.n\u0131i"
      })
  void whatIsNotBidsIsNoError(final String name) {
    assertEquals(Optional.empty(), BidsPath.parse(name));
  }

  @Test
  void aVeryLongNameIsNoError() {
    final String most = "sub-" + "x".repeat(255 - 13) + "_bold.nii";
    assertEquals(255, most.length());
    assertTrue(BidsPath.parse(most).isPresent());
    assertEquals(Optional.empty(), BidsPath.parse("x" + most));
    assertEquals(Optional.empty(), BidsPath.parse("sub-" + "x".repeat(10_000_000) + "_bold.nii"));
    final BidsPath full = parse(most);
    final String sentence =
        assertThrows(IllegalArgumentException.class, () -> full.with("task", "rest")).getMessage();
    assertTrue(sentence.contains("has 265 characters"), sentence);
  }

  @Test
  void aPathWithoutANameIsNoError() {
    assertEquals(Optional.empty(), BidsPath.parse(Path.of("/")));
    assertEquals(Optional.empty(), BidsPath.parse(Path.of("")));
  }

  @Test
  void aSidecarAloneMayHaveNoEntity() {
    assertTrue(parse("bold.json").appliesTo(parse("sub-01_task-rest_bold.nii.gz")));
    assertEquals(Optional.empty(), BidsPath.parse("bold.nii.gz"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "a\\b", "a b", "a-b", "a_b", "a.b", "\u00e9", "\u0000"})
  void illegalValuesAreRefused(final String value) {
    final BidsPath path = parse("sub-01_bold.nii.gz");
    final String sentence =
        assertThrows(IllegalArgumentException.class, () -> path.with("task", value)).getMessage();
    assertTrue(sentence.contains("of 'task' cannot stand in a BIDS name"), sentence);
    assertFalse(sentence.contains("\u0000"), sentence);
    assertThrows(IllegalArgumentException.class, () -> path.with(value, "x"));
    assertThrows(IllegalArgumentException.class, () -> path.withSuffix(value));
    assertThrows(IllegalArgumentException.class, () -> path.withExtension(value));
    assertThrows(IllegalArgumentException.class, () -> path.inDataset(value));
  }

  @Test
  void aNameNeedsASubjectToHaveAPlace() {
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> parse("task-rest_bold.json").inDataset("func"))
            .getMessage()
            .contains("which subject"));
  }

  @Test
  void order() {
    final List<String> sorted =
        List.of(
            "task-rest_bold.json",
            "sub-1_task-rest_bold.json",
            "sub-1_task-rest_bold.nii",
            "sub-1_task-rest_run-1_bold.nii",
            "sub-1_task-rest_run-02_bold.nii",
            "sub-1_task-rest_run-2_bold.nii",
            "sub-1_task-rest_run-10_bold.nii",
            "sub-02_T1w.nii",
            "sub-10_T1w.nii");
    final List<BidsPath> mixed = new ArrayList<>(sorted.stream().map(BidsPathTest::parse).toList());
    Collections.shuffle(mixed, new Random(7));
    Collections.sort(mixed);
    assertEquals(sorted, mixed.stream().map(BidsPath::name).toList());
  }

  @Test
  void whatAppliesToWhat() {
    final BidsPath image = parse("sub-01_task-rest_acq-6p+s2_run-01_bold.nii.gz");
    assertTrue(parse("task-rest_bold.json").appliesTo(image));
    assertTrue(parse("run-01_sub-01_bold.json").appliesTo(image));
    assertFalse(parse("task-rest_sbref.json").appliesTo(image));
    assertFalse(parse("task-motor_bold.json").appliesTo(image));
    assertFalse(parse("task-rest_echo-1_bold.json").appliesTo(image));
    assertFalse(parse("run-1_bold.json").appliesTo(image), "BIDS compares labels as text");
    assertFalse(parse("acq-6p_bold.json").appliesTo(image), "a partial label is another label");
  }

  @Property(seed = "2026")
  void whatIsBuiltIsReadBack(@ForAll("paths") final BidsPath path) {
    final BidsPath again = parse(path.name());
    assertEquals(path, again);
    assertEquals(path.hashCode(), again.hashCode());
    assertEquals(0, path.compareTo(again));
    assertEquals(path.name(), again.name());
    assertEquals(Path.of(path.name()), Path.of("x").resolve(path.name()).getFileName());
  }

  @Property(seed = "2026")
  void theOrderAgreesWithEquals(
      @ForAll("paths") final BidsPath a,
      @ForAll("paths") final BidsPath b,
      @ForAll("paths") final BidsPath c) {
    assertEquals(a.equals(b), a.compareTo(b) == 0);
    assertEquals(Integer.signum(a.compareTo(b)), -Integer.signum(b.compareTo(a)));
    if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
      assertTrue(a.compareTo(c) <= 0, a + " " + b + " " + c);
    }
  }

  @Property(seed = "2026")
  void anyTextIsParsedOrNot(@ForAll("texts") final String text) {
    BidsPath.parse(text)
        .ifPresent(
            p -> {
              assertEquals(p, parse(p.name()));
              assertEquals(text.length(), p.name().length());
              assertTrue(p.name().matches("[A-Za-z0-9+_.-]+"), text);
            });
  }

  @Provide
  Arbitrary<BidsPath> paths() {
    // few values, so that equal ones and equal numbers meet
    final Arbitrary<String> keys =
        Arbitraries.oneOf(
            Arbitraries.of(BidsPath.KEYS),
            Arbitraries.of("foo", "Sub", "x1"),
            Arbitraries.of("sub", "run"));
    final Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.of("1", "01", "2", "10", "1a", "6p+s2"),
            Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(4));
    return Combinators.combine(
            Arbitraries.maps(keys, values).ofMinSize(1).ofMaxSize(10),
            Arbitraries.of("bold", "T1w", "mask"),
            Arbitraries.of(".nii.gz", ".nii", ".json", ".tsv", ".tsv.gz"))
        .as((m, suffix, ending) -> new BidsPath(new LinkedHashMap<>(m), suffix, ending));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(300),
        Arbitraries.of("sub", "-", "_", "01", ".", "nii", "task", "bold", "/", "..", "+", "\u00e9")
            .list()
            .ofMaxSize(12)
            .map(l -> String.join("", l)));
  }

  @Test
  void equalWhateverTheOrderOfUnknownKeys() {
    final BidsPath a = new BidsPath(Map.of("foo", "1", "bar", "2"), "bold", ".nii");
    final BidsPath b = parse("foo-1_bar-2_bold.nii");
    final BidsPath c = parse("bar-2_foo-1_bold.nii");
    assertEquals(a, b);
    assertEquals(b, c);
    assertEquals(0, b.compareTo(c));
  }
}
