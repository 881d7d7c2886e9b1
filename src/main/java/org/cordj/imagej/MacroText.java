package org.cordj.imagej;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.nifti.NiftiReader;

/**
 * A macro as statements with their lines, and the texts that its expressions stand for: literals,
 * variables, and the few functions of the macros that CordJ writes. A value of the macro's argument
 * stands for itself as {@code $KEY}.
 */
final class MacroText {

  /** What the comments that hold the rest of a pipeline begin with. */
  static final String NOTE = "//@ ";

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|[A-Za-z_][A-Za-z0-9_.]*|[-0-9.]+|[+(),])");

  /** One statement, or one note, and the line that it begins in, counted from 1. */
  record Statement(int line, String text) {}

  private final String name;
  private final Map<String, String> variables = new HashMap<>();
  private List<String> tokens;
  private int at;
  private int line;

  /**
   * @param name of the macro, for sentences
   */
  MacroText(final String name) {
    this.name = name;
  }

  /** A refusal that names the line. */
  IllegalArgumentException wrong(final int where, final String sentence) {
    return new IllegalArgumentException("'" + name + "', line " + where + ": " + sentence);
  }

  /**
   * Splits a macro at its semicolons and braces, outside of texts; comments go, notes stay.
   *
   * @throws IllegalArgumentException with the line, if a text or comment has no end
   */
  List<Statement> statements(final String macro) {
    final List<Statement> all = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    int begin = 1;
    int now = 1;
    int i = 0;
    while (i < macro.length()) {
      final char c = macro.charAt(i);
      if (macro.startsWith("//", i)) {
        final int end = macro.indexOf('\n', i) < 0 ? macro.length() : macro.indexOf('\n', i);
        if (macro.startsWith(NOTE, i)) {
          all.add(new Statement(now, macro.substring(i, end)));
        }
        i = end;
      } else if (macro.startsWith("/*", i)) {
        final int end = macro.indexOf("*/", i);
        if (end < 0) {
          throw wrong(now, "the comment has no end.");
        }
        now += (int) macro.substring(i, end).chars().filter(x -> x == '\n').count();
        i = end + 2;
      } else if (c == '"' || c == '\'') {
        int end = i + 1;
        while (end < macro.length() && macro.charAt(end) != c && macro.charAt(end) != '\n') {
          end += macro.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= macro.length() || macro.charAt(end) != c) {
          throw wrong(now, "the text has no end.");
        }
        begin = text.isEmpty() ? now : begin;
        text.append(macro, i, end + 1);
        i = end + 1;
      } else {
        final boolean ends = c == ';' || c == '{' || c == '}';
        if (c == '{' || c == '}') {
          begin = text.isEmpty() ? now : begin;
          text.append(c);
        } else if (c != ';' && (!text.isEmpty() || !Character.isWhitespace(c))) {
          begin = text.isEmpty() ? now : begin;
          text.append(c == '\n' || c == '\r' ? ' ' : c);
        }
        if (ends && !text.toString().isBlank()) {
          all.add(new Statement(begin, text.toString().strip()));
          text.setLength(0);
        }
        now += c == '\n' ? 1 : 0;
        i++;
      }
    }
    if (!text.toString().isBlank()) {
      all.add(new Statement(begin, text.toString().strip()));
    }
    return all;
  }

  void set(final String variable, final String value) {
    variables.put(variable, value);
  }

  /** The value of a variable; null if there is none. */
  String get(final String variable) {
    return variables.get(variable);
  }

  /**
   * The texts of a call's arguments, or of the one expression that is no call.
   *
   * @param list expressions with commas between
   * @throws IllegalArgumentException with the line, if one is more than a text
   */
  List<String> texts(final int where, final String list) {
    line = where;
    tokens = new ArrayList<>();
    at = 0;
    final Matcher m = TOKEN.matcher(list);
    int end = 0;
    while (m.find() && m.start() == end) {
      tokens.add(m.group(1));
      end = m.end();
    }
    if (!list.substring(end).isBlank()) {
      throw beyond(list);
    }
    final List<String> all = new ArrayList<>();
    while (at < tokens.size()) {
      all.add(sum());
      if (at < tokens.size() && !take(",")) {
        throw beyond(list);
      }
    }
    return all;
  }

  private IllegalArgumentException beyond(final String text) {
    return wrong(
        line,
        "'"
            + text.strip()
            + "' is more than a text, the macro's argument, or such put together by +; write the"
            + " value out.");
  }

  private boolean take(final String token) {
    final boolean is = at < tokens.size() && tokens.get(at).equals(token);
    at += is ? 1 : 0;
    return is;
  }

  private String sum() {
    final StringBuilder text = new StringBuilder(term());
    while (take("+")) {
      text.append(term());
    }
    return text.toString();
  }

  private String term() {
    if (at == tokens.size()) {
      throw beyond("");
    }
    final String token = tokens.get(at++);
    if (token.matches("[\"'].*")) {
      return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
    }
    if (token.matches("-?[0-9.]+") || token.equals("true") || token.equals("false")) {
      return token;
    }
    if (take("(")) {
      final List<String> arguments = new ArrayList<>();
      while (!take(")")) {
        arguments.add(sum());
        if (!take(",") && !(at < tokens.size() && tokens.get(at).equals(")"))) {
          throw beyond(token + "(");
        }
      }
      return call(token, arguments);
    }
    final String value = variables.get(token);
    if (value == null) {
      throw wrong(
          line,
          "the variable '"
              + token
              + "' is not known; a pipeline knows texts and the macro's argument only.");
    }
    return value;
  }

  private String call(final String function, final List<String> arguments) {
    final String first = arguments.isEmpty() ? "" : arguments.get(0);
    switch (function + arguments.size()) {
      case "getArgument0":
        return "$";
      case "value1":
      case "needed1":
        return "$" + first;
      case "title1":
        return NiftiReader.nameOf(java.nio.file.Path.of(first));
      case "stem1":
        final String name = NiftiReader.nameOf(java.nio.file.Path.of(first));
        return name.startsWith("sub-") ? name.substring(0, name.lastIndexOf('_')) : name;
      case "optional2":
        return " " + first + "=[" + arguments.get(1) + "]";
      default:
        throw wrong(
            line, "the function '" + function + "' is not one that a pipeline has a step for.");
    }
  }
}
