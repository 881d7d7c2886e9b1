/**
 * The help pages: one for each command, an index and a glossary, as HTML files that open from disk
 * without a network, in light and dark.
 *
 * <p>What a command and its keys are comes from the same annotations as its dialog; when it is
 * used, what goes wrong, an example and the literature come from a short text beside this package
 * ({@code LABEL.md}), a small part of Markdown. The build writes the pages into the jar.
 */
package org.cordj.help;
