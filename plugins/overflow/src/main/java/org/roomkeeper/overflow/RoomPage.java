package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.View;

/**
 * The page that a greeting links to: the code of a room with space, what to do, and the rule; else
 * the waiting list.
 */
final class RoomPage implements Page {
  private final Config<OverflowConfig> config;
  private final WayIn.Finder wayIn;
  private final Gate gate;
  private final DoorView view;
  private final PageTexts texts;

  @Inject
  RoomPage(
      Config<OverflowConfig> config,
      WayIn.Finder wayIn,
      Gate gate,
      DoorView view,
      PageTexts texts) {
    this.config = config;
    this.wayIn = wayIn;
    this.gate = gate;
    this.view = view;
    this.texts = texts;
  }

  @Override
  public View show(Request request) {
    var words = config.get().page();
    String language = request.language();
    if (!gate.isOpenTo(request)) {
      return new View(texts.in(language, words.title()), gate.toTheForm(language));
    }
    return view.show(request, wayIn.find(request), room -> texts.roomCode(language, words, room));
  }
}
