package org.roomkeeper.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.roomkeeper.app.cli.CommandLineOfRoomkeeper;

/** The way in: one word of the command line, done, and its exit status. */
public final class Main {
  private Main() {}

  /**
   * Runs one word.
   *
   * @param arguments the word and what stands behind it; exit status 0: done, 1: the work failed,
   *     2: wrong usage or settings
   */
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new CommandLineOfRoomkeeper(System.in, out, err).run(arguments));
  }
}
