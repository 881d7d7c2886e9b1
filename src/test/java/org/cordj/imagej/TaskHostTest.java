package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cordj.command.CordAlff;
import org.cordj.image.Progress;
import org.cordj.phantom.CordPhantom;
import org.cordj.phantom.PhantomRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.event.ModuleCanceledEvent;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.task.event.TaskEvent;

/** Commands as Fiji runs them: by SciJava's CommandService in a real Context, without a display. */
class TaskHostTest {

  private Context context;
  private Listener listener;

  /** Hears what a SciJava host hears. */
  public static final class Listener {

    /** A host opens a window for each that is not empty. */
    final List<String> reasons = Collections.synchronizedList(new ArrayList<>());

    final List<Task> tasks = Collections.synchronizedList(new ArrayList<>());

    @EventHandler
    public void onEvent(final ModuleCanceledEvent event) {
      reasons.add(event.getReason());
    }

    @EventHandler
    public void onEvent(final TaskEvent event) {
      tasks.add(event.getTask());
    }
  }

  @BeforeEach
  void start() {
    context = new Context(CommandService.class, TaskService.class, EventService.class);
    listener = new Listener();
    context.service(EventService.class).subscribe(listener);
    // no display: what is shown is only listed, as in a macro in batch mode
    Interpreter.batchMode = true;
    IJ.getErrorMessage();
  }

  @AfterEach
  void stop() {
    context.dispose();
    OpenImages.all().forEach(Interpreter::removeBatchModeImage);
    Interpreter.batchMode = false;
  }

  private Future<CommandModule> run(
      final Class<? extends Command> command, final Object... inputs) {
    return context.service(CommandService.class).run(command, true, inputs);
  }

  @Test
  void alffGivesItsMapsAsOutputsAndAsOpenImages() throws Exception {
    final PhantomRun phantom =
        new CordPhantom(60, 2, 12, 0.015, 0.02, false, false, 1).make("run", Progress.NONE);
    final ImagePlus series = Images.fromSeries(phantom.series(), null);
    final ImagePlus mask = Images.fromMask("cord", phantom.mask(), null);
    final CommandModule module =
        run(CordAlff.class, "series", series, "mask", mask, "bands", "slow3", "measures", "ALFF")
            .get(60, TimeUnit.SECONDS);
    assertFalse(module.isCanceled(), module.getCancelReason());
    final ImagePlus[] maps = (ImagePlus[]) module.getOutput("maps");
    assertEquals(1, maps.length);
    assertEquals("run_ALFF_slow3", maps[0].getTitle());
    assertEquals(
        List.of(maps[0].getID()),
        OpenImages.all().stream().map(ImagePlus::getID).toList(),
        "shown once");
    assertNull(WindowManager.getTempCurrentImage(), "nothing is left for the next command");
  }

  @Test
  void aRefusalIsTheReasonThatTheHostShowsOnce() throws Exception {
    final PhantomRun phantom =
        new CordPhantom(60, 2, 12, 0.015, 0.02, false, false, 1).make("run", Progress.NONE);
    final ImagePlus series = Images.fromSeries(phantom.series(), null);
    final ImagePlus mask = Images.fromMask("cord", phantom.mask(), null);
    final CommandModule module =
        run(CordAlff.class, "series", series, "mask", mask, "bands", "0.1-0.4")
            .get(60, TimeUnit.SECONDS);
    assertTrue(module.isCanceled());
    assertTrue(module.getCancelReason().startsWith("Band 0.1-0.4 Hz passes the Nyquist"));
    assertEquals(List.of(module.getCancelReason()), listener.reasons);
    assertNull(IJ.getErrorMessage(), "the host shows it; a second window would repeat it");
    assertNull(module.getOutput("maps"));
  }

  @Test
  void inAMacroARefusalGoesToImageJWhichStopsTheMacro() throws Exception {
    final Interpreter macro = new Interpreter();
    macro.setIgnoreErrors(true);
    final Thread thread = new Thread(() -> macro.run("while (true) wait(10);"), "macro");
    thread.start();
    while (!IJ.isMacro()) {
      Thread.onSpinWait();
    }
    final CommandModule module = run(Refusing.class, "kind", "io").get(60, TimeUnit.SECONDS);
    macro.abort((String) null);
    thread.join();
    assertEquals("There is no file.", IJ.getErrorMessage());
    assertTrue(module.isCanceled());
    assertEquals(List.of(""), listener.reasons, "said once");
  }

  @Test
  void whateverIsThrownCancelsTheCommandWithASentence() throws Exception {
    for (final String kind : new String[] {"io", "fault", "memory"}) {
      final CommandModule module = run(Refusing.class, "kind", kind).get(60, TimeUnit.SECONDS);
      assertTrue(module.isCanceled(), kind);
      assertTrue(
          module
              .getCancelReason()
              .matches("There is no file\\.|Unexpected NullPoi.*|There is not enough memory: .*"),
          module.getCancelReason());
    }
  }

  @Test
  void cancellingTheTaskStopsTheCommandSilently() throws Exception {
    Refusing.waiting = new CountDownLatch(1);
    final Future<CommandModule> running = run(Refusing.class, "kind", "wait");
    assertTrue(Refusing.waiting.await(30, TimeUnit.SECONDS), "the command runs");
    listener.tasks.get(0).cancel("by the user");
    final CommandModule module = running.get(30, TimeUnit.SECONDS);
    assertTrue(module.isCanceled());
    assertEquals("", module.getCancelReason());
    assertEquals(List.of(""), listener.reasons);
    assertNull(IJ.getErrorMessage());
    assertTrue(listener.tasks.get(0).isDone(), "the task does not stay on the screen");
  }
}
