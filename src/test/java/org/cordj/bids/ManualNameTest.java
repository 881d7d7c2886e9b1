package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of masks corrected by hand. */
class ManualNameTest {

  @ParameterizedTest
  @CsvSource({
    "sub-01_task-rest_label-cord_mask, sub-01_task-rest_label-cord_desc-manual_mask",
    "sub-01_task-rest_label-cord_desc-auto_mask, sub-01_task-rest_label-cord_desc-manual_mask",
    "sub-01_task-rest_bold_cord, sub-01_task-rest_label-cord_desc-manual_mask",
    "phantom_cord, phantom_cord_manual",
    "my mask, my mask_manual",
    "cord, cord_manual",
    "a.b, a.b_manual",
  })
  void namesTellTheCorrectedMask(final String title, final String expected) {
    assertEquals(expected, ManualName.of(title));
  }
}
