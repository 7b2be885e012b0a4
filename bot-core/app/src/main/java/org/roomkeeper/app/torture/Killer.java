package org.roomkeeper.app.torture;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.app.founding.BotProcess;
import org.roomkeeper.runtime.time.Bell;

/**
 * Kills the bot at moments that a seed decides, a quarter of a minute or so after it was up, and
 * starts it again; now and then once more before it is up.
 */
final class Killer {
  private static final int LEAST_MILLIS = 3_000;
  private static final int MOST_MILLIS = 25_000;
  private static final int WHILE_STARTING = 5;

  /**
   * A time without a bot, in the host's nanoseconds.
   *
   * @param from when it was killed
   * @param to when a new process was started, which still has to come up
   */
  record Down(long from, long to) {}

  private final BotProcess bot;
  private final Random random;
  private final Bell bell = new Bell();
  private final List<Down> downs = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean stopping;
  private volatile @Nullable Exception failed;

  private Killer(BotProcess bot, long seed) {
    this.bot = bot;
    this.random = new Random(seed);
    thread = Thread.ofPlatform().name("killer").unstarted(this::run);
  }

  /** Begins. */
  static Killer of(BotProcess bot, long seed) {
    var killer = new Killer(bot, seed);
    killer.thread.start();
    return killer;
  }

  private void run() {
    try {
      while (!stopping) {
        // A life is counted from when the bot is up: killed while it still starts, again and again
        // on a busy machine, it would have nothing to lose.
        bot.awaitUp();
        bell.await(Duration.ofMillis(LEAST_MILLIS + random.nextInt(MOST_MILLIS - LEAST_MILLIS)));
        if (!stopping) {
          kill();
          if (random.nextInt(WHILE_STARTING) == 0) {
            bell.await(Duration.ofMillis(200 + random.nextInt(2_500)));
            kill();
          }
        }
      }
    } catch (IOException | RuntimeException broken) {
      failed = broken;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void kill() throws IOException, InterruptedException {
    if (!bot.runs()) {
      throw new IOException("the bot has ended by itself; its log is in the folder of the run");
    }
    long from = System.nanoTime();
    bot.kill();
    bell.await(Duration.ofMillis(random.nextInt(2_000)));
    bot.startAgain();
    downs.add(new Down(from, System.nanoTime()));
  }

  /** When there was no bot. */
  List<Down> downs() {
    return new ArrayList<>(downs);
  }

  /** Throws what went wrong, if anything has. */
  void check() throws IOException {
    Exception trouble = failed;
    if (trouble != null) {
      throw new IOException(String.valueOf(trouble.getMessage()), trouble);
    }
  }

  /** Kills no more; the bot runs when this returns, or is starting. */
  void stop() {
    stopping = true;
    bell.ring();
    try {
      thread.join(Duration.ofSeconds(30));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
