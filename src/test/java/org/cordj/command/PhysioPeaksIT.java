package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cordj.bids.PhysioFiles;
import org.cordj.io.Table;
import org.cordj.physio.Peaks;
import org.cordj.physio.Rhythm;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beats and breaths from macros in the real ImageJ. */
class PhysioPeaksIT {

  private static final String MACRO = Path.of("macros/physio.ijm").toAbsolutePath().toString();

  @TempDir Path folder;

  private HostImageJ.Result run(final String... arguments) {
    final HostImageJ.Result result = HostImageJ.in(folder).run(arguments);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    return result;
  }

  @Test
  void theShippedMacro() throws IOException {
    final HostImageJ.Result result = run(MACRO);
    final Path out = folder.resolve("target/physio");
    final Peaks beats = Peaks.read(out.resolve("beats.tsv"), Rhythm.CARDIAC);
    // 240 s of run and 10 s on each side, 1.05 to 1.15 beats and .255 to .285 breaths a second
    assertTrue(beats.size() > 265 && beats.size() < 305, beats.toString());
    final int breaths = Table.read(out.resolve("breaths.tsv")).size();
    assertTrue(breaths > 60 && breaths < 80, "breaths " + breaths);
    final Peaks corrected = Peaks.read(out.resolve("beats_corrected.tsv"), Rhythm.CARDIAC);
    assertEquals(beats.size(), corrected.size());
    assertEquals(Peaks.Origin.ADDED, corrected.origins().get(1));
    assertEquals(beats.times()[1], corrected.times()[1], 1e-9);
    assertTrue(result.out().contains("_cardiac: " + beats.summary()), result.out());
    assertEquals(1600, ImageIO.read(out.resolve("beats.png").toFile()).getWidth());
    assertEquals(1600, ImageIO.read(out.resolve("breaths.png").toFile()).getWidth());

    // given as an argument, and a list beside the recording wins
    final Path recording = out.resolve("sub-phantom/func/sub-phantom_task-rest_physio.tsv.gz");
    run(MACRO, "output=[again] physio=[" + recording + "]");
    assertEquals(
        Files.readString(out.resolve("beats.tsv")),
        Files.readString(folder.resolve("again/beats.tsv")));
    Files.writeString(PhysioFiles.peaksBeside(recording, Rhythm.CARDIAC), "onset\n1\n2\n3\n");
    final HostImageJ.Result saved =
        HostImageJ.in(folder)
            .runText(
                "run(\"Cord Physio Peaks...\", \"path=["
                    + recording
                    + "] add=4 remove=1.1 table=three.tsv\");");
    assertEquals(0, saved.exitCode(), saved.err());
    assertTrue(saved.out().contains("is used instead of the automatic one."), saved.out());
    assertEquals(
        "onset\torigin\n2\tadded\n3\tadded\n4\tadded\n",
        Files.readString(folder.resolve("three.tsv")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "path=no.tsv; There is no file 'no.tsv'",
        "path=puls.txt; has no sidecar 'puls.json'",
        "path=puls.txt rate=-100; is -100 Hz",
        "path=puls.txt rate=100; has no column 'cardiac'",
        "path=puls.txt rate=100 column=1; is zero throughout",
        "path=puls.txt rate=100 column=1 kind=heart; it must be one of cardiac, respiratory",
        "path=puls.txt rate=100 column=1 peaks=no.tsv; There is no table 'no.tsv'",
        "path=puls.txt rate=100 column=1 add=x; add is 'x'",
        "path=puls.txt rate=100 column=1 table=peaks.txt; must end in .tsv",
        "path=puls.txt rate=100 column=1 output=peaks.jpg; must end in .png",
        "path=puls.txt rate=100 column=1 peaks=p.tsv remove=9; no peak of 'p.tsv' within 0.25 s",
      })
  void badInputIsOneSentence(final String keys, final String sentence) throws IOException {
    Files.writeString(folder.resolve("puls.txt"), "0\n".repeat(2000));
    Files.writeString(folder.resolve("p.tsv"), "onset\n1\n2\n3\n");
    final HostImageJ.Result result =
        HostImageJ.in(folder).runText("run(\"Cord Physio Peaks...\", \"" + keys + "\");");
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.err().contains(sentence.strip()), result.err());
  }
}
