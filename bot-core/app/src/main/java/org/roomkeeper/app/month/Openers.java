package org.roomkeeper.app.month;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.roomkeeper.app.founding.Card;
import org.roomkeeper.app.founding.Owner;
import org.roomkeeper.app.founding.People;
import org.roomkeeper.sandbox.world.World;

/**
 * The members who open and own rooms, and look at who came with another's code: they do what cards
 * ask after minutes or hours, and now and then they forget it. So with the taps that send a message
 * into a room.
 */
final class Openers {
  private static final int FORGETS_A_CARD = 120;
  private static final int FORGETS_A_TAP = 50;

  /** What a moderator can say to somebody who came with the code of another's form. */
  private static final String NOT_OURS = "not-ours";

  private static final String NOTED = "noted";

  private final World world;
  private final People people;
  private final Random random;
  private final Map<String, Owner> owners = new HashMap<>();

  /** When each task is done; empty if it is forgotten. */
  private final Map<String, Optional<Instant>> meant = new HashMap<>();

  private int forgotten;

  Openers(World world, People people, List<String> openers, long seed) {
    this.world = world;
    this.people = people;
    this.random = new Random(seed * 31 + 11);
    for (String opener : openers) {
      owners.put(opener, new Owner(people, opener, List.of(), _ -> {}));
    }
  }

  /** All look at their phones, and do what they have waited long enough with. */
  void look() throws IOException, InterruptedException {
    Instant now = Instant.ofEpochMilli(world.call(here -> here.clock().now()));
    for (Card card : cards()) {
      if (isTime("card " + card.task(), now, FORGETS_A_CARD, Duration.ofHours(1))) {
        if (card.offers(NOT_OURS)) {
          card.press(people, random.nextBoolean() ? NOT_OURS : NOTED);
        } else {
          owner(card.receiver()).attend(card);
        }
      }
    }
    for (JsonNode task : tasks()) {
      String msgid = task.path("msgid").asText();
      if (isTime("task " + msgid, now, FORGETS_A_TAP, Duration.ofHours(5))) {
        owner(task.path("userid").asText()).confirm(msgid);
      }
    }
  }

  private Owner owner(String userid) {
    Owner owner = owners.get(userid);
    if (owner == null) {
      throw new IllegalStateException(userid + " opens no rooms");
    }
    return owner;
  }

  private boolean isTime(String task, Instant now, int forgets, Duration longest) {
    Optional<Instant> when = meant.get(task);
    if (when == null) {
      boolean forgets0 = random.nextInt(1000) < forgets;
      forgotten += forgets0 ? 1 : 0;
      int minutes = 2 + random.nextInt((int) longest.toMinutes());
      when = forgets0 ? Optional.empty() : Optional.of(now.plus(Duration.ofMinutes(minutes)));
      meant.put(task, when);
    }
    return when.isPresent() && !now.isBefore(when.get());
  }

  private List<Card> cards() {
    return world.call(
        here -> {
          var open = new ArrayList<Card>();
          here.cards().all().stream()
              .filter(card -> card.closed() == null && card.pressed() == null)
              .filter(card -> owners.containsKey(card.member()))
              .forEach(card -> open.add(Card.of(card.member(), card.taskId(), card.body())));
          return open;
        });
  }

  private List<? extends JsonNode> tasks() {
    return world.call(
        here ->
            here.groupMessages().describe(null).stream()
                .filter(task -> !task.path("done").asBoolean())
                .filter(task -> !task.path("cancelled").asBoolean())
                .filter(task -> owners.containsKey(task.path("userid").asText()))
                .toList());
  }

  /** How much was forgotten. */
  int forgotten() {
    return forgotten;
  }
}
