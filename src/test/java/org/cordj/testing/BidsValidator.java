package org.cordj.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * The BIDS validators of npm's package bids-validator 1.15.0: the old one, and the bundle of the
 * one that follows BIDS' schema (0.11.4, of BIDS 1.10.1), which needs deno. {@code .ci/run}
 * installs both.
 */
public final class BidsValidator {

  /**
   * It reads 1024 bytes of a file and unpacks them; the zeros behind the end of a shorter .nii.gz
   * are an error to it.
   */
  private static final int SHORTEST = 1024;

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Path folder;

  private BidsValidator(final Path folder) {
    this.folder = folder;
  }

  /** The installed ones; the test is skipped, and says so, where there are none. */
  public static BidsValidator require() {
    final String given = System.getenv("CORDJ_BIDS_VALIDATOR");
    final Path folder =
        given != null
            ? Path.of(given)
            : Path.of(System.getProperty("user.home"), ".cache/cordj/bids-validator-1.15.0");
    Assumptions.assumeTrue(
        Files.isRegularFile(folder.resolve("installed")),
        "skipped: there is no BIDS validator in " + folder + "; .ci/run installs it");
    return new BidsValidator(folder);
  }

  /**
   * What is wrong by the schema, one line for each file.
   *
   * @param severity error or warning
   */
  public List<String> bySchema(final Path dataset, final String severity) throws IOException {
    final Path modules = folder.resolve("node_modules");
    final JsonNode json =
        run(
            modules.resolve(".bin/deno").toString(),
            "run",
            "--no-remote",
            "--no-config",
            "-A",
            modules.resolve("bids-validator/dist/validator/bids-validator.js").toString(),
            "--json",
            dataset.toString());
    final List<String> found = new ArrayList<>();
    for (final JsonNode issue : json.path("issues").path("issues")) {
      final String code = issue.path("code").asText();
      final String place = issue.path("location").asText();
      if (issue.path("severity").asText().equals(severity)
          && !(code.equals("NIFTI_HEADER_UNREADABLE")
              && Files.size(dataset.resolve(place.substring(1))) < SHORTEST)) {
        found.add(
            String.join(
                    " ",
                    code,
                    issue.path("subCode").asText(),
                    place,
                    issue.path("issueMessage").asText())
                .strip());
      }
    }
    return found;
  }

  /** What the old validator calls an error. */
  public List<String> byOldRules(final Path dataset) throws IOException {
    final JsonNode json =
        run(
            folder.resolve("node_modules/.bin/bids-validator").toString(),
            "--json",
            dataset.toString());
    final List<String> found = new ArrayList<>();
    for (final JsonNode issue : json.path("issues").path("errors")) {
      found.add(issue.path("key").asText() + " " + issue.path("reason").asText());
    }
    return found;
  }

  private static JsonNode run(final String... command) throws IOException {
    final ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("NO_COLOR", "1");
    final Processes.Ended ended = Processes.run(builder, LIMIT);
    final JsonNode json = new ObjectMapper().readTree(ended.out());
    if (!json.path("issues").isObject()) {
      throw new AssertionError(String.join(" ", command) + " has told nothing:\n" + ended.err());
    }
    return json;
  }
}
