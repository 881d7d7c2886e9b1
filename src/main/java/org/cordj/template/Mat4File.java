package org.cordj.template;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cordj.io.RefusedException;

/**
 * MATLAB's level 4 files as ITK writes its transforms: real full matrices of double or float, one
 * after the other, each a header of five 32-bit integers, its name and its numbers by column.
 */
final class Mat4File {

  private static final int HEADER = 20;
  private static final int LONGEST = 256;

  private Mat4File() {}

  /** The variables by name, in the order of the file. */
  static Map<String, double[]> read(final Path path, final byte[] bytes) throws RefusedException {
    final Map<String, double[]> variables = new LinkedHashMap<>();
    final ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (b.remaining() > 0) {
      if (b.remaining() < HEADER) {
        throw damaged(path);
      }
      final int start = b.position();
      // the type is below 5000 in the right byte order; its thousands tell the numbers' order
      final int little = b.order(ByteOrder.LITTLE_ENDIAN).getInt(start);
      if (little < 0 || little > 4999) {
        b.order(ByteOrder.BIG_ENDIAN);
      }
      final int type = b.getInt();
      final long count = (long) b.getInt() * b.getInt();
      final int imaginary = b.getInt();
      final int nameLength = b.getInt();
      final int precision = type / 10 % 10;
      if (type < 0
          || type >= 2000
          || type % 10 != 0
          || precision > 1
          || imaginary != 0
          || nameLength < 1
          || nameLength > LONGEST) {
        throw damaged(path);
      }
      final int size = precision == 0 ? Double.BYTES : Float.BYTES;
      if (count < 0 || nameLength + count * size > b.remaining()) {
        throw damaged(path);
      }
      final byte[] name = new byte[nameLength];
      b.get(name);
      final double[] values = new double[(int) count];
      b.order(type < 1000 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      for (int i = 0; i < values.length; i++) {
        values[i] = precision == 0 ? b.getDouble() : b.getFloat();
      }
      variables.put(new String(name, StandardCharsets.ISO_8859_1).replaceAll("\0.*", ""), values);
    }
    return variables;
  }

  private static RefusedException damaged(final Path path) {
    return new RefusedException(
        "'"
            + path
            + "' is no transform file of ITK (.mat in MATLAB's level 4 format), or it is damaged.");
  }
}
