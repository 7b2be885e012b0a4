package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.util.List;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.View;

/** The page that a greeting links to: the code of a room with space, what to do, and the rule. */
final class RoomPage implements Page {
  private final Config<OverflowConfig> config;
  private final WayIn.Finder wayIn;
  private final Gate gate;
  private final PageTexts texts;

  @Inject
  RoomPage(Config<OverflowConfig> config, WayIn.Finder wayIn, Gate gate, PageTexts texts) {
    this.config = config;
    this.wayIn = wayIn;
    this.gate = gate;
    this.texts = texts;
  }

  @Override
  public View show(Request request) {
    var words = config.get().page();
    String language = request.language();
    if (!gate.isOpenTo(request)) {
      return new View(texts.in(language, words.title()), gate.toTheForm(language));
    }
    List<View.Block> blocks =
        switch (wayIn.find()) {
          case WayIn.Room room -> texts.roomCode(language, words, room);
          case WayIn.Corporate corporate -> texts.corporate(language, words, corporate);
          case WayIn.NotYet() -> List.of(new View.Paragraph(texts.in(language, words.waiting())));
          case WayIn.Nowhere() -> List.of(new View.Paragraph(texts.in(language, words.full())));
        };
    return new View(texts.in(language, words.title()), blocks);
  }
}
