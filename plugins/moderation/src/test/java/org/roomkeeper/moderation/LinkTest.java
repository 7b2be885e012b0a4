package org.roomkeeper.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.Finding;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Tell;

/** A link counts as what it leads to. */
class LinkTest {
  private static final String ADA = "staff:ada";
  private final Lane lane = new Lane();

  @Test
  void aCleanMessageWaitsForItsPageAndIsJudgedWithIt() {
    lane.readsPages();
    lane.says(ADA, Lane.APP, "worth reading https://news.example.org/a");
    assertThat(lane.owed(ReadPage.class))
        .containsExactly(ReadPage.at(URI.create("https://news.example.org/a")));
    assertThat(lane.owed(Tell.class)).isEmpty();

    lane.page("page-1-0", "Stop the steal", "They robbed us, so stand with us and march.");

    assertThat(lane.owed(Tell.class)).hasSize(1);
    assertThat(lane.strikes(ADA)).isEqualTo("1");
    assertThat(lane.notes().keySet()).noneMatch(key -> key.contains("page"));
  }

  @Test
  void aMessageWhosePageCannotBeReadIsJudgedByItsOwnWords() {
    lane.readsPages();
    lane.says(ADA, Lane.APP, "worth reading https://news.example.org/a");
    var answer = lane.noPage("page-1-0", "late");
    assertThat(answer.steps()).isEmpty();
    assertThat(answer.findings()).containsExactly(new Finding("page-unread", "late"));
    assertThat(lane.notes()).isEmpty();
  }

  @Test
  void whatBreaksTheRuleByItsOwnWordsDoesNotWait() {
    lane.readsPages();
    lane.says(ADA, Lane.APP, "stop the steal https://news.example.org/a");
    assertThat(lane.owed(ReadPage.class)).isEmpty();
    assertThat(lane.owed(Tell.class)).hasSize(1);
  }

  @Test
  void nothingIsReadWhereTheFounderDoesNotAllowIt() {
    lane.says(ADA, Lane.APP, "worth reading https://news.example.org/a");
    assertThat(lane.owed(ReadPage.class)).isEmpty();
    assertThat(lane.notes()).isEmpty();
  }

  @Test
  void ofManyLinksTheFirstThreeAreReadAndTheVerdictComesWithTheLast() {
    lane.readsPages();
    lane.says(
        ADA,
        Lane.APP,
        List.of(
            new Part.Link("A case", "", "https://a.example.org/1"),
            new Part.Text(
                "看这个https://b.example.org/2。还有 (www.c.example.org/3), http://d.example.org")),
        false,
        true);
    assertThat(lane.owed(ReadPage.class))
        .extracting(read -> read.address().toString())
        .containsExactly(
            "https://a.example.org/1", "https://b.example.org/2", "http://www.c.example.org/3");
    lane.page("page-1-1", "Stop the steal", "March with us.");
    lane.noPage("page-1-0", "its site answers 404");
    assertThat(lane.owed(Tell.class)).isEmpty();
    lane.page("page-1-2", "Sepsis in the elderly", "A review of fluids and antibiotics.");
    assertThat(lane.owed(Tell.class)).hasSize(1);
  }

  @Test
  void whatIsRecalledWhileItWaitsIsForgotten() {
    lane.readsPages();
    lane.says(ADA, Lane.APP, "worth reading https://news.example.org/a");
    lane.recalls(ADA, Lane.APP, "m1");
    assertThat(lane.owed(ReadPage.class)).isEmpty();
    assertThat(lane.page("page-1-0", "Stop the steal", "").steps()).isEmpty();
    assertThat(lane.notes()).isEmpty();
  }

  @Test
  void aLinkThatSomebodyQuotesIsNotReadAgain() {
    lane.readsPages();
    lane.says(
        ADA,
        Lane.APP,
        List.of(
            new Part.Quoted(java.util.Optional.empty(), "https://news.example.org/a"),
            new Part.Text("thanks")),
        false,
        true);
    assertThat(lane.owed(ReadPage.class)).isEmpty();
  }

  @Test
  void whatWaitsForAPageThatNeverComesIsForgotten() {
    lane.readsPages();
    lane.says(ADA, Lane.APP, "worth reading https://news.example.org/a");
    lane.pass(Duration.ofHours(2));
    assertThat(lane.notes()).isEmpty();
  }

  @Test
  void theModeratorsSeeThePageUnderTheMessage() {
    lane.readsPages();
    lane.says(
        "staff:boss",
        Lane.APP,
        List.of(new Part.Text("www.example.org/x")),
        false,
        true,
        "founder");
    lane.page("page-1-0", "Stop the steal", "March with us.");
    assertThat(lane.owed(AskModerators.class).getFirst().evidence().text())
        .isEqualTo("www.example.org/x\n→ Stop the steal\nMarch with us.");
  }
}
