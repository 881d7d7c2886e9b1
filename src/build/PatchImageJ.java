import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import net.imagej.patcher.LegacyInjector;

/**
 * A step of the build: writes the classes of ImageJ that ij1-patcher changes so that it runs without a display into a
 * jar, which stands before ij.jar on the class path of {@code cordj}.
 *
 * <p>The agent of ij1-patcher makes the same changes at every start, which takes seconds of processor time. The name of
 * the jar tells the versions it is made from, so one that is there is up to date.
 */
public final class PatchImageJ {
  private PatchImageJ() {}

  public static void main(String[] args) throws Exception {
    Path jar = Path.of(args[0]);
    if (Files.exists(jar)) return;
    Files.createDirectories(jar.getParent());
    Path unfinished = Files.createTempFile(jar.getParent(), "patched", ".tmp");
    try {
      boolean headless = true;
      boolean withUnchangedClasses = false;
      LegacyInjector.writeJar(unfinished.toFile(), headless, withUnchangedClasses);
      Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
