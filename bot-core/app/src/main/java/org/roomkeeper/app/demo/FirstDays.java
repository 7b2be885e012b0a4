package org.roomkeeper.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.app.founding.Address;
import org.roomkeeper.app.founding.Card;
import org.roomkeeper.app.founding.CorporateHall;
import org.roomkeeper.app.founding.Owner;
import org.roomkeeper.app.founding.People;
import org.roomkeeper.app.founding.Phone;
import org.roomkeeper.app.founding.Visitor;
import org.roomkeeper.runtime.time.Bell;

/**
 * The community's first days, before its founder opens the doors wide: two small rooms, a form
 * before the door, and a moderator who decides who is let in. One doctor waits for that decision,
 * finds the room full by then, and takes a number; when both rooms are full, the next one is led to
 * the corporate room.
 */
final class FirstDays {
  private static final Duration A_MOMENT = Duration.ofSeconds(5);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration A_ROUND = Duration.ofMinutes(20);
  private static final Duration SETTINGS_ARE_READ_WITHIN = Duration.ofMillis(250);
  private static final int MOST_TRIES = 60;

  /** Somebody who comes: the name in the rooms, and the answers in the form. */
  private record Newcomer(String name, Map<String, String> answers) {
    static Newcomer of(String name, String lang, String country, String department, String speaks) {
      return new Newcomer(
          name,
          Map.of(
              "lang",
              lang,
              "name",
              name,
              "country",
              country,
              "profession",
              "physician",
              "department",
              department,
              "languages",
              speaks,
              "licence",
              "110-" + name.codePoints().sum()));
    }

    String language() {
      return answers.getOrDefault("lang", "");
    }
  }

  private static final Newcomer LIN = Newcomer.of("林悦 Lin Yue", "zh", "CN", "icu", "中文、英文");
  private static final Newcomer OKAFOR =
      Newcomer.of("Amara Okafor", "en", "NG", "infectious-diseases", "English, Igbo");
  private static final Newcomer CHEN = Newcomer.of("陈思 Chen Si", "zh", "CN", "respiratory", "中文");
  private static final Newcomer WEBER =
      Newcomer.of("Jonas Weber", "en", "DE", "anaesthesia", "German, English");
  private static final Newcomer ROSSI =
      Newcomer.of("Giulia Rossi", "en", "IT", "emergency", "Italian, English");

  private final Address address;
  private final People people;
  private final Owner owner;
  private final Path config;
  private final Telling telling;
  private final FullRooms fullRooms;
  private final Bell pause = new Bell();

  /**
   * These days.
   *
   * @param config the bot's settings, laid by {@link FirstDaysSettings#lay}
   */
  FirstDays(Address address, People people, Path config, Telling telling) {
    this.address = address;
    this.people = people;
    this.config = config;
    this.telling = telling;
    fullRooms = new FullRooms(people, FirstDaysSettings.PEOPLE_IN_A_ROOM, telling);
    owner =
        new Owner(people, address.owner(), address.moderators().subList(0, 1), telling::happened);
  }

  /**
   * Plays them; the first room is open. Afterwards everything is as shipped.
   *
   * @return how many doctors are in the rooms now
   */
  int play() throws IOException, InterruptedException {
    tell(
        "the founder begins small: a form before the door, moderators who let in, two rooms of "
            + FirstDaysSettings.PEOPLE_IN_A_ROOM);
    Guest lin = comes(LIN);
    letIn(lin);
    enter(lin);

    Guest okafor = comes(OKAFOR);
    tell(okafor.name() + " reads: " + okafor.phone().words());

    Guest chen = comes(CHEN);
    letIn(chen);
    enter(chen);
    fullRooms.look();

    people.letPass(A_ROUND);
    letIn(okafor);
    takesANumber(okafor);
    until(
        "the second room opens",
        A_MINUTE,
        () -> {
          owner.attend();
          okafor.phone().lookAgain();
          return okafor.phone().code().isPresent();
        });
    tell(okafor.name() + " looks again: " + okafor.phone().words());
    scan(okafor);

    Guest weber = comes(WEBER);
    letIn(weber);
    enter(weber);
    fullRooms.look();

    Guest rossi = comes(ROSSI);
    letIn(rossi);
    joinsTheCorp(rossi);

    opensWide();
    return 4;
  }

  /** Somebody opens the link, fills in the form, and adds the host by the code that it gives. */
  private Guest comes(Newcomer newcomer) throws IOException, InterruptedException {
    var phone = new Phone(newcomer.language());
    phone.open(address.joinLink());
    phone.follow("a[href*='lang=" + newcomer.language() + "']");
    phone.send("name", newcomer.answers());
    until(
        newcomer.name() + " sees the code of a host",
        A_MOMENT,
        () -> {
          phone.lookAgain();
          return phone.code().isPresent();
        });
    String person =
        people
            .act(
                "customer/add-contact",
                "code",
                phone.code().orElseThrow().toString(),
                "name",
                newcomer.name())
            .path("customer")
            .asText();
    until(
        newcomer.name() + " is greeted", A_MOMENT, () -> Greeting.link(people, person).isPresent());
    URI own = Greeting.link(people, person).orElseThrow();
    phone.open(own);
    tell(newcomer.name() + " fills in the form and adds the host by its code");
    return new Guest(newcomer.name(), person, own, phone);
  }

  /** A moderator reads the card about somebody, and lets them in. */
  private void letIn(Guest guest) throws IOException, InterruptedException {
    String moderator = address.moderators().getFirst();
    until(
        "a moderator is asked about " + guest.name(),
        A_MOMENT,
        () -> card(moderator, guest).isPresent());
    Card card = card(moderator, guest).orElseThrow();
    card.press(people, "let-in");
    until(
        guest.name() + " is let in",
        A_MOMENT,
        () -> {
          guest.phone().open(guest.own());
          return guest.phone().shows("a.onward");
        });
    tell("a moderator presses “let-in” on: " + card.title());
  }

  private Optional<Card> card(String moderator, Guest guest)
      throws IOException, InterruptedException {
    return Card.waitingFor(people, moderator).stream()
        .filter(card -> card.offers("let-in") && card.title().contains(guest.name()))
        .findFirst();
  }

  /** From the personal page into a room. */
  private void enter(Guest guest) throws IOException, InterruptedException {
    guest.phone().follow("a.onward");
    scan(guest);
  }

  private void scan(Guest guest) throws IOException, InterruptedException {
    URI code =
        guest
            .phone()
            .code()
            .orElseThrow(
                () -> new IOException(guest.name() + " sees no code: " + guest.phone().words()));
    JsonNode scan =
        people.act("customer/scan-joinway", "code", code.toString(), "customer", guest.person());
    if (!scan.path("ending").asText().equals("ENTERED")) {
      throw new IOException(guest.name() + " does not get in: " + scan.path("ending"));
    }
    people.letPass(A_MOMENT.multipliedBy(2));
    tell(guest.name() + " enters a room");
  }

  /** The room is full: whoever comes now puts themselves on the list. */
  private void takesANumber(Guest guest) throws IOException, InterruptedException {
    Phone phone = guest.phone();
    phone.follow("a.onward");
    tell(guest.name() + " finds no room: " + phone.words());
    phone.send("what", Map.of());
    people.letPass(A_MOMENT);
    phone.lookAgain();
    tell(guest.name() + " takes a number: " + phone.words());
  }

  /** Both rooms are full, and there shall be no third: the page leads into the corp. */
  private void joinsTheCorp(Guest guest) throws IOException, InterruptedException {
    Phone phone = guest.phone();
    phone.follow("a.onward");
    if (!phone.links().contains(CorporateHall.INVITATION)) {
      throw new IOException(guest.name() + " is not led to the corporate room: " + phone.words());
    }
    tell(guest.name() + " reads: " + phone.words());
    String userid = "rossi";
    people.act("directory/enroll", "userid", userid, "name", guest.name());
    until(
        guest.name() + " is greeted in the corp",
        A_MOMENT,
        () -> !people.look("phone/" + userid).path("items").isEmpty());
    JsonNode greeting = people.look("phone/" + userid).path("items").get(0);
    tell(
        guest.name()
            + " joins the corp, is in “"
            + CorporateHall.NAME
            + "”, and is told: "
            + greeting.path("content").path("text").path("content").asText().replace('\n', ' '));
  }

  /** The founder lays the shipped files, and the bot takes them up as it runs. */
  private void opensWide() throws IOException, InterruptedException {
    FirstDaysSettings.openWide(config);
    var phones = new Visitor();
    for (int tries = 0; phones.codeBehind(address.joinLink(), "zh").isEmpty(); tries++) {
      if (tries == MOST_TRIES) {
        throw new IOException("the bot does not take up its new settings");
      }
      // Files are looked at every two seconds of the host's clock, whatever the sandbox's shows.
      pause.await(SETTINGS_ARE_READ_WITHIN);
      people.letPass(A_MINUTE.dividedBy(4));
    }
    tell("the founder opens the doors wide: no form, four rooms of 500");
  }

  private void tell(String what) throws IOException, InterruptedException {
    telling.at(people.now());
    telling.happened(what);
  }

  private void until(String what, Duration between, Happening happening)
      throws IOException, InterruptedException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      people.letPass(between);
      if (happening.isThere()) {
        return;
      }
    }
    throw new IOException("in vain it is waited that " + what);
  }

  private interface Happening {
    boolean isThere() throws IOException, InterruptedException;
  }

  /**
   * Somebody who has come to a host.
   *
   * @param person by the sandbox's id
   * @param own the link to their personal page
   */
  private record Guest(String name, String person, URI own, Phone phone) {}
}
