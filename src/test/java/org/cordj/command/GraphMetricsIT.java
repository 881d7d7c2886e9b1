package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
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

/** Graph metrics from macros in the real ImageJ. */
class GraphMetricsIT {

  private static final Path ROOT = Path.of("").toAbsolutePath();

  @TempDir Path folder;

  private void matrix(final String name, final String text) throws IOException {
    Files.writeString(folder.resolve(name), text.replace(' ', '\t'));
  }

  @Test
  void theMacroMakesTablesAndPictures() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(ROOT)
            .run(ROOT.resolve("macros/graph.ijm").toString(), "output=[" + folder + "]");
    assertEquals(0, result.exitCode(), result.out() + result.err());
    final Table graph = Table.read(folder.resolve("graph.tsv"));
    assertEquals(8, graph.size());
    assertEquals("area", graph.text(7, "threshold"));
    assertTrue(graph.number(2, "sigma") > 1);
    assertTrue(graph.number(0, "modularity") > 0.6);
    assertEquals("signed", graph.text(0, "negative"));
    final Table nodes = Table.read(folder.resolve("nodes.tsv"));
    assertEquals(24 * 8, nodes.size());
    assertEquals("vertebral-C3_dorsal-left", nodes.text(0, "node"));
    assertTrue(Table.read(folder.resolve("rich_club.tsv")).size() > 7);
    for (final String name : new String[] {"connectogram", "matrix", "curves"}) {
      final BufferedImage picture = ImageIO.read(folder.resolve(name + ".png").toFile());
      assertEquals(1600, picture.getWidth());
    }
  }

  @Test
  void anImageIsAMatrixToo() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                """
                newImage("r", "32-bit black", 4, 4, 2);
                info = "0\\ta_left\\n1\\ta_right\\n2\\tb_left\\n3\\tb_right\\n";
                setMetadata("Info", info);
                for (i = 0; i < 4; i++) {
                  for (j = 0; j < 4; j++) setPixel(i, j, 0.5);
                }
                setPixel(0, 3, 0); setPixel(3, 0, 0);
                run("Cord Graph Metrics...", "matrix=r nodes=[%s] repeats=5");
                selectImage("r_connectogram");
                selectImage("r_ordered");
                """
                    .formatted(folder.resolve("nodes.tsv")));
    assertEquals(0, result.exitCode(), result.out() + result.err());
    final Table nodes = Table.read(folder.resolve("nodes.tsv"));
    assertEquals("b_right", nodes.text(3, "node"));
    assertEquals(1, nodes.number(3, "strength"));
    assertEquals(1.5, nodes.number(1, "strength"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          matrix=words.tsv|'words.tsv', row 'b', column 'c' holds 'x', which is no number.
          matrix=two.tsv|'two.tsv' has 2 regions; a graph needs 3 or more.
          matrix=skew.tsv|'skew.tsv' is not symmetric: from 'c' to 'b' it holds 1, the other way 3,
          matrix=whole.tsv nulls=5|Nulls of 'whole.tsv' at no threshold are impossible:
          matrix=whole.tsv thresholds=density:2|thresholds has the density 2; a density is
          matrix=whole.tsv curves=c.png|curves is 'c.png', but thresholds is 'none';
          matrix=none.tsv|There is no table 'none.tsv'.
          matrix=image|Cord Graph Metrics needs an image as matrix, but no image is open.
          matrix=whole.tsv table=x.txt|table is 'x.txt'; its name must end in .tsv.
          """)
  void badInputIsRefusedInASentence(final String options, final String sentence)
      throws IOException {
    matrix("words.tsv", "roi a b c\na 0 1 2\nb 1 0 x\nc 2 x 0\n");
    matrix("two.tsv", "roi a b\na 0 1\nb 1 0\n");
    matrix("skew.tsv", "roi a b c\na 0 1 2\nb 1 0 3\nc 2 1 0\n");
    matrix("whole.tsv", "roi a b c\na 0 1 2\nb 1 0 3\nc 2 3 0\n");
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText("run(\"Cord Graph Metrics...\", \"" + options + "\"); print(\"went on\");");
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.err().contains(sentence), result.err());
    assertFalse(result.out().contains("went on"));
  }
}
