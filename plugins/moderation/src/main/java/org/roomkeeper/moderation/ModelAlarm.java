package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;
import org.roomkeeper.api.Tell;

/** Tells the moderators, once, that the model cannot be read and the word lists judge alone. */
final class ModelAlarm {
  static final String TEXT = "model.trouble";
  private static final String TOLD = "model-trouble-told";

  private final Models models;
  private final Rooms rooms;
  private final Members members;
  private final Store store;

  @Inject
  ModelAlarm(Models models, Rooms rooms, Members members, Store store) {
    this.models = models;
    this.rooms = rooms;
    this.members = members;
    this.store = store;
  }

  /** Looks, without waiting for a model that is still being read. */
  Reaction look() {
    if (!models.isTried()) {
      return Reaction.none();
    }
    Optional<String> trouble = models.trouble();
    if (store.get(TOLD, String.class).equals(trouble)) {
      return Reaction.none();
    }
    if (trouble.isEmpty()) {
      store.remove(TOLD);
      return Reaction.none();
    }
    store.put(TOLD, trouble.get());
    Reaction reaction = Reaction.none();
    for (MemberId reader : readers()) {
      String language =
          members
              .find(reader)
              .flatMap(MemberView::language)
              .orElse(rooms.community().languages().getFirst());
      String text = ModerationPlugin.TEXTS.in(language).say(TEXT, trouble.get());
      reaction = reaction.and(Tell.to(reader, text));
    }
    return reaction.because("because.model");
  }

  private List<MemberId> readers() {
    var community = rooms.community();
    return community.moderators().isEmpty() ? community.founders() : community.moderators();
  }
}
