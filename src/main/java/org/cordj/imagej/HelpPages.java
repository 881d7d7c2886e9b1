package org.cordj.imagej;

import ij.IJ;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.help.HelpSite;
import org.cordj.help.Topic;
import org.cordj.io.SafeFiles;

/** Shows the help pages of the jar: copied into a temporary folder, in the browser. */
public final class HelpPages {

  private static Path folder;

  private HelpPages() {}

  /**
   * The page of a command, or the first one, as a file. The pages are copied once a process.
   *
   * @param label the command's label in the menu; empty for the first page
   * @throws IOException if the pages cannot be written, or there is none of that command
   */
  static synchronized Path page(final String label) throws IOException {
    if (folder == null) {
      final Path made = Files.createTempDirectory("cordj-help");
      for (final String name :
          HelpSite.resource(HelpSite.FOLDER + HelpSite.LIST).lines().toList()) {
        SafeFiles.writeText(made.resolve(name), HelpSite.resource(HelpSite.FOLDER + name));
      }
      folder = made;
    }
    final String name = label.isEmpty() ? HelpSite.INDEX : Topic.slug(label) + ".html";
    final Path page = folder.resolve(name);
    if (!Files.isRegularFile(page)) {
      throw new IOException("There is no help page '" + name + "' in " + folder + ".");
    }
    return page;
  }

  /** Shows the first page; where no browser can be had, the log says where it lies. */
  public static void show() throws IOException {
    final Path page = page("");
    if (!Browser.open(page)) {
      IJ.log(unopened(page));
    }
  }

  /** Shows the page of a command from its dialog, whose thread does not wait for the browser. */
  static void showFor(final String label) {
    final Thread thread =
        new Thread(
            () -> {
              try {
                final Path page = page(label);
                if (!Browser.open(page)) {
                  Sentences.show("CordJ help", unopened(page));
                }
              } catch (final IOException e) {
                Sentences.show("CordJ help", Sentences.of(e));
              }
            },
            "CordJ help");
    thread.setDaemon(true);
    thread.start();
  }

  private static String unopened(final Path page) {
    return "No browser can be opened from here; the help is in the file " + page;
  }
}
