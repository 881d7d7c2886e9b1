package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BidsDatasetTest {

  @TempDir Path folder;

  private BidsDataset derivative() throws IOException {
    final Path root = Files.createDirectories(folder.resolve("raw/derivatives/cordj/sub-01"));
    Files.writeString(folder.resolve("raw").resolve(BidsDataset.DESCRIPTION), "{}");
    Files.writeString(
        root.resolveSibling(BidsDataset.DESCRIPTION),
        "{\"DatasetLinks\": {\"raw\": \"../..\", \"far\": \"https://openneuro.org/ds\","
            + " \"odd\": \"%%\", \"one\": 1}}");
    return BidsDataset.of(root.resolve("sub-01_bold.nii")).orElseThrow();
  }

  @Test
  void theNearestDescriptionMakesTheDataset() throws IOException {
    assertEquals(Optional.empty(), BidsDataset.of(folder.resolve("x.nii")));
    final BidsDataset d = derivative();
    assertEquals(folder.resolve("raw/derivatives/cordj"), d.root());
    assertEquals(folder.resolve("raw"), d.links().get("raw"));
    assertEquals(
        Optional.of(folder.resolve("raw")),
        BidsDataset.rootOf(folder.resolve("raw/derivatives/other/x.nii")));
  }

  @Test
  void referencesAndBack() throws IOException {
    final BidsDataset d = derivative();
    final Map<String, String> wanted =
        Map.of(
            "raw/derivatives/cordj/sub-01/a.nii", "bids::sub-01/a.nii",
            "raw/sub-01/func/a.nii", "bids:raw:sub-01/func/a.nii",
            "raw/my run %1#.nii", "bids:raw:my%20run%20%251%23.nii");
    for (final Map.Entry<String, String> w : wanted.entrySet()) {
      final Path file = folder.resolve(w.getKey());
      assertEquals(w.getValue(), d.reference(file));
      assertEquals(file, d.resolve(w.getValue()));
    }
    assertEquals(d.root().resolve("x y.nii"), d.resolve("bids::x y.nii"));
    assertEquals("b.nii", d.reference(folder.resolve("elsewhere/b.nii")));
    assertEquals(d.root().resolve("sub-01/a.nii"), d.resolve("sub-01/a.nii"));
  }

  @Test
  void lettersBeyondAsciiKeepTheirForm() throws IOException {
    final Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    Assumptions.assumeTrue(
        names.newEncoder().canEncode("\u00e9\u0301"),
        "skipped: file names are " + names + " here, which has no such letter");
    final BidsDataset d = derivative();
    // composed and decomposed are two names; a URI must not make one of them into the other
    final Path composed = d.root().resolve("\u00e9.nii");
    final Path decomposed = d.root().resolve("e\u0301.nii");
    assertEquals("bids::%C3%A9.nii", d.reference(composed));
    assertEquals("bids::e%CC%81.nii", d.reference(decomposed));
    assertEquals(composed, d.resolve("bids::%C3%A9.nii"));
    assertEquals(decomposed, d.resolve("bids::e%CC%81.nii"));
    assertEquals(composed, d.resolve("bids::\u00e9.nii"), "not encoded");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../x.nii",
        "sub-01/../../x.nii",
        "sub-01/../x.nii",
        "/etc/passwd",
        "//host/share",
        "C:\\x.nii",
        "C:x.nii",
        "..\\x.nii",
        "x\u0000.nii",
        "bids::",
        "bids::.",
        "bids::../x.nii",
        "bids::%2e%2e/x.nii",
        "bids::sub%2F..%2F..%2Fx",
        "bids::..%5Cx",
        "bids::/etc/passwd",
        "bids::%2Fetc/passwd",
        "bids:raw:../x.nii",
        "bids::%ff.nii",
        "bids::%4",
        "bids::%zz",
        "bids:far:x.nii",
        "bids:none:x.nii",
        "bids:x.nii"
      })
  void nothingLeadsOutOfTheDataset(final String reference) throws IOException {
    final BidsDataset d = derivative();
    final String sentence =
        assertThrows(IllegalArgumentException.class, () -> d.resolve(reference)).getMessage();
    assertTrue(
        sentence.contains("does not name a file inside")
            || sentence.contains("is no BIDS URI")
            || sentence.contains("DatasetLinks"),
        sentence);
    assertTrue(sentence.indexOf('\u0000') < 0, sentence);
  }

  @Property(seed = "2026")
  void anyReferenceStaysInsideOrIsRefused(@ForAll("references") final String reference) {
    final Path root = Path.of("data", "set").toAbsolutePath();
    final BidsDataset d = new BidsDataset(root, Map.of());
    try {
      final Path file = d.resolve(reference);
      assertTrue(file.startsWith(root) && !file.equals(root), reference);
      assertEquals(file, d.resolve(d.reference(file)));
    } catch (final IllegalArgumentException e) {
      assertTrue(e.getMessage().endsWith("."), e.getMessage());
    }
  }

  @Provide
  Arbitrary<String> references() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(20),
        Arbitraries.of(
                "bids:", ":", "/", "..", ".", "a", "%2e", "%2F", "%5c", "\\", "~", "#", "?", " ")
            .list()
            .ofMaxSize(10)
            .map(l -> String.join("", l)));
  }
}
