package org.roomkeeper.app.month;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.roomkeeper.app.founding.Address;
import org.roomkeeper.app.founding.Cast;
import org.roomkeeper.app.founding.CorporateHall;
import org.roomkeeper.app.founding.Phone;
import org.roomkeeper.sandbox.world.ContactWays;
import org.roomkeeper.sandbox.world.JoinWays;
import org.roomkeeper.sandbox.world.Member;
import org.roomkeeper.sandbox.world.Phones;
import org.roomkeeper.sandbox.world.World;

/**
 * Those who come: they open the permanent link, choose a language, add the host, are greeted, open
 * the link in the greeting, scan the code of a room and are in. Some come by the welcome form
 * instead, and a few of those pass its code on to a friend. Some scan twice, some only hours later,
 * some leave and some of those come back; some were sent by a friend who tries to take them into a
 * room directly; some look and never come, and those are not counted among the arrivals. Where no
 * room is open they put themselves on the list. Whoever is told to wait comes again.
 */
final class Newcomers {
  /** How the ids of those begin who joined the corp. */
  static final String JOINED = "joined";

  private static final Duration A_GREETING_TAKES = Duration.ofSeconds(6);
  private static final Duration A_CODE_TAKES = Duration.ofSeconds(20);
  private static final Duration A_NUMBER_TAKES = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(12);
  private static final int MOST_TRIES = 200;

  /** Of a thousand: who comes by the form, and who of these passes the code on to a friend. */
  private static final int COME_BY_THE_FORM = 150;

  private static final int PASS_THE_CODE_ON = 60;

  /** What the waiting list's buttons say of themselves. */
  private static final String WHAT = "what";

  private static final List<String> TAKE_A_NUMBER =
      List.of("[name=" + WHAT + "][value=put]", "[name=" + WHAT + "][value=not-in]");

  /** What stands on a personal page when moderators have said no. */
  private static final List<String> SAYS_NO =
      List.of("管理员未能让您加入", "Our moderators could not let you in");

  private final World world;
  private final Address address;
  private final Agenda agenda;
  private final Random random;
  private final Cast cast;
  private final FormFiller filler;
  private final HttpClient line = Phone.line();
  private final String corporateRoom;
  private final int cap;
  private final List<Newcomer> all = new ArrayList<>();
  private final PagesAtOnce pages = new PagesAtOnce();

  /** Codes that carry the number of somebody else's form. */
  private final Queue<String> passedOn = new ArrayDeque<>();

  private int lookers;
  private int overCap;
  private int placedTwice;
  private int greetedLate;
  private int numbers;
  private int forms;

  Newcomers(World world, Address address, Agenda agenda, Plan plan, String corporateRoom) {
    this.world = world;
    this.address = address;
    this.agenda = agenda;
    this.random = new Random(plan.seed() * 31 + 7);
    this.cast = new Cast(plan.seed());
    this.filler = new FormFiller(new Random(plan.seed() * 31 + 13));
    this.cap = plan.cap();
    this.corporateRoom = corporateRoom;
  }

  /** Somebody new comes. */
  void comes() {
    Newcomer newcomer = somebody();
    all.add(newcomer);
    String code = passedOn.poll();
    // A code that nobody needs any more is taken away; whoever has it then comes by the link.
    if (code != null && world.call(here -> here.contactWays().has(code))) {
      newcomer.visits++;
      newcomer.form = Newcomer.Form.SOMEBODY_ELSES;
      addHost(newcomer, code);
      return;
    } else if (happens(COME_BY_THE_FORM)) {
      newcomer.form = Newcomer.Form.TO_SEND;
    } else if (happens(10) && invited(newcomer)) {
      return;
    }
    visit(newcomer);
  }

  /** Somebody opens the link, looks, and never comes. */
  void looks() throws IOException, InterruptedException {
    lookers++;
    somebody().phone.read(address.joinLink());
  }

  /**
   * Who keeps a code scans it, and who was told to wait and is not in by the end looks a last time:
   * nobody counts as waiting whom the bot does not show a way in or a place on the list.
   */
  void lookALastTime() throws IOException, InterruptedException {
    for (Newcomer newcomer : all) {
      scanKept(newcomer);
      if (!newcomer.placed && newcomer.told == Newcomer.Told.TO_WAIT) {
        Phone phone = newcomer.phone;
        phone.read(page(newcomer));
        boolean waits = phone.code().isPresent() || phone.asks(WHAT);
        newcomer.told =
            saysNo(phone) ? Newcomer.Told.NO : waits ? Newcomer.Told.TO_WAIT : Newcomer.Told.A_WAY;
      }
    }
  }

  private Newcomer somebody() {
    Cast.Doctor doctor = cast.next();
    return new Newcomer(
        all.size(), doctor.name(), doctor.language(), new Phone(line, doctor.language()));
  }

  private boolean happens(int inAThousand) {
    return random.nextInt(1000) < inAThousand;
  }

  private Instant now() {
    return Instant.ofEpochMilli(world.call(here -> here.clock().now()));
  }

  private String person(Newcomer newcomer) {
    String id = newcomer.id;
    if (id == null) {
      id = world.call(here -> here.customers().appear(newcomer.name, 0).id());
      newcomer.id = id;
    }
    return id;
  }

  /** The permanent link, or what the greeting led to. */
  private void visit(Newcomer newcomer) {
    newcomer.visits++;
    pages.open(newcomer, page(newcomer));
  }

  private URI page(Newcomer newcomer) {
    boolean again = newcomer.form != Newcomer.Form.NONE || newcomer.listed;
    Optional<URI> known = newcomer.greetingLink().filter(_ -> again);
    return known.orElse(
        newcomer.form == Newcomer.Form.NONE ? address.joinLink() : address.formLink());
  }

  /**
   * Loads the pages that were opened at this moment, and does what they say.
   *
   * @return whether there were any; what they said may be to do something more at once
   */
  boolean followPages() throws IOException, InterruptedException {
    List<Newcomer> readers = pages.load();
    for (Newcomer newcomer : readers) {
      follow(newcomer);
    }
    return !readers.isEmpty();
  }

  private void follow(Newcomer newcomer) throws IOException, InterruptedException {
    Phone phone = newcomer.phone;
    Optional<String> code = phone.code().map(Newcomers::idOf);
    if (code.isPresent()) {
      newcomer.told = Newcomer.Told.A_WAY;
      if (world.call(here -> here.contactWays().has(code.get()))) {
        if (newcomer.form == Newcomer.Form.SENT && happens(PASS_THE_CODE_ON)) {
          passedOn.add(code.get());
        }
        addHost(newcomer, code.get());
      } else {
        scanSoonerOrLater(newcomer, code.get());
      }
    } else if (phone.links().contains(CorporateHall.INVITATION)) {
      newcomer.told = Newcomer.Told.A_WAY;
      joinCorp(newcomer);
    } else if (newcomer.form == Newcomer.Form.TO_SEND && phone.asks(FormFiller.NAME)) {
      if (phone.sendIfUnchanged(FormFiller.NAME, filler.answers(newcomer))) {
        newcomer.form = Newcomer.Form.SENT;
        forms++;
      }
      agenda.at(now().plus(A_CODE_TAKES), () -> visit(newcomer));
    } else if (saysNo(phone)) {
      newcomer.told = Newcomer.Told.NO;
    } else if (TAKE_A_NUMBER.stream().anyMatch(phone::shows)) {
      // Who finds no room open, or came too late for the seat that was kept, presses the button.
      newcomer.told = Newcomer.Told.TO_WAIT;
      if (phone.sendIfUnchanged(WHAT, Map.of())) {
        numbers += newcomer.listed ? 0 : 1;
        newcomer.listed = true;
      }
      agenda.at(now().plus(A_NUMBER_TAKES), () -> visit(newcomer));
    } else {
      newcomer.told = Newcomer.Told.TO_WAIT;
      comeAgain(newcomer);
    }
  }

  private static boolean saysNo(Phone phone) {
    return SAYS_NO.stream().anyMatch(phone.text()::contains);
  }

  private void comeAgain(Newcomer newcomer) {
    if (newcomer.visits < MOST_TRIES) {
      var pause = Duration.ofMinutes(20L + random.nextInt(40)).multipliedBy(newcomer.visits);
      agenda.at(
          now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE),
          () -> visit(newcomer));
    }
  }

  private void addHost(Newcomer newcomer, String code) {
    String person = person(newcomer);
    ContactWays.Scan scan =
        world.call(
            here -> {
              // Who got no greeting takes the host off their list and tries once more.
              if (newcomer.roomLink == null) {
                here.customers()
                    .followersOf(person)
                    .forEach(member -> here.customers().drop(person, member));
              }
              return here.contactWays().scan(code, person);
            });
    agenda.at(
        now().plus(scan.added() ? A_GREETING_TAKES : Duration.ZERO), () -> greeted(newcomer, true));
  }

  /** They look for the greeting, and open the link in it. */
  private void greeted(Newcomer newcomer, boolean patient) {
    if (newcomer.roomLink == null) {
      newcomer.roomLink = linkInTheGreeting(person(newcomer)).orElse(null);
    }
    URI link = newcomer.roomLink;
    if (link != null && newcomer.form == Newcomer.Form.SOMEBODY_ELSES && patient) {
      // They read it, put the phone away, and come back to it in the evening.
      comeAgain(newcomer);
    } else if (link != null) {
      pages.open(newcomer, link);
    } else if (patient) {
      agenda.at(now().plus(PATIENCE), () -> greeted(newcomer, false));
    } else {
      greetedLate++;
      // Whose form has gone through, and who has nothing to show for it, tries the permanent link.
      newcomer.form = Newcomer.Form.NONE;
      comeAgain(newcomer);
    }
  }

  private Optional<URI> linkInTheGreeting(String person) {
    return world.call(
        here -> {
          for (Phones.Seen item : here.phones().of(person)) {
            for (JsonNode attachment : item.content().path("attachments")) {
              String url = attachment.path("link").path("url").asText();
              if (item.kind().equals("welcome") && !url.isEmpty()) {
                return Optional.of(URI.create(url));
              }
            }
          }
          return Optional.<URI>empty();
        });
  }

  /** Most scan at once; some keep the code and come with it when it is hours or a day old. */
  private void scanSoonerOrLater(Newcomer newcomer, String code) {
    if (happens(60)) {
      newcomer.kept = code;
      agenda.at(
          now().plus(Duration.ofMinutes(30L + random.nextInt(1400))), () -> scanKept(newcomer));
    } else {
      scan(newcomer, code);
    }
  }

  private void scanKept(Newcomer newcomer) {
    String code = newcomer.kept;
    newcomer.kept = null;
    if (code != null) {
      scan(newcomer, code);
    }
  }

  private void scan(Newcomer newcomer, String code) {
    String person = person(newcomer);
    JoinWays.Scan scan = world.call(here -> here.joinWays().scan(code, person));
    switch (scan.ending()) {
      case ENTERED -> {
        entered(newcomer, String.valueOf(scan.chatId()));
        if (happens(30)) {
          scan(newcomer, code);
        }
      }
      case ALREADY_IN -> {}
      case FULL -> {
        newcomer.told = Newcomer.Told.TO_WAIT;
        comeAgain(newcomer);
      }
    }
  }

  private void entered(Newcomer newcomer, String room) {
    placedTwice += newcomer.room == null ? 0 : 1;
    newcomer.room = room;
    newcomer.placed = true;
    overCap += world.call(here -> here.rooms().get(room).size() > cap) ? 1 : 0;
    if (happens(40)) {
      agenda.at(now().plus(Duration.ofHours(1L + random.nextInt(96))), () -> leave(newcomer));
    }
  }

  private void leave(Newcomer newcomer) {
    String room = newcomer.room;
    if (room == null) {
      return;
    }
    world.run(here -> here.customerGroups().leave(room, person(newcomer)));
    newcomer.room = null;
    if (happens(400)) {
      agenda.at(now().plus(Duration.ofHours(1L + random.nextInt(48))), () -> visit(newcomer));
    }
  }

  /** A friend who is in a room tries to take them in, be it full or not. */
  private boolean invited(Newcomer newcomer) {
    List<Newcomer> friends = all.stream().filter(one -> one.room != null).toList();
    if (friends.isEmpty()) {
      return false;
    }
    Newcomer friend = friends.get(random.nextInt(friends.size()));
    String room = friend.room;
    String person = person(newcomer);
    String who = person(friend);
    if (room == null) {
      return false;
    }
    boolean taken =
        world.call(
            here -> {
              if (here.rooms().get(room).size() >= cap) {
                return false;
              }
              here.customerGroups().invite(room, who, person, true);
              return true;
            });
    if (taken) {
      entered(newcomer, room);
    }
    return taken;
  }

  private void joinCorp(Newcomer newcomer) {
    if (newcomer.room != null) {
      return;
    }
    String id = JOINED + newcomer.number;
    world.run(
        here -> {
          if (here.directory().find(id) == null) {
            here.directory().enroll(new Member(id, newcomer.name, List.of(1L), "", "", 1));
          }
        });
    newcomer.placed = true;
    newcomer.room = corporateRoom;
  }

  private static String idOf(URI code) {
    String path = code.getPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    int dot = last.indexOf('.');
    return dot < 0 ? last : last.substring(0, dot);
  }

  /** All who wanted to come in. */
  List<Newcomer> all() {
    return all;
  }

  /** How many took a number of the waiting list. */
  int numbers() {
    return numbers;
  }

  /** How many sent the welcome form. */
  int forms() {
    return forms;
  }

  /** How many only looked. */
  int lookers() {
    return lookers;
  }

  /** How often a room held more than its cap after somebody had come in. */
  int overCap() {
    return overCap;
  }

  /** How often somebody who was in a room was led into another. */
  int placedTwice() {
    return placedTwice;
  }

  /** How often somebody waited in vain for their greeting. */
  int greetedLate() {
    return greetedLate;
  }
}
