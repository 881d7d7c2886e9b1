package org.cordj.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkEnv;
import org.cordj.pipeline.Code;

/**
 * What a worker is asked: whether it runs this CordJ and sees the same files under the same names.
 *
 * @param code this CordJ, as {@link Code#hash} tells it
 * @param token a text that nobody else writes
 * @param sign a file that holds the token, in {@code .cordj} of the output folder; empty if workers
 *     need no folder
 * @param files bytes of files by their paths, which a worker must see too
 */
record WorkerQuestion(String code, String token, String sign, Map<String, Long> files)
    implements Serializable {

  private static final long serialVersionUID = 1;

  /** The token that this process has answered well, so that it is asked once. */
  private static volatile String answered = "";

  /** On a worker: a sentence if it cannot take part, else null. */
  String answer() throws IOException {
    if (answered.equals(token)) {
      return null;
    }
    final String sentence = refusal(SparkEnv.get().blockManager().blockManagerId().host());
    if (sentence == null) {
      answered = token;
    }
    return sentence;
  }

  private String refusal(final String host) throws IOException {
    if (!Code.hash().equals(code)) {
      return "The worker "
          + host
          + " runs another CordJ ("
          + Code.hash()
          + ") than this computer ("
          + code
          + "); give all the same cordj-spark.jar.";
    }
    if (!sign.isEmpty()) {
      final Path file = Path.of(sign);
      final Path folder = file.getParent().getParent();
      if (!Files.isRegularFile(file)
          || !Files.readString(file, StandardCharsets.UTF_8).equals(token)) {
        return notShared(host, folder);
      }
      if (!Files.isWritable(file.getParent())) {
        return "The worker "
            + host
            + " may not write in '"
            + folder
            + "'; run Spark as a user who may, or give another folder.";
      }
    }
    for (final Map.Entry<String, Long> asked : files.entrySet()) {
      final Path file = Path.of(asked.getKey());
      if (!Files.isReadable(file) || Files.size(file) != asked.getValue()) {
        return notShared(host, file);
      }
    }
    return null;
  }

  private static String notShared(final String host, final Path path) {
    return "The worker "
        + host
        + " does not see '"
        + path
        + "' as this computer does; give a folder that all computers share under one name.";
  }
}
