package org.roomkeeper.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * What came of a line that somebody typed.
 *
 * @param status the exit status
 * @param out what was said on standard output
 * @param err what was said on standard error
 */
record Typed(int status, String out, String err) {
  /** Types it at a terminal in English. */
  static Typed words(String... words) {
    return in("en", words);
  }

  /** Types it at a terminal in a language. */
  static Typed in(String language, String... words) {
    String before = System.setProperty("roomkeeper.language", language);
    try {
      var out = new ByteArrayOutputStream();
      var err = new ByteArrayOutputStream();
      int status =
          new CommandLineOfRoomkeeper(
                  InputStream.nullInputStream(),
                  new PrintStream(out, true, UTF_8),
                  new PrintStream(err, true, UTF_8))
              .run(words);
      return new Typed(status, out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      if (before == null) {
        System.clearProperty("roomkeeper.language");
      } else {
        System.setProperty("roomkeeper.language", before);
      }
    }
  }
}
