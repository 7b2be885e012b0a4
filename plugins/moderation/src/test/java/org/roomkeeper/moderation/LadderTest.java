package org.roomkeeper.moderation;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Finding;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Span;
import org.roomkeeper.api.Tell;

/** The ladder, step by step. "free tibet" is a breach beyond doubt, "the election" is not. */
class LadderTest {
  private static final String BREACH = "free tibet, I say";
  private static final String DOUBT = "who is going to vote this year";
  private static final String ADA = "staff:ada";
  private static final String GUEST = "guest:wm7";

  private final Lane lane = new Lane();

  @Test
  void clinicalTalkIsLeftAlone() {
    assertThat(lane.says(ADA, Lane.APP, "conservative management?").steps()).isEmpty();
    assertThat(lane.last.findings()).isEmpty();
  }

  @Test
  void theFirstStepIsAPrivateNoteInTheSendersLanguage() {
    lane.says(ADA, Lane.APP, BREACH);
    Tell note = lane.owed(Tell.class).getFirst();
    assertThat(note.member()).isEqualTo(new MemberId(ADA));
    assertThat(note.text()).contains("“Experts” touched on politics").doesNotContain("tibet");
    assertThat(lane.strikes(ADA)).isEqualTo("1");

    lane.says("staff:li", Lane.APP, "台独万岁，祖国分裂");
    assertThat(lane.owed(Tell.class).getLast().text()).contains("涉及政治");
  }

  @Test
  void theReasonNamesTheRuleAndNoWords() {
    lane.says(ADA, Lane.APP, BREACH);
    assertThat(lane.last.because())
        .contains(Phrase.of("because.note", "politics", "politics/en.yaml strong"));
    assertThat(lane.last.findings()).extracting(Finding::key).containsExactly("verdict.politics");
    assertThat(lane.last.findings().getFirst().detail())
        .startsWith("act 0.9")
        .doesNotContain("tibet");
  }

  @Test
  void thenComesAPublicWarningThenTheModeratorsCard() {
    lane.says(ADA, Lane.APP, BREACH);
    lane.settleAll();
    lane.pass(ofHours(1));
    lane.says(ADA, Lane.APP, BREACH);
    Say warning = lane.owed(Say.class).getFirst();
    assertThat(warning.mentions()).containsExactly(new MemberId(ADA));
    assertThat(warning.text()).contains("Please keep to medicine").contains("请大家只谈医学");
    lane.settleAll();
    lane.pass(ofHours(1));
    lane.says(ADA, Lane.APP, BREACH);
    AskModerators card = lane.owed(AskModerators.class).getFirst();
    assertThat(card.evidence().text()).isEqualTo(BREACH);
    assertThat(card.evidence().marks()).containsExactly(new Span(0, 10));
    assertThat(card.rule()).isEqualTo("politics/en.yaml strong");
    assertThat(card.proposal()).isEqualTo(Phrase.of("proposal.again", "2"));
    assertThat(card.choices())
        .extracting(Choice::key)
        .containsExactly("ignore", "note", "warn", "remove");
    assertThat(card.scores()).containsKey("politics");
    assertThat(lane.strikes(ADA)).isEqualTo("2");
  }

  @Test
  void onlyAModeratorRemoves() {
    lane.says(GUEST, Lane.CUSTOMERS, BREACH);
    String ref = Cases.ref(new MemberId(GUEST), Lane.CUSTOMERS);
    assertThat(lane.owed(Remove.class)).isEmpty();
    lane.presses(ref, "remove");
    assertThat(lane.owed(Remove.class))
        .containsExactly(Remove.from(Lane.CUSTOMERS, new MemberId(GUEST)));
    assertThat(lane.presses(ref, "remove").steps()).isEmpty();
  }

  @Test
  void inACustomerGroupTheFirstStepIsACardWithANoteToPaste() {
    lane.says(GUEST, Lane.CUSTOMERS, BREACH);
    AskModerators card = lane.owed(AskModerators.class).getFirst();
    assertThat(card.proposal().key()).isEqualTo("proposal.paste.first");
    assertThat(card.proposal().arguments().getFirst()).contains("no politics here");
    assertThat(card.choices()).extracting(Choice::key).containsExactly("ignore", "told", "remove");
    assertThat(lane.owed(Say.class)).isEmpty();
    assertThat(lane.strikes(GUEST)).isEmpty();
    lane.presses(Cases.ref(new MemberId(GUEST), Lane.CUSTOMERS), "told");
    assertThat(lane.strikes(GUEST)).isEqualTo("1");
  }

  @Test
  void whatIsBorderlineActsOnNobody() {
    lane.says(ADA, Lane.APP, DOUBT);
    assertThat(lane.owed(Tell.class)).isEmpty();
    assertThat(lane.owed(AskModerators.class).getFirst().proposal().key())
        .isEqualTo("proposal.borderline");
    assertThat(lane.strikes(ADA)).isEmpty();
    lane.presses(Cases.ref(new MemberId(ADA), Lane.APP), "ignore");
    assertThat(lane.strikes(ADA)).isEmpty();
  }

  @Test
  void exemptRolesAreNotActedOnButAsked() {
    lane.says("staff:boss", Lane.APP, BREACH, "moderator");
    assertThat(lane.owed(Tell.class)).isEmpty();
    assertThat(lane.owed(AskModerators.class).getFirst().proposal().key())
        .isEqualTo("proposal.exempt");
  }

  @Test
  void aFloodMakesOneCard() {
    for (int i = 0; i < 100; i++) {
      lane.says(GUEST, Lane.CUSTOMERS, BREACH + " " + i);
    }
    assertThat(lane.owed(AskModerators.class)).hasSize(1);
    lane.settleAll();
    lane.says(GUEST, Lane.CUSTOMERS, BREACH);
    assertThat(lane.owed(AskModerators.class)).isEmpty();
    lane.pass(ofDays(2));
    lane.says(GUEST, Lane.CUSTOMERS, BREACH);
    assertThat(lane.owed(AskModerators.class)).hasSize(1);
  }

  @Test
  void whatIsSureReplacesADoubtfulCard() {
    lane.says(GUEST, Lane.CUSTOMERS, DOUBT);
    lane.says(GUEST, Lane.CUSTOMERS, BREACH);
    assertThat(lane.owed(AskModerators.class)).hasSize(1);
    assertThat(lane.owed(AskModerators.class).getFirst().evidence().text()).isEqualTo(BREACH);
  }

  @Test
  void manyMessagesWithinAMinuteAreOneOffence() {
    for (int i = 0; i < 5; i++) {
      lane.says(ADA, Lane.APP, BREACH);
      lane.pass(ofSeconds(5));
    }
    assertThat(lane.owed(Tell.class)).hasSize(1);
    assertThat(lane.owed(Say.class)).isEmpty();
    assertThat(lane.strikes(ADA)).isEqualTo("1");
  }

  @Test
  void warningsOfOneRoomAreGathered() {
    for (String who : List.of(ADA, "staff:bob")) {
      lane.says(who, Lane.APP, BREACH);
    }
    lane.settleAll();
    lane.pass(ofMinutes(5));
    lane.says(ADA, Lane.APP, BREACH);
    lane.pass(ofSeconds(20));
    lane.says("staff:bob", Lane.APP, BREACH);
    assertThat(lane.owed(Say.class))
        .singleElement()
        .extracting(Say::mentions)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactly(new MemberId(ADA), new MemberId("staff:bob"));
    lane.settleAll();
    assertThat(lane.strikes(ADA)).isEqualTo("2");
    assertThat(lane.strikes("staff:bob")).isEqualTo("2");
  }

  @Test
  void aMessageRecalledBeforeTheNoteWentCostsNothing() {
    lane.says(ADA, Lane.APP, BREACH);
    lane.recalls(ADA, Lane.APP, "m1");
    assertThat(lane.owed(Tell.class)).isEmpty();
    assertThat(lane.strikes(ADA)).isEmpty();
  }

  @Test
  void recalledAfterTheNoteTheStrikeCountsHalf() {
    lane.says(ADA, Lane.APP, BREACH);
    lane.settleAll();
    lane.recalls(ADA, Lane.APP, "m1");
    assertThat(lane.strikes(ADA)).isEqualTo("0.5");
    lane.recalls(ADA, Lane.APP, "m1");
    assertThat(lane.strikes(ADA)).isEqualTo("0.5");
  }

  @Test
  void aRecalledMessageClosesItsCase() {
    lane.says(GUEST, Lane.CUSTOMERS, BREACH);
    lane.says(GUEST, Lane.CUSTOMERS, BREACH);
    lane.recalls(GUEST, Lane.CUSTOMERS, "m1");
    assertThat(lane.owed(AskModerators.class)).hasSize(1);
    lane.recalls(GUEST, Lane.CUSTOMERS, "m2");
    assertThat(lane.owed(AskModerators.class)).isEmpty();
    assertThat(lane.last.withdrawals())
        .containsExactly(Cases.ref(new MemberId(GUEST), Lane.CUSTOMERS));
  }

  @Test
  void whoRecallsIsSparedFromAGatheredWarning() {
    for (String who : List.of(ADA, "staff:bob")) {
      lane.says(who, Lane.APP, BREACH);
    }
    lane.settleAll();
    lane.pass(ofMinutes(5));
    lane.says(ADA, Lane.APP, BREACH);
    lane.says("staff:bob", Lane.APP, BREACH);
    lane.recalls(ADA, Lane.APP, "m3");
    assertThat(lane.owed(Say.class).getFirst().mentions())
        .containsExactly(new MemberId("staff:bob"));
    lane.recalls("staff:bob", Lane.APP, "m4");
    assertThat(lane.owed(Say.class)).isEmpty();
    assertThat(lane.strikes(ADA)).isEqualTo("1");
  }

  @Test
  void aNoteThatReachedNobodyIsNoStrike() {
    lane.says(ADA, Lane.APP, BREACH);
    lane.settle("note-1", new Outcome.Refused("no such user"));
    assertThat(lane.strikes(ADA)).isEmpty();
  }

  @Test
  void strikesFade() {
    lane.says(ADA, Lane.APP, BREACH);
    lane.settleAll();
    lane.pass(ofDays(29));
    assertThat(lane.strikes(ADA)).isEqualTo("1");
    lane.pass(ofDays(2));
    assertThat(lane.strikes(ADA)).isEmpty();
    assertThat(lane.notes()).isEmpty();
  }

  @Test
  void strikesOfAllRoomsAreOneLedger() {
    lane.says(ADA, Lane.APP, BREACH);
    lane.settleAll();
    lane.pass(ofHours(1));
    lane.says(ADA, Lane.CUSTOMERS, BREACH);
    assertThat(lane.owed(Tell.class)).as("the customer group has no warnings").hasSize(1);
    assertThat(lane.strikes(ADA)).isEqualTo("2");
  }

  @Test
  void whatTheBotSaysItselfIsNotJudged() {
    assertThat(lane.says(ADA, Lane.APP, List.of(new Part.Text(BREACH)), true, true).steps())
        .isEmpty();
  }

  @Test
  void aLateFirstHalfIsMadeUpFor() {
    lane.says(ADA, Lane.APP, List.of(new Part.Text(BREACH)), false, false);
    assertThat(lane.owed(Tell.class)).hasSize(1);
    assertThat(lane.last.findings()).extracting(Finding::key).contains("judged-late");
  }

  @Test
  void quotesLinksAndForwardedBundlesCount() {
    lane.says(
        GUEST,
        Lane.CUSTOMERS,
        List.of(
            new Part.Text("look at this"),
            new Part.Quoted(Optional.of("Bob"), "lunch?"),
            new Part.Forwarded("chat", List.of(new Part.Text("free tibet"))),
            new Part.Link("a title", "", "https://example.org/x")),
        false,
        true);
    AskModerators card = lane.owed(AskModerators.class).getFirst();
    Span mark = card.evidence().marks().getFirst();
    assertThat(card.evidence().text().substring(mark.start(), mark.end())).isEqualTo("free tibet");
  }

  @Test
  void longEvidenceIsCutAroundTheMarks() {
    lane.says(GUEST, Lane.CUSTOMERS, "x ".repeat(5000) + BREACH + " y".repeat(5000));
    AskModerators card = lane.owed(AskModerators.class).getFirst();
    Span mark = card.evidence().marks().getFirst();
    assertThat(card.evidence().text()).hasSize(2000);
    assertThat(card.evidence().text().substring(mark.start(), mark.end())).isEqualTo("free tibet");
  }

  @Test
  void pressingAfterARestartOfNotesDoesNothing() {
    assertThat(lane.presses("case-unknown", "remove").steps()).isEmpty();
    assertThat(lane.settle("note-99", new Outcome.Done(Map.of())).steps()).isEmpty();
  }
}
