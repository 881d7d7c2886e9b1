package org.cordj.imagej;

import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.cordj.io.RefusedException;
import org.cordj.io.SafeFiles;

/** Selections in a .zip file as ImageJ's ROI Manager saves and opens it: a .roi entry for each. */
final class RoiSetFile {

  private static final String ROI = ".roi";

  /** Bytes of all entries, unpacked: outlines of every slice of a large run have a hundredth. */
  static final int LARGEST = 1 << 28;

  private RoiSetFile() {}

  /**
   * Writes selections; nothing is half-written.
   *
   * @throws IOException with one sentence if that cannot be done
   */
  static void write(final Path path, final List<Roi> rois) throws IOException {
    SafeFiles.write(
        path,
        out -> {
          final ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
          final Set<String> names = new HashSet<>();
          for (final Roi roi : rois) {
            // an entry's name may not lead into folders, nor stand twice; the .roi has the true one
            final String name = String.valueOf(roi.getName()).replaceAll("[/\\\\]", "-");
            String entry = name;
            for (int n = 1; !names.add(entry); n++) {
              entry = name + "-" + n;
            }
            zip.putNextEntry(new ZipEntry(entry + ROI));
            zip.write(RoiEncoder.saveAsByteArray(roi));
            zip.closeEntry();
          }
          zip.finish();
        });
  }

  /**
   * Reads selections, in the order of the file.
   *
   * @throws IOException with one sentence if there is no such file, it is no .zip, it unpacks to
   *     more than {@link #LARGEST} bytes, an entry is no selection, or it holds none
   */
  static List<Roi> read(final Path path) throws IOException {
    return read(path, LARGEST);
  }

  static List<Roi> read(final Path path, final int largest) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new RefusedException("There is no file '" + path + "'.");
    }
    final List<Roi> rois = new ArrayList<>();
    int left = largest;
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(path), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(ROI)) {
          final byte[] bytes = zip.readNBytes(left);
          left -= bytes.length;
          if (left == 0 && zip.read() >= 0) {
            throw new RefusedException(
                "'"
                    + path
                    + "' unpacks to more than "
                    + largest
                    + " bytes; no file of selections is as large.");
          }
          rois.add(decode(path, entry.getName(), bytes));
        }
      }
    } catch (final ZipException | EOFException | IllegalArgumentException e) {
      throw new RefusedException(
          "'" + path + "' is damaged, or no .zip file of selections: " + e.getMessage() + ".", e);
    }
    if (rois.isEmpty()) {
      throw new RefusedException(
          "'" + path + "' holds no selections; the ROI Manager's More>Save... writes such files.");
    }
    return rois;
  }

  private static Roi decode(final Path path, final String entry, final byte[] bytes)
      throws RefusedException {
    try {
      final String name = entry.substring(0, entry.length() - ROI.length());
      final Roi roi = new RoiDecoder(bytes, name).getRoi();
      if (roi != null) {
        return roi;
      }
    } catch (final IOException | RuntimeException e) {
      throw new RefusedException(notOne(path, entry), e);
    }
    throw new RefusedException(notOne(path, entry));
  }

  private static String notOne(final Path path, final String entry) {
    return "'" + entry + "' in '" + path + "' is no selection that ImageJ can read.";
  }
}
