package org.cordj.imagej.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.awt.Window;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Only the newest values are shown, refusals are sentences, and the end takes all away. */
@Timeout(60)
class PreviewSessionTest {

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final PreviewSession session =
      new PreviewSession(
          () -> null,
          (sentence, refusal) -> log.add((refusal ? "refuses: " : "says: ") + sentence));

  /** Notes what happens to it. */
  private final class Noted implements Preview, Preview.Shown {

    private final String name;

    Noted(final String name) {
      this.name = name;
    }

    @Override
    public Shown show(final Shown before, final Window dialog) {
      log.add("shows " + name);
      return this;
    }

    @Override
    public String note() {
      return "is " + name;
    }

    @Override
    public void refuse(final String sentence) {
      log.add(name + " refuses");
    }

    @Override
    public void remove() {
      log.add("removes " + name);
    }
  }

  private static void onEventThread(final Runnable task) throws Exception {
    EventQueue.invokeAndWait(task);
  }

  private void await(final String line) throws Exception {
    while (!log.contains(line)) {
      onEventThread(() -> {});
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static void await(final CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (final InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsOvertakenIsCancelledAndNeverShown() throws Exception {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch wished = new CountDownLatch(1);
    onEventThread(
        () ->
            session.want(
                (memo, progress) -> {
                  begun.countDown();
                  await(wished);
                  log.add("cancelled " + progress.canceled());
                  return new Noted("first");
                }));
    await(begun);
    onEventThread(
        () -> {
          session.want(
              (memo, progress) -> {
                throw new AssertionError("never begun");
              });
          session.want((memo, progress) -> new Noted("third"));
        });
    wished.countDown();
    await("says: is third");
    onEventThread(session::close);
    assertEquals(
        List.of(
            "says: Working on the preview...",
            "says: Working on the preview...",
            "says: Working on the preview...",
            "cancelled true",
            "shows third",
            "says: is third",
            "removes third",
            "says: "),
        log);
  }

  @Test
  void whatIsFinishedAfterTheEndIsNotShown() throws Exception {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch ended = new CountDownLatch(1);
    onEventThread(
        () ->
            session.want(
                (memo, progress) -> {
                  begun.countDown();
                  await(ended);
                  EventQueue.invokeLater(() -> log.add("finished"));
                  return new Noted("late");
                }));
    await(begun);
    onEventThread(session::close);
    ended.countDown();
    await("finished");
    // what it would show is asked for after that
    onEventThread(() -> {});
    onEventThread(() -> {});
    assertEquals(List.of("says: Working on the preview...", "says: ", "finished"), log);
  }

  @Test
  void refusalsAndFaultsAreSentences() throws Exception {
    onEventThread(() -> session.want((memo, progress) -> new Noted("a")));
    await("says: is a");
    onEventThread(
        () ->
            session.want(
                (memo, progress) -> {
                  throw new IOException("The file is gone.");
                }));
    await("refuses: The file is gone.");
    onEventThread(
        () ->
            session.want(
                (memo, progress) -> {
                  throw new IllegalStateException("odd");
                }));
    await(
        "refuses: Unexpected IllegalStateException: odd. This is a fault in CordJ: please report it"
            + " with the steps that led to it.");
    onEventThread(() -> session.refuse("Not a number."));
    await("refuses: Not a number.");
    assertEquals(3, log.stream().filter("a refuses"::equals).count());
    onEventThread(session::close);
    assertEquals(List.of("removes a", "says: "), log.subList(log.size() - 2, log.size()));
  }

  @Test
  void aRefusalCancelsWhatIsWorkedOn() throws Exception {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch refused = new CountDownLatch(1);
    onEventThread(
        () ->
            session.want(
                (memo, progress) -> {
                  begun.countDown();
                  await(refused);
                  log.add("cancelled " + progress.canceled());
                  return new Noted("unwanted");
                }));
    await(begun);
    onEventThread(() -> session.refuse("Not a number."));
    refused.countDown();
    await("cancelled true");
    onEventThread(() -> session.want((memo, progress) -> new Noted("next")));
    await("says: is next");
    onEventThread(session::close);
    assertTrue(log.stream().noneMatch(l -> l.contains("unwanted")), log.toString());
  }

  @Test
  void whatIsKnownIsWorkedOutOnceUntilItIsSwitchedOff() throws Exception {
    final Preview.Maker maker =
        (memo, progress) ->
            new Noted(
                memo.get(
                    List.of("mean", 1),
                    String.class,
                    () -> {
                      log.add("works");
                      return "mean";
                    }));
    for (int n = 0; n < 2; n++) {
      onEventThread(() -> session.want(maker));
      await("says: is mean");
      onEventThread(() -> session.want(maker));
      onEventThread(
          () -> session.want((memo, progress) -> new Noted(maker.make(memo, progress).note())));
      await("says: is is mean");
      onEventThread(session::off);
      assertEquals(n + 1, log.stream().filter("works"::equals).count());
      log.removeIf(l -> l.startsWith("says"));
    }
  }
}
