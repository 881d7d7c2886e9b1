package org.cordj.testing;

import org.cordj.image.Progress;

/** A user who wants it to stop before it has begun. */
public final class Canceled implements Progress {

  @Override
  public void begin(final String what, final long steps) {}

  @Override
  public void advance(final long steps) {}

  @Override
  public boolean canceled() {
    return true;
  }
}
