package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.View;

/** Shows whoever bears the link how it stands with a number of the waiting list. */
final class PlacePage implements Page {
  static final String PAGE = "place";

  private final Config<OverflowConfig> config;
  private final WaitingList list;
  private final WayIn.Finder wayIn;
  private final Gate gate;
  private final DoorView view;
  private final PageTexts texts;

  @Inject
  PlacePage(
      Config<OverflowConfig> config,
      WaitingList list,
      WayIn.Finder wayIn,
      Gate gate,
      DoorView view,
      PageTexts texts) {
    this.config = config;
    this.list = list;
    this.wayIn = wayIn;
    this.gate = gate;
    this.view = view;
    this.texts = texts;
  }

  /** The number that a link is about. */
  static Optional<Long> number(String subject) {
    return subject.matches("[0-9]{1,12}") ? Optional.of(Long.parseLong(subject)) : Optional.empty();
  }

  @Override
  public View show(Request request) {
    String language = request.language();
    if (gate.asksForAForm()) {
      return new View(texts.in(language, config.get().page().title()), gate.toTheForm(language));
    }
    Optional<Ticket> ticket = request.subject().flatMap(PlacePage::number).flatMap(list::numbered);
    return ticket
        .map(
            mine ->
                view.show(
                    request,
                    wayIn.find(mine),
                    room -> texts.roomCode(language, config.get().page(), room)))
        .orElseGet(() -> view.left(language));
  }
}
