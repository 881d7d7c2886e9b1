package org.cordj.bids;

import java.util.Optional;

/**
 * What a mask is called after it was corrected by hand: BIDS names such a file with {@code
 * desc-manual}, which tells it from the automatic one beside it.
 */
public final class ManualName {

  private static final String FILE = ".nii.gz";
  private static final String CORD = "_cord";

  private ManualName() {}

  /**
   * The name of the corrected mask.
   *
   * @param title the mask's name without extension
   * @return of a BIDS name the same with {@code desc-manual}; of {@code RUN_cord}, as the automatic
   *     mask of a BIDS run is titled, the run's entities with {@code label-cord_desc-manual_mask};
   *     of any other {@code TITLE_manual}
   */
  public static String of(final String title) {
    final Optional<BidsPath> mask = BidsPath.parse(title + FILE);
    if (mask.isPresent() && !mask.get().entities().isEmpty()) {
      return manual(mask.get());
    }
    if (title.endsWith(CORD)) {
      final Optional<BidsPath> run =
          BidsPath.parse(title.substring(0, title.length() - CORD.length()) + FILE);
      if (run.isPresent() && !run.get().entities().isEmpty()) {
        return manual(run.get().with("label", "cord").withSuffix("mask"));
      }
    }
    return title + "_manual";
  }

  private static String manual(final BidsPath path) {
    final String name = path.with("desc", "manual").name();
    return name.substring(0, name.length() - FILE.length());
  }
}
