package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReferenceTest {

  @TempDir Path folder;
  private Path results;
  private Path raw;

  @BeforeEach
  void build() throws IOException {
    raw = Files.createDirectories(folder.resolve("a b \u00e4"));
    results = Files.createDirectories(folder.resolve("out/x"));
    Files.writeString(
        results.resolve("dataset_description.json"),
        "{\"DatasetLinks\": {\"raw\": \"" + BidsDataset.link(results, raw) + "\"}}");
  }

  private void assertNamed(final String name, final Path file, final Path from) throws IOException {
    assertEquals(name, FileReference.of(file, from));
    assertEquals(file.toAbsolutePath(), FileReference.resolve(name, from));
  }

  @Test
  void inADatasetAFileIsNamedByItsUri() throws IOException {
    final Path from = results.resolve("sub-1/func/a_bold.nii.gz");
    assertNamed("bids::sub-1/func/c.tsv", results.resolve("sub-1/func/c.tsv"), from);
    assertNamed("bids:raw:sub-1/f.tsv", raw.resolve("sub-1/f.tsv"), from);
    assertNamed(folder.resolve("c.tsv").toString(), folder.resolve("c.tsv"), from);
  }

  @Test
  void elsewhereRelativeToTheFileOrAbsolute() throws IOException {
    final Path from = folder.resolve("p/a.nii.gz");
    assertNamed("c.tsv", folder.resolve("p/c.tsv"), from);
    assertNamed("q/c d.tsv", folder.resolve("p/q/c d.tsv"), from);
    assertNamed(folder.resolve("c.tsv").toString(), folder.resolve("c.tsv"), from);
    final Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> FileReference.resolve("bids::c.tsv", from));
    assertTrue(e.getMessage().contains("lies in none"), e.getMessage());
  }

  @Test
  void aLinkIsRelativeAndLeadsBack() throws IOException {
    final String link = BidsDataset.link(results, raw);
    assertEquals("../../a%20b%20%C3%A4/", link);
    assertEquals(raw, BidsDataset.of(results.resolve("x")).orElseThrow().links().get("raw"));
    // both moved
    final Path there = Files.createDirectory(folder.resolve("there"));
    Files.move(raw, there.resolve("a b \u00e4"));
    Files.move(folder.resolve("out"), there.resolve("out"));
    assertEquals(
        there.resolve("a b \u00e4"),
        BidsDataset.of(there.resolve("out/x/y")).orElseThrow().links().get("raw"));
  }

  @Test
  void whereNoRelativePathLeadsTheLinkIsAbsolute() throws IOException {
    final Path elsewhere = Files.createDirectories(folder.resolve("deep/er/place"));
    final Path linked = Files.createSymbolicLink(folder.resolve("linked"), elsewhere);
    assertEquals(raw.toUri().toString(), BidsDataset.link(linked, raw));
  }
}
