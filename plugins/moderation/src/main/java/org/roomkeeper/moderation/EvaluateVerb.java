package org.roomkeeper.moderation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.Verb;
import org.roomkeeper.moderation.judge.Judge;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.moderation.judge.Utterance;
import org.roomkeeper.moderation.judge.Verdict;
import org.roomkeeper.moderation.model.LabelledLine;

/** {@code ./roomkeeper evaluate}: how well the judge does on messages with known verdicts. */
final class EvaluateVerb implements Verb {
  private static final int TELL_EVERY = 500;
  private static final JsonFactory JSON = new JsonFactory();

  private final Judge judge;

  @Inject
  EvaluateVerb(Judge judge) {
    this.judge = judge;
  }

  @Override
  public String help(Locale language) {
    return ModerationPlugin.TEXTS.in(language).say("evaluate.help");
  }

  @Override
  public boolean run(Call call) throws WrongUse, IOException {
    var texts = ModerationPlugin.TEXTS.in(call.language());
    Asked asked = Asked.of(call.arguments(), texts);
    var files = new ArrayList<List<Gold>>();
    try {
      for (Path file : asked.files()) {
        files.add(Gold.read(file));
      }
    } catch (LabelledLine.Malformed e) {
      call.err().println(e.getMessage());
      call.err().flush();
      return false;
    }
    Report report = measure(files, asked.by(), call, texts);
    call.out().println(asked.json() ? json(report) : table(report, texts));
    call.out().flush();
    return true;
  }

  private record Report(Figures all, SortedMap<String, Figures> groups, int right, int pairs) {}

  private Report measure(
      List<List<Gold>> files, Optional<String> by, Call call, Bundle.InLanguage texts) {
    int total = files.stream().mapToInt(List::size).sum();
    int done = 0;
    var all = new Figures();
    var groups = new TreeMap<String, Figures>();
    int right = 0;
    int pairs = 0;
    for (List<Gold> file : files) {
      var saidOf = new HashMap<String, Set<Topic>>();
      for (Gold gold : file) {
        Verdict verdict = judge.judge(new Utterance(gold.text(), "", "", gold.language()));
        Set<Topic> said = EnumSet.noneOf(Topic.class);
        said.addAll(verdict.flagged());
        boolean acts = !verdict.acting().isEmpty();
        saidOf.put(gold.id(), said);
        all.add(gold, said, acts);
        by.ifPresent(
            field ->
                groups
                    .computeIfAbsent(
                        gold.groups().getOrDefault(field, Gold.NONE), key -> new Figures())
                    .add(gold, said, acts));
        done++;
        if (done % TELL_EVERY == 0) {
          call.err().println(texts.say("evaluate.judged", done, total));
          call.err().flush();
        }
      }
      for (boolean both : pairs(file, saidOf)) {
        pairs++;
        right += both ? 1 : 0;
      }
    }
    return new Report(all, groups, right, pairs);
  }

  /** For each pair, whether both of its sides were judged right in everything. */
  private static List<Boolean> pairs(List<Gold> file, Map<String, Set<Topic>> saidOf) {
    var byId = new HashMap<String, Gold>();
    file.forEach(gold -> byId.put(gold.id(), gold));
    var pairs = new ArrayList<Boolean>();
    for (Gold gold : file) {
      Optional<Gold> other = gold.pair().flatMap(id -> Optional.ofNullable(byId.get(id)));
      if (other.isPresent() && gold.id().compareTo(other.get().id()) < 0) {
        pairs.add(
            gold.topics().equals(saidOf.get(gold.id()))
                && other.get().topics().equals(saidOf.get(other.get().id())));
      }
    }
    return pairs;
  }

  private static String table(Report report, Bundle.InLanguage texts) {
    var lines = new ArrayList<String>();
    lines.add(line("all", report.all(), texts));
    if (report.pairs() > 0) {
      lines.add(
          texts.say(
              "evaluate.pairs",
              String.valueOf(report.right()),
              String.valueOf(report.pairs()),
              digits((double) report.right() / report.pairs(), 3)));
    }
    report.groups().forEach((name, figures) -> lines.add(line("  " + name, figures, texts)));
    return String.join(System.lineSeparator(), lines);
  }

  private static String line(String name, Figures figures, Bundle.InLanguage texts) {
    var line =
        new StringBuilder(
            texts.say(
                "evaluate.line",
                String.format(Locale.ROOT, "%-28s", name),
                String.valueOf(figures.messages()),
                figures.macroF1().isPresent() ? digits(figures.macroF1().getAsDouble(), 3) : "–",
                digits(figures.flagged(), 4),
                digits(figures.acted(), 4),
                String.valueOf(figures.allowed())));
    for (Topic topic : Topic.values()) {
      Figures.Counts counts = figures.on(topic);
      line.append(" | ")
          .append(
              texts.say(
                  "evaluate.topic",
                  texts.say("topic." + topic.key()),
                  digits(counts.precision(), 3),
                  digits(counts.recall(), 3),
                  digits(counts.f1(), 3),
                  String.valueOf(counts.breaking())));
    }
    return line.toString();
  }

  private static String digits(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static String json(Report report) throws IOException {
    var out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeObjectFieldStart("all");
      write(json, report.all());
      json.writeEndObject();
      json.writeObjectFieldStart("pairs");
      json.writeNumberField("right", report.right());
      json.writeNumberField("total", report.pairs());
      json.writeEndObject();
      json.writeObjectFieldStart("groups");
      for (var group : report.groups().entrySet()) {
        json.writeObjectFieldStart(group.getKey());
        write(json, group.getValue());
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void write(JsonGenerator json, Figures figures) throws IOException {
    json.writeNumberField("n", figures.messages());
    json.writeFieldName("macro_f1");
    if (figures.macroF1().isPresent()) {
      json.writeNumber(figures.macroF1().getAsDouble());
    } else {
      json.writeNull();
    }
    json.writeNumberField("allowed", figures.allowed());
    json.writeNumberField("flagged", figures.flagged());
    json.writeNumberField("acted", figures.acted());
    json.writeObjectFieldStart("topics");
    for (Topic topic : Topic.values()) {
      Figures.Counts counts = figures.on(topic);
      json.writeObjectFieldStart(topic.key());
      json.writeNumberField("precision", counts.precision());
      json.writeNumberField("recall", counts.recall());
      json.writeNumberField("f1", counts.f1());
      json.writeNumberField("n", counts.breaking());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** What was asked for. */
  private record Asked(List<Path> files, Optional<String> by, boolean json) {
    static Asked of(List<String> arguments, Bundle.InLanguage texts) throws WrongUse {
      var files = new ArrayList<Path>();
      Optional<String> by = Optional.empty();
      boolean json = false;
      for (int at = 0; at < arguments.size(); at++) {
        String word = arguments.get(at);
        if (word.equals("--json")) {
          json = true;
        } else if (word.equals("--by") && at + 1 < arguments.size()) {
          at++;
          by = Optional.of(arguments.get(at)).filter(Gold.FIELDS::contains);
          if (by.isEmpty()) {
            throw new WrongUse(texts.say("evaluate.by", arguments.get(at)));
          }
        } else if (word.startsWith("--")) {
          throw new WrongUse(texts.say("evaluate.wrong-use"));
        } else {
          files.add(Path.of(word));
        }
      }
      if (files.isEmpty()) {
        throw new WrongUse(texts.say("evaluate.wrong-use"));
      }
      for (Path file : files) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
          throw new WrongUse(texts.say("train.no-file", file));
        }
      }
      return new Asked(List.copyOf(files), by, json);
    }
  }
}
