package org.roomkeeper.app.cli;

import java.io.PrintStream;

/** Says how far a copy or a reading has come, each tenth of the way on a line of its own. */
final class CopyProgress {
  private static final double MEGABYTE = 1_000_000;

  private final Words words;
  private final PrintStream err;
  private int said;

  CopyProgress(Words words, PrintStream err) {
    this.words = words;
    this.err = err;
  }

  /** Is told how much is done, from 0 to 1. */
  synchronized void show(double share) {
    int tenths = (int) (share * 10);
    if (tenths > said && tenths < 10) {
      said = tenths;
      err.println(words.say("copy.progress", tenths * 10));
    }
  }

  /** The copy was gone through. */
  void end() {
    err.println(words.say("copy.checked"));
  }

  static double megabytes(long bytes) {
    return bytes / MEGABYTE;
  }
}
