package org.roomkeeper.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.app.bot.SettingsTrial;
import org.roomkeeper.runtime.rehearsal.Answered;
import org.roomkeeper.runtime.rehearsal.Difference;

/** Puts what would be decided otherwise into words, or into a line of JSON. */
final class RehearsalTelling {
  private static final int LONGEST = 80;

  private final ObjectMapper json = new ObjectMapper();
  private final DateTimeFormatter time =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());
  private final Words words;
  private final SettingsTrial trial;
  private final RehearsalTable table;

  RehearsalTelling(Words words, SettingsTrial trial, RehearsalTable table) {
    this.words = words;
    this.trial = trial;
    this.table = table;
  }

  String at(Instant moment) {
    return time.format(moment);
  }

  /** Some lines for a person. */
  String lines(Difference one) {
    BotEvent event = one.event();
    var lines = new ArrayList<String>();
    lines.add(
        words.say("rehearse.event", event.id().toString())
            + "  "
            + at(event.at())
            + "  "
            + table.room(one)
            + " · "
            + table.language(one)
            + (event instanceof MessagePosted ? "" : " · " + event.getClass().getSimpleName()));
    if (event instanceof MessagePosted said && !said.text().isBlank()) {
      lines.add("    “" + cut(said.text()) + "”");
    }
    var keys = new TreeSet<>(one.before().verdicts().keySet());
    keys.addAll(one.after().verdicts().keySet());
    for (String key : keys) {
      String was = verdict(one.before(), key);
      String is = verdict(one.after(), key);
      if (one.before().weight(key) != one.after().weight(key)) {
        lines.add(
            "    " + trial.name(key, words.language().toLanguageTag()) + ": " + was + " → " + is);
      }
    }
    String asked = asked(one.before());
    String asks = asked(one.after());
    if (!asked.equals(asks)) {
      lines.add("    " + words.say("rehearse.steps") + ": " + asked + " → " + asks);
    }
    return String.join(System.lineSeparator(), lines);
  }

  private String verdict(Answered answered, String key) {
    String detail = answered.verdicts().getOrDefault(key, "");
    int space = detail.indexOf(' ');
    String weight = words.say("rehearse." + answered.weight(key).word() + "-weight");
    return space < 0 ? weight : weight + " (" + detail.substring(space + 1) + ")";
  }

  private String asked(Answered answered) {
    return answered
        .failed()
        .map(why -> words.say("rehearse.failed", why))
        .orElseGet(
            () ->
                answered.steps().isEmpty()
                    ? words.say("rehearse.no-step")
                    : String.join(", ", answered.steps()));
  }

  private static String cut(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    int length = line.codePointCount(0, line.length());
    return length <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }

  /** A line of JSON. */
  String json(Difference one) throws JsonProcessingException {
    BotEvent event = one.event();
    ObjectNode line =
        json.createObjectNode()
            .put("event", event.id().value())
            .put("kind", event.getClass().getSimpleName())
            .put("at", event.at().toString())
            .put("community", event.envelope().community().value());
    event
        .envelope()
        .room()
        .ifPresent(
            room -> line.putObject("room").put("id", room.id().value()).put("name", room.name()));
    line.put("language", table.language(one));
    if (event instanceof MessagePosted said) {
      line.put("message", said.message().value()).put("text", said.text());
    }
    one.turns().forEach(turn -> line.withArray("changes").add(turn.word()));
    side(line.putObject("before"), one.before());
    side(line.putObject("after"), one.after());
    return json.writeValueAsString(line);
  }

  private static void side(ObjectNode json, Answered answered) {
    var verdicts = json.putObject("verdicts");
    new TreeSet<>(answered.verdicts().keySet())
        .forEach(key -> verdicts.put(key, answered.verdicts().get(key)));
    List<String> steps = answered.steps();
    var array = json.putArray("steps");
    steps.forEach(array::add);
    answered.failed().ifPresent(why -> json.put("failed", why));
  }
}
