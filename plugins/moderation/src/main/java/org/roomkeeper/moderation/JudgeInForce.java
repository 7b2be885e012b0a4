package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Lists;
import org.roomkeeper.moderation.judge.Judge;
import org.roomkeeper.moderation.judge.Lexicon;
import org.roomkeeper.moderation.judge.LexiconJudge;
import org.roomkeeper.moderation.judge.Utterance;
import org.roomkeeper.moderation.judge.Verdict;
import org.roomkeeper.moderation.judge.Words;
import org.roomkeeper.moderation.model.MeaningJudge;

/** The judge by the word lists, model and thresholds that are in force at the moment of asking. */
@Singleton
final class JudgeInForce implements Judge {
  private final Config<Lexicon> lexicon;
  private final Config<ModerationConfig> config;
  private final Models models;

  @Inject
  JudgeInForce(Lists<Words> words, Config<ModerationConfig> config, Models models) {
    this.lexicon = words.map(Lexicon::of);
    this.config = config;
    this.models = models;
  }

  @Override
  public Verdict judge(Utterance utterance) {
    Judge lists = lists();
    if (!config.get().byMeaning()) {
      return lists.judge(utterance);
    }
    return models
        .understanding()
        .<Judge>map(found -> new MeaningJudge(lists, found, config.get()::threshold))
        .orElse(lists)
        .judge(utterance);
  }

  /** What the rules that are being tried would flag; nothing follows from it. */
  Verdict inShadow(Utterance utterance) {
    return lexicon
        .get()
        .inShadow()
        .map(tried -> new LexiconJudge(tried, config.get()::threshold).judge(utterance))
        .orElseGet(() -> new Verdict(Map.of()));
  }

  /** The judge that needs no model: quick, and never late. */
  Judge lists() {
    return new LexiconJudge(lexicon.get(), config.get()::threshold);
  }
}
