package org.roomkeeper.api;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A word of the command line. Help and exit statuses are the core's. */
public interface Verb {
  /** One screen of help in a language: what it does, its arguments, an example. */
  String help(Locale language);

  /**
   * Does its work.
   *
   * @return false if the work failed, with the reason on {@link Call#err()}
   * @throws WrongUse if the arguments are wrong: the core prints the message and the help
   * @throws Exception whatever goes wrong
   */
  boolean run(Call call) throws Exception;

  /**
   * One run.
   *
   * @param arguments what stands behind the word
   * @param language the language in which to speak
   * @param in standard input, UTF-8
   * @param out standard output, UTF-8
   * @param err standard error, UTF-8
   */
  record Call(
      List<String> arguments,
      Locale language,
      BufferedReader in,
      PrintWriter out,
      PrintWriter err) {
    /** Copies the arguments. */
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** The arguments were wrong. */
  final class WrongUse extends Exception {
    private static final long serialVersionUID = 1;

    /** Says what was wrong and what to write instead. */
    public WrongUse(String message) {
      super(message);
    }
  }
}
