package org.roomkeeper.moderation;

import jakarta.inject.Singleton;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.BlockWords;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.MessageRecalled;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.PageRead;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.Tick;
import org.roomkeeper.moderation.judge.Judge;
import org.roomkeeper.moderation.judge.Words;

/**
 * Keeps forbidden topics out of the rooms. A message is judged ({@link Judge}); what it deserves is
 * decided on a ladder ({@link MessageHandler}): a private note, a public warning, a card to the
 * moderators, who alone remove anybody ({@link CardHandler}). What is borderline goes to the
 * moderators and acts on nobody. Whoever is told can object, once ({@link Appeals}), and what
 * moderators decide is an example to learn from ({@link Lessons}). A recalled message is forgiven
 * ({@link RecallHandler}), and strikes fade ({@link FadingHandler}).
 */
@Plugin(
    value = "moderation",
    api = 1,
    acts = {
      Tell.class,
      Say.class,
      AskModerators.class,
      Remove.class,
      NoteFact.class,
      ReadPage.class,
      BlockWords.class
    },
    sees = {Plugin.Sight.MESSAGE_TEXTS, Plugin.Sight.NAMES},
    facts = {Facts.LANGUAGE, Facts.STRIKES},
    writes = {Facts.STRIKES},
    reads = {"*"})
public final class ModerationPlugin extends BotPlugin {
  /** What the plugin says, in every language that it has. */
  static final Bundle TEXTS = Bundle.beside(ModerationPlugin.class);

  @Override
  protected void configure() {
    config(ModerationConfig.class);
    lists("words", Words.class);
    onPrepared(MessagePosted.class, MessageHandler.class);
    on(MessageRecalled.class, RecallHandler.class);
    on(CardAnswered.class, CardHandler.class);
    on(ActionSettled.class, SettledHandler.class);
    on(FormSent.class, FormHandler.class);
    on(PageRead.class, PageHandler.class);
    on(Tick.class, FadingHandler.class);
    page(RulesPage.PAGE, Page.Audience.MODERATOR, RulesPage.class);
    page(Appeals.PAGE, Page.Audience.BEARER, AppealPage.class);
    verb("judge", JudgeVerb.class);
    verb("evaluate", EvaluateVerb.class);
    verb("train", TrainVerb.class);
    verb("rules", RulesVerb.class);
    verb("words", WordsVerb.class);
    check(ModelCheck.class);
    bind(ModelAlarm.class);
    bind(Judge.class).to(JudgeInForce.class);
    bind(JudgeInForce.class);
    bind(Models.class).in(Singleton.class);
    bind(StrikeBook.class);
    bind(Steps.class);
    bind(Cases.class);
    bind(ModeratorsCard.class);
    bind(Warnings.class);
    bind(Flags.class);
    bind(Lessons.class);
    bind(Decisions.class);
    bind(Appeals.class);
    bind(Notices.class);
    bind(Rules.class);
    bind(RuleBook.class);
    bind(MemberTexts.class);
    bind(LinkedPages.class);
    bind(Blocking.class);
  }
}
