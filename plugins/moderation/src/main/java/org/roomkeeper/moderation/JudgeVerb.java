package org.roomkeeper.moderation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.Verb;
import org.roomkeeper.moderation.judge.Hit;
import org.roomkeeper.moderation.judge.Judge;
import org.roomkeeper.moderation.judge.Ruling;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.moderation.judge.Utterance;
import org.roomkeeper.moderation.judge.Verdict;

/** {@code ./roomkeeper judge}: says the verdict on a text, or on lines of JSON, and why. */
final class JudgeVerb implements Verb {
  private static final JsonFactory JSON = new JsonFactory();

  private final Judge judge;

  @Inject
  JudgeVerb(Judge judge) {
    this.judge = judge;
  }

  @Override
  public String help(Locale language) {
    return ModerationPlugin.TEXTS.in(language).say("verb.help");
  }

  @Override
  public boolean run(Call call) throws WrongUse, IOException {
    var texts = ModerationPlugin.TEXTS.in(call.language());
    List<String> arguments = call.arguments();
    if (arguments.equals(List.of("--jsonl"))) {
      return lines(call, texts);
    }
    if (arguments.isEmpty() || arguments.stream().anyMatch(word -> word.startsWith("--"))) {
      throw new WrongUse(texts.say("verb.wrong-use"));
    }
    say(String.join(" ", arguments), call, texts);
    return true;
  }

  private void say(String text, Call call, Bundle.InLanguage texts) {
    Verdict verdict = judge.judge(Utterance.of(text));
    if (verdict.flagged().isEmpty()) {
      call.out().println(texts.say("verb.clean"));
    }
    for (Topic topic : Topic.values()) {
      Ruling ruling = verdict.on(topic);
      if (ruling.hits().isEmpty()) {
        continue;
      }
      String outcome = ruling.acts() ? "verb.act" : ruling.flagged() ? "verb.ask" : "verb.below";
      call.out()
          .println(
              texts.say(outcome, texts.say("topic." + topic.key()), twoDigits(ruling.score())));
      for (Hit hit : ruling.hits()) {
        String words = text.substring(hit.span().start(), hit.span().end());
        call.out()
            .println(
                texts.say(
                    "verb.hit",
                    words.replaceAll("\\s+", " "),
                    hit.term(),
                    hit.rule(),
                    String.valueOf(hit.span().start()),
                    String.valueOf(hit.span().end()),
                    twoDigits(hit.weight())));
      }
    }
    call.out().flush();
  }

  private static String twoDigits(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private boolean lines(Call call, Bundle.InLanguage texts) throws IOException {
    boolean whole = true;
    int number = 0;
    for (String line = call.in().readLine(); line != null; line = call.in().readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        Line asked = parse(line, texts);
        call.out().println(answer(asked));
      } catch (Malformed e) {
        whole = false;
        call.err()
            .println(
                texts.say("verb.bad-line", String.valueOf(number), String.valueOf(e.getMessage())));
      }
    }
    call.out().flush();
    call.err().flush();
    return whole;
  }

  private record Line(String id, String text, Optional<String> language) {}

  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String why) {
      super(why);
    }
  }

  private static Line parse(String line, Bundle.InLanguage texts) throws Malformed {
    String id = null;
    String text = null;
    String language = null;
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Malformed(texts.say("verb.not-an-object"));
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
          case "id" -> id = scalar(parser, value);
          case "text" -> text = value == JsonToken.VALUE_STRING ? parser.getText() : null;
          case "lang" -> language = value == JsonToken.VALUE_STRING ? parser.getText() : null;
          default -> parser.skipChildren();
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new Malformed(texts.say("verb.not-an-object"));
      }
    } catch (JsonProcessingException e) {
      throw new Malformed(e.getOriginalMessage());
    } catch (IOException e) {
      throw new Malformed(String.valueOf(e.getMessage()));
    }
    if (id == null) {
      throw new Malformed(texts.say("verb.lacks", "id"));
    }
    if (text == null) {
      throw new Malformed(texts.say("verb.lacks", "text"));
    }
    return new Line(id, text, Optional.ofNullable(language));
  }

  private static @Nullable String scalar(JsonParser parser, JsonToken value) throws IOException {
    if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
      return parser.getText();
    }
    parser.skipChildren();
    return null;
  }

  private String answer(Line asked) throws IOException {
    Verdict verdict = judge.judge(new Utterance(asked.text(), "", "", asked.language()));
    var out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("id", asked.id());
      topics(json, "topics", verdict.flagged());
      topics(json, "act", verdict.acting());
      json.writeObjectFieldStart("scores");
      for (Topic topic : Topic.values()) {
        json.writeFieldName(topic.key());
        json.writeNumber(twoDigits(verdict.on(topic).score()));
      }
      json.writeEndObject();
      json.writeArrayFieldStart("why");
      for (Topic topic : verdict.flagged()) {
        for (Hit hit : verdict.on(topic).hits()) {
          json.writeStartObject();
          json.writeStringField("topic", topic.key());
          json.writeStringField("term", hit.term());
          json.writeStringField("rule", hit.rule());
          json.writeNumberField("start", hit.span().start());
          json.writeNumberField("end", hit.span().end());
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void topics(JsonGenerator json, String name, List<Topic> topics)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Topic topic : topics) {
      json.writeString(topic.key());
    }
    json.writeEndArray();
  }
}
