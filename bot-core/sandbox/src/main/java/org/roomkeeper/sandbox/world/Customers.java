package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** WeChat users, who of the members knows them, and the greeting of new contacts. */
public final class Customers {
  private static final long DAY = 24L * 3600 * 1000;

  /** A member who has a WeChat user among their contacts. */
  static final class Follow {
    private final String member;
    private final long since;
    private final String state;
    private final int way;
    private final Set<String> tags = new LinkedHashSet<>();
    private boolean talking;

    Follow(String member, long since, String state, int way) {
      this.member = member;
      this.since = since;
      this.state = state;
      this.way = way;
    }

    Set<String> tags() {
      return tags;
    }
  }

  private record Welcome(String customer, String member, long until) {}

  private final World world;
  private final Map<String, Customer> customers = new LinkedHashMap<>();
  private final Map<String, Map<String, Follow>> follows = new HashMap<>();
  private final Map<String, Long> contactsOf = new HashMap<>();
  private final Map<String, Welcome> welcomes = new HashMap<>();
  private final Set<String> usedWelcomes = new LinkedHashSet<>();

  Customers(World world) {
    this.world = world;
  }

  /** Somebody with WeChat appears. */
  public Customer appear(String name, int gender) {
    var customer =
        new Customer(world.names().make("wm", 30), name, world.names().make("oz", 26), gender);
    customers.put(customer.id(), customer);
    return customer;
  }

  /** All of them. */
  public Collection<Customer> all() {
    return Collections.unmodifiableCollection(customers.values());
  }

  /** A WeChat user, or null. */
  public @Nullable Customer find(String id) {
    return customers.get(id);
  }

  /**
   * A WeChat user.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Customer get(String id) {
    Customer customer = customers.get(id);
    if (customer == null) {
      throw new IllegalArgumentException("there is no WeChat user " + id);
    }
    return customer;
  }

  /** Anybody: a member or a WeChat user, or null. */
  public @Nullable Person person(String id) {
    Person member = world.directory().find(id);
    return member == null ? customers.get(id) : member;
  }

  /** The name of a person, app or robot. */
  public String nameOf(String id) {
    Person person = person(id);
    return person == null ? id : person.name();
  }

  /** Whose contact a WeChat user is. */
  public List<String> followersOf(String customer) {
    return List.copyOf(follows.getOrDefault(customer, Map.of()).keySet());
  }

  /** How many contacts a member has. */
  public long contactsOf(String member) {
    return contactsOf.getOrDefault(member, 0L);
  }

  @Nullable Follow follow(String customer, String member) {
    return follows.getOrDefault(customer, Map.of()).get(member);
  }

  /** Whether a member may gain one more contact today. */
  boolean mayGain(String member) {
    long limit = world.knobs().number(Knob.CONTACTS_PER_MEMBER_PER_DAY);
    return limit == 0 || world.rates().drip("contacts " + member, limit, DAY);
  }

  /**
   * A WeChat user and a member become contacts: {@code add_external_contact}, with a welcome code.
   *
   * @param way WeCom's {@code add_way}: 1 by a code, 2 by telephone number, 4 in a group
   * @return false if they were contacts already
   */
  boolean befriend(String customer, String member, String state, int way) {
    var known = follows.computeIfAbsent(get(customer).id(), _ -> new LinkedHashMap<>());
    if (known.containsKey(member)) {
      return false;
    }
    known.put(member, new Follow(member, world.clock().seconds(), state, way));
    contactsOf.merge(member, 1L, Long::sum);
    String code = world.names().make("", 43);
    long until = world.clock().now() + world.knobs().number(Knob.WELCOME_CODE_MILLIS);
    welcomes.put(code, new Welcome(customer, member, until));
    world.emit(
        world
            .event("change_external_contact")
            .with("ChangeType", "add_external_contact")
            .with("UserID", member)
            .with("ExternalUserID", customer)
            .withIf(!state.isEmpty(), "State", state)
            .with("WelcomeCode", code)
            .build());
    return true;
  }

  /** The WeChat user drops the member: {@code del_follow_user}. */
  public void drop(String customer, String member) {
    unfriend(customer, member, "del_follow_user");
  }

  /** The member drops the WeChat user: {@code del_external_contact}. */
  public void dropped(String customer, String member) {
    unfriend(customer, member, "del_external_contact");
  }

  private void unfriend(String customer, String member, String change) {
    var known = follows.get(customer);
    if (known == null || known.remove(member) == null) {
      throw new IllegalArgumentException(customer + " is no contact of " + member);
    }
    contactsOf.merge(member, -1L, Long::sum);
    world.emit(
        world
            .event("change_external_contact")
            .with("ChangeType", change)
            .with("UserID", member)
            .with("ExternalUserID", customer)
            .build());
  }

  /** One of the two writes to the other: from then on there is nothing to welcome. */
  public void chat(String from, String to, ObjectNode text) {
    boolean outward = world.directory().find(from) != null;
    Follow follow = outward ? follow(to, from) : follow(from, to);
    if (follow == null) {
      throw new IllegalArgumentException(from + " and " + to + " are no contacts");
    }
    follow.talking = true;
    world.phones().show(to, "chat", from, text);
    world.phones().show(from, "sent", to, text);
  }

  /** Row 19: {@code send_welcome_msg}. */
  public ObjectNode welcome(Args args) {
    String code = args.need("welcome_code", 40058);
    ObjectNode content = MessageContent.greeting(args, 4000, world.media());
    Welcome welcome = welcomes.get(code);
    if (welcome == null || world.clock().now() >= welcome.until()) {
      throw new WeComError(usedWelcomes.contains(code) ? 41051 : 41050);
    }
    Follow follow = follow(welcome.customer(), welcome.member());
    if (follow == null || follow.talking) {
      throw new WeComError(41051);
    }
    welcomes.remove(code);
    usedWelcomes.add(code);
    follow.talking = true;
    world.phones().show(welcome.customer(), "welcome", welcome.member(), content);
    world.phones().welcomed(welcome.customer(), Phones.Way.CODE);
    return Json.object();
  }

  /** Row 33: {@code externalcontact/get}. */
  public ObjectNode get(Args args) {
    Customer customer = customers.get(args.need("external_userid", 40058));
    if (customer == null) {
      throw new WeComError(40096);
    }
    Map<String, Follow> known = follows.getOrDefault(customer.id(), Map.of());
    if (known.isEmpty()) {
      throw new WeComError(84061);
    }
    Slice<Follow> slice = Slice.of(List.copyOf(known.values()), args, 500, 500);
    var followers = Json.array();
    slice.items().forEach(follow -> followers.add(toJson(follow)));
    var answer = Json.object();
    answer.set("external_contact", toJson(customer));
    answer.set("follow_user", followers);
    if (!slice.nextCursor().isEmpty()) {
      answer.put("next_cursor", slice.nextCursor());
    }
    return answer;
  }

  /** {@code externalcontact/list}: the contacts of a member. */
  public ObjectNode list(Args args) {
    String member = args.need("userid", 41009);
    if (world.directory().find(member) == null) {
      throw new WeComError(60111);
    }
    var ids = Json.array();
    follows.forEach(
        (customer, known) -> {
          if (known.containsKey(member)) {
            ids.add(customer);
          }
        });
    if (ids.isEmpty()) {
      throw new WeComError(84061);
    }
    return Json.object().set("external_userid", ids);
  }

  /** {@code externalcontact/get_follow_user_list}: who may have contacts. */
  public ObjectNode followers() {
    var list = Json.array();
    world.directory().members().forEach(member -> list.add(member.id()));
    return Json.object().set("follow_user", list);
  }

  private static ObjectNode toJson(Customer customer) {
    return Json.object()
        .put("external_userid", customer.id())
        .put("name", customer.name())
        .put("type", 1)
        .put("avatar", "")
        .put("gender", customer.gender())
        .put("unionid", customer.unionid());
  }

  private JsonNode toJson(Follow follow) {
    var tags = Json.array();
    for (String id : follow.tags) {
      ObjectNode tag = world.corpTags().describe(id);
      if (tag != null) {
        tags.add(tag);
      }
    }
    var json =
        Json.object()
            .put("userid", follow.member)
            .put("remark", "")
            .put("description", "")
            .put("createtime", follow.since);
    json.set("tags", tags);
    json.put("add_way", follow.way).put("oper_userid", follow.member);
    if (!follow.state.isEmpty()) {
      json.put("state", follow.state);
    }
    return json;
  }
}
