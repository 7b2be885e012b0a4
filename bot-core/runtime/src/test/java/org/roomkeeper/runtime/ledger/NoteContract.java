package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.roomkeeper.runtime.ledger.TestCommunities.LISTED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Store;

/** What plugins note is there at the next call, and kept with the answer. */
abstract class NoteContract extends StorageContract {
  @Nested
  class NotesOfALane {
    record Greeted(Instant at, int times) {}

    @Test
    void areSeenByTheNextCallAndKeptWithTheAnswer() throws Exception {
      var event = posted("m1", ADA);
      var chain = open.ledger().chain(WELCOME, NOTHING);
      var first = chain.begin();
      first.run(() -> first.store().about(ADA).putIfAbsent("greeted", new Greeted(NOW, 1)));
      var notes = chain.accept(first, List.of());
      var second = chain.begin();

      assertThat(
              second.<Boolean>run(
                  () -> second.store().about(ADA).putIfAbsent("greeted", new Greeted(NOW, 2))))
          .isFalse();
      second.close();
      assertThat(noted()).isEmpty();

      open.ledger().keep(WELCOME, List.of(Answer.of(event, Reaction.none(), notes)), event).join();
      assertThat(noted()).contains(new Greeted(NOW, 1));
    }

    @Test
    void andWhatItNotesAsFactsAreSeenByTheNextCallBeforeAnythingIsKept() throws Exception {
      posted("m1", ADA);
      var shown = new Shown(Set.of(Facts.LANGUAGE, Facts.FAMILY), false);
      var chain = open.ledger().chain(WELCOME, shown);
      var first = chain.begin();
      chain.accept(
          first,
          List.of(
              NoteFact.of(ADA, Facts.LANGUAGE, "zh"), NoteFact.of(LISTED, Facts.FAMILY, "night")));
      var second = chain.begin();

      assertThat(second.run(() -> second.members().find(ADA).orElseThrow().language()))
          .contains("zh");
      assertThat(second.run(() -> second.rooms().family("night")))
          .extracting(RoomView::id)
          .containsExactly(LISTED);
      second.close();
      var other = open.ledger().chain(WELCOME, shown).begin();
      assertThat(other.<Object>run(() -> other.rooms().family("night"))).isEqualTo(List.of());
    }

    @Test
    void areListedByPrefixWithWhatTheCallChanged() throws Exception {
      var event = posted("m1", ADA);
      var chain = open.ledger().chain(WELCOME, NOTHING);
      var first = chain.begin();
      first.run(
          () -> {
            first.store().put("talk/2", "b");
            first.store().put("talk/1", "a");
            first.store().put("talks", "no");
            return first.store().remove("never");
          });
      open.ledger()
          .keep(
              WELCOME,
              List.of(Answer.of(event, Reaction.none(), chain.accept(first, List.of()))),
              event)
          .join();
      var second = open.ledger().chain(WELCOME, NOTHING).begin();

      assertThat(
              second.<Map<String, String>>run(
                  () -> {
                    second.store().remove("talk/1");
                    second.store().put("talk/3", "c");
                    return second.store().under("talk/", String.class);
                  }))
          .containsExactly(Map.entry("talk/2", "b"), Map.entry("talk/3", "c"));
    }

    @Test
    void thoseThatBeginAlikeAreListedAnewAfterEachAnswer() throws Exception {
      answered(store -> store.put("talk/1", "a"));
      assertThat(listed("talk/")).containsExactly(Map.entry("talk/1", "a"));
      assertThat(listed("talk/1")).containsExactly(Map.entry("talk/1", "a"));

      answered(
          store -> {
            store.put("talk/1", "b");
            store.put("talk/2", "c");
          });
      assertThat(listed("talk/"))
          .containsExactly(Map.entry("talk/1", "b"), Map.entry("talk/2", "c"));
      assertThat(listed("talk/1")).containsExactly(Map.entry("talk/1", "b"));

      answered(store -> store.remove("talk/1"));
      assertThat(listed("talk/")).containsExactly(Map.entry("talk/2", "c"));
      assertThat(listed("talk/1")).isEmpty();
      assertThat(listed("")).containsExactly(Map.entry("talk/2", "c"));
    }

    private int answers;

    /** Keeps an answer that notes something, and waits until it is durable. */
    private void answered(Consumer<Store> noting) throws Exception {
      answers++;
      var event = posted("answered" + answers, ADA);
      var chain = open.ledger().chain(WELCOME, NOTHING);
      var call = chain.begin();
      call.run(
          () -> {
            noting.accept(call.store());
            return true;
          });
      open.ledger()
          .keep(
              WELCOME,
              List.of(Answer.of(event, Reaction.none(), chain.accept(call, List.of()))),
              event)
          .join();
    }

    private Map<String, String> listed(String prefix) throws Exception {
      var look = open.ledger().look(WELCOME, NOTHING);
      return look.run(() -> look.store().under(prefix, String.class));
    }

    @Test
    void belongToTheCallInHand() throws Exception {
      var call = open.ledger().chain(WELCOME, NOTHING).begin();
      var store = call.run(() -> CallInHand.store());

      assertThatIllegalStateException().isThrownBy(() -> call.store().put("a", 1));
      assertThatIllegalStateException().isThrownBy(() -> store.put("a", 1));
      var elsewhere =
          call.run(
              () -> CompletableFuture.runAsync(() -> store.put("a", 1)).handle((v, e) -> e).join());
      assertThat(elsewhere).hasRootCauseInstanceOf(IllegalStateException.class);
      call.close();
      assertThatIllegalStateException().isThrownBy(() -> call.run(() -> "no"));
    }

    @Test
    void areReadOnlyForPages() throws Exception {
      var look = open.ledger().look(WELCOME, NOTHING);

      look.run(
          () -> {
            assertThat(look.store().get("a", String.class)).isEmpty();
            assertThatIllegalStateException().isThrownBy(() -> look.store().put("a", 1));
            return true;
          });
    }

    @Test
    void areBounded() throws Exception {
      var call = open.ledger().chain(WELCOME, NOTHING).begin();

      call.run(
          () -> {
            assertThatIllegalArgumentException()
                .isThrownBy(() -> call.store().put("a", "x".repeat(70_000)));
            assertThatIllegalArgumentException()
                .isThrownBy(() -> call.store().put("x".repeat(201), 1));
            return true;
          });
    }

    private Optional<Greeted> noted() throws Exception {
      var look = open.ledger().look(WELCOME, NOTHING);
      return look.run(() -> look.store().about(ADA).get("greeted", Greeted.class));
    }
  }
}
