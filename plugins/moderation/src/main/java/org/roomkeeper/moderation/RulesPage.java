package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.View;

/**
 * Shows moderators how the rules do, and asks about what only rules in shadow have found: there is
 * no card that could be answered, so that is how such a rule is confirmed.
 */
final class RulesPage implements Page {
  static final String PAGE = "rules";

  /** The field that says which hit is meant. */
  static final String HIT = "hit";

  /** The field for what the moderator says to it. */
  static final String ANSWER = "answer";

  static final String RIGHT = "right";
  static final String WRONG = "wrong";
  private static final int MOST = 10;

  private final Rules rules;
  private final RuleBook book;

  @Inject
  RulesPage(Rules rules, RuleBook book) {
    this.rules = rules;
    this.book = book;
  }

  @Override
  public View show(Request request) {
    var texts = ModerationPlugin.TEXTS.in(request.language());
    var telling = new RulesTelling(texts);
    var blocks = new ArrayList<View.Block>();
    List<Rules.Standing> all = rules.all();
    if (all.isEmpty()) {
      blocks.add(new View.Paragraph(texts.say("rules.none")));
    } else {
      blocks.add(new View.Table(telling.heads(), all.stream().map(telling::row).toList()));
    }
    all.forEach(one -> telling.earned(one).ifPresent(line -> blocks.add(new View.Paragraph(line))));
    List<RuleBook.Ruled> open =
        book.all().stream()
            .filter(one -> one.inShadow() && one.allowed().isEmpty())
            .limit(MOST)
            .toList();
    if (!open.isEmpty()) {
      blocks.add(new View.Heading(texts.say("rules.review")));
      blocks.add(new View.Paragraph(texts.say("rules.review.why")));
    }
    for (RuleBook.Ruled one : open) {
      String number = Long.toString(one.event());
      blocks.add(new View.Paragraph(one.words()));
      blocks.add(
          new View.Form(
              List.of(
                  choice(
                      HIT,
                      texts.say("rules.by"),
                      List.of(new View.Option(number, String.join("; ", one.rules())))),
                  choice(
                      ANSWER,
                      texts.say("rules.answer"),
                      List.of(
                          new View.Option(RIGHT, texts.say("rules.is-right")),
                          new View.Option(WRONG, texts.say("rules.is-wrong"))))),
              texts.say("rules.button")));
    }
    return new View(texts.say("rules.title"), blocks);
  }

  private static View.Field choice(String name, String label, List<View.Option> options) {
    return new View.Field(name, label, options, 40, true);
  }
}
