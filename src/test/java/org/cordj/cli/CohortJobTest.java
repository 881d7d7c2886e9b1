package org.cordj.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CohortJobTest {

  private static CohortJob job(final String pipeline, final List<String> series) {
    return new CohortJob(
        pipeline, series, "out", "bids", List.of("masks"), Map.of("physio", "a.tsv"), false);
  }

  private static List<String> runs(final int subjects) {
    final List<String> series = new ArrayList<>();
    for (int task = 1; task <= 2; task++) {
      for (int s = 0; s < subjects; s++) {
        series.add(
            String.format(
                Locale.ROOT, "/bids/sub-%05d/func/sub-%05d_task-t%d_bold.nii.gz", s, s, task));
      }
    }
    return series;
  }

  @Test
  void partsAreThoseOfTheSubjects() {
    final CohortJob job = job("quick-look", runs(7));
    final List<CohortJob> parts = job.bySubject();
    final List<String> subjects = job.subjects();
    assertEquals(7, parts.size());
    for (int s = 0; s < 7; s++) {
      assertEquals(job.of(Set.of(subjects.get(s))), parts.get(s));
      assertEquals(2, parts.get(s).series().size());
    }
  }

  /** What is sent for each subject does not grow with the cohort. */
  @Test
  void partsHoldNothingOfTheOthers() throws IOException {
    final int few = bytes(job("quick-look", runs(3)).bySubject().get(0));
    final List<CohortJob> many = job("quick-look", runs(10_000)).bySubject();
    assertEquals(10_000, many.size());
    assertEquals(few, bytes(many.get(0)));
    assertTrue(few < 2000, few + " bytes");
  }

  private static int bytes(final CohortJob job) throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(job);
    }
    return bytes.size();
  }

  @Test
  void pathsAreThoseOfThisProcessFolder() {
    final CohortJob job = job("my.json", List.of("sub-1_bold.nii")).absolute();
    final Path here = Path.of("").toAbsolutePath();
    assertEquals(here.resolve("my.json").toString(), job.pipeline());
    assertEquals(List.of(here.resolve("sub-1_bold.nii").toString()), job.series());
    assertEquals(here.resolve("out").toString(), job.output());
    assertEquals(here.resolve("bids").toString(), job.dataset());
    assertEquals(List.of(here.resolve("masks").toString()), job.derivatives());
    assertEquals(Map.of("physio", here.resolve("a.tsv").toString()), job.given());
    assertEquals("quick-look", job("quick-look", List.of()).absolute().pipeline());
  }
}
