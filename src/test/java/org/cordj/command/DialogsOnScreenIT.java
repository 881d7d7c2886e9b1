package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.cordj.help.Topic;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command's dialog comes up whole on a screen of 1280 x 1024, its Help button leads to the
 * command's page, and Cancel does nothing. Pictures of them are left in {@code target/dialogs}.
 */
class DialogsOnScreenIT {

  private static final Path PICTURES = Path.of("target/dialogs");
  private static final Pattern COMMAND =
      Pattern.compile("(Plugins>CordJ[^,]*), \"([^\"]+)\", .*CommandBridge.*");

  @TempDir Path folder;

  private static List<String[]> dialogs() throws IOException {
    final List<String[]> dialogs = new ArrayList<>();
    for (final String line : Files.readAllLines(Path.of("plugins.config"))) {
      final Matcher m = COMMAND.matcher(line);
      // what has no dialog does not end in dots, but for the two that go to the ROI Manager
      if (m.matches() && (m.group(2).endsWith("...") || m.group(2).contains("Manager"))) {
        dialogs.add(new String[] {m.group(1), m.group(2)});
      }
    }
    return dialogs;
  }

  @Test
  void everyDialogIsWholeAndItsHelpIsThatOfTheCommand() throws Exception {
    Files.createDirectories(PICTURES);
    final List<String[]> dialogs = dialogs();
    assertTrue(dialogs.size() > 40, "dialogs: " + dialogs.size());
    try (WindowImageJ imagej = WindowImageJ.start()) {
      imagej.run("run(\"Cord Phantom...\", \"volumes=40\");");
      imagej.inside("checksum", "phantom_truth");
      int asked = 0;
      for (final String[] dialog : dialogs) {
        final String title = dialog[1].replace("...", "");
        imagej.inside("click", dialog[0] + ">" + dialog[1]);
        final String[] at = imagej.inside("place", title).split(" ");
        final int x = Integer.parseInt(at[0]);
        final int y = Integer.parseInt(at[1]);
        final int width = Integer.parseInt(at[2]);
        final int height = Integer.parseInt(at[3]);
        assertTrue(
            x >= 0 && y >= 0 && x + width <= 1280 && y + height <= 1024,
            title + " lies at " + String.join(" ", at));
        imagej.focus("^" + title + "$");
        final BufferedImage screen = imagej.screenshot(folder.resolve("screen.png"));
        ImageIO.write(
            screen.getSubimage(x, y, width, height),
            "png",
            PICTURES.resolve(Topic.slug(title) + ".png").toFile());
        imagej.inside("press", title, "Help");
        final List<String> pages = imagej.browsed(++asked);
        assertEquals(asked, pages.size(), title);
        assertTrue(
            pages.get(asked - 1).endsWith("/" + Topic.slug(dialog[1]) + ".html"),
            title + ": " + pages.get(asked - 1));
        imagej.inside("press", title, "Cancel");
        imagej.inside("ended", dialog[1]);
      }
    }
  }

  @Test
  void withoutABrowserTheHelpButtonSaysWhereThePageLies() {
    try (WindowImageJ imagej = WindowImageJ.start()) {
      imagej.loseBrowser();
      imagej.inside("click", "Plugins>CordJ>Cord Phantom...");
      imagej.inside("press", "Cord Phantom", "Help");
      imagej.browsed(1);
      final String sentence = imagej.inside("says", "CordJ help");
      assertTrue(sentence.contains("No browser"), sentence);
      assertTrue(sentence.contains("cord-phantom.html"), sentence);
    }
  }
}
