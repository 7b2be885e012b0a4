package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Lists;
import org.roomkeeper.moderation.judge.Judge;
import org.roomkeeper.moderation.judge.Lexicon;
import org.roomkeeper.moderation.judge.LexiconJudge;
import org.roomkeeper.moderation.judge.Utterance;
import org.roomkeeper.moderation.judge.Verdict;
import org.roomkeeper.moderation.judge.Words;

/** The judge by the word lists and thresholds that are in force at the moment of asking. */
final class JudgeInForce implements Judge {
  private final Config<Lexicon> lexicon;
  private final Config<ModerationConfig> config;

  @Inject
  JudgeInForce(Lists<Words> words, Config<ModerationConfig> config) {
    this.lexicon = words.map(Lexicon::of);
    this.config = config;
  }

  @Override
  public Verdict judge(Utterance utterance) {
    return new LexiconJudge(lexicon.get(), config.get()::threshold).judge(utterance);
  }
}
