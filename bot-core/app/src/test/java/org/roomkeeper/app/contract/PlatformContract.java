package org.roomkeeper.app.contract;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Remove;
import org.roomkeeper.runtime.ledger.Why;
import org.roomkeeper.sandbox.simulation.Town;

/**
 * What people see of a bot with the plugins that ship, whichever door it looks through. Each story
 * has people of its own; the bot and its town are the same for all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PlatformContract {
  private static final String BREACH = "free tibet, I say";

  private Place place;
  private Town town;
  private Town.TownRoom experts;
  private Town.TownRoom first;
  private Town.TownRoom second;

  /** Opens a town with the contract's rooms, and puts a bot at the door. */
  abstract Place open(Path folder) throws Exception;

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    place = open(folder);
    town = place.town();
    experts = place.rooms().get(0);
    first = place.rooms().get(1);
    second = place.rooms().get(2);
    place.advance(ofMinutes(2));
    ownerIsReady();
  }

  @AfterAll
  void close() throws Exception {
    if (place != null) {
      place.close();
    }
  }

  @Test
  void whoAddsAHostIsGreetedOnceInTheLanguageOfTheirDoor() throws Exception {
    town.scanHostDoor("host/zh", "Wei");
    town.scanHostDoor("host/en", "Eve");
    place.advance(ofMinutes(1));
    assertThat(town.welcomedWith("Wei"))
        .containsExactly("您好，欢迎加入医生！\n本群只谈医学。\n请打开下面的链接，扫描页面上的二维码进群。");
    assertThat(town.welcomedWith("Eve"))
        .containsExactly(
            "Hello, and welcome to Doctors!\nWe talk medicine here.\nOpen the link below and scan"
                + " the code you find there: it lets you into a room that has space.");
    town.scanHostDoor("host/en", "Wei");
    place.advance(ofMinutes(1));
    assertThat(town.welcomedWith("Wei")).hasSize(1);
  }

  @Test
  void newcomersOfAnAppGroupAreGreetedTogether() throws Exception {
    int before = experts.heard().size();
    experts.join("Ada");
    experts.join("Bob");
    place.advance(ofMinutes(4));
    var heard = experts.heard();
    assertThat(heard.subList(before, heard.size()))
        .singleElement()
        .asString()
        .contains("A warm welcome to our new members (2) in Doctors! We talk medicine here.");
  }

  @Test
  void inAnAppGroupANoteComesThenAWarningThenACard() throws Exception {
    experts.join("Max");
    place.advance(ofMinutes(4));
    experts.say("Max", BREACH);
    place.advance(ofMinutes(2));
    var note = town.cards("Max").getFirst();
    assertThat(note.quote()).contains("“Experts” touched on politics");
    assertThat(note.buttons()).containsExactly("clinical");
    int before = experts.heard().size();
    experts.say("Max", BREACH + " again");
    place.advance(ofMinutes(3));
    var heard = experts.heard();
    assertThat(heard.subList(before, heard.size()))
        .singleElement()
        .asString()
        .contains("Please keep to medicine: no politics in this room.");
    experts.say("Max", BREACH + " once more");
    place.advance(ofMinutes(2));
    var card = cardAbout("moderator", "Max");
    assertThat(card.buttons()).containsExactly("ignore", "note", "warn", "remove");
    assertThat(experts.holds("Max")).isTrue();
    card.press("remove");
    place.advance(ofMinutes(2));
    assertThat(experts.holds("Max")).isFalse();
    assertThat(removal(town.staff("Max")).outcome()).get().isInstanceOf(Outcome.Done.class);
  }

  @Test
  void whoSaysThatItWasClinicalIsLookedAtAgainAndTold() throws Exception {
    String clinical = "Delirious since the ketamine, he keeps shouting: " + BREACH;
    experts.join("Mia");
    place.advance(ofMinutes(4));
    experts.say("Mia", clinical);
    place.advance(ofMinutes(2));
    town.cards("Mia").getFirst().press("clinical");
    place.advance(ofMinutes(2));
    assertThat(town.told("Mia")).singleElement().asString().contains("A moderator will look again");
    var card = cardAbout("moderator", "Mia");
    assertThat(card.buttons()).containsExactly("overturn", "uphold");
    card.press("overturn");
    place.advance(ofMinutes(2));
    assertThat(town.told("Mia")).last().asString().contains("it is fine");
    int before = experts.heard().size();
    experts.say("Mia", clinical);
    place.advance(ofMinutes(3));
    assertThat(experts.heard()).as("nobody is told off for it again").hasSize(before);
  }

  @Test
  void inACustomerGroupACardComesFirstAndTheOwnerRemoves() throws Exception {
    second.join("Gus");
    place.advance(ofMinutes(1));
    int before = second.heard().size();
    second.say("Gus", BREACH);
    place.advance(ofMinutes(1));
    assertThat(second.heard()).hasSize(before);
    var card = cardAbout("moderator", "Gus");
    assertThat(card.buttons()).containsExactly("ignore", "told", "remove");
    assertThat(card.values()).contains("Doctors 2", "Gus");
    card.press("remove");
    place.advance(ofMinutes(1));
    assertThat(second.holds("Gus")).isTrue();
    assertThat(removal(town.guest("Gus")).state()).isEqualTo("asked");
    assertThat(cardAbout("owner", "Gus").buttons()).containsExactly("done", "cannot");
    second.removeByHand("Gus");
    place.advance(ofMinutes(2));
    assertThat(removal(town.guest("Gus")).outcome()).get().isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aLectureIsAnnouncedByTheBotInAppGroupsAndByTheOwnersTapElsewhere() throws Exception {
    place.advance(ofMinutes(2));
    assertThat(experts.heard()).filteredOn(PlatformContract::announces).hasSize(1);
    town.confirmGroupMessages();
    place.advance(ofMinutes(1));
    for (var room : List.of(first, second)) {
      assertThat(room.heard()).filteredOn(PlatformContract::announces).hasSize(1);
    }
    assertThat(town.confirmGroupMessages()).isZero();
  }

  @Test
  void theDoorNeverLeadsIntoAFullRoom() throws Exception {
    int seats = 6 + 9 - first.size() - second.size();
    for (int number = 1; number <= seats; number++) {
      assertThat(town.scanRoomDoor("Newcomer " + number)).isPresent();
      place.advance(ofSeconds(20));
      assertThat(first.size()).isLessThanOrEqualTo(6);
      assertThat(second.size()).isLessThanOrEqualTo(9);
    }
    assertThat(first.size() + second.size()).isEqualTo(6 + 9);
  }

  private void ownerIsReady() throws Exception {
    for (var card : town.cards("owner")) {
      if (card.buttons().contains("ready")) {
        card.press("ready");
      }
    }
    place.advance(ofMinutes(2));
  }

  private Town.HeldCard cardAbout(String holder, String who) {
    return town.cards(holder).stream()
        .filter(card -> card.values().contains(who))
        .findFirst()
        .orElseThrow(() -> new AssertionError(holder + " has no card about " + who));
  }

  private Why.Story removal(MemberId member) {
    return place.why().latest(500).stream()
        .filter(story -> story.action() instanceof Remove remove && remove.member().equals(member))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody was to remove " + member));
  }

  private static boolean announces(String text) {
    return text.contains("【讲座通知】") || text.contains("lecture 1\nTurning a patient prone");
  }
}
