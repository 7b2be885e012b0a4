package org.roomkeeper.census;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.View;

/** The census as moderators see it, with the numbers to take away. */
final class CensusPage implements Page {
  private final Config<CensusConfig> config;
  private final Figures figures;
  private final Charts charts;

  @Inject
  CensusPage(Config<CensusConfig> config, Figures figures, Charts charts) {
    this.config = config;
    this.figures = figures;
    this.charts = charts;
  }

  @Override
  public View show(Request request) {
    CensusTexts texts = CensusTexts.in(request.language());
    var blocks = new ArrayList<View.Block>();
    blocks.add(new View.Paragraph(inAll(figures, texts)));
    blocks.addAll(charts.all(texts, 1));
    blocks.add(new View.Paragraph(texts.say("small-groups", config.get().smallestGroup())));
    blocks.add(
        new View.File(
            texts.say("file"), "census.csv", "text/csv", new CensusFile(figures).csv(texts)));
    String lang = URLEncoder.encode(request.language(), StandardCharsets.UTF_8);
    blocks.add(
        new View.Link(
            texts.say("picture.link"), URI.create(PicturePage.PAGE + "?lang=" + lang), false));
    return new View(texts.say("title", figures.community(request.language())), blocks);
  }

  /** How many there are, in how many rooms, and when. */
  static String inAll(Figures figures, CensusTexts texts) {
    String inAll = texts.say("in-all", figures.people(), figures.rooms());
    return figures
        .asOf()
        .map(day -> texts.say("two-sentences", inAll, texts.say("as-of", texts.fullDay(day))))
        .orElse(inAll);
  }
}
