package org.roomkeeper.moderation.model;

import java.util.EnumMap;
import java.util.Map;
import org.roomkeeper.moderation.judge.Topic;

/**
 * Scores the meaning of a message together with what the word lists say of it. Immutable, safe for
 * many threads.
 */
public final class TopicModel {
  private final FirstLook firstLook;
  private final Scale scale;
  private final Map<Topic, Opinion> opinions;

  TopicModel(FirstLook firstLook, Scale scale, Map<Topic, Opinion> opinions) {
    this.firstLook = firstLook;
    this.scale = scale;
    this.opinions = new EnumMap<>(opinions);
  }

  /** How long the vectors are that it understands. */
  public int width() {
    return scale.mean().length;
  }

  /**
   * Whether a message of which the word lists say nothing is so plainly clean that its meaning need
   * not be asked.
   *
   * @param plain in plain characters
   */
  public boolean plainlyClean(String plain) {
    return firstLook.plainlyClean(plain);
  }

  FirstLook firstLook() {
    return firstLook;
  }

  Scale scale() {
    return scale;
  }

  Opinion opinion(Topic topic) {
    Opinion found = opinions.get(topic);
    if (found == null) {
      throw new IllegalStateException("the model lacks " + topic.key());
    }
    return found;
  }

  /**
   * How sure it is of each topic, 0 to 1; from 0.5 on a moderator should look.
   *
   * @param vector of the message
   * @param listed the word lists' score of each topic, 0 to 1
   * @throws IllegalArgumentException if the vector is of another length
   */
  public Map<Topic, Double> scores(float[] vector, Map<Topic, Double> listed) {
    if (vector.length != width()) {
      throw new IllegalArgumentException(
          "the vector has " + vector.length + " components, not " + width());
    }
    float[] scaled = scale.apply(vector);
    var scores = new EnumMap<Topic, Double>(Topic.class);
    for (Topic topic : Topic.values()) {
      Opinion opinion = opinion(topic);
      scores.put(topic, opinion.score(opinion.sum(scaled, listed.getOrDefault(topic, 0.0))));
    }
    return scores;
  }
}
