package org.roomkeeper.welcome;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.sandbox.lane.HandLane;
import org.roomkeeper.sandbox.lane.PluginFile;

class WelcomeTest {
  private static final Map<String, String> TEXT =
      Map.of("zh", "欢迎来到{community}。{rule}", "en", "Welcome to {community}. {rule}");
  private static final Map<String, String> COUNTED =
      Map.of("zh", "欢迎{count}位新朋友！", "en", "Welcome, {count} of you!");
  private static final Map<String, String> CORPORATE =
      Map.of("zh", "您已在{room}。", "en", "You are in {room}.");

  private final HandLane lane = new HandLane(new WelcomePlugin(), settings(20, 1000, false));

  private static WelcomeConfig settings(int atOnce, int budget, boolean before) {
    WelcomeConfig shipped =
        PluginFile.read("welcome", WelcomeConfig.class, "people-before-the-bot: false\n");
    return new WelcomeConfig(
        new WelcomeConfig.Contact(
            TEXT,
            Map.of("zh", "进群", "en", "Enter"),
            Map.of("zh", "扫码进群", "en", "Scan the code"),
            "overflow/room",
            "rooms"),
        new WelcomeConfig.AppGroups(COUNTED, ofMinutes(1), atOnce, budget),
        Map.of("zh", "欢迎 %NICKNAME%！{rule}", "en", "Welcome, %NICKNAME%! {rule}"),
        CORPORATE,
        before,
        shipped.vetting(),
        shipped.noteLater(),
        shipped.questionLater());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "lang=zh; 欢迎来到医生之家。请只谈医学。; zh",
        "lang=en; Welcome to Doctors' House. Medicine only, please.; en",
        "lang=xx; 欢迎来到医生之家。请只谈医学。; zh",
        "something else; 欢迎来到医生之家。请只谈医学。; zh",
      })
  void greetsAContactInTheLanguageThatThePageWasTold(
      String state, String text, String linkLanguage) {
    lane.addsHost("ada", state);

    assertThat(lane.asked(Greet.class))
        .singleElement()
        .satisfies(
            greeting -> {
              assertThat(greeting.text()).isEqualTo(text.strip());
              assertThat(greeting.link().orElseThrow().address())
                  .hasToString(
                      "https://rooms.example.org/doctors/overflow/room?lang=" + linkLanguage);
            });
    assertThat(lane.steps().getFirst().bestBefore()).contains(lane.now().plusSeconds(20));
  }

  @Test
  void notesTheChosenLanguageOnce() {
    lane.addsHost("ada", "lang=en");
    lane.addsHost("ada", "lang=en");

    assertThat(lane.asked(NoteFact.class))
        .containsExactly(NoteFact.of(new MemberId("guest:ada"), Facts.LANGUAGE, "en"));
  }

  @Test
  void keepsTheLanguageThatIsKnownOfSomebodyWhoComesAnotherWay() {
    lane.knows(new MemberId("guest:ada"), Facts.LANGUAGE, "en");

    lane.addsHost("ada", null);

    assertThat(lane.asked(Greet.class).getFirst().text()).startsWith("Welcome");
  }

  @Test
  void greetsEachContactOnceHoweverOftenTheyComeBack() {
    lane.addsHost("ada", "lang=en");
    lane.addsHost("ada", "lang=zh");

    assertThat(lane.asked(Greet.class)).hasSize(1);
  }

  @Test
  void greetsOnceWhenTheBotDiedBeforeTheAnswerWasWrittenDown() {
    lane.diesAfter(() -> lane.addsHost("ada", "lang=en"));
    lane.addsHost("ada", "lang=en");
    lane.addsHost("ada", "lang=en");

    assertThat(lane.asked(Greet.class)).hasSize(1);
  }

  @Test
  void withoutPermissionNobodyIsGreetedAndNobodyCountsAsGreeted() {
    lane.addsHost("ada", "lang=en", Optional.empty());
    assertThat(lane.asked(Greet.class)).isEmpty();

    lane.addsHost("ada", "lang=en");
    assertThat(lane.asked(Greet.class)).hasSize(1);
  }

  @Test
  void aGreetingThatCameTooLateMayBeGivenAgain() {
    lane.addsHost("ada", "lang=en");
    lane.settles(lane.steps().getFirst().ref().orElseThrow(), new Outcome.Late());
    lane.addsHost("ada", "lang=en");

    assertThat(lane.asked(Greet.class)).hasSize(2);
  }

  @Test
  void aGreetingOfUnknownFateIsNeverRepeated() {
    lane.addsHost("ada", "lang=en");
    lane.settles(lane.steps().getFirst().ref().orElseThrow(), new Outcome.Unknown("cut off"));
    lane.addsHost("ada", "lang=en");

    assertThat(lane.asked(Greet.class)).hasSize(1);
  }

  @Test
  void greetsTwentyNewcomersOfAnAppGroupTogetherAndAtOnce() {
    RoomId room = lane.room(RoomKind.APP_GROUP, "experts", 100, Map.of());
    for (int i = 1; i <= 19; i++) {
      lane.joins(room, "doctor" + i);
    }
    assertThat(lane.asked(Say.class)).isEmpty();

    lane.joins(room, "doctor20");

    assertThat(lane.asked(Say.class))
        .singleElement()
        .satisfies(
            said -> {
              assertThat(said.text()).isEqualTo("欢迎20位新朋友！\n\nWelcome, 20 of you!");
              assertThat(said.mentions()).hasSize(20);
            });
    lane.ticks(ofMinutes(5));
    assertThat(lane.asked(Say.class)).hasSize(1);
  }

  @Test
  void greetsAFewNewcomersOfAnAppGroupTogetherAfterAMinute() {
    RoomId room = lane.room(RoomKind.APP_GROUP, "experts", 100, Map.of());
    lane.joins(room, "ada");
    lane.pass(ofSeconds(59));
    lane.joins(room, "bo");
    lane.tick();
    assertThat(lane.asked(Say.class)).isEmpty();

    lane.ticks(ofMinutes(1));

    assertThat(lane.asked(Say.class))
        .singleElement()
        .satisfies(said -> assertThat(said.mentions()).hasSize(2));
  }

  @Test
  void whoLeftBeforeTheCommonGreetingIsNotNamedInIt() {
    RoomId room = lane.room(RoomKind.APP_GROUP, "experts", 100, Map.of());
    lane.joins(room, "ada");
    lane.joins(room, "bo");
    lane.leaves(room, new MemberId("guest:ada"));
    lane.ticks(ofMinutes(2));

    assertThat(lane.asked(Say.class).getFirst().mentions())
        .containsExactly(new MemberId("guest:bo"));
  }

  @Test
  void greetsEachPersonOnceOverAllRooms() {
    RoomId first = lane.room(RoomKind.APP_GROUP, "first", 100, Map.of());
    RoomId second = lane.room(RoomKind.APP_GROUP, "second", 100, Map.of());
    lane.joins(first, "ada");
    lane.ticks(ofMinutes(2));
    lane.joins(second, "ada");
    lane.ticks(ofMinutes(2));
    lane.addsHost("ada", "lang=en");

    assertThat(lane.asked(Say.class)).hasSize(1);
    assertThat(lane.asked(Greet.class)).isEmpty();
  }

  @Test
  void greetingsOverTheDaysBudgetWaitForTheNextDay() {
    lane.settings(settings(1, 3, false));
    RoomId room = lane.room(RoomKind.APP_GROUP, "experts", 100, Map.of());
    lane.joins(room, "ada"); // costs 1
    lane.joins(room, "bo"); // costs 2
    lane.joins(room, "cy"); // would cost 3 more
    assertThat(lane.asked(Say.class)).hasSize(2);

    lane.ticks(Duration.ofHours(23));

    assertThat(lane.asked(Say.class)).hasSize(3);
    assertThat(lane.asked(Say.class).getLast().mentions())
        .containsExactly(new MemberId("guest:cy"));
  }

  @Test
  void saysNothingInACustomerGroupWhereWeComGreets() {
    RoomId room = lane.room(RoomKind.CUSTOMER_GROUP, "one", 500, Map.of(Facts.WELCOME_SET, "true"));
    RoomId experts = lane.room(RoomKind.APP_GROUP, "experts", 100, Map.of());
    lane.joins(room, "ada");
    lane.ticks(ofMinutes(2));
    lane.joins(experts, "ada");
    lane.ticks(ofMinutes(2));

    assertThat(lane.asked(Say.class)).isEmpty();
  }

  @Test
  void whoIsSeenInACustomerGroupBeforeTheirContactIsToldOfStillGetsThePrivateGreeting() {
    RoomId room = lane.room(RoomKind.CUSTOMER_GROUP, "one", 500, Map.of(Facts.WELCOME_SET, "true"));
    lane.joins(room, "ada");
    lane.addsHost("ada", "lang=en");
    lane.addsHost("ada", "lang=en");

    assertThat(lane.asked(Greet.class)).hasSize(1);
  }

  @Test
  void whoEntersACustomerGroupWithoutATextIsStillGreetedAsAContact() {
    RoomId room = lane.room(RoomKind.CUSTOMER_GROUP, "one", 500, Map.of());
    lane.joins(room, "ada");
    lane.addsHost("ada", "lang=en");

    assertThat(lane.asked(Greet.class)).hasSize(1);
  }

  @Test
  void whoWasThereBeforeTheBotIsGreetedOnlyIfAsked() {
    RoomId known = lane.opens(RoomKind.APP_GROUP, "experts", 100);
    lane.joins(known, "ada");
    lane.pass(ofSeconds(1));
    lane.joins(known, "bo");
    lane.ticks(ofMinutes(2));
    assertThat(lane.asked(Say.class).getFirst().mentions())
        .containsExactly(new MemberId("guest:bo"));

    lane.settings(settings(20, 1000, true));
    RoomId other = lane.opens(RoomKind.APP_GROUP, "others", 100);
    lane.joins(other, "cy");
    lane.ticks(ofMinutes(2));
    assertThat(lane.asked(Say.class).getLast().mentions())
        .containsExactly(new MemberId("guest:cy"));
  }

  @Test
  void offersATextForANewCustomerGroupThenAsksItsOwnerToChooseIt() {
    RoomId room = lane.opens(RoomKind.CUSTOMER_GROUP, "one", 500);
    OfferWelcome offer = lane.asked(OfferWelcome.class).getFirst();
    assertThat(offer.text())
        .isEqualTo("欢迎 %NICKNAME%！请只谈医学。\n\nWelcome, %NICKNAME%! Medicine only, please.");
    assertThat(lane.asked(AskOwner.class)).isEmpty();

    lane.settles(lane.steps().getFirst().ref().orElseThrow(), new Outcome.Done(Map.of()));
    AskOwner task = lane.asked(AskOwner.class).getFirst();
    assertThat(task.owner()).isEqualTo(HandLane.OWNER);
    assertThat(task.room()).contains(room);
    assertThat(task.choices()).extracting(Choice::key).containsExactly("ready", "without");

    String card = lane.steps().getLast().ref().orElseThrow();
    lane.settles(card, new Outcome.AskedPerson("owner", Map.of()));
    lane.presses(card, "ready");
    lane.presses(card, "ready");

    assertThat(lane.asked(AskOwner.class)).hasSize(1);
    assertThat(lane.asked(NoteFact.class))
        .containsExactly(NoteFact.of(room, Facts.WELCOME_SET, "true"));
  }

  @Test
  void asksTheOwnerAllTheSameWhereTheLibraryIsFull() {
    RoomId room = lane.opens(RoomKind.CUSTOMER_GROUP, "one", 500);
    lane.settles(lane.steps().getFirst().ref().orElseThrow(), new Outcome.Refused("41055"));
    assertThat(lane.asked(AskOwner.class).getFirst().steps())
        .extracting(phrase -> phrase.key())
        .contains("task.write");

    lane.presses(lane.steps().getLast().ref().orElseThrow(), "without");
    assertThat(lane.asked(NoteFact.class))
        .containsExactly(NoteFact.of(room, Facts.WELCOME_SET, "false"));
  }

  @Test
  void asksTheOwnerToLookWhereNobodyKnowsWhetherTheTextArrived() {
    lane.opens(RoomKind.CUSTOMER_GROUP, "one", 500);
    lane.settles(lane.steps().getFirst().ref().orElseThrow(), new Outcome.Unknown("cut off"));

    assertThat(lane.asked(OfferWelcome.class)).hasSize(1);
    assertThat(lane.asked(AskOwner.class).getFirst().steps())
        .extracting(phrase -> phrase.key())
        .contains("task.look");
  }

  @Test
  void tellsANewMemberOfTheCorpOnceAndOnlyWhereThereIsACorporateRoom() {
    lane.enrolls("lin");
    assertThat(lane.asked(Tell.class)).isEmpty();

    lane.governedBy(WelcomeTest::withCorporateRoom);
    lane.enrolls("lin");
    lane.enrolls("lin");

    assertThat(lane.asked(Tell.class))
        .containsExactly(Tell.to(new MemberId("staff:lin"), "您已在医生大厅。"));
  }

  @Test
  void refusesTextsThatCouldNotBeFilledIn() {
    assertThatThrownBy(
            () -> new WelcomeConfig.AppGroups(Map.of("en", "Hello {name}"), ofMinutes(1), 20, 1000))
        .hasMessage(
            "app-groups.text (en) has {name}; what can be filled in is {community}, {rule},"
                + " {count}");
    assertThatThrownBy(() -> new WelcomeConfig.AppGroups(COUNTED, ofMinutes(1), 0, 1000))
        .hasMessage("app-groups.at-once is 1 to 100, not 0");
  }

  private static Community withCorporateRoom(Community was) {
    return new Community(
        was.id(),
        was.names(),
        was.languages(),
        was.zones(),
        was.founders(),
        was.moderators(),
        was.hosts(),
        was.openers(),
        Optional.of(
            new Community.CorporateRoom(
                "医生大厅", URI.create("https://work.weixin.qq.com/join/x"), 10_000)),
        was.joinLink(),
        was.rules());
  }
}
