package org.cordj.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.Step;

/** How a pipeline's results were made: the programs, each step with its source, the references. */
final class Methods {

  private static final Pattern DOI = Pattern.compile("doi:(10\\.[0-9]+/[^\\s);,]*[^\\s);,.])");

  private Methods() {}

  /**
   * Adds the sections Methods, References and Versions.
   *
   * @param programs the versions of all programs that made the files, by the programs' names
   */
  static void add(
      final HtmlPage page, final Pipeline pipeline, final Map<String, List<String>> programs) {
    final Map<String, String> methods = new LinkedHashMap<>();
    for (final Step step : pipeline.steps()) {
      methods.put(step.name(), method(step));
    }
    page.section("Methods")
        .text(
            "Each run was processed with CordJ"
                + version(programs)
                + " by the pipeline "
                + pipeline.name()
                + " in "
                + pipeline.steps().size()
                + " steps. Here they are in their order, each with every option that is not the"
                + " command's own default, and with its source.")
        .facts(methods);
    final Set<String> dois = dois(pipeline);
    if (!dois.isEmpty()) {
      page.section("References").references(List.copyOf(dois));
    }
    if (!programs.isEmpty()) {
      final Map<String, String> facts = new LinkedHashMap<>();
      programs.forEach((name, versions) -> facts.put(name, String.join(", ", versions)));
      page.section("Versions").facts(facts);
    }
  }

  private static String version(final Map<String, List<String>> programs) {
    final List<String> versions = programs.getOrDefault("CordJ", List.of());
    return versions.isEmpty() ? "" : " " + String.join(" and ", versions);
  }

  /** The publications that the description and the steps' sources name, each once. */
  static Set<String> dois(final Pipeline pipeline) {
    final Set<String> dois = new LinkedHashSet<>();
    final StringBuilder text = new StringBuilder(pipeline.description());
    pipeline.steps().forEach(s -> text.append('\n').append(s.source()));
    final Matcher m = DOI.matcher(text);
    while (m.find()) {
      dois.add(m.group(1));
    }
    return dois;
  }

  private static String method(final Step step) {
    final StringBuilder s = new StringBuilder(step.what());
    step.options().forEach((k, v) -> s.append(' ').append(k).append('=').append(v));
    return s.append(step.source().isEmpty() ? "" : ". " + step.source()).toString();
  }
}
