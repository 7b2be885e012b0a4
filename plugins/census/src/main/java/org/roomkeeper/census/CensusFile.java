package org.roomkeeper.census;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import org.roomkeeper.census.SmallGroups.Group;
import org.roomkeeper.census.SmallGroups.Shown;

/** The figures for other programs: as a table, and as JSON. Nothing that the page hides. */
final class CensusFile {
  /** So that spreadsheets read Chinese as it was written. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final JsonFactory JSON = new JsonFactory();

  private final Figures figures;

  CensusFile(Figures figures) {
    this.figures = figures;
  }

  /**
   * Lines of figure, group and number, the first the heads; groups are called as the reader does.
   */
  String csv(CensusTexts texts) {
    var csv = new StringBuilder(BYTE_ORDER_MARK);
    line(csv, "figure", "group", "people");
    line(csv, "people", "", Long.toString(figures.people()));
    for (Dimension dimension : Dimension.values()) {
      if (figures.isKnown(dimension)) {
        lines(csv, dimension.key(), figures.groups(dimension, texts), texts);
      }
    }
    lines(csv, "room", figures.rooms(texts), texts);
    for (Figures.ShownDay day : figures.lastDays()) {
      String date = day.date().toString();
      line(csv, "people-by-day", date, Long.toString(day.people()));
      line(csv, "joined", date, Long.toString(day.happened().joined()));
      line(csv, "returned", date, Long.toString(day.happened().returned()));
      line(csv, "left", date, Long.toString(day.happened().left()));
    }
    return csv.toString();
  }

  private static void lines(StringBuilder csv, String figure, Shown shown, CensusTexts texts) {
    for (Group group : Charts.withOthers(shown, texts)) {
      line(csv, figure, group.label(), Long.toString(group.people()));
    }
  }

  private static void line(StringBuilder csv, String... cells) {
    for (int place = 0; place < cells.length; place++) {
      csv.append(place == 0 ? "" : ",").append(cell(cells[place]));
    }
    csv.append("\r\n");
  }

  /** What people wrote must not become a formula in somebody's spreadsheet. */
  private static String cell(String text) {
    String harmless = text.matches("(?s)[=+\\-@\\t].*") ? "'" + text : text;
    return harmless.matches("(?s).*[\",\\r\\n].*")
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }

  /** One line of JSON. */
  String json(String community, CensusTexts texts) throws IOException {
    var out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("community", community);
      json.writeStringField("asOf", figures.asOf().map(Object::toString).orElse(""));
      json.writeNumberField("people", figures.people());
      json.writeNumberField("rooms", figures.rooms());
      for (Dimension dimension : Dimension.values()) {
        groups(json, dimension.key(), figures.groups(dimension, texts));
      }
      groups(json, "room", figures.rooms(texts));
      json.writeArrayFieldStart("days");
      for (Figures.ShownDay day : figures.lastDays()) {
        json.writeStartObject();
        json.writeStringField("day", day.date().toString());
        json.writeNumberField("people", day.people());
        json.writeNumberField("joined", day.happened().joined());
        json.writeNumberField("returned", day.happened().returned());
        json.writeNumberField("left", day.happened().left());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void groups(JsonGenerator json, String name, Shown shown) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeArrayFieldStart("groups");
    for (Group group : shown.groups()) {
      json.writeStartObject();
      json.writeStringField("group", group.label());
      json.writeNumberField("people", group.people());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("others", shown.others());
    json.writeEndObject();
  }
}
