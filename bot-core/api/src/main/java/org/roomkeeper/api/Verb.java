package org.roomkeeper.api;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

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
   * @param notes the plugin's notes, as they are now
   */
  record Call(
      List<String> arguments,
      Locale language,
      BufferedReader in,
      PrintWriter out,
      PrintWriter err,
      Notes notes) {
    /** Copies the arguments. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    /** A call where no bot has run yet: there are no notes. */
    public Call(
        List<String> arguments,
        Locale language,
        BufferedReader in,
        PrintWriter out,
        PrintWriter err) {
      this(arguments, language, in, out, err, new NoNotes());
    }
  }

  /** Leads to the plugin's notes in each community; they can be read and not changed. */
  interface Notes {
    /** The communities, none where no bot has run yet. */
    List<CommunityId> communities();

    /**
     * Reads in one of them: meanwhile {@link Store}, {@link Rooms} and {@link Members} answer for
     * it.
     *
     * @return what the reading gave
     * @throws Exception whatever the reading throws
     */
    <T> T in(CommunityId community, Callable<T> reading) throws Exception;
  }

  /** No notes at all. */
  final class NoNotes implements Notes {
    @Override
    public List<CommunityId> communities() {
      return List.of();
    }

    @Override
    public <T> T in(CommunityId community, Callable<T> reading) {
      throw new IllegalArgumentException("there are no notes of " + community);
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
