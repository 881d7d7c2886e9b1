package org.cordj.cli;

/**
 * Unwinds a macro whose first failure is already noted.
 *
 * <p>An {@link Error}, because plugins often catch {@code Exception} around what they do and would
 * let the macro go on; {@code finally} blocks still close files and delete temporaries.
 */
final class MacroStopped extends Error {
  private static final long serialVersionUID = 1L;

  MacroStopped(String sentence) {
    super(sentence, null, false, false);
  }
}
