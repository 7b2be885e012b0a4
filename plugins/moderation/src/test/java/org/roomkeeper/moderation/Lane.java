package org.roomkeeper.moderation;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Door;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Links;
import org.roomkeeper.api.Lists;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.MessageRecalled;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.PageRead;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PluginFolder;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Retention;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Step;
import org.roomkeeper.api.Store;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.Tick;
import org.roomkeeper.api.Verb;
import org.roomkeeper.api.View;
import org.roomkeeper.moderation.judge.Judge;
import org.roomkeeper.moderation.judge.ShippedWords;
import org.roomkeeper.moderation.judge.Words;
import org.roomkeeper.sandbox.lane.HandConfig;
import org.roomkeeper.sandbox.lane.HandNotes;

/**
 * The plugin in a community of one app group and one customer group, with notes in memory and time
 * that passes when told. Steps with a ref replace one another until {@link #settle} lets them
 * leave.
 */
final class Lane {
  static final RoomId APP = new RoomId("app:experts");
  static final RoomId CUSTOMERS = new RoomId("customer:wr1");

  private static final ModerationConfig SETTINGS =
      ShippedWords.settings().plugin("moderation", ModerationConfig.class).get();
  private static final List<Lists.Entry<Words>> WORDS = ShippedWords.read();

  private final HandNotes notes = new HandNotes();
  private final Map<String, Step> owed = new TreeMap<>();
  private final Map<MemberId, String> strikes = new HashMap<>();
  private final Injector injector;
  private Instant now = Instant.parse("2026-12-01T08:00:00Z");
  private long events;
  private int messages;
  private boolean reading;
  Reaction last = Reaction.none();

  Lane() {
    this(Path.of("target", "no-model-of-its-own"));
  }

  /** With this as the plugin's own folder. */
  Lane(Path folder) {
    this(folder, SETTINGS, WORDS);
  }

  /** With these settings instead of those that ship. */
  static Lane under(ModerationConfig settings, List<Lists.Entry<Words>> words) {
    return new Lane(Path.of("target", "no-model-of-its-own"), settings, words);
  }

  private Lane(Path folder, ModerationConfig settings, List<Lists.Entry<Words>> words) {
    var honest = new Honest();
    var rooms = new OneCommunity();
    injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            new ModerationPlugin(),
            new AbstractModule() {
              @Override
              protected void configure() {
                binder().requireExplicitBindings();
                binder().requireAtInjectOnConstructors();
                bind(Store.class).toInstance(notes);
                bind(Retention.class).toInstance(new Kept());
                bind(Links.class)
                    .toInstance(
                        (page, subject, until) ->
                            URI.create(
                                "https://rooms.example.org/doctors/moderation/%s?pass=%s.%s"
                                    .formatted(page, subject, until)));
                bind(PluginFolder.class).toInstance(() -> folder);
                bind(Rooms.class).toInstance(rooms);
                bind(Members.class).toInstance(new Nobody());
                bind(Capabilities.class).toInstance(honest);
                bind(Key.get(new TypeLiteral<Config<ModerationConfig>>() {}))
                    .toInstance(new HandConfig<>(() -> settings));
                bind(Key.get(new TypeLiteral<Lists<Words>>() {})).toInstance(new OfFiles(words));
              }
            });
  }

  Judge judge() {
    return injector.getInstance(Judge.class);
  }

  Judge lists() {
    return injector.getInstance(JudgeInForce.class).lists();
  }

  JudgeVerb verb() {
    return injector.getInstance(JudgeVerb.class);
  }

  // ---- what happens ----

  /** Somebody says something; the message's id is {@code m1}, {@code m2}, … */
  Reaction says(String who, RoomId room, String text, String... roles) {
    return says(who, room, List.of(new Part.Text(text)), false, true, roles);
  }

  Reaction says(
      String who, RoomId room, List<Part> parts, boolean byUs, boolean prepared, String... roles) {
    messages++;
    var member = new MemberId(who);
    var plain =
        new Envelope(
            next(), ID, now, byUs, Optional.of(view(room)), Optional.of(view(member, roles)));
    var event = new MessagePosted(plain, room, member, new MessageId("m" + messages), parts);
    var handler = injector.getInstance(MessageHandler.class);
    return kept(
        handler.on(event, prepared ? Optional.of(handler.prepare(event)) : Optional.empty()));
  }

  Reaction recalls(String who, RoomId room, String message) {
    var event = new MessageRecalled(envelope(), room, new MemberId(who), new MessageId(message));
    return answer(RecallHandler.class, event);
  }

  /** From now on the pages that links lead to may be read. */
  void readsPages() {
    reading = true;
  }

  /** A page that was asked for comes back with these words. */
  Reaction page(String ref, String title, String lead) {
    return page(ref, Optional.of(new PageRead.Words(title, "", lead)), "");
  }

  /** A page that was asked for comes back unread. */
  Reaction noPage(String ref, String why) {
    return page(ref, Optional.empty(), why);
  }

  private Reaction page(String ref, Optional<PageRead.Words> words, String why) {
    owed.remove(ref);
    return answer(PageHandler.class, new PageRead(envelope(), ref, new EventId(1), words, why));
  }

  Reaction presses(String ref, String choice) {
    return presses("staff:boss", ref, choice);
  }

  /** Somebody presses a button on the card of a step. */
  Reaction presses(String who, String ref, String choice) {
    return answer(
        CardHandler.class,
        new CardAnswered(envelope(), ref, new EventId(1), new MemberId(who), choice));
  }

  /** What the link to what was flagged in an event is about. */
  String link(String event) {
    return injector.getInstance(Flags.class).find(event).orElseThrow().name();
  }

  /** Somebody opens the page of appeals, in a language, by a link about this. */
  View opens(String language, String subject) {
    return injector
        .getInstance(AppealPage.class)
        .show(
            new Page.Request(
                language, "visitor", Optional.empty(), Map.of(), Optional.of(subject)));
  }

  /** Somebody sends the form of that page. */
  Reaction sends(String subject, String why) {
    return answer(
        FormHandler.class,
        new FormSent(
            envelope(),
            Appeals.PAGE,
            "visitor",
            Optional.empty(),
            Map.of(AppealPage.WHY, why),
            Optional.of(subject)));
  }

  TrainVerb trainVerb() {
    return injector.getInstance(TrainVerb.class);
  }

  /** The notes as a word of the command line reads them. */
  Verb.Notes notesForVerbs() {
    return new Verb.Notes() {
      @Override
      public List<CommunityId> communities() {
        return List.of(ID);
      }

      @Override
      public <T> T in(CommunityId community, Callable<T> reading) throws Exception {
        return reading.call();
      }
    };
  }

  /** What moderators have taught so far. */
  List<Lesson> lessons() {
    return injector.getInstance(Lessons.class).all();
  }

  /** A moderator says at the desk whether a hit of a rule in shadow was right. */
  Reaction reviews(long event, boolean right) {
    return answer(
        FormHandler.class,
        new FormSent(
            envelope(),
            RulesPage.PAGE,
            "visitor",
            Optional.empty(),
            Map.of(
                RulesPage.HIT,
                Long.toString(event),
                RulesPage.ANSWER,
                right ? RulesPage.RIGHT : RulesPage.WRONG)));
  }

  RuleBook book() {
    return injector.getInstance(RuleBook.class);
  }

  Rules rules() {
    return injector.getInstance(Rules.class);
  }

  /** What is owed under a ref leaves, with this outcome. */
  Reaction settle(String ref, Outcome outcome) {
    Step step = owed.remove(ref);
    return answer(
        SettledHandler.class,
        new ActionSettled(
            envelope(),
            ref,
            new EventId(1),
            step == null ? "Say" : step.action().getClass().getSimpleName(),
            outcome));
  }

  /** Everything that is owed leaves and is done. */
  void settleAll() {
    List.copyOf(owed.keySet()).forEach(ref -> settle(ref, new Outcome.Done(Map.of())));
  }

  Reaction pass(Duration time) {
    Instant since = now;
    now = now.plus(time);
    return answer(FadingHandler.class, new Tick(envelope(), since));
  }

  /** What {@code ./roomkeeper check} says of the plugin. */
  List<Phrase> problems() {
    return injector.getInstance(ModelCheck.class).problems();
  }

  // ---- what came of it ----

  <A extends Action> List<A> owed(Class<A> type) {
    return owed.values().stream()
        .map(Step::action)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  Optional<Step> step(String ref) {
    return Optional.ofNullable(owed.get(ref));
  }

  String strikes(String who) {
    return strikes.getOrDefault(new MemberId(who), "");
  }

  /** All notes but how rules have done, which stays. */
  Map<String, Object> notes() {
    var rest = new TreeMap<>(notes.all());
    rest.keySet().removeIf(key -> key.startsWith("rule/"));
    return rest;
  }

  private static final CommunityId ID = new CommunityId("doctors");

  private EventId next() {
    return new EventId(++events);
  }

  private Envelope envelope() {
    return new Envelope(next(), ID, now, false, Optional.empty(), Optional.empty());
  }

  private <E extends BotEvent> Reaction answer(Class<? extends Handler<E>> type, E event) {
    try {
      return kept(injector.getInstance(type).on(event));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Reaction kept(Reaction reaction) {
    last = reaction;
    if (!reaction.steps().isEmpty() && reaction.because().isEmpty()) {
      throw new AssertionError("steps without a reason: " + reaction);
    }
    reaction.withdrawals().forEach(owed::remove);
    for (Step step : reaction.steps()) {
      if (step.action() instanceof NoteFact fact
          && fact.subject() instanceof NoteFact.OfMember(MemberId member)) {
        strikes.put(member, fact.value());
      } else {
        owed.put(step.ref().orElse("unnamed"), step);
      }
    }
    return reaction;
  }

  private static RoomView view(RoomId room) {
    return new RoomView(
        room,
        room.equals(APP) ? "Experts" : "Doctors 1",
        room.equals(APP) ? RoomKind.APP_GROUP : RoomKind.CUSTOMER_GROUP,
        40,
        500,
        Optional.empty(),
        true,
        Map.of());
  }

  private static MemberView view(MemberId member, String... roles) {
    boolean staff = member.value().startsWith("staff:");
    return new MemberView(
        member,
        member.value().substring(member.value().indexOf(':') + 1),
        staff ? MemberKind.STAFF : MemberKind.GUEST,
        Set.of(roles),
        Map.of());
  }

  private final class Honest implements Capabilities {
    @Override
    public Way in(RoomKind room, Class<? extends Action> action) {
      if (action == ReadPage.class) {
        return reading ? Way.BY_API : Way.IMPOSSIBLE;
      }
      return room == RoomKind.APP_GROUP ? Way.BY_API : Way.ASKS_A_PERSON;
    }

    @Override
    public Way towards(MemberKind member, Class<? extends Action> action) {
      return action == Tell.class && member == MemberKind.STAFF ? Way.BY_API : Way.IMPOSSIBLE;
    }
  }

  private static final class Kept implements Retention {
    @Override
    public Duration text() {
      return Duration.ofDays(20);
    }

    @Override
    public Duration record() {
      return Duration.ofDays(100);
    }
  }

  private static final class OneCommunity implements Rooms {
    @Override
    public Community community() {
      return new Community(
          ID,
          Map.of("zh", "医生之家", "en", "Doctors' House"),
          List.of("zh", "en"),
          List.of(ZoneId.of("Asia/Shanghai")),
          List.of(),
          List.of(new MemberId("staff:boss")),
          List.of(),
          List.of(),
          Optional.empty(),
          URI.create("https://rooms.example.org/join/doctors"),
          Map.of("zh", "请只谈医学。", "en", "Medicine only, please."));
    }

    @Override
    public Optional<RoomView> find(RoomId room) {
      return Optional.of(view(room));
    }

    @Override
    public List<RoomView> all() {
      return List.of(view(APP), view(CUSTOMERS));
    }

    @Override
    public List<RoomView> family(String family) {
      return List.of();
    }

    @Override
    public Optional<Door> door(String name) {
      return Optional.empty();
    }
  }

  private static final class Nobody implements Members {
    @Override
    public Optional<MemberView> find(MemberId member) {
      return Optional.empty();
    }

    @Override
    public List<MemberId> in(RoomId room) {
      return List.of();
    }

    @Override
    public boolean isIn(RoomId room, MemberId member) {
      return false;
    }
  }

  private record OfFiles(List<Lists.Entry<Words>> files) implements Lists<Words> {
    /** What the plugin makes of the lists, once for all tests: it is the slowest part. */
    private static final Map<Map.Entry<Class<?>, List<Lists.Entry<Words>>>, Object> MADE =
        new ConcurrentHashMap<>();

    @Override
    public List<Lists.Entry<Words>> get() {
      return files;
    }

    @Override
    public <D> Config<D> map(Function<? super List<Lists.Entry<Words>>, ? extends D> derive) {
      @SuppressWarnings("unchecked") // each derivation is a class of its own
      D made =
          (D) MADE.computeIfAbsent(Map.entry(derive.getClass(), files), _ -> derive.apply(files));
      return new HandConfig<>(() -> made);
    }
  }
}
