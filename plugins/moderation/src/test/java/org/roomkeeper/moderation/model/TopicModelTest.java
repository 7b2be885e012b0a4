package org.roomkeeper.moderation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.moderation.model.Example.Style;

/** Learns from a made-up world in which each topic has a direction of its own. */
class TopicModelTest {
  private static final int WIDTH = 12;
  private static final List<Topic> TOPICS = List.of(Topic.values());

  private final List<Example> examples = new ArrayList<>();
  private final List<float[]> vectors = new ArrayList<>();
  private final List<Map<Topic, Double>> listed = new ArrayList<>();

  @Test
  void whatPointsTheWayOfATopicIsScoredHigher() {
    TopicModel model = learn();

    for (Topic topic : Topic.values()) {
      Map<Topic, Double> scores = model.scores(vector(topic, new Random(99)), Map.of());
      assertThat(scores.get(topic)).isGreaterThan(0.5);
      for (Topic other : Topic.values()) {
        assertThat(other == topic || scores.get(other) < 0.5).isTrue();
      }
    }
    assertThat(model.scores(vector(null, new Random(7)), Map.of()).values())
        .allMatch(score -> score < 0.5);
  }

  @Test
  void theWordListsCountToo() {
    TopicModel model = learn();
    float[] unsure = vector(null, new Random(7));

    assertThat(model.scores(unsure, Map.of(Topic.RACE, 0.9)).get(Topic.RACE))
        .isGreaterThan(model.scores(unsure, Map.of()).get(Topic.RACE));
  }

  @Test
  void theFirstLookKnowsPlainWords() {
    TopicModel model = learn();

    assertThat(model.plainlyClean("creatinine and fever")).isTrue();
    assertThat(model.plainlyClean("words of politics")).isFalse();
  }

  @Test
  void theSameExamplesGiveTheSameBytes() throws IOException {
    byte[] once = TopicModelFile.bytes(learn());
    examples.clear();
    vectors.clear();
    listed.clear();

    assertThat(TopicModelFile.bytes(learn())).isEqualTo(once);
  }

  @Test
  void aModelComesBackFromItsFileAsItWas(@TempDir Path folder) throws IOException {
    TopicModel model = learn();
    Path file = folder.resolve("topics.model");

    TopicModelFile.write(file, model);

    byte[] kept = Files.readAllBytes(file);
    TopicModel read = TopicModelFile.read(new ByteArrayInputStream(kept));
    assertThat(TopicModelFile.bytes(read)).isEqualTo(kept);
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    byte[] good = TopicModelFile.bytes(learn());
    byte[] changed = good.clone();
    changed[good.length / 2] ^= 1;

    assertThatIOException()
        .isThrownBy(() -> TopicModelFile.read(new ByteArrayInputStream(changed)))
        .withMessageContaining("checksum");
    assertThatIOException()
        .isThrownBy(() -> TopicModelFile.read(new ByteArrayInputStream(good, 0, good.length / 2)));
    assertThatIOException()
        .isThrownBy(() -> TopicModelFile.read(new ByteArrayInputStream(new byte[3])))
        .withMessageContaining("too short");
    assertThatIOException()
        .isThrownBy(() -> TopicModelFile.read(new ByteArrayInputStream(new byte[99])))
        .withMessageContaining("version");
  }

  @Test
  void aVectorOfAnotherModelIsRefused() {
    TopicModel model = learn();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.scores(new float[WIDTH + 1], Map.of()))
        .withMessageContaining("components");
  }

  @Test
  void aTopicWithoutExamplesCannotBeLearned() {
    examples.add(new Example("a", Set.of(), Style.ROOM, "a"));
    vectors.add(new float[WIDTH]);
    listed.add(Map.of());

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Training.learn(examples, vectors.toArray(float[][]::new), listed, step -> {}))
        .withMessageContaining("both sides");
  }

  private TopicModel learn() {
    var random = new Random(1);
    for (int i = 0; i < 800; i++) {
      Topic topic = i % 2 == 0 ? null : TOPICS.get((i / 2) % TOPICS.size());
      String text = topic == null ? "creatinine and fever" : "words of " + topic.key();
      Style style = i % 4 < 2 ? Style.ROOM : Style.FOUND;
      examples.add(
          new Example(text, topic == null ? Set.of() : Set.of(topic), style, "group" + i % 20));
      vectors.add(vector(topic, random));
      listed.add(Map.of());
    }
    return Training.learn(examples, vectors.toArray(float[][]::new), listed, step -> {});
  }

  private static float[] vector(@Nullable Topic topic, Random random) {
    var vector = new float[WIDTH];
    for (int at = 0; at < WIDTH; at++) {
      vector[at] = (float) random.nextGaussian() * 0.3f;
    }
    if (topic != null) {
      vector[TOPICS.indexOf(topic)] += 3;
    }
    return vector;
  }
}
