package org.roomkeeper.welcome;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.util.Types;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Declaration;
import org.roomkeeper.api.Door;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomChanged;
import org.roomkeeper.api.RoomClosed;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomOpened;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Step;
import org.roomkeeper.api.Store;
import org.roomkeeper.api.Tick;
import org.roomkeeper.api.View;
import org.roomkeeper.api.WelcomeCode;
import org.roomkeeper.runtime.texts.Bundle;

/**
 * One lane made by hand: the plugin's own injector over notes, rooms and people in memory, and a
 * clock that moves when told. What the plugin asks for is kept in {@link #steps}; facts and doors
 * take effect at once, as on a platform that never refuses.
 */
final class Lane {
  static final MemberId OWNER = new MemberId("staff:owner");
  static final MemberId HOST = new MemberId("staff:host");

  private final List<Declaration> declarations;
  private final Injector injector;
  private final Map<String, RoomView> rooms = new LinkedHashMap<>();
  private final Map<String, List<MemberId>> people = new HashMap<>();
  private final Map<String, Door> doors = new HashMap<>();
  private final Map<MemberId, Map<String, String>> facts = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Reaction> reactions = new ArrayList<>();
  private Map<String, Object> notes = new TreeMap<>();
  private Community community;
  private Instant now = Instant.parse("2026-12-01T00:00:00Z");
  private Instant lastTick = now;
  private long lastEvent;
  private Object settings;
  private boolean doorsAreRefused;

  Lane(BotPlugin plugin, Record settings) {
    this.settings = settings;
    this.community =
        new Community(
            new CommunityId("doctors"),
            Map.of("zh", "医生之家", "en", "Doctors' House"),
            List.of("zh", "en"),
            List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("Europe/Paris")),
            List.of(OWNER),
            List.of(OWNER),
            List.of(HOST),
            List.of(OWNER),
            Optional.empty(),
            URI.create("https://rooms.example.org/join/doctors"),
            Map.of("zh", "请只谈医学。", "en", "Medicine only, please."));
    this.injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            plugin,
            new AbstractModule() {
              @Override
              @SuppressWarnings("unchecked")
              protected void configure() {
                binder().requireExplicitBindings();
                binder().requireAtInjectOnConstructors();
                bind(Store.class).toInstance(new Notes(""));
                bind(Rooms.class).toInstance(new Known());
                bind(Members.class).toInstance(new People());
                bind(Capabilities.class).toInstance(new Honest());
                bind((Key<Config<Object>>)
                        Key.get(Types.newParameterizedType(Config.class, settings.getClass())))
                    .toInstance(new InForce<>(() -> Lane.this.settings));
              }
            });
    this.declarations = plugin.declarations();
  }

  // ---- what happens ----

  Lane at(String moment) {
    now = Instant.parse(moment);
    lastTick = now;
    return this;
  }

  Instant now() {
    return now;
  }

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  /** Lets time pass minute by minute. */
  void ticks(Duration duration) {
    for (Instant end = now.plus(duration); now.isBefore(end); ) {
      now = now.plusSeconds(60);
      tick();
    }
  }

  Reaction tick() {
    Instant since = lastTick;
    lastTick = now;
    return answer(new Tick(envelope(), since));
  }

  RoomId room(RoomKind kind, String name, int capacity, Map<String, String> roomFacts) {
    var id = new RoomId("customer:" + name.replace(' ', '_'));
    rooms.put(
        id.value(), new RoomView(id, name, kind, 0, capacity, Optional.of(OWNER), true, roomFacts));
    people.put(id.value(), new ArrayList<>());
    return id;
  }

  RoomId opens(RoomKind kind, String name, int capacity) {
    return opens(kind, name, capacity, Map.of());
  }

  RoomId opens(RoomKind kind, String name, int capacity, Map<String, String> roomFacts) {
    RoomId id = room(kind, name, capacity, roomFacts);
    answer(new RoomOpened(envelope(id), id, Optional.empty()));
    return id;
  }

  void closes(RoomId room) {
    rooms.compute(
        room.value(),
        (id, was) ->
            new RoomView(
                was.id(),
                was.name(),
                was.kind(),
                was.headcount(),
                was.capacity(),
                was.owner(),
                false,
                was.facts()));
    answer(new RoomClosed(envelope(room), room));
  }

  Reaction joins(RoomId room, String name) {
    return joins(room, new MemberId("guest:" + name), Optional.empty());
  }

  Reaction joins(RoomId room, MemberId member, Optional<String> state) {
    people.get(room.value()).add(member);
    recount(room);
    return answer(
        new MemberJoined(
            envelope(room, member),
            room,
            member,
            MemberJoined.Entry.CODE,
            state,
            Optional.empty()));
  }

  /** People come in whom no event tells of, so that a room can be filled quickly. */
  void fill(RoomId room, int headcount) {
    List<MemberId> inside = people.get(room.value());
    while (inside.size() < headcount) {
      inside.add(new MemberId("guest:" + room.value() + "-" + inside.size()));
    }
    recount(room);
  }

  Reaction leaves(RoomId room, MemberId member) {
    people.get(room.value()).remove(member);
    recount(room);
    return answer(new MemberLeft(envelope(room, member), room, member, MemberLeft.Departure.LEFT));
  }

  Reaction addsHost(String name, String state) {
    return addsHost(name, state, Optional.of(new WelcomeCode("code-" + name, now.plusSeconds(20))));
  }

  Reaction addsHost(String name, String state, Optional<WelcomeCode> code) {
    var member = new MemberId("guest:" + name);
    return answer(
        new ContactAdded(envelope(null, member), member, HOST, Optional.ofNullable(state), code));
  }

  Reaction enrolls(String name) {
    var member = new MemberId("staff:" + name);
    return answer(new MemberEnrolled(envelope(null, member), member));
  }

  Reaction presses(String ref, String choice) {
    return answer(new CardAnswered(envelope(), ref, new EventId(1), OWNER, choice));
  }

  Reaction settles(String ref, Outcome outcome) {
    return settles(ref, lastEvent, "Say", outcome);
  }

  Reaction settles(String ref, long about, String action, Outcome outcome) {
    return answer(new ActionSettled(envelope(), ref, new EventId(about), action, outcome));
  }

  void changes(RoomId room, String what, String value) {
    RoomView was = rooms.get(room.value());
    String before = what.equals("name") ? was.name() : was.facts().getOrDefault(what, "");
    var all = new HashMap<>(was.facts());
    if (!what.equals("name")) {
      all.put(what, value);
    }
    rooms.put(
        room.value(),
        new RoomView(
            was.id(),
            what.equals("name") ? value : was.name(),
            was.kind(),
            was.headcount(),
            was.capacity(),
            was.owner(),
            was.open(),
            all));
    answer(new RoomChanged(envelope(room), room, what, before, value));
  }

  void knows(MemberId member, String key, String value) {
    facts.computeIfAbsent(member, id -> new HashMap<>()).put(key, value);
  }

  void governedBy(Function<Community, Community> change) {
    community = change.apply(community);
  }

  void refuseDoors(boolean refused) {
    doorsAreRefused = refused;
  }

  List<MemberId> members(RoomId room) {
    return people.get(room.value());
  }

  void settings(Record changed) {
    settings = changed;
  }

  /** The bot answers, and dies before the answer is committed. */
  void diesAfter(Runnable event) {
    var kept = new TreeMap<>(notes);
    int before = steps.size();
    event.run();
    notes = kept;
    steps.subList(before, steps.size()).clear();
  }

  // ---- what was asked for ----

  List<Step> steps() {
    return steps;
  }

  <A extends Action> List<A> asked(Class<A> kind) {
    return steps.stream().map(Step::action).filter(kind::isInstance).map(kind::cast).toList();
  }

  /** What was asked for since the last call of this. */
  List<Action> since() {
    List<Action> all = steps.stream().map(Step::action).toList();
    steps.clear();
    return all;
  }

  Stream<String> because() {
    return reactions.stream().flatMap(r -> r.because().stream()).map(phrase -> phrase.key());
  }

  Optional<Door> door(String name) {
    return Optional.ofNullable(doors.get(name));
  }

  RoomView view(RoomId room) {
    return rooms.get(room.value());
  }

  View page(String name, String language, Map<String, String> query) {
    Class<? extends Page> page =
        declarations.stream()
            .filter(Declaration.OfPage.class::isInstance)
            .map(Declaration.OfPage.class::cast)
            .filter(declared -> declared.name().equals(name))
            .findFirst()
            .orElseThrow()
            .page();
    try {
      return injector
          .getInstance(page)
          .show(new Page.Request(language, "visitor-of-22-letters", Optional.empty(), query));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  // ---- how ----

  @SuppressWarnings("unchecked")
  private Reaction answer(BotEvent event) {
    var handler =
        declarations.stream()
            .filter(Declaration.OfHandler.class::isInstance)
            .map(Declaration.OfHandler.class::cast)
            .filter(declared -> declared.event().equals(event.getClass()))
            .findFirst();
    if (handler.isEmpty()) {
      return Reaction.none();
    }
    try {
      Reaction reaction =
          ((Handler<BotEvent>) injector.getInstance(handler.get().handler())).on(event);
      if (!reaction.steps().isEmpty() && reaction.because().isEmpty()) {
        throw new AssertionError("steps without a reason: " + reaction);
      }
      reactions.add(reaction);
      reaction.because().ifPresent(Lane::inBothLanguages);
      reaction.steps().forEach(step -> wordsOf(step.action()).forEach(Lane::inBothLanguages));
      steps.addAll(reaction.steps());
      reaction.steps().forEach(step -> takeEffect(event, step));
      return reaction;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void takeEffect(BotEvent event, Step step) {
    switch (step.action()) {
      case NoteFact fact when fact.subject() instanceof NoteFact.OfRoom(RoomId room) ->
          changes(room, fact.key(), fact.value());
      case NoteFact fact when fact.subject() instanceof NoteFact.OfMember(MemberId member) ->
          knows(member, fact.key(), fact.value());
      case PointDoor point when doorsAreRefused ->
          settles(
              step.ref().orElseThrow(), event.id().value(), "PointDoor", new Outcome.Refused("no"));
      case PointDoor point -> {
        doors.put(
            point.door(),
            new Door(
                point.door(),
                URI.create("https://wework.example.org/code/" + point.door()),
                point.target()));
        settles(
            step.ref().orElseThrow(), event.id().value(), "PointDoor", new Outcome.Done(Map.of()));
      }
      default -> {}
    }
  }

  private static Stream<Phrase> wordsOf(Action action) {
    if (action instanceof AskOwner task) {
      fits(List.of(task.title()), 36);
      task.choices().forEach(choice -> fits(List.of(choice.label()), 10));
      fits(task.steps(), 560);
      Stream<Phrase> labels = task.choices().stream().map(Choice::label);
      return Stream.of(Stream.of(task.title()), task.steps().stream(), labels)
          .flatMap(phrases -> phrases);
    }
    return Stream.empty();
  }

  /** What stands on a card is short enough for it. */
  private static void fits(List<Phrase> phrases, int longest) {
    for (String language : List.of("zh", "en")) {
      Bundle texts = Bundle.beside(WelcomePlugin.class);
      String said =
          String.join("", phrases.stream().map(each -> texts.say(language, each)).toList());
      if (said.length() > longest) {
        throw new AssertionError("too long for a card: " + said);
      }
    }
  }

  /** Every phrase can be said in both languages, and leaves no place unfilled. */
  private static void inBothLanguages(Phrase phrase) {
    for (String language : List.of("zh", "en")) {
      String said = Bundle.beside(WelcomePlugin.class).say(language, phrase);
      boolean own = Bundle.beside(WelcomePlugin.class).patterns(language).containsKey(phrase.key());
      if (!own || said.contains("{")) {
        throw new AssertionError("the texts in " + language + " lack " + phrase + ": " + said);
      }
    }
  }

  private void recount(RoomId room) {
    RoomView was = rooms.get(room.value());
    rooms.put(
        room.value(),
        new RoomView(
            was.id(),
            was.name(),
            was.kind(),
            people.get(room.value()).size(),
            was.capacity(),
            was.owner(),
            was.open(),
            was.facts()));
  }

  private Envelope envelope() {
    return envelope(null, null);
  }

  private Envelope envelope(RoomId room) {
    return envelope(room, null);
  }

  private Envelope envelope(RoomId room, MemberId member) {
    return new Envelope(
        new EventId(++lastEvent),
        community.id(),
        now,
        false,
        Optional.ofNullable(room).map(id -> rooms.get(id.value())),
        Optional.ofNullable(member).map(this::person));
  }

  private MemberView person(MemberId member) {
    return new MemberView(
        member,
        "",
        member.value().startsWith("staff:") ? MemberKind.STAFF : MemberKind.GUEST,
        Set.of(),
        facts.getOrDefault(member, Map.of()));
  }

  private record InForce<C>(java.util.function.Supplier<C> settings) implements Config<C> {
    @Override
    public C get() {
      return settings.get();
    }

    @Override
    public <D> Config<D> map(Function<? super C, ? extends D> derive) {
      return new InForce<>(() -> derive.apply(settings.get()));
    }
  }

  /** The table of what the platform can do, as far as these tests need it. */
  private static final class Honest implements Capabilities {
    @Override
    public Way in(RoomKind room, Class<? extends Action> action) {
      return switch (room) {
        case APP_GROUP -> Way.BY_API;
        case CUSTOMER_GROUP -> Way.ASKS_A_PERSON;
        case ALL_STAFF, OTHER_INTERNAL -> Way.IMPOSSIBLE;
      };
    }

    @Override
    public Way towards(MemberKind member, Class<? extends Action> action) {
      return member == MemberKind.STAFF ? Way.BY_API : Way.IMPOSSIBLE;
    }
  }

  private final class Known implements Rooms {
    @Override
    public Community community() {
      return community;
    }

    @Override
    public Optional<RoomView> find(RoomId room) {
      return Optional.ofNullable(rooms.get(room.value()));
    }

    @Override
    public List<RoomView> all() {
      return rooms.values().stream().filter(RoomView::open).toList();
    }

    @Override
    public List<RoomView> family(String family) {
      return all().stream()
          .filter(room -> room.fact("family").filter(family::equals).isPresent())
          .toList();
    }

    @Override
    public Optional<Door> door(String name) {
      return Lane.this.door(name);
    }
  }

  private final class People implements Members {
    @Override
    public Optional<MemberView> find(MemberId member) {
      return Optional.of(person(member));
    }

    @Override
    public List<MemberId> in(RoomId room) {
      return List.copyOf(people.getOrDefault(room.value(), List.of()));
    }

    @Override
    public boolean isIn(RoomId room, MemberId member) {
      return in(room).contains(member);
    }
  }

  private final class Notes implements Store {
    private final String place;

    Notes(String place) {
      this.place = place;
    }

    @Override
    public <T> Optional<T> get(String key, Class<T> type) {
      return Optional.ofNullable(notes.get(place + key)).map(type::cast);
    }

    @Override
    public void put(String key, Object value) {
      notes.put(place + key, value);
    }

    @Override
    public boolean putIfAbsent(String key, Object value) {
      return notes.putIfAbsent(place + key, value) == null;
    }

    @Override
    public boolean remove(String key) {
      return notes.remove(place + key) != null;
    }

    @Override
    public <T> Map<String, T> under(String prefix, Class<T> type) {
      var found = new LinkedHashMap<String, T>();
      notes.forEach(
          (key, value) -> {
            if (key.startsWith(place + prefix)) {
              found.put(key.substring(place.length()), type.cast(value));
            }
          });
      return found;
    }

    @Override
    public Store about(MemberId member) {
      return new Notes("about " + member + "/");
    }
  }
}
