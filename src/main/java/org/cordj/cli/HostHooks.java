package org.cordj.cli;

import net.imagej.patcher.EssentialLegacyHooks;
import net.imagej.patcher.LegacyInjector;

/**
 * Hears of two things of which ImageJ tells nobody.
 *
 * <p>A dialog that opens without options is one that asks a person. The headless ImageJ throws an
 * exception there, but its filters catch that and go on with the values they were last used with.
 * The dialog looks for its options through this hook first.
 *
 * <p>A macro that another macro runs and that is cancelled ends silently, and the other one goes
 * on. ImageJ says so in its status bar.
 */
public final class HostHooks extends EssentialLegacyHooks {
  private static final String DIALOG = "net.imagej.patcher.HeadlessGenericDialog";

  private final Listener listener;

  /** Both methods may throw to stop the macro. */
  interface Listener {
    void dialogWithoutOptions();

    /** A nested macro ended before its end, by a failure, a cancelled dialog, or {@code exit}. */
    void nestedMacroAborted();
  }

  private HostHooks(Listener listener) {
    this.listener = listener;
  }

  /** Installs the hook into an ImageJ that ij1-patcher has changed. */
  static void install(Listener listener) {
    LegacyInjector.installHooks(HostHooks.class.getClassLoader(), new HostHooks(listener));
  }

  /** Called by the patched {@code Macro.getOptions()} when the thread has none. */
  @Override
  public Iterable<Thread> getThreadAncestors() {
    if (called(DIALOG, "<init>")) listener.dialogWithoutOptions();
    return super.getThreadAncestors();
  }

  @Override
  public void showStatus(String status) {
    if (called("ij.macro.Interpreter", "abortMacro")) listener.nestedMacroAborted();
  }

  private static boolean called(String className, String method) {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .limit(5)
                    .anyMatch(
                        frame ->
                            frame.getClassName().equals(className)
                                && frame.getMethodName().equals(method)));
  }
}
