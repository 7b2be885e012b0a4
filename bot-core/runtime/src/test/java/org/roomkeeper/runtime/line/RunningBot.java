package org.roomkeeper.runtime.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.StrictModule;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.intake.RoomReading;
import org.roomkeeper.runtime.ledger.Keeping;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.ledger.LedgerFaces;
import org.roomkeeper.runtime.ledger.LedgerFile;
import org.roomkeeper.runtime.ledger.OpenLedger;
import org.roomkeeper.runtime.ledger.Why;
import org.roomkeeper.runtime.platform.Platform;
import org.roomkeeper.runtime.platform.Wording;
import org.roomkeeper.runtime.plugins.FixedSettings;
import org.roomkeeper.runtime.plugins.PluginSettings;
import org.roomkeeper.runtime.plugins.PluginSources;
import org.roomkeeper.runtime.plugins.PluginsModule;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.settings.CoreSettings.Keep;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.runtime.time.HandClock;

/** A bot on the real ledger, a platform that does as told, and a clock moved by hand. */
final class RunningBot implements AutoCloseable {
  /** How long a test waits for what should come at once: machines that build are busy. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  static final Keep KEPT = new Keep(Duration.ofDays(30), Duration.ofDays(400), LocalTime.of(3, 30));
  static final RoomId EXPERTS = new RoomId("app:experts");
  static final RoomId MAIN = new RoomId("customer:main");
  static final RoomId ALL_STAFF = new RoomId("all-staff:all");
  static final RoomId NURSES = new RoomId("app:nurses");

  final FakePlatform platform;
  final HandClock clock;
  final FixedSettings settings = FixedSettings.of();
  private final Path folder;
  private final BotPlugin[] plugins;
  private final AtomicInteger messages = new AtomicInteger();
  private final Injector injector;
  private final Line line;

  private RunningBot(Path folder, Instant now, FakePlatform platform, BotPlugin... plugins) {
    this.folder = folder;
    this.platform = platform;
    this.plugins = plugins;
    this.clock = new HandClock(now);
    var communities = new TestCommunities();
    var open = OpenLedger.on(LedgerFile.open(folder.resolve("bot.db")), communities, clock);
    this.injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            new StrictModule(),
            new LineModule(),
            new KeepingModule(),
            new PluginsModule(
                new PluginSources(
                    folder.resolve("plugins"),
                    Arrays.asList(plugins),
                    folder.resolve("data"),
                    Set.of())),
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(OpenLedger.class).toInstance(open);
                install(new LedgerFaces());
                bind(new TypeLiteral<Supplier<Keep>>() {}).toInstance(() -> KEPT);
                bind(Clockwork.class).toInstance(clock);
                bind(Platform.class).toInstance(platform);
                bind(Communities.class).toInstance(communities);
                bind(PluginSettings.class).toInstance(settings);
                bind(WordingSource.class).toInstance((plugin, community) -> new Bare());
              }
            });
    this.line = injector.getInstance(Line.class);
  }

  /** A bot with rooms of some people, started. */
  static RunningBot with(Path folder, BotPlugin... plugins) {
    var bot = new RunningBot(folder, START, new FakePlatform(), plugins);
    bot.line.start();
    bot.room(EXPERTS, RoomKind.APP_GROUP, "staff:ada", "staff:bob", "staff:eve");
    bot.room(MAIN, RoomKind.CUSTOMER_GROUP, "staff:owner", "guest:gus");
    bot.room(ALL_STAFF, RoomKind.ALL_STAFF, "staff:ada", "staff:bob");
    bot.room(NURSES, RoomKind.APP_GROUP, "staff:nia", "staff:noa");
    bot.settle();
    return bot;
  }

  /**
   * What would start again if the host lost its power now: another bot on a copy of the files as
   * they are.
   */
  RunningBot afterPowerCut(Path copy, BotPlugin... others) {
    try (var files = Files.list(folder)) {
      Files.createDirectories(copy);
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().endsWith(".lock")) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    var next =
        new RunningBot(copy, clock.instant(), platform, others.length == 0 ? plugins : others);
    next.messages.set(messages.get());
    next.line.start();
    return next;
  }

  /** Closed properly and started again, some time later. */
  RunningBot startedAgain(Duration later, BotPlugin... others) {
    close();
    var next = new RunningBot(folder, clock.instant().plus(later), platform, others);
    next.messages.set(messages.get());
    next.line.start();
    return next;
  }

  void room(RoomId room, RoomKind kind, String... people) {
    write(
        new Incoming.RoomRead(
            clock.instant(),
            room,
            Optional.of(
                new RoomReading(
                    room,
                    kind,
                    room.value(),
                    Optional.of(new MemberId(people[0])),
                    "",
                    500,
                    Arrays.stream(people).map(this::person).toList())),
            List.of()));
  }

  void say(RoomId room, String member, String text) {
    write(posted(room, member, text, Envelope.of(new CommunityId("corp"), clock.instant())));
  }

  /** Somebody says so much that it is all written down at once, and read at once. */
  void sayAtOnce(RoomId room, String member, List<String> texts) {
    var envelope = Envelope.of(new CommunityId("corp"), clock.instant());
    write(
        texts.stream().map(text -> posted(room, member, text, envelope)).toArray(Incoming[]::new));
  }

  void saidByUs(RoomId room, String member, String text) {
    write(
        posted(
            room,
            member,
            text,
            Envelope.of(new CommunityId("corp"), clock.instant()).markedByUs()));
  }

  void command(Optional<MemberId> member, String words) {
    write(
        new Incoming.Happened(
            "c" + messages.incrementAndGet(),
            new CommandGiven(
                Envelope.of(new CommunityId("corp"), clock.instant()), member, words)));
  }

  /** Owes actions of the core's own, all at once. */
  void owe(List<? extends Action> actions) {
    var ledger = injector.getInstance(Ledger.class);
    actions.stream()
        .map(
            action ->
                ledger.owe(
                    new CommunityId("doctors"),
                    EventId.UNRECORDED,
                    action,
                    Phrase.of("told"),
                    clock.instant()))
        .toList()
        .forEach(CompletableFuture::join);
  }

  void write(Incoming... incoming) {
    injector.getInstance(Intake.class).write(List.of(incoming)).join();
  }

  /** Waits until nothing is left to do at this moment. */
  void settle() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(2))
        .untilAsserted(
            () ->
                assertThat(line.health().idle())
                    .as("busy at %s: %s", clock.instant(), line.health().parts())
                    .isTrue());
  }

  /** Moves the clock on, from one thing due to the next. */
  void advance(Duration step) {
    var end = clock.instant().plus(step);
    settle();
    while (clock.instant().isBefore(end)) {
      var next = line.health().nextDue().filter(due -> due.isBefore(end)).orElse(end);
      clock.moveTo(next.isAfter(clock.instant()) ? next : end);
      settle();
    }
  }

  /** Moves the clock on in one jump, as an outage would. */
  void jump(Duration step) {
    settle();
    clock.moveBy(step);
    settle();
  }

  PluginLoops loops() {
    return injector.getInstance(PluginLoops.class);
  }

  LineHealth health() {
    return line.health();
  }

  Line line() {
    return line;
  }

  Keeping keeping() {
    return injector.getInstance(Keeping.class);
  }

  MeterRegistry metrics() {
    return injector.getInstance(MeterRegistry.class);
  }

  /** The latest actions, newest first. */
  List<Why.Story> stories() {
    return injector.getInstance(Why.class).latest(100);
  }

  @Override
  public void close() {
    line.close();
  }

  private Incoming posted(RoomId room, String member, String text, Envelope envelope) {
    var id = "m" + messages.incrementAndGet();
    return new Incoming.Happened(
        id,
        new MessagePosted(
            envelope, room, new MemberId(member), new MessageId(id), List.of(new Part.Text(text))));
  }

  private RoomReading.Person person(String id) {
    return new RoomReading.Person(
        new MemberId(id),
        id.substring(id.indexOf(':') + 1),
        id.startsWith("staff:") ? MemberKind.STAFF : MemberKind.GUEST,
        Optional.of(START),
        MemberJoined.Entry.UNKNOWN,
        Optional.empty(),
        Optional.empty());
  }

  /** A phrase as it is. */
  private static final class Bare implements Wording {
    @Override
    public String to(MemberId reader, Phrase phrase) {
      return in("en", phrase);
    }

    @Override
    public String in(String language, Phrase phrase) {
      return phrase.key() + " " + String.join(" ", phrase.arguments());
    }
  }
}
