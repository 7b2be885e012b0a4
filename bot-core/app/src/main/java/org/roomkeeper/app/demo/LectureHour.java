package org.roomkeeper.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.roomkeeper.app.founding.Address;
import org.roomkeeper.app.founding.People;
import org.roomkeeper.app.founding.Visitor;

/**
 * The lecture itself: its host goes on the air with the live stream that the bot had booked,
 * doctors watch, and when it is over a moderator reads how many they were and passes on the
 * recording.
 */
final class LectureHour {
  /** One doctor of so many watches, and one of so many of these writes a comment. */
  private static final int WATCHES = 3;

  private static final int COMMENTS = 7;
  private static final Duration LENGTH = Duration.ofMinutes(55);
  private static final Duration BOT_LOOKS_WITHIN = Duration.ofMinutes(5);
  private static final int ON_THE_AIR = 1;
  private static final String PAGE = "lectures/lecture/icu-7";
  private static final String RECORDING = "https://live.example.org/replay/7";

  /** Words that stand in what moderators are told of an attendance and nowhere else. */
  private static final String COUNTING = "人观看";

  private final People people;
  private final Address address;
  private final Telling telling;
  private final Visitor phone = new Visitor();

  LectureHour(People people, Address address, Telling telling) {
    this.people = people;
    this.address = address;
    this.telling = telling;
  }

  /**
   * Holds the lecture; its time has come.
   *
   * @throws IOException if the bot has booked no stream, or tells no attendance afterwards
   */
  void hold() throws IOException, InterruptedException {
    JsonNode stream = stream();
    String live = stream.path("livingid").asText();
    telling.happened(
        stream.path("anchor").asText()
            + " goes on the air with the live stream that the bot has booked: "
            + stream.path("theme").asText());
    people.act("live/begin", "livingid", live);
    int watching = watch(live);
    telling.happened(watching + " people watch");
    people.letPass(LENGTH);
    people.act("live/end", "livingid", live);
    people.letPass(BOT_LOOKS_WITHIN);
    telling.happened("the bot tells the moderators: " + attendance());
    people.act(
        "member/dm-app",
        "userid",
        address.moderators().getFirst(),
        "text",
        "讲座 回放 icu 7 " + RECORDING);
    people.letPass(BOT_LOOKS_WITHIN);
    var page = phone.read(address.joinLink().resolve("../doctors/" + PAGE), "en");
    telling.happened(
        page.links().contains(URI.create(RECORDING))
            ? "the lecture's page has the recording, and how many watched"
            : "the lecture's page lacks the recording");
  }

  /** The stream that stands at WeCom; a lecture that was moved keeps its own. */
  private JsonNode stream() throws IOException, InterruptedException {
    for (JsonNode live : people.look("world").path("lives")) {
      if (live.path("status").asInt() < ON_THE_AIR) {
        return live;
      }
    }
    throw new IOException("the bot has booked no live stream for the lecture");
  }

  private int watch(String live) throws IOException, InterruptedException {
    List<String> watching = new ArrayList<>(address.experts());
    int doctors = 0;
    for (JsonNode person :
        people.look("people", "kind", "customer", "limit", "3000").path("people")) {
      if (doctors++ % WATCHES == 0) {
        watching.add(person.path("id").asText());
      }
    }
    for (int i = 0; i < watching.size(); i++) {
      people.act(
          "live/watch",
          "livingid",
          live,
          "person",
          watching.get(i),
          "seconds",
          600 + i % 45 * 60,
          "comments",
          i % COMMENTS == 0);
    }
    return watching.size();
  }

  private String attendance() throws IOException, InterruptedException {
    JsonNode items = people.look("phone/" + address.moderators().getFirst()).path("items");
    String told = "";
    for (JsonNode item : items) {
      String text = item.path("content").path("text").path("content").asText();
      told = text.contains(COUNTING) ? text : told;
    }
    return told.lines()
        .findFirst()
        .orElseThrow(() -> new IOException("the bot tells nobody how many watched"));
  }
}
