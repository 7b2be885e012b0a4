package org.roomkeeper.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.app.founding.Address;
import org.roomkeeper.app.founding.Cast;
import org.roomkeeper.app.founding.Founding;
import org.roomkeeper.app.founding.Owner;
import org.roomkeeper.app.founding.People;
import org.roomkeeper.app.founding.Visitor;

/**
 * The story of a doctors' community, told by its people: they open the link, add a host, enter a
 * room, talk; the owner and a moderator do what cards ask of them. What the bot does about it is
 * the bot's own affair: the story knows only the sandbox's control addresses and the bot's public
 * pages.
 */
final class Story {
  private static final Duration A_WELCOME_TAKES = Duration.ofSeconds(6);
  private static final Duration FIRST_ROOM_TAKES_AT_MOST = Duration.ofHours(1);
  private static final int PARTS_OF_A_PAUSE = 10;

  /** The wave from which on there are enough people in the rooms for a conversation. */
  private static final int TALK_FROM = 6;

  private final Script script;
  private final Address address;
  private final People people;
  private final Telling telling;
  private final Visitor phones = new Visitor();
  private final Owner owner;
  private final Moderator moderator;
  private final Author author;
  private final Cast cast;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Conversation.Message> lastSaidBy = new HashMap<>();
  private final Set<String> passingOn = new LinkedHashSet<>();
  private final Speakers speakers;
  private final FullRooms fullRooms;
  private final List<Spoken> spoken = new ArrayList<>();

  Story(Script script, Address address, People people, Telling telling) {
    this.script = script;
    this.address = address;
    this.people = people;
    this.telling = telling;
    owner =
        new Owner(people, address.owner(), address.moderators().subList(0, 1), telling::happened);
    moderator =
        new Moderator(
            people, address.moderators().getFirst(), Founding.APP_GROUP_NAME, telling::happened);
    author =
        new Author(people, address.experts(), id -> names.getOrDefault(id, id), telling::happened);
    cast = new Cast(script.seed());
    speakers = new Speakers(people, address.experts(), address.appGroup());
    fullRooms = new FullRooms(people, telling);
  }

  /** Plays the whole story, with the doors wide open from the beginning. */
  List<Spoken> play() throws IOException, InterruptedException {
    return play(Optional.empty());
  }

  /**
   * Plays the whole story.
   *
   * @param firstDays how it begins, if the doors are narrow at first; those who come then are among
   *     the script's doctors
   * @return what was said, in order
   */
  List<Spoken> play(Optional<FirstDays> firstDays) throws IOException, InterruptedException {
    Instant lecture = people.now().plus(script.lectureAfter());
    for (JsonNode person : people.look("people").path("people")) {
      names.put(person.path("id").asText(), person.path("name").asText());
    }
    firstRoom(firstDays.isPresent());
    Iterator<Conversation.Message> talk = script.conversation().messages().iterator();
    int talkingWaves = Math.max(1, script.waves() - TALK_FROM);
    int inAWave = (script.conversation().messages().size() + talkingWaves - 1) / talkingWaves;
    int arrived = firstDays.isPresent() ? firstDays.get().play() : 0;
    for (int wave = 0; wave < script.waves(); wave++) {
      int coming = Math.min(script.wave(), script.doctors() - arrived);
      arrive(coming);
      arrived += coming;
      talk(talk, wave < TALK_FROM ? 0 : inAWave);
      attend();
      fullRooms.look();
      telling.progress(people.now(), arrived, script.doctors());
    }
    talk(talk, Integer.MAX_VALUE);
    attend();
    while (people.now().isBefore(lecture)) {
      people.letPass(Duration.ofMinutes(5));
      attend();
    }
    new LectureHour(people, address, telling).hold();
    attend();
    return List.copyOf(spoken);
  }

  /** The owner is asked for the first room, opens it and makes it ready. */
  private void firstRoom(boolean behindAForm) throws IOException, InterruptedException {
    telling.happened("there is no room yet: the bot asks the owner for the first one");
    Instant longest = people.now().plus(FIRST_ROOM_TAKES_AT_MOST);
    while (people.now().isBefore(longest)) {
      people.letPass(Duration.ofMinutes(1));
      attend();
      boolean leads = behindAForm || phones.codeBehind(address.joinLink(), "zh").isPresent();
      if (leads && roomIsOnTheDoor()) {
        return;
      }
    }
    throw new IOException("after an hour the permanent link still leads nowhere");
  }

  private boolean roomIsOnTheDoor() throws IOException, InterruptedException {
    return !people.look("world").path("joinWays").isEmpty();
  }

  /** Some doctors open the link at the same time, and follow it to the end. */
  private void arrive(int howMany) throws IOException, InterruptedException {
    var greetedSoon = new ArrayList<String>();
    for (int i = 0; i < howMany; i++) {
      Cast.Doctor doctor = cast.next();
      Optional<URI> code = phones.codeBehind(address.joinLink(), doctor.language());
      if (code.isEmpty()) {
        telling.happened(doctor.name() + " is asked to come back later");
        continue;
      }
      String person =
          people
              .act("customer/add-contact", "code", code.get().toString(), "name", doctor.name())
              .path("customer")
              .asText();
      names.put(person, doctor.name());
      greetedSoon.add(person);
    }
    people.letPass(A_WELCOME_TAKES);
    for (String person : greetedSoon) {
      enter(person);
    }
  }

  private void enter(String person) throws IOException, InterruptedException {
    Optional<URI> link = Greeting.link(people, person);
    Optional<URI> code = link.isEmpty() ? Optional.empty() : phones.codeOn(link.get());
    if (code.isEmpty()) {
      telling.happened(names.get(person) + " got no welcome with the code of a room");
      return;
    }
    JsonNode scan =
        people.act("customer/scan-joinway", "code", code.get().toString(), "customer", person);
    if (scan.path("chatId").isTextual()) {
      speakers.enter(person, scan.path("chatId").asText());
    } else {
      telling.happened(names.get(person) + " found every room full");
    }
  }

  /** People talk for the length of a pause. */
  private void talk(Iterator<Conversation.Message> talk, int most)
      throws IOException, InterruptedException {
    if (most == Integer.MAX_VALUE) {
      while (talk.hasNext()) {
        say(talk.next());
        people.letPass(script.pause().dividedBy(PARTS_OF_A_PAUSE));
      }
      return;
    }
    for (int part = 0; part < PARTS_OF_A_PAUSE; part++) {
      int now = most * (part + 1) / PARTS_OF_A_PAUSE - most * part / PARTS_OF_A_PAUSE;
      for (int i = 0; i < now && talk.hasNext(); i++) {
        say(talk.next());
      }
      people.letPass(script.pause().dividedBy(PARTS_OF_A_PAUSE));
    }
  }

  private void say(Conversation.Message message) throws IOException, InterruptedException {
    Speakers.Said said = speakers.say(message);
    String person = said.speaker().person();
    String name = names.getOrDefault(person, person);
    spoken.add(new Spoken(message, said.speaker().room(), person, name, said.id()));
    lastSaidBy.put(name, message);
    lastSaidBy.put(person, message);
    if (moderator.hasAllowed(message)) {
      passingOn.add(name);
    }
    telling.said(name, message);
  }

  private void attend() throws IOException, InterruptedException {
    owner.attend();
    for (String name : passingOn) {
      telling.happened(
          moderator.isAskedAbout(name)
              ? name + " passes on the same case, and the moderators are asked again"
              : name + " passes on the same case, and the bot lets it be: it has learned");
    }
    passingOn.clear();
    author.attend(id -> Optional.ofNullable(lastSaidBy.get(id)));
    moderator.attend(name -> Optional.ofNullable(lastSaidBy.get(name)));
  }
}
