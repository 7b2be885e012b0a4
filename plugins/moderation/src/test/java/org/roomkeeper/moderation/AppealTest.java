package org.roomkeeper.moderation;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Finding;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.View;
import org.roomkeeper.moderation.judge.Topic;

/** What somebody can say against a verdict, and what the bot learns of it. */
class AppealTest {
  private static final String BREACH = "free tibet, he shouts, delirious since the ketamine";
  private static final String ADA = "staff:ada";
  private static final String GUEST = "guest:wm7";
  private static final String GUESTS_CASE = Cases.ref(new MemberId(GUEST), Lane.CUSTOMERS);

  private final Lane lane = new Lane();

  @Test
  void underThePrivateNoteIsAButtonInTheSendersLanguage() {
    lane.says(ADA, Lane.APP, BREACH);
    assertThat(lane.owed(Tell.class).getFirst().choices())
        .containsExactly(new Choice("clinical", Phrase.of("as-written", "Clinical")));
    lane.says("staff:li", Lane.APP, "台独万岁，祖国分裂");
    assertThat(lane.owed(Tell.class).getLast().choices().getFirst().label())
        .isEqualTo(Phrase.of("as-written", "这是临床讨论"));
  }

  @Test
  void anAppealSuspendsTheStrikeAndAsksAModerator() {
    noted();
    assertThat(lane.strikes(ADA)).isEqualTo("1");
    lane.presses(ADA, "note-1", "clinical");
    assertThat(lane.strikes(ADA)).isEmpty();
    AskModerators card = lane.owed(AskModerators.class).getFirst();
    assertThat(card.evidence().text()).isEqualTo(BREACH);
    assertThat(card.evidence().marks()).isNotEmpty();
    assertThat(card.rule()).isEqualTo("politics/en.yaml strong");
    assertThat(card.choices()).extracting(Choice::key).containsExactly("overturn", "uphold");
    assertThat(lane.owed(Tell.class).getFirst().text()).contains("A moderator will look again");
    assertThat(lane.last.because())
        .contains(Phrase.of("because.appeal", "politics", "politics/en.yaml strong"));
  }

  @Test
  void anOverturnedVerdictTakesItsStrikeBackAndSaysSorry() {
    noted();
    lane.presses(ADA, "note-1", "clinical");
    lane.settleAll();
    lane.presses("appeal-1", "overturn");
    assertThat(lane.strikes(ADA)).isEmpty();
    assertThat(lane.owed(Tell.class).getFirst())
        .satisfies(told -> assertThat(told.member()).isEqualTo(new MemberId(ADA)))
        .satisfies(told -> assertThat(told.text()).contains("it is fine", "sorry"));
    lane.settleAll();
    lane.pass(ofHours(1));
    lane.says(ADA, Lane.APP, "free tibet, I say");
    assertThat(lane.owed(Say.class)).as("the ladder begins anew").isEmpty();
    assertThat(lane.owed(Tell.class)).hasSize(1);
  }

  @Test
  void anUpheldVerdictCountsAgain() {
    noted();
    lane.presses(ADA, "note-1", "clinical");
    lane.settleAll();
    lane.presses("appeal-1", "uphold");
    assertThat(lane.strikes(ADA)).isEqualTo("1");
    assertThat(lane.owed(Tell.class).getFirst().text()).contains("It stays as it was");
    assertThat(lane.last.findings())
        .contains(new Finding("decision.confirmed", "politics politics/en.yaml strong"));
  }

  @Test
  void whoeverPressesTwiceOrAfterTheDecisionChangesNothing() {
    noted();
    lane.presses(ADA, "note-1", "clinical");
    assertThat(lane.presses(ADA, "note-1", "clinical").steps()).isEmpty();
    lane.presses("appeal-1", "uphold");
    assertThat(lane.presses("appeal-1", "overturn").steps()).isEmpty();
    assertThat(lane.presses(ADA, "note-1", "clinical").steps()).isEmpty();
    assertThat(lane.strikes(ADA)).isEqualTo("1");
    assertThat(lane.presses(ADA, "note-nonsense", "clinical").steps()).isEmpty();
  }

  @Test
  void withAPublicWarningComesAPrivateWordWithTheButton() {
    noted();
    lane.pass(ofHours(1));
    lane.says(ADA, Lane.APP, BREACH);
    assertThat(lane.owed(Say.class)).hasSize(1);
    Tell offer = lane.owed(Tell.class).getFirst();
    assertThat(offer.text()).contains("The reminder in “Experts”");
    assertThat(lane.step("offer-4").orElseThrow().delay()).isEqualTo(ofMinutes(1));
    lane.settleAll();
    assertThat(lane.strikes(ADA)).isEqualTo("2");
    lane.presses(ADA, "offer-4", "clinical");
    assertThat(lane.strikes(ADA)).isEqualTo("1");
  }

  @Test
  void whoRecallsBeforeTheWarningIsOfferedNothing() {
    noted();
    lane.pass(ofHours(1));
    lane.says(ADA, Lane.APP, BREACH);
    lane.recalls(ADA, Lane.APP, "m2");
    assertThat(lane.owed(Say.class)).isEmpty();
    assertThat(lane.owed(Tell.class)).isEmpty();
  }

  @Test
  void inACustomerGroupTheModeratorGetsANoteToPassOnWithALink() {
    lane.says(GUEST, Lane.CUSTOMERS, BREACH);
    assertThat(lane.owed(AskModerators.class).getFirst().proposal().arguments().getFirst())
        .contains("Say so here", "pass=" + lane.link("1") + ".2026-12-08T08:00:00Z");
    lane.presses(GUESTS_CASE, "told");
    Tell paste = lane.owed(Tell.class).getFirst();
    assertThat(paste.member()).isEqualTo(new MemberId("staff:boss"));
    assertThat(paste.text())
        .contains("no politics here", "请不要在群里谈政治", "https://rooms.example.org/");
    assertThat(lane.strikes(GUEST)).isEqualTo("1");
  }

  @Test
  void thePageShowsTheBearerTheWordsAndTakesOneAppeal() {
    lane.says(GUEST, Lane.CUSTOMERS, BREACH);
    lane.presses(GUESTS_CASE, "told");
    View asking = lane.opens("en", lane.link("1"));
    assertThat(asking.blocks())
        .filteredOn(View.Marked.class::isInstance)
        .extracting(block -> ((View.Marked) block).text())
        .containsExactly(BREACH);
    assertThat(asking.toString()).contains("Was it clinical?").doesNotContain(GUEST, "wm7");
    assertThat(lane.opens("zh", lane.link("1")).toString()).contains("这是临床讨论", "政治");

    lane.sends(lane.link("1"), "he was delirious");
    assertThat(lane.strikes(GUEST)).isEmpty();
    assertThat(lane.owed(AskModerators.class).getFirst().proposal())
        .isEqualTo(Phrase.of("proposal.appeal.why", "he was delirious"));
    assertThat(lane.opens("en", lane.link("1")).blocks()).noneMatch(View.Form.class::isInstance);
    assertThat(lane.sends(lane.link("1"), "again").steps()).isEmpty();

    lane.presses("appeal-1", "overturn");
    assertThat(lane.opens("en", lane.link("1")).toString()).contains("the message is fine");
    assertThat(lane.owed(Tell.class)).as("nobody can write to a WeChat user").hasSize(1);
  }

  @Test
  void aStrikeGivenWhileAnAppealIsOpenDoesNotCountYet() {
    lane.says(GUEST, Lane.CUSTOMERS, BREACH);
    lane.sends(lane.link("1"), "");
    lane.presses(GUESTS_CASE, "told");
    assertThat(lane.strikes(GUEST)).isEmpty();
    lane.presses("appeal-1", "uphold");
    assertThat(lane.strikes(GUEST)).isEqualTo("1");
  }

  @Test
  void aLinkFromALedgerThatCountedTheSameShowsNobodyElsesWords() {
    lane.says(GUEST, Lane.CUSTOMERS, BREACH);
    for (String link : List.of("1", "1-", "1-0", lane.link("1") + "0")) {
      assertThat(lane.opens("en", link).toString()).doesNotContain(BREACH);
      assertThat(lane.sends(link, "why").steps()).isEmpty();
    }
    assertThat(lane.opens("en", lane.link("1")).toString()).contains(BREACH);
  }

  @Test
  void aPageAboutNothingSaysSo() {
    for (String subject : List.of("4711", "x", "0", "-1", "9".repeat(64))) {
      assertThat(lane.opens("en", subject).toString()).contains("nothing here any more");
      assertThat(lane.sends(subject, "why").steps()).isEmpty();
    }
  }

  @Test
  void wordsGoWhenTheyMayNoLongerBeKeptAndTheRestWhenTheStrikeHasFaded() {
    noted();
    lane.presses(ADA, "note-1", "clinical");
    lane.presses("appeal-1", "uphold");
    assertThat(lane.notes().toString()).contains("ketamine");
    lane.pass(ofDays(21));
    assertThat(lane.notes().toString()).doesNotContain("ketamine");
    assertThat(lane.lessons()).isEmpty();
    assertThat(lane.opens("en", lane.link("1")).toString()).contains("It stays as it was");
    lane.pass(ofDays(10));
    assertThat(lane.notes()).isEmpty();
  }

  @Test
  void theWordsOfARecalledMessageAreForgotten() {
    noted();
    lane.recalls(ADA, Lane.APP, "m1");
    assertThat(lane.notes().toString()).doesNotContain("ketamine");
    assertThat(lane.strikes(ADA)).isEqualTo("0.5");
  }

  @Test
  void anOverturnedVerdictIsAnExampleAndTheSameWordsAreNotFlaggedAgain() {
    noted();
    lane.presses(ADA, "note-1", "clinical");
    lane.presses("appeal-1", "overturn");
    assertThat(lane.lessons())
        .singleElement()
        .satisfies(one -> assertThat(one.words()).isEqualTo(BREACH))
        .satisfies(one -> assertThat(one.topics()).isEmpty())
        .satisfies(one -> assertThat(one.language()).isEqualTo("en"));
    lane.settleAll();
    lane.says(GUEST, Lane.CUSTOMERS, BREACH.toUpperCase(Locale.ROOT) + "  ");
    assertThat(lane.last.steps()).isEmpty();
    assertThat(lane.last.findings()).extracting(Finding::key).containsExactly("allowed-before");
    lane.says(GUEST, Lane.CUSTOMERS, BREACH + " and more");
    assertThat(lane.owed(AskModerators.class)).hasSize(1);
  }

  @Test
  void whatAModeratorLeavesAloneOrActsOnIsAnExampleToo() {
    lane.says(GUEST, Lane.CUSTOMERS, BREACH);
    lane.presses(GUESTS_CASE, "ignore");
    assertThat(lane.lessons()).extracting(Lesson::topics).containsExactly(Set.of());
    lane.pass(ofHours(1));
    lane.says(GUEST, Lane.CUSTOMERS, "free tibet, I say");
    lane.presses(GUESTS_CASE, "remove");
    assertThat(lane.lessons())
        .extracting(Lesson::topics)
        .containsExactly(Set.of(), Set.of(Topic.POLITICS));
    assertThat(lane.strikes(GUEST)).isEqualTo("1");
  }

  @Test
  void whoeverConfirmsTheSameWordsLaterUndoesThatTheyWereAllowed() {
    lane.says(GUEST, Lane.CUSTOMERS, BREACH);
    lane.presses(GUESTS_CASE, "ignore");
    lane.says(GUEST, Lane.CUSTOMERS, "free tibet, I say");
    lane.presses(GUESTS_CASE, "ignore");
    lane.pass(ofDays(101));
    lane.says(GUEST, Lane.CUSTOMERS, BREACH);
    assertThat(lane.owed(AskModerators.class)).as("allowed for 100 days").hasSize(1);
    lane.presses(GUESTS_CASE, "told");
    lane.pass(ofDays(2));
    lane.says(GUEST, Lane.CUSTOMERS, BREACH);
    assertThat(lane.owed(AskModerators.class)).hasSize(1);
  }

  @Test
  void buttonsAreShortEnoughForACard() {
    for (var language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
      var texts = ModerationPlugin.TEXTS.in(language);
      for (String key : List.of("ignore", "note", "warn", "told", "remove", "overturn", "uphold")) {
        assertThat(texts.say("choice." + key)).hasSizeBetween(1, 10);
      }
    }
  }

  private void noted() {
    lane.says(ADA, Lane.APP, BREACH);
    lane.settle("note-1", new Outcome.Done(Map.of()));
  }
}
