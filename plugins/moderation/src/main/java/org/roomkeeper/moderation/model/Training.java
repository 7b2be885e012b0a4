package org.roomkeeper.moderation.model;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.moderation.model.Example.Style;
import org.roomkeeper.text.Plain;

/**
 * Learns a model from examples. Every number that weighs opinions against each other comes from
 * examples that the opinion in question had not seen: whole groups are held out in turn. The same
 * examples in the same order give the same model.
 *
 * <p>What messages mean is learned from those that were written in the manner of a room alone: a
 * head for found texts added nothing on sources that it had not seen. Found texts teach the first
 * look what is plainly clean.
 */
public final class Training {
  /** What share of the allowed messages may reach the border of a topic. */
  private static final double FALSE_ALARMS = 0.009;

  /** For found examples, whose meaning is not asked. */
  public static final float[] NO_VECTOR = {};

  private static final int PARTS = 5;
  private static final double PULL = 0.01;

  private final List<Example> examples;
  private final float[][] scaled;
  private final Map<Topic, double[]> listed = new EnumMap<>(Topic.class);
  private final int[] part;

  /** Which examples were written in the manner of a room. */
  private final int[] rooms;

  private final Scale scale;

  /** Whether the model would find what an example breaks; taken for granted of found texts. */
  private final boolean[] caught;

  private Training(List<Example> examples, float[][] vectors, List<Map<Topic, Double>> listed) {
    this.examples = examples;
    this.rooms =
        IntStream.range(0, vectors.length)
            .filter(row -> examples.get(row).style() == Style.ROOM)
            .toArray();
    this.scale =
        Scale.of(Arrays.stream(rooms).mapToObj(row -> vectors[row]).toArray(float[][]::new));
    this.scaled = Arrays.stream(vectors).map(scale::apply).toArray(float[][]::new);
    for (Topic topic : Topic.values()) {
      this.listed.put(
          topic, listed.stream().mapToDouble(each -> each.getOrDefault(topic, 0.0)).toArray());
    }
    this.part = parts(examples);
    this.caught = new boolean[examples.size()];
    Arrays.fill(caught, true);
    Arrays.stream(rooms).forEach(row -> caught[row] = false);
  }

  /** Whole groups go into one part; the parts are about equally large. */
  private static int[] parts(List<Example> examples) {
    var groups = new TreeSet<String>();
    examples.forEach(each -> groups.add(each.style() + each.group()));
    var sizes = new int[PARTS];
    var partOf = new HashMap<String, Integer>();
    for (String group : groups) {
      int smallest = 0;
      for (int at = 1; at < PARTS; at++) {
        smallest = sizes[at] < sizes[smallest] ? at : smallest;
      }
      partOf.put(group, smallest);
      sizes[smallest] +=
          (int)
              examples.stream().filter(each -> (each.style() + each.group()).equals(group)).count();
    }
    return examples.stream()
        .mapToInt(each -> partOf.getOrDefault(each.style() + each.group(), 0))
        .toArray();
  }

  /**
   * Learns.
   *
   * @param examples in the manner of a room, of every topic, and found ones, if there are any
   * @param vectors of the examples, all of one length; {@link #NO_VECTOR} will do for found ones
   * @param listed what the word lists say of each example
   * @param progress told how many of {@link #steps} are done
   * @throws IllegalArgumentException if a topic lacks examples
   */
  public static TopicModel learn(
      List<Example> examples,
      float[][] vectors,
      List<Map<Topic, Double>> listed,
      IntConsumer progress) {
    var training = new Training(examples, vectors, listed);
    Map<Topic, Opinion> opinions = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      opinions.put(topic, training.opinion(topic));
      progress.accept(opinions.size());
    }
    return new TopicModel(training.firstLook(), training.scale, opinions);
  }

  /** How many steps learning has. */
  public static int steps() {
    return Topic.values().length;
  }

  private FirstLook firstLook() {
    var breaks = new boolean[examples.size()];
    var missable = new boolean[examples.size()];
    for (int row = 0; row < breaks.length; row++) {
      breaks[row] = !examples.get(row).topics().isEmpty();
      int at = row;
      boolean silent = listed.values().stream().allMatch(scores -> scores[at] == 0);
      missable[row] = silent && caught[row];
    }
    List<String> plain = examples.stream().map(each -> Plain.of(each.text())).toList();
    return FirstLookTraining.learn(plain, breaks, missable, part, PARTS);
  }

  private Opinion opinion(Topic topic) {
    var odds = new double[scaled.length];
    for (int held = 0; held < PARTS; held++) {
      Head head = head(topic, held);
      for (int row : rooms) {
        if (part[row] == held) {
          odds[row] = head.logOdds(scaled[row]);
        }
      }
    }
    int[] allowed =
        Arrays.stream(rooms).filter(row -> examples.get(row).topics().isEmpty()).toArray();
    double middle = Arrays.stream(allowed).mapToDouble(row -> odds[row]).average().orElse(0);
    var raw =
        new Opinion(head(topic, -1), (float) middle, (float) spread(allowed, odds, middle), 1, 0);
    double[] said = listed.getOrDefault(topic, new double[0]);
    var sums = new double[scaled.length];
    for (int row : rooms) {
      sums[row] = raw.weigh(odds[row], said[row]);
    }
    float[][] alone =
        Arrays.stream(rooms)
            .mapToObj(row -> new float[] {(float) sums[row]})
            .toArray(float[][]::new);
    double slope =
        Logistic.fit(new Rows.Dense(alone), breaking(topic, chosen(rooms)), 1e-6).weights()[0];
    double[] harmless = Arrays.stream(allowed).mapToDouble(row -> sums[row]).sorted().toArray();
    double border = harmless[(int) Math.floor((harmless.length - 1) * (1 - FALSE_ALARMS))];
    for (int row : rooms) {
      caught[row] |= sums[row] >= border && examples.get(row).topics().contains(topic);
    }
    return raw.calibrated(slope, border);
  }

  private Head head(Topic topic, int heldOut) {
    int[] rows = Arrays.stream(rooms).filter(row -> part[row] != heldOut).toArray();
    float[][] vectors = Arrays.stream(rows).mapToObj(row -> scaled[row]).toArray(float[][]::new);
    return Logistic.fit(new Rows.Dense(vectors), breaking(topic, chosen(rows)), PULL);
  }

  private List<Example> chosen(int[] rows) {
    return Arrays.stream(rows).mapToObj(examples::get).toList();
  }

  private static boolean[] breaking(Topic topic, List<Example> examples) {
    var breaks = new boolean[examples.size()];
    for (int row = 0; row < breaks.length; row++) {
      breaks[row] = examples.get(row).topics().contains(topic);
    }
    return breaks;
  }

  private static double spread(int[] rows, double[] values, double middle) {
    double squares =
        Arrays.stream(rows).mapToDouble(row -> Math.pow(values[row] - middle, 2)).sum();
    return Math.max(1e-6, Math.sqrt(squares / Math.max(1, rows.length)));
  }
}
