package org.cordj.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;

/**
 * The real ImageJ of {@code target/ImageJ} with its windows, on a display of its own (Xvfb, with
 * the window manager openbox where it is installed): runs macros, sends keys and clicks, takes
 * pictures of the screen.
 *
 * <p>Where Xvfb, xdotool or ImageMagick's {@code import} is missing, {@link #start()} skips the
 * test and says so.
 */
public final class WindowImageJ implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String[] TOOLS = {"Xvfb", "xdotool", "import"};

  private final List<Process> processes = new ArrayList<>();
  private final Path work = Folders.temporary("cordj-window");
  private String display;
  private Process imagej;
  private int macros;

  private WindowImageJ() {}

  /** Starts a display and ImageJ on it; close it to end both. */
  public static WindowImageJ start() {
    return start("1280x1024");
  }

  /**
   * Starts a display of that size and ImageJ on it.
   *
   * @param screen width x height in pixels
   * @param options of Java, such as {@code -Dsun.java2d.uiScale=2}
   */
  public static WindowImageJ start(String screen, String... options) {
    List<String> missing = Processes.missing(TOOLS);
    if (!missing.isEmpty()) {
      String message = "skipped: no windows without " + String.join(" and ", missing);
      System.out.println(message);
      Assumptions.abort(message);
    }
    WindowImageJ started = new WindowImageJ();
    try {
      started.makeBrowser();
      started.startDisplay(screen);
      started.startImageJ(HostImageJ.folder(), options);
      return started;
    } catch (IOException e) {
      started.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      started.close();
      throw e;
    }
  }

  /** In the place of the user's browser: notes what it is to open. */
  private void makeBrowser() throws IOException {
    Path opener = Files.createDirectory(work.resolve("bin")).resolve("xdg-open");
    Files.writeString(
        opener,
        "#!/bin/sh\necho \"$1\" >> '%1$s/browsed'\ntest ! -e '%1$s/no-browser'\n".formatted(work));
    if (!opener.toFile().setExecutable(true)) throw new IOException(opener + " cannot be run");
  }

  /** From now on there is no browser. */
  public void loseBrowser() {
    try {
      Files.createFile(work.resolve("no-browser"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The addresses that the browser was to open so far, once there are so many. */
  public List<String> browsed(int count) {
    List<String> addresses = new ArrayList<>();
    Processes.await(
        () -> {
          addresses.clear();
          Path file = work.resolve("browsed");
          try {
            if (Files.exists(file)) addresses.addAll(Files.readAllLines(file));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return addresses.size() >= count;
        },
        LIMIT,
        "the browser was not asked for " + count + " pages: " + addresses);
    return addresses;
  }

  /** Xvfb picks a free display and tells its number. */
  private void startDisplay(String screen) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "Xvfb", "-displayfd", "1", "-screen", "0", screen + "x24", "-nolisten", "tcp");
    builder.redirectError(work.resolve("Xvfb.err").toFile());
    Process server = builder.start();
    processes.add(server);
    BufferedReader number =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
    String line = number.readLine();
    if (line == null) throw new AssertionError(Files.readString(work.resolve("Xvfb.err")));
    display = ":" + line.strip();
    if (Processes.missing("openbox").isEmpty()) {
      processes.add(onDisplay("openbox", "openbox").start());
    }
  }

  private void startImageJ(Path folder, String... options) throws IOException {
    Path ready = work.resolve("ready");
    String classPath =
        Stream.of(folder.resolve("ij.jar"), folder.resolve("plugins/*"), folder.resolve("jars/*"))
            .map(Path::toString)
            .reduce(testClasses(), (path, entry) -> path + File.pathSeparator + entry);
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-Duser.home=" + work,
            "-Djava.util.prefs.userRoot=" + work,
            "-Dplugins.dir=" + folder,
            "-cp",
            classPath,
            WindowDriver.class.getName(),
            ready.toString()));
    imagej = onDisplay("imagej", command.toArray(String[]::new)).start();
    processes.add(imagej);
    Processes.await(
        () -> Files.exists(ready) || !imagej.isAlive(), START, "ImageJ did not open its window");
    if (!imagej.isAlive()) throw new AssertionError("ImageJ ended: " + log());
  }

  private static String testClasses() {
    return Path.of(WindowDriver.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }

  private ProcessBuilder onDisplay(String name, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder.environment().put("DISPLAY", display);
    builder
        .environment()
        .put("PATH", work.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
    builder.redirectErrorStream(true).redirectOutput(work.resolve(name + ".log").toFile());
    return builder;
  }

  /** What the process of ImageJ has printed so far. */
  public String log() {
    try {
      return Files.readString(work.resolve("imagej.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A macro that runs on its own: a dialog it opens waits for keys or clicks of the test. */
  public final class Running {
    private final Path returned;

    private Running(Path returned) {
      this.returned = returned;
    }

    public boolean isDone() {
      return Files.exists(returned);
    }

    /** Waits for its end; gives what it returned, or {@code [aborted]} when it failed. */
    public String await() {
      Processes.await(
          () -> isDone() || !imagej.isAlive(), LIMIT, "the macro did not end; log:\n" + log());
      try {
        return Files.readString(returned);
      } catch (IOException e) {
        throw new UncheckedIOException(log(), e);
      }
    }
  }

  /** Starts the text of a macro. */
  public Running begin(String macro) {
    try {
      Path file = work.resolve("macro" + macros++ + ".ijm");
      Files.writeString(file, macro, StandardCharsets.UTF_8);
      imagej.getOutputStream().write((file + "\n").getBytes(StandardCharsets.UTF_8));
      imagej.getOutputStream().flush();
      return new Running(WindowDriver.returnedBy(file));
    } catch (IOException e) {
      throw new UncheckedIOException(log(), e);
    }
  }

  /** Runs the text of a macro to its end and gives what it returned. */
  public String run(String macro) {
    return begin(macro).await();
  }

  /** Calls a method of {@link InsideWindow} in ImageJ's process, while no macro runs. */
  public String inside(String method, String... arguments) {
    return insideOf(InsideWindow.class, method, arguments);
  }

  /** Calls a static method that takes and gives text in ImageJ's process, while no macro runs. */
  public String insideOf(Class<?> type, String method, String... arguments) {
    try {
      Path file = work.resolve("call" + macros++ + WindowDriver.CALL);
      List<String> lines = new ArrayList<>(List.of(type.getName(), method));
      lines.addAll(List.of(arguments));
      Files.write(file, lines, StandardCharsets.UTF_8);
      imagej.getOutputStream().write((file + "\n").getBytes(StandardCharsets.UTF_8));
      imagej.getOutputStream().flush();
      return new Running(WindowDriver.returnedBy(file)).await();
    } catch (IOException e) {
      throw new UncheckedIOException(log(), e);
    }
  }

  /** Waits for a window whose title matches the regular expression, and brings it to the front. */
  public void focus(String title) {
    // a window that has just come up may be replaced by its frame between search and activation
    Processes.await(
        () ->
            tool(
                        "xdotool",
                        "search",
                        "--sync",
                        "--onlyvisible",
                        "--name",
                        title,
                        "windowactivate",
                        "--sync")
                    .exitCode()
                == 0,
        LIMIT,
        "the window " + title + " did not come up");
  }

  /** Whether a visible window has a title that matches the regular expression. */
  public boolean hasWindow(String title) {
    return tool("xdotool", "search", "--onlyvisible", "--name", title).exitCode() == 0;
  }

  /** Waits until no visible window has such a title. */
  public void awaitNoWindow(String title) {
    Processes.await(() -> !hasWindow(title), LIMIT, "the window " + title + " did not close");
  }

  /** Presses keys, named as xdotool does: {@code Return}, {@code ctrl+shift+i}. */
  public void keys(String... keys) {
    for (String key : keys) xdotool("key", key);
  }

  /** Types a text into the window that has the focus. */
  public void type(String text) {
    xdotool("type", "--delay", "20", text);
  }

  /** Clicks with the left button at a place on the screen, in pixels from the top left. */
  public void click(int x, int y) {
    xdotool("mousemove", "--sync", Integer.toString(x), Integer.toString(y), "click", "1");
  }

  /** Drags with the left button from the first place on the screen over all others: x, y, x, y. */
  public void drag(int... places) {
    List<String> command = new ArrayList<>();
    for (int p = 0; p < places.length; p += 2) {
      command.addAll(
          List.of(
              "mousemove",
              "--sync",
              Integer.toString(places[p]),
              Integer.toString(places[p + 1]),
              // a hand is slower than ImageJ's brush, which looks where the mouse is now and then
              "sleep",
              "0.1"));
      if (p == 0) command.addAll(List.of("mousedown", "1", "sleep", "0.1"));
    }
    command.addAll(List.of("mouseup", "1", "sleep", "0.1"));
    xdotool(command.toArray(String[]::new));
  }

  /** Holds a key, named as xdotool does, during what the task does. */
  public void holding(String key, Runnable task) {
    xdotool("keydown", key);
    try {
      task.run();
    } finally {
      xdotool("keyup", key);
    }
  }

  /** Moves the mouse to a place on the screen. */
  public void move(int x, int y) {
    xdotool("mousemove", "--sync", Integer.toString(x), Integer.toString(y));
  }

  /** Clicks with the right button. */
  public void rightClick(int x, int y) {
    xdotool("mousemove", "--sync", Integer.toString(x), Integer.toString(y), "click", "3");
  }

  private void xdotool(String... arguments) {
    List<String> command = new ArrayList<>(List.of("xdotool"));
    command.addAll(List.of(arguments));
    Processes.Ended ended = tool(command.toArray(String[]::new));
    assertEquals(0, ended.exitCode(), () -> command + ": " + ended.err());
  }

  private Processes.Ended tool(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder.environment().put("DISPLAY", display);
    return Processes.run(builder, LIMIT);
  }

  /** Takes a picture of the whole screen and writes it to the PNG file as well. */
  public BufferedImage screenshot(Path png) {
    Processes.Ended ended = tool("import", "-window", "root", png.toAbsolutePath().toString());
    assertEquals(0, ended.exitCode(), ended.err());
    try {
      return ImageIO.read(png.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends ImageJ, the window manager and the display. */
  @Override
  public void close() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      Process process = processes.get(i);
      process.destroyForcibly();
      Processes.await(() -> !process.isAlive(), LIMIT, "a process of the test did not end");
    }
    Folders.delete(work);
  }
}
