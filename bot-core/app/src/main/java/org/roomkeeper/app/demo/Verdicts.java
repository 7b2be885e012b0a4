package org.roomkeeper.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.app.bot.RunningBot;
import org.roomkeeper.runtime.ledger.Why;

/**
 * What the bot decided for each message, as its ledger remembers: {@code id}, the {@code topics}
 * for which it was flagged, and those on which the bot would {@code act} without asking.
 */
final class Verdicts {
  private static final String VERDICT = "verdict.";
  private static final String ACTING = "act ";

  private final ObjectMapper json = new ObjectMapper();
  private final Why why;

  Verdicts(RunningBot bot) {
    why = bot.part(Why.class);
  }

  /** A line of JSON for each message, in the order in which they were said. */
  String of(List<Spoken> spoken) throws JsonProcessingException {
    var lines = new StringBuilder();
    for (Spoken said : spoken) {
      ObjectNode line = json.createObjectNode().put("id", said.message().id());
      var topics = line.putArray("topics");
      var act = line.putArray("act");
      // What is found again, when the first half of an answer was late, stands for what was found.
      var found = new LinkedHashMap<String, Boolean>();
      for (Why.Found one : why.findings(new MessageId(said.id()))) {
        if (one.key().startsWith(VERDICT)) {
          found.put(one.key().substring(VERDICT.length()), one.detail().startsWith(ACTING));
        }
      }
      found.forEach(
          (topic, acts) -> {
            topics.add(topic);
            if (acts) {
              act.add(topic);
            }
          });
      lines.append(json.writeValueAsString(line)).append('\n');
    }
    return lines.toString();
  }
}
