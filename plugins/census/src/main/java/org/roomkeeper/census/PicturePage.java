package org.roomkeeper.census;

import jakarta.inject.Inject;
import java.util.Optional;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.View;

/** The picture for posting, for moderators to take away. */
final class PicturePage implements Page {
  static final String PAGE = "picture";

  private final Figures figures;
  private final Picture picture;

  @Inject
  PicturePage(Figures figures, Picture picture) {
    this.figures = figures;
    this.picture = picture;
  }

  @Override
  public View show(Request request) throws Exception {
    CensusTexts texts = CensusTexts.in(request.language());
    String title = texts.say("title", figures.community(request.language()));
    Optional<byte[]> png = picture.png(texts);
    if (png.isEmpty()) {
      return View.of(title, new View.Paragraph(texts.say("picture.no-font")));
    }
    return View.of(
        title,
        new View.Paragraph(texts.say("picture.how")),
        View.File.of(texts.say("picture.file"), "picture.png", "image/png", png.get()));
  }
}
