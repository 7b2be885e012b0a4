package org.roomkeeper.app.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.app.bot.BotFolders;
import org.roomkeeper.app.bot.LedgerVisit;
import org.roomkeeper.app.bot.SettingsCheck;
import org.roomkeeper.app.founding.BotProcess;
import org.roomkeeper.app.founding.CorporateHall;
import org.roomkeeper.app.founding.Founding;
import org.roomkeeper.app.founding.People;
import org.roomkeeper.app.torture.Evidence.Greeting;
import org.roomkeeper.app.torture.Evidence.Note;
import org.roomkeeper.app.torture.Evidence.Told;
import org.roomkeeper.runtime.ledger.Why;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.sandbox.Sandbox;

/**
 * One torture: a sandbox here, a bot in a process of its own, people, faults and a killer; then
 * quiet, until the bot has done all that it owes; then the audit.
 */
final class Torture implements AutoCloseable {
  private static final Duration LECTURE = Duration.ofDays(2);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration PROGRESS = Duration.ofSeconds(10);
  private static final Duration QUIET_STEP = Duration.ofMinutes(10);
  private static final int QUIET_STEPS = 24;
  private static final int JOURNAL = 20_000;
  private static final long LEAP = 3_000;

  /** A moment on both clocks: the host's nanoseconds and the world's milliseconds. */
  private record Moment(long host, long world) {}

  private final ObjectMapper json = new ObjectMapper();
  private final long seed;
  private final Duration length;
  private final Path folder;
  private final Consumer<String> tell;
  private final long began = System.nanoTime();
  private final Sandbox sandbox = Sandbox.start(0);
  private final People people = new People(URI.create(sandbox.baseUrl()));
  private final Chronicle chronicle = new Chronicle();
  private final List<Moment> moments = new ArrayList<>();
  private final Bell pause = new Bell();
  private final Founding founding;
  private final Load load;
  private long nextEntry;
  private Findings findings = new Findings();

  /**
   * Prepares everything; nothing runs yet but the sandbox.
   *
   * @param folder an empty folder for settings, ledger, logs and journal
   * @param tell gets a line now and then
   */
  Torture(long seed, Duration length, Path folder, Consumer<String> tell)
      throws IOException, InterruptedException {
    this.seed = seed;
    this.length = length;
    this.folder = folder;
    this.tell = tell;
    founding = Founding.of(sandbox.ready(), people, LECTURE, folder);
    load = new Load(sandbox.world(), founding.address(), seed);
    layHome();
    people.act("knobs", "callbackRetryPauseMillis", 8_000, "callbacksInFlight", 8);
    people.act("knobs", "journalEntries", JOURNAL);
  }

  /** The installation's plugins, and the witness. */
  private void layHome() throws IOException {
    Path installed = BotFolders.home().resolve("plugins");
    Path plugins = home().resolve("plugins");
    try (Stream<Path> files = Files.walk(installed)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = plugins.resolve(installed.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    WitnessJar.write(plugins.resolve("witness.jar"));
    Files.writeString(
        founding.folder().resolve("config/plugins/witness.yaml"),
        "witnesses: [" + String.join(", ", founding.address().experts()) + "]\n");
    CorporateHall.lay(founding.folder().resolve("config"));
  }

  private Path home() {
    return folder.resolve("home");
  }

  /** Runs it. */
  Report run() throws IOException, InterruptedException {
    List<Killer.Down> downs;
    try (BotProcess bot = BotProcess.start(founding, home())) {
      bot.awaitUp();
      people.act("callback", "url", founding.callbackUrl());
      load.openRooms();
      people.act("clock/walk", "on", true);
      downs = storm(bot);
      tell.accept("the storm is over; the bot does what it still owes");
      bot.awaitUp();
      people.act("clock/stop");
      calm();
    }
    return audited(downs);
  }

  /** Load, faults and kills, for as long as was ordered; when there was no bot. */
  private List<Killer.Down> storm(BotProcess bot) throws IOException, InterruptedException {
    people.act("faults", "seed", seed, "faults", Weather.STORMY);
    long end = System.nanoTime() + length.toNanos();
    long nextProgress = System.nanoTime() + PROGRESS.toNanos();
    long nextReading = 0;
    Killer killer = Killer.of(bot, seed);
    try {
      while (System.nanoTime() < end) {
        load.live();
        if (System.nanoTime() > nextReading) {
          readJournal();
          killer.check();
          nextReading = System.nanoTime() + 1_000_000_000L;
        }
        moments.add(
            new Moment(System.nanoTime(), sandbox.world().call(here -> here.clock().now())));
        if (System.nanoTime() > nextProgress) {
          nextProgress += PROGRESS.toNanos();
          progress(killer.downs().size());
        }
        pause.await(TICK);
      }
    } finally {
      killer.stop();
    }
    killer.check();
    people.act("faults/clear");
    return killer.downs();
  }

  private void progress(int kills) {
    tell.accept(
        "%4d s  %d messages, %d callbacks, %d requests, %d faults, %d kills"
            .formatted(
                (System.nanoTime() - began) / 1_000_000_000L,
                load.messages().size(),
                chronicle.callbacks(),
                chronicle.requests(),
                chronicle.faults().values().stream().mapToInt(Integer::intValue).sum(),
                kills));
  }

  /** Hours of the rooms' time without faults, so that everything that waits gets its turn. */
  private void calm() throws IOException, InterruptedException {
    for (int step = 0; step < QUIET_STEPS; step++) {
      if (step < QUIET_STEPS / 2) {
        load.attend();
      }
      people.letPass(QUIET_STEP);
      readJournal();
    }
  }

  /** Reads on in the journal, and writes it to a file in case somebody has to look. */
  private void readJournal() throws IOException, InterruptedException {
    try (Writer file =
        Files.newBufferedWriter(
            folder.resolve("journal.jsonl"),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND)) {
      while (true) {
        JsonNode page = people.look("journal", "since", Long.toString(nextEntry), "limit", "5000");
        for (JsonNode entry : page.path("entries")) {
          if (entry.path("index").asLong() > nextEntry && nextEntry > 0) {
            throw new IOException("the journal has forgotten entries that were not read");
          }
          nextEntry = entry.path("index").asLong() + 1;
          chronicle.take(entry);
          file.write(json.writeValueAsString(entry));
          file.write('\n');
        }
        if (page.path("entries").isEmpty()) {
          return;
        }
      }
    }
  }

  private Report audited(List<Killer.Down> downs) {
    WorldSights sights = WorldSights.in(sandbox.world());
    var told = new ArrayList<Told>(chronicle.called(sights.refs()));
    load.messages().forEach((number, msgid) -> told.add(chronicle.message(number, msgid)));
    load.enrolled().forEach((userid, when) -> told.add(chronicle.enrolment(userid, when)));
    List<Greeting> greetings = greetings(sights, downs);
    Set<String> reported = reported(sights.reported());
    var evidence =
        new Evidence(
            told,
            load.stays(),
            sights.notes(),
            load.orders(),
            sights.deeds(),
            sights.arrivals(),
            chronicle.refused(),
            reported,
            greetings,
            unmet(sights),
            sights.repeats());
    findings = Audit.of(evidence);
    var figures = new EnumMap<Figure, Integer>(Figure.class);
    for (Figure figure : Figure.values()) {
      figures.put(figure, findings.under(figure).size());
    }
    return new Report(
        seed,
        length.toMillis() / 60_000.0,
        downs.size(),
        (int) told.stream().filter(Told::due).count(),
        (int) sights.notes().stream().mapToLong(Note::number).distinct().count(),
        evidence.stays().size(),
        sights.deeds().size(),
        evidence.refused().size(),
        sights.reported().size(),
        (int) greetings.stream().filter(greeting -> greeting.times() > 0).count(),
        (int) greetings.stream().filter(one -> one.times() == 0 && one.excused()).count(),
        chronicle.givenUp(),
        chronicle.requests(),
        chronicle.faults(),
        figures,
        (System.nanoTime() - began) / 1e9);
  }

  /** What is wrong in detail. */
  Findings findings() {
    return findings;
  }

  private List<Greeting> greetings(WorldSights sights, List<Killer.Down> downs) {
    var greetings = new ArrayList<Greeting>();
    for (Chronicle.Permission permission : chronicle.permissions()) {
      int times = sights.greeted().getOrDefault(permission.member(), 0);
      greetings.add(new Greeting(permission.member(), times, isExcused(permission, downs)));
    }
    return greetings;
  }

  /** Whether anything stood in a greeting's way before its permission ended. */
  private boolean isExcused(Chronicle.Permission permission, List<Killer.Down> downs) {
    long from = permission.acknowledged();
    if (from == Evidence.NEVER) {
      return true;
    }
    long to = from;
    Moment before = null;
    for (Moment moment : moments) {
      if (moment.host() >= from && moment.world() < permission.expires()) {
        to = moment.host();
        if (before != null && leapt(before, moment)) {
          return true;
        }
      }
      before = moment;
    }
    long end = to;
    return end - from < Duration.ofSeconds(15).toNanos()
        || chronicle.greetingTroubles().stream()
            .anyMatch(trouble -> trouble.from() <= end && lasts(trouble, from, downs))
        || downs.stream()
            .anyMatch(down -> down.from() <= end && chronicle.firstSignAfter(down.to()) >= from);
  }

  /** Whether the bot still heeds a trouble; one that was killed since has forgotten it. */
  private static boolean lasts(Chronicle.Trouble trouble, long at, List<Killer.Down> downs) {
    return trouble.until() >= at
        && downs.stream().noneMatch(down -> down.from() >= trouble.from() && down.to() <= at);
  }

  private static boolean leapt(Moment before, Moment after) {
    return after.world() - before.world() - (after.host() - before.host()) / 1_000_000 > LEAP;
  }

  /** What orders without a word of their own have come to in the world. */
  private List<String> unmet(WorldSights sights) {
    var unmet = new ArrayList<String>();
    var handled = new HashSet<String>();
    sights.notes().forEach(note -> handled.add(note.key()));
    for (String key : handled) {
      if (key.startsWith("contact guest:")
          && !sights.tagged().contains(key.substring("contact guest:".length()))) {
        unmet.add("the tag of " + key);
      }
    }
    load.lastOrders()
        .forEach(
            (userid, message) -> {
              boolean wanted = load.admits(message);
              boolean inside =
                  sandbox
                      .world()
                      .call(here -> here.rooms().get(founding.address().appGroup()).holds(userid));
              if (handled.contains("message " + message) && wanted != inside) {
                unmet.add(
                    (wanted ? "the admission of " : "the removal of ")
                        + userid
                        + ", ordered by message "
                        + message);
              }
            });
    return unmet;
  }

  /** The deeds behind the actions that people were told of; the ledger knows them by number. */
  private Set<String> reported(Set<Long> actions) {
    var folders =
        new BotFolders(
            founding.folder().resolve("config"),
            home().resolve("plugins"),
            name -> Optional.ofNullable(founding.environment().get(name)));
    var deeds = new HashSet<String>();
    var settings = SettingsCheck.of(folders, Set.of()).settings();
    try (var visit = LedgerVisit.to(settings)) {
      for (long id : actions) {
        visit.open().why().action(id).flatMap(Torture::deed).ifPresent(deeds::add);
      }
    }
    return deeds;
  }

  private static Optional<String> deed(Why.Story story) {
    return switch (story.action()) {
      case Say say -> Optional.of(say.text());
      case OpenRoom open -> Optional.of(open.name());
      case AskOwner ask -> Optional.of("task " + String.join(" ", ask.title().arguments()));
      case Tell tell -> Optional.of(firstWords(tell.text()));
      default -> Optional.empty();
    };
  }

  private static String firstWords(String text) {
    String[] words = text.split(" ", 3);
    return words.length < 2 ? text : words[0] + " " + words[1];
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
