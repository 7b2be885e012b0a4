package org.roomkeeper.census;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Translated;
import org.roomkeeper.census.SmallGroups.Group;
import org.roomkeeper.census.SmallGroups.Shown;

/** What may be shown of the community in hand, in a reader's language. It changes nothing. */
final class Figures {
  private static final int AT_LEAST_DAYS = 7;

  private final Config<CensusConfig> config;
  private final Rooms rooms;
  private final Tallies tallies;
  private final Days days;
  private final Stocktaking stocktaking;

  @Inject
  Figures(
      Config<CensusConfig> config,
      Rooms rooms,
      Tallies tallies,
      Days days,
      Stocktaking stocktaking) {
    this.config = config;
    this.rooms = rooms;
    this.tallies = tallies;
    this.days = days;
    this.stocktaking = stocktaking;
  }

  /**
   * A day as it is shown.
   *
   * @param date which
   * @param happened what happened on it
   * @param people how many there were at its end
   */
  record ShownDay(LocalDate date, Days.Day happened, long people) {}

  /** The community's name. */
  String community(String language) {
    return rooms.community().name(language);
  }

  /** How many people there are. */
  long people() {
    return tallies.people();
  }

  /** In how many rooms they are. */
  int rooms() {
    return tallies.rooms().size();
  }

  /** The day that the figures are of; empty before the first. */
  Optional<LocalDate> asOf() {
    return stocktaking.taken();
  }

  /** Whether anything is known by which people could be told apart so. */
  boolean isKnown(Dimension dimension) {
    return tallies.groups(dimension).keySet().stream()
        .anyMatch(group -> !group.equals(Dimension.UNKNOWN));
  }

  /** The groups of one kind. */
  Shown groups(Dimension dimension, CensusTexts texts) {
    var counted = new Counted();
    CensusTexts own = ownTexts();
    Map<String, String> names = names(dimension, texts.locale());
    Map<String, String> ownNames = names(dimension, own.locale());
    long gathered = 0;
    for (var entry : tallies.groups(dimension).entrySet()) {
      if (entry.getKey().equals(Tallies.TOO_MANY)) {
        gathered += entry.getValue().people();
      } else {
        counted.add(
            ownNames.getOrDefault(
                entry.getKey(), label(dimension, entry.getKey(), entry.getValue(), own)),
            names.getOrDefault(
                entry.getKey(), label(dimension, entry.getKey(), entry.getValue(), texts)),
            entry.getValue().people());
      }
    }
    return counted.shown(gathered, config.get().smallestGroup());
  }

  /** The rooms. */
  Shown rooms(CensusTexts texts) {
    var counted = new Counted();
    CensusTexts own = ownTexts();
    tallies
        .rooms()
        .forEach(
            (room, inside) -> {
              Optional<String> name =
                  rooms
                      .find(new RoomId(room))
                      .map(RoomView::name)
                      .filter(known -> !known.isBlank());
              counted.add(
                  name.orElseGet(() -> own.say("unnamed")),
                  name.orElseGet(() -> texts.say("unnamed")),
                  inside);
            });
    return counted.shown(0, config.get().smallestGroup());
  }

  /** In the language that leads in the community, whoever looks. */
  private CensusTexts ownTexts() {
    return CensusTexts.in(rooms.community().languages().getFirst());
  }

  /**
   * Groups by what they are called in the community's own language. What is hidden must not depend
   * on who looks: of groups of one size one would be hidden in Chinese and another in English, and
   * whoever compares both could reckon the smallest.
   */
  private static final class Counted {
    private final Map<String, Long> people = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();

    void add(String own, String label, long more) {
      people.merge(own, more, Long::sum);
      labels.putIfAbsent(own, label);
    }

    Shown shown(long gathered, int smallest) {
      List<Group> groups =
          people.entrySet().stream()
              .map(entry -> new Group(entry.getKey(), entry.getValue()))
              .toList();
      return SmallGroups.of(groups, gathered, smallest).called(labels);
    }
  }

  /** The last days, oldest first, at least a week; empty before anything happened. */
  List<ShownDay> lastDays() {
    NavigableMap<LocalDate, Days.Day> all = new TreeMap<>(days.all());
    if (all.isEmpty()) {
      return List.of();
    }
    LocalDate last =
        asOf().filter(day -> day.isAfter(all.lastKey())).orElseGet(() -> all.lastKey());
    LocalDate earliest = last.minusDays(config.get().days() - 1);
    LocalDate aWeek = last.minusDays(AT_LEAST_DAYS - 1);
    LocalDate first = all.firstKey().isBefore(aWeek) ? all.firstKey() : aWeek;
    first = first.isBefore(earliest) ? earliest : first;
    long people = all.headMap(first).values().stream().mapToLong(Days.Day::change).sum();
    var shown = new ArrayList<ShownDay>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      Days.Day happened = all.getOrDefault(day, Days.Day.QUIET);
      people += happened.change();
      shown.add(new ShownDay(day, happened, Math.max(0, people)));
    }
    return List.copyOf(shown);
  }

  private Map<String, String> names(Dimension dimension, Locale locale) {
    var names = new HashMap<String, String>();
    for (CensusConfig.Name name : config.get().names()) {
      if (name.of() == dimension) {
        String label =
            Translated.in(locale.toLanguageTag(), name.name(), rooms.community().languages());
        name.values().forEach(value -> names.put(dimension.folded(value), label));
      }
    }
    return names;
  }

  private static String label(
      Dimension dimension, String group, Tallies.Tally tally, CensusTexts texts) {
    if (group.equals(Dimension.UNKNOWN)) {
      return texts.say("unknown");
    }
    String named =
        switch (dimension) {
          case COUNTRY ->
              group.matches("[a-z]{2}")
                  ? Locale.of("", group).getDisplayCountry(texts.locale())
                  : "";
          case LANGUAGE ->
              group.matches("[a-z]{2,3}")
                  ? Locale.forLanguageTag(group).getDisplayLanguage(texts.locale())
                  : "";
          case PROFESSION, DEPARTMENT -> "";
        };
    return named.isBlank() || named.equalsIgnoreCase(group) ? tally.spelt() : named;
  }
}
