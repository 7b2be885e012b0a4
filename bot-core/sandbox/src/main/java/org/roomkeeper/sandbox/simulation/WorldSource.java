package org.roomkeeper.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.LiveChanged;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MemberLeft.Departure;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.MessageRecalled;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Unrecognised;
import org.roomkeeper.api.WelcomeCode;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.line.LineService;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.sandbox.world.Archive;
import org.roomkeeper.sandbox.world.CallbackEvent;
import org.roomkeeper.sandbox.world.Knob;
import org.roomkeeper.sandbox.world.Room;
import org.roomkeeper.sandbox.world.RoomType;
import org.roomkeeper.sandbox.world.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the ledger what happens in the world: customer groups and people by its events, app groups
 * by looking, for nobody tells of them, messages by its archive. It looks whenever it is woken.
 */
@Singleton
final class WorldSource implements LineService {
  private static final Logger LOG = LoggerFactory.getLogger(WorldSource.class);
  private static final String TASK = "rk-";
  private static final Duration LONGEST = Duration.ofDays(1);

  private final World world;
  private final Intake intake;
  private final Clockwork clock;
  private final Bell bell = new Bell();
  private final Queue<CallbackEvent> events = new ArrayDeque<>();
  private final List<Incoming> first = new ArrayList<>();
  private final Map<RoomId, Set<String>> seen = new HashMap<>();
  private final Set<String> ownWords = ConcurrentHashMap.newKeySet();
  private Thread thread = Thread.ofPlatform().unstarted(() -> {});
  private long eventNumber;
  private long archived;
  private boolean wanted;
  private boolean busy;
  private volatile boolean stopping;

  @Inject
  WorldSource(World world, Intake intake, Clockwork clock) {
    this.world = world;
    this.intake = intake;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "world";
  }

  @Override
  public void start() {
    world.onEvent(this::noted);
    thread = Thread.ofPlatform().daemon().name("world-source").start(this::run);
    wake(List.of());
  }

  @Override
  public void stop() {
    stopping = true;
    bell.ring();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean idle() {
    return !wanted && !busy;
  }

  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  /**
   * Has it look at the world.
   *
   * @param before what is to be written down before what it sees
   */
  synchronized void wake(List<? extends Incoming> before) {
    first.addAll(before);
    wanted = true;
    bell.ring();
  }

  /** Words that the bot has said, or had said by an owner, in a room. */
  void saying(RoomId room, String text) {
    ownWords.add(room + "\n" + text);
  }

  private synchronized void noted(CallbackEvent event) {
    events.add(event);
    wanted = true;
    bell.ring();
  }

  private void run() {
    try {
      while (!stopping) {
        if (takesWork()) {
          work();
        } else {
          bell.await(LONGEST);
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean takesWork() {
    busy = wanted;
    wanted = false;
    return busy;
  }

  private void work() {
    try {
      var incoming = new ArrayList<Incoming>();
      for (var event : taken(incoming)) {
        world.run(here -> decode(here, event, incoming));
      }
      world.run(here -> look(here, incoming));
      if (!incoming.isEmpty()) {
        intake.write(incoming).join();
      }
    } catch (RuntimeException broken) {
      LOG.error("What happened in the world could not be told", broken);
    }
  }

  private synchronized List<CallbackEvent> taken(List<Incoming> incoming) {
    incoming.addAll(first);
    first.clear();
    var taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  // --- Events.

  private void decode(World here, CallbackEvent event, List<Incoming> incoming) {
    eventNumber++;
    switch (text(event, "Event")) {
      case "change_external_chat" -> customerGroup(here, event, incoming);
      case "change_external_contact" -> contact(event, incoming);
      case "change_contact" -> directory(event, incoming);
      case "template_card_event" -> incoming.add(pressed(event));
      case "living_status_change" ->
          incoming.add(
              happened(
                  new LiveChanged(
                      envelope(),
                      "",
                      EventId.UNRECORDED,
                      text(event, "LivingId"),
                      WorldLives.status(Integer.parseInt(text(event, "Status"))))));
      case "msgaudit_notify", "enter_agent" -> {
        // The archive is read at each look; nothing else comes of either.
      }
      case "" -> incoming.add(written(event));
      default -> incoming.add(unrecognised(event));
    }
  }

  private void customerGroup(World here, CallbackEvent event, List<Incoming> incoming) {
    var room = here.rooms().get(text(event, "ChatId"));
    if (text(event, "UpdateDetail").equals("del_member")) {
      var how = text(event, "QuitScene").equals("1") ? Departure.REMOVED : Departure.LEFT;
      if (event.fields().get("MemChangeList") instanceof List<?> gone) {
        incoming.add(
            new Incoming.Departures(
                WorldIds.room(room),
                gone.stream().map(id -> WorldIds.person(here, id.toString())).toList(),
                how));
      }
    }
    incoming.add(read(here, room));
  }

  private void contact(CallbackEvent event, List<Incoming> incoming) {
    if (!text(event, "ChangeType").equals("add_external_contact")) {
      return;
    }
    var lasts = Duration.ofMillis(world.knobs().number(Knob.WELCOME_CODE_MILLIS));
    var guest = WorldIds.guest(text(event, "ExternalUserID"));
    incoming.add(
        happened(
            new ContactAdded(
                envelope(),
                guest,
                WorldIds.staff(text(event, "UserID")),
                Optional.of(text(event, "State")).filter(state -> !state.isEmpty()),
                Optional.of(
                    new WelcomeCode(text(event, "WelcomeCode"), clock.instant().plus(lasts))))));
  }

  private void directory(CallbackEvent event, List<Incoming> incoming) {
    var member = WorldIds.staff(text(event, "UserID"));
    if (text(event, "ChangeType").equals("create_user")) {
      incoming.add(
          new Incoming.PersonRead(clock.instant(), member, text(event, "Name"), MemberKind.STAFF));
      incoming.add(happened(new MemberEnrolled(envelope(), member)));
    }
  }

  private Incoming pressed(CallbackEvent event) {
    String task = text(event, "TaskId");
    return new Incoming.Pressed(
        key(),
        clock.instant(),
        Long.parseLong(task.substring(TASK.length())),
        Optional.empty(),
        WorldIds.staff(text(event, "FromUserName")),
        text(event, "EventKey"),
        Optional.of(text(event, "ResponseCode")));
  }

  private Incoming written(CallbackEvent event) {
    return happened(
        new CommandGiven(
            envelope(),
            Optional.of(WorldIds.staff(text(event, "FromUserName"))),
            text(event, "Content")));
  }

  private Incoming unrecognised(CallbackEvent event) {
    return happened(new Unrecognised(envelope(), text(event, "Event")));
  }

  // --- Looking.

  private void look(World here, List<Incoming> incoming) {
    for (Room room : here.rooms().of(RoomType.APP)) {
      var people = new LinkedHashSet<>(room.people());
      if (!people.equals(seen.put(WorldIds.room(room), people))) {
        incoming.add(read(here, room));
      }
    }
    for (Room room : here.rooms().of(RoomType.CUSTOMER)) {
      // Later changes are told by events; a group from before the bot is told by nobody.
      if (seen.put(WorldIds.room(room), Set.of()) == null) {
        incoming.add(read(here, room));
      }
    }
    for (var entry : here.archive().unsealed(archived)) {
      archived = entry.seq();
      here.rooms().all().stream()
          .filter(room -> room.archiveId().equals(entry.room()))
          .findFirst()
          .ifPresent(room -> incoming.add(said(here, room, entry)));
    }
  }

  private Incoming.RoomRead read(World here, Room room) {
    return new Incoming.RoomRead(
        clock.instant(), WorldIds.room(room), RoomReadingOf.world(here, room), List.of());
  }

  private Incoming said(World here, Room room, Archive.Entry entry) {
    var id = WorldIds.room(room);
    var who = WorldIds.person(here, entry.from());
    var at = Envelope.of(CommunityId.CORP, Instant.ofEpochMilli(entry.at()));
    if (entry.action().equals("recall")) {
      return new Incoming.Happened(
          "archive:" + entry.id(),
          new MessageRecalled(at, id, who, new MessageId(entry.body().path("pre_msgid").asText())));
    }
    String text = entry.body().path("content").asText();
    boolean ours = ownWords.contains(id + "\n" + text);
    return new Incoming.Happened(
        "archive:" + entry.id(),
        new MessagePosted(
            ours ? at.markedByUs() : at,
            id,
            who,
            new MessageId(entry.id()),
            List.of(part(entry.type(), entry.body(), text))));
  }

  private static Part part(String type, JsonNode body, String text) {
    return switch (type) {
      case "text", "markdown" -> new Part.Text(text);
      case "link" ->
          new Part.Link(
              body.path("title").asText(),
              body.path("description").asText(),
              body.path("link_url").asText());
      case "image", "voice", "video", "emotion" -> new Part.Picture(type);
      case "file" -> new Part.File(body.path("filename").asText());
      default -> new Part.Other(type, text);
    };
  }

  // --- Words of every event.

  private Incoming happened(BotEvent event) {
    return new Incoming.Happened(key(), event);
  }

  private String key() {
    return "world:" + eventNumber;
  }

  private Envelope envelope() {
    return Envelope.of(CommunityId.CORP, clock.instant());
  }

  private static String text(CallbackEvent event, String name) {
    var value = event.field(name);
    return value == null ? "" : value;
  }
}
