package org.roomkeeper.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.roomkeeper.app.bot.MessageLanguage;
import org.roomkeeper.runtime.rehearsal.Difference;
import org.roomkeeper.runtime.rehearsal.Difference.Turn;

/** What a rehearsal came to: how many of each kind, by room and language. Used by one thread. */
public final class RehearsalTable {
  private final Words words;
  private final MessageLanguage languages;
  private final Map<Row, Map<Turn, Integer>> rows = new TreeMap<>();
  private int all;

  private record Row(String room, String language) implements Comparable<Row> {
    @Override
    public int compareTo(Row other) {
      int byRoom = room.compareTo(other.room);
      return byRoom == 0 ? language.compareTo(other.language) : byRoom;
    }
  }

  RehearsalTable(Words words, MessageLanguage languages) {
    this.words = words;
    this.languages = languages;
  }

  /** An empty table in English. */
  public static RehearsalTable inEnglish(MessageLanguage languages) {
    return new RehearsalTable(new Words(Locale.ENGLISH), languages);
  }

  /** One more difference. */
  public void add(Difference one) {
    all++;
    var row = new Row(room(one), languages.of(one.event()));
    Map<Turn, Integer> counts = rows.computeIfAbsent(row, key -> new EnumMap<>(Turn.class));
    one.turns().forEach(turn -> counts.merge(turn, 1, Integer::sum));
  }

  /** How many differences. */
  public int all() {
    return all;
  }

  String room(Difference one) {
    return one.event()
        .envelope()
        .room()
        .map(room -> room.name().isBlank() ? room.id().value() : room.name())
        .orElseGet(() -> words.say("rehearse.no-room"));
  }

  String language(Difference one) {
    return languages.of(one.event());
  }

  /** The lines of the table; none if there was no difference. */
  public List<String> lines() {
    if (rows.isEmpty()) {
      return List.of();
    }
    var cells = new ArrayList<List<String>>();
    var head = new ArrayList<>(List.of(words.say("rehearse.room"), words.say("rehearse.language")));
    for (Turn turn : Turn.values()) {
      head.add(words.say("rehearse." + turn.word()));
    }
    cells.add(head);
    rows.forEach((row, counts) -> cells.add(line(row.room(), row.language(), counts)));
    if (rows.size() > 1) {
      cells.add(line(words.say("rehearse.sum"), "", sums()));
    }
    return aligned(cells);
  }

  /** The sums, for a line of JSON. */
  void write(ObjectNode json) {
    json.put("differences", all);
    Map<Turn, Integer> sums = sums();
    for (Turn turn : Turn.values()) {
      json.put(turn.word(), sums.getOrDefault(turn, 0));
    }
  }

  private Map<Turn, Integer> sums() {
    var sums = new EnumMap<Turn, Integer>(Turn.class);
    rows.values()
        .forEach(counts -> counts.forEach((turn, count) -> sums.merge(turn, count, Integer::sum)));
    return sums;
  }

  private static List<String> line(String room, String language, Map<Turn, Integer> counts) {
    var line = new ArrayList<>(List.of(room, language));
    for (Turn turn : Turn.values()) {
      line.add(Integer.toString(counts.getOrDefault(turn, 0)));
    }
    return line;
  }

  private static List<String> aligned(List<List<String>> cells) {
    var lines = new ArrayList<String>();
    for (List<String> row : cells) {
      var line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int widest = 0;
        for (List<String> other : cells) {
          widest = Math.max(widest, width(other.get(column)));
        }
        String gap = " ".repeat(widest - width(row.get(column)));
        boolean words = column < 2;
        line.append(column == 0 ? "" : "  ")
            .append(words ? row.get(column) + gap : gap + row.get(column));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** How many places a terminal gives a text: two for what is as wide as it is high. */
  private static int width(String text) {
    return text.codePoints()
        .map(
            c ->
                switch (Character.UnicodeScript.of(c)) {
                  case HAN, HIRAGANA, KATAKANA, HANGUL -> 2;
                  default -> (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF60) ? 2 : 1;
                })
        .sum();
  }
}
