package org.roomkeeper.moderation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Span;
import org.roomkeeper.moderation.judge.Hit;
import org.roomkeeper.moderation.judge.Ruling;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.moderation.judge.Utterance;
import org.roomkeeper.moderation.judge.Verdict;

/**
 * A message with its verdict.
 *
 * @param utterance what was judged
 * @param verdict what came out
 * @param shadow what rules that are being tried would flag
 */
record Judged(Utterance utterance, Verdict verdict, Verdict shadow) {
  /** Longest evidence on a card, in characters. */
  private static final int LONGEST = 2000;

  /** A verdict without what is being tried. */
  Judged(Utterance utterance, Verdict verdict) {
    this(utterance, verdict, new Verdict(Map.of()));
  }

  /** The names of the rules that the flagged topics rest on, each once, whatever the disguise. */
  static List<String> rules(Verdict verdict) {
    return verdict.flagged().stream()
        .flatMap(topic -> verdict.on(topic).hits().stream())
        .map(hit -> named(hit.rule()))
        .distinct()
        .toList();
  }

  /** A rule's name: its file and list, without the disguise that was seen through. */
  static String named(String rule) {
    int comma = rule.indexOf(',');
    return comma < 0 ? rule : rule.substring(0, comma);
  }

  boolean clean() {
    return verdict.flagged().isEmpty();
  }

  Topic worst() {
    return verdict.worst().orElseThrow();
  }

  /** What the moderators see: the message, or the stretch of it around the first mark. */
  Excerpt excerpt() {
    return Excerpt.of(utterance.whole(), verdict.marks(), LONGEST);
  }

  /** The rule behind the weightiest evidence. */
  String rule() {
    return verdict.on(worst()).hits().stream().findFirst().map(Hit::rule).orElse("scores");
  }

  Map<String, Double> scores() {
    var scores = new TreeMap<String, Double>();
    for (Topic topic : Topic.values()) {
      if (verdict.on(topic).score() > 0) {
        scores.put(topic.key(), verdict.on(topic).score());
      }
    }
    return scores;
  }

  /**
   * The same answer with a finding for each flagged topic, and for each that a rule in shadow would
   * flag: score and rules, no words.
   */
  Reaction findings(Reaction reaction) {
    Reaction more = reaction;
    for (Topic topic : verdict.flagged()) {
      Ruling ruling = verdict.on(topic);
      more = finding(more, "verdict." + topic.key(), ruling.acts() ? "act" : "ask", ruling);
    }
    for (Topic topic : shadow.flagged()) {
      more = finding(more, "shadow." + topic.key(), "shadow", shadow.on(topic));
    }
    return more;
  }

  private static Reaction finding(Reaction reaction, String key, String weight, Ruling ruling) {
    String rules =
        String.join("; ", ruling.hits().stream().map(Hit::rule).distinct().limit(8).toList());
    return reaction.finding(
        key, weight + " " + Math.round(ruling.score() * 100) / 100.0 + " " + rules);
  }

  /** A stretch of text with the marks that lie in it. */
  record Excerpt(String text, List<Span> marks) {
    static Excerpt of(String whole, List<Span> marks, int longest) {
      if (whole.length() <= longest) {
        return new Excerpt(whole, marks);
      }
      int first = marks.isEmpty() ? 0 : marks.getFirst().start();
      int start = Math.clamp(first - longest / 4, 0, whole.length() - longest);
      int end = start + longest;
      return new Excerpt(
          whole.substring(start, end),
          marks.stream()
              .filter(mark -> mark.start() >= start && mark.end() <= end)
              .map(mark -> new Span(mark.start() - start, mark.end() - start))
              .toList());
    }
  }
}
