package org.roomkeeper.sandbox.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.util.Types;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Codes;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Declaration;
import org.roomkeeper.api.Door;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Links;
import org.roomkeeper.api.MemberChanged;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.MemberLinks;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Retention;
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
import org.roomkeeper.runtime.plugins.PageLinks;

/**
 * One plugin's lane moved by hand: the plugin's own injector over notes, rooms and people in
 * memory, and a clock that moves when told. What the plugin asks for is kept in {@link #steps};
 * facts and doors take effect at once, as on a platform that never refuses. An answer without a
 * reason, or with a text that one language lacks or that is too long for its card, fails the test.
 */
public final class HandLane {
  /** Founder, moderator and opener of the community, and owner of its rooms. */
  public static final MemberId OWNER = new MemberId("staff:owner");

  /** The random name of the visitor to whom pages are shown. */
  public static final String VISITOR = "visitor-of-22-letters";

  /** The one host of the community. */
  public static final MemberId HOST = new MemberId("staff:host");

  private final List<Declaration> declarations;
  private final ShownWords words;
  private final Injector injector;
  private final HandCommunity community = new HandCommunity();
  private final HandNotes notes = new HandNotes();
  private final List<Step> steps = new ArrayList<>();
  private final List<Reaction> reactions = new ArrayList<>();
  private Instant now = Instant.parse("2026-12-01T00:00:00Z");
  private Instant lastTick = now;
  private long lastEvent;
  private Record settings;
  private boolean doorsAreRefused;

  /** A lane of this plugin under these settings, in a community without rooms. */
  public HandLane(BotPlugin plugin, Record settings) {
    this.settings = settings;
    this.words = new ShownWords(plugin.getClass());
    this.injector = Guice.createInjector(Stage.PRODUCTION, plugin, new Given(settings.getClass()));
    this.declarations = plugin.declarations();
  }

  // ---- what happens ----

  /** It is this moment (ISO 8601, UTC), and no tick is owed. */
  public HandLane at(String moment) {
    now = Instant.parse(moment);
    lastTick = now;
    return this;
  }

  /** The moment that the next event will bear. */
  public Instant now() {
    return now;
  }

  /** Lets time pass without a tick. */
  public void pass(Duration duration) {
    now = now.plus(duration);
  }

  /** Lets time pass minute by minute, with a tick at each. */
  public void ticks(Duration duration) {
    for (Instant end = now.plus(duration); now.isBefore(end); ) {
      now = now.plusSeconds(60);
      tick();
    }
  }

  /** A tick that covers the time since the last one. */
  public Reaction tick() {
    Instant since = lastTick;
    lastTick = now;
    return answer(new Tick(envelope(), since));
  }

  /** A room that was there before the plugin: no event tells of it. */
  public RoomId room(RoomKind kind, String name, int capacity, Map<String, String> facts) {
    var id = new RoomId("customer:" + name.replace(' ', '_'));
    community.add(HandCommunity.emptyRoom(id, name, kind, capacity, facts));
    return id;
  }

  /** A room is opened, without facts. */
  public RoomId opens(RoomKind kind, String name, int capacity) {
    return opens(kind, name, capacity, Map.of());
  }

  /** A room is opened; the plugin hears of it. */
  public RoomId opens(RoomKind kind, String name, int capacity, Map<String, String> facts) {
    RoomId id = room(kind, name, capacity, facts);
    answer(new RoomOpened(envelope(id), id, Optional.empty()));
    return id;
  }

  /** A room is opened with people in it; the plugin hears of both. */
  public RoomId opens(
      RoomKind kind, String name, int capacity, Map<String, String> facts, List<MemberId> inside) {
    RoomId id = room(kind, name, capacity, facts);
    inside.forEach(member -> community.enter(id, member));
    answer(new RoomOpened(envelope(id), id, Optional.empty()));
    inside.forEach(
        member ->
            answer(
                new MemberJoined(
                    envelope(id, member).markedByUs(),
                    id,
                    member,
                    MemberJoined.Entry.ADMITTED,
                    Optional.empty(),
                    Optional.empty())));
    return id;
  }

  /** A room is dismissed. */
  public void closes(RoomId room) {
    community.close(room);
    answer(new RoomClosed(envelope(room), room));
  }

  /** A guest of this name comes in by the code. */
  public Reaction joins(RoomId room, String name) {
    return joins(room, new MemberId("guest:" + name), Optional.empty());
  }

  /** Somebody comes in by the code, with what the page wrote into its {@code state}. */
  public Reaction joins(RoomId room, MemberId member, Optional<String> state) {
    community.enter(room, member);
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
  public void fill(RoomId room, int headcount) {
    community.fill(room, headcount);
  }

  /** Somebody leaves a room. */
  public Reaction leaves(RoomId room, MemberId member) {
    community.leave(room, member);
    return answer(new MemberLeft(envelope(room, member), room, member, MemberLeft.Departure.LEFT));
  }

  /** A guest of this name adds the host, and WeCom gives a welcome code for twenty seconds. */
  public Reaction addsHost(String name, @Nullable String state) {
    return addsHost(name, state, Optional.of(new WelcomeCode("code-" + name, now.plusSeconds(20))));
  }

  /** The same with this code, or with none. */
  public Reaction addsHost(String name, @Nullable String state, Optional<WelcomeCode> code) {
    var member = new MemberId("guest:" + name);
    return answer(
        new ContactAdded(envelope(null, member), member, HOST, Optional.ofNullable(state), code));
  }

  /** Somebody enters the corp. */
  public Reaction enrolls(String name) {
    var member = new MemberId("staff:" + name);
    return answer(new MemberEnrolled(envelope(null, member), member));
  }

  /** The owner presses a button on the card asked for under this ref. */
  public Reaction presses(String ref, String choice) {
    return answer(new CardAnswered(envelope(), ref, new EventId(1), OWNER, choice));
  }

  /** Whoever asks for a page so sends a form on it. */
  public Reaction sends(String page, Page.Request who, Map<String, String> fields) {
    return answer(
        new FormSent(envelope(), page, who.visitor(), who.member(), fields, who.subject()));
  }

  /** A visitor of this random name sends a form on a page that is about this. */
  public Reaction sends(
      String page, @Nullable String subject, String visitor, Map<String, String> fields) {
    return answer(
        new FormSent(
            envelope(), page, visitor, Optional.empty(), fields, Optional.ofNullable(subject)));
  }

  /** Somebody writes to the app. */
  public Reaction writes(MemberId member, String words) {
    return answer(new CommandGiven(envelope(null, member), Optional.of(member), words));
  }

  /** What was said under this ref came to this. */
  public Reaction settles(String ref, Outcome outcome) {
    return settles(ref, lastEvent, "Say", outcome);
  }

  /** An action of this kind, asked for when this event was answered, came to this. */
  public Reaction settles(String ref, long about, String action, Outcome outcome) {
    return answer(new ActionSettled(envelope(), ref, new EventId(about), action, outcome));
  }

  /** A room gets another {@code name}, another {@code capacity}, or another fact. */
  public void changes(RoomId room, String what, String value) {
    RoomView was = community.view(room);
    String before;
    if (what.equals("name")) {
      before = was.name();
      community.rename(room, value);
    } else if (what.equals("capacity")) {
      before = Integer.toString(was.capacity());
      community.resize(room, Integer.parseInt(value));
    } else {
      before = was.facts().getOrDefault(what, "");
      community.note(room, what, value);
    }
    answer(new RoomChanged(envelope(room), room, what, before, value));
  }

  /** A fact of a person is known from now on. */
  public void knows(MemberId member, String key, String value) {
    community.note(member, key, value);
  }

  /**
   * A fact of a person becomes known, changes, or is forgotten if it is empty; the plugin hears.
   */
  public Reaction learns(MemberId member, String key, String value) {
    String before = community.person(member).fact(key).orElse("");
    community.note(member, key, value);
    return answer(
        new MemberChanged(envelope(null, member), member, key, before, value, "somebody"));
  }

  /** A person is forgotten: what is known of them, and the plugin's notes about them. */
  public void forgets(MemberId member) {
    community.forget(member);
    notes.forget(member);
  }

  /** The community's own settings change. */
  public void governedBy(UnaryOperator<Community> change) {
    community.govern(change);
  }

  /** From now on the platform refuses to point doors, or does so again. */
  public void refuseDoors(boolean refused) {
    doorsAreRefused = refused;
  }

  /** Who is in a room, in the order of coming. */
  public List<MemberId> members(RoomId room) {
    return community.in(room);
  }

  /** The plugin's settings are changed while it runs. */
  public void settings(Record changed) {
    settings = changed;
  }

  /** The bot answers, and dies before the answer is committed. */
  public void diesAfter(Runnable event) {
    Map<String, Object> kept = notes.all();
    int before = steps.size();
    event.run();
    notes.backTo(kept);
    steps.subList(before, steps.size()).clear();
  }

  // ---- what was asked for ----

  /** A part of the plugin, such as a verb, made as the core would make it. */
  public <T> T part(Class<T> type) {
    return injector.getInstance(type);
  }

  /** All that was asked for, in order; the list itself, which a test may clear. */
  public List<Step> steps() {
    return steps;
  }

  /** What of one kind was asked for, in order. */
  public <A extends Action> List<A> asked(Class<A> kind) {
    return steps.stream().map(Step::action).filter(kind::isInstance).map(kind::cast).toList();
  }

  /** What was asked for since the last call of this. */
  public List<Action> since() {
    List<Action> all = steps.stream().map(Step::action).toList();
    steps.clear();
    return all;
  }

  /** The keys of all reasons given so far. */
  public Stream<String> because() {
    return reactions.stream().flatMap(r -> r.because().stream()).map(phrase -> phrase.key());
  }

  /** A door that the plugin has pointed. */
  public Optional<Door> door(String name) {
    return community.door(name);
  }

  /** A room as it is now. */
  public RoomView view(RoomId room) {
    return community.view(room);
  }

  /** The plugin's notes. */
  public HandNotes notes() {
    return notes;
  }

  /** What a page shows to a visitor who is not known, in this language. */
  public View page(String name, String language, Map<String, String> query) {
    return page(name, language, query, null);
  }

  /** The same of a page that is about this. */
  public View page(
      String name, String language, Map<String, String> query, @Nullable String subject) {
    return page(
        name,
        new Page.Request(
            language, VISITOR, Optional.empty(), query, Optional.ofNullable(subject), now));
  }

  /** What a page shows to whoever asks. */
  public View page(String name, Page.Request request) {
    Class<? extends Page> page =
        declarations.stream()
            .filter(Declaration.OfPage.class::isInstance)
            .map(Declaration.OfPage.class::cast)
            .filter(declared -> declared.name().equals(name))
            .findFirst()
            .orElseThrow()
            .page();
    try {
      return injector.getInstance(page).show(request);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  // ---- how ----

  @SuppressWarnings("unchecked") // a handler was declared for events of just this class
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
      words.check(reaction);
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
      case PointDoor point when doorsAreRefused -> settled(event, step, new Outcome.Refused("no"));
      case PointDoor point -> {
        URI code = URI.create("https://wework.example.org/code/" + point.door());
        if (point.target() instanceof PointDoor.Nowhere) {
          community.close(point.door());
        } else {
          community.point(new Door(point.door(), code, point.target()));
        }
        settled(event, step, new Outcome.Done(Map.of()));
      }
      default -> {}
    }
  }

  private void settled(BotEvent event, Step step, Outcome outcome) {
    settles(step.ref().orElseThrow(), event.id().value(), "PointDoor", outcome);
  }

  private Envelope envelope() {
    return envelope(null, null);
  }

  private Envelope envelope(RoomId room) {
    return envelope(room, null);
  }

  private Envelope envelope(@Nullable RoomId room, @Nullable MemberId member) {
    return new Envelope(
        new EventId(++lastEvent),
        community.community().id(),
        now,
        false,
        Optional.ofNullable(room).map(community::view),
        Optional.ofNullable(member).map(community::person));
  }

  /** What the plugin's injector finds: nothing but what the core would grant it. */
  private final class Given extends AbstractModule {
    private final Class<?> type;

    Given(Class<?> type) {
      this.type = type;
    }

    @Override
    @SuppressWarnings("unchecked") // the settings are of this type
    protected void configure() {
      binder().requireExplicitBindings();
      binder().requireAtInjectOnConstructors();
      bind(Store.class).toInstance(notes);
      bind(Rooms.class).toInstance(community);
      bind(Members.class).toInstance(community);
      bind(Capabilities.class).toInstance(new HandCapabilities());
      bind(MemberLinks.class)
          .toInstance(
              (page, member, until) ->
                  URI.create("https://rooms.example.org/personal/" + page + "?me=" + member));
      bind(Codes.class)
          .toInstance((about, digits) -> PageLinks.digits(about.getBytes(UTF_8), digits));
      bind(Retention.class).toInstance(new AMonth());
      bind(Links.class)
          .toInstance(
              (page, subject, until) ->
                  URI.create(
                      "https://rooms.example.org/%s/pages/%s?p=%s-until-%s"
                          .formatted(community.community().id(), page, subject, until)));
      bind((Key<Config<Record>>) Key.get(Types.newParameterizedType(Config.class, type)))
          .toInstance(new HandConfig<>(() -> settings));
    }
  }

  /** Words are kept a month, the rest a year. */
  private static final class AMonth implements Retention {
    @Override
    public Duration text() {
      return Duration.ofDays(30);
    }

    @Override
    public Duration record() {
      return Duration.ofDays(365);
    }
  }
}
