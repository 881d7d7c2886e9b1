package org.cordj.help;

import java.io.IOException;
import java.util.Objects;

/**
 * How CordJ is cited: an entry for BibTeX. CITATION.cff at the top of the sources says the same in
 * the format that GitHub reads.
 *
 * @param version that of CordJ; what is being made has -SNAPSHOT behind it
 * @param year the year of the release, four digits
 */
public record Citation(String version, String year) {

  /** The entry's file among the help pages. */
  public static final String FILE = "citation.bib";

  public Citation {
    Objects.requireNonNull(version, "version");
    if (!year.matches("[0-9]{4}")) {
      throw new IllegalArgumentException("The year of a citation is '" + year + "', not a year.");
    }
  }

  /** The entry that the build wrote. */
  public static String read() throws IOException {
    return HelpSite.resource(HelpSite.FOLDER + FILE);
  }

  /** The entry, lines ended by line feeds. */
  public String bibTex() {
    return """
        @software{cordj,
          author  = {{CordJ developers}},
          title   = {{CordJ}: resting-state {fMRI} of the spinal cord in {Fiji} and {ImageJ}},
          version = {%s},
          year    = {%s},
          url     = {https://github.com/cordj/cordj}
        }
        """
        .formatted(version, year);
  }
}
