package org.roomkeeper.sandbox.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All there is: one corp with one app, its people and rooms, and a clock that stands unless it is
 * moved.
 *
 * <p>Thread-safe by one lock: everything is done inside {@link #call} or {@link #run}, and nothing
 * that was handed out is read outside of them.
 */
public final class World {
  private final ReentrantLock lock = new ReentrantLock();
  private final Corp corp;
  private final Names names;
  private final Knobs knobs = new Knobs();
  private final WorldClock clock;
  private final Rates rates;
  private final List<Consumer<CallbackEvent>> listeners = new ArrayList<>();
  private final Tokens tokens;
  private final Directory directory;
  private final MemberTags memberTags;
  private final Customers customers;
  private final ContactWays contactWays;
  private final CorpTags corpTags;
  private final Rooms rooms;
  private final CustomerGroups customerGroups;
  private final JoinWays joinWays;
  private final RoomWelcomes roomWelcomes;
  private final InterceptRules interceptRules;
  private final AppGroups appGroups;
  private final Webhooks webhooks;
  private final Media media;
  private final Phones phones;
  private final AppMessages appMessages;
  private final Cards cards;
  private final GroupMessages groupMessages;
  private final GroupStatistics groupStatistics;
  private final Lives lives;
  private final Archive archive;
  private String baseUrl = "http://127.0.0.1";

  /**
   * An empty world.
   *
   * @param corp its corp, app and secrets
   * @param now where its clock stands, in milliseconds since 1970
   * @param seed of the ids that it makes
   */
  public World(Corp corp, long now, long seed) {
    this.corp = corp;
    names = new Names(seed);
    clock = new WorldClock(now);
    rates = new Rates(clock);
    tokens = new Tokens(this);
    directory = new Directory(this);
    memberTags = new MemberTags(this);
    customers = new Customers(this);
    contactWays = new ContactWays(this);
    corpTags = new CorpTags(this);
    rooms = new Rooms(this);
    customerGroups = new CustomerGroups(this);
    joinWays = new JoinWays(this);
    roomWelcomes = new RoomWelcomes(this);
    interceptRules = new InterceptRules(this);
    appGroups = new AppGroups(this);
    webhooks = new Webhooks(this);
    media = new Media(this);
    phones = new Phones(this);
    appMessages = new AppMessages(this);
    cards = new Cards(this);
    groupMessages = new GroupMessages(this);
    groupStatistics = new GroupStatistics(this);
    lives = new Lives(this);
    archive = new Archive(this);
  }

  /** Does something in the world and brings back what it gives. */
  public <T> T call(Function<World, T> work) {
    lock.lock();
    try {
      return work.apply(this);
    } finally {
      lock.unlock();
    }
  }

  /** Does something in the world. */
  public void run(Consumer<World> work) {
    lock.lock();
    try {
      work.accept(this);
    } finally {
      lock.unlock();
    }
  }

  /** Whoever is told of events, in their order, under the lock: they only take note. */
  public void onEvent(Consumer<CallbackEvent> listener) {
    run(_ -> listeners.add(listener));
  }

  void emit(CallbackEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  /** An event of the customer APIs or the directory: from WeCom itself, for no app. */
  CallbackEvent.Builder event(String event) {
    return new CallbackEvent.Builder(corp.agentId(), corp.corpId(), "sys", clock.seconds(), "event")
        .with("Event", event);
  }

  /** Something that a member did with the app. */
  CallbackEvent.Builder fromMember(String member, String type) {
    return new CallbackEvent.Builder(corp.agentId(), corp.corpId(), member, clock.seconds(), type);
  }

  /**
   * Tells the app of something that has no place in this world, as WeCom would write it.
   *
   * @param fields as in {@link CallbackEvent}; what an event begins with may be left out
   */
  public void tell(Map<String, Object> fields) {
    long agent =
        fields.get("AgentID") instanceof Number number ? number.longValue() : corp.agentId();
    var event = new CallbackEvent.Builder(agent, corp.corpId(), "sys", clock.seconds(), "event");
    fields.forEach(event::with);
    emit(event.build());
  }

  /** Where the sandbox is reached, without a slash at the end. */
  public String baseUrl() {
    return baseUrl;
  }

  /** Says where the sandbox is reached: pictures of codes get this address. */
  public void baseUrl(String url) {
    baseUrl = url;
  }

  /** The corp, its app and its secrets. */
  public Corp corp() {
    return corp;
  }

  /** Its settings; safe from any thread. */
  public Knobs knobs() {
    return knobs;
  }

  /** Its time. */
  public WorldClock clock() {
    return clock;
  }

  Names names() {
    return names;
  }

  Rates rates() {
    return rates;
  }

  /** Forgets what has been counted against limits. */
  public void forgetRates() {
    rates.clear();
  }

  /**
   * Counts a call against the limits of its API.
   *
   * @throws WeComError 45009 if the corp or the address has called it too often
   */
  public void countCall(String path, String ip) {
    rates.demand("minute " + path, 1, knobs.number(Knob.CALLS_PER_MINUTE), 60_000);
    rates.demand("hour " + path, 1, knobs.number(Knob.CALLS_PER_HOUR), 3_600_000);
    String both = ip + " " + path;
    rates.demand("minute " + both, 1, knobs.number(Knob.CALLS_PER_MINUTE_PER_IP), 60_000);
    rates.demand("hour " + both, 1, knobs.number(Knob.CALLS_PER_HOUR_PER_IP), 3_600_000);
  }

  /** Access tokens. */
  public Tokens tokens() {
    return tokens;
  }

  /** Members and departments. */
  public Directory directory() {
    return directory;
  }

  /** Tags of members. */
  public MemberTags memberTags() {
    return memberTags;
  }

  /** WeChat users and whom they know. */
  public Customers customers() {
    return customers;
  }

  /** Codes by which WeChat users add members. */
  public ContactWays contactWays() {
    return contactWays;
  }

  /** Tags of WeChat users. */
  public CorpTags corpTags() {
    return corpTags;
  }

  /** Rooms of every kind. */
  public Rooms rooms() {
    return rooms;
  }

  /** Customer groups. */
  public CustomerGroups customerGroups() {
    return customerGroups;
  }

  /** Codes by which people enter customer groups. */
  public JoinWays joinWays() {
    return joinWays;
  }

  /** The library of welcome texts, and their showing. */
  public RoomWelcomes roomWelcomes() {
    return roomWelcomes;
  }

  /** Words that members may not send to customers. */
  public InterceptRules interceptRules() {
    return interceptRules;
  }

  /** Groups made by the app. */
  public AppGroups appGroups() {
    return appGroups;
  }

  /** Robots that push into rooms. */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** Files. */
  public Media media() {
    return media;
  }

  /** What each person sees outside of rooms. */
  public Phones phones() {
    return phones;
  }

  /** Messages of the app to members. */
  public AppMessages appMessages() {
    return appMessages;
  }

  /** Cards with buttons. */
  public Cards cards() {
    return cards;
  }

  /** Messages to customer groups and customers that a member has to confirm. */
  public GroupMessages groupMessages() {
    return groupMessages;
  }

  /** What happened in customer groups, counted. */
  public GroupStatistics groupStatistics() {
    return groupStatistics;
  }

  /** Live streams. */
  public Lives lives() {
    return lives;
  }

  /** The message archive. */
  public Archive archive() {
    return archive;
  }
}
