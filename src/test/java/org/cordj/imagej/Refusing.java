package org.cordj.imagej;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.cordj.image.Progress;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.SciJavaPlugin;

/** A command for tests that ends in one of the ways in which commands end before their end. */
// not of the type Command, so that no menu lists it
@Plugin(type = SciJavaPlugin.class, menuPath = "Tests>Refusing...")
public class Refusing extends CordCommand {

  /** Counted down by one that waits to be cancelled, when it has begun to. */
  static volatile CountDownLatch waiting = new CountDownLatch(1);

  @Parameter private String kind;

  @Override
  protected void execute(final Progress progress) throws IOException {
    switch (kind) {
      case "io" -> throw new FileNotFoundException("There is no file.");
      case "fault" -> throw new NullPointerException("image");
      case "memory" -> throw new OutOfMemoryError("Java heap space");
      case "wait" -> {
        progress.begin("waiting", 1);
        waiting.countDown();
        while (true) {
          progress.check();
          Thread.onSpinWait();
        }
      }
      default -> throw new IllegalArgumentException("kind is '" + kind + "'.");
    }
  }
}
