package org.cordj.imagej.preview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the previews of one dialog have worked out and need again when another field changes, such
 * as the mean of a run. It lasts until the preview is switched off: what is drawn into an image
 * meanwhile is not seen by it. Who asks while another works waits for what that one finds.
 */
public final class Memo {

  /** A dialog asks for few images; those chosen before the last ones need not be kept. */
  private static final int KEPT = 4;

  private final Map<List<?>, Object> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<List<?>, Object> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * The value of a key, worked out if it is not known. What the work throws is not kept.
   *
   * @param key what the value is and what it was made of
   * @param type of the value
   */
  public synchronized <T> T get(final List<?> key, final Class<T> type, final Supplier<T> work) {
    final Object before = known.get(key);
    if (before != null) {
      return type.cast(before);
    }
    final T made = work.get();
    known.put(key, made);
    return made;
  }
}
