package org.cordj.bids;

import java.util.Optional;

/**
 * A voxel axis of the image and the way along it, as BIDS writes SliceEncodingDirection and
 * PhaseEncodingDirection: {@code i}, {@code j}, {@code k} towards larger indices, with {@code -}
 * towards smaller ones.
 */
public enum AxisDirection {
  I("i"),
  I_REVERSED("i-"),
  J("j"),
  J_REVERSED("j-"),
  K("k"),
  K_REVERSED("k-");

  private final String code;

  AxisDirection(final String code) {
    this.code = code;
  }

  /** The direction of a code, empty if it is none of i, i-, j, j-, k, k-. */
  public static Optional<AxisDirection> of(final String code) {
    for (final AxisDirection d : values()) {
      if (d.code.equals(code)) {
        return Optional.of(d);
      }
    }
    return Optional.empty();
  }

  /** The voxel axis: 0, 1 or 2. */
  public int axis() {
    return ordinal() / 2;
  }

  /** Whether it runs from the last voxel to the first. */
  public boolean reversed() {
    return ordinal() % 2 == 1;
  }

  /** As BIDS writes it. */
  @Override
  public String toString() {
    return code;
  }
}
