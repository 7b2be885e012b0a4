package org.roomkeeper.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Cards;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.Member;
import org.roomkeeper.sandbox.world.Room;
import org.roomkeeper.sandbox.world.RoomMessage;
import org.roomkeeper.sandbox.world.World;

/**
 * What people do in a world, and what they see there, by their names. It knows no bot: one may look
 * on through either door. A name is a member of the corp in inner rooms and a WeChat user in
 * customer groups.
 */
public final class Town {
  private static final String OWNER = "owner";
  private static final String HOST = "host";

  private final World world;
  private final Consumer<TownRoom> opened;
  private final Runnable afterwards;
  private final Map<String, String> staff = new HashMap<>();
  private final Map<String, String> guests = new HashMap<>();

  /**
   * The people of a world: a founder, a moderator, a host and an owner of rooms are there from the
   * start, under these names.
   *
   * @param world where they are
   * @param opened told of each room as it comes into being, under the world's lock
   * @param afterwards run after everything that somebody did
   */
  public Town(World world, Consumer<TownRoom> opened, Runnable afterwards) {
    this.world = world;
    this.opened = opened;
    this.afterwards = afterwards;
    List.of("founder", "moderator", HOST, OWNER).forEach(this::enrolled);
  }

  /** Somebody of the corp, enrolled if need be. */
  public MemberId staff(String name) {
    return WorldIds.staff(enrolled(name));
  }

  /** Somebody with WeChat. */
  public MemberId guest(String name) {
    return WorldIds.guest(appeared(name));
  }

  private String enrolled(String name) {
    return staff.computeIfAbsent(
        name,
        _ -> {
          String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-z]", "");
          String id = plain.isEmpty() ? "member" + staff.size() : plain;
          world.run(
              here -> {
                if (here.directory().find(id) == null) {
                  here.directory().enroll(new Member(id, name, List.of(1L), "", "", 1));
                }
              });
          return id;
        });
  }

  private String appeared(String name) {
    return guests.computeIfAbsent(
        name, _ -> world.call(here -> here.customers().appear(name, 0).id()));
  }

  /** A room that the app has opened for members of the corp, with owner and moderator in it. */
  public TownRoom appGroup(String name) {
    String owner = enrolled(OWNER);
    String moderator = enrolled("moderator");
    return opened(
        "experts",
        Optional.empty(),
        here -> {
          var args = Json.object().put("name", name).put("owner", owner);
          args.set("userlist", Json.texts(List.of(owner, moderator)));
          return here.rooms().get(here.appGroups().create(new Args(args)).path("chatid").asText());
        });
  }

  /** A room that the owner has opened for WeChat users. */
  public TownRoom customerGroup(String name) {
    return customerGroup(name, Optional.empty());
  }

  /**
   * A room that the owner has opened for WeChat users.
   *
   * @param capacity the most people that the founder wants in it
   */
  public TownRoom customerGroup(String name, Optional<Integer> capacity) {
    String owner = enrolled(OWNER);
    return opened("main", capacity, here -> here.customerGroups().open(owner, name, List.of()));
  }

  private TownRoom opened(
      String family, Optional<Integer> capacity, Function<World, Room> opening) {
    var room =
        world.call(
            here -> {
              Room made = opening.apply(here);
              here.rooms().archive(made.id(), true);
              var known = new TownRoom(made, family, capacity);
              opened.accept(known);
              return known;
            });
    afterwards.run();
    return room;
  }

  /** What the bot has written to somebody privately, in order. */
  public List<String> told(String name) {
    return shown(enrolled(name), "app");
  }

  /** How somebody was greeted when they added a host, in order. */
  public List<String> welcomedWith(String name) {
    return shown(appeared(name), "welcome");
  }

  private List<String> shown(String id, String kind) {
    return world.call(
        here ->
            here.phones().of(id).stream()
                .filter(seen -> seen.kind().equals(kind))
                .map(seen -> seen.content().path("text").path("content").asText())
                .toList());
  }

  /** The cards that somebody of the corp can still answer, oldest first. */
  public List<HeldCard> cards(String name) {
    String id = enrolled(name);
    return world.call(
        here ->
            here.cards().all().stream()
                .filter(card -> card.member().equals(id))
                .filter(card -> card.closed() == null && card.pressed() == null)
                .map(HeldCard::new)
                .toList());
  }

  /** A WeChat user adds the host, by a code of the host's own that carries this state. */
  public void addContact(String name, String state) {
    String guest = appeared(name);
    String host = enrolled(HOST);
    world.run(
        here -> {
          var args =
              Json.object().put("type", 1).put("scene", 2).put("state", state).put("user", host);
          String code = here.contactWays().add(new Args(args)).path("config_id").asText();
          here.contactWays().scan(code, guest);
        });
    afterwards.run();
  }

  /**
   * A WeChat user scans the bot's code of a door to hosts.
   *
   * @throws IllegalArgumentException if the bot has made no code under this name
   */
  public void scanHostDoor(String door, String name) {
    String guest = appeared(name);
    world.run(
        here -> {
          for (JsonNode way : here.contactWays().list(Args.none()).path("contact_way")) {
            String code = way.path("config_id").asText();
            if (here.contactWays().title(code).equals(door)) {
              here.contactWays().scan(code, guest);
              return;
            }
          }
          throw new IllegalArgumentException("there is no door " + door);
        });
    afterwards.run();
  }

  /** A WeChat user scans the code of a host that a page shows as a picture. */
  public void scanHostCode(URI picture, String name) {
    String guest = appeared(name);
    world.run(here -> here.contactWays().scan(config(picture), guest));
    afterwards.run();
  }

  /** What the code of a host carries that a page shows as a picture. */
  public String stateOf(URI picture) {
    return world.call(
        here ->
            here.contactWays()
                .get(new Args(Json.object().put("config_id", config(picture))))
                .path("contact_way")
                .path("state")
                .asText());
  }

  /** Whether the code of a host that a page has shown as a picture still leads to somebody. */
  public boolean leadsToAHost(URI picture) {
    return world.call(here -> here.contactWays().has(config(picture)));
  }

  private static String config(URI picture) {
    String file = picture.getPath().substring(picture.getPath().lastIndexOf('/') + 1);
    return file.substring(0, file.length() - ".png".length());
  }

  /** Somebody of the corp writes to the bot. */
  public void write(String name, String text) {
    String member = enrolled(name);
    world.run(here -> here.appMessages().write(member, text));
    afterwards.run();
  }

  /**
   * A WeChat user scans the bot's code of a door to rooms.
   *
   * @return the name of the room that they are in then; empty if none took them
   * @throws IllegalArgumentException if the bot has made no such code
   */
  public Optional<String> scanRoomDoor(String name) {
    String guest = appeared(name);
    Optional<String> entered =
        world.call(
            here -> {
              String code =
                  here.joinWays().all().stream()
                      .findFirst()
                      .orElseThrow(() -> new IllegalArgumentException("there is no door to rooms"));
              return Optional.ofNullable(here.joinWays().scan(code, guest).chatId())
                  .map(chat -> here.rooms().get(chat).name());
            });
    afterwards.run();
    return entered;
  }

  /** The owner confirms all group messages that wait on their phone; gives how many. */
  public int confirmGroupMessages() {
    String owner = enrolled(OWNER);
    int confirmed =
        world.call(
            here -> {
              var waiting = new ArrayList<String>();
              for (var task : here.groupMessages().describe(owner)) {
                if (!task.path("done").asBoolean() && !task.path("cancelled").asBoolean()) {
                  waiting.add(task.path("msgid").asText());
                }
              }
              waiting.forEach(id -> here.groupMessages().confirm(id, owner, List.of()));
              return waiting.size();
            });
    afterwards.run();
    return confirmed;
  }

  /** A room, as the people in it know it. */
  public final class TownRoom {
    private final Room room;
    private final String family;
    private final Optional<Integer> capacity;

    private TownRoom(Room room, String family, Optional<Integer> capacity) {
      this.room = room;
      this.family = family;
      this.capacity = capacity;
    }

    /** The bot's id of it. */
    public RoomId id() {
      return WorldIds.room(room);
    }

    /** WeCom's id of it. */
    public String wireId() {
      return room.id();
    }

    /** Its name. */
    public String name() {
      return world.call(_ -> room.name());
    }

    /** Its kind. */
    public RoomKind kind() {
      return RoomReadingOf.kind(room.type());
    }

    /** The family that it belongs to. */
    public String family() {
      return family;
    }

    /** The most people that the founder wants in it. */
    public Optional<Integer> capacity() {
      return capacity;
    }

    /** Somebody comes in: put there in an app group, invited by the owner elsewhere. */
    public void join(String name) {
      String person = inside(name);
      world.run(
          here -> {
            if (isApp()) {
              change(here, "add_user_list", person);
            } else {
              here.customerGroups().invite(room.id(), room.owner(), person, false);
            }
          });
      afterwards.run();
    }

    /** Somebody leaves by themselves. */
    public void leave(String name) {
      String person = inside(name);
      world.run(
          here -> {
            if (isApp()) {
              here.appGroups().leave(room.id(), person);
            } else {
              here.customerGroups().leave(room.id(), person);
            }
          });
      afterwards.run();
    }

    /** The owner removes somebody by hand; customer groups only. */
    public void removeByHand(String name) {
      String person = inside(name);
      world.run(here -> here.customerGroups().kick(room.id(), room.owner(), person));
      afterwards.run();
    }

    /** Somebody in the room says something. */
    public void say(String name, String text) {
      String person = inside(name);
      world.run(
          here -> here.rooms().say(room.id(), person, "text", Json.object().put("content", text)));
      afterwards.run();
    }

    /** Whether somebody is in it. */
    public boolean holds(String name) {
      String person = inside(name);
      return world.call(_ -> room.holds(person));
    }

    /** How many are in it. */
    public int size() {
      return world.call(_ -> room.size());
    }

    /** What the bot has said here, itself or through the owner's confirmed tasks, in order. */
    public List<String> heard() {
      return world.call(
          here -> {
            var confirmed = new HashSet<String>();
            for (var task : here.groupMessages().describe(room.owner())) {
              if (task.path("done").asBoolean()) {
                confirmed.add(task.path("content").path("text").path("content").asText());
              }
            }
            return room.messages().stream()
                .filter(said -> said.from().startsWith("wb") || confirmed.contains(text(said)))
                .map(Town::text)
                .toList();
          });
    }

    private boolean isApp() {
      return kind() == RoomKind.APP_GROUP;
    }

    private String inside(String name) {
      @Nullable String member = staff.get(name);
      boolean works = member != null && world.call(_ -> room.holds(String.valueOf(member)));
      return isApp() || works ? enrolled(name) : appeared(name);
    }

    private void change(World here, String list, String person) {
      var args = Json.object().put("chatid", room.id());
      args.set(list, Json.texts(List.of(person)));
      here.appGroups().update(new Args(args));
    }
  }

  private static String text(RoomMessage said) {
    return said.body().path("content").asText();
  }

  /** A card on somebody's phone. */
  public final class HeldCard {
    private final Cards.Card card;

    private HeldCard(Cards.Card card) {
      this.card = card;
    }

    /** What it is about. */
    public String title() {
      return card.body().path("main_title").path("title").asText();
    }

    /** What it quotes. */
    public String quote() {
      return card.body().path("quote_area").path("quote_text").asText();
    }

    /** The values of its lines. */
    public List<String> values() {
      var values = new ArrayList<String>();
      card.body()
          .path("horizontal_content_list")
          .forEach(line -> values.add(line.path("value").asText()));
      return values;
    }

    /** The keys of its buttons. */
    public List<String> buttons() {
      var buttons = new ArrayList<String>();
      card.body().path("button_list").forEach(button -> buttons.add(button.path("key").asText()));
      return buttons;
    }

    /** Its holder presses a button. */
    public void press(String button) {
      world.run(here -> here.cards().press(card.member(), card.taskId(), button, Map.of()));
      afterwards.run();
    }
  }
}
