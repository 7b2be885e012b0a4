package org.roomkeeper.app.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.roomkeeper.app.founding.Address;
import org.roomkeeper.app.torture.Evidence.Stay;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Cards;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.Member;
import org.roomkeeper.sandbox.world.World;

/**
 * People who keep the bot busy: they come, go, talk, break the rules, order the witness to do
 * things, press buttons and confirm group messages. What they do is decided by a seed and
 * remembered in a few words. Used by one thread.
 */
final class Load {
  private static final int ROOMS = 6;
  private static final int MOST_POSTS_A_ROOM = 15;
  private static final List<String> HARMLESS =
      List.of(
          "今天的查房记录已经整理好了",
          "The ultrasound images are in the folder now",
          "请问这个剂量需要按体重调整吗？",
          "Thank you, that answers my question",
          "明天的讲座几点开始？",
          "We repeated the blood gas after an hour");
  private static final List<String> FORBIDDEN =
      List.of(
          "你们支持哪个政党？选举的时候投票给谁？",
          "Who did you vote for in the presidential election?",
          "只有信上帝的人才能得救，别的宗教都是邪教",
          "Your religion is a cult and you should convert");

  /** What a message orders, and in how many of a hundred. */
  private static final Map<String, Integer> ORDERS =
      new TreeMap<>(Map.of("say", 24, "card", 8, "open", 1));

  private final World world;
  private final Address address;
  private final Random random;
  private final List<String> rooms = new ArrayList<>();
  private final List<String> outside = new ArrayList<>();
  private final Map<String, List<String>> inside = new HashMap<>();
  private final Map<String, Integer> joins = new LinkedHashMap<>();
  private final Map<Long, String> messages = new LinkedHashMap<>();
  private final Map<Long, String> orders = new HashMap<>();
  private final Map<String, Integer> posts = new HashMap<>();
  private final Map<String, Long> enrolled = new LinkedHashMap<>();
  private final List<String> recruits = new ArrayList<>();
  private final List<String> idle = new ArrayList<>();
  private final Map<String, Long> lastOrderAbout = new HashMap<>();
  private final Map<Long, Boolean> admits = new HashMap<>();
  private long number;
  private int people;

  Load(World world, Address address, long seed) {
    this.world = world;
    this.address = address;
    this.random = new Random(seed);
  }

  /** The customer groups that people will meet in. */
  void openRooms() {
    for (int i = 1; i <= ROOMS; i++) {
      String name = "折腾 " + i + " 群";
      String room =
          world.call(
              here -> {
                String id = here.customerGroups().open(address.owner(), name, List.of()).id();
                here.rooms().archive(id, true);
                return id;
              });
      rooms.add(room);
    }
  }

  /** A tenth of a second of people's lives. */
  void live() {
    if (happens(300) && !crowdedRooms().isEmpty()) {
      String room = anyOf(crowdedRooms());
      say(room, anyOf(peopleIn(room)), anyOf(HARMLESS), order(room));
    }
    if (happens(150)) {
      say(address.appGroup(), anyOf(address.experts()), anyOf(HARMLESS), orderOfExpert());
    }
    if (happens(25) && !crowdedRooms().isEmpty()) {
      String room = anyOf(crowdedRooms());
      say(room, anyOf(peopleIn(room)), anyOf(FORBIDDEN), "");
    }
    if (happens(60)) {
      appear();
    }
    if (happens(80) && !outside.isEmpty()) {
      enter(anyOf(rooms), outside.remove(random.nextInt(outside.size())));
    }
    if (happens(15) && !crowdedRooms().isEmpty()) {
      leave(anyOf(crowdedRooms()));
    }
    if (happens(25)) {
      enroll();
    }
    if (happens(15) && !idle.isEmpty()) {
      addToAppGroup(idle.remove(random.nextInt(idle.size())));
    }
    if (happens(30) && !recruits.isEmpty()) {
      about(anyOf(recruits));
    }
    if (happens(40)) {
      String who = anyOf(address.experts());
      world.run(here -> here.appMessages().write(who, "请问下一讲是什么时候？"));
    }
    if (happens(100)) {
      attend();
    }
  }

  private boolean happens(int inAThousand) {
    return random.nextInt(1000) < inAThousand;
  }

  private <T> T anyOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private List<String> crowdedRooms() {
    return rooms.stream().filter(room -> !peopleIn(room).isEmpty()).toList();
  }

  private List<String> peopleIn(String room) {
    return inside.computeIfAbsent(room, _ -> new ArrayList<>());
  }

  private String order(String room) {
    boolean post = random.nextInt(100) < 3 && posts.getOrDefault(room, 0) < MOST_POSTS_A_ROOM;
    if (post) {
      posts.merge(room, 1, Integer::sum);
      return "post";
    }
    return "";
  }

  private String orderOfExpert() {
    int dice = random.nextInt(100);
    for (Map.Entry<String, Integer> order : ORDERS.entrySet()) {
      if (dice < order.getValue()) {
        return order.getKey();
      }
      dice -= order.getValue();
    }
    return "";
  }

  private long say(String room, String who, String text, String order) {
    long mine = ++number;
    String mark = "#" + mine + (order.isEmpty() ? "" : ":" + order) + "#";
    ObjectNode body = new ObjectMapper().createObjectNode().put("content", text + " " + mark);
    messages.put(mine, world.call(here -> here.rooms().say(room, who, "text", body)));
    if (!order.isEmpty() && !order.contains("=")) {
      orders.put(mine, order);
    }
    return mine;
  }

  /** A WeChat user appears and, once there are codes, adds a host. */
  private void appear() {
    String name = "医生 Doctor " + ++people;
    String person =
        world.call(
            here -> {
              String id = here.customers().appear(name, 0).id();
              List<String> codes = here.contactWays().all();
              if (!codes.isEmpty()) {
                here.contactWays().scan(codes.get(random.nextInt(codes.size())), id);
              }
              return id;
            });
    outside.add(person);
  }

  private void enter(String room, String person) {
    world.run(here -> here.customerGroups().invite(room, address.owner(), person, false));
    peopleIn(room).add(person);
    joins.merge("customer:" + room + " guest:" + person, 1, Integer::sum);
  }

  private void leave(String room) {
    List<String> there = peopleIn(room);
    String person = there.remove(random.nextInt(there.size()));
    world.run(here -> here.customerGroups().leave(room, person));
    outside.add(person);
  }

  private void enroll() {
    String id = "new" + ++people;
    enrolled.put(id, System.nanoTime());
    world.run(here -> here.directory().enroll(new Member(id, "新成员 " + id, List.of(1L), "", "", 1)));
    if (happens(500)) {
      idle.add(id);
    } else {
      recruits.add(id);
    }
  }

  /** As by another program of the founder's that uses the same app. */
  private void addToAppGroup(String id) {
    ObjectNode change = Json.object().put("chatid", address.appGroup());
    change.set("add_user_list", Json.texts(List.of(id)));
    world.run(here -> here.appGroups().update(new Args(change)));
    joins.merge("app:" + address.appGroup() + " staff:" + id, 1, Integer::sum);
  }

  /**
   * Somebody orders the witness to put a new member into the experts' room, or to take them out.
   */
  private void about(String id) {
    Long before = lastOrderAbout.get(id);
    boolean admit = before == null || !admits.getOrDefault(before, false);
    long mine =
        say(
            address.appGroup(),
            anyOf(address.experts()),
            anyOf(HARMLESS),
            (admit ? "admit=" : "remove=") + id);
    lastOrderAbout.put(id, mine);
    admits.put(mine, admit);
  }

  /** Everybody who has a card presses a button; owners confirm group messages. */
  void attend() {
    world.run(here -> here.cards().all().stream().toList().forEach(card -> press(here, card)));
    for (ObjectNode task : world.call(here -> here.groupMessages().describe(null))) {
      if (!task.path("done").asBoolean() && !task.path("cancelled").asBoolean() && happens(500)) {
        world.run(
            here ->
                here.groupMessages()
                    .confirm(task.path("msgid").asText(), task.path("userid").asText(), List.of()));
      }
    }
  }

  private void press(World here, Cards.Card card) {
    List<String> keys = card.body().path("button_list").findValuesAsText("key");
    boolean waits = card.closed() == null && card.pressed() == null;
    if (waits && !keys.isEmpty() && happens(700)) {
      here.cards().press(card.member(), card.taskId(), anyOf(keys), Map.of());
    }
  }

  /** The msgids of what was said, by number. */
  Map<Long, String> messages() {
    return messages;
  }

  /** What messages ordered, by number. */
  Map<Long, String> orders() {
    return orders;
  }

  /** Who came into which room, and is there now. */
  List<Stay> stays() {
    var stays = new ArrayList<Stay>();
    joins.forEach(
        (where, times) -> {
          String[] both = where.split(" ", 2);
          String chat = both[0].substring(both[0].indexOf(':') + 1);
          String person = both[1].substring(both[1].indexOf(':') + 1);
          boolean there = world.call(here -> here.rooms().get(chat).holds(person));
          stays.add(new Stay(both[0], both[1], times, there));
        });
    return stays;
  }

  /** Who joined the corp, and when, in the host's nanoseconds. */
  Map<String, Long> enrolled() {
    return enrolled;
  }

  /** The last order about each new member, by userid: the number of the message. */
  Map<String, Long> lastOrders() {
    return lastOrderAbout;
  }

  /** Whether a message ordered to admit somebody, and not to take them out. */
  boolean admits(long message) {
    return admits.getOrDefault(message, false);
  }
}
