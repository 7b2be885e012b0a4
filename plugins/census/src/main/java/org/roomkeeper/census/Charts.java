package org.roomkeeper.census;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.roomkeeper.api.View;
import org.roomkeeper.census.Figures.ShownDay;
import org.roomkeeper.census.SmallGroups.Group;
import org.roomkeeper.census.SmallGroups.Shown;

/** Draws the figures: a chart with its table for each. */
final class Charts {
  private static final int MOST_NAMED = 3;

  private final Figures figures;

  @Inject
  Charts(Figures figures) {
    this.figures = figures;
  }

  /**
   * All charts.
   *
   * @param step in which steps groups are told; 1 tells them exactly
   */
  List<View.Chart> all(CensusTexts texts, int step) {
    var charts = new ArrayList<View.Chart>(overTime(texts));
    for (Dimension dimension : Dimension.values()) {
      if (figures.isKnown(dimension)) {
        String title = texts.say("by." + dimension.key());
        Shown shown = figures.groups(dimension, texts).coarse(step);
        charts.addAll(bars(title, texts.say("group." + dimension.key()), shown, texts));
      }
    }
    String room = texts.say("group.room");
    charts.addAll(bars(texts.say("by.room"), room, figures.rooms(texts).coarse(step), texts));
    return charts;
  }

  private List<View.Chart> overTime(CensusTexts texts) {
    List<ShownDay> days = figures.lastDays();
    if (days.isEmpty()) {
      return List.of();
    }
    ShownDay first = days.getFirst();
    ShownDay last = days.getLast();
    long joined = days.stream().mapToLong(day -> day.happened().joined()).sum();
    String from = texts.fullDay(first.date());
    String to = texts.fullDay(last.date());
    return List.of(
        new View.Chart(
            View.Shape.LINE,
            texts.say("people-by-day"),
            texts.say(
                "people-by-day.summary",
                texts.number(first.people()),
                from,
                texts.number(last.people()),
                to),
            points(days, ShownDay::people, texts),
            table(
                days,
                List.of(texts.say("day"), texts.say("people"), texts.say("left")),
                day -> Stream.of(day.people(), day.happened().left()).map(texts::number).toList(),
                texts)),
        new View.Chart(
            View.Shape.COLUMNS,
            texts.say("joined-by-day"),
            texts.say("joined-by-day.summary", texts.number(joined), from, to),
            points(days, day -> day.happened().joined(), texts),
            table(
                days,
                List.of(texts.say("day"), texts.say("joined"), texts.say("returned")),
                day ->
                    Stream.of(day.happened().joined(), day.happened().returned())
                        .map(texts::number)
                        .toList(),
                texts)));
  }

  private static List<View.Point> points(
      List<ShownDay> days, Function<ShownDay, Long> number, CensusTexts texts) {
    return days.stream()
        .map(
            day -> {
              long value = Math.max(0, number.apply(day));
              return new View.Point(texts.day(day.date()), (double) value, texts.number(value));
            })
        .toList();
  }

  /** A line for each day, the newest first. */
  private static View.Table table(
      List<ShownDay> days,
      List<String> heads,
      Function<ShownDay, List<String>> numbers,
      CensusTexts texts) {
    return new View.Table(
        heads,
        days.reversed().stream()
            .map(
                day ->
                    Stream.concat(Stream.of(texts.fullDay(day.date())), numbers.apply(day).stream())
                        .toList())
            .toList());
  }

  private List<View.Chart> bars(String title, String head, Shown shown, CensusTexts texts) {
    if (shown.groups().isEmpty()) {
      return List.of();
    }
    List<Group> lines = withOthers(shown, texts);
    long people = figures.people();
    return List.of(
        new View.Chart(
            View.Shape.BARS,
            title,
            summary(shown, texts),
            lines.stream()
                .map(
                    line ->
                        new View.Point(
                            line.label(), (double) line.people(), texts.number(line.people())))
                .toList(),
            new View.Table(
                List.of(head, texts.say("people"), texts.say("share")),
                lines.stream()
                    .map(
                        line ->
                            List.of(
                                line.label(),
                                texts.number(line.people()),
                                texts.share(line.people(), people)))
                    .toList())));
  }

  /** The groups, and what is gathered of the small ones as the last. */
  static List<Group> withOthers(Shown shown, CensusTexts texts) {
    if (shown.others() == 0) {
      return shown.groups();
    }
    Group others = new Group(texts.say("others"), shown.others());
    return Stream.concat(shown.groups().stream(), Stream.of(others)).toList();
  }

  /** The largest groups in a line. */
  static String summary(Shown shown, CensusTexts texts) {
    return summary(shown, MOST_NAMED, texts);
  }

  /** The largest groups in a line, at most so many. */
  static String summary(Shown shown, int most, CensusTexts texts) {
    List<String> named =
        shown.groups().stream()
            .limit(most)
            .map(group -> texts.say("named", group.label(), texts.number(group.people())))
            .toList();
    int more = shown.groups().size() - named.size();
    String list = texts.list(named);
    return more > 0 || shown.others() > 0 ? texts.say("and-more", list) : list;
  }
}
