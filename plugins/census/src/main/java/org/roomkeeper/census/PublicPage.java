package org.roomkeeper.census;

import jakarta.inject.Inject;
import java.util.ArrayList;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.View;

/**
 * The census for anybody who has the address, if the founder wants that. Groups are told in steps,
 * so that whoever watches the page cannot see from which country somebody is who comes just now.
 */
final class PublicPage implements Page {
  private final Config<CensusConfig> config;
  private final Figures figures;
  private final Charts charts;

  @Inject
  PublicPage(Config<CensusConfig> config, Figures figures, Charts charts) {
    this.config = config;
    this.figures = figures;
    this.charts = charts;
  }

  @Override
  public View show(Request request) {
    CensusTexts texts = CensusTexts.in(request.language());
    String title = texts.say("title", figures.community(request.language()));
    if (!config.get().publicPage()) {
      return View.of(title, new View.Paragraph(texts.say("not-public")));
    }
    var blocks = new ArrayList<View.Block>();
    blocks.add(new View.Paragraph(CensusPage.inAll(figures, texts)));
    blocks.addAll(charts.all(texts, CensusConfig.FEWEST));
    blocks.add(
        new View.Paragraph(
            texts.say(
                "two-sentences",
                texts.say("small-groups", config.get().smallestGroup()),
                texts.say("in-steps", CensusConfig.FEWEST))));
    return new View(title, blocks);
  }
}
