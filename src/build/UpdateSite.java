import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A step of the build: what a Fiji lacks to have CordJ, laid out as Fiji's updater wants it, taken from the ImageJ
 * that the build has made: {@code UpdateSite HOST LIBRARIES SITE}.
 *
 * <p>LIBRARIES says of every library where a Fiji gets it from. A library that the list does not know, or knows in
 * another version, ends the build: whether Fiji ships it has to be looked up, not guessed. Beside the folder SITE lies
 * SITE.sha256 with the sums of its files, as {@code sha256sum -c} reads them.
 */
public final class UpdateSite {
  /** It makes the images that stand beside the sources; no user needs it. */
  private static final String OF_THE_BUILD = "make_test_images.ijm";

  private record Library(String version, String from) {}

  private UpdateSite() {}

  public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
    Path host = Path.of(args[0]);
    Path list = Path.of(args[1]);
    Path site = Path.of(args[2]);
    Map<String, Library> libraries = read(list);
    List<String> faults = new ArrayList<>();
    Map<String, Path> files = new TreeMap<>();
    for (Path jar : in(host.resolve("jars"))) {
      Library library = find(libraries, jar.getFileName().toString());
      if (library == null) {
        faults.add(jar.getFileName() + " is not in " + list + " in this version; look up whether Fiji ships it.");
      } else if (library.from().equals("cordj")) {
        files.put("jars/" + jar.getFileName(), jar);
      }
    }
    for (Path jar : in(host.resolve("plugins"))) {
      if (jar.getFileName().toString().startsWith("CordJ_-")) files.put("plugins/" + jar.getFileName(), jar);
    }
    for (Path lut : in(host.resolve("luts"))) files.put("luts/" + lut.getFileName(), lut);
    for (Path macro : in(host.resolve("macros"))) {
      if (!macro.endsWith(OF_THE_BUILD)) files.put("macros/CordJ/" + macro.getFileName(), macro);
    }
    for (Path toolset : in(host.resolve("macros/toolsets"))) {
      files.put("macros/toolsets/" + toolset.getFileName(), toolset);
    }
    if (files.keySet().stream().filter(name -> name.startsWith("plugins/")).count() != 1) {
      faults.add(host + "/plugins must hold one CordJ_-*.jar; build it with a clean package.");
    }
    if (!faults.isEmpty()) {
      faults.forEach(System.err::println);
      System.exit(1);
    }
    write(files, site);
  }

  private static void write(Map<String, Path> files, Path site) throws IOException, NoSuchAlgorithmException {
    if (Files.exists(site)) {
      try (Stream<Path> old = Files.walk(site)) {
        for (Path path : old.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
      }
    }
    StringBuilder sums = new StringBuilder();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Path copy = site.resolve(file.getKey());
      Files.createDirectories(copy.getParent());
      Files.copy(file.getValue(), copy, StandardCopyOption.COPY_ATTRIBUTES);
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(copy));
      sums.append(HexFormat.of().formatHex(sum)).append("  ").append(file.getKey()).append('\n');
    }
    Files.writeString(site.resolveSibling(site.getFileName() + ".sha256"), sums, StandardCharsets.US_ASCII);
  }

  private static Map<String, Library> read(Path list) throws IOException {
    Map<String, Library> libraries = new TreeMap<>();
    for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
      String[] cells = line.split("\t");
      if (line.startsWith("#") || cells[0].equals("library")) continue;
      libraries.put(cells[0], new Library(cells[1], cells[2]));
    }
    return libraries;
  }

  private static Library find(Map<String, Library> libraries, String jar) {
    for (Map.Entry<String, Library> entry : libraries.entrySet()) {
      if (jar.equals(entry.getKey() + "-" + entry.getValue().version() + ".jar")) return entry.getValue();
    }
    return null;
  }

  private static List<Path> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
