package org.roomkeeper.app.month;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.roomkeeper.app.cli.Words;
import org.roomkeeper.app.founding.BotProcess;
import org.roomkeeper.app.founding.CorporateHall;
import org.roomkeeper.app.founding.Founding;
import org.roomkeeper.app.founding.People;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.sandbox.Sandbox;
import org.roomkeeper.sandbox.world.World;

/**
 * A month: a sandbox here, a bot in a process of its own, people who come, open rooms and forget,
 * callbacks that get lost, and a killer. The sandbox's clock jumps to whatever is due next.
 */
final class Month implements AutoCloseable {
  private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(3);
  private static final Duration LOOK_AT_PHONES = Duration.ofMinutes(30);
  private static final Duration FIRST_ROOM = Duration.ofHours(6);
  private static final Duration LOOK_AT_FOLLOWERS = Duration.ofMillis(10);

  /** By which name the bot follows the clock. */
  private static final String BOT = "bot";

  private static final int MOST_AT_ONCE = 30;
  private static final int MOST_OF_A_PAGE = 300;
  private static final int JOURNAL = 1_000;
  private static final int JOURNAL_TEXT = 500;

  /** What befalls callbacks; requests are left alone. */
  private static final List<Map<String, Object>> WEATHER =
      List.of(
          Map.of("name", "callback-dropped", "share", 0.01),
          Map.of("name", "callback-doubled", "share", 0.01),
          Map.of("name", "callback-reordered", "share", 0.01));

  private final Plan plan;
  private final Consumer<String> tell;
  private final Words words;
  private final long began = System.nanoTime();
  private final Sandbox sandbox = Sandbox.start(0);
  private final World world = sandbox.world();
  private final People people = new People(URI.create(sandbox.baseUrl()));
  private final Agenda agenda = new Agenda();
  private final Bell pause = new Bell();
  private final Founding founding;
  private final List<Lecture> lectures;
  private final Instant begin;
  private final Instant end;
  private final Newcomers newcomers;
  private final Openers openers;
  private int restarts;

  /**
   * Prepares everything; nothing runs yet but the sandbox.
   *
   * @param folder an empty folder for settings, ledger and log
   * @param tell gets a line now and then
   */
  Month(Plan plan, Path folder, Consumer<String> tell, Words words)
      throws IOException, InterruptedException {
    this.words = words;
    this.plan = plan;
    this.tell = tell;
    people.act("knobs", "customerGroupCap", plan.cap());
    founding = Founding.of(sandbox.ready(), people, Duration.ofDays(plan.days()), folder);
    people.act("knobs", "joinWayQrCap", plan.cap(), "customerGroupCap", plan.cap());
    people.act("knobs", "journalEntries", JOURNAL, "journalText", JOURNAL_TEXT);
    people.act("knobs", "callbackRetryPauseMillis", 4_000, "callbacksInFlight", 8);
    Instant now = people.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    people.act("clock/advance", "to", now.toEpochMilli());
    begin = now;
    end = begin.plus(Duration.ofDays(plan.days()));
    lectures = plan.lectures(begin);
    List<String> who =
        Stream.concat(
                Stream.of(founding.address().owner()), founding.address().moderators().stream())
            .toList();
    MonthSettings.lay(founding.folder().resolve("config"), plan, begin, who);
    newcomers = new Newcomers(world, founding.address(), agenda, plan, CorporateHall.NAME);
    openers = new Openers(world, people, who, plan.seed());
  }

  /** Plays it, and counts. */
  Result play() throws IOException, InterruptedException {
    try (BotProcess bot = BotProcess.start(founding)) {
      awaitUp(bot);
      people.act("callback", "url", founding.callbackUrl());
      people.act("faults", "seed", plan.seed(), "faults", WEATHER);
      schedule(bot);
      for (Optional<Instant> next = agenda.next();
          next.isPresent() && next.get().isBefore(end);
          next = agenda.next()) {
        pass(next.get());
        do {
          agenda.until(Instant.ofEpochMilli(now()));
        } while (newcomers.followPages());
      }
      pass(end);
      newcomers.lookALastTime();
    }
    return counted();
  }

  /** Lets the clock jump there. */
  private void pass(Instant until) throws IOException, InterruptedException {
    Duration left = Duration.between(Instant.ofEpochMilli(now()), until);
    if (left.isPositive()) {
      people.letPass(left);
    }
  }

  private long now() {
    return world.call(here -> here.clock().now());
  }

  private void schedule(BotProcess bot) {
    var random = new Random(plan.seed());
    List<Instant> bursts = arrivals(random);
    for (Instant at = begin; at.isBefore(end); at = at.plus(LOOK_AT_PHONES)) {
      agenda.at(at, openers::look);
    }
    for (int kill = 0; kill < plan.kills(); kill++) {
      // Just when some have come and wait for their greeting.
      agenda.at(bursts.get(random.nextInt(bursts.size())), () -> kill(bot));
    }
    for (int day = 1; day < plan.days(); day++) {
      int past = day;
      agenda.at(begin.plus(Duration.ofDays(day)), () -> progress(past));
    }
  }

  /** They come in bursts by day: many at first, so that a room is full in hours; then fewer. */
  private List<Instant> arrivals(Random random) {
    var bursts = new ArrayList<Instant>();
    int wanted = plan.arrivals();
    int days = plan.days() - 2;
    while (wanted > 0) {
      int together = Math.min(wanted, 1 + random.nextInt(MOST_AT_ONCE));
      wanted -= together;
      double day = Math.min(days * 0.999, -Math.log(1 - random.nextDouble()) * days / 4.0);
      long hour = 7L + (random.nextInt(16) + random.nextInt(16)) / 2;
      Instant midnight = begin.atZone(Plan.ZONE).toLocalDate().atStartOfDay(Plan.ZONE).toInstant();
      Instant at =
          midnight
              .plus(Duration.ofDays((long) day))
              .plus(Duration.ofMinutes(hour * 60 + random.nextInt(60)));
      Instant first = begin.plus(FIRST_ROOM);
      Instant when = at.isBefore(first) ? first.plusSeconds(60L * random.nextInt(600)) : at;
      bursts.add(when);
      for (int i = 0; i < together; i++) {
        agenda.at(when, newcomers::comes);
        if (random.nextInt(100) < 3) {
          agenda.at(when, newcomers::looks);
        }
      }
    }
    return bursts;
  }

  /** As by a power cut; the clock stands until the bot is up again. */
  private void kill(BotProcess bot) throws IOException, InterruptedException {
    bot.kill();
    people.act("clock/forget", "follower", BOT);
    bot.startAgain();
    awaitUp(bot);
    restarts++;
  }

  /** Also until it follows the clock, which would jump over all that it has to do. */
  private void awaitUp(BotProcess bot) throws IOException, InterruptedException {
    bot.awaitUp();
    long began = System.nanoTime();
    while (!people.look("clock").path("followers").has(BOT)) {
      if (System.nanoTime() - began > LONGEST_STANDSTILL.toNanos()) {
        throw new IOException("the bot never follows the clock: " + bot.log());
      }
      pause.await(LOOK_AT_FOLLOWERS);
    }
  }

  private void progress(int day) {
    long inRoom = newcomers.all().stream().filter(one -> one.placed).count();
    tell.accept(
        words.say(
            "month.day",
            day,
            newcomers.all().size(),
            inRoom,
            world.call(Count::customerGroups),
            (System.nanoTime() - began) / 1_000_000_000L));
  }

  private Result counted() {
    Count count = Count.in(world, lectures, end);
    List<Newcomer> all = newcomers.all();
    int inRoom = (int) all.stream().filter(one -> one.placed).count();
    int waiting = told(Newcomer.Told.TO_WAIT);
    int refused = told(Newcomer.Told.NO);
    return new Result(
        all.size(),
        inRoom,
        waiting,
        refused,
        (int) all.stream().filter(Newcomer::isLost).count(),
        newcomers.overCap(),
        Count.greetedTwice(world, all),
        newcomers.placedTwice(),
        count.announcements(),
        count.announcedTwice(),
        count.reminders(),
        count.late(),
        count.notTapped(),
        restarts,
        Math.round((System.nanoTime() - began) / 1e8) / 10.0);
  }

  private int told(Newcomer.Told what) {
    return (int) newcomers.all().stream().filter(one -> !one.placed && one.told == what).count();
  }

  /** What else is worth a line of the table. */
  Sidelights sidelights() {
    return new Sidelights(
        world.call(Count::customerGroups),
        world.call(Count::inCorporateRoom),
        newcomers.lookers(),
        newcomers.forms(),
        newcomers.numbers(),
        newcomers.greetedLate(),
        openers.forgotten());
  }

  /** Who is lost, for whoever has to find out why. */
  List<String> lost() {
    return newcomers.all().stream()
        .filter(Newcomer::isLost)
        .map(
            one ->
                words.say(
                    one.roomLink == null ? "month.lost.not-greeted" : "month.lost.greeted",
                    one.name,
                    one.visits,
                    shortened(one.phone.text())))
        .toList();
  }

  private static String shortened(String page) {
    String line = page.strip().replaceAll("\\s+", " ");
    return line.length() <= MOST_OF_A_PAGE ? line : line.substring(0, MOST_OF_A_PAGE) + "…";
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
