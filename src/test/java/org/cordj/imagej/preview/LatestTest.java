package org.cordj.imagej.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.cordj.image.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of wishes that come faster than the work the latest is done, and the last one always. */
@Timeout(60)
class LatestTest {

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch wished = new CountDownLatch(1);
  private final CountDownLatch last = new CountDownLatch(1);

  /**
   * Does the first wish until others have been made, then notes each and whether it was stopped.
   */
  private final BiConsumer<Integer, Progress> work =
      (wish, progress) -> {
        begun.countDown();
        if (wish == 1) {
          await(wished);
        }
        log.add(wish + (progress.canceled() ? " stopped" : " done"));
        if (wish == 9) {
          last.countDown();
        }
      };

  private static void await(final CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (final InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void wishNine(final Duration patience) {
    try (Latest<Integer> latest = new Latest<>("test", patience, work, e -> log.add("" + e))) {
      latest.want(1);
      await(begun);
      for (int wish = 2; wish <= 9; wish++) {
        latest.want(wish);
      }
      wished.countDown();
      await(last);
    }
  }

  @Test
  void theLatestWishWinsAndCancelsWhatIsBeingDone() {
    wishNine(Duration.ofDays(1));
    assertEquals(List.of("1 stopped", "9 done"), log);
  }

  @Test
  void whatIsBeingDoneIsFinishedWhereNothingWasShownForAWhile() {
    wishNine(Duration.ZERO);
    assertEquals(List.of("1 done", "9 done"), log);
  }

  @Test
  void aFaultIsToldAndDoesNotEndTheThread() {
    try (Latest<Integer> latest =
        new Latest<>(
            "test",
            Latest.PATIENCE,
            (wish, progress) -> {
              begun.countDown();
              if (wish == 1) {
                throw new IllegalStateException("no");
              }
              last.countDown();
            },
            e -> log.add(e.getMessage()))) {
      latest.want(1);
      await(begun);
      latest.want(2);
      await(last);
    }
    assertEquals(List.of("no"), log);
  }

  @Test
  void itEndsWhenClosed() throws InterruptedException {
    final Latest<Integer> latest =
        new Latest<>("ends", Latest.PATIENCE, work, e -> log.add("" + e));
    latest.want(9);
    await(last);
    latest.close();
    for (final Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("ends")) {
        thread.join();
      }
    }
    latest.want(2);
    assertFalse(latest.isIdle(), "nobody does it any more");
    assertEquals(List.of("9 done"), log);
  }
}
