package org.roomkeeper.overflow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.roomkeeper.overflow.GrowthPlan.Outcome;
import org.roomkeeper.overflow.GrowthPlan.PlannedRoom;
import org.roomkeeper.overflow.GrowthPlan.Sample;

/** A plan for programs: as one line of JSON, and minute by minute as CSV. */
final class PlanFiles {
  private static final JsonFactory JSON = new JsonFactory();

  private PlanFiles() {}

  static String json(Outcome outcome) throws IOException {
    var out = new StringWriter();
    var totals = outcome.totals();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("arrivals", totals.arrived());
      json.writeNumberField("placed", totals.placed());
      json.writeNumberField("waited", totals.waited());
      json.writeNumberField("longestWaitMinutes", totals.longestWait().toMinutes());
      json.writeNumberField("mostWaiting", totals.mostWaiting());
      json.writeNumberField("waiting", totals.leftWaiting());
      json.writeNumberField("corporate", totals.corporate());
      json.writeNumberField("openingMinutes", outcome.opening().toMinutes());
      json.writeNumberField("minutes", minutes(outcome, outcome.end()));
      json.writeArrayFieldStart("rooms");
      for (PlannedRoom room : outcome.rooms()) {
        json.writeStartObject();
        json.writeStringField("name", room.name());
        json.writeNumberField("capacity", room.capacity());
        json.writeNumberField("people", room.headcount());
        moment(json, "askedMinute", room.asked(), outcome);
        moment(json, "openMinute", room.opened(), outcome);
        moment(json, "fullMinute", room.full(), outcome);
        json.writeBooleanField("byWeCom", room.byWeCom());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }

  static String csv(Outcome outcome) {
    var out = new StringBuilder("minute,rooms,people,seats,waiting,asked\n");
    for (Sample sample : outcome.samples()) {
      int people = sample.headcounts().stream().mapToInt(Integer::intValue).sum();
      int capacity =
          outcome.rooms().stream()
              .limit(sample.headcounts().size())
              .mapToInt(PlannedRoom::capacity)
              .sum();
      out.append(minutes(outcome, sample.at()))
          .append(',')
          .append(sample.headcounts().size())
          .append(',')
          .append(people)
          .append(',')
          .append(capacity)
          .append(',')
          .append(sample.waiting())
          .append(',')
          .append(sample.asked() ? 1 : 0)
          .append('\n');
    }
    return out.toString();
  }

  private static void moment(JsonGenerator json, String name, Optional<Instant> at, Outcome outcome)
      throws IOException {
    if (at.isPresent()) {
      json.writeNumberField(name, minutes(outcome, at.get()));
    } else {
      json.writeNullField(name);
    }
  }

  private static long minutes(Outcome outcome, Instant at) {
    return Duration.between(outcome.start(), at).toMinutes();
  }
}
