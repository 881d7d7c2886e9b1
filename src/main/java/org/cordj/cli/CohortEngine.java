package org.cordj.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Who does the subjects of a cohort: this process, or others that it sends them to. */
@FunctionalInterface
public interface CohortEngine {

  /** This process, one subject after the other, each on all cores. */
  CohortEngine HERE = CohortJob::run;

  /**
   * Does it.
   *
   * @param cpus how many threads a subject may use
   * @param out hears of each step that does something
   * @return how each run ended
   * @throws IOException with one sentence, if nothing can be begun
   */
  List<CohortJob.RunOutcome> run(CohortJob job, int cpus, PrintStream out) throws IOException;
}
