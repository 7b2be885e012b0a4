package org.roomkeeper.moderation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Verb;
import org.roomkeeper.moderation.judge.Stage;

/** {@code ./roomkeeper rules}: how each rule has done, and which has earned another stage. */
final class RulesVerb implements Verb {
  private static final JsonFactory JSON = new JsonFactory();

  private final Rules rules;
  private final RuleBook book;

  @Inject
  RulesVerb(Rules rules, RuleBook book) {
    this.rules = rules;
    this.book = book;
  }

  @Override
  public String help(Locale language) {
    return ModerationPlugin.TEXTS
        .in(language)
        .say("rules.help", Promotion.HITS, percent(Promotion.TO_ASK), percent(Promotion.TO_ACT));
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  @Override
  public boolean run(Call call) throws Exception {
    var texts = ModerationPlugin.TEXTS.in(call.language());
    var arguments = new ArrayList<>(call.arguments());
    boolean json = arguments.remove("--json");
    if (arguments.size() > 1 || arguments.stream().anyMatch(word -> word.startsWith("-"))) {
      throw new WrongUse(texts.say("rules.wrong-use"));
    }
    List<CommunityId> communities = call.notes().communities();
    if (communities.isEmpty()) {
      call.err().println(texts.say("rules.no-notes"));
    }
    boolean found = arguments.isEmpty();
    for (CommunityId community : communities) {
      if (communities.size() > 1 && !json) {
        call.out().println(community.value());
      }
      if (arguments.isEmpty()) {
        List<Rules.Standing> all = call.notes().in(community, rules::all);
        tell(all, community, json, call, texts);
      } else {
        found |= hits(arguments.getFirst(), community, json, call, texts);
      }
    }
    call.out().flush();
    if (!found) {
      call.err().println(texts.say("rules.no-hits", arguments.getFirst()));
    }
    return found;
  }

  private static void tell(
      List<Rules.Standing> all,
      CommunityId community,
      boolean json,
      Call call,
      Bundle.InLanguage texts)
      throws IOException {
    if (json) {
      for (Rules.Standing one : all) {
        call.out().println(line(one, community));
      }
      return;
    }
    if (all.isEmpty()) {
      call.out().println(texts.say("rules.none"));
      return;
    }
    var telling = new RulesTelling(texts);
    List<List<String>> rows =
        Stream.concat(Stream.of(telling.heads()), all.stream().map(telling::row)).toList();
    int widest = rows.stream().mapToInt(row -> row.getFirst().length()).max().orElse(0);
    for (List<String> row : rows) {
      var line = new StringBuilder(row.getFirst());
      line.append(" ".repeat(widest - row.getFirst().length()));
      row.stream().skip(1).forEach(cell -> line.append('\t').append(cell));
      call.out().println(line);
    }
    for (Rules.Standing one : all) {
      telling.earned(one).ifPresent(earned -> call.out().println("→ " + earned));
    }
  }

  private boolean hits(
      String rule, CommunityId community, boolean json, Call call, Bundle.InLanguage texts)
      throws Exception {
    List<RuleBook.Ruled> hits =
        call.notes().in(community, book::all).stream()
            .filter(
                one ->
                    one.rules().stream()
                        .anyMatch(name -> name.equals(rule) || name.endsWith(" " + rule)))
            .toList();
    for (RuleBook.Ruled one : hits) {
      if (json) {
        call.out().println(line(one, community));
        continue;
      }
      String decided =
          one.allowed()
              .map(allowed -> texts.say(allowed ? "rules.is-wrong" : "rules.is-right"))
              .orElseGet(() -> texts.say(one.inShadow() ? "rules.nobody-asked" : "rules.open"));
      call.out()
          .println(
              texts.say("rules.hit", Long.toString(one.event()), one.at(), one.room(), decided));
      call.out().println("    " + one.words().replaceAll("\\s+", " "));
    }
    return !hits.isEmpty();
  }

  private static String line(Rules.Standing one, CommunityId community) throws IOException {
    var out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("community", community.value());
      json.writeStringField("rule", one.name());
      json.writeStringField("stage", one.stage().map(Stage::key).orElse("gone"));
      json.writeNumberField("hits", one.tally().map(Tally::hits).orElse(0));
      json.writeNumberField("confirmed", one.tally().map(Tally::confirmed).orElse(0));
      json.writeNumberField("overturned", one.tally().map(Tally::overturned).orElse(0));
      json.writeFieldName("precision");
      json.writeNumber(
          String.format(Locale.ROOT, "%.3f", one.tally().map(Tally::precision).orElse(0.0)));
      json.writeStringField("earned", one.earned().map(Stage::key).orElse(""));
      json.writeEndObject();
    }
    return out.toString();
  }

  private static String line(RuleBook.Ruled one, CommunityId community) throws IOException {
    var out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("community", community.value());
      json.writeNumberField("event", one.event());
      json.writeStringField("at", one.at().toString());
      json.writeStringField("room", one.room());
      json.writeArrayFieldStart("rules");
      for (String rule : one.rules()) {
        json.writeString(rule);
      }
      json.writeEndArray();
      json.writeBooleanField("in-shadow", one.inShadow());
      json.writeStringField(
          "decided", one.allowed().map(allowed -> allowed ? "wrong" : "right").orElse(""));
      json.writeStringField("text", one.words());
      json.writeEndObject();
    }
    return out.toString();
  }
}
