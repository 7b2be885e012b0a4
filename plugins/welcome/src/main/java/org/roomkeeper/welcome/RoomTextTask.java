package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;

/**
 * Asks the owner of a new customer group to make it ready: name it, choose its welcome text, press
 * <em>ready</em>. The answer becomes the fact {@code welcome-set}: {@code true}, or {@code false}
 * if the room shall do without. Either way the owner is done, which is what {@code overflow} waits
 * for: so the owner gets one card, not two.
 */
final class RoomTextTask {
  private static final String REF = "room-task-";

  private final Rooms rooms;
  private final Store store;

  @Inject
  RoomTextTask(Rooms rooms, Store store) {
    this.rooms = rooms;
    this.store = store;
  }

  /** The text is in the library, or will never be: the owner's turn. */
  Reaction offered(String ref, Outcome outcome) {
    Optional<RoomView> room = store.get(ref, RoomId.class).flatMap(rooms::find);
    Optional<MemberId> owner = room.flatMap(this::responsible);
    store.remove(ref);
    if (room.isEmpty() || owner.isEmpty() || outcome instanceof Outcome.Withdrawn) {
      return Reaction.none().finding("nobody-to-choose-the-text", ref);
    }
    String task = REF + ref.substring(RoomTextOffer.REF.length());
    store.put(task, room.get().id());
    Library library = Library.after(outcome);
    return Reaction.of(
            AskOwner.to(
                    owner.get(),
                    Phrase.of("task.title", shownName(room.get())),
                    List.of(
                        Phrase.of("task.open"),
                        Phrase.of("task.name"),
                        Phrase.of(library.step),
                        Phrase.of("task.press")),
                    List.of(
                        new Choice("ready", Phrase.of("task.ready")),
                        new Choice("without", Phrase.of("task.without"))))
                .about(room.get().id()))
        .ref(task)
        .because(library.because);
  }

  Reaction on(CardAnswered event) {
    Optional<RoomId> room = store.get(event.ref(), RoomId.class);
    if (room.isEmpty()) {
      return Reaction.none();
    }
    store.remove(event.ref());
    boolean chosen = event.choice().equals("ready");
    return Reaction.of(NoteFact.of(room.get(), Facts.WELCOME_SET, Boolean.toString(chosen)))
        .because(chosen ? "owner-chose" : "owner-does-without");
  }

  private Optional<MemberId> responsible(RoomView room) {
    return room.owner().or(() -> rooms.community().openers().stream().findFirst());
  }

  private static String shownName(RoomView room) {
    return room.name().isBlank() ? "…" : room.name();
  }

  /** Whether the owner will find the text in the corp's library. */
  private enum Library {
    HAS_IT("task.choose", "text-in-library"),
    PERHAPS_HAS_IT("task.look", "text-perhaps-in-library"),
    LACKS_IT("task.write", "text-refused");

    private final String step;
    private final String because;

    Library(String step, String because) {
      this.step = step;
      this.because = because;
    }

    static Library after(Outcome outcome) {
      if (outcome instanceof Outcome.Done) {
        return HAS_IT;
      }
      return outcome instanceof Outcome.Unknown ? PERHAPS_HAS_IT : LACKS_IT;
    }
  }
}
