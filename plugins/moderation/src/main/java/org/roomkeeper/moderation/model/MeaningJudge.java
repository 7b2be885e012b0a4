package org.roomkeeper.moderation.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.roomkeeper.api.Span;
import org.roomkeeper.moderation.judge.Hit;
import org.roomkeeper.moderation.judge.Judge;
import org.roomkeeper.moderation.judge.LexiconJudge;
import org.roomkeeper.moderation.judge.Ruling;
import org.roomkeeper.moderation.judge.Thresholds;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.moderation.judge.Utterance;
import org.roomkeeper.moderation.judge.Verdict;
import org.roomkeeper.text.Plain;

/**
 * Judges by the word lists and by what a message means. What is plainly clean is let through after
 * a look of microseconds; the rest is weighed by a model that has both opinions before it. What the
 * lists are sure of stands; what they would only ask about, the model may excuse or add to. The bot
 * acts only on what the lists point at, so that a person can be shown why. Languages that the model
 * has not learned are judged by the lists alone, for politics by more than one word of them.
 */
public final class MeaningJudge implements Judge {
  /** The rule's name in verdicts. */
  public static final String RULE = "meaning";

  private static final Set<String> LEARNED = Set.of("zh", "en");
  private static final int LONGEST = 1000;

  /** What the lists say of a single word that asks, and a little more. */
  private static final double MORE_THAN_A_WORD = 0.61;

  /** Characters that are enough to tell a language. */
  private static final int ENOUGH = 200;

  private final Judge lists;
  private final Understanding understanding;
  private final Function<Topic, Thresholds> thresholds;

  /** A judge that asks the lists first. */
  public MeaningJudge(
      Judge lists, Understanding understanding, Function<Topic, Thresholds> thresholds) {
    this.lists = lists;
    this.understanding = understanding;
    this.thresholds = thresholds;
  }

  @Override
  public Verdict judge(Utterance utterance) {
    Verdict listed = lists.judge(utterance);
    String whole = utterance.whole();
    String meant = listed.meant().orElse(whole);
    String plain = Plain.of(meant.length() > LONGEST ? meant.substring(0, LONGEST) : meant);
    var scores = new EnumMap<Topic, Double>(Topic.class);
    boolean silent = true;
    for (Topic topic : Topic.values()) {
      scores.put(topic, listed.on(topic).score());
      silent &= listed.on(topic).hits().isEmpty();
    }
    if (plain.isBlank() || (silent && understanding.model().plainlyClean(plain))) {
      return listed;
    }
    if (!isLearned(plain)) {
      return withoutPassingWords(listed);
    }
    float[] vector = understanding.vectors().of(plain);
    Map<Topic, Double> weighed = understanding.model().scores(vector, scores);
    var rulings = new EnumMap<Topic, Ruling>(Topic.class);
    weighed.forEach(
        (topic, score) -> rulings.put(topic, rule(topic, score, listed.on(topic), whole)));
    return new Verdict(rulings, listed.meant());
  }

  private boolean isLearned(String plain) {
    Optional<String> language =
        understanding.languages().of(plain.substring(0, Math.min(plain.length(), ENOUGH)));
    return language.isEmpty() || LEARNED.contains(language.get());
  }

  /** News of any kind name a parliament or a party in passing; no model is there to tell. */
  private static Verdict withoutPassingWords(Verdict listed) {
    Ruling politics = listed.on(Topic.POLITICS);
    if (politics.acts() || politics.score() >= MORE_THAN_A_WORD) {
      return listed;
    }
    var rulings = new EnumMap<Topic, Ruling>(listed.rulings());
    rulings.put(Topic.POLITICS, new Ruling(false, false, politics.score(), politics.hits()));
    return new Verdict(rulings, listed.meant());
  }

  private Ruling rule(Topic topic, double score, Ruling listed, String whole) {
    if (listed.acts()
        || listed.hits().stream().anyMatch(hit -> hit.weight() >= LexiconJudge.STRONG)) {
      return listed; // what a moderator called strong is never argued with
    }
    Thresholds cut = thresholds.apply(topic);
    boolean flagged = score >= cut.ask();
    List<Hit> hits = new ArrayList<>(listed.hits());
    if (flagged) {
      hits.add(new Hit(topic.key(), RULE, new Span(0, whole.length()), score));
      hits.sort(Comparator.comparingDouble(Hit::weight).reversed());
    }
    return new Ruling(flagged, score >= cut.act() && listed.flagged(), score, hits);
  }
}
