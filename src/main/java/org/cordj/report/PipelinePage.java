package org.cordj.report;

import org.cordj.pipeline.Pipeline;

/** What the pages on a pipeline's results, of a subject and of the group, have in common. */
final class PipelinePage {

  /** A table with more rows is for the file. */
  static final int MOST_ROWS = 120;

  private PipelinePage() {}

  /** An empty page under the pipeline's name and description. */
  static HtmlPage of(final String title, final Pipeline pipeline) {
    return new HtmlPage(
        title,
        pipeline.name() + (pipeline.description().isEmpty() ? "" : ": " + pipeline.description()),
        "Made by CordJ's pipeline " + pipeline.name() + ".");
  }
}
