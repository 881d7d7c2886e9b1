package org.cordj.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Which code makes the results: a hash of CordJ's own classes, so that no version can mislead. */
public final class Code {

  private static final String HASH = compute();

  private Code() {}

  /**
   * 16 hexadecimal digits from the names and checksums of all classes and resources of CordJ in the
   * jar; the same for two builds of the same source by the same compiler, and for a jar that holds
   * other programs' classes too.
   */
  public static String hash() {
    return HASH;
  }

  /** The version of CordJ; classes outside a jar have none. */
  static String version() {
    final String version = Code.class.getPackage().getImplementationVersion();
    return version == null ? "not packaged" : version;
  }

  /** Those that run pipelines elsewhere change no result. */
  private static boolean isOwn(final String entry) {
    return entry.startsWith("org/cordj/") && !entry.startsWith("org/cordj/spark/");
  }

  private static String compute() {
    try {
      final Path place =
          Path.of(Code.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      final List<String> entries = new ArrayList<>();
      if (Files.isRegularFile(place)) {
        try (ZipFile jar = new ZipFile(place.toFile())) {
          jar.stream()
              .filter(e -> !e.isDirectory() && isOwn(e.getName()))
              .forEach(e -> entries.add(e.getName() + " " + e.getCrc()));
        }
      } else {
        try (Stream<Path> all = Files.walk(place)) {
          for (final Path file : all.filter(Files::isRegularFile).toList()) {
            entries.add(
                place.relativize(file)
                    + " "
                    + Files.size(file)
                    + " "
                    + Files.getLastModifiedTime(file));
          }
        }
      }
      entries.sort(Comparator.naturalOrder());
      return FileHashes.ofTexts(entries).substring(0, 16);
    } catch (final URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (final IOException e) {
      throw new UncheckedIOException("CordJ's own classes cannot be read.", e);
    }
  }
}
