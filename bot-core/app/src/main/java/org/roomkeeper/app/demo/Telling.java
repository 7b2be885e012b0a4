package org.roomkeeper.app.demo;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells what happens as it happens, in the story's own time. */
final class Telling {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));
  private static final int LONGEST = 60;

  private final PrintStream out;
  private String time = "--:--";
  private int percent;

  Telling(PrintStream out) {
    this.out = out;
  }

  /** Something happened. */
  void happened(String what) {
    out.printf(Locale.ROOT, "[%3d %%] %s  %s%n", percent, time, what);
  }

  /** Somebody said something forbidden; what is allowed is not worth a line. */
  void said(String name, Conversation.Message message) {
    if (message.forbidden()) {
      happened(name + ": " + cut(message.text()));
    }
  }

  /** What the story's clock shows. */
  void at(Instant now) {
    time = TIME.format(now);
  }

  /** How far the story is. */
  void progress(Instant now, int arrived, int of) {
    at(now);
    percent = (int) (100L * arrived / of);
    happened(arrived + " of " + of + " doctors have come");
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\s+", " ");
    int length = line.codePointCount(0, line.length());
    return length <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
