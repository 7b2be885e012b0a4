package org.roomkeeper.moderation.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.roomkeeper.moderation.judge.Term.Role;

/**
 * Judges by the word lists. Evidence adds up: a strong word is enough to act, an asking word to ask
 * a moderator, hints only in company. An excuse beats the accusations inside it, professional talk
 * weakens hints, and somebody who keeps a topic out of the room is not accused of it.
 */
public final class LexiconJudge implements Judge {
  /** What a strong word weighs, 0 to 1. */
  public static final double STRONG = 0.9;

  private static final double ASK = 0.6;
  private static final double HINT = 0.3;

  /** Folded characters from which on hints count less: long texts hold every word some time. */
  private static final double LONG = 500;

  private final Lexicon lexicon;
  private final Function<Topic, Thresholds> thresholds;

  /** A judge by these lists. */
  public LexiconJudge(Lexicon lexicon, Function<Topic, Thresholds> thresholds) {
    this.lexicon = lexicon;
    this.thresholds = thresholds;
  }

  @Override
  public Verdict judge(Utterance utterance) {
    String whole = utterance.whole();
    Search search = lexicon.search(whole);
    List<Found> found = search.found();
    if (found.isEmpty()) {
      return search.meant().isEmpty() ? Verdict.CLEAN : new Verdict(Map.of(), search.meant());
    }
    long clinical =
        found.stream()
            .filter(one -> one.term().role() == Role.CLINICAL)
            .map(one -> one.term().entry())
            .distinct()
            .count();
    var rulings = new EnumMap<Topic, Ruling>(Topic.class);
    for (Topic topic : Topic.values()) {
      Collection<Found> evidence = Evidence.standing(topic, found, utterance);
      if (!evidence.isEmpty()) {
        rulings.put(topic, rule(topic, evidence, clinical, whole.length()));
      }
    }
    return new Verdict(rulings, search.meant());
  }

  private Ruling rule(Topic topic, Collection<Found> evidence, long clinical, int length) {
    double company = Math.sqrt(Math.min(1, LONG / Math.max(1, length)));
    double hints = company / (1 + 0.3 * clinical);
    double asks = 1 / (1 + 0.12 * clinical);
    var hits = new ArrayList<Hit>();
    var kinds = new HashMap<String, Integer>();
    double innocence = 1;
    for (Found one : evidence) {
      double weight =
          switch (one.term().role()) {
            case STRONG -> STRONG;
            case ASK -> ASK * asks;
            default -> HINT * hints / (1 + kinds.merge(one.term().kind(), 1, Integer::sum) - 1);
          };
      innocence *= 1 - weight;
      hits.add(
          new Hit(
              one.term().entry(),
              one.term().rule() + (one.disguised() ? ", disguised" : ""),
              one.span(),
              weight));
    }
    hits.sort(
        Comparator.comparingDouble(Hit::weight)
            .reversed()
            .thenComparingInt(hit -> hit.span().start()));
    double score = 1 - innocence;
    Thresholds cut = thresholds.apply(topic);
    return new Ruling(score >= cut.ask(), score >= cut.act(), score, hits);
  }
}
