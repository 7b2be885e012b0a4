package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.PluginFolder;
import org.roomkeeper.api.Verb;
import org.roomkeeper.moderation.judge.Judge;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.moderation.judge.Utterance;
import org.roomkeeper.moderation.judge.Verdict;
import org.roomkeeper.moderation.model.Example;
import org.roomkeeper.moderation.model.Examples;
import org.roomkeeper.moderation.model.TopicModel;
import org.roomkeeper.moderation.model.TopicModelFile;
import org.roomkeeper.moderation.model.Training;
import org.roomkeeper.text.Plain;
import org.roomkeeper.text.vectors.MessageVectors;

/** {@code ./roomkeeper train}: learns the judge's second opinion from examples. */
final class TrainVerb implements Verb {
  private static final Set<String> LANGUAGES = Set.of("zh", "en");
  private static final int TELL_EVERY = 500;

  /** What was decided about this very community's talk weighs as much as so many examples. */
  private static final int WEIGHT = 5;

  private final JudgeInForce judge;
  private final PluginFolder folder;
  private final Decisions decisions;

  @Inject
  TrainVerb(JudgeInForce judge, PluginFolder folder, Decisions decisions) {
    this.judge = judge;
    this.folder = folder;
    this.decisions = decisions;
  }

  @Override
  public String help(Locale language) {
    return ModerationPlugin.TEXTS.in(language).say("train.help");
  }

  @Override
  public boolean run(Call call) throws Exception {
    var texts = ModerationPlugin.TEXTS.in(call.language());
    Asked asked = Asked.of(call.arguments(), texts);
    List<Example> examples = asked.examples(texts);
    if (asked.withDecisions()) {
      List<Example> decided = decisions.read(call.notes(), LANGUAGES, asked.keepDecisions());
      tell(call, texts.say("train.decisions", decided.size()));
      Collections.nCopies(WEIGHT, decided).forEach(examples::addAll);
    }
    Judge lists = judge.lists();
    var vectors = new float[examples.size()][];
    var listed = new ArrayList<Map<Topic, Double>>();
    try (MessageVectors meaning = MessageVectors.load()) {
      for (int at = 0; at < vectors.length; at++) {
        vectors[at] =
            examples.get(at).style() == Example.Style.ROOM
                ? meaning.of(Plain.of(examples.get(at).text()))
                : Training.NO_VECTOR;
        listed.add(scores(lists.judge(Utterance.of(examples.get(at).text()))));
        if ((at + 1) % TELL_EVERY == 0 || at + 1 == vectors.length) {
          tell(call, texts.say("train.read", at + 1, vectors.length));
        }
      }
    }
    TopicModel model =
        Training.learn(
            examples,
            vectors,
            listed,
            done -> tell(call, texts.say("train.learned", done, Training.steps())));
    Path file = asked.out().orElseGet(() -> folder.path().resolve(Models.FILE));
    TopicModelFile.write(file, model);
    call.out().println(texts.say("train.done", file, examples.size(), Files.size(file)));
    call.out().flush();
    return true;
  }

  private static void tell(Call call, String progress) {
    call.err().println(progress);
    call.err().flush();
  }

  private static Map<Topic, Double> scores(Verdict verdict) {
    var scores = new EnumMap<Topic, Double>(Topic.class);
    for (Topic topic : Topic.values()) {
      scores.put(topic, verdict.on(topic).score());
    }
    return scores;
  }

  /** What was asked for. */
  private record Asked(
      Path corpus,
      List<Path> data,
      Optional<Path> out,
      boolean withDecisions,
      boolean keepDecisions) {
    private static final String WITH = "--with-decisions";
    private static final String KEEP = "--keep-decisions";

    static Asked of(List<String> all, Bundle.InLanguage texts) throws WrongUse {
      List<String> arguments =
          all.stream().filter(one -> !one.equals(WITH) && !one.equals(KEEP)).toList();
      boolean keep = all.contains(KEEP);
      Path corpus = Path.of("config", "corpus");
      var data = new ArrayList<Path>();
      Optional<Path> out = Optional.empty();
      for (int at = 0; at < arguments.size(); at += 2) {
        if (at + 1 == arguments.size()) {
          throw new WrongUse(texts.say("train.wrong-use"));
        }
        Path value = Path.of(arguments.get(at + 1));
        switch (arguments.get(at)) {
          case "--corpus" -> corpus = value;
          case "--data" -> data.add(value);
          case "--out" -> out = Optional.of(value);
          default -> throw new WrongUse(texts.say("train.wrong-use"));
        }
      }
      for (Path file : data) {
        if (!Files.isReadable(file)) {
          throw new WrongUse(texts.say("train.no-file", file));
        }
      }
      if (!Files.isDirectory(corpus)) {
        throw new WrongUse(texts.say("train.no-corpus", corpus));
      }
      return new Asked(corpus, List.copyOf(data), out, keep || all.contains(WITH), keep);
    }

    List<Example> examples(Bundle.InLanguage texts) throws IOException, WrongUse {
      var examples = new ArrayList<Example>(Examples.corpus(corpus, LANGUAGES));
      for (Path file : data) {
        examples.addAll(Examples.found(file, LANGUAGES));
      }
      for (Topic topic : Topic.values()) {
        if (examples.stream()
            .noneMatch(
                each -> each.style() == Example.Style.ROOM && each.topics().contains(topic))) {
          throw new WrongUse(texts.say("train.too-few", topic.key(), corpus));
        }
      }
      return examples;
    }
  }
}
