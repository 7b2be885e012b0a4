package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.PageRead;
import org.roomkeeper.api.Reaction;

/** Judges a message once more when the pages that it links to have come back. */
final class PageHandler implements Handler<PageRead> {
  private final LinkedPages pages;
  private final JudgeInForce judge;
  private final MessageHandler messages;

  @Inject
  PageHandler(LinkedPages pages, JudgeInForce judge, MessageHandler messages) {
    this.pages = pages;
    this.judge = judge;
    this.messages = messages;
  }

  @Override
  public Reaction on(PageRead event) {
    return pages
        .arrived(event)
        .filter(LinkedPages.Waiting::complete)
        .map(this::judged)
        .orElseGet(Reaction::none);
  }

  private Reaction judged(LinkedPages.Waiting waiting) {
    Reaction reaction = Reaction.none();
    if (!waiting.pages().isEmpty()) {
      var utterance = Utterances.of(waiting.message(), waiting.pages());
      reaction =
          messages.answered(waiting.message(), new Judged(utterance, judge.judge(utterance)));
    }
    for (String why : waiting.unread()) {
      reaction = reaction.finding("page-unread", why);
    }
    return reaction;
  }
}
