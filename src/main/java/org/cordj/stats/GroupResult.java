package org.cordj.stats;

import java.util.List;

/**
 * What a comparison of groups gives.
 *
 * @param options what was asked
 * @param design the model
 * @param tests one for each set of measurements and contrast: together they are the family
 * @param shuffles how many shuffles were done, the data as they are included
 * @param exact whether these are all that are possible
 * @param possible how many are possible, as digits
 * @param flips whether signs were changed, not places
 * @param whole whether blocks were exchanged as wholes
 * @param cut the statistic that forms components
 * @param notes one sentence for each thing the user should know
 */
public record GroupResult(
    GroupCompare options,
    GroupDesign design,
    List<GroupTest> tests,
    int shuffles,
    boolean exact,
    String possible,
    boolean flips,
    boolean whole,
    double cut,
    List<String> notes) {

  /** How many tests are corrected together, both directions of each counted as one. */
  public int familySize() {
    return tests.stream().mapToInt(t -> t.measurements().variables()).sum();
  }

  /** What is corrected together, one line a set: measure, contrast, how many. */
  public List<String> family() {
    return tests.stream()
        .map(
            t ->
                t.measurements().name()
                    + ", "
                    + t.contrast()
                    + ": "
                    + t.measurements().variables()
                    + (options.statistic() == Statistic.F ? "" : ", both signs"))
        .toList();
  }

  /** The smallest p that so many shuffles can give. */
  public double smallestP() {
    return 1.0 / shuffles;
  }
}
