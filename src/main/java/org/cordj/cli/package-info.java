/**
 * The command line: {@code cordj MACRO.ijm [ARGUMENT]} runs a macro in ImageJ without a display,
 * {@code cordj run}, {@code cordj rerun} and {@code cordj BIDS_DIR OUT_DIR participant|group} run
 * pipelines (see {@link org.cordj.pipeline}). Exit codes: {@code Exit}.
 *
 * <p>{@link org.cordj.cli.Main} reads the command line and ends the process with the exit code
 * ({@code 0} the macro ran to its end, {@code 1} something in it failed, {@code 2} it could not be
 * started); {@code MacroFile} finds and reads the macro; {@code MacroRunner} runs it and gives the
 * sentence of the first failure, which {@code HostConsole} finds where ImageJ would open an error
 * window.
 *
 * <p>The room expects the ImageJ that the launcher scripts {@code cordj} and {@code cordj.bat}
 * start, changed by ij1-patcher to run without a display: any other opens windows.
 */
package org.cordj.cli;
