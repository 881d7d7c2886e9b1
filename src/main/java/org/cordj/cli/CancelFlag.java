package org.cordj.cli;

import ij.Macro;
import java.lang.reflect.Field;

/**
 * Whether the last command was cancelled, by itself or by a chooser of files that could not open.
 *
 * <p>ImageJ keeps that to itself, takes the flag back at the next command and lets the macro go on
 * as if the command had done its work.
 */
final class CancelFlag {
  private final Field flag;

  CancelFlag() {
    try {
      flag = Macro.class.getDeclaredField("abort");
      flag.setAccessible(true);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("this ImageJ keeps no record of cancelled commands", e);
    }
  }

  boolean isSet() {
    try {
      return flag.getBoolean(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
